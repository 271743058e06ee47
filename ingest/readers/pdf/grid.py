"""Tables drawn with rulings: which cells the lines make, and the words in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.readers.grid import Placed
from ingest.readers.pdf.words import rows_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.readers.pdf.words import Word

_THICK = 3.0  # points: what is thicker is an area, not a ruling
_NEAR = 3.0  # rulings this near are one; drawn by cell, their ends leave gaps
_COVERED = 0.6  # of a cell's side, for the side to part two cells
_NARROW = 5.0
_MAX_CROSSINGS = 4_000_000
_LAYOUT_CELL = 400
_LAYOUT_CELLS = 6
_LEADERS = re.compile(r"(?:[.…_]\s?){5,}|…{2,}")
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: at ``at`` across, from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings of a page: lines along the page and lines down it, in order of ``at``."""

    across: tuple[Ruling, ...] = ()
    down: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page: its cells, how many rows it has, and where it stands in points."""

    cells: tuple[Placed, ...]
    rows: int
    left: float
    top: float
    right: float
    bottom: float
    edges: tuple[float, ...]  # the left edges of its columns, and the right edge of the last

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.edges) - 1


def rulings_of(numbers: array[float]) -> Rulings:
    """Return the rulings among the boxes of a page, those that go on in a line put together."""
    across: list[Ruling] = []
    down: list[Ruling] = []
    for index in range(0, len(numbers), 4):
        left, top, right, bottom = numbers[index : index + 4]
        if bottom - top <= _THICK and right - left > bottom - top:
            across.append(Ruling((top + bottom) / 2, left, right))
        elif right - left <= _THICK:
            down.append(Ruling((left + right) / 2, top, bottom))
    return Rulings(tuple(_united(across)), tuple(_united(down)))


def _united(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    """Yield rulings with those of one line that touch or overlap made one."""
    level: list[Ruling] = []
    for ruling in [*sorted(rulings, key=lambda one: one.at), None]:
        if level and (ruling is None or ruling.at - level[-1].at > _NEAR / 2):
            yield from _joined(level)
            level = []
        if ruling is not None:
            level.append(ruling)


def _joined(level: Sequence[Ruling]) -> Iterator[Ruling]:
    at = sum(one.at for one in level) / len(level)
    start = end = None
    for one in sorted(level, key=lambda one: one.start):
        if start is None or end is None:
            start, end = one.start, one.end
        elif one.start <= end + _NEAR:
            end = max(end, one.end)
        else:
            yield Ruling(at, start, end)
            start, end = one.start, one.end
    if start is not None and end is not None:
        yield Ruling(at, start, end)


def ruled_tables(rulings: Rulings, words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """Return the tables that rulings make, from the top, and the words that are in none.

    A frame around text, and a grid that only lays out the page, are no tables.
    """
    tables: list[Table] = []
    left_over = list(words)
    for across, down in sorted(_connected(rulings), key=lambda part: part[0][0].at):
        xs = _levels((one.at for one in down), across, words, along=True)
        ys = _levels((one.at for one in across), down, words, along=False)
        if len(xs) < 3 or len(ys) < 3:
            continue
        table = _table(xs, ys, across, down, [w for w in left_over if _holds(xs, ys, w)])
        if table is None:
            continue
        left_over = [word for word in left_over if not _holds(xs, ys, word)]
        tables.append(table)
    return tables, left_over


def _holds(xs: Sequence[float], ys: Sequence[float], word: Word) -> bool:
    return xs[0] <= word.middle <= xs[-1] and ys[0] <= (word.top + word.bottom) / 2 <= ys[-1]


def _connected(rulings: Rulings) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Yield the groups of rulings that cross or touch each other."""
    across, down = rulings.across, rulings.down
    if len(across) * len(down) > _MAX_CROSSINGS:
        return
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, flat in enumerate(across):
        for j, steep in enumerate(down):
            if (
                flat.start - _NEAR <= steep.at <= flat.end + _NEAR
                and steep.start - _NEAR <= flat.at <= steep.end + _NEAR
            ):
                group[root(len(across) + j)] = root(i)
    parts: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, flat in enumerate(across):
        parts.setdefault(root(i), ([], []))[0].append(flat)
    for j, steep in enumerate(down):
        parts.setdefault(root(len(across) + j), ([], []))[1].append(steep)
    for flats, steeps in parts.values():
        if len(flats) >= 2 and steeps:
            yield flats, steeps


