"""Charts of figures as HTML and SVG of our own: every bar and point leads to its sentence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ranking import level_of
from assistant.web.escape import escaped
from assistant.web.render import source_address
from assistant.wording import period_words
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import Language
    from assistant.showing.figure_table import FigureRow
    from assistant.web.places.words import FigureWords, Words

_DRAWN = frozenset(("value", "share", "count", "money"))
_MOST_BARS = 30
_MOST_LINES = 4
_WIDTH, _HEIGHT = 640, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 76, 30, 36
_LINE = 15  # the height of a label


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one place in one period, and the row that states it."""

    place: str
    period: str
    value: float
    row: FigureRow


def render_charts(rows: Sequence[FigureRow], words: Words) -> str:
    """Return what the rows can be drawn as: by place in one period, and over the years.

    Drawn are the values of the one indicator, in the one unit, that the rows have most of.
    """
    points = _points(rows)
    if not points:
        return ""
    periods = Counter(point.period for point in points)
    latest = max(periods, key=lambda period: (periods[period], period))
    html = ""
    bars = _of_one_level([point for point in points if point.period == latest])
    if len(bars) > 1:
        html += _bars(bars, words)
    places = _places_over_time(points)
    if places:
        html += _lines([point for point in points if point.place in places], places, words)
    return html


def _points(rows: Sequence[FigureRow]) -> list[Point]:
    """Return the points of the commonest indicator and unit; a value stated twice is one point."""
    drawn = [row for row in rows if row.kind in _DRAWN and row.value is not None]
    drawn = [row for row in drawn if row.place and row.period and row.indicator]
    if not drawn:
        return []
    kinds = Counter((row.indicator, row.unit) for row in drawn)
    indicator, unit = max(kinds, key=lambda kind: kinds[kind])
    found: dict[tuple[str, str, float], Point] = {}
    for row in drawn:
        if (row.indicator, row.unit) == (indicator, unit):
            place, period, value = row.place or "", row.period or "", row.value or 0.0
            # Sources that differ stay side by side: which one is right is not for a chart to say.
            found.setdefault((place, period, value), Point(place, period, value, row))
    return list(found.values())


def _of_one_level(points: Sequence[Point]) -> list[Point]:
    """Return the points of the level that has most, and those of none: no districts beside departments."""
    levels = Counter(level for point in points if (level := level_of(point.place)) is not None)
    commonest = max(levels, key=lambda level: levels[level], default=None)
    return [point for point in points if level_of(point.place) in (commonest, None)]


def _bars(points: Sequence[Point], words: Words) -> str:
    said = words.figures
    shown = sorted(points, key=lambda point: (-point.value, point.place))[:_MOST_BARS]
    most = max((abs(point.value) for point in shown), default=0.0) or 1.0
    items = "".join(_bar(point, most) for point in shown)
    row = shown[0].row
    title = said.chart_by_place.format(
        indicator=row.indicator, period=period_words(shown[0].period, words.language)
    )
    return _figure(title, row.unit, f'<ol class="cchc-bars">{items}</ol>', said)


def _bar(point: Point, most: float) -> str:
    width = max(0.0, point.value) / most * 100
    return (
        f'<li><a href="{escaped(row_address(point.row))}"><span>{escaped(point.place)}</span>'
        f'<svg aria-hidden="true" height="14"><rect width="{width:.1f}%" height="14" rx="3"/></svg>'
        f"<b>{escaped(_as_written(point))}</b></a></li>"
    )


def _as_written(point: Point) -> str:
    """Return the value as its document writes it, without the unit that the caption names."""
    written = point.row.shown.removesuffix(point.row.unit or "").rstrip()
    return re.sub(r"(?<=\d)/\d+$", "", written)  # the scale: "76,86/100"


def _places_over_time(points: Sequence[Point]) -> list[str]:
    """Return the places that have values of several years, those with most of them first."""
    years: dict[str, set[str]] = {}
    for point in points:
        if point.period.isdecimal():
            years.setdefault(point.place, set()).add(point.period)
    several = [place for place, found in years.items() if len(found) > 1]
    return sorted(several, key=lambda place: (-len(years[place]), place))[:_MOST_LINES]


def _lines(points: Sequence[Point], places: Sequence[str], words: Words) -> str:
    shown = [point for point in points if point.period.isdecimal()]
    years = sorted({point.period for point in shown})
    low, high = min(point.value for point in shown), max(point.value for point in shown)
    room = (high - low) or abs(high) or 1.0
    low, high = low - 0.1 * room, high + 0.1 * room

    def across(year: str) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * years.index(year) / max(1, len(years) - 1)

    def down(value: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (high - value) / (high - low)

    drawn = "".join(
        f'<text class="cchc-axis" x="{across(year):.1f}" y="{_HEIGHT - 10}">{escaped(year)}</text>'
        for year in years
    )
    labels = _apart([(point, across(point.period), down(point.value)) for point in shown])
    keys = ""
    for number, place in enumerate(places):
        own = sorted((p for p in shown if p.place == place), key=lambda p: (p.period, p.value))
        path = " ".join(f"{across(p.period):.1f},{down(p.value):.1f}" for p in own)
        dots = "".join(
            _dot(p, across(p.period), down(p.value), labels[p], words.language) for p in own
        )
        drawn += f'<g class="cchc-line cchc-line-{number}"><polyline points="{path}"/>{dots}</g>'
        keys += f'<li class="cchc-line-{number}"><i aria-hidden="true"></i>{escaped(place)}</li>'
    row = shown[0].row
    title = words.figures.chart_by_year.format(indicator=row.indicator)
    svg = (
        f'<div class="cchc-sideways" tabindex="0" role="group" aria-label="{escaped(title)}">'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group">{drawn}</svg></div>'
        f'<ul class="cchc-keys">{keys}</ul>'
    )
    return _figure(title, row.unit, svg, words.figures)


def _apart(placed: Sequence[tuple[Point, float, float]]) -> dict[Point, float]:
    """Return how far down the label of each point goes, clear of the label above it.

    At the ends labels stand beside their points, between them above.
    """
    labels: dict[Point, float] = {}
    lowest: dict[float, float] = {}
    for point, x, y in sorted(placed, key=lambda one: one[2]):
        wanted = y + 5 if _beside(x) else y - 11
        labels[point] = lowest[x] = max(wanted, lowest.get(x, 0.0) + _LINE)
    return labels


def _beside(x: float) -> int:
    """Return on which side of its point a label stands: -1 left, 1 right, 0 above."""
    return -1 if x <= _LEFT else 1 if x >= _WIDTH - _RIGHT else 0


def _dot(point: Point, x: float, y: float, label: float, language: Language) -> str:
    side = ("above", "right", "left")[_beside(x)]
    name = f"{point.place}, {period_words(point.period, language)}: {point.row.shown}"
    return (
        f'<a href="{escaped(row_address(point.row))}" aria-label="{escaped(name)}">'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text class="cchc-side-{side}" x="{x + 11 * _beside(x):.1f}" y="{label:.1f}">'
        f"{escaped(_as_written(point))}</text></a>"
    )


def row_address(row: FigureRow) -> str:
    """Return the address of the sentence that states a figure, relative to the page."""
    return source_address(row.document_id, row.version, Span(row.start, row.end))


def _figure(title: str, unit: str | None, html: str, words: FigureWords) -> str:
    measured = f" ({unit})" if unit else ""
    return (
        f'<figure class="cchc-chart"><figcaption><b>{escaped(title + measured)}</b>'
        f"<span>{escaped(words.chart_hint)}</span></figcaption>{html}</figure>"
    )
