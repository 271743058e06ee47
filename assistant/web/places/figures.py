"""The figures of the documents as a table with charts, each row leading to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.showing.figure_table import FigureFilter, FigureFilterError, figure_rows
from assistant.web.escape import escaped
from assistant.web.labels import number_in_words
from assistant.web.locators import locator_words
from assistant.web.places.charts import render_charts, row_address
from assistant.web.places.ordering import Order, ordered
from assistant.wording import period_words

if TYPE_CHECKING:
    from assistant.showing.figure_table import FigureRow
    from assistant.web.places.downloads import Cell
    from assistant.web.places.words import FigureWords, Words
    from assistant.web.ports import Audience, LibraryPort

MOST_READ = 5000
"""Figures in the documents beyond which a table of all of them is not made unasked."""
PAGE_ROWS = 100
"""Rows that are shown at first, and added on each request for more."""
_MOST_OPTIONS = 2000


def render_figures(
    library: LibraryPort,
    wanted: FigureFilter,
    shown: int,
    audience: Audience,
    words: Words,
    order: Order = "",
) -> str:
    """Return the figures that meet the filters: how many, charts of them, and the table."""
    said = words.figures
    if wanted == FigureFilter() and _count(library, audience) > MOST_READ:
        return _note(said.too_many)
    try:
        rows = figure_rows(library, wanted, audience=audience)
    except FigureFilterError:
        return _note(said.unknown_place.format(place=wanted.place))
    if not rows:
        return _note(said.none)
    count = said.count.format(count=number_in_words(len(rows), words.language))
    lines = "".join(_row(row, words) for row in ordered(rows, order)[:shown])
    heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in said.columns[:5])
    more = ""
    if len(rows) > shown:
        left = said.more.format(count=number_in_words(len(rows) - shown, words.language))
        more = (
            f'<button type="button" class="cchc-button" data-do="more" '
            f'data-shown="{shown + PAGE_ROWS}">{escaped(left)}</button>'
        )
    return (
        f'<p class="cchc-count">{escaped(count)}</p>'
        f'<div class="cchc-charts">{render_charts(rows, words)}</div>'
        f'<table class="cchc-table"><caption class="cchc-hidden">{escaped(count)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{more}"
    )


def figure_options(library: LibraryPort, audience: Audience) -> dict[str, list[str]]:
    """Return what the filters offer: places, and the indicators and years that figures have.

    Of a large collection only the places: its figures are not all read for a list.
    """
    places = sorted(library.places(audience=audience), key=str.casefold)[:_MOST_OPTIONS]
    if _count(library, audience) > MOST_READ:
        return {"places": places, "indicators": [], "years": []}
    rows = figure_rows(library, FigureFilter(), audience=audience)
    years = {(row.period or "")[:4] for row in rows}
    return {
        "places": places,
        "indicators": sorted({row.indicator for row in rows if row.indicator}, key=str.casefold),
        "years": sorted((year for year in years if year.isdecimal()), reverse=True),
    }


def figure_cells(
    library: LibraryPort,
    wanted: FigureFilter,
    audience: Audience,
    words: Words,
    order: Order = "",
) -> list[tuple[Cell, ...]]:
    """Return the figures that meet the filters as a table with a heading; none if none can."""
    try:
        rows = ordered(figure_rows(library, wanted, audience=audience), order)
    except FigureFilterError:
        rows = ()
    return [words.figures.columns, *(_cells(row, words) for row in rows)]


def _count(library: LibraryPort, audience: Audience) -> int:
    return sum(summary.figures for summary in library.documents(audience=audience))


def _note(text: str) -> str:
    return f'<p class="cchc-note" role="status">{escaped(text)}</p>'


def _row(row: FigureRow, words: Words) -> str:
    said = words.figures
    place, indicator, period = _bound(row, words)
    name = said.open_row.format(value=row.shown, title=row.title)
    where = locator_words(row.locator, words.language)
    cells = (
        f'<a class="cchc-open" href="{escaped(row_address(row))}" aria-label="{escaped(name)}" '
        f'title="{escaped(row.quote)}">{escaped(row.shown)}</a>{_doubt(row)}',
        escaped(place or "–"),
        escaped(indicator or "–") + _kind(row, said),
        escaped(period or "–"),
        f'{escaped(row.title)}<span class="cchc-facts">{escaped(where)}</span>',
    )
    return (
        "<tr>"
        + "".join(
            f'<td data-label="{escaped(label)}"><div>{cell}</div></td>'
            for label, cell in zip(said.columns, cells, strict=False)
        )
        + "</tr>"
    )


def _bound(row: FigureRow, words: Words) -> tuple[str | None, str | None, str | None]:
    period = period_words(row.period, words.language) if row.period else None
    return row.place, row.indicator, period


def _doubt(row: FigureRow) -> str:
    """Return why a figure should be looked at again, below it."""
    return f'<span class="cchc-facts">⚠ {escaped(row.doubt)}</span>' if row.doubt else ""


def _kind(row: FigureRow, words: FigureWords) -> str:
    """Return what kind of number it is, where a reader could take it for a result."""
    kind = {"target": words.target, "change": words.change, "rank": words.rank}.get(row.kind)
    return f' <span class="cchc-tag">{escaped(kind)}</span>' if kind else ""


def _cells(row: FigureRow, words: Words) -> tuple[Cell, ...]:
    place, indicator, period = _bound(row, words)
    return (
        row.shown, place, indicator, period, row.title,
        locator_words(row.locator, words.language), row.quote,
        float(row.value) if row.value is not None else None, row.unit, row.remark,
    )  # fmt: skip
