"""Reviewed tables: what a page's furniture looks like, what official texts are called."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table ``name``, without its header line.

    >>> rows("genres.tsv")[0][:2]
    ('Biên bản', 'minutes')
    """
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    table = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(tuple(row) for row in table)[1:]
