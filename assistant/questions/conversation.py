"""What a follow-up carries over from the turns before it: place, period, indicator and kind.

A follow-up is rewritten into a question that stands by itself, and the reader sees it so. The
cues are rows of `data/follow_ups.tsv`, the ways to write a question out `prompts/*/follow_up.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.questions.bare_names import bare_names
from assistant.questions.contrasted import contrasted
from assistant.questions.courtesies import what_is_asked
from assistant.questions.follow_up_words import (
    DocumentOf,
    Told,
    bare,
    cue_in,
    frame,
    is_all,
    without,
)
from assistant.questions.further_asked import (
    aimed,
    apart,
    moved,
    of_document,
    of_task,
    other_end,
    other_limit,
    points_at_document,
    which_article,
    whole,
    why_too,
    without_why,
)
from assistant.questions.question import Kind, Question
from assistant.questions.small_talk import small_talk
from assistant.records import Language, Turn
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import IndicatorMention
from index_store.language.time.periods import year_of
from index_store.records import Span

Reader = Callable[[str], Question]

REMEMBERED = 6
"""So many earlier questions are read; older ones no longer steer."""
FARTHEST = 16
"""So far back the question is sought that a run of follow-ups hangs on."""
_FEW = 2
"""A question of so few words of its own, which names nothing, is about what was asked before."""
SHORT = 8
"""A question of more words that names no place is about all of them."""

_STANDING = (Kind.SUPERLATIVE, Kind.COLLECTION, Kind.DEFINITION, Kind.ARTICLE)
"""Kinds of question that stand by themselves: "huyện nào xếp cuối" asks of no place before it."""
_RANKING = (Kind.RANK, Kind.SUPERLATIVE, Kind.GRADE)
_POINTS = re.compile(r"(?<!\w)(?:điểm|bậc|hạng|points?|scored?|places)(?!\w)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that stands by itself.

    ``followed`` says whether that took the turns before; ``brief`` that a shorter answer to the
    question before is wanted; ``why`` that its causes alone are asked for.
    """

    text: str
    followed: bool = False
    brief: bool = False
    why: bool = False


def standalone(
    text: str, history: Sequence[Turn], read: Reader, document_of: DocumentOf = lambda _: ""
) -> Standalone:
    """Return the question with what it leaves out taken from the turns before, and nothing else.

    ``document_of`` is asked only where the follow-up asks of "the document".
    """
    read = _once(read)
    recent = _recent(history, read)
    if not recent or small_talk(text) not in (None, "year"):
        return Standalone(text)
    thread = _Thread(read, document_of)
    for turn in recent:
        if turn.role == "assistant":
            thread.reply = turn.content
        elif small_talk(turn.content) in (None, "year"):
            thread.ask(what_is_asked(turn.content))
    if not thread.before:
        return Standalone(text)
    carried = thread.carried(text)
    followed = carried != text
    why = followed and all(part.kind is Kind.WHY for part in read(text).parts)
    return Standalone(carried, followed, is_all(text, "brief"), why)


def _once(read: Reader) -> Reader:
    """Return a reader that reads no text twice."""
    known: dict[str, Question] = {}

    def remembered(text: str) -> Question:
        if text not in known:
            known[text] = read(text)
        return known[text]

    return remembered


def _recent(history: Sequence[Turn], read: Reader) -> Sequence[Turn]:
    """Return the turns from the earliest question on that still steers.

    That is one of the last few, or the one farther back that a run of follow-ups hangs on.
    """
    asked = [index for index, turn in enumerate(history) if turn.role == "user"]
    if not asked:
        return ()
    first = max(0, len(asked) - REMEMBERED)
    farthest = max(0, len(asked) - FARTHEST)
    while first > farthest and _leans(history[asked[first]].content, read):
        first -= 1
    return history[asked[first] :]


def _leans(text: str, read: Reader) -> bool:
    """Return whether a question cannot be the one that a thread began with."""
    asked = what_is_asked(text)
    if len(asked.split()) > SHORT + 2:
        return False
    return small_talk(text) is not None or _follows(read(asked)) or _says_little(read(asked))


