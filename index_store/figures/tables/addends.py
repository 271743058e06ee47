"""Columns that add up to the one after them: the parts of what a table is of."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from index_store.figures.tables.wording import cell_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_ROWS = 3
_MOST_PARTS = 12
_HALF_A_HUNDREDTH = 0.0051


def addends(figures: Sequence[bool], rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the columns, of those with ``figures``, that another is the sum of in every row.

    The addends stand side by side, right before or right after their sum, and are written with
    decimals: points, not counts, so that those who received and those who were asked are left.

    >>> rows = [["A", "60,5", "25,1", "85,6"], ["B", "58,0", "24,9", "82,9"], ["C", "50,2", "22,0", "72,2"]]
    >>> sorted(addends([False, True, True, True], rows))
    [1, 2]
    >>> rows = [["A", "5", "3", "8"], ["B", "6", "2", "8"], ["C", "1", "1", "2"]]
    >>> sorted(addends([False, True, True, True], rows))
    []
    """
    columns = {
        at: values
        for at, states in enumerate(figures)
        if states and (values := _values([row[at] for row in rows])) is not None
    }
    found: set[int] = set()
    for first, last in combinations(sorted(columns), 2):
        run = range(first, last + 1)
        if len(run) > _MOST_PARTS or any(at not in columns for at in run):
            continue
        for whole in (first - 1, last + 1):
            if whole in columns and _adds_up([columns[at] for at in run], columns[whole]):
                found.update(run)
    return frozenset(found)


def _values(texts: Sequence[str]) -> tuple[float | None, ...] | None:
    """Return the numbers of a column of decimals, None where it holds too few, or others."""
    read = [cell_number(text) for text in texts]
    filled = [text for text, number in zip(texts, read, strict=True) if number is not None]
    if len(filled) < _LEAST_ROWS or not any("," in text for text in filled):
        return None
    return tuple(number.value if number is not None else None for number in read)


def _adds_up(parts: Sequence[Sequence[float | None]], whole: Sequence[float | None]) -> bool:
    """Return whether a column is the sum of others in each row that states them all."""
    rows = [row for row in zip(*parts, whole, strict=True) if None not in row]
    exact = [
        abs(sum(number for number in row[:-1] if number is not None) - (row[-1] or 0.0))
        <= _HALF_A_HUNDREDTH * len(row)
        for row in rows
    ]
    return len(rows) >= _LEAST_ROWS and all(exact) and any(sum(map(bool, row)) > 2 for row in rows)
