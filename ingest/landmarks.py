"""The parts of a text that a person would name: pages, paragraphs, tables and rows, articles."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from index_store.records import Landmark, Span
from ingest.outline import section_name
from ingest.structure import blocks_of, provision_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from ingest.law.tree import Place
    from ingest.page import Layout
    from ingest.records import Page
    from ingest.structure import Block

    Named = tuple[Hashable, ...]


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
    blocks = blocks_of(layout)
    found = [*page.parts, *_tables(blocks, page.parts), *_provisions(blocks), *_sections(blocks)]
    found += [
        Landmark(block.span, _paragraph(block, page.parts))
        for block in blocks
        if block.paragraph and block.law.article is None
    ]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)))


def _paragraph(block: Block, parts: Sequence[Landmark]) -> str:
    """Return the name of a paragraph: by its page, else its section or annex and its number."""
    where = block.law.instrument or section_name(block.section)
    page = _in_part(block.span, parts)
    return ", ".join(filter(None, (where, page or f"đoạn {block.paragraph}")))


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
    """Yield annexes, divisions, articles, clauses and points, each as far as it reaches."""
    yield from _reaches((block.law.instrument, block) for block in blocks)
    for depth in range(1, 5):
        yield from _reaches((_division(block, depth), block) for block in blocks)
    for name in (_article, _clause, _point):
        yield from _reaches((name(block.law), block) for block in blocks)


def _division(block: Block, depth: int) -> Named | None:
    """Return the name of a division: "Mục 1 Chương II"."""
    if len(block.divisions) < depth:
        return None
    named = [*reversed(block.divisions[:depth]), *filter(None, [block.law.instrument])]
    return (*block.divisions[:depth], " ".join(named))


def _article(law: Place) -> Named | None:
    return _provision(replace(law, clause=None, point=None))


def _clause(law: Place) -> Named | None:
    return _provision(replace(law, point=None)) if law.clause else None


def _point(law: Place) -> Named | None:
    return _provision(law) if law.point else None


def _provision(law: Place) -> Named | None:
    name = provision_name(law)
    return None if name is None else (law, name)


def _sections(blocks: Sequence[Block]) -> Iterator[Landmark]:
    """Yield the sections of a plan or report: "mục II.3", "điểm a mục II.3"."""
    deepest = max((len(block.section) for block in blocks), default=0)
    for depth in range(1, deepest + 1):
        yield from _reaches((_section(block, depth), block) for block in blocks)


def _section(block: Block, depth: int) -> Named | None:
    part = block.section[:depth]
    name = section_name(part)
    return (part, name) if name is not None and len(part) == depth else None


def _reaches(named: Iterable[tuple[Named | str | None, Block]]) -> Iterator[Landmark]:
    """Yield a landmark for each run of blocks of one name; what is told apart is all of it."""
    for name, group in groupby(named, itemgetter(0)):
        if name is not None:
            spans = [block.span for _, block in group]
            locator = name if isinstance(name, str) else str(name[-1])
            yield Landmark(Span(spans[0].start, spans[-1].end), locator)