class _Thread:
    """The questions of a conversation as they are understood one after the other."""

    def __init__(self, read: Reader, document_of: DocumentOf) -> None:
        self._read = read
        self._document_of = document_of
        self._opened = ""
        self._years: list[int] = []
        self._units: dict[str, None] = {}
        self.before = ""
        self.reply = ""

    def ask(self, text: str) -> None:
        """Take a question into the thread; one that says nothing by itself does not steer it."""
        carried = self.carried(text) if self.before else text
        if carried == self.before:
            return
        now = self._read(carried)
        if self.before and carried == text and _says_little(now):
            return
        if carried == text:
            self._opened, self._years, self._units = text, [], {}
        self._years += [year for item in now.periods if (year := year_of(item.value))]
        for name in now.subjects:
            self._units.pop(name, None)
            self._units[name] = None
        self.before = carried

    def carried(self, text: str) -> str:
        """Return a question with what it leaves out taken from the thread."""
        told = Told(
            self.reply, self._opened, tuple(self._years), self._document_of, tuple(self._units)
        )
        return _carried(text, self.before, told, self._read)


def _says_little(question: Question) -> bool:
    """Return whether a question names nothing that another could ask on about."""
    named = question.places or question.periods or question.numbers or question.articles
    if named or question.organisations or len(question.reading.split()) > SHORT:
        return False
    words = {word for part in question.parts for word in part.asked.words().words}
    return len(words) <= _FEW and not any(part.indicators for part in question.parts)


def _carried(text: str, before: str, told: Told, read: Reader) -> str:
    """Return the follow-up ``text`` with what it leaves out taken from the question ``before``."""
    if is_all(text, "again") or is_all(text, "brief"):
        return before
    corrected = without(text, "correction")
    now = read(corrected)
    if not (corrected != text and len(now.reading.split()) <= SHORT) and not _follows(now):
        return text
    then = read(before)
    for rule in _RULES:
        carried = rule(now, then, told)
        if carried is not None:
            return carried
    return text


def _follows(now: Question) -> bool:
    key = now.reading
    own = (
        "apart",
        "score",
        "target_met",
        "target_left",
        "article",
        "document",
        "end",
        "moved",
        "total",
    )
    if any(is_all(key, name) for name in own) or (points_at_document(key) and not now.numbers):
        return True
    cues = ("opening", "compare", "pointing", "year_before", "year_after")
    if any(cue_in(key, name) for name in cues):
        return len(now.places) < 2 or not _asks(now)
    if any(part.kind in _STANDING for part in now.parts):
        return False
    if now.organisations or now.numbers or now.articles:
        return False
    short = len(key.split()) <= SHORT
    return short and (not now.places or (not _asks(now) and not now.periods))


def _asks(question: Question) -> bool:
    return any(part.kind is not Kind.GENERAL for part in question.parts)


def _scored(now: Question, then: Question, told: Told) -> str | None:
    """Return the score of the unit that was asked about: "điểm?" names no point of a law."""
    subject = _subject(then, told.reply)
    if not is_all(now.reading, "score") or then.numbers or then.articles or subject is None:
        return None
    return (
        f"{_composed(Kind.AMOUNT, subject, _indicator(then, then.language), then, then.language)}?"
    )


