"""Rows of a page into reading order: columns one after the other, columns of figures as tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ingest.readers.grid import Placed
from ingest.readers.pdf.grid import Table
from ingest.readers.pdf.words import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf.grid import Ruling
    from ingest.readers.pdf.words import Row

_GUTTER = 7.0  # points: what parts two columns is at least this wide
_SINGLE_ROWS = 8  # rows of one column alone that columns may have between rows of both
_LABEL = re.compile(
    r"(?:[-–—+*•▪◆➢✓o]|\(?[a-zđ]{1,2}[.)]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?|[IVXL]{1,6}[.)]?|"
    r"(?:Điều|Chương|Mục|Phần)\s\S{1,6})"
)
_FIGURE = re.compile(r"[-–+]?[\d.,/%\s]*\d[\d.,/%\s]*(?:%|đ|điểm)?|[-–x]")
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_NO_TABLE = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|nơi nhận\s*:|độc lập\s*[-–]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text, with the column it stands in.

    ``flows`` is false where lines belong apart, as in the head and the foot of a letter.
    """

    segment: Segment
    page: int
    left: float  # of its column
    right: float
    flows: bool = True

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.segment.text


Item = Line | Table


@dataclass(frozen=True, slots=True)
class Region:
    """Where lines stand: the page, the edges of the column, and whether lines flow there."""

    page: int
    left: float
    right: float
    flows: bool = True


def in_order(
    rows: Sequence[Row], tables: Sequence[Table], region: Region, rules: Sequence[Ruling] = ()
) -> list[Item]:
    """Return lines and tables of a page in the order in which a person reads them.

    ``rules`` are the rulings across the page, which may part the rows of an open table.
    """
    done: list[Item] = []
    rest = list(rows)
    for table in sorted(tables, key=lambda one: one.top):
        above = [row for row in rest if row[0].baseline <= table.top + 2]
        rest = [row for row in rest if row[0].baseline > table.top + 2]
        done += _band(above, region, rules)
        done.append(table)
    done += _band(rest, region, rules)
    return done


def _band(rows: Sequence[Row], region: Region, rules: Sequence[Ruling]) -> Iterator[Item]:
    index = 0
    while index < len(rows):
        end, gutters = _zone(rows, index) if len(rows[index]) > 1 else (index, [])
        if end - index < 2 and gutters and _NO_TABLE.search(_text(rows[index])):
            end = _letterhead_end(rows, index, gutters[0])
        if end - index < 2:
            yield _line(rows[index], region)
            index += 1
            continue
        zone = rows[index:end]
        table = open_table(zone, rules)
        if table is not None:
            yield table
        elif _is_labelled(zone, gutters):
            for row in zone:
                yield _line(row, region)
        else:
            gutter = max(gutters, key=lambda one: one.width)
            end = _extended(rows, index, end, gutter)
            yield from _columns(rows[index:end], gutter, region, rules)
        index = end


def _text(row: Row) -> str:
    return " ".join(segment.text for segment in row)


_HEAD_HEIGHT = 100.0  # points from the motto to the number and the date below it


def _letterhead_end(rows: Sequence[Row], start: int, gutter: _Gutter) -> int:
    """Return the end of the head or foot of a letter of which only one row has both sides."""
    end = last_left = start + 1
    while end < len(rows) and rows[end][0].baseline - rows[start][0].baseline < _HEAD_HEIGHT:
        if gutter.narrowed(rows[end]) is None:
            break
        end += 1
        if rows[end - 1][0].middle < (gutter.start + gutter.end) / 2:
            last_left = end
    return max(last_left, min(end, start + 2))


def _line(row: Row, region: Region) -> Line:
    segment = row[0] if len(row) == 1 else Segment(tuple(w for one in row for w in one.words))
    return Line(segment, region.page, region.left, region.right, region.flows)


@dataclass(frozen=True, slots=True)
class _Gutter:
    start: float
    end: float

    @property
    def width(self) -> float:
        return self.end - self.start

    def narrowed(self, row: Row) -> _Gutter | None:
        """Return what is left of the gutter beside a row; None where the row crosses it."""
        start, end = self.start, self.end
        for segment in row:
            if segment.right <= start or segment.left >= end:
                continue
            if segment.left <= start and segment.right >= end:
                return None
            if segment.middle < (start + end) / 2:
                start = segment.right
            else:
                end = segment.left
        return replace(self, start=start, end=end) if end - start >= _GUTTER else None

    def parts(self, row: Row) -> bool:
        """Return whether a row has words on both sides."""
        return any(s.right <= self.start + 1 for s in row) and any(
            s.left >= self.end - 1 for s in row
        )


