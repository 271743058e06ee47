"""Periods of time as written in Vietnamese and English, in one canonical form.

Canonical values: ``2022``, ``2023-Q1``, ``2023-H1``, ``2023-02``, ``2023-08-22``,
``2023-01/2023-09`` (nine months), ``2023-01-01/2023-08-22``, ``2021/2025``.
A state "tính đến 30/7/2021" is that day: ``2021-07-30``, of kind ``until``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.period_rules import rules
from index_store.language.period_values import Context, Filled, PeriodKind, Value
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period where it stands in a text, with its canonical value."""

    span: Span
    text: str
    value: str
    kind: PeriodKind


def _prefilter(text: str) -> bool:
    return bool(_HINT.search(text))


_HINT = re.compile(r"\d|năm|quý|tháng|year|nam |quy |thang ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodShape:
    """Words that name a period, whether or not the context is enough to resolve them."""

    span: Span
    value: str | None
    kind: PeriodKind | None


@dataclass(frozen=True, slots=True)
class _Matched:
    span: Span
    groups: Filled
    build: Callable[[Filled, Context], Value | None]


def find_period_shapes(text: str, reference: date | None = None) -> tuple[PeriodShape, ...]:
    """Return every stretch of ``text`` that names a period, in order, resolved where it can be.

    >>> [s.value for s in find_period_shapes("ngày 24-8")]
    [None]
    """
    if not _prefilter(text):
        return ()
    matches: list[_Matched] = []
    for rule in rules(text.isascii()):
        for m in rule.pattern.finditer(text):
            span = Span(m.start(), m.end())
            if span.start == span.end or any(span.overlaps(found.span) for found in matches):
                continue
            matches.append(_Matched(span, Filled(m), rule.build))
    matches.sort(key=lambda found: found.span)
    shapes: list[PeriodShape] = []
    last_year: int | None = None
    for found in matches:
        built = found.build(found.groups, Context(reference, last_year))
        shapes.append(
            PeriodShape(found.span, built.value if built else None, built.kind if built else None)
        )
        if built is not None:
            last_year = year_of(built.value) or last_year
    return tuple(shapes)


def find_periods(text: str, reference: date | None = None) -> tuple[PeriodMention, ...]:
    """Return the periods that ``text`` names, in order; relative words need ``reference``.

    A day or month without a year takes the reference's year, else the last year named.

    >>> [p.value for p in find_periods("Quý I năm 2023 và 6 tháng đầu năm 2022")]
    ['2023-Q1', '2022-H1']
    >>> [p.value for p in find_periods("Từ đầu năm 2023 đến ngày 22-8, giai đoạn 2021-2025")]
    ['2023-01-01/2023-08-22', '2021/2025']
    >>> [p.value for p in find_periods("năm nay", date(2024, 3, 12))]
    ['2024']
    """
    return tuple(
        PeriodMention(shape.span, shape.span.of(text), shape.value, shape.kind)
        for shape in find_period_shapes(text, reference)
        if shape.value is not None and shape.kind is not None
    )


def year_of(value: str) -> int | None:
    """Return the one year that a canonical period lies in, None where it spans several.

    >>> year_of("2023-Q1"), year_of("2021/2025")
    (2023, None)
    """
    years = {int(part[:4]) for part in value.split("/") if part[:4].isdigit()}
    return years.pop() if len(years) == 1 else None


def contains(outer: str, inner: str) -> bool:
    """Return whether the canonical period ``inner`` lies wholly in ``outer``.

    >>> contains("2023", "2023-Q1"), contains("2023-Q1", "2023")
    (True, False)
    """
    a, b = bounds(outer), bounds(inner)
    return a is not None and b is not None and a.first <= b.first and b.last <= a.last


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day of a period."""

    first: date
    last: date


@cache
def bounds(value: str) -> Bounds | None:
    """Return the first and last day of a canonical period, None if it is not canonical.

    >>> bounds("2023-Q1").last.isoformat()
    '2023-03-31'
    """
    first, _, last = value.partition("/")
    try:
        start = _part_bounds(first)
        return Bounds(start.first, _part_bounds(last).last) if last else start
    except ValueError:
        return None


def _part_bounds(part: str) -> Bounds:
    found = re.fullmatch(r"(\d{4})(?:-(?:Q(\d)|H(\d)|(\d\d)(?:-(\d\d))?))?", part)
    if found is None:
        raise ValueError(f"not a canonical period: {part!r}")
    year = int(found[1])
    if found[5]:
        day = date(year, int(found[4]), int(found[5]))
        return Bounds(day, day)
    if found[4]:
        first = last = int(found[4])
    elif found[3]:
        first, last = (1, 6) if found[3] == "1" else (7, 12)
    elif found[2]:
        last = 3 * int(found[2])
        first = last - 2
    else:
        first, last = 1, 12
    return Bounds(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
