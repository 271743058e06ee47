"""A follow-up completed: its own words, with the place, period and indicator that it leaves out."""

from __future__ import annotations

import re

from assistant.questions.contrasted import of_set
from assistant.questions.question import Kind, Question
from assistant.questions.talk.follow_up_words import (
    Told,
    bare,
    begun,
    cue_in,
    frame,
    is_all,
    without,
)
from assistant.questions.talk.leaning import FEW, asks, asks_of_its_own, new_words
from assistant.records import Language
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places

_POINTS = re.compile(r"(?<!\w)(?:điểm|bậc|hạng|points?|scored?|places)(?!\w)")
_ASKING = re.compile(r"(?<!\w)(?:nào|gì|ai|đâu|sao|không|chưa)(?!\w)")
_PART_NAMED = re.compile(
    r"(?:lĩnh vực|tiêu chí|yếu tố|nội dung|nhóm|thành phần|khoản|dịch vụ|thủ tục)(?: thành phần)? nào"
)
_WITHIN = re.compile(r"(?P<topic>.+), trong đó .+? của (?P<tail>.+) là bao nhiêu\?$")
_HOW_MANY = re.compile(r"(?:(?:là|có|chiếm|được) )*(?:bao nhiêu|mấy)(?: (?:hồ sơ|tiền|cái))?", re.I)
_ASKED_LAST = re.compile(
    r"(?:(?: là)? (?:gì|bao nhiêu|mấy|thế nào|ra sao)"
    r"|(?: là| do)? ai(?: (?:là người )?(?:ký|ban hành|phê duyệt|công bố|soạn))?"
    r"|(?: (?:được|đã))* (?:ban hành|ký|công bố) (?:ngày nào|khi nào|bao giờ|năm nào))$| gồm những gì$"
)
_ASKED_FIGURE = re.compile(
    r" (?:(?:là|được|có|tối đa|tối thiểu|không quá|ít nhất|nhiều nhất|hết|mất|trong|phải|cần) )*"
    r"(?:bao nhiêu|mấy|bao lâu)(?: [^ ?]+){0,2} *\?*$"
)
_SAME = ("sao", "thế nào", "ra sao", "như thế nào")
_CASE = re.compile(
    r"(?:(?:còn|nếu|khi|trường hợp|với|đối với|giả sử|lỡ|nhỡ) )*(?P<case>\S.*?) thì "
    r"(?P<how>sao|thế nào|ra sao|như thế nào|(?:hết |mất |là |được |tối đa |trong )*(?:bao nhiêu|mấy|bao lâu)(?: \S+){0,4})$"
)
_MOST_OF_CASE = 6
_OF_VALUE = re.compile(r"(?:điểm|số|tỷ lệ|tỉ lệ|mức|tổng|kinh phí|tiền)(?!\w)")
_OF_DOCUMENT = re.compile(
    r"(?:văn bản|quyết định|nghị quyết|công văn|kế hoạch|chỉ thị|thông báo|báo cáo|đề án|quy chế)(?!\w).* "
    r"(?:ai|ngày nào|khi nào|bao giờ|số (?:mấy|bao nhiêu|nào))(?: (?:ký|ban hành|phê duyệt|công bố|soạn))?$"
)
_BODY = re.compile(r"(?:Sở|Ban|Chi cục|Cục|Công an|Thanh tra|Văn phòng) ")
_DOES = re.compile(
    r"(?:(?:cao |thấp |nhiều |ít )?hơn|kém|thua|cách|được|đạt|xếp|đứng|tăng|giảm|tụt|lên|xuống|có|là|hoàn thành|tiếp nhận|giải quyết)\b"
)
_UNDATED = (Kind.WHEN, Kind.WHO, Kind.WHERE, Kind.DOCUMENT, Kind.DEFINITION, Kind.ARTICLE)
"""Kinds whose answer is of no year that was asked of before."""


