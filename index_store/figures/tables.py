"""Figures of ranking tables given as text: rows of cells, or ``key: value; key: value`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.owners import owners
from index_store.language.indicators import find_indicators, indicator
from index_store.language.periods import find_periods
from index_store.language.quantities import parse_number
from index_store.language.references import find_document_numbers
from index_store.records import Binding, Document, Figure, FigureKind, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.article import Article


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its text without blanks, and where it stands in the document."""

    text: str
    span: Span


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


@dataclass(frozen=True, slots=True)
class _Caption:
    """What stands above a table: its indicator, period and source."""

    indicator: Binding | None
    period: Binding | None
    according_to: Binding | None
    announced: str | None


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


def _caption(document: Document, above: list[Span], facts: Article) -> _Caption:
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
    return _Caption(what, when or facts.period, source, announced)


_OWNER_HEADER = re.compile(
    r"(?:tên )?(?:đơn vị|địa phương|huyện|xã|phường|quận|tỉnh|cơ quan|sở|tên|thành phố|thị xã|phòng)",
    re.IGNORECASE,
)
_SERIAL_HEADER = re.compile(r"(?:STT|TT|Số TT|#|No\.?)$", re.IGNORECASE)
_RANK_HEADER = re.compile(r"(?:xếp hạng|thứ hạng|hạng|xếp thứ|vị thứ|thứ tự|rank)", re.IGNORECASE)
_GRADE_HEADER = re.compile(r"(?:xếp loại|phân loại|loại)", re.IGNORECASE)
_POINTS_HEADER = re.compile(r"(?:tổng )?(?:số )?điểm|kết quả|chỉ số|score|điểm số", re.IGNORECASE)
_NUMERIC = re.compile(r"(?P<value>\d[\d.,]*\d|\d)(?: ?/ ?(?P<of>\d[\d.,]*))? ?(?P<unit>%|điểm)?$")


def _block_figures(
    document: Document, block: list[Span], caption: _Caption, facts: Article
) -> Iterator[Figure]:
    rows = [
        _row(document.text, line) for line in block if not _RULE.fullmatch(line.of(document.text))
    ]
    if len(rows) < 2:
        return
    header = rows[0]
    if sum(bool(_NUMERIC.fullmatch(c.text)) for c in header.cells) > 1:
        return
    who = next((i for i, c in enumerate(header.cells) if _OWNER_HEADER.match(c.text)), None)
    if who is None:
        return
    for row in rows[1:]:
        if len(row.cells) == len(header.cells):
            owner = _owner(row.cells[who])
            for at, cell in enumerate(row.cells):
                if at != who and not _SERIAL_HEADER.match(header.cells[at].text):
                    yield from _cell_figure(
                        document, row.span, cell, header.cells[at], owner, caption, facts
                    )


def _owner(cell: Cell) -> Binding | None:
    if not cell.text or _NUMERIC.fullmatch(cell.text):
        return None
    found = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
    value = found[0].value if found else cell.text
    return Binding(value, cell.text, cell.span)


def _keyed_figures(
    document: Document, line: Span, caption: _Caption, facts: Article
) -> Iterator[Figure]:
    cells: list[tuple[Cell, Cell]] = []
    for m in _KEYS.finditer(line.of(document.text)):
        key = Cell(m["key"].strip(), Span(line.start + m.start("key"), line.start + m.end("key")))
        value = m["value"].rstrip(" .")
        cells.append(
            (
                key,
                Cell(
                    value,
                    Span(line.start + m.start("value"), line.start + m.start("value") + len(value)),
                ),
            )
        )
    who = next((v for k, v in cells if _OWNER_HEADER.match(k.text)), None)
    if who is None:
        return
    for key, value in cells:
        if value is not who and not _SERIAL_HEADER.match(key.text):
            yield from _cell_figure(document, line, value, key, _owner(who), caption, facts)


def _cell_figure(
    document: Document,
    line: Span,
    cell: Cell,
    header: Cell,
    owner: Binding | None,
    caption: _Caption,
    facts: Article,
) -> Iterator[Figure]:
    number = _NUMERIC.fullmatch(cell.text)
    what, kind, unit = _column(header, cell, caption)
    grade = cell.text if kind == "grade" and cell.text and not number else None
    if number is None and grade is None:
        return
    value = parse_number(number["value"], percent=unit == "%") if number else None
    of = parse_number(number["of"]) if number and number["of"] else None
    if kind == "value" and of is not None and unit is None:
        kind = "share"
    periods = [p for p in find_periods(header.text, facts.reference) if p.kind != "day"]
    when = (
        Binding(periods[0].value, periods[0].text, periods[0].span.shifted(header.span.start))
        if periods
        else caption.period
    )
    trimmed = Span(line.start, line.end)
    yield Figure(
        document_id=document.id, span=cell.span, text=cell.text, clause=trimmed, kind=kind, value=value,
        unit=unit, of=of, grade=grade, place=owner, indicator=what, period=when,
        according_to=caption.according_to, announced=caption.announced,
    )  # fmt: skip


def _column(
    header: Cell, cell: Cell, caption: _Caption
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return what a column measures, of which kind its cells are and in which unit."""
    percent = "%" in header.text or cell.text.endswith("%")
    named = find_indicators(header.text, weak=True)
    own = (
        Binding(named[0].name, named[0].text, named[0].span.shifted(header.span.start))
        if named
        else None
    )
    if _RANK_HEADER.search(header.text):
        return own or caption.indicator, "rank", None
    if _GRADE_HEADER.match(header.text):
        return own or caption.indicator, "grade", None
    if own is not None:
        unit = "%" if percent else ("điểm" if "điểm" in indicator(named[0].id).unit else None)
        return own, "value", unit
    if _POINTS_HEADER.match(header.text):
        return caption.indicator, "value", "%" if percent else "điểm"
    written = re.sub(r"\s*\((?:%|điểm|đơn vị)[^)]*\)|\s*(?:năm )?20\d\d", "", header.text).strip()
    if len(written) < 3:
        return None, "value", "%" if percent else None
    span = Span(header.span.start, header.span.start + len(header.text))
    return (
        Binding(written, header.text, span),
        "value" if percent else "count",
        "%" if percent else None,
    )
