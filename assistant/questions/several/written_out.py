"""A question written out with what only the question before it in the same text names.

The place, the time and the measure of "huyện A được mấy điểm CCHC năm 2023" hold also for "ai ký
quyết định" and "năm 2022 xếp thứ mấy" behind it, unless that names its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.questions.expect import expected
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import place_level

_WHOLE = re.compile(
    r"(?<!\w)(?:cả nước|toàn quốc|toàn tỉnh|toàn huyện|toàn xã|toàn thành phố|việt nam|của tỉnh|tỉnh ta|nationwide|national|the country)(?!\w)"
)
_TIMELESS = (
    Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.DEFINITION, Kind.ARTICLE, Kind.DOCUMENT,
    Kind.COLLECTED, Kind.COLLECTION,
)  # fmt: skip
"""Kinds of question that a year named for another does not narrow."""
_LEVELS = {
    "tỉnh": "province", "thành phố": "", "huyện": "district", "quận": "district",
    "thị xã": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune",
}  # fmt: skip
_POINTED_UNIT = re.compile(
    r"(?<!\w)(?P<unit>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đơn vị|địa phương|nơi) (?:này|đó|ấy|trên|nói trên|vừa nêu)(?!\w)",
    re.IGNORECASE,
)
_POINTED_TIME = re.compile(
    r"(?<!\w)(?:năm|quý|tháng|kỳ|giai đoạn|thời gian) (?:này|đó|ấy|nói trên)(?!\w)", re.IGNORECASE
)


def pointed_out(text: str, before: Question) -> str:
    """Return a text with "huyện này" and "năm đó" said as the question before names them."""
    if before.language != "vi":
        return text
    if len(before.subjects) == 1:
        text = _POINTED_UNIT.sub(lambda found: _unit(found, before), text)
    if len(before.periods) == 1:
        said = period_words(before.periods[0].value, "vi")
        text = _POINTED_TIME.sub(said, text)
    return text


def _unit(found: re.Match[str], before: Question) -> str:
    """Return the unit that was named before, where what points at it may mean it."""
    name, unit = before.subjects[0], found["unit"].lower()
    wanted = _LEVELS.get(unit, "")
    level = place_level(name)
    asks_which = any(_picks(part) for part in before.parts)
    return name if not asks_which and (not wanted or wanted == level) else found[0]


def said_again(now: Question, before: Question) -> str:
    """Return the question before asked of another time, where a question names only that.

    "Mục tiêu số hóa năm 2024 của huyện A là bao nhiêu, năm 2023 đạt bao nhiêu?" asks for the
    target of one year and for what was reached in another. Nothing where it asks otherwise.
    """
    own = {word for part in now.parts for word in part.asked.words().words}
    same = {word for part in before.parts for word in part.asked.words().words}
    if now.language != "vi" or not own <= _OF_ANY_MEASURE | same or len(before.periods) != 1:
        return ""
    if now.places or now.organisations or now.numbers or len(now.periods) != 1:
        return ""
    if now.periods[0].value == before.periods[0].value or not _asks_how_much(now, before):
        return ""
    span = before.periods[0].span
    when = period_words(now.periods[0].value, "vi")
    text = f"{before.reading[: span.start]}{when}{before.reading[span.end :]}".rstrip(" ?.,;")
    aimed, aims = (_AIM.search(comparison_key(one.reading)) for one in (before, now))
    if aimed and not aims:
        text = " ".join(_AIM_SAID.sub(" ", text).split())
    elif aims and not aimed:
        text = f"mục tiêu {text[:1].lower()}{text[1:]}"
    return f"{text}?"


def _asks_how_much(now: Question, before: Question) -> bool:
    kinds = {part.kind for question in (now, before) for part in question.parts}
    return len(now.parts) == len(before.parts) == 1 and kinds <= {Kind.AMOUNT, Kind.GENERAL}


_AIM = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu)(?!\w)")
_AIM_SAID = re.compile(
    r"(?<!\w)(?:(?:có |đặt |đề ra |giao )?(?:mục tiêu|chỉ tiêu|kế hoạch)|phấn đấu)(?: về| cho)?(?!\w)",
    re.IGNORECASE,
)
_OF_ANY_MEASURE = frozenset(
    ("đạt", "được", "thực", "hiện", "kết", "quả", "mục", "tiêu", "chỉ", "kế", "hoạch", "làm", "còn",
     "phần", "trăm", "điểm", "số", "đặt", "ra", "tỷ", "lệ", "ước", "giờ", "phấn", "đấu", "phải")
)  # fmt: skip
"""Words that say of no measure which it is."""


def written_out(now: Question, before: Question) -> str:
    """Return a question with the place, the time and the measure that only the one before names."""
    told = list(dict.fromkeys(_left_out(now, before)))
    if not told:
        return now.reading
    return f"{now.reading.rstrip(' ?.')} ({', '.join(told)})?"


def _left_out(now: Question, before: Question) -> Iterator[str]:
    if _needs_measure(now) and _of_a_ranking(before):
        yield from [item.text for part in before.parts for item in part.indicators][:1]
    if not (now.places or now.organisations or now.numbers or _speaks_of_whole(now)):
        said = comparison_key(now.reading)
        for item in before.places:
            named = comparison_key(proper_name(item.name)) in said  # "DDCI Hải Định"
            if not named and _may_be_of(item.level, now):
                yield place_of(item.name, now.language)
    if not now.periods and any(part.kind not in _TIMELESS for part in now.parts):
        for period in before.periods:
            yield period_words(period.value, now.language)


def _speaks_of_whole(now: Question) -> bool:
    return _WHOLE.search(comparison_key(now.reading)) is not None


def _may_be_of(level: str | None, now: Question) -> bool:
    """Return whether units that are asked for may lie in one of a level."""
    wanted = [part.level for part in now.parts if _picks(part)]
    return all(DEPTH.get(one or "", 9) > DEPTH.get(level or "", 3) for one in wanted)


def _picks(part: Part) -> bool:
    return part.kind in (Kind.SUPERLATIVE, Kind.UNITS)


def _needs_measure(now: Question) -> bool:
    """Return whether a question asks for a rank, a grade or points, and not of what."""
    own = {word for part in now.parts for word in part.asked.words().words}
    named = any(part.indicators for part in now.parts)
    return not named and own <= _OF_RANKINGS and _of_a_ranking(now)


def _of_a_ranking(question: Question) -> bool:
    return any(
        part.kind in (Kind.RANK, Kind.GRADE, Kind.SUPERLATIVE)
        or expected(part.text, question.language).unit == "điểm"
        for part in question.parts
    )


_OF_RANKINGS = frozenset(
    ("điểm", "số", "đạt", "xếp", "hạng", "loại", "thứ", "bậc", "vị", "trí", "đứng", "đầu", "cuối")
)
"""Words of a question about a ranking that say not which."""
