"""The parts of a text that a person would name: pages, paragraphs, tables and rows, articles."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from index_store.records import Landmark, Span
from ingest.structure import ARTICLE, CLAUSE, POINT, Block, Place, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.page import Layout
    from ingest.records import Page


def landmarks(page: Page, layout: Layout) -> tuple[Landmark, ...]:
    r"""Return the landmarks of a text laid out as ``layout``, in order, the wider first.

    Pages and sheets are those that the format states; tables and their rows are counted
    within them, paragraphs within the whole.

    >>> from ingest.page import lay_out
    >>> from ingest.records import Page
    >>> text = "Điều 5. Trách nhiệm\n2. Ủy ban nhân dân xã:\na) Thực hiện đúng quy định."
    >>> [mark.locator for mark in landmarks(Page(text), lay_out(text))]
    ['Điều 5', 'khoản 2 Điều 5', 'điểm a khoản 2 Điều 5']
    """
    blocks = list(blocks_of(layout))
    found = [*page.parts, *_tables(blocks, page.parts), *_provisions(blocks)]
    found += [
        Landmark(block.span, _in_part(block.span, page.parts) or f"đoạn {block.paragraph}")
        for block in blocks
        if block.paragraph and block.law.article is None
    ]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)))


def _in_part(span: Span, parts: Sequence[Landmark]) -> str | None:
    """Return the name of the page or sheet where a span begins."""
    return next((p.locator for p in parts if p.span.start <= span.start < p.span.end), None)


def _tables(blocks: Sequence[Block], parts: Sequence[Landmark]) -> Iterator[Landmark]:
    """Yield each table and each of its rows, the header as row 0 of no name of its own."""
    seen: dict[str | None, int] = {}
    for table, group in groupby(blocks, lambda block: block.table):
        if not table:
            continue
        rows = list(group)
        part = _in_part(rows[0].span, parts)
        seen[part] = seen.get(part, 0) + 1
        name = f"bảng {seen[part]}"
        yield Landmark(Span(rows[0].span.start, rows[-1].span.end), _named(part, name))
        for row in rows:
            if row.row:
                where = _in_part(row.span, parts)
                yield Landmark(row.span, _named(where, f"{name}, dòng {row.row}"))


def _named(part: str | None, name: str) -> str:
    return f"{part}, {name}" if part else name


def _provisions(blocks: Sequence[Block]) -> Iterator[Landmark]:
    """Yield articles, their clauses and the points of these, each as far as it reaches."""
    law = [block for block in blocks if block.law.article is not None]
    for depth in (1, 2, 3):
        addressed = ((_address(block.law)[: depth + 1], block.span) for block in law)
        for address, group in groupby(addressed, itemgetter(0)):
            if None not in address:
                spans = [span for _, span in group]
                yield Landmark(Span(spans[0].start, spans[-1].end), _provision(address[1:]))


def _address(law: Place) -> tuple[int | str | None, ...]:
    return law.number, law.article, law.clause, law.point


def _provision(address: Sequence[int | str | None]) -> str:
    """Return a provision's name: point, clause, article.

    >>> _provision(("5", "2", "a"))
    'điểm a khoản 2 Điều 5'
    """
    named = zip((ARTICLE, CLAUSE, POINT), address, strict=False)
    return " ".join(reversed([f"{word} {number}" for word, number in named]))