def _zone(rows: Sequence[Row], start: int) -> tuple[int, list[_Gutter]]:
    """Return where the columns end that begin at ``start``, and the gutters between them."""
    row = rows[start]
    gutters = [_Gutter(before.right, after.left) for before, after in pairwise(row)]
    last, kept = start, gutters
    for index in range(start + 1, len(rows)):
        narrowed = [found for gutter in gutters if (found := gutter.narrowed(rows[index]))]
        if not narrowed or index - last > _SINGLE_ROWS:
            break
        gutters = narrowed
        if any(gutter.parts(rows[index]) for gutter in gutters):
            last, kept = index, gutters
    return last + 1, kept


def _extended(rows: Sequence[Row], start: int, end: int, gutter: _Gutter) -> int:
    """Return the end of columns with the lines below that go on one of them."""
    steps = [
        after[0].baseline - before[0].baseline
        for before, after in zip(rows[start:end], rows[start + 1 : end], strict=False)
    ]
    usual = median(steps) if steps else 0.0
    while end < len(rows):
        row, before = rows[end], rows[end - 1]
        on_left = row[-1].right <= gutter.start + 1
        if not on_left or row[0].baseline - before[0].baseline > max(1.5 * usual, 2 * row[0].size):
            break
        end += 1
    return end


def _is_labelled(rows: Sequence[Row], gutters: Sequence[_Gutter]) -> bool:
    """Return whether what stands left of the text are only its numbers, or right of it pages."""
    for gutter in gutters:
        left = [s for row in rows for s in row if s.right <= gutter.start + 1]
        right = [s for row in rows for s in row if s.left >= gutter.end - 1]
        labels = sum(bool(_LABEL.fullmatch(s.text)) for s in left)
        numbers = sum(bool(re.fullmatch(r"[\d.…\s]+", s.text)) for s in right)
        leaders = sum(bool(_LEADERS.search(s.text)) for s in left)
        if labels * 5 >= len(left) * 4 or (leaders and numbers * 5 >= len(right) * 4):
            return True
    return False


def _columns(
    rows: Sequence[Row], gutter: _Gutter, region: Region, rules: Sequence[Ruling]
) -> Iterator[Item]:
    """Yield what stands left of a gutter, then what stands right of it."""
    middle = (gutter.start + gutter.end) / 2
    left = [part for row in rows if (part := tuple(s for s in row if s.middle < middle))]
    right = [part for row in rows if (part := tuple(s for s in row if s.middle >= middle))]
    # Columns of an article are full of lines that fill them; a letter's head is not.
    flows = region.flows and all(_flows(side) for side in (left, right))
    for side in (left, right):
        if side:
            edges = min(row[0].left for row in side), max(row[-1].right for row in side)
            yield from _band(side, Region(region.page, *edges, flows), rules)


def _flows(side: Sequence[Row]) -> bool:
    widths = [row[-1].right - row[0].left for row in side]
    full = sum(width > 0.85 * max(widths) for width in widths)
    return len(side) >= 4 and full * 2 >= len(side) and max(widths) > 100


def open_table(rows: Sequence[Row], rules: Sequence[Ruling] = ()) -> Table | None:
    """Return the table that rows without rulings down the page make; None where they make none.

    There are three columns and more, or a column of names beside one of figures.
    """
    if len(rows) < 3 or any(_NO_TABLE.search(s.text) for row in rows for s in row):
        return None
    edges = _column_edges(rows)
    if len(edges) < 3:
        return None
    lines = [_cells(row, edges) for row in rows]
    texts = [_texts(line, len(edges) - 1) for line in lines]
    if len(edges) == 3:
        figures = sum(bool(_FIGURE.fullmatch(line[1])) for line in texts if line[1])
        names = sum(bool(line[0]) for line in texts)
        if figures < 3 or figures * 4 < names * 3 or _mostly(texts, 0, _LABEL):
            return None
    elif sum(sum(map(bool, line)) >= 3 for line in texts) * 2 < len(texts):
        return None
    if any(_LEADERS.search(line[0]) for line in texts):
        return None
    grouped = _grouped(rows, lines, texts, rules)
    if len(grouped) < 3:
        return None
    cells = tuple(cell for line in grouped for cell in line)
    top, bottom = min(s.top for s in rows[0]), max(s.bottom for s in rows[-1])
    return Table(cells, len(grouped), edges[0], top, edges[-1], bottom, tuple(edges))


