"""Figures of ranking tables given as text: rows of cells, or ``key: value; key: value`` lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from index_store.figures.columns import (
    Caption,
    Line,
    Role,
    bare_rank,
    cell_figure,
    column_roles,
    is_mean,
    is_number,
    is_rank,
    is_total,
    row_indicator,
)
from index_store.figures.headings import (
    Cell,
    Heading,
    heading_row_count,
    headings,
    period_in,
)
from index_store.figures.owners import owners
from index_store.language.amounts.quantities import parse_number
from index_store.language.law.references import find_document_numbers
from index_store.language.terms.indicators import find_indicators, indicator
from index_store.language.time.periods import find_periods
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


_CAPTION_UNIT = re.compile(
    r"(?:ĐVT|đơn vị tính|đơn vị)\s*:\s*(?P<unit>%|[^\W\d_][^().;,\d:]{1,25})|\((?P<sign>%)\)$",
    re.IGNORECASE,
)


def _caption(document: Document, above: list[Span], facts: Article) -> Caption:
    """Read the lines right above the table, nearest first, then the title."""
    what = when = source = None
    announced = unit = None
    title_at = document.text.find(document.title) if document.title else -1
    places = [*reversed(above)]
    if title_at >= 0:
        places.append(Span(title_at, title_at + len(document.title)))
    for line in places:
        words = line.of(document.text)
        documents = find_document_numbers(words)
        mentions = [
            m
            for m in find_indicators(words) or find_indicators(words, weak=True)
            if "điểm" in indicator(m.id).unit or "%" in indicator(m.id).unit
        ]
        stated = _CAPTION_UNIT.search(words)
        unit = unit or ((stated["unit"] or stated["sign"]).strip() if stated else None)
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
    return Caption(what, when or facts.period, source, announced, unit)


def _block_figures(
    document: Document, block: list[Span], caption: Caption, facts: Article
) -> Iterator[Figure]:
    """Yield the figures of the rows between two lines of text: one table, or several."""
    rows = [
        _row(document.text, line) for line in block if not _RULE.fullmatch(line.of(document.text))
    ]
    for _, alike in groupby(rows, lambda row: len(row.cells)):
        table = _table(list(alike), caption, facts)
        if table is not None:
            yield from table.figures(document)


def _table(rows: list[Row], caption: Caption, facts: Article) -> _Table | None:
    while rows and sum(bool(cell.text) for cell in rows[0].cells) < 2:
        rows = rows[1:]  # a title over all columns
    if len(rows) < 2 or sum(is_number(cell.text) for cell in rows[0].cells) > 1:
        return None
    count = heading_row_count([row.cells for row in rows])
    header = headings([row.cells for row in rows[:count]])
    repeated = {tuple(cell.text for cell in row.cells) for row in rows[:count]}
    body = [row for row in rows[count:] if tuple(cell.text for cell in row.cells) not in repeated]
    body = [row for row in body if not _numbers_columns(row)]
    plain = [row.cells for row in body if _group_of(row) is None]
    roles = column_roles(header, plain)
    if not {"who", "what", "when"} & set(roles):
        return None
    return _Table(header, roles, body, caption, facts)


_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.*)?$")
_GROUP_NUMBER = re.compile(
    r"(?:(?P<letter>[A-HĐ])|(?P<roman>[IVX]{1,5})|\d{1,2}(?:\.\d+)*)[.)]?(?:\s|$)"
)


def _numbers_columns(row: Row) -> bool:
    """Return whether a row only numbers the columns: "(1) (2) (3)=(1)+(2)"."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 3 or not all(map(_COLUMN_NUMBER.match, filled)):
        return False
    digits = [int(m.group()) for text in filled if (m := re.search(r"\d+", text))]
    return len(digits) > 1 and all(b == a + 1 for a, b in pairwise(digits))


def _group_of(row: Row) -> Cell | None:
    """Return the words of a row that only names a group of the rows below it."""
    filled = [cell for cell in row.cells if cell.text]
    if len(filled) == 2 and _GROUP_NUMBER.fullmatch(filled[0].text):
        filled = filled[1:]
    if len(filled) != 1 or is_number(filled[0].text):
        return None
    return filled[0]


