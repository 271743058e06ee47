"""Where one table ends and the next begins, when no words stand between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Span

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WORDS = re.compile(r"\w")
_DATA = re.compile(r"[-–+≥≤<>~]?\s?\d[\d.,]*\s?%?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def table_starts(text: str, rows: Sequence[Span]) -> list[bool]:
    r"""Return for each of some rows that follow each other whether it opens a table.

    A blank line parts two tables where the rows of one are not parted alike, unless what comes
    after it goes on with the table above: rows of data as wide as its own, or its own header
    once more, as on the next page. A row of empty cells opens none.

    >>> from index_store.records import Span
    >>> text = "| Xã | Điểm |\n| A | 5,1 |\n\n| Huyện | Hồ sơ |\n| B | 90 |\n\n| C | 80 |"
    >>> from itertools import accumulate
    >>> lines = [line for line in text.split("\n")]
    >>> ends = list(accumulate(len(line) + 1 for line in lines))
    >>> rows = [Span(end - 1 - len(line), end - 1) for line, end in zip(lines, ends) if line]
    >>> table_starts(text, rows)
    [True, False, True, False, False]
    """
    if not rows:
        return []
    parted = [
        bool(_BLANK_LINE.search(text, before.end, row.start)) for before, row in pairwise(rows)
    ]
    if all(parted):
        return [True] + [False] * len(parted)
    starts = [True]
    header = rows[0].of(text)
    for row, apart in zip(rows[1:], parted, strict=True):
        words = row.of(text)
        opens = (
            apart and words != header and bool(_WORDS.search(words)) and not _goes_on(header, words)
        )
        starts.append(opens)
        header = words if opens else header
    return starts


def _goes_on(header: str, row: str) -> bool:
    """Return whether a row holds data for the columns of a header."""
    above, cells = _cells(header), _cells(row)
    numbers = [bool(_DATA.match(cell)) and not _YEAR.match(cell) for cell in cells]
    return len(above) == len(cells) and any(numbers)


def _cells(row: str) -> list[str]:
    sign = "|" if "|" in row else "\t"
    return [cell.strip() for cell in row.strip().strip("|").split(sign)]
