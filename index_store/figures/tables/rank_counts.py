"""Of how many a rank is: read from the column, the row or the group in which it runs on from 1."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.tables.cells import UNRANKED
from index_store.figures.tables.wording import bare_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.tables.rows import Row
    from index_store.records import Figure

_SHARED = re.compile(r"(?<=\d) ?[-–] ?\d{1,3}$")  # "2-3": the first of the ranks that are shared


@dataclass(frozen=True, slots=True)
class RankCounts:
    """How many are ranked in each column of ranks: at each time, where rows are of several."""

    by_column: dict[int, float | None]
    by_time: dict[tuple[str, int], float | None]

    def among(self, time: str, at: int) -> float | None:
        """Return of how many the ranks of a column are in a row of a time, None where untold."""
        return self.by_time.get((time, at)) if self.by_time else self.by_column.get(at)


def rank_counts(
    group: Sequence[Row], everyone: Sequence[Row], columns: Sequence[int], when: int | None
) -> RankCounts:
    """Return how many are ranked in the columns: in a group of rows, else in all of them.

    Where ``when`` is the column of times, a unit has a row for each, and each time its own ranks.
    """
    by_column = {at: _ranked(group, at) or _ranked(everyone, at) for at in columns}
    by_column |= {at: size for at in columns if (size := _run_on(everyone, at)) is not None}
    if when is None:
        return RankCounts(by_column, {})
    times = dict.fromkeys(row.cells[when].text for row in everyone)
    by_time = {
        (time, at): _ranked([row for row in everyone if row.cells[when].text == time], at)
        for time in times
        for at in columns
    }
    return RankCounts(by_column, by_time)


def _ranked(body: Sequence[Row], at: int) -> float | None:
    """Return how many are ranked where a column runs on from 1; equals may share a rank."""
    return ranked_in([row.cells[at].text for row in body])


def _run_on(body: Sequence[Row], at: int) -> float | None:
    """Return how many are ranked where each rank from 1 stands once, whatever the groups of rows."""
    texts = [bare_rank(row.cells[at].text) for row in body]
    numbers = sorted(int(text) for text in texts if text.isdigit())
    whole = len(numbers) > 2 and len(numbers) == len(texts)
    return float(len(numbers)) if whole and numbers == list(range(1, len(numbers) + 1)) else None


def ranked_in(cells: Sequence[str]) -> float | None:
    """Return how many are ranked in cells that run on from 1, None where they do not.

    >>> ranked_in(["1", "2-3", "2-3", "4"]), ranked_in(["1", "5", "9"])
    (4.0, None)
    """
    texts = [bare_rank(text) for text in cells if not UNRANKED.match(text)]
    texts = [_SHARED.sub("", text) for text in texts]
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return None
    numbers = sorted(int(text) for text in texts)
    shared = all(number == 1 + bisect_left(numbers, number) for number in numbers)
    dense = sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    return float(len(numbers)) if shared or (dense and numbers[-1] > 2) else None


def of_how_many(figure: Figure, of: float | None) -> Figure:
    """Return a figure that says of how many it is, where it is a rank that does not say it itself."""
    if figure.kind != "rank" or figure.of is not None or of is None:
        return figure
    return replace(figure, of=of)
