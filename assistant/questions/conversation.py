"""What a follow-up carries over from the turns before it: place, period, indicator and kind.

A follow-up is rewritten into a question that stands by itself, and the reader sees it so. The
cues are rows of `data/follow_ups.tsv`, the ways to write a question out `prompts/*/follow_up.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.questions.courtesies import what_is_asked
from assistant.questions.question import Kind, Question
from assistant.questions.small_talk import small_talk
from assistant.records import Language, Turn
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import IndicatorMention
from index_store.language.time.periods import year_of
from index_store.records import Span
from prompts import fill

Reader = Callable[[str], Question]

REMEMBERED = 6
"""So many earlier questions are read; older ones no longer steer."""
SHORT = 8
"""A question of more words that names no place is about all of them."""

_STANDING = (Kind.SUPERLATIVE, Kind.COLLECTION, Kind.DEFINITION, Kind.ARTICLE)
"""Kinds of question that stand by themselves: "huyện nào xếp cuối" asks of no place before it."""
_RANKING = (Kind.RANK, Kind.SUPERLATIVE, Kind.GRADE)
_POINTS = re.compile(r"(?<!\w)(?:điểm|bậc|hạng|points?|scored?|places)(?!\w)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TRAILING = re.compile(r"(?:\s*(?:thì sao|thế nào|ra sao|nhỉ|ạ|vậy|thế))+\s*[?.!]*$")


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that stands by itself.

    ``followed`` says whether that took the turns before; ``brief`` that a shorter answer to the
    question before is wanted.
    """

    text: str
    followed: bool = False
    brief: bool = False


def standalone(text: str, history: Sequence[Turn], read: Reader) -> Standalone:
    """Return the question with what it leaves out taken from the turns before, and nothing else."""
    recent = _recent(history)
    if not recent or small_talk(text) not in (None, "year"):
        return Standalone(text)
    before, reply = "", ""
    for turn in recent:
        if turn.role == "assistant":
            reply = turn.content
        else:
            asked = what_is_asked(turn.content)
            if small_talk(turn.content) not in (None, "year"):
                continue
            before = _carried(asked, before, reply, read) if before else asked
    if not before:
        return Standalone(text)
    carried = _carried(text, before, reply, read)
    return Standalone(carried, carried != text, _is_all(text, "brief"))


def _recent(history: Sequence[Turn]) -> Sequence[Turn]:
    """Return the turns from the earliest question on that still steers."""
    asked = [index for index, turn in enumerate(history) if turn.role == "user"]
    return history[asked[-REMEMBERED:][0] :] if asked else ()


@cache
def _cues() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns of each cue, and those that read words typed without marks."""
    text = files("assistant").joinpath("data/follow_ups.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for cue, _, pattern, _ in rows:
        forms = dict.fromkeys((pattern, unmarked(pattern)))
        found[cue] = found.get(cue, ()) + tuple(re.compile(form) for form in forms)
    return found


def _cue(text: str, name: str) -> re.Match[str] | None:
    """Return where a cue stands in a text, by the pattern that takes most of it."""
    key = comparison_key(text)
    matches = [match for pattern in _cues()[name] if (match := pattern.search(key))]
    return max(matches, key=lambda match: match.end() - match.start(), default=None)


def _is_all(text: str, name: str) -> bool:
    """Return whether a text says a cue and nothing else."""
    key = comparison_key(text).strip(" ?!.,")
    return any(pattern.fullmatch(key) for pattern in _cues()[name])


def _carried(text: str, before: str, reply: str, read: Reader) -> str:
    """Return the follow-up ``text`` with what it leaves out taken from the question ``before``."""
    if _is_all(text, "again") or _is_all(text, "brief"):
        return before
    corrected = _without(text, "correction")
    now = read(corrected)
    if not (corrected != text and len(now.reading.split()) <= SHORT) and not _follows(now):
        return text
    then = read(before)
    for rule in _RULES:
        carried = rule(now, then, reply)
        if carried is not None:
            return carried
    return text


def _without(text: str, cue: str) -> str:
    """Return the text without a cue at its start; a cue alone says nothing to go by."""
    match = _cue(text, cue)
    rest = text[match.end() :].strip(" ,.:;!") if match and match.start() == 0 else ""
    return rest or text


def _follows(now: Question) -> bool:
    key = now.reading
    if _is_all(key, "article"):
        return True
    cues = ("opening", "compare", "pointing", "year_before", "year_after")
    if any(_cue(key, name) for name in cues):
        return len(now.places) < 2 or not _asks(now)
    if any(part.kind in _STANDING for part in now.parts):
        return False
    if now.organisations or now.numbers or now.articles:
        return False
    short = len(key.split()) <= SHORT
    return short and (not now.places or (not _asks(now) and not now.periods))


def _asks(question: Question) -> bool:
    return any(part.kind is not Kind.GENERAL for part in question.parts)


def _where_laid_down(now: Question, then: Question, _: str) -> str | None:
    """Return which article lays down what the earlier question asks."""
    if not _is_all(now.reading, "article") or then.numbers or then.articles:
        return None
    return _frame("which_article", then.language, base=_begun(_bare(then.reading)))


def _begun(text: str) -> str:
    """Return a sentence as the second half of another one."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _why(now: Question, then: Question, _: str) -> str | None:
    """Return the earlier question, with its causes asked for too."""
    only = all(part.kind is Kind.WHY and not part.superlative for part in now.parts)
    if not only or now.places:
        return None
    if any(part.kind is Kind.WHY for part in then.parts):
        return then.reading
    return _frame("and_why", then.language, base=_bare(then.reading))


