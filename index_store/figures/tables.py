"""Figures of ranking tables given as text: rows of cells, or ``key: value; key: value`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.columns import (
    Caption,
    Cell,
    Line,
    Role,
    cell_figure,
    column_roles,
    is_number,
    is_rank,
    row_indicator,
)
from index_store.figures.owners import owners
from index_store.language.indicators import find_indicators, indicator
from index_store.language.periods import find_periods
from index_store.language.quantities import parse_number
from index_store.language.references import find_document_numbers
from index_store.records import Binding, Document, Figure, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.article import Article


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``span`` is its line."""

    cells: tuple[Cell, ...]
    span: Span


_RULE = re.compile(r"[\s|:+=-]+")
_KEYS = re.compile(r"(?:(?<=^)|(?<=; )|(?<=\| ))(?P<key>[^:;|]{1,60}): (?P<value>[^;|]*)")


def is_row(text: str) -> bool:
    """Return whether a line is a row of a table.

    >>> is_row("| 1 | Phường An Bình | 91,20 |"), is_row("Năm 2023 đạt 5%")
    (True, False)
    """
    return text.count("|") >= 2 or text.count("\t") >= 2 or _keyed(text)


def _keyed(text: str) -> bool:
    parts = [p for p in text.strip().rstrip(".").split("; ") if p]
    return (
        len(parts) >= 3
        and all(re.match(r"[^:;]{1,60}: \S", p) for p in parts)
        and any(
            re.match(r"(?:STT|TT|Đơn vị|Tên đơn vị|Địa phương|Xã|Phường|Huyện)\b", p)
            for p in parts[:3]
        )
    )


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for m in re.finditer(r"\n|$", text):
        yield Span(start, m.start())
        start = m.end()


def _row(text: str, line: Span) -> Row:
    cells: list[Cell] = []
    sign = "|" if "|" in line.of(text) else "\t"
    at = line.start
    for piece in line.of(text).split(sign):
        left = len(piece) - len(piece.lstrip())
        words = piece.strip()
        cells.append(Cell(words, Span(at + left, at + left + len(words))))
        at += len(piece) + 1
    if sign == "|" and cells and not cells[0].text:
        cells = cells[1:]
    if sign == "|" and cells and not cells[-1].text:
        cells = cells[:-1]
    return Row(tuple(cells), line)


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
    for line in [*_lines(text), Span(len(text), len(text))]:
        words = line.of(text)
        if words.strip() and is_row(words) and not _keyed(words):
            block.append(line)
            continue
        if _keyed(words):
            yield from _kept(
                _keyed_figures(document, line, _caption(document, above, facts), facts), inside
            )
            continue
        if block and (words.strip() or line.start == len(text)):
            yield from _kept(
                _block_figures(document, block, _caption(document, above, facts), facts), inside
            )
            block, above = [], []
        if words.strip():
            above = [*above[-3:], line]


def _kept(figures: Iterator[Figure], inside: list[Span]) -> Iterator[Figure]:
    return (f for f in figures if any(f.span.within(p) for p in inside))


def _caption(document: Document, above: list[Span], facts: Article) -> Caption:
    """Read the lines right above the table, nearest first, then the title."""
    what = when = source = None
    announced = None
    title_at = document.text.find(document.title) if document.title else -1
    places = [*reversed(above)]
    if title_at >= 0:
        places.append(Span(title_at, title_at + len(document.title)))
    for line in places:
        words = line.of(document.text)
        documents = find_document_numbers(words)
        mentions = [
            m
            for m in find_indicators(words)
            if "điểm" in indicator(m.id).unit or "%" in indicator(m.id).unit
        ]
        if what is None and mentions:
            what = Binding(mentions[0].name, mentions[0].text, mentions[0].span.shifted(line.start))
        periods = [
            p
            for p in find_periods(words, facts.reference)
            if p.kind not in ("day", "until")
            and not any(p.span.overlaps(d.span) for d in documents)
        ]
        if when is None and len({p.value for p in periods}) == 1:
            when = Binding(periods[0].value, periods[0].text, periods[0].span.shifted(line.start))
        if source is None and documents:
            named = Span(documents[0].span.start, documents[0].number_span.end)
            source = Binding(documents[0].name, named.of(words), named.shifted(line.start))
            announced = documents[0].dated
    if what is None and title_at < 0:
        mentions = [m for m in find_indicators(document.title) if "điểm" in indicator(m.id).unit]
        what = Binding(mentions[0].name, mentions[0].text, None) if mentions else None
    return Caption(what, when or facts.period, source, announced)


def _block_figures(
    document: Document, block: list[Span], caption: Caption, facts: Article
) -> Iterator[Figure]:
    rows = [
        _row(document.text, line) for line in block if not _RULE.fullmatch(line.of(document.text))
    ]
    if len(rows) < 2:
        return
    header = rows[0].cells
    if sum(is_number(c.text) for c in header) > 1:
        return
    body = [row for row in rows[1:] if len(row.cells) == len(header)]
    roles = column_roles(header, [row.cells for row in body])
    if "who" not in roles and "what" not in roles:
        return
    sizes = {at: _ranked(body, at) for at, cell in enumerate(header) if is_rank(cell.text)}
    for row in body:
        line = _line_of(row, roles, caption, facts)
        for at, cell in enumerate(row.cells):
            if roles[at] == "figure":
                found = cell_figure(document, line, cell, header[at])
                if found is not None:
                    yield _of_how_many(found, sizes.get(at))


def _line_of(row: Row, roles: Sequence[Role], caption: Caption, facts: Article) -> Line:
    """Return what the cells of a row say of its figures: whose, of what, in which unit."""
    cells: dict[Role, Cell] = {}
    for role, cell in zip(roles, row.cells, strict=True):
        cells.setdefault(role, cell)
    owner = _owner(cells["who"]) if "who" in roles else facts.home
    unit = cells["unit"].text if "unit" in cells else None
    scale = parse_number(cells["scale"].text) if "scale" in cells else None
    what = row_indicator(cells["what"]) if "what" in cells else None
    return Line(row.span, owner, what, unit, scale, "what" in roles, caption, facts.reference)


def _ranked(body: Sequence[Row], at: int) -> float | None:
    """Return how many are ranked where a column runs from 1 to that number, each once."""
    texts = [row.cells[at].text for row in body]
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return None
    numbers = sorted(int(text) for text in texts)
    return float(len(numbers)) if numbers == list(range(1, len(numbers) + 1)) else None


def _of_how_many(figure: Figure, of: float | None) -> Figure:
    if figure.kind != "rank" or figure.of is not None or of is None:
        return figure
    return replace(figure, of=of)


def _owner(cell: Cell) -> Binding | None:
    if not cell.text or is_number(cell.text):
        return None
    found = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
    value = found[0].value if found else cell.text
    return Binding(value, cell.text, cell.span)


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
    roles = column_roles(keys, [values])
    if "who" not in roles:
        return
    read = _line_of(Row(tuple(values), line), roles, caption, facts)
    for role, key, value in zip(roles, keys, values, strict=True):
        if role == "figure":
            found = cell_figure(document, read, value, key)
            if found is not None:
                yield found