def completed(now: Question, then: Question, told: Told, *, dated: bool = True) -> str | None:
    """Return the new question with the place, period and indicator of the earlier one.

    What asks of a subject of its own is put within the place; its period is that of the question
    before only with ``dated``.
    """
    language = now.language
    text = without(now.reading, "opening") if now.places or now.periods else now.reading
    text = bare(without(text, "linking"))
    own = asks_of_its_own(now, then)
    named = (now.places or now.organisations) and not cue_in(text, "pointing")
    subject = None if named else subject_of(then, told.reply)
    if subject:
        text = _placed(text, place_of(subject, language), language, own=own)
    text = text if own else of_what(text, now, then)
    if dated and not now.periods and then.periods and not (own and _is_undated(now)):
        period = period_words(then.periods[0].value, language)
        text = _within(text, period, language)
    return f"{text}?" if f"{text}?" != now.reading else None


def _within(text: str, period: str, language: Language) -> str:
    """Return a question with a period, before what it asks: "… năm 2023 là bao nhiêu"."""
    asked = _ASKED_LAST.search(comparison_key(text)) if language == "vi" else None
    head, tail = (text[: asked.start()], text[asked.start() :]) if asked else (text, "")
    return frame("within", language, text=head, period=period) + tail if head else text


def _is_undated(now: Question) -> bool:
    return all(part.kind in _UNDATED for part in now.parts)


def of_what(text: str, now: Question, then: Question) -> str:
    """Return a completed question with the indicator that it asks the rank or the parts of."""
    language = now.language
    kinds = {part.kind for part in now.parts}
    scores = bool(_POINTS.search(comparison_key(now.reading)))
    if (
        kinds & {Kind.RANK, Kind.GRADE, Kind.COMPARE} or (Kind.AMOUNT in kinds and scores)
    ) and not (topic_of(now) or len(new_words(now, then)) > 1):
        text = frame("about", language, text=text, indicator=indicator_of(then, language))
    if _PART_NAMED.search(comparison_key(text)) and not topic_of(now):
        topic = topic_of(then)
        return frame("about", language, text=text, indicator=topic) if topic else text
    amount = any(part.kind is Kind.AMOUNT for part in then.parts)
    if kinds == {Kind.GENERAL} and amount and not _ASKING.search(comparison_key(text)):
        return frame("how_much", language, text=text)
    return text


def _placed(text: str, place: str, language: Language, *, own: bool) -> str:
    """Return the text with the place where it is pointed at, else before what is asked of it."""
    match = cue_in(text, "pointing")
    if match:
        pointed = match[0].split()[0]
        joint = f"{pointed} " if pointed in ("của", "ở", "tại", "trong") else ""
        return text[: match.start()] + joint + place + text[match.end() :]
    if own and not (language == "vi" and _OF_DOCUMENT.match(comparison_key(text))):
        return frame("in_place", language, text=begun(text), place=place)
    if language == "vi" and _DOES.match(comparison_key(text)):
        return f"{place} {text[:1].lower()}{text[1:]}"
    asked = _ASKED_LAST.search(comparison_key(text)) if language == "vi" else None
    if asked and asked.start() > 0:
        head, tail = text[: asked.start()], text[asked.start() :]
        return frame("of_place", language, text=head, place=place) + tail
    return frame("of_place", language, text=text, place=place)


def about_topic(now: Question, then: Question, told: Told) -> str | None:
    """Return what is asked on of a thing that belongs to no unit: "áp dụng từ khi nào?"."""
    if now.language != "vi" or now.places or now.organisations or subject_of(then, told.reply):
        return None
    asked = _ASKED_FIGURE.search(comparison_key(then.reading))
    if then.numbers or then.articles or not asked or not asks(now) or asks_of_its_own(now, then):
        return None
    thing = then.reading[: asked.start()].strip(" ,")
    text = bare(without(now.reading, "linking"))
    if len(thing.split()) <= FEW or _ASKING.search(comparison_key(thing)):
        return None
    return f"{thing} {begun(text)}?"