def _shifted(now: Question, then: Question, _: str) -> str | None:
    """Return the earlier question a year before or after."""
    if any(_YEAR.search(item.text) for item in now.periods):
        return None
    step = -1 if _cue(now.reading, "year_before") else 1 if _cue(now.reading, "year_after") else 0
    year = next((year_of(item.value) for item in then.periods), None)
    if not step or year is None or now.places:
        return None
    return then.reading.replace(str(year), str(year + step))


def _compared(now: Question, then: Question, reply: str) -> str | None:
    """Return the earlier question with another unit to compare with."""
    if not _cue(now.reading, "compare") or len(now.places) != 1:
        return None
    about = _subject(then, reply)
    if about is None:
        return None
    language = then.language
    base = _bare(then.reading)
    if not then.subjects:
        base = _composed(Kind.AMOUNT, about, _indicator(then, language), then, language)
    return _frame("compared", language, base=base, place=place_of(now.places[0].name, language))


def _replaced(now: Question, then: Question, reply: str) -> str | None:
    """Return the earlier question with places, periods or indicators of the new one in it."""
    if any(part.kind not in (Kind.GENERAL, Kind.COMPARE) for part in now.parts):
        return None
    named = [item for part in now.parts for item in part.indicators]
    dated = now if now.periods else then
    if named and now.places:
        kind = then.parts[0].kind if then.parts[0].kind in (Kind.RANK, Kind.GRADE) else Kind.AMOUNT
        return f"{_composed(kind, now.places[0].name, named[0].text, dated, then.language)}?"
    if named:
        return _of_indicator(named[0], now, then, reply)
    if now.organisations and then.organisations:
        return _of_body(now, then)
    if now.places and len(then.subjects) > 1:
        indicator = _indicator(then, then.language)
        return f"{_composed(Kind.AMOUNT, now.places[0].name, indicator, dated, then.language)}?"
    swaps: list[tuple[Span, str]] = []
    text, tail = then.reading, ""
    if now.places:
        words = (" và " if then.language == "vi" else " and ").join(
            place_of(item.name, then.language) for item in now.places
        )
        old = [item for item in then.places if item.name in then.subjects]
        if old:
            swaps.append((old[0].span, words))
            swaps += [(item.span, "") for item in old[1:]]
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
    return f"{_bare(' '.join(text.split()))}{tail}?" if swaps or tail else None


def _of_body(now: Question, then: Question) -> str | None:
    """Return the earlier question asked of another body."""
    at = comparison_key(then.reading).find(comparison_key(then.organisations[0]))
    if at < 0:
        return None
    text = (
        then.reading[:at] + now.organisations[0] + then.reading[at + len(then.organisations[0]) :]
    )
    return _bare(text) + "?"


