"""Second questions made of questions that are answered rightly alone: what a follow-up leaves out.

A *way* turns a question (``later``) into a follow-up and says which question was asked first. The
first question is a real one that shares what is left out, or the same question of another place,
period or indicator of its document. What the follow-up must be answered with stays what it was.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.evaluation.questions import Question as Asked
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Question
from assistant.wording import place_of
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.place_names import place_level
from index_store.language.time.periods import year_of
from index_store.records import Span

_BODY = re.compile(r"(?:Sở|Ban|Chi cục|Cục|Thanh tra) [A-ZĐ]")


@dataclass(frozen=True, slots=True)
class Known:
    """A question that is answered rightly alone, as it was read."""

    asked: Asked
    read: Question


@dataclass(frozen=True, slots=True)
class Beside:
    """What the documents of a question hold figures of, and the questions that may come first."""

    places: tuple[str, ...]
    indicators: tuple[str, ...]
    shared: tuple[Known, ...]
    """Other questions of the same documents."""
    apart: tuple[Known, ...]
    """Questions of other documents that name another place or none."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A first question, and the second one that leans on it; ``compares`` if both answers show."""

    first: str
    text: str
    known: Known | None = None
    """The first question where it is a real one."""
    compares: bool = False


Made = Iterator[FollowUp]
Way = Callable[[Known, Beside, random.Random], Made]


def _swapped(text: str, span: Span, words: str) -> str:
    return " ".join((text[: span.start] + words + text[span.end :]).split())


def _unit(read: Question) -> tuple[Span, str] | None:
    """Return the one unit that a question asks of, and where it stands."""
    if read.organisations:
        at = read.reading.find(name := read.organisations[0])
        single = len(read.organisations) == 1 and at >= 0 and _BODY.match(name)
        return (Span(at, at + len(name)), name) if single else None
    named = [item for item in read.places if item.name in read.subjects]
    return (named[0].span, named[0].name) if len(named) == 1 else None


def _alike(name: str, names: Sequence[str]) -> list[str]:
    """Return the units of the same level and other name."""
    level = place_level(name)
    own = comparison_key(proper_name(name))
    kind = comparison_key(name).split()[0]
    return [
        other
        for other in names
        if own not in comparison_key(other)
        and comparison_key(proper_name(other)) not in comparison_key(name)
        and (place_level(other) == level if level else comparison_key(other).split()[0] == kind)
    ]


def _of_place(say: Callable[[str, str], str], *, compares: bool = False) -> Way:
    """Return the way that asks of one place first, then says another: ``say(new, old)``."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        unit = _unit(later.read)
        if unit is None:
            return
        if compares and later.read.parts[0].kind not in (Kind.AMOUNT, Kind.RANK):
            return
        span, name = unit
        others = _alike(name, beside.places)
        for other in chance.sample(others, min(2, len(others))):
            first = _swapped(later.read.reading, span, place_of(other, "vi"))
            words = span.of(later.read.reading)
            yield FollowUp(first, say(words, place_of(other, "vi")), compares=compares)

    return way


def _bare(name: str) -> str:
    return proper_name(name) if place_level(name) else name


def _of_year(say: Callable[[str], str], step: int = 0) -> Way:
    """Return the way that asks of one year first, then of the one that the question names."""

    def way(later: Known, _: Beside, chance: random.Random) -> Made:
        years = [item for item in later.read.periods if re.fullmatch(r"\d{4}", item.value)]
        if len(years) != 1 or len(later.read.periods) != 1:
            return
        reading, year = later.read.reading, year_of(years[0].value) or 0
        if reading.count(str(year)) != 1:
            return
        other = year + (step or chance.choice((-1, 1)))
        yield FollowUp(reading.replace(str(year), str(other)), say(str(year)))

    return way


def _of_indicator(say: Callable[[str], str]) -> Way:
    """Return the way that asks of one indicator first, then of the one that the question names."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        named = [item for part in later.read.parts for item in part.indicators]
        kind = later.read.parts[0].kind
        if len(named) != 1 or kind not in (Kind.AMOUNT, Kind.RANK, Kind.GENERAL):
            return
        if not later.read.subjects:
            return
        others = [name for name in beside.indicators if name != named[0].name]
        for other in chance.sample(others, min(2, len(others))):
            first = _swapped(later.read.reading, named[0].span, other)
            yield FollowUp(first, say(named[0].text))

    return way


