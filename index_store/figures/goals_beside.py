"""A goal told beside its result: "đạt 58,4% (mục tiêu cả năm: 65%)" is a goal of the same measure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.shares_told import of_share_before
from index_store.language.terms.indicators import indicator
from index_store.language.time.periods import year_of
from index_store.records import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.view import View
    from index_store.records import Figure

_BETWEEN = re.compile(
    r"[ ,;]*\(?(?:[^\W\d_]+ ){0,6}?(?:mục tiêu|chỉ tiêu|kế hoạch)(?: [^\W\d_]+){0,6}(?: 20\d\d)?(?: [^\W\d_]+){0,3}[ :(]*$",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"(?<!\w)(?:cả|của|trong|kế hoạch|chỉ tiêu|mục tiêu) năm(?! \d)")
_THAT_RESULT = re.compile(
    r"(?<!\w)(?:kết quả|con số|tỷ lệ|tỉ lệ|mức|chỉ số|điểm số) (?:này|trên|đó|ấy)(?!\w)"
)


def as_told_beside(figure: Figure, read: View, before: Sequence[Figure]) -> Figure:
    """Return a figure as what stands before it makes it: the rate of a share, the goal of a result."""
    own = [f for f in before if f.span.start >= read.base]
    return of_result_beside(of_share_before(figure, own), read, before)


def of_result_beside(figure: Figure, read: View, before: Sequence[Figure]) -> Figure:
    """Return a goal that names no measure as one of the measure of the result it stands beside.

    The result stands right before it, or in the sentence before that "kết quả này" points at. A
    goal "cả năm" beside the result of a part of the year is of the whole year.
    """
    if figure.kind not in ("target", "value") or not _may_be(figure):
        return figure
    result = _result(figure, read, before)
    if result is None:
        named = _named_before(figure, read)
        return replace(figure, indicator=named, kind="target") if named is not None else figure
    place = figure.place if figure.place is not None else result.place
    goal = replace(figure, kind="target", indicator=result.indicator, place=place)
    return replace(goal, period=_period(goal, result, read))


def _may_be(figure: Figure) -> bool:
    """Return whether a figure may be the goal of a result: a goal without a measure, or a bare percent."""
    if figure.kind == "target":
        return figure.indicator is None
    return figure.unit == "%"


def _result(figure: Figure, read: View, before: Sequence[Figure]) -> Figure | None:
    own = [f for f in before if f.span.start >= read.base]
    if own:
        last = own[-1]
        between = read.text[last.span.end - read.base : figure.span.start - read.base]
        return last if _is_result(last, figure) and _BETWEEN.fullmatch(between) else None
    if figure.kind != "target":
        return None
    if _THAT_RESULT.search(read.text) is None:
        return None
    told = [f for f in before if f.kind != "change"]
    return told[-1] if told and _is_result(told[-1], figure) else None


def _named_before(goal: Figure, read: View) -> Binding | None:
    """Return the one rate that a line names before the result whose goal stands in brackets.

    "- Tỷ lệ hồ sơ trực tuyến: 64,2% (chỉ tiêu năm 2024: 70%)" is a line of a list.
    """
    at = goal.span.start - read.base
    percents = [q for q in read.quantities if q.unit == "%" and q.span.end <= at]
    if len(percents) != 1 or not _BETWEEN.fullmatch(read.text[percents[0].span.end : at]):
        return None
    named = [m for m in read.indicators if m.span.end <= percents[0].span.start]
    if len(named) != 1 or "%" not in indicator(named[0].id).unit:
        return None
    return Binding(named[0].name, named[0].text, named[0].span.shifted(read.base))


def _is_result(result: Figure, goal: Figure) -> bool:
    return (
        result.kind == "value" and result.indicator is not None and result.unit == goal.unit == "%"
    )


def _period(goal: Figure, result: Figure, read: View) -> Binding | None:
    """Return the time of a goal: its own, the whole year where it says so, else that of the result."""
    own = goal.period
    if own is not None and (result.period is None or own.value != result.period.value):
        return own
    year = year_of(result.period.value) if result.period is not None else None
    around = read.text[max(0, goal.span.start - read.base - 60) : goal.span.end - read.base + 20]
    if year is not None and _OF_YEAR.search(around):
        return Binding(str(year), str(year), None)
    return own or result.period