def _shifted(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question a year before or after."""
    if any(_YEAR.search(item.text) for item in now.periods):
        return None
    step = (
        -1 if cue_in(now.reading, "year_before") else 1 if cue_in(now.reading, "year_after") else 0
    )
    year = next((year_of(item.value) for item in then.periods), None)
    if not step or year is None or now.places:
        return None
    return then.reading.replace(str(year), str(year + step))


def _compared(now: Question, then: Question, told: Told) -> str | None:
    """Return the earlier question with another unit to compare with."""
    if not cue_in(now.reading, "compare") or len(now.places) != 1:
        return None
    about = _subject(then, told.reply)
    if about is None:
        return None
    language = then.language
    base = without_why(bare(then.reading))
    if not then.subjects or any(part.kind is Kind.COMPARE for part in then.parts):
        base = _composed(Kind.AMOUNT, about, _indicator(then, language), then, language)
    return frame("compared", language, base=base, place=place_of(now.places[0].name, language))


def _replaced(now: Question, then: Question, told: Told) -> str | None:
    """Return the earlier question with places, periods or indicators of the new one in it."""
    if any(part.kind not in (Kind.GENERAL, Kind.COMPARE) for part in now.parts):
        return None
    named = [item for part in now.parts for item in part.indicators]
    dated = now if now.periods else then
    own = {word for part in now.parts for word in part.asked.words().words}
    if not named and len(own) > _FEW and not cue_in(now.reading, "opening"):
        return None  # it asks something of its own
    if named and now.places:
        kind = then.parts[0].kind if then.parts[0].kind in (Kind.RANK, Kind.GRADE) else Kind.AMOUNT
        return f"{_composed(kind, now.places[0].name, named[0].text, dated, then.language)}?"
    if named:
        return _of_indicator(named[0], now, then, told.reply)
    if now.organisations and then.organisations:
        return _of_body(now, then)
    if now.places and len(then.subjects) > 1:
        indicator = _indicator(then, then.language)
        return f"{_composed(Kind.AMOUNT, now.places[0].name, indicator, dated, then.language)}?"
    swaps: list[tuple[Span, str]] = []
    text, tail = then.reading, ""
    units = [place_of(item.name, then.language) for item in now.places] or list(bare_names(now))
    if units:
        words = (" và " if then.language == "vi" else " and ").join(units)
        old = [item.span for item in then.places if item.name in then.subjects]
        old = old or [_span_of(name, then.reading) for name in bare_names(then)]
        if old:
            swaps.append((old[0], words))
            swaps += [(span, "") for span in old[1:]]
        else:
            tail += " " + words
    if now.periods:
        # "Năm trước nữa, 2021": the year that is written says which.
        written = [item for item in now.periods if _YEAR.search(item.text)]
        words = period_words((written or now.periods)[0].value, then.language)
        if then.periods:
            swaps.append((then.periods[0].span, words))
        else:
            tail += " " + words
    for span, words in sorted(swaps, key=lambda swap: -swap[0].start):
        text = text[: span.start] + words + text[span.end :]
    return f"{bare(' '.join(text.split()))}{tail}?" if swaps or tail else None


def _span_of(name: str, text: str) -> Span:
    return Span(at := text.find(name), at + len(name))


def _of_body(now: Question, then: Question) -> str | None:
    """Return the earlier question asked of another body."""
    at = comparison_key(then.reading).find(comparison_key(then.organisations[0]))
    if at < 0:
        return None
    text = (
        then.reading[:at] + now.organisations[0] + then.reading[at + len(then.organisations[0]) :]
    )
    return bare(text) + "?"


def _of_indicator(named: IndicatorMention, now: Question, then: Question, reply: str) -> str:
    """Return the earlier question asked of another indicator."""
    kind = then.parts[0].kind if then.parts[0].kind in _RANKING else Kind.AMOUNT
    subject = _subject(then, reply)
    if subject is None or kind is Kind.SUPERLATIVE:
        before = [item for part in then.parts for item in part.indicators]
        text = then.reading
        if before:
            text = text[: before[0].span.start] + named.text + text[before[0].span.end :]
            return bare(text) + "?"
        return frame("about", then.language, text=bare(text), indicator=named.text) + "?"
    dated = now if now.periods else then
    return _composed(kind, subject, named.text, dated, then.language) + "?"


def _within_it(now: Question, then: Question, told: Told) -> str | None:
    """Return how much of what was asked before falls to a part: "trong đó đất đai bao nhiêu?"."""
    if now.language != "vi" or now.places or now.periods or _topic(now):
        return None
    rest = without(now.reading, "within")
    said = _WITHIN.match(then.reading)
    if rest != now.reading:
        topic, subject = _topic(then), _subject(then, told.reply)
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


def _topic(question: Question) -> str:
    """Return the indicator that a question names, in its words."""
    return next((item.text for part in question.parts for item in part.indicators), "")


def _is_amount(question: Question) -> bool:
    return any(part.kind is Kind.AMOUNT for part in question.parts)


def _completed(now: Question, then: Question, told: Told) -> str | None:
    """Return the new question with the place, period and indicator of the earlier one."""
    language = now.language
    text = without(now.reading, "opening") if now.places or now.periods else now.reading
    text = bare(without(text, "linking"))
    subject = None if now.places or now.organisations else _subject(then, told.reply)
    if subject:
        text = _placed(text, place_of(subject, language), language)
    kinds = {part.kind for part in now.parts}
    scores = bool(_POINTS.search(comparison_key(now.reading)))
    if (
        kinds & {Kind.RANK, Kind.GRADE, Kind.COMPARE} or (Kind.AMOUNT in kinds and scores)
    ) and not any(part.indicators for part in now.parts):
        text = frame("about", language, text=text, indicator=_indicator(then, language))
    if _PART_NAMED.search(comparison_key(text)) and not _topic(now):
        topic = _topic(then)
        text = frame("about", language, text=text, indicator=topic) if topic else text
    elif kinds == {Kind.GENERAL} and _is_amount(then) and not _ASKING.search(comparison_key(text)):
        text = frame("how_much", language, text=text)
    if not now.periods and then.periods:
        period = period_words(then.periods[0].value, language)
        text = frame("within", language, text=text, period=period)
    return f"{text}?" if f"{text}?" != now.reading else None


_RULES = (
    _scored, aimed, apart, which_article, of_task, of_document, other_end, other_limit, moved, whole, contrasted,
    _within_it,
    why_too, _shifted, _compared, _replaced, _completed,
)  # fmt: skip
"""In their order; the first that has an answer is taken."""
_ASKING = re.compile(r"(?<!\w)(?:nào|gì|ai|đâu|sao|không|chưa)(?!\w)")
_PART_NAMED = re.compile(
    r"(?:lĩnh vực|tiêu chí|yếu tố|nội dung|nhóm|thành phần|khoản|dịch vụ|thủ tục)(?: thành phần)? nào"
)
_WITHIN = re.compile(r"(?P<topic>.+), trong đó .+? của (?P<tail>.+) là bao nhiêu\?$")
_HOW_MANY = re.compile(r"(?:(?:là|có|chiếm|được) )*(?:bao nhiêu|mấy)(?: (?:hồ sơ|tiền|cái))?", re.I)
_ASKED_LAST = re.compile(r"(?: là)? (?:gì|bao nhiêu|ai|mấy|thế nào|ra sao)$| gồm những gì$")
_BODY = re.compile(r"(?:Sở|Ban|Chi cục|Cục|Công an|Thanh tra|Văn phòng) ")


def _placed(text: str, place: str, language: Language) -> str:
    """Return the text with the place where it is pointed at, else before what is asked of it."""
    match = cue_in(text, "pointing")
    if match:
        pointed = match[0].split()[0]
        joint = f"{pointed} " if pointed in ("của", "ở", "tại", "trong") else ""
        return text[: match.start()] + joint + place + text[match.end() :]
    if language == "vi" and re.match(
        r"(?:(?:cao |thấp |nhiều |ít )?hơn|kém|thua|cách|được|đạt|xếp|đứng|tăng|giảm|tụt|lên|xuống|có|là|hoàn thành|tiếp nhận|giải quyết)\b",
        comparison_key(text),
    ):
        return f"{place} {text[:1].lower()}{text[1:]}"
    asked = _ASKED_LAST.search(comparison_key(text)) if language == "vi" else None
    if asked and asked.start() > 0:
        head, tail = text[: asked.start()], text[asked.start() :]
        return frame("of_place", language, text=head, place=place) + tail
    return frame("of_place", language, text=text, place=place)


def _composed(kind: Kind, place: str, indicator: str, dated: Question, language: Language) -> str:
    """Return a question of one place and one indicator, without its question mark."""
    name = {Kind.RANK: "rank_of", Kind.GRADE: "grade_of"}.get(kind, "value_of")
    when = f" {period_words(dated.periods[0].value, language)}" if dated.periods else ""
    return frame(name, language, place=place_of(place, language), indicator=indicator, when=when)


def _subject(then: Question, reply: str) -> str | None:
    """Return the unit that was asked about, else the first one that the reply names."""
    bodies = any(part.level == "department" for part in then.parts)
    said = [item.text for item in find_organisations(reply) if _BODY.match(item.text)]
    named = [*then.subjects, *(said if bodies else ()), *(p.name for p in find_places(reply))]
    return named[0] if named else None


def _indicator(then: Question, language: Language) -> str:
    """Return the indicator that was asked about; a ranking without one is of the index itself."""
    named = [item.text for part in then.parts for item in part.indicators]
    return named[0] if named and then.language == language else frame("index", language)