def supposed(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question in another case: "nếu nộp qua mạng thì sao?"."""
    if now.language != "vi" or now.places or now.organisations or now.periods or topic_of(now):
        return None
    said = _CASE.match(comparison_key(bare(without(now.reading, "linking"))) + _tail(now))
    asked = _ASKED_FIGURE.search(comparison_key(then.reading))
    if not said or not asked or then.numbers or len(said["case"].split()) > _MOST_OF_CASE:
        return None
    case = said["case"]
    base = then.reading[: asked.start()].strip(" ,")
    swapped = of_set(case, base)
    head = swapped or f"{base} {case}"
    how = then.reading[asked.start() :].strip(" ?") if said["how"] in _SAME else said["how"]
    return f"{head} {how}?"


def _tail(now: Question) -> str:
    """Return "thì sao" where a question ends so: `bare` takes it away."""
    key = comparison_key(now.reading).rstrip(" ?.!")
    return next((f" thì {how}" for how in _SAME if key.endswith(f" thì {how}")), "")


def scored(now: Question, then: Question, told: Told) -> str | None:
    """Return the score of the unit that was asked about: "điểm?" names no point of a law."""
    subject = subject_of(then, told.reply)
    if not is_all(now.reading, "score") or then.numbers or then.articles or subject is None:
        return None
    named = indicator_of(then, then.language)
    return f"{composed(Kind.AMOUNT, subject, named, then, then.language)}?"


def within_it(now: Question, then: Question, told: Told) -> str | None:
    """Return how much of what was asked before falls to a part: "trong đó đất đai bao nhiêu?"."""
    if now.language != "vi" or now.places or now.periods or topic_of(now):
        return None
    rest = without(now.reading, "within")
    said = _WITHIN.match(then.reading)
    if rest != now.reading:
        topic, subject = topic_of(then), subject_of(then, told.reply)
        if not topic or subject is None:
            return None
        when = f" {period_words(then.periods[0].value, 'vi')}" if then.periods else ""
        tail = f"{place_of(subject, 'vi')}{when}"
    elif said and all(part.kind is Kind.GENERAL for part in now.parts):
        topic, tail, rest = said["topic"], said["tail"], without(rest, "opening")
    else:
        return None
    part = _HOW_MANY.sub("", bare(rest)).strip()
    return frame("within_it", "vi", topic=topic, part=part, tail=tail) if part else None


def same_rank(now: Question, then: Question, told: Told) -> str | None:
    """Return the rank or grade by what the follow-up names: "còn chuyển đổi số?" after a rank."""
    kind = then.parts[0].kind
    if kind not in (Kind.RANK, Kind.GRADE) or now.places or now.organisations or now.numbers:
        return None
    subject = subject_of(then, told.reply)
    named = bare(without(without(now.reading, "linking"), "opening"))
    if subject is None or not new_words(now, then) or topic_of(now):
        return None
    if _OF_VALUE.match(comparison_key(named)):
        return None  # "điểm thẩm định" asks for points, not for a rank
    if any(part.kind is not Kind.GENERAL for part in now.parts) or asks_of_its_own(now, then):
        return None
    dated = now if now.periods else then
    return f"{composed(kind, subject, named, dated, then.language)}?" if not now.periods else None


def composed(kind: Kind, place: str, indicator: str, dated: Question, language: Language) -> str:
    """Return a question of one place and one indicator, without its question mark."""
    name = {Kind.RANK: "rank_of", Kind.GRADE: "grade_of"}.get(kind, "value_of")
    when = f" {period_words(dated.periods[0].value, language)}" if dated.periods else ""
    return frame(name, language, place=place_of(place, language), indicator=indicator, when=when)


def subject_of(then: Question, reply: str) -> str | None:
    """Return the unit that was asked about, else the first one that the reply names."""
    bodies = any(part.level == "department" for part in then.parts)
    said = [item.text for item in find_organisations(reply) if _BODY.match(item.text)]
    named = [*then.subjects, *(said if bodies else ()), *(p.name for p in find_places(reply))]
    return named[0] if named else None


def topic_of(question: Question) -> str:
    """Return the indicator that a question names, in its words."""
    return next((item.text for part in question.parts for item in part.indicators), "")


def indicator_of(then: Question, language: Language) -> str:
    """Return the indicator that was asked about; a ranking without one is of the index itself."""
    named = topic_of(then)
    return named if named and then.language == language else frame("index", language)
