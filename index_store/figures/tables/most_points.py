"""Headings that end with the most points there are for what they name: "Số hóa hồ sơ (22)"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from index_store.figures.tables.headings import Cell, Heading
from index_store.language.amounts.quantities import parse_number
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = re.compile(r"(?<=[^\W\d]) ?\((?P<of>\d{1,3}(?:[.,]\d{1,2})?)\)$")
_LEAST_COLUMNS = 2
_APART = 0.01


def with_most_points(header: Sequence[Heading]) -> list[Heading]:
    """Return the headings; where one has the sum of the numbers in brackets, all say the most points.

    Numbers that run on (1), (2), (3) number the columns and say nothing.
    """
    found = {at: match for at, one in enumerate(header) if (match := _MOST.search(one.name.text))}
    values = [parse_number(match["of"]) or 0.0 for match in found.values()]
    numbers_columns = all(two == one + 1 for one, two in pairwise(values))
    wholes = [value for value in values if abs(sum(values) - 2 * value) < _APART]
    if len(values) <= _LEAST_COLUMNS or numbers_columns or not wholes:
        return list(header)
    return [
        _stripped(one, found[at], wholes[0]) if at in found else one
        for at, one in enumerate(header)
    ]


def _stripped(heading: Heading, most: re.Match[str], whole: float) -> Heading:
    """Return a heading without the number in brackets, which it keeps as its most points."""
    name = heading.name
    words = name.text[: most.start()]
    cell = Cell(words, Span(name.span.start, name.span.start + len(words)))
    levels = tuple(cell if level is name else level for level in heading.levels)
    points = parse_number(most["of"])
    return replace(heading, levels=levels, most=points, part=points != whole)
