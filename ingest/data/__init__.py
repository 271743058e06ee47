"""Reviewed tables: what a page's furniture looks like, what official texts are called."""

from __future__ import annotations

from functools import cache

from index_store.language.knowledge import table_pairs


@cache
def genres() -> tuple[tuple[str, str], ...]:
    """Return the headings of official documents ("Biên bản"), each with its genre ("minutes").

    >>> genres()[0]
    ('Biên bản', 'minutes')
    """
    return tuple(table_pairs("ingest", "data/genres.tsv", "heading", "genre"))
