"""Lines that a reader broke, joined again where they are one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.records import Span
from ingest.law.headings import opening
from ingest.lines import Kind, ends_a_sentence, is_listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.structure import Block

_WIDEST = 2_000


def unbroken(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """Yield the blocks of ``text`` with broken lines joined; offsets still count in ``text``.

    The words of a joined block have a space for each line break, so that they are as long as
    what they stand for.
    """
    held: Block | None = None
    for block in blocks:
        if held is not None and _goes_on(held, block):
            span = Span(held.span.start, block.span.end)
            held = replace(held, span=span, text=span.of(text).replace("\n", " "))
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _goes_on(held: Block, block: Block) -> bool:
    if block.quoted != held.quoted or Kind.TABLE in (block.kind, held.kind) or block.apart:
        return False
    if ends_a_sentence(held.text) or block.span.end - held.span.start > _WIDEST:
        return False
    same = block.law.number == held.law.number and block.law.clause == held.law.clause
    return (
        same
        and opening(block.text) is None
        and not is_listed(block.text)
        and (held.kind != Kind.HEADING or block.text[:1].islower())
    )