def _of_indicator(named: IndicatorMention, now: Question, then: Question, reply: str) -> str:
    """Return the earlier question asked of another indicator."""
    kind = then.parts[0].kind if then.parts[0].kind in _RANKING else Kind.AMOUNT
    subject = _subject(then, reply)
    if subject is None or kind is Kind.SUPERLATIVE:
        before = [item for part in then.parts for item in part.indicators]
        text = then.reading
        if before:
            text = text[: before[0].span.start] + named.text + text[before[0].span.end :]
            return _bare(text) + "?"
        return _frame("about", then.language, text=_bare(text), indicator=named.text) + "?"
    dated = now if now.periods else then
    return _composed(kind, subject, named.text, dated, then.language) + "?"


def _completed(now: Question, then: Question, reply: str) -> str | None:
    """Return the new question with the place, period and indicator of the earlier one."""
    language = now.language
    text = _without(now.reading, "opening") if now.places or now.periods else now.reading
    text = _bare(_without(text, "linking"))
    subject = None if now.places or now.organisations else _subject(then, reply)
    if subject:
        text = _placed(text, place_of(subject, language), language)
    kinds = {part.kind for part in now.parts}
    scores = bool(_POINTS.search(comparison_key(now.reading)))
    if (kinds & {Kind.RANK, Kind.GRADE} or (Kind.AMOUNT in kinds and scores)) and not any(
        part.indicators for part in now.parts
    ):
        text = _frame("about", language, text=text, indicator=_indicator(then, language))
    if not now.periods and then.periods:
        period = period_words(then.periods[0].value, language)
        text = _frame("within", language, text=text, period=period)
    return f"{text}?" if f"{text}?" != now.reading else None


_RULES = (_where_laid_down, _why, _shifted, _compared, _replaced, _completed)
FRAMES = "follow_up"
_BODY = re.compile(r"(?:Sở|Ban|Chi cục|Cục|Công an|Thanh tra|Văn phòng) ")


def _placed(text: str, place: str, language: Language) -> str:
    """Return the text with the place where it is pointed at, else before what is asked of it."""
    match = _cue(text, "pointing")
    if match:
        pointed = match[0].split()[0]
        joint = f"{pointed} " if pointed in ("của", "ở", "tại", "trong") else ""
        return text[: match.start()] + joint + place + text[match.end() :]
    if language == "vi" and re.match(
        r"(?:được|đạt|xếp|đứng|tăng|giảm|tụt|lên|xuống|có|là|hoàn thành|tiếp nhận|giải quyết)\b",
        comparison_key(text),
    ):
        return f"{place} {text[:1].lower()}{text[1:]}"
    return _frame("of_place", language, text=text, place=place)


def _composed(kind: Kind, place: str, indicator: str, dated: Question, language: Language) -> str:
    """Return a question of one place and one indicator, without its question mark."""
    name = {Kind.RANK: "rank_of", Kind.GRADE: "grade_of"}.get(kind, "value_of")
    when = f" {period_words(dated.periods[0].value, language)}" if dated.periods else ""
    return _frame(name, language, place=place_of(place, language), indicator=indicator, when=when)


def _subject(then: Question, reply: str) -> str | None:
    """Return the unit that was asked about, else the first one that the reply names."""
    bodies = any(part.level == "department" for part in then.parts)
    said = [item.text for item in find_organisations(reply) if _BODY.match(item.text)]
    named = [*then.subjects, *(said if bodies else ()), *(p.name for p in find_places(reply))]
    return named[0] if named else None


def _indicator(then: Question, language: Language) -> str:
    """Return the indicator that was asked about; a ranking without one is of the index itself."""
    named = [item.text for part in then.parts for item in part.indicators]
    return named[0] if named and then.language == language else _frame("index", language)


def _frame(name: str, language: Language, **values: str) -> str:
    return fill(name, language, FRAMES, **values)


def _bare(text: str) -> str:
    """Return a question without its mark, and without "thì sao" at its end."""
    return _TRAILING.sub("", text).rstrip(" ?.!,")
