"""Charts of figures as PNG or SVG: one indicator by place, or over the years, sources below.

The one module that imports matplotlib, when a chart is drawn: the extra ``charts``.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from assistant.messages import message
from assistant.showing.chart_choice import Chart, ChartError, Point, choose, sort_of
from assistant.wording import period_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

    from assistant.showing.figure_table import FigureRow

__all__ = ["ChartError", "draw"]

_FONT = "DejaVu Sans"  # comes with matplotlib and has every Vietnamese letter
_MOST_SOURCES = 3
_WIDTH = 110
_NAME_WIDTH = 38
_COLOUR = "#1f5fa8"


def draw(rows: Sequence[FigureRow], path: Path) -> int:
    """Write the chart of one indicator to ``path`` and return how many figures it shows.

    Places over several periods are lines, else bars, best first. What is not drawn, and where
    documents state several values, is said below. Raises `ChartError` for another ending than
    .png and .svg, for figures of several indicators, for nothing to draw, for a file that
    cannot be written, and where matplotlib is missing.
    """
    ending = path.suffix.casefold()
    if ending not in (".png", ".svg"):
        raise ChartError(message("chart_format", path=str(path)))
    chart = choose(rows)
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ChartError(message("charts_missing")) from error
    with mpl.rc_context({"font.family": _FONT, "svg.hashsalt": "cchc"}):
        height = 4.8 if chart.form == "lines" else 1.9 + 0.32 * len(chart.points)
        figure = Figure(figsize=(9, max(3.0, height)), layout="constrained")
        axes = figure.add_subplot()
        if chart.form == "lines":
            _lines(figure, axes, chart)
        else:
            _bars(axes, chart)
        figure.suptitle(_title(chart), x=0.01, ha="left", fontsize=12)
        axes.spines[["top", "right"]].set_visible(False)
        figure.supxlabel(_caption(chart), fontsize=7, x=0.01, ha="left", color="#555555")
        metadata = {"Date": None} if ending == ".svg" else {}
        try:
            figure.savefig(path, format=ending[1:], dpi=150, metadata=metadata)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ChartError(message("file_unwritable", path=str(path), reason=reason)) from error
    return len(chart.points)


def _title(chart: Chart) -> str:
    title = chart.indicator
    if chart.ranked:
        title = message("chart_ranks", indicator=title)
    if len(chart.periods) == 1:
        title = message("chart_from", indicator=title, period=period_words(chart.periods[0], "vi"))
    elif len(chart.places) == 1:
        title = message("chart_over_years", indicator=title, place=chart.places[0])
    return "\n".join(textwrap.wrap(title, 80))


def _scale(chart: Chart) -> str:
    return message("chart_rank_axis") if chart.ranked else chart.unit


def _bars(axes: Axes, chart: Chart) -> None:
    shown = list(reversed(chart.points))
    dated = len(chart.periods) > 1
    names = ["\n".join(textwrap.wrap(_name(point, dated=dated), _NAME_WIDTH)) for point in shown]
    at = range(len(shown))
    bars = axes.barh(at, [point.value for point in shown], color=_COLOUR)
    axes.set_yticks(at, names, fontsize=9 if len(shown) <= 20 else 8)
    labels = [_number(point.value) + "*" * point.disputed for point in shown]
    axes.bar_label(bars, labels=labels, padding=3, fontsize=8)
    axes.margins(x=0.12, y=0.02)
    axes.set_xlabel(_scale(chart))
    axes.xaxis.set_major_formatter(lambda value, _: _number(round(value, 6)))


def _name(point: Point, *, dated: bool) -> str:
    return f"{point.place} ({period_words(point.period, 'vi')})" if dated else point.place


def _lines(figure: Canvas, axes: Axes, chart: Chart) -> None:
    periods, places = chart.periods, chart.places
    years = all(sort_of(period) == "year" for period in periods)
    where = {period: int(period) if years else at for at, period in enumerate(periods)}
    for place in places:
        own = sorted((p for p in chart.points if p.place == place), key=lambda p: p.period)
        at = [where[point.period] for point in own]
        last = f"{place}: {_number(own[-1].value)}{'*' * own[-1].disputed}"
        name = "\n".join(textwrap.wrap(last, _NAME_WIDTH))
        axes.plot(at, [point.value for point in own], marker="o", label=name)
        for index, point in zip(at, own, strict=True):
            if len(places) < 3:  # more would lie on each other
                axes.annotate(
                    _number(point.value) + "*" * point.disputed, (index, point.value),
                    xytext=(0, 6), textcoords="offset points", ha="center", fontsize=8,
                )  # fmt: skip
    named = periods if years else ["\n".join(period_words(p, "vi").split(" năm ")) for p in periods]
    axes.set_xticks([where[period] for period in periods], named)
    axes.margins(x=0.08, y=0.2)
    axes.set_ylabel(_scale(chart))
    axes.yaxis.set_major_formatter(lambda value, _: _number(round(value, 6)))
    if chart.ranked:
        axes.invert_yaxis()
    if len(places) > 1:
        figure.legend(
            fontsize=8, loc="outside right upper", title=message("chart_latest"), title_fontsize=8
        )


def _number(value: float) -> str:
    """Return a value as Vietnamese writes it.

    >>> _number(28450.0), _number(76.86)
    ('28.450', '76,86')
    """
    written = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return written.translate(str.maketrans(",.", ".,"))


def _caption(chart: Chart) -> str:
    sources = list(dict.fromkeys(point.source for point in chart.points))
    named = "; ".join(f"“{source}”" for source in sources[:_MOST_SOURCES])
    if len(sources) > _MOST_SOURCES:
        named += " " + message("chart_more_sources", count=str(len(sources) - _MOST_SOURCES))
    said = [message("chart_sources", sources=named)]
    if any(point.disputed for point in chart.points):
        said.append(message("chart_disputed"))
    if chart.cut:
        total = str(len(chart.points) + chart.cut)
        said.append(message("chart_cut", shown=str(len(chart.points)), count=total))
    if chart.left_out:
        said.append(message("chart_left_out", count=str(chart.left_out)))
    return "\n".join(line for words in said for line in textwrap.wrap(words, _WIDTH))
