"""Ranks: who is first, last or nth, as a document states it or as its scores give it.

A stated rank ("8/8") answers by itself. A rank worked out from scores compares only the units
whose scores are in one document, and says which they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.context import StatedFigure
from assistant.question import Superlative
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import place_level
from index_store.language.terms.indicators import indicators

MEASURED = ("value", "count", "money", "share")
"""Kinds of figures that units can be compared by."""
DEFAULT_INDICATOR = "par_index"
"""What "xếp thứ mấy" is about where the question names no index: the index of this field."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """A place at the asked end of the figures of one document, and what it was compared with."""

    stated: StatedFigure
    compared: tuple[StatedFigure, ...]


def level_of(name: str) -> str | None:
    """Return the level of a unit by its name: province, district, commune or department.

    >>> level_of("Sở Nội vụ")
    'department'
    """
    first = comparison_key(name).split(" ", 1)[0]
    if first in ("sở", "ban", "bộ", "văn", "thanh", "chi", "cục", "công"):
        return "department"
    return place_level(name)


def of_level(figures: Iterable[StatedFigure], level: str | None) -> list[StatedFigure]:
    """Return the figures that are bound to a unit of the level; any bound one for None."""
    return [
        item
        for item in figures
        if item.figure.place is not None
        and (level is None or level_of(item.figure.place.value) == level)
    ]


def stated_at(figures: Iterable[StatedFigure], asked: Superlative) -> list[StatedFigure]:
    """Return the stated ranks that are the one asked for."""
    found = []
    for item in figures:
        value, of = item.figure.value, item.figure.of
        if item.figure.kind != "rank" or value is None:
            continue
        if asked.from_bottom and of is not None and value == of - asked.nth + 1:
            found.append(item)
        if not asked.from_bottom and value == asked.nth:
            found.append(item)
    return found


def computed_at(figures: Iterable[StatedFigure], asked: Superlative) -> list[Extreme]:
    """Return who is at the asked end by the scores of one document, indicator and period.

    At least two units must have scores. Where a lower value is better, the first is the lowest.
    """
    groups: dict[tuple[str, str, str, str | None], list[StatedFigure]] = defaultdict(list)
    for item in figures:
        figure = item.figure
        if (
            figure.kind not in MEASURED
            or figure.value is None
            or not (figure.place and figure.indicator)
        ):
            continue
        period = figure.period.value if figure.period else ""
        groups[item.document.id, figure.indicator.value, period, figure.unit].append(item)
    found = []
    for (_, indicator, _, _), items in groups.items():
        units = {item.figure.place.value: item for item in items if item.figure.place}
        if len(units) < 2 or len(units) < asked.nth:
            continue
        descending = asked.from_bottom == (asked.by_merit and _lower_is_better(indicator))
        ordered = sorted(
            units.values(), key=lambda item: item.figure.value or 0, reverse=descending
        )
        found.append(Extreme(ordered[asked.nth - 1], tuple(ordered)))
    return found


def _lower_is_better(indicator: str) -> bool:
    return any(row.name_vi == indicator and row.better == "lower" for row in indicators())


def is_known(indicator: str) -> bool:
    """Return whether a name is that of an indicator of the table."""
    return any(row.name_vi == indicator for row in indicators())


def default_indicator() -> str:
    """Return the Vietnamese name of the index that a bare "xếp thứ mấy" is about."""
    return next(row.name_vi for row in indicators() if row.id == DEFAULT_INDICATOR)
