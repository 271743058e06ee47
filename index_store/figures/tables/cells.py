"""The figure that one cell of a table states."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.owners import owners
from index_store.figures.tables.headings import Cell, Heading, is_part_of_year, part_of_year
from index_store.figures.tables.measures import measure_of
from index_store.figures.tables.wording import (
    CellNumber,
    bare_rank,
    cell_number,
    is_rank,
    is_worded,
    unit_kind,
)
from index_store.language.terms.indicators import find_indicators
from index_store.records import Binding, Bound, Document, Figure, FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.figures.tables.context import Line


_SCORE_OF = re.compile(r"(?:tổng )?điểm (?:số )?(?:của )?", re.IGNORECASE)


def row_indicator(cell: Cell, *, part: bool = False) -> Binding | None:
    """Return what a row measures, by the words of its cell: a row of the table of indicators or they.

    A ``part`` of an index, scored out of some points, is no index of its own by a bare word:
    "Chuyển đổi số", 20 points of the index, is not the index of digital transformation.
    """
    words = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?|[-–•+]) +", "", cell.text)
    start = cell.span.start + len(cell.text) - len(words)
    words = re.sub(r" (?:Chú thích|Ghi chú)\s*:.*$", "", words)
    words = re.sub(r"\s*\((?:%|điểm|đơn vị|ĐVT)[^)]*\)$", "", words).strip()
    if len(words) < 3:
        return None
    scored = _SCORE_OF.match(words)
    if scored and not part:
        of = find_indicators(words[scored.end() :], weak=True)
        if of and of[0].span.start == 0 and of[0].span.end == len(words) - scored.end():
            return Binding(of[0].name, words, Span(start, start + len(words)))
    known = [
        named
        for named in find_indicators(words, weak=True)
        if not (part and named.weak and named.name.startswith("Chỉ số"))
    ]
    short = _SHORT_NAME.search(words)
    named_to = (
        short.start() if short and known and _same(known[0].id, short["name"]) else len(words)
    )
    whole = known and known[0].span.start == 0 and known[0].span.end >= named_to - 6
    return Binding(known[0].name if whole else words, words, Span(start, start + len(words)))


_SHORT_NAME = re.compile(r" ?\((?P<name>[A-Z][A-Za-z -]{1,14})\)$")  # "Chỉ số hài lòng (SIPAS)"


def _same(id: str, short: str) -> bool:
    """Return whether a short name in brackets is another name of the indicator before it."""
    return any(one.id == id for one in find_indicators(short))


_RANGE = re.compile(
    r"(?:từ )?(?P<low>\d[\d.,]*) ?(?:%|[^\W\d]{0,12}(?: [^\W\d]{1,6})?)? ?(?:-|–|đến) ?(?P<high>\d[\d.,]*) ?(?P<unit>%|[^\W\d][^\d|]{0,20})?(?: (?:mức|so với|của|theo|trên)(?!\w)[^\d|]*)?$",
    re.IGNORECASE,
)
_SHARED_RANK = re.compile(r"(?P<low>\d{1,3}) ?(?:-|–|đến) ?(?P<high>\d{1,3})$")
# "+1,35", "-0,42", "▲ 3": how much more or less.
_SIGNED = re.compile(r"(?P<sign>[+\-–−▲▼↑↓]) ?(?P<number>\d[\d.,]*(?: ?%)?(?: [^\W\d]{2,6})?)$")


def cell_figures(document: Document, line: Line, cell: Cell, header: Heading) -> Iterator[Figure]:
    """Yield what a cell states: a figure, or the two ends of a range ("12 - 18%") of some unit."""
    ends = _RANGE.match(cell.text)
    if ends is None or _is_shared_rank(cell, header):
        found = cell_figure(document, line, cell, header)
        if found is not None:
            yield found
        return
    measure = measure_of(header, cell, line)
    unit = measure.unit or (ends["unit"] or "").strip() or None
    sized = _SIZED.match(header.name.text) is not None and ends["unit"] is None
    if not sized and (unit is None or unit_kind(unit) is None):
        return  # "7-12" of nothing may be a date
    if measure.kind not in _RANGED:
        return
    for end, bound in (("low", _LOW), ("high", _HIGH)):
        at = Span(cell.span.start + ends.start(end), cell.span.start + ends.end(end))
        number = Cell(ends[end], at)
        found = cell_figure(document, line, number, header)
        if found is not None and found.value is not None:
            kind = unit_kind(unit or "") if found.kind in ("value", "count") else found.kind
            yield replace(
                found,
                span=cell.span,
                text=cell.text,
                kind=kind or found.kind,
                unit=unit,
                bound=bound,
                of=None,
            )


_SIZED = re.compile(
    r"(?:cỡ|mức|độ (?:dài|rộng|cao|tuổi)|tuổi|khối lượng|áp suất|công suất|nhiệt độ|kích thước)(?!\w)",
    re.IGNORECASE,
)


def _is_shared_rank(cell: Cell, header: Heading) -> bool:
    """Return whether a cell is the ranks that equals share: "2-3"."""
    ranks = _SHARED_RANK.match(cell.text)
    return ranks is not None and is_rank(header) and int(ranks["low"]) < int(ranks["high"])


def _number_of(text: str, kind: FigureKind) -> CellNumber | None:
    """Return the number of a cell as its column means it: the first of shared ranks, a change."""
    if kind == "rank":
        shared = _SHARED_RANK.match(bare_rank(text))
        read = cell_number(shared["low"]) if shared else cell_number(bare_rank(text))
        return replace(read, text=text) if read else None
    signed = _SIGNED.match(text) if kind == "change" else None
    if signed:
        read = cell_number(signed["number"])
        return replace(read, text=text) if read else None
    return cell_number(text)


_RANGED = ("value", "money", "count", "target")
_LOW: Bound = "at least"
_HIGH: Bound = "at most"


def _in_unit(kind: FigureKind, unit: str | None, own: str | None) -> tuple[FigureKind, str | None]:
    """Return the kind and unit of a cell that states its own where its column states no unit."""
    if own is None or unit_kind(unit or "") is not None:
        return kind, unit or own
    stated = unit_kind(own)
    return (stated if stated and kind in ("value", "count") else kind), own


_SAID_RANK = re.compile(
    r"(?:xếp |đứng )?(?:thứ hạng|hạng|thứ) \d{1,3}(?:/\d{1,3})?$", re.IGNORECASE
)
UNRANKED = re.compile(r"(?:không|chưa)(?!\w)", re.IGNORECASE)


def cell_figure(document: Document, line: Line, cell: Cell, header: Heading) -> Figure | None:
    """Return the figure that a cell states, bound by its row, its heading and the caption."""
    measure = measure_of(header, cell, line)
    what, kind, unit = measure.what, measure.kind, measure.unit
    if kind == "value" and _SAID_RANK.match(cell.text):
        kind, unit = "rank", None  # "hạng 45" among scores
    read = _number_of(cell.text, kind)
    if kind == "rank" and read is None:
        if UNRANKED.match(cell.text):
            return None
        kind = "grade"
    grade = cell.text if kind == "grade" and read is None and is_worded(cell.text) else None
    if (read is None and grade is None) or (read is not None and kind == "grade"):
        return None
    if line.total and not line.stated and (kind in ("rank", "grade") or unit == "điểm"):
        return None
    of = read.of if read else None
    kind, unit = _in_unit(kind, unit, read.unit if read else None)
    if kind == "value" and unit == "điểm" and of is None:
        of = line.scale or header.scale
    if kind == "value" and of is not None and unit is None:
        kind = "share"
    place = line.owner
    if line.stated and header.owner is not None:
        place = header.owner
    text = read.text if read else cell.text
    start = cell.span.start + cell.text.index(text)
    return Figure(
        document_id=document.id, span=Span(start, start + len(text)), text=text, clause=line.span, kind=kind,
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