def _levels(
    found: Iterable[float], other: Sequence[Ruling], words: Sequence[Word], *, along: bool
) -> list[float]:
    """Return the edges of columns (``along``) or rows; a side without a line is one, too.

    Tables are drawn open at the sides: where the other rulings reach further than the
    outermost edge and words stand there, their end is an edge.
    """
    levels: list[float] = []
    for at in sorted(found):
        if not levels or at - levels[-1] > _NEAR:
            levels.append(at)
    start, end = min(one.start for one in other), max(one.end for one in other)
    low, high = min(one.at for one in other), max(one.at for one in other)

    def holds_words(begin: float, stop: float) -> bool:
        for word in words:
            x, y = word.middle, (word.top + word.bottom) / 2
            at, cross = (x, y) if along else (y, x)
            if begin < at < stop and low <= cross <= high:
                return True
        return False

    if levels and levels[0] - start > _NARROW * 2 and holds_words(start, levels[0]):
        levels.insert(0, start)
    if levels and end - levels[-1] > _NARROW * 2 and holds_words(levels[-1], end):
        levels.append(end)
    return levels


def _table(
    xs: Sequence[float],
    ys: Sequence[float],
    across: Sequence[Ruling],
    down: Sequence[Ruling],
    words: Sequence[Word],
) -> Table | None:
    """Return the table of a grid; None where it is none but a way to lay out a page."""
    owner = _merged(xs, ys, across, down, words)
    held: dict[int, list[Word]] = {}
    columns = len(xs) - 1
    for word in words:
        column = min(bisect_right(xs, word.middle) - 1, columns - 1)
        row = min(bisect_right(ys, (word.top + word.bottom) / 2) - 1, len(ys) - 2)
        held.setdefault(owner[row * columns + column], []).append(word)
    reach: dict[int, list[int]] = {}
    for index, first in enumerate(owner):
        reach.setdefault(first, []).append(index)
    cells: list[Placed] = []
    for first, indexes in reach.items():
        text = cell_text(held.get(first, ()))
        in_rows = {index // columns for index in indexes}
        in_columns = {index % columns for index in indexes}
        place = (min(in_rows), min(in_columns), len(in_rows), len(in_columns))
        cells.append(Placed(text, *place))
    filled = [cell for cell in cells if cell.text]
    # One row may go on a table of the page before; one column is a list in a box.
    if len({cell.column for cell in filled}) < 2 or _lays_out([cell.text for cell in filled]):
        return None
    return Table(tuple(cells), len(ys) - 1, xs[0], ys[0], xs[-1], ys[-1], tuple(xs))


def _lays_out(texts: Sequence[str]) -> bool:
    """Return whether cells only lay out a page: the head of a letter, columns of an article."""
    if any(_MOTTO.search(text) for text in texts):
        return True
    return len(texts) <= _LAYOUT_CELLS and max(map(len, texts)) > _LAYOUT_CELL


def _merged(
    xs: Sequence[float],
    ys: Sequence[float],
    across: Sequence[Ruling],
    down: Sequence[Ruling],
    words: Sequence[Word],
) -> list[int]:
    """Return, for each cell of the grid row by row, the first cell of those merged with it.

    In a scan a line may be too faint to be found: words that keep clear of where it stands
    in other rows show it.
    """
    scanned = [word for word in words if word.confidence is not None]
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = list(range(columns * rows))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    def unite(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        owner[second] = first

    at_x, at_y = _by_level(down, xs), _by_level(across, ys)
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            here = row * columns + column
            parted = column + 1 == columns or _part(at_x[column + 1], top, bottom)
            if not parted and not _keep_clear(scanned, xs[column : column + 3], top, bottom):
                unite(here, here + 1)
            if row + 1 < rows and not _part(at_y[row + 1], left, right):
                unite(here, here + columns)
    return [root(index) for index in range(len(owner))]


def _keep_clear(words: Sequence[Word], edges: Sequence[float], top: float, bottom: float) -> bool:
    """Return whether words stand on both sides of the middle edge in a row, and none across."""
    left, middle, right = edges
    sides: set[bool] = set()
    for word in words:
        inside = top <= (word.top + word.bottom) / 2 < bottom
        if inside and word.left < right and word.right > left:
            if word.left < middle - 1 and word.right > middle + 1:
                return False
            sides.add(word.middle < middle)
    return len(sides) == 2


def _by_level(rulings: Sequence[Ruling], levels: Sequence[float]) -> list[list[Ruling]]:
    """Return the rulings that are at each level."""
    found: list[list[Ruling]] = [[] for _ in levels]
    for one in rulings:
        nearest = min(range(len(levels)), key=lambda index: abs(levels[index] - one.at))
        found[nearest].append(one)
    return found


def _part(rulings: Sequence[Ruling], start: float, end: float) -> bool:
    """Return whether rulings cover most of the side of a cell from ``start`` to ``end``."""
    covered = sum(max(0.0, min(end, one.end) - max(start, one.start)) for one in rulings)
    return covered >= _COVERED * (end - start)


def cell_text(words: Sequence[Word]) -> str:
    """Return the words of a cell in reading order as one line."""
    lines = (" ".join(segment.text for segment in row) for row in rows_of(words))
    return _LEADERS.sub("… ", " ".join(" ".join(lines).split())).strip()