def _same_place(later: Known, beside: Beside) -> list[Known]:
    unit = _unit(later.read)
    return [
        known
        for known in beside.shared
        if unit and (own := _unit(known.read)) and own[1] == unit[1]
    ]


def _pointed(*words: str) -> Way:
    """Return the way that points at the place that the first question named."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        unit = _unit(later.read)
        if unit is None:
            return
        kind = comparison_key(unit[1]).split()[0]
        fits = [word for word in words if word.split()[0] in (kind, "đơn", "nơi", "địa")]
        for known in chance.sample(firsts := _same_place(later, beside), min(2, len(firsts))):
            for word in fits[:1]:
                text = _swapped(later.read.reading, unit[0], word)
                yield FollowUp(known.asked.text, text, known)

    return way


_JOINED = re.compile(
    r"(?:(?:^| )(?:của|ở|tại|trong|cho))?(?:(?:^| )(?:UBND|ubnd))?(?: toàn)? $", re.IGNORECASE
)


def _there(later: Known, beside: Beside, chance: random.Random) -> Made:
    """Yield the question with "ở đó" in place of "ở huyện A"."""
    unit = _unit(later.read)
    if unit is None:
        return
    reading = later.read.reading
    joined = re.search(r"(?:ở|tại|trong) $", reading[: unit[0].start], re.IGNORECASE)
    firsts = _same_place(later, beside) if joined else []
    for known in chance.sample(firsts, min(2, len(firsts))):
        text = _swapped(reading, Span(joined.start(), unit[0].end), "ở đó")
        yield FollowUp(known.asked.text, text, known)


def _cut(text: str, cuts: Sequence[Span]) -> str:
    """Return a question without some of its parts, begun with a small letter."""
    for cut in sorted(cuts, reverse=True, key=lambda span: span.start):
        text = _swapped(text, cut, " ")
    text = re.sub(r"\s+([?,.])", r"\1", text).strip(" ,")
    if any(cut.start == 0 for cut in cuts):
        text = re.sub(r"^(?:có|thì|là) (?=\w)", "", text, flags=re.IGNORECASE)
    begins = re.match(r"[^\W\d_]+", text)
    named = begins and begins[0][1:] != begins[0][1:].lower()
    return text if named else text[:1].lower() + text[1:]


def _left_out(open_with: str, *, place: bool = False, year: bool = False) -> Way:
    """Return the way that leaves out what the first question named: its place, its year."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        firsts = [known for known in beside.shared if known.asked.id != later.asked.id]
        if place:
            firsts = _same_place(later, beside)
        if year:
            values = later.read.period_values
            firsts = [
                known
                for known in firsts
                if values and known.read.period_values == values and len(values) == 1
            ]
        text = later.read.reading
        cuts: list[Span] = []
        unit = _unit(later.read)
        if place and unit:
            joined = _JOINED.search(text[: unit[0].start])
            cuts.append(Span(joined.start() if joined else unit[0].start, unit[0].end))
        if year and len(later.read.periods) == 1:
            span = later.read.periods[0].span
            joined = re.search(r"(?: trong| của| vào)?(?: năm)? $", text[: span.start], re.I)
            cuts.append(Span(joined.start() if joined else span.start, span.end))
        text = _cut(text, cuts)
        if not cuts or len(text.split()) < 2 or text == later.read.reading:
            return
        for known in chance.sample(firsts, min(2, len(firsts))):
            yield FollowUp(known.asked.text, f"{open_with}{text}", known)

    return way


