"""The figure that one cell of a table states."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.owners import owners
from index_store.figures.tables.headings import Cell, Heading, is_part_of_year, part_of_year
from index_store.figures.tables.measures import measure_of
from index_store.figures.tables.wording import bare_rank, cell_number, is_worded, unit_kind
from index_store.language.terms.indicators import find_indicators
from index_store.records import Binding, Bound, Document, Figure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.figures.tables.context import Line


def row_indicator(cell: Cell) -> Binding | None:
    """Return what a row measures, by the words of its cell: a row of the table of indicators or they."""
    words = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?|[-–•+]) +", "", cell.text)
    start = cell.span.start + len(cell.text) - len(words)
    words = re.sub(r"\s*\((?:%|điểm|đơn vị|ĐVT)[^)]*\)$", "", words).strip()
    if len(words) < 3:
        return None
    known = find_indicators(words, weak=True)
    whole = known and known[0].span.start == 0 and known[0].span.end >= len(words) - 6
    return Binding(known[0].name if whole else words, words, Span(start, start + len(words)))


_RANGE = re.compile(
    r"(?P<low>\d[\d.,]*) ?(?:%|[^\W\d]{0,12})? ?(?:-|–|đến) ?(?P<high>\d[\d.,]*) ?(?P<unit>%|[^\W\d][^\d|]{0,20})?$"
)


def cell_figures(document: Document, line: Line, cell: Cell, header: Heading) -> Iterator[Figure]:
    """Yield what a cell states: a figure, or the two ends of a range ("12 - 18%") of some unit."""
    ends = _RANGE.match(cell.text)
    if ends is None:
        found = cell_figure(document, line, cell, header)
        if found is not None:
            yield found
        return
    measure = measure_of(header, cell, line)
    unit = measure.unit or (ends["unit"] or "").strip() or None
    if unit is None or unit_kind(unit) is None or measure.kind not in _RANGED:
        return  # "2-3" of ranks is a tie; "7-12" of nothing may be a date
    for end, bound in (("low", _LOW), ("high", _HIGH)):
        at = Span(cell.span.start + ends.start(end), cell.span.start + ends.end(end))
        number = Cell(ends[end], at)
        found = cell_figure(document, line, number, header)
        if found is not None and found.value is not None:
            yield replace(found, text=cell.text, unit=unit, bound=bound, of=None)


_RANGED = ("value", "money", "count", "target")
_LOW: Bound = "at least"
_HIGH: Bound = "at most"


def cell_figure(document: Document, line: Line, cell: Cell, header: Heading) -> Figure | None:
    """Return the figure that a cell states, bound by its row, its heading and the caption."""
    read = cell_number(cell.text)
    measure = measure_of(header, cell, line)
    what, kind, unit = measure.what, measure.kind, measure.unit
    if kind == "rank" and read is None:
        read = cell_number(bare_rank(cell.text))
        kind = "grade" if read is None else kind
    grade = cell.text if kind == "grade" and read is None and is_worded(cell.text) else None
    if (read is None and grade is None) or (read is not None and kind == "grade"):
        return None
    if line.total and not line.stated and (kind in ("rank", "grade") or unit == "điểm"):
        return None
    of, unit = (read.of, unit or read.unit) if read else (None, unit)
    if kind == "value" and unit == "điểm" and of is None:
        of = line.scale or header.scale
    if kind == "value" and of is not None and unit is None:
        kind = "share"
    place = line.owner
    if line.stated and (named := owner_in(header)) is not None:
        place = named
    return Figure(
        document_id=document.id, span=cell.span, text=cell.text, clause=line.span, kind=kind,
        value=read.value if read else None, unit=unit, of=of, bound=read.bound if read else "exact",
        grade=grade, place=place, indicator=what, period=_period(header, line),
        according_to=line.caption.according_to, announced=line.caption.announced,
    )  # fmt: skip


def _period(header: Heading, line: Line) -> Binding | None:
    """Return when a cell is of: by its column, its row, else the caption."""
    stated = header.period(line.reference)
    if stated is not None:
        return stated
    for level in reversed(header.levels):
        if is_part_of_year(level.text):  # a quarter of no known year is not the caption's period
            return part_of_year(level, line.caption.period)
    return line.period or header.when_beside or line.caption.period


def owner_in(header: Heading) -> Binding | None:
    """Return the unit that a heading names, where the columns are units."""
    for cell in reversed(header.levels):
        named = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
        if named:
            return Binding(named[0].value, named[0].text, named[0].span.shifted(cell.span.start))
    return None
