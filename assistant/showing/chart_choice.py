"""Which figures one chart can show together, and what a reader must be told of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.messages import message
from index_store.language.time.periods import year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.showing.figure_table import FigureRow

_DRAWN = ("value", "share", "count", "money", "rank")
MOST_BARS = 40
MOST_LINES = 8


class ChartError(Exception):
    """The chart cannot be drawn; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one place in one period, and the document that states it first.

    ``disputed`` if the documents also state another value.
    """

    place: str
    period: str
    value: float
    source: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: bars best first, or lines of places over periods of one kind.

    ``left_out`` are figures of another unit, kind or sort of period, ``cut`` points beyond what
    can be read.
    """

    form: Literal["bars", "lines"]
    points: tuple[Point, ...]
    indicator: str
    unit: str
    ranked: bool
    left_out: int
    cut: int

    @property
    def places(self) -> list[str]:
        """The places, in the order of their points."""
        return list(dict.fromkeys(point.place for point in self.points))

    @property
    def periods(self) -> list[str]:
        """The periods, in order of time."""
        return sorted({point.period for point in self.points})


def choose(rows: Sequence[FigureRow]) -> Chart:
    """Return the chart of one indicator: lines where a place has several periods, else bars.

    Raises `ChartError` for figures of several indicators, and for nothing to draw.
    """
    drawn = [row for row in rows if row.kind in _DRAWN and row.value is not None]
    drawn = [row for row in drawn if row.place and row.period and row.indicator]
    indicators = Counter(row.indicator or "" for row in drawn)
    if len(indicators) > 1:
        kinds = "; ".join(name for name, _ in indicators.most_common(4))
        raise ChartError(message("chart_mixed", kinds=kinds))
    if not drawn:
        raise ChartError(message("chart_empty"))
    kinds_of = Counter(
        (row.kind == "rank", row.unit if row.kind != "rank" else "") for row in drawn
    )
    ranked, unit = min(kinds_of, key=lambda key: (key[0], -kinds_of[key]))
    alike = [
        row for row in drawn if (row.kind == "rank") == ranked and (ranked or row.unit == unit)
    ]
    points = _points(alike)
    lines = _over_time(points)
    form: Literal["bars", "lines"] = "lines" if lines else "bars"
    kept = lines or sorted(points, key=lambda point: point.value, reverse=not ranked)
    shown = _of_places(kept) if lines else kept[:MOST_BARS]
    return Chart(
        form, tuple(shown), drawn[0].indicator or "", unit or "", ranked,
        len(drawn) - len(alike) + (len(points) - len(kept)), len(kept) - len(shown),
    )  # fmt: skip


def _points(rows: Sequence[FigureRow]) -> list[Point]:
    """Return one point a place and period: the value that is stated first."""
    found: dict[tuple[str, str], Point] = {}
    values: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
    for row in rows:
        key = row.place or "", row.period or ""
        values[key].add(row.value or 0.0)
        found.setdefault(key, Point(*key, row.value or 0.0, row.title or row.document))
    return [
        Point(one.place, one.period, one.value, one.source, disputed=len(values[key]) > 1)
        for key, one in found.items()
    ]


def sort_of(period: str) -> str:
    """Return which sort of period it is; only periods of one sort can be set side by side.

    >>> sort_of("2022"), sort_of("2023-Q1"), sort_of("2023-H2"), sort_of("2021/2025")
    ('year', 'Q', 'H', 'other')
    """
    if period == str(year_of(period)):
        return "year"
    rest = period[5:6]
    return rest if rest in ("Q", "H") else "month" if len(period) == 7 else "other"


def _over_time(points: Sequence[Point]) -> list[Point]:
    """Return the points of the places that have several periods of the commonest sort."""
    sorts = Counter(sort_of(point.period) for point in points)
    sorts.pop("other", None)
    for sort, _ in sorts.most_common():
        alike = [point for point in points if sort_of(point.period) == sort]
        count = Counter(point.place for point in alike)
        found = [point for point in alike if count[point.place] > 1]
        if found:
            return found
    return []


def _of_places(points: Sequence[Point]) -> list[Point]:
    """Return the points of the places that have most of them, as many as can be told apart."""
    count = Counter(point.place for point in points)
    kept = {place for place, _ in count.most_common(MOST_LINES)}
    return [point for point in points if point.place in kept]