_NUMBERED = re.compile(
    r"(?P<kind>(?i:quyết định|nghị định|nghị quyết|thông tư|công văn|kế hoạch|chỉ thị|thông báo|báo cáo|đề án|quy chế))"
    r"(?: số)? (?P<number>\d+(?:/\d{4})?(?:/[\w-]+)?)(?: ngày \d[\d/]*\d)?(?P<whose>(?: của)?(?: (?:UBND|HĐND|Chủ tịch))*(?: (?:tỉnh|huyện|xã|sở|bộ))?(?: [A-ZĐ][^\W\d_]*)+)?",
)


def _document(pointer: str) -> Way:
    """Return the way that points at the document whose number both questions name."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        said = list(_NUMBERED.finditer(later.read.reading))
        if len(said) != 1:
            return
        number = re.match(r"\d+", said[0]["number"])
        assert number
        firsts = [
            known
            for known in beside.shared
            if any(
                comparison_key(other["kind"]) == comparison_key(said[0]["kind"])
                and re.match(rf"{number[0]}(?!\d)", other["number"])
                for other in _NUMBERED.finditer(known.read.reading)
            )
        ]
        for known in chance.sample(firsts, min(2, len(firsts))):
            kind = said[0]["kind"]
            text = _swapped(later.read.reading, Span(*said[0].span()), f"{kind} {pointer}")
            yield FollowUp(known.asked.text, text, known)

    return way


_HEADS = (
    "số hồ sơ", "khoản tiền", "khoản", "việc", "nhiệm vụ", "đề án", "dự án", "mô hình", "thủ tục",
    "cuộc họp", "hội nghị", "cuộc thi", "chương trình", "phần mềm", "hệ thống", "lớp", "giấy",
)  # fmt: skip
_CLOSES = frozenset(
    [
        "là",
        "có",
        "được",
        "do",
        "thì",
        "vào",
        "từ",
        "đến",
        "nào",
        "gì",
        "bao",
        "mấy",
        "ai",
        "không",
        "đã",
        "sẽ",
        "phải",
        "chưa",
        "ra",
        "khi",
        "như",
        "với",
        "và",
        "hay",
        "hoặc",
        "của",
        "ở",
        "tại",
        "trong",
        "cho",
        "theo",
        "trên",
        "dưới",
        "để",
        "bị",
        "còn",
    ]
)


def _thing(pointer: str) -> Way:
    """Return the way that points at a thing that both questions name in the same words."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        found: list[FollowUp] = []
        for known in beside.shared:
            found += _pointed_thing(later, known, pointer)
        yield from chance.sample(found, min(2, len(found)))

    return way


def _pointed_thing(later: Known, known: Known, pointer: str) -> Made:
    reading, before = later.read.reading, comparison_key(known.read.reading)
    for head in _HEADS:
        at = comparison_key(reading).find(f"{head} ")
        if at < 0 or len(comparison_key(reading)) != len(reading):
            continue
        words = reading[at:].rstrip(" ?").split()
        longest = next(
            (
                taken
                for count in range(len(words), len(head.split()) + 1, -1)
                if comparison_key(taken := " ".join(words[:count])) in before
            ),
            "",
        )
        while longest and comparison_key(longest.split()[-1]) in _CLOSES:
            longest = longest.rpartition(" ")[0]
        if len(longest.split()) < len(head.split()) + 2:
            continue
        text = reading.replace(longest, f"{head} {pointer}", 1)
        yield FollowUp(known.asked.text, text, known)
        return


def _other_subject(open_with: str) -> Way:
    """Return the way that asks of something else: nothing of the first question may carry over."""

    def way(later: Known, beside: Beside, chance: random.Random) -> Made:
        for known in chance.sample(beside.apart, min(2, len(beside.apart))):
            text = later.asked.text
            begun = text if text[:2].isupper() or not open_with else text[:1].lower() + text[1:]
            yield FollowUp(known.asked.text, f"{open_with}{begun}", known)

    return way


def _plain(text: str) -> str:
    return unmarked(text).lower().rstrip(" ?")