def _mostly(lines: Sequence[Sequence[str]], column: int, pattern: re.Pattern[str]) -> bool:
    cells = [line[column] for line in lines if line[column]]
    return sum(bool(pattern.fullmatch(cell)) for cell in cells) * 5 >= len(cells) * 4


def _column_edges(rows: Sequence[Row]) -> list[float]:
    """Return the edges of the columns: where nearly no row has words."""
    body = [row for row in rows if len(row) >= 2]
    if not body:
        return []
    allowed = max(1, len(body) // 10) if len(body) > 4 else 0
    left, right = min(r[0].left for r in rows), max(r[-1].right for r in rows)
    changes: list[tuple[float, int]] = []
    for row in body:
        for segment in row:
            changes += [(segment.left, 1), (segment.right, -1)]
    edges, inside, free_from = [left], 0, None
    for at, change in sorted(changes):
        before, inside = inside, inside + change
        if before > allowed >= inside:
            free_from = at
        elif before <= allowed < inside:
            if free_from is not None and at - free_from >= _GUTTER / 2:
                edges.append((free_from + at) / 2)
            free_from = None
    return [*edges, right]


def _cells(row: Row, edges: Sequence[float]) -> list[Placed]:
    """Return the cells of a row of words; one that reaches over several columns is wide."""
    cells: list[Placed] = []
    for segment in row:
        covered = [
            at
            for at, (left, right) in enumerate(pairwise(edges))
            if min(segment.right, right) - max(segment.left, left)
            > 0.5 * min(segment.right - segment.left, right - left)
            or left <= segment.middle < right
        ]
        if not covered:  # it hangs out beside the table
            covered = [0 if segment.middle < edges[0] else len(edges) - 2]
        first, last = covered[0], covered[-1]
        if cells and cells[-1].column + cells[-1].columns > first:
            before = cells.pop()
            width = max(before.column + before.columns, last + 1) - before.column
            text = f"{before.text} {segment.text}"
            cells.append(Placed(text, 0, before.column, columns=width))
        else:
            cells.append(Placed(segment.text, 0, first, columns=last - first + 1))
    return cells


def _texts(cells: Sequence[Placed], columns: int) -> list[str]:
    """Return the text that begins in each column."""
    texts = [""] * columns
    for cell in cells:
        texts[cell.column] = cell.text
    return texts


def _grouped(
    rows: Sequence[Row],
    lines: Sequence[list[Placed]],
    texts: Sequence[Sequence[str]],
    rules: Sequence[Ruling],
) -> list[list[Placed]]:
    """Return the rows of a table from its lines: those that go on a cell are put to it."""
    first_filled = sum(bool(line[0]) for line in texts) * 5 >= len(texts) * 3
    grouped: list[list[Placed]] = []
    previous: Row | None = None
    between = _rules_through(rows, rules)
    for row, line, words in zip(rows, lines, texts, strict=True):
        near = previous is not None and row[0].baseline - previous[0].baseline < 1.5 * row[0].size
        if between and previous is not None:
            goes_on = not any(previous[0].baseline < at < row[0].baseline for at in between)
        else:
            lower = all(cell.text[:1].islower() for cell in line)
            hangs = first_filled and not words[0] and len(line) < len(words) - 1
            goes_on = bool(grouped) and near and (lower or hangs)
        if goes_on:
            grouped[-1] = _put_to(grouped[-1], line)
        else:
            grouped.append([replace(cell, row=len(grouped)) for cell in line])
        previous = row
    return grouped


def _put_to(cells: list[Placed], line: Sequence[Placed]) -> list[Placed]:
    """Return the cells of a row with a line below them put to those that it goes on."""
    done = list(cells)
    for new in line:
        for at, cell in enumerate(done):
            if cell.column <= new.column < cell.column + cell.columns:
                done[at] = replace(cell, text=f"{cell.text} {new.text}")
                break
        else:
            done.append(replace(new, row=cells[0].row))
    return done


_ROW_RULES = 3


def _rules_through(rows: Sequence[Row], rules: Sequence[Ruling]) -> list[float]:
    """Return where rulings part the rows; none where there are too few to part all of them."""
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    top, bottom = rows[0][0].baseline, rows[-1][0].baseline
    through = [
        rule.at
        for rule in rules
        if top < rule.at < bottom
        and min(right, rule.end) - max(left, rule.start) > 0.6 * (right - left)
    ]
    return through if len(through) >= _ROW_RULES else []
