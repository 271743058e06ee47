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
from functools import lru_cache

from index_store.language.characters.marks import small, unmarked
from index_store.language.time.period_rules import Rule, rules
from index_store.language.time.period_values import Context, Filled, PeriodKind, Value
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period where it stands in a text, with its canonical value."""

    span: Span
    text: str
    value: str
    kind: PeriodKind


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
    rule: Rule


_SPARSE = 0.08
"""Bytes beyond one a letter: written Vietnamese has about 0.3, text without marks none."""


@lru_cache(maxsize=64)  # a document's text is asked for by each of its sentences and figures
def find_period_shapes(text: str, reference: date | None = None) -> tuple[PeriodShape, ...]:
    """Return every stretch of ``text`` that names a period, in order, resolved where it can be.

    >>> [s.value for s in find_period_shapes("ngày 24-8")]
    [None]
    """
    matches = _matches(text)
    shapes: list[PeriodShape] = []
    last: Value | None = None
    last_year: int | None = None
    for found, listed_year in zip(matches, _listed_years(text, matches), strict=True):
        context = Context(reference, last_year, last, listed_year)
        built = found.rule.build(found.groups, context)
        shapes.append(
            PeriodShape(found.span, built.value if built else None, built.kind if built else None)
        )
        if built is not None:
            last, last_year = built, year_of(built.value) or last_year
    return tuple(shapes)


def find_period_spans(text: str) -> list[Span]:
    """Return where ``text`` names periods, in order, without reading which."""
    return [found.span for found in _matches(text)]


def _matches(text: str) -> list[_Matched]:
    """Return the shapes in ``text``: leftmost first, at one place the first rule that fits."""
    low = small(text)
    sparse = text.isascii() or len(text.encode("utf-8", "replace")) < (1 + _SPARSE) * len(text)
    if sparse and len(low := unmarked(low)) != len(text):
        low, sparse = small(text), False
    known = rules(sparse)
    found: list[_Matched] = []
    at = 0
    while start := known.starts.search(low, at):
        at = start.end()
        for rule in known.by_start["0" if start["digit"] else start.group()]:
            m = rule.pattern.match(low, start.start())
            if m is None or m.end() == m.start():
                continue
            own = m.span("own") if "own" in m.re.groupindex else m.span()
            found.append(_Matched(Span(*own), Filled(m), rule))
            at = m.end()
            more = known.more.get(rule.continues)
            while more and (m := more.pattern.match(low, at)):
                begin = min(m.start(name) for name, value in m.groupdict().items() if value)
                found.append(_Matched(Span(begin, m.end()), Filled(m), more))
                at = m.end()
            break
        else:
            m = _YEAR.match(low, start.start()) if start["digit"] else None
            if m is not None and _acronym(text, m.start()):
                found.append(_Matched(Span(*m.span()), Filled(m), known.more["year"]))
                at = m.end()
    return found


_YEAR = re.compile(
    r"(?P<y>20[0-4]\d|199\d)(?![\w%/-]|[.,]\d)(?! (?:hồ sơ|người|tỷ|triệu|đồng|đơn vị|ha|lượt|hộ|m2))"
)


def _acronym(text: str, at: int) -> bool:
    """Return whether an abbreviation in capitals stands right before: "ASEAN 2020"."""
    word = text[text.rfind(" ", 0, max(0, at - 1)) + 1 : at - 1] if at else ""
    return text[at - 1 : at] == " " and len(word) >= 3 and word.isupper() and word.isalpha()


_BETWEEN = re.compile(r"(?:,| và| hoặc| đến| tới|,? va| den| ?[-–;/]| and| to)? ?\(?")


def _listed_years(text: str, matches: list[_Matched]) -> list[int | None]:
    """Return for each shape without a year the year that its list ends with, else None."""
    years: list[int | None] = []
    following: int | None = None
    at = len(text)
    for found in reversed(matches):
        joined = found.rule.continues != "year" and _BETWEEN.fullmatch(text, found.span.end, at)
        own = found.groups.last_named_year
        following = own or (following if joined else None)
        years.append(None if own else following)
        at = found.span.start
    return years[::-1]


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


@lru_cache(maxsize=5_000)
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