WAYS: dict[str, Way] = {
    "còn X?": _of_place(lambda new, _: f"Còn {new}?"),
    "thế X thì sao?": _of_place(lambda new, _: f"Thế {new} thì sao?"),
    "X thì thế nào?": _of_place(lambda new, _: f"{new[:1].upper()}{new[1:]} thì thế nào?"),
    "X?": _of_place(lambda new, _: f"{new}?"),
    "dạ còn X ạ": _of_place(lambda new, _: f"dạ còn {new} ạ"),
    "vậy thì X?": _of_place(lambda new, _: f"Vậy thì {new}?"),
    "con x thi sao": _of_place(lambda new, _: _plain(f"con {new} thi sao")),
    "còn X? (bare name)": _of_place(lambda new, _: f"Còn {_bare(new)}?"),
    "con x (bare, no marks)": _of_place(lambda new, _: _plain(f"con {_bare(new)}")),
    "so với X?": _of_place(lambda new, _: f"So với {new}?", compares=True),
    "không, ý tôi là X": _of_place(lambda new, _: f"Không, ý tôi là {new}"),
    "ko phải Y, tôi hỏi X cơ": _of_place(lambda new, old: f"ko phải {old}, tôi hỏi {new} cơ"),
    "nhầm, X mới đúng": _of_place(lambda new, _: f"Nhầm, {new} mới đúng"),
    "năm N thì sao?": _of_year(lambda year: f"Năm {year} thì sao?"),
    "còn năm N?": _of_year(lambda year: f"còn năm {year}?"),
    "thế N?": _of_year(lambda year: f"thế {year}?"),
    "nam n thi sao": _of_year(lambda year: f"nam {year} thi sao"),
    "năm trước đó?": _of_year(lambda _: "Năm trước đó?", 1),
    "năm trước thì sao?": _of_year(lambda _: "Thế năm trước đó thì sao?", 1),
    "năm sau đó thì sao?": _of_year(lambda _: "Năm sau đó thì sao?", -1),
    "không, tôi hỏi năm N": _of_year(lambda year: f"Không, tôi hỏi năm {year}"),
    "ý em là năm N cơ": _of_year(lambda year: f"ý em là năm {year} cơ"),
    "thế còn I?": _of_indicator(lambda name: f"Thế còn {name}?"),
    "còn I?": _of_indicator(lambda name: f"còn {name}?"),
    "I thì sao?": _of_indicator(lambda name: f"{name[:1].upper()}{name[1:]} thì sao?"),
    "con i (no marks)": _of_indicator(lambda name: _plain(f"con {name}")),
    "không, ý tôi là I": _of_indicator(lambda name: f"Không, ý tôi là {name}"),
    "huyện này": _pointed("huyện này", "xã này", "phường này", "sở này", "tỉnh này", "đơn vị này"),
    "xã ấy, đơn vị đó": _pointed("xã ấy", "đơn vị đó"),
    "nơi này": _pointed("nơi này"),
    "địa phương đó": _pointed("địa phương đó"),
    "ở đó": _there,
    "place left out": _left_out("", place=True),
    "place left out, thế …": _left_out("Thế ", place=True),
    "place left out, dạ vậy …": _left_out("dạ vậy ", place=True),
    "place and year left out": _left_out("", place=True, year=True),
    "place and year left out, và …": _left_out("Và ", place=True, year=True),
    "year left out": _left_out("", year=True),
    "quyết định này": _document("này"),
    "kế hoạch đó": _document("đó"),
    "báo cáo trên": _document("trên"),
    "việc đó": _thing("đó"),
    "khoản này": _thing("này"),
    "asked after another": _other_subject(""),
    "chuyển sang chuyện khác: …": _other_subject("Chuyển sang chuyện khác: "),
    "Thôi, …": _other_subject("Thôi, "),
    "À mà …": _other_subject("À mà "),
    "tiện thể cho hỏi …": _other_subject("Tiện thể cho hỏi "),
}
