"""The figures of the tables of a document: rows of cells, or ``key: value; key: value`` lines."""

from __future__ import annotations

import re
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from index_store.figures.tables.breaks import table_starts
from index_store.figures.tables.captions import caption_of, is_section
from index_store.figures.tables.cells import cell_figure
from index_store.figures.tables.grid import table_of
from index_store.figures.tables.headings import Cell, headings
from index_store.figures.tables.roles import column_roles
from index_store.figures.tables.row_lines import line_of
from index_store.figures.tables.row_owners import level_of
from index_store.figures.tables.rows import RULE, Row, is_keyed, is_row, lines_of, split_row
from index_store.figures.tables.wording import is_number
from index_store.records import Document, Figure, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.article import Article
    from index_store.figures.tables.context import Caption


_PAGE = re.compile(r"\s*(?:-\s*)?(?:trang )?\d{1,3}(?:/\d{1,3})?(?:\s*-)?\s*", re.IGNORECASE)
_KEYS = re.compile(r"(?:(?<=^)|(?<=; )|(?<=\| ))(?P<key>[^:;|]{1,60}): (?P<value>[^;|]*)")


def table_figures(
    document: Document, passages: Sequence[Passage], facts: Article
) -> Iterator[Figure]:
    """Yield the figures of the tables in ``passages``, bound to the cells of header and row."""
    text = document.text
    if not any(is_row(line) for p in passages for line in p.text.splitlines()):
        return
    inside = [p.span for p in passages]
    block: list[Span] = []
    above: list[Span] = []
    section: Span | None = None
    for line in [*lines_of(text), Span(len(text), len(text))]:
        words = line.of(text)
        if words.strip() and is_row(words) and not is_keyed(words):
            block.append(line)
            continue
        if is_keyed(words):
            yield from _kept(
                _keyed_figures(document, line, caption_of(document, above, facts, section), facts),
                inside,
            )
            continue
        if block and _PAGE.fullmatch(words):
            continue  # what a page ends with inside a table that goes on
        if block and (words.strip() or line.start == len(text)):
            yield from _kept(
                _block_figures(document, block, caption_of(document, above, facts, section), facts),
                inside,
            )
            block, above = [], []
        if words.strip():
            above = [*above[-3:], line]
            section = line if is_section(words) else section


def _kept(figures: Iterator[Figure], inside: list[Span]) -> Iterator[Figure]:
    return (f for f in figures if any(f.span.within(p) for p in inside))


def _block_figures(
    document: Document, block: list[Span], caption: Caption, facts: Article
) -> Iterator[Figure]:
    """Yield the figures of the rows between two lines of text: one table, or several."""
    lines = [line for line in block if not RULE.fullmatch(line.of(document.text))]
    number = accumulate(table_starts(document.text, lines))
    rows = [
        (which, split_row(document.text, line)) for which, line in zip(number, lines, strict=True)
    ]
    for _, of_table in groupby(rows, itemgetter(0)):
        for alike in _of_one_width([row for _, row in of_table]):
            table = table_of(alike, caption, facts)
            if table is not None:
                yield from table.figures(document)


def _of_one_width(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows by their number of cells; rows of data go on below the header of their width.

    A row whose cells were merged ("Tổng cộng" over three columns) parts no table.
    """
    found: list[list[Row]] = []
    for width, alike in groupby(rows, lambda row: len(row.cells)):
        more = list(alike)
        headed = [one for one in found if len(one[0].cells) == width]
        if headed and any(is_number(cell.text) for cell in more[0].cells):
            headed[-1].extend(more)
        else:
            found.append(more)
    return found


def _keyed_figures(
    document: Document, line: Span, caption: Caption, facts: Article
) -> Iterator[Figure]:
    keys: list[Cell] = []
    values: list[Cell] = []
    for m in _KEYS.finditer(line.of(document.text)):
        key, value = m["key"].strip(), m["value"].rstrip(" .")
        at = line.start + m.start("value")
        keys.append(Cell(key, Span(line.start + m.start("key"), line.start + m.end("key"))))
        values.append(Cell(value, Span(at, at + len(value))))
    header = headings([keys])
    roles = column_roles(header, [values])
    if "who" not in roles:
        return
    level = level_of(header, roles)
    read = line_of(Row(tuple(values), line), roles, caption, facts, level=level)
    for role, key, value in zip(roles, header, values, strict=True):
        if role == "figure":
            found = cell_figure(document, read, value, key)
            if found is not None:
                yield found
