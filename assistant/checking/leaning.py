"""More or less, up or down, told without a figure: judged by the values that documents state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.measures import Measure, sole, values_of
from assistant.checking.parts import Part
from assistant.checking.sameness import indicators_named
from assistant.checking.written import figure_words
from assistant.drafts import Quote
from assistant.messages import message
from assistant.ranking import level_of
from assistant.wording import period_words
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.compared import Stated
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim

_COMPARED = re.compile(
    r"(?<!\w)(?:(?P<less>thấp|ít|kém|nhỏ)|(?:cao|nhiều|lớn)) hơn(?: (?:so với|của))*(?= )"
)
_MOVED = re.compile(
    r"(?<!\w)(?:(?P<less>giảm|sụt|tụt|đi xuống)|tăng|đi lên)(?: (?:điểm|nhẹ|mạnh|lên|xuống))*(?= )"
)
_AGAINST = re.compile(r"so với ")
_UNSURE = re.compile(r"(?<!\w)(?:không|chưa|nếu|phấn đấu|sẽ|để|nhằm|mục tiêu)(?!\w)")
_UNITS = ("điểm", "%", "hồ sơ")


def leaning(claim: Claim, evidence: Evidence) -> Part | None:
    """Return what the documents' values say of a claim without figures that one is above another.

    Two units at one time ("A cao hơn B"), or one unit at two ("năm 2024 tăng so với năm 2023"),
    by the one indicator that the claim names; None where any of that is left open.
    """
    key = comparison_key(claim.text)
    named = {m.name for m in indicators_named(claim.text)}
    if claim.figures or len(key) != len(claim.text) or len(named) != 1 or _UNSURE.search(key):
        return None
    (indicator,) = named
    units = evidence.units_in(claim.text)
    periods = [m for m in find_periods(claim.text) if m.kind != "day"]
    words, first, second = None, None, None
    compared = _COMPARED.search(key)
    if compared is not None and len({m.value for m in periods}) == 1:
        words = compared
        before = [u for u in units if u.span.end <= words.start()]
        after = [u for u in units if u.span.start >= words.end()]
        if not before or not after or level_of(before[-1].name) != level_of(after[0].name):
            return None
        first = Measure(before[-1].name, indicator, periods[0].value, None)
        second = first.of(after[0].name)
    elif compared is None and (moved := _MOVED.search(key)) is not None:
        words = moved
        against = _AGAINST.search(key, words.end())
        if against is None or len({u.name for u in units}) != 1:
            return None
        now = {m.value for m in periods if m.span.end <= against.start()}
        then = {m.value for m in periods if m.span.start >= against.end()}
        if len(now) != 1 or len(then) != 1:
            return None
        first = Measure(units[0].name, indicator, now.pop(), None)
        second = first.at(then.pop())
    if words is None or first is None or second is None:
        return None
    mine, theirs = _value(first, evidence), _value(second, evidence)
    if mine is None or theirs is None or mine.figure.unit != theirs.figure.unit:
        return None
    apart = (mine.figure.value or 0.0) - (theirs.figure.value or 0.0)
    span = Span(*words.span()).shifted(claim.span.start)
    quotes = (_quote(mine), _quote(theirs))
    if apart and (apart < 0) == (words["less"] is not None):
        return Part(span, "supported", quotes)
    told = "; ".join(message("check_operand", place=who, figure=figure_words(one.figure))
                     for who, one in ((_who(first, second), mine), (_who(second, first), theirs)))  # fmt: skip
    return Part(span, "contradicted", quotes, told)


def _who(one: Measure, other: Measure) -> str:
    """Return what tells one of two measures from the other: its unit, or its year."""
    return one.place if one.place != other.place else period_words(one.period, "vi")


def _value(measure: Measure, evidence: Evidence) -> Stated | None:
    for unit in _UNITS:
        found = sole(
            values_of(Measure(measure.place, measure.indicator, measure.period, unit), evidence)
        )
        if found is not None:
            return found
    return None


def _quote(one: Stated) -> Quote:
    return Quote(one.document.id, one.figure.span)