def _depth(row: Row) -> int:
    """Return how deep a group stands by its number: letters, Roman digits, digits."""
    text = next(cell.text for cell in row.cells if cell.text)
    number = _GROUP_NUMBER.match(text)
    if number is None or not text[0].isascii():
        return 0
    if number["roman"]:
        return 1
    return 0 if number["letter"] else 2


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose columns are understood."""

    header: list[Heading]
    roles: list[Role]
    body: list[Row]
    caption: Caption
    facts: Article

    def figures(self, document: Document) -> Iterator[Figure]:
        """Yield the figure of each cell that states one, in order."""
        for group, rows in self._groups():
            caption, place = self._of_group(group)
            ranked = [row for row in rows if not is_total(self._named(row))]
            sizes = {at: _ranked(ranked, at) for at, one in enumerate(self.header) if is_rank(one)}
            for row in self._filled_down(rows):
                line = _line_of(row, self.roles, caption, self.facts, place)
                if line.total and self._whole(row, group) is None:
                    continue
                if line.total:
                    line = replace(line, owner=self._whole(row, group))
                for at, cell in enumerate(row.cells):
                    if self.roles[at] != "figure":
                        continue
                    found = cell_figure(document, line, cell, self.header[at])
                    if found is not None:
                        yield _of_how_many(found, sizes.get(at))

    def _filled_down(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows, each unnamed one with the unit of the row above: a merged cell was lost."""
        at = self.roles.index("who") if {"who", "what"} <= set(self.roles) else None
        last: Cell | None = None
        for row in rows:
            if at is None:
                yield row
            elif row.cells[at].text:
                last = row.cells[at]
                yield row
            else:
                cells = (*row.cells[:at], last or row.cells[at], *row.cells[at + 1 :])
                yield Row(cells, row.span)

    def _groups(self) -> Iterator[tuple[tuple[Cell, ...], list[Row]]]:
        """Yield the rows under each group, with the names of the groups they stand in."""
        above: dict[int, Cell] = {}
        rows: list[Row] = []
        for row in self.body:
            named = _group_of(row)
            if named is None or (rows and row is self.body[-1]):
                rows.append(row)
                continue
            if rows:
                yield tuple(above.values()), rows
                rows = []
            depth = _depth(row)
            above = {level: cell for level, cell in above.items() if level < depth}
            above[depth] = named
        if rows:
            yield tuple(above.values()), rows

    def _of_group(self, group: Sequence[Cell]) -> tuple[Caption, Binding | None]:
        """Return the caption as the groups narrow it, and the unit that a group names."""
        caption, place = self.caption, None
        for cell in group:
            period = period_in(cell, self.facts.reference)
            caption = replace(caption, period=period or caption.period)
            named = find_indicators(cell.text)
            if named and "what" not in self.roles:
                span = named[0].span.shifted(cell.span.start)
                caption = replace(caption, indicator=Binding(named[0].name, named[0].text, span))
            found = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
            if found:
                span = found[0].span.shifted(cell.span.start)
                place = Binding(found[0].value, found[0].text, span)
        return caption, place

    def _named(self, row: Row) -> str:
        """Return the words by which a row says whose or of what it is."""
        words = (
            cell.text
            for role, cell in zip(self.roles, row.cells, strict=True)
            if role in ("who", "what", "when", "serial") and cell.text and not is_number(cell.text)
        )
        return next(words, "")

    def _whole(self, row: Row, group: Sequence[Cell]) -> Binding | None:
        """Return whose the sum of all rows is: that of the document, if it is of all of them."""
        if group or is_mean(self._named(row)) or "who" not in self.roles:
            return None
        return self.facts.home


def _line_of(
    row: Row,
    roles: Sequence[Role],
    caption: Caption,
    facts: Article,
    place: Binding | None = None,
) -> Line:
    """Return what the cells of a row say of its figures: whose, of what, in which unit."""
    cells: dict[Role, Cell] = {}
    for role, cell in zip(roles, row.cells, strict=True):
        cells.setdefault(role, cell)
    owner = _owner(cells["who"]) if "who" in roles else place or facts.home
    unit = cells["unit"].text if "unit" in cells else None
    if unit is None and "what" in cells:
        unit = Heading((cells["what"],)).unit
    scale = parse_number(cells["scale"].text) if "scale" in cells else None
    what = row_indicator(cells["what"]) if "what" in cells else None
    period = period_in(cells["when"], facts.reference) if "when" in roles else None
    heads = [cell for role, cell in cells.items() if role in ("who", "serial") and cell.text]
    total = "who" in roles and any(is_total(cell.text) for cell in heads)
    return Line(
        row.span, owner, what, unit, scale, "what" in roles, caption, facts.reference, period, total
    )


def _ranked(body: Sequence[Row], at: int) -> float | None:
    """Return how many are ranked where a column runs on from 1; equals may share a rank."""
    texts = [bare_rank(row.cells[at].text) for row in body]
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return None
    numbers = sorted(int(text) for text in texts)
    shared = all(number == 1 + bisect_left(numbers, number) for number in numbers)
    dense = sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    return float(len(numbers)) if shared or (dense and numbers[-1] > 2) else None


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
    header = headings([keys])
    roles = column_roles(header, [values])
    if "who" not in roles:
        return
    read = _line_of(Row(tuple(values), line), roles, caption, facts)
    for role, key, value in zip(roles, header, values, strict=True):
        if role == "figure":
            found = cell_figure(document, read, value, key)
            if found is not None:
                yield found
