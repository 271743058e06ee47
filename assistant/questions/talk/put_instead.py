"""A follow-up that puts another place, period, body or indicator into the question before it."""

from __future__ import annotations

import re

from assistant.questions.bare_names import bare_names
from assistant.questions.question import Kind, Question
from assistant.questions.talk.completed import composed, indicator_of, subject_of
from assistant.questions.talk.follow_up_words import Told, bare, cue_in, frame
from assistant.questions.talk.further_asked import moves, without_why
from assistant.questions.talk.leaning import asks_of_its_own, new_words, own_words
from assistant.wording import capitalised, period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import IndicatorMention
from index_store.language.time.periods import year_of
from index_store.records import Span

_RANKING = (Kind.RANK, Kind.SUPERLATIVE, Kind.GRADE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


_FEW_BETWEEN = 2
"""So many words may stand between "so với" and the unit: "so với điểm của huyện B"."""


def shifted(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question a year before or after."""
    if any(_YEAR.search(item.text) for item in now.periods):
        return None
    step = (
        -1 if cue_in(now.reading, "year_before") else 1 if cue_in(now.reading, "year_after") else 0
    )
    year = next((year_of(item.value) for item in then.periods), None)
    if not step or year is None or now.places or asks_of_its_own(now, then):
        return None
    return then.reading.replace(str(year), str(year + step))


def compared(now: Question, then: Question, told: Told) -> str | None:
    """Return the earlier question with another unit to compare with."""
    match = cue_in(now.reading, "compare")
    if match is None or len(now.places) != 1 or asks_of_its_own(now, then):
        return None
    between = now.reading[match.end() : now.places[0].span.start].split()
    if match.start() >= now.places[0].span.start or len(between) > _FEW_BETWEEN:
        return None  # "so với cùng kỳ hồ sơ của huyện B" compares with no huyện B
    about = subject_of(then, told.reply)
    if about is None:
        return None
    language = then.language
    base = without_why(bare(then.reading))
    if not then.subjects or any(part.kind is Kind.COMPARE for part in then.parts):
        base = composed(Kind.AMOUNT, about, indicator_of(then, language), then, language)
    return frame("compared", language, base=base, place=place_of(now.places[0].name, language))


def replaced(now: Question, then: Question, told: Told) -> str | None:
    """Return the earlier question with places, periods or indicators of the new one in it."""
    if not _is_elliptic(now, then):
        return None
    named = [item for part in now.parts for item in part.indicators]
    dated = now if now.periods else then
    if named and own_words(now):
        return None  # "tỷ lệ đúng hạn cấp xã" is more than the indicator
    if named and now.places:
        kind = then.parts[0].kind if then.parts[0].kind in (Kind.RANK, Kind.GRADE) else Kind.AMOUNT
        return f"{composed(kind, now.places[0].name, named[0].text, dated, then.language)}?"
    if named:
        return _of_indicator(named[0], now, then, told.reply)
    if now.places and len(then.subjects) > 1:
        indicator = indicator_of(then, then.language)
        return f"{composed(Kind.AMOUNT, now.places[0].name, indicator, dated, then.language)}?"
    return _swapped(now, then)


def _is_elliptic(now: Question, then: Question) -> bool:
    """Return whether a question says nothing but what stands in place of something."""
    if new_words(now, then) or (moves(now) and not moves(then)):
        return False
    kinds = {part.kind for part in now.parts}
    return kinds <= {Kind.GENERAL, Kind.COMPARE} or (
        kinds <= {part.kind for part in then.parts}
        and bool(now.periods)
        and not now.places
        and not own_words(now)
    )


def _swapped(now: Question, then: Question) -> str | None:
    """Return the earlier question with the units and periods of the new one in place of its own."""
    swaps: list[tuple[Span, str]] = []
    text, tail = then.reading, ""
    units = _units(now, then)
    if units:
        words = (" và " if then.language == "vi" else " and ").join(units)
        old = _old_units(now, then)
        if old:
            swaps.append((old[0], words))
            swaps += [(span, "") for span in old[1:]]
        elif now.organisations:
            return None
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
    # "Ra sao" at the end is what it asks, no "thì sao" of a follow-up.
    return f"{' '.join(text.split()).rstrip(' ?.!,')}{tail}?" if swaps or tail else None


def _units(now: Question, then: Question) -> list[str]:
    if now.organisations:
        head, *rest = now.organisations[0].split()
        return [" ".join([capitalised(head), *([capitalised(rest[0]), *rest[1:]] if rest else [])])]
    return [place_of(item.name, then.language) for item in now.places] or list(bare_names(now))


def _old_units(now: Question, then: Question) -> list[Span]:
    """Return where the earlier question names the units in whose place others come."""
    bodies = [_span_of(name, then.reading) for name in then.organisations[:1]]
    if now.organisations and bodies:
        return bodies
    old = [item.span for item in then.places if item.name in then.subjects]
    return old or bodies or [_span_of(name, then.reading) for name in bare_names(then)]


def _span_of(name: str, text: str) -> Span:
    at = comparison_key(text).find(comparison_key(name))
    return Span(at, at + len(name))


def _of_indicator(named: IndicatorMention, now: Question, then: Question, reply: str) -> str:
    """Return the earlier question asked of another indicator; a target stays one."""
    kind = then.parts[0].kind if then.parts[0].kind in _RANKING else Kind.AMOUNT
    subject = subject_of(then, reply)
    before = [item for part in then.parts for item in part.indicators]
    about = before and then.reading[: before[0].span.start].lower().endswith(" về ")
    if subject is None or kind is Kind.SUPERLATIVE or (before and len(then.subjects) > 1) or about:
        text = then.reading
        if before:
            text = text[: before[0].span.start] + named.text + text[before[0].span.end :]
            return bare(text) + "?"
        return frame("about", then.language, text=bare(text), indicator=named.text) + "?"
    dated = now if now.periods else then
    words = named.text
    if kind is Kind.AMOUNT and any(part.wants_target for part in then.parts):
        words = frame("target_of", then.language, indicator=words)
    return composed(kind, subject, words, dated, then.language) + "?"
