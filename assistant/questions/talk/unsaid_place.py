"""A question that stands by itself but names no place, or no year: they may be those before.

Which is meant is seen by what is found: these are the readings to try, in their order.
"""

from __future__ import annotations

import re

from assistant.questions.question import Kind, Question
from assistant.questions.talk.completed import of_what
from assistant.questions.talk.follow_up_words import bare, begun, frame
from assistant.questions.talk.leaning import new_words
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key

_OF_LAW = (Kind.DEFINITION, Kind.ARTICLE)
_OF_ALL = re.compile(
    r"(?<!\w)(?:(?:toàn|cả|các|mỗi|từng|những) (?:nước|quốc|tỉnh|huyện|quận|xã|phường|vùng|ngành|sở|bộ|đơn vị|địa phương|thành phố)"
    r"|nào|bình quân|trung bình)(?!\w)"
)
"""Words of a figure that is of no single unit."""
_OF_RANKING = frozenset((Kind.RANK, Kind.GRADE, Kind.SUPERLATIVE, Kind.COMPARE))


def readings(now: Question, then: Question) -> tuple[str, ...]:
    """Return how a question that stands by itself may be meant after another, likeliest first.

    A figure is of the place and year in talk; what is told in words is sought as it is asked first.
    """
    alone = now.reading
    if now.language != then.language or now.numbers or now.articles:
        return (alone,)
    if any(part.kind in _OF_LAW for part in now.parts):
        return (alone,)
    if _is_same_rank(now, then):
        ranked = of_what(bare(now.reading), now, then)
        return (_dated(ranked, now, then) or f"{ranked}?", alone)
    placed = _placed(now, then)
    if not _is_figure(now, then):
        return (alone, placed) if placed else (alone,)
    dated = _dated(placed or alone, now, then)
    # A measure of another unit than the one in talk would be told for its own.
    last = (
        "" if placed and _indicators(now) and not _OF_ALL.search(comparison_key(alone)) else alone
    )
    return tuple(text for text in (dated, placed, last) if text)


def _is_same_rank(now: Question, then: Question) -> bool:
    """Return whether another unit's rank is asked for, of no indicator, after that of one."""
    kinds = _kinds(now)
    ranks = bool(kinds) and kinds <= {Kind.RANK, Kind.GRADE} and bool(now.subjects)
    return ranks and bool(_indicators(then)) and not _indicators(now) and not new_words(now, then)


def _placed(now: Question, then: Question) -> str:
    """Return the question within the unit that was asked about, "" where it names one."""
    units = then.subjects[:1] or tuple(item.name for item in then.places[:1])
    if now.places or now.organisations or not units:
        return ""
    place = place_of(units[0], now.language)
    return f"{frame('in_place', now.language, text=begun(bare(now.reading)), place=place)}?"


def _dated(text: str, now: Question, then: Question) -> str:
    """Return a question with the one period that was asked of before, "" where it has its own."""
    if now.periods or len(then.periods) != 1:
        return ""
    period = period_words(then.periods[0].value, now.language)
    return f"{frame('within', now.language, text=bare(text), period=period)}?"


def _is_figure(now: Question, then: Question) -> bool:
    """Return whether both questions ask for a figure, which is of a place and a period."""
    new, old = _indicators(now), _indicators(then)
    unplaced = not (now.places or now.organisations)
    if new:
        return bool(old) or unplaced
    if unplaced and Kind.AMOUNT in _kinds(now):
        return True
    return not old and bool(_kinds(now) & _OF_RANKING) and bool(_kinds(then) & _OF_RANKING)


def _indicators(question: Question) -> frozenset[str]:
    return frozenset(item.id for part in question.parts for item in part.indicators)


def _kinds(question: Question) -> frozenset[Kind]:
    return frozenset(part.kind for part in question.parts)
