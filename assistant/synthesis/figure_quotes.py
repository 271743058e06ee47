"""The quotes that state figures: clauses close together as one, a table as one, else one each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafts import Quote
from index_store.records import Figure, Span

LONGEST_TABLE = 2_000
"""Rows within so many code points are quoted as one table."""
LONGEST_QUOTE = 420
"""Clauses further apart than this (in code points) are quoted one by one."""


def quotes_of(figures: Sequence[Figure]) -> tuple[Quote, ...]:
    """Return the quotes that state the figures: one where their clauses stand close together."""
    spans = sorted({figure.clause for figure in figures})
    first = figures[0].document_id
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    if all(item.document_id == first for item in figures):
        if whole.end - whole.start <= LONGEST_QUOTE:
            return (Quote(first, whole),)
        spans = [one for one in spans if not any(one != two and one.within(two) for two in spans)]
        return tuple(Quote(first, span) for span in spans)
    return tuple(dict.fromkeys(Quote(item.document_id, item.clause) for item in figures))


def rows_of(figures: Sequence[Figure]) -> tuple[Quote, ...]:
    """Return the quotes of figures that are compared: one for a table, else one each."""
    first, last = min(f.clause for f in figures), max(f.clause for f in figures)
    whole = Span(first.start, max(last.end, first.end))
    one_document = len({figure.document_id for figure in figures}) == 1
    if one_document and whole.end - whole.start <= LONGEST_TABLE:
        return (Quote(figures[0].document_id, whole),)
    return tuple(dict.fromkeys(Quote(figure.document_id, figure.clause) for figure in figures))
