"""Charts of figures as PNG or SVG: one indicator by place, or over the years, sources below.

The one module that imports matplotlib, when a chart is drawn: the extra ``charts``.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.messages import message
from index_store.language.time.periods import year_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

    from assistant.figure_table import FigureRow

_DRAWN = ("value", "share", "count", "money", "rank")
_FONT = "DejaVu Sans"  # comes with matplotlib and has every Vietnamese letter
_MOST_BARS = 40
_MOST_LINES = 8
_MOST_SOURCES = 3
_WIDTH = 110
_COLOUR = "#1f5fa8"


class ChartError(Exception):
    """The chart cannot be drawn; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one place in one period, and the document that states it."""

    place: str
    period: str
    value: float
    source: str


def draw(rows: Sequence[FigureRow], path: Path) -> int:
    """Write the chart of one indicator to ``path`` and return how many figures it shows.

    Several places are bars, best first; one place over several periods is a line. Raises
    `ChartError` for another ending than .png and .svg, for figures of several indicators, for
    nothing to draw, and where matplotlib is missing.
    """
    ending = path.suffix.casefold()
    if ending not in (".png", ".svg"):
        raise ChartError(message("chart_format", path=str(path)))
    chosen = _one_kind(rows)
    points = _points(chosen)
    if not points:
        raise ChartError(message("chart_empty"))
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ChartError(message("charts_missing")) from error
    unit = chosen[0].unit or ""
    indicator = chosen[0].indicator or ""
    periods = sorted({point.period for point in points})
    places = list(dict.fromkeys(point.place for point in points))
    with mpl.rc_context({"font.family": _FONT, "svg.hashsalt": "cchc"}):
        height = 4.5 if len(periods) > 1 else 1.8 + 0.32 * min(len(points), _MOST_BARS)
        figure = Figure(figsize=(9, max(3.0, height)), layout="constrained")
        axes = figure.add_subplot()
        if len(periods) > 1:
            points = _lines(axes, points, places[:_MOST_LINES])
            axes.set_ylabel(unit)
            axes.yaxis.set_major_formatter(lambda value, _: _number(round(value, 6)))
            title = indicator
            if len(places) == 1:
                title = message("chart_over_years", indicator=indicator, place=places[0])
        else:
            points = _bars(axes, points, lowest_first=chosen[0].kind == "rank")
            axes.set_xlabel(unit)
            axes.xaxis.set_major_formatter(lambda value, _: _number(round(value, 6)))
            title = message("chart_from", indicator=indicator, year=periods[0])
        axes.set_title("\n".join(textwrap.wrap(title, 70)), loc="left", fontsize=12)
        axes.spines[["top", "right"]].set_visible(False)
        figure.supxlabel(_caption(points), fontsize=7, x=0.01, ha="left", color="#555555")
        metadata = {"Date": None} if ending == ".svg" else {}
        figure.savefig(path, format=ending[1:], dpi=150, metadata=metadata)
    return len(points)


def _one_kind(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Return the rows of the one indicator, of its commonest kind and unit."""
    drawn = [row for row in rows if row.kind in _DRAWN and row.value is not None]
    drawn = [row for row in drawn if row.place and row.period and row.indicator]
    indicators = Counter(row.indicator or "" for row in drawn)
    if len(indicators) > 1:
        kinds = "; ".join(name for name, _ in indicators.most_common(4))
        raise ChartError(message("chart_mixed", kinds=kinds))
    kinds_of = Counter((_DRAWN.index(row.kind) == len(_DRAWN) - 1, row.unit) for row in drawn)
    if not kinds_of:
        return []
    ranked, unit = min(kinds_of, key=lambda key: (key[0], -kinds_of[key]))
    return [row for row in drawn if (row.kind == "rank") == ranked and row.unit == unit]


def _points(rows: Sequence[FigureRow]) -> list[Point]:
    """Return one point a place and period: the first that is stated."""
    found: dict[tuple[str, str], Point] = {}
    for row in rows:
        place, period = row.place or "", row.period or ""
        year = year_of(period)
        label = period if year is None or period != str(year) else str(year)
        found.setdefault(
            (place, label), Point(place, label, row.value or 0.0, row.title or row.document)
        )
    return list(found.values())


def _bars(axes: Axes, points: list[Point], *, lowest_first: bool) -> list[Point]:
    shown = sorted(points, key=lambda point: point.value, reverse=not lowest_first)[:_MOST_BARS]
    places = [point.place for point in reversed(shown)]
    values = [point.value for point in reversed(shown)]
    bars = axes.barh(places, values, color=_COLOUR)
    axes.bar_label(bars, labels=[_number(value) for value in values], padding=3, fontsize=8)
    axes.margins(x=0.12)
    return shown


def _lines(axes: Axes, points: list[Point], places: list[str]) -> list[Point]:
    shown = [point for point in points if point.place in places]
    periods = sorted({point.period for point in shown})
    for place in places:
        own = sorted((p for p in shown if p.place == place), key=lambda point: point.period)
        at = [periods.index(point.period) for point in own]
        axes.plot(at, [point.value for point in own], marker="o", label=place)
        for index, point in zip(at, own, strict=True):
            axes.annotate(
                _number(point.value), (index, point.value), xytext=(0, 6),
                textcoords="offset points", ha="center", fontsize=8,
            )  # fmt: skip
    axes.set_xticks(range(len(periods)), periods)
    axes.margins(y=0.2)
    if len(places) > 1:
        axes.legend(fontsize=8)
    return shown


def _number(value: float) -> str:
    """Return a value as Vietnamese writes it.

    >>> _number(28450.0), _number(76.86)
    ('28.450', '76,86')
    """
    written = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return written.translate(str.maketrans(",.", ".,"))


def _caption(points: Sequence[Point]) -> str:
    sources = list(dict.fromkeys(point.source for point in points))
    named = "; ".join(f"“{source}”" for source in sources[:_MOST_SOURCES])
    if len(sources) > _MOST_SOURCES:
        named += " " + message("chart_more_sources", count=str(len(sources) - _MOST_SOURCES))
    return "\n".join(textwrap.wrap(message("chart_sources", sources=named), _WIDTH))
