"""How a text is cut: pieces of about one paragraph, never across an article or a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from index_store.language.text.sentences import sentences
from index_store.records import Span
from ingest.lines import Kind, is_listed
from ingest.outline import section_name
from ingest.structure import Block, blocks_of, provision_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.page import Layout

MAX_CHARACTERS = 900
_TINY = 150  # a paragraph below this is read with its neighbour
_JOINED_UP_TO = 700
_LIST_UP_TO = 700  # a list is kept with what announces it up to here
_SENTENCE_UP_TO = 1_200  # only a sentence over this is cut inside, at a semicolon


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that becomes a passage."""

    span: Span
    locator: str
    heading: str


def cut(layout: Layout, title: str | None, *, limit: int = MAX_CHARACTERS) -> Iterator[Piece]:
    """Yield the pieces of a text in order: every line of its body but headings above nothing.

    ``title`` is what the document is called; each piece has it before its breadcrumb.
    """
    for group in _with_content(_groups(blocks_of(layout))):
        if group[0].kind == Kind.TABLE:
            yield from _table_pieces(group, title, limit)
        else:
            for packed in _packed(group, limit):
                if all(block.kind == Kind.HEADING for block in packed):
                    continue  # a heading above nothing
                yield from _pieces(layout.text, packed, title, limit)


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield runs of blocks that one passage may span."""
    run = 0

    def key(block: Block) -> tuple[int, int, int]:
        nonlocal run
        run += block.apart
        return run, block.law.number, block.table

    for _, group in groupby(blocks, key):
        yield list(group)


def _with_content(groups: Iterator[list[Block]]) -> Iterator[list[Block]]:
    """Yield groups that say something; headings alone go before what follows them.

    Where that is a table, the headings are left out: its passages bear them as heading.
    """
    waiting: list[Block] = []
    for group in groups:
        if all(block.kind == Kind.HEADING for block in group):
            waiting = group if group[0].apart else [*waiting, *group]
            continue
        follows = group[0].kind != Kind.TABLE and not group[0].apart
        yield [*waiting, *group] if follows else group
        waiting = []


def _packed(group: Sequence[Block], limit: int) -> Iterator[list[Block]]:
    """Yield neighbours that are read together."""
    current: list[Block] = []
    for block in group:
        if current and not _joins(current, block, limit):
            yield current
            current = []
        current.append(block)
    if current:
        yield current


def _joins(current: Sequence[Block], block: Block, limit: int) -> bool:
    """Return whether a block goes on with the passage that is being made."""
    if current[-1].kind == Kind.HEADING:  # and so are all before it
        return True
    length = block.span.end - current[0].span.start
    if length > limit:
        return False
    if block.kind == Kind.HEADING:
        return False
    so_far = current[-1].span.end - current[0].span.start
    if block.text.endswith(":") and so_far >= _TINY:
        return False  # it announces what follows
    if block.law.article is not None:
        return True
    if is_listed(block.text):
        return length <= _LIST_UP_TO
    return length <= _JOINED_UP_TO and (so_far < _TINY or len(block.text) < _TINY)


def _pieces(text: str, packed: Sequence[Block], title: str | None, limit: int) -> Iterator[Piece]:
    first = next((block for block in packed if block.kind != Kind.HEADING), packed[0])
    heading = _heading(title, first.trail)
    whole = Span(packed[0].span.start, packed[-1].span.end)
    if whole.end - whole.start <= limit:
        yield Piece(whole, _locator(packed), heading)
        return
    for span in split_long(text, whole, limit):
        yield Piece(span, _locator(packed), heading)


def split_long(text: str, span: Span, limit: int) -> Iterator[Span]:
    """Yield parts of ``span`` of up to ``limit`` characters, cut between sentences.

    The parts are of about equal size; a sentence that is itself too long is cut after
    semicolons, else between words.
    """
    ends = [found.end + span.start for found in sentences(span.of(text))]
    ends = [end for end in ends if end < span.end] + [span.end]
    start = span.start
    parts: list[Span] = []
    for end in ends:
        if end - start > _SENTENCE_UP_TO:
            parts += _clauses(text, Span(start, end), limit)
        else:
            parts.append(Span(start, end))
        start = end
    yield from _balanced(text, parts, limit)


def _clauses(text: str, span: Span, limit: int) -> Iterator[Span]:
    start = span.start
    while span.end - start > limit:
        cut_at = text.rfind("; ", start + 1, start + limit)
        if cut_at < 0:
            cut_at = text.rfind(" ", start + 1, start + limit)
        cut_at = cut_at + 1 if cut_at > 0 else start + limit
        yield Span(start, cut_at)
        start = cut_at
    yield Span(start, span.end)


def _balanced(text: str, parts: Sequence[Span], limit: int) -> Iterator[Span]:
    total = parts[-1].end - parts[0].start
    aim = total / -(-total // limit)
    start = parts[0].start
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        length = part.end - start
        if following is None or length >= aim or following.end - start > limit:
            yield _trimmed(text, Span(start, part.end))
            start = part.end


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _table_pieces(group: Sequence[Block], title: str | None, limit: int) -> Iterator[Piece]:
    header = " ".join(group[0].text.split())
    if len(group) > 2 and _is_upper_header(group[0].text):
        header = f"{header} {' '.join(group[1].text.split())}"
    heading = " › ".join(filter(None, (_heading(title, group[0].trail), header)))
    total = group[-1].span.end - group[0].span.start
    aim = total / -(-total // limit)
    start = 0
    for end in range(1, len(group) + 1):
        last = end == len(group)
        length = group[end - 1].span.end - group[start].span.start
        full = length >= aim or (not last and group[end].span.end - group[start].span.start > limit)
        if last or full:
            span = Span(group[start].span.start, group[end - 1].span.end)
            yield Piece(span, _table_locator(group, start, end - 1), heading)
            start = end


def _is_upper_header(row: str) -> bool:
    """Return whether a row heads several columns at once, so that the next row heads them too."""
    cells = [cell.strip() for cell in row.strip("| ").split("|")]
    return any(one and one == other for one, other in pairwise(cells))


def _table_locator(group: Sequence[Block], first: int, last: int) -> str:
    table = f"bảng {group[0].table}"
    if first == 0 and last == len(group) - 1:
        return table
    return f"{table}, {_range('dòng', [group[max(first, 1)].row, group[last].row])}"


def _locator(packed: Sequence[Block]) -> str:
    """Return where blocks stand, as a person would write it.

    >>> from ingest.page import lay_out
    >>> text = "Điều 5. Trách nhiệm\\n2. Ủy ban nhân dân xã thực hiện đúng quy định."
    >>> [piece.locator for piece in cut(lay_out(text), None)]
    ['khoản 2 Điều 5']
    """
    if packed[-1].law.article is not None:
        return _law_locator(packed)
    numbers = [block.paragraph for block in packed if block.paragraph]
    located = _range("đoạn", [numbers[0], numbers[-1]])
    return ", ".join(filter(None, (_whereabouts(packed), located)))


def _whereabouts(packed: Sequence[Block]) -> str | None:
    """Return the annex or the section that all the blocks are in."""
    shared = packed[0].section
    for block in packed:
        same = [a == b for a, b in zip(shared, block.section, strict=False)]
        shared = shared[: next((i for i, one in enumerate(same) if not one), len(same))]
    return packed[-1].law.instrument or section_name(shared)


def _law_locator(packed: Sequence[Block]) -> str:
    speaking = [block for block in packed if block.kind != Kind.HEADING] or packed
    place = packed[-1].law
    if len({block.law.clause for block in speaking}) != 1:
        place = replace(place, clause=None, point=None)
    elif len({block.law.point for block in speaking}) != 1:
        place = replace(place, point=None)
    return provision_name(place) or ""


def _range(word: str, numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"{word} {first}" if first == last else f"{word} {first}–{last}"


def _heading(title: str | None, trail: Sequence[str]) -> str:
    return " › ".join([title or "", *trail]).strip(" ›")
