"""Tables and lists that break one thing down: satisfaction by factor, dossiers by field.

Their lines are parts of a whole, not units of a ranking: a question for "the factor that scored
lowest" is answered from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index_store.language.amounts.numerals import parse_number
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document, Span

_RULE = re.compile(r"^\|?[\s:|-]+$")
_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)*")
_CELL = re.compile(r"[-+−]?\d+(?:[.,]\d+)*\s*(?:%|điểm)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT = re.compile(r"\(\s*(%|điểm)\s*\)|(%)")
_ITEM = re.compile(
    r"[-+•*]\s*(?P<label>[^:|]{3,120}):\s*(?P<value>\d+(?:[.,]\d+)*)\s*(?P<unit>%|điểm)?"
    r"(?:(?<=%) (?:số )?(?:người|ý kiến|phiếu|hộ)(?: [^\W\d_]+){0,5})?[.;,]?$"
)
_SERIAL = re.compile(r"(?:tt|stt|số tt|số thứ tự|no\.?|#|(?:xếp |thứ )?hạng|thứ tự)$")
_NUMBERED = re.compile(r"(?:tt|stt|số tt|số thứ tự|no\.?|#|thứ tự)$")
_WHOLE = re.compile(
    r"^(?:tổng|cộng\b|toàn |trung bình|bình quân|khác\b)|\b(?:khác|chung)$|^chỉ số (?:sipas|hài lòng)"
)
_COMPARED = re.compile(r"\b(?:so với|cùng kỳ)[^.;:\n]*")
LEAST_LINES = 3
"""Fewer lines than this break nothing down."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part with its numbers, as many as there are columns; None where a cell has none."""

    label: str
    cells: tuple[str, ...]
    values: tuple[float | None, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """What one column measures, by its heading, and the years that the heading names."""

    text: str
    unit: str | None
    years: frozenset[int]
    counts: bool = False
    """Whether its numbers count things ("12 hồ sơ"): the end of it is "nhiều nhất", not "cao nhất"."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table or list of parts: what its lines are, its columns, and the words above it."""

    heads: str
    lead: str
    columns: tuple[Column, ...]
    lines: tuple[PartLine, ...]
    span: Span
    has_lowest: bool = True
    """Whether the least of all parts must be among the lines: not where only some are told."""
    has_highest: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells as written, without bold marks, and where it stands."""

    cells: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands: its heading row, its lines, and the words above it.

    ``at`` is the column that says what a line is about, the first that is no serial number.
    """

    lead: str
    heading: Row
    rows: tuple[Row, ...]
    at: int
    span: Span


def grids(document: Document) -> tuple[Grid, ...]:
    """Return every table of the document that has a heading row and lines of as many cells."""
    found = (_grid(document, block) for block in _blocks(document.text, _is_row))
    return tuple(item for item in found if item is not None)


def _grid(document: Document, rows: tuple[Span, ...]) -> Grid | None:
    split = [
        Row(
            tuple(cell.strip().replace("**", "") for cell in _split(span.of(document.text))),
            span,
        )
        for span in rows
        if not _RULE.match(span.of(document.text))
    ]
    if len(split) < 2:
        return None
    heading, body = split[0], split[1:]
    if any(_CELL.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in heading.cells):
        return None
    at = next(
        (i for i, cell in enumerate(heading.cells) if not _SERIAL.match(comparison_key(cell))), 0
    )
    whole = Span(rows[0].start, rows[-1].end)
    body = [row for row in body if len(row.cells) == len(heading.cells)]
    if at == 0 and _groups_lines(heading, body):
        at = 2
        body = _filled(body)
    fitting = tuple(row for row in body if row.cells[at])
    return Grid(_lead(document.text, whole.start), heading, fitting, at, whole)


def _groups_lines(heading: Row, body: Sequence[Row]) -> bool:
    """Return whether the first column groups the numbered lines: one cell over several of them.

    "Lĩnh vực | STT | Nhiệm vụ | …", the first cell blank in all lines of a field but one.
    """
    if len(heading.cells) < _GROUPED or not _NUMBERED.match(comparison_key(heading.cells[1])):
        return False
    blank = [not row.cells[0] and bool(row.cells[1] and row.cells[2]) for row in body]
    return any(blank) and not blank[0]


def _filled(body: Sequence[Row]) -> list[Row]:
    """Return the lines with the first cell of the line above where theirs is blank."""
    found: list[Row] = []
    for row in body:
        blank = found and not row.cells[0]
        cells = (found[-1].cells[0], *row.cells[1:]) if blank else row.cells
        found.append(Row(cells, row.span))
    return found


_GROUPED = 4
"""A table of groups, numbers and lines has at least so many columns."""


def breakdowns(document: Document) -> tuple[Breakdown, ...]:
    """Return every table and list of the document that gives numbers for parts of something."""
    found = [_of_table(document, block) for block in _blocks(document.text, _is_row)]
    found += [_of_list(document, block) for block in _blocks(document.text, _ITEM.match)]
    return tuple(item for item in found if item is not None and len(item.lines) >= LEAST_LINES)


def is_whole(label: str) -> bool:
    """Return whether a line of a table is of all the others together: "Tổng cộng"."""
    return _WHOLE.search(comparison_key(label)) is not None


def _is_row(line: str) -> bool:
    """Return whether a line is a row of a table: between bars, or its cells parted by tabs."""
    return (line.startswith("|") and line.count("|") > 2) or line.count("\t") >= _TABS


_TABS = 2
"""A line with fewer tabs is indented, or a pair."""


def _split(row: str) -> list[str]:
    return row.strip("|").split("|") if row.startswith("|") else row.split("\t")


def _blocks(text: str, belongs: Callable[[str], object]) -> Iterator[tuple[Span, ...]]:
    """Yield the runs of lines that belong together; blank lines between them do not part them."""
    run: list[Span] = []
    for match in re.finditer(r"[^\n]+", text):
        line = match[0].strip()
        if not line:
            continue
        if "\t" in line:  # a blank cell stands first or last
            line = match[0].strip(" \r")
        if belongs(line):
            left = match[0].index(line)
            run.append(Span(match.start() + left, match.start() + left + len(line)))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _of_table(document: Document, rows: tuple[Span, ...]) -> Breakdown | None:
    grid = _grid(document, rows)
    if grid is None:
        return None
    heading, at = grid.heading.cells, grid.at
    measured = [
        i
        for i, words in enumerate(heading)
        if i != at
        and words
        and not _NUMBERED.match(comparison_key(words))
        and sum(bool(_CELL.fullmatch(row.cells[i])) for row in grid.rows) >= LEAST_LINES
    ]
    lines = tuple(
        PartLine(
            row.cells[at],
            tuple(row.cells[i] for i in measured),
            tuple(value_of(row.cells[i]) for i in measured),
            row.span,
        )
        for row in grid.rows
        if not is_whole(row.cells[at])
    )
    columns = tuple(_column(heading[i], document) for i in measured)
    if not columns or not lines:
        return None
    return Breakdown(heading[at], grid.lead, columns, lines, grid.span)


def _of_list(document: Document, items: tuple[Span, ...]) -> Breakdown | None:
    found = [(span, _ITEM.match(span.of(document.text))) for span in items]
    lines = tuple(
        PartLine(
            match["label"].strip(),
            (f"{match['value']}{_spaced(match['unit'])}",),
            (value_of(match["value"]),),
            span,
        )
        for span, match in found
        if match and not is_remainder(match["label"])
    )
    units = {match["unit"] for _, match in found if match}
    if len(units) != 1 or not lines:
        return None
    whole = Span(items[0].start, items[-1].end)
    lead = _lead(document.text, whole.start)
    periods = find_periods(uncompared(lead), document.published)
    years = frozenset(year for item in periods if (year := year_of(item.value)))
    return Breakdown(lead, lead, (Column("", None, years),), lines, whole)


def uncompared(text: str) -> str:
    """Return the text without what it only compares with: the year of "so với năm 2023"."""
    return _COMPARED.sub("", text)


def is_remainder(label: str) -> bool:
    """Return whether a line is of the whole, or of all other parts together.

    >>> is_remainder("Các lĩnh vực khác"), is_remainder("Đất đai")
    (True, False)
    """
    return _WHOLE.search(comparison_key(label)) is not None


def _spaced(unit: str | None) -> str:
    return f" {unit}" if unit == "điểm" else unit or ""


def _column(text: str, document: Document) -> Column:
    unit = _UNIT.search(text)
    years = (year_of(item.value) for item in find_periods(text, document.published))
    bare = (int(word) for word in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text))
    found = frozenset(year for year in (*years, *bare) if year)
    return Column(text, (unit[1] or unit[2]) if unit else None, found)


def value_of(cell: str) -> float | None:
    """Return the number of a cell that has nothing but it and its unit."""
    number = _NUMBER.match(cell) if _CELL.fullmatch(cell) else None
    if number is None:
        return None
    value = parse_number(number[0].lstrip("+-−"))
    return -value if value is not None and number[0][0] in "-−" else value


_LEAD = 300


def _lead(text: str, at: int) -> str:
    """Return the line or two above a table or list, which say what it is of."""
    above = [line.strip() for line in text[max(0, at - _LEAD) : at].split("\n") if line.strip()]
    return "\n".join(line for line in above[-2:] if not line.startswith("|"))
