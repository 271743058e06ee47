"""A unit of a table as a line of an answer, and the words for its table."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.context import StatedFigure
from assistant.drafts import Draft, Quote
from assistant.ranking import (
    Row,
    Table,
)
from assistant.records import Language
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.rank_statements import SHARED_RANK, tells_size
from assistant.wording import (
    capitalised,
    decapitalised_rate,
    figure_words,
    indicator_words,
    number_words,
    period_words,
    place_of,
)
from index_store.records import Figure
from prompts import fill

MOST_QUOTED = 4
"""A lead quotes all that was compared in at most so many stretches, else only what it picks."""


def shown_figures(row: Row) -> tuple[StatedFigure, ...]:
    """Return the figures of a unit that are told: its rank and value, else its grade."""
    return row.figures or ((row.grade,) if row.grade else ())


def row_item(row: Row, language: Language) -> Draft:
    """Return one unit with its rank and its value as a line of a list."""
    figures = tuple(item.figure for item in shown_figures(row))
    details = ", ".join(row_details(row, language))
    text = fill(
        "unit_item", language, place=capitalised(place_of(row.place, language)), details=details
    )
    return Draft(text, quotes_of(figures), figures, layout="item")


def row_details(row: Row, language: Language) -> list[str]:
    """Return the words for a unit's rank, value and grade: "thứ 9/9", "74,85 điểm"."""
    details = []
    if row.rank is not None:
        figure = row.rank.figure
        written = "/" in figure.text or figure.of != figure.value
        of = figure.of if written and tells_size(row.rank) else None
        value = number_words(figure.value or 0, language)
        if shared := SHARED_RANK.search(figure.text):
            value = f"{int(shared['first'])}-{int(shared['last'])}"
        if of is not None:
            value = fill("rank_of", language, value=value, of=number_words(of, language))
        details.append(fill("unit_rank", language, rank=value))
    if row.value is not None:
        details.append(figure_words(row.value.figure, language))
    if row.grade is not None and row.grade.figure.grade and not details:
        details.append(fill("condition_grade", language, grade=row.grade.figure.grade))
    return details


def table_words(table: Table, language: Language) -> dict[str, str]:
    """Return the words for a table's units, indicator, period and province, each for a frame."""
    where = place_of(table.province, language) if table.province else ""
    period = period_words(table.period, language) if table.period else ""
    return {
        "units": units_words(table, language),
        "indicator": decapitalised_rate(indicator_words(table.indicator, language)),
        "period": fill("period", language, period=period) if period else "",
        "where": fill("of_place", language, place=where) if where else "",
    }


def units_words(table: Table, language: Language) -> str:
    """Return the word for the units of a table: "xã, phường"."""
    frames = {
        "province": "level_province",
        "district": "level_district",
        "commune": "level_commune",
        "department": "level_department",
    }
    return fill(frames.get(table.level or "", "level_any"), language)


def ranks_words(count: float, language: Language) -> str:
    """Return the word for places in a ranking, in the number that it counts."""
    return fill("rank_unit" if count == 1 else "ranks_unit", language)


def unit_words(figure: Figure, language: Language) -> str:
    """Return the unit of a difference: "điểm phần trăm" for percentages."""
    names = {"%": "unit_percent_points", "điểm": "unit_points"}
    frame = names.get(figure.unit or "")
    return fill(frame, language) if frame else figure.unit or ""


def quoted_in(quotes: Sequence[Quote], figure: Figure) -> bool:
    """Return whether one of the quotes holds a figure."""
    return any(
        quote.document_id == figure.document_id and figure.span.within(quote.span)
        for quote in quotes
    )
