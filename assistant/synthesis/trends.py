"""Answers about change: a unit's values over the years, between two years, between two units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.finding.matching import terms
from assistant.fit import same_unit
from assistant.questions.question import Part, Question, Superlative
from assistant.ranking import Row, Table, ends
from assistant.records import Language, Note
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.moves import asked_years, since_year
from assistant.synthesis.pools import figures_of, latest_tables, tables_for
from assistant.synthesis.statements import state_value
from assistant.synthesis.unit_lines import (
    ranks_words,
    row_details,
    row_item,
    shown_figures,
    table_words,
    unit_words,
)
from assistant.wording import (
    capitalised,
    ended,
    indicator_words,
    number_words,
    period_words,
    place_of,
)
from index_store.records import Figure
from prompts import fill

MOST_YEARS = 10
"""The latest so many periods of a series are told."""


@dataclass(frozen=True, slots=True)
class _Point:
    """What a unit had in one period."""

    period: str
    row: Row


def answer_trend(part: Part, question: Question, context: Context) -> Draught:
    """Return a unit's values by year, each cited, and how the last stands to the first."""
    if not question.subjects:
        return Draught()
    drafts: list[Draft] = []
    notes: list[Note] = []
    subject = None
    found = _of_one_indicator(tables_for(part, question, context, any_period=True), part)
    for name in question.subjects[:2]:
        series = _series(found, name, question)
        if not series:
            continue
        indicator = _indicator_of(series)
        drafts += _told(indicator, series, question.language)
        subject = series[0].row.place
        if len(series) < 2 and (changed := _changed(part, name, question, context)):
            drafts += [state_value(item, question.language) for item in changed]
        elif len(series) < 2:
            period = period_words(series[0].period, question.language)
            text = fill("note_one_period", question.language, period=period)
            notes.append(Note("coverage", text))
    return Draught(tuple(drafts), tuple(notes), subject=subject)


def _of_one_indicator(found: Sequence[Table], part: Part) -> list[Table]:
    """Return the tables of the one indicator that says most of what is asked in words of its own.

    "Cải cách tài chính công" and "Cải cách thể chế" are no series, though both are of the unit.
    """
    if part.indicators or not part.asked or len({table.indicator for table in found}) < 2:
        return list(found)
    said = {table.indicator: part.asked.share(terms(table.indicator)) for table in found}
    most = max(said.values())
    return [table for table in found if said[table.indicator] == most] if most else list(found)


def _changed(part: Part, name: str, question: Question, context: Context) -> list[StatedFigure]:
    """Return the change that a document states for a unit: "-12,6" beside its one value."""
    pool = figures_of(part, question, context, ("change",), any_period=not question.periods)
    own = [i for i in pool if i.figure.place and same_unit(i.figure.place.value, name)]
    return own[:1]


def answer_change(part: Part, question: Question, context: Context) -> Draught:
    """Return by how much a unit's value or rank changed between the years that are named."""
    years = asked_years(question)
    if not years or not question.subjects:
        return Draught()
    found = _of_one_indicator(tables_for(part, question, context, any_period=True), part)
    series = _series(found, question.subjects[0], question)
    if len(years) == 1:  # "so với năm 2023" asks for the latest year since
        if not since_year(question):
            return Draught()
        years = [years[0], max((point.period for point in series), default=years[0])]
    points = [point for point in series if point.period in (years[0], years[-1])]
    if len(points) < 2:
        return Draught()
    drafts = _told(_indicator_of(points), points, question.language)
    return Draught(tuple(drafts), subject=points[0].row.place)


def _series(found: Sequence[Table], name: str, question: Question) -> list[_Point]:
    """Return a unit's rows by period: whole years where there are any, within those asked."""
    from_tables = [
        _Point(table.period, row)
        for table in found
        for row in table.rows
        if table.period and same_unit(row.place, name)
    ]
    counted: dict[str, int] = {}
    for table in found:
        counted[table.indicator] = counted.get(table.indicator, 0) + len(table.rows)
    yearly = [point for point in from_tables if len(point.period) == 4] or from_tables
    years = asked_years(question)
    if len(years) > 1:
        yearly = [point for point in yearly if years[0] <= point.period[:4] <= years[-1]]
    by_period: dict[str, _Point] = {}
    for point in sorted(yearly, key=lambda p: -len(shown_figures(p.row))):
        by_period.setdefault(point.period, point)
    return [by_period[period] for period in sorted(by_period)][-MOST_YEARS:]


def _indicator_of(series: Sequence[_Point]) -> str:
    figure = shown_figures(series[0].row)[0].figure
    return figure.indicator.value if figure.indicator else ""


def _told(indicator: str, series: Sequence[_Point], language: Language) -> list[Draft]:
    figures = [item.figure for point in series for item in shown_figures(point.row)]
    quotes = tuple(dict.fromkeys(quote for f in figures for quote in quotes_of([f])))
    lead = fill(
        "trend",
        language,
        indicator=capitalised(indicator_words(indicator, language)),
        place=place_of(series[0].row.place, language),
    )
    drafts = [Draft(f"{lead}:", quotes, grounds=tuple(figures))]
    drafts += [_point_item(point, language) for point in series]
    if len(series) > 1:
        change = _change(series[0], series[-1], language)
        drafts += [change] if change else []
    return drafts


def _point_item(point: _Point, language: Language) -> Draft:
    figures = tuple(item.figure for item in shown_figures(point.row))
    text = fill(
        "unit_item",
        language,
        place=capitalised(period_words(point.period, language)),
        details=", ".join(row_details(point.row, language)),
    )
    return Draft(text, quotes_of(figures), figures, layout="item")


def _change(first: _Point, last: _Point, language: Language) -> Draft | None:
    """Return the differences of values and of ranks, said to be worked out."""
    details: list[str] = []
    figures: list[Figure] = []
    numbers: list[float] = []
    if first.row.value and last.row.value:
        one, two = first.row.value.figure, last.row.value.figure
        if one.unit == two.unit:
            change = round((two.value or 0) - (one.value or 0), 6)
            words = unit_words(two, language)
            details.append(_change_words(change, words, "change_none_value", language))
            figures += [one, two]
            numbers.append(abs(change))
    if first.row.rank and last.row.rank:
        one, two = first.row.rank.figure, last.row.rank.figure
        untold = None in (one.of, two.of) and one.document_id == two.document_id
        if one.of == two.of or untold:
            change = (one.value or 0) - (two.value or 0)
            words = ranks_words(abs(change), language)
            details.append(_change_words(change, words, "change_none_rank", language))
            figures += [one, two]
            numbers.append(abs(change))
    if not details:
        return None
    text = fill(
        "computed_change",
        language,
        before=period_words(first.period, language),
        after=period_words(last.period, language),
        changes=", ".join(details),
    )
    quotes = tuple(dict.fromkeys(quote for f in figures for quote in quotes_of([f])))
    return Draft(ended(capitalised(text)), quotes, computed=tuple(numbers), grounds=tuple(figures))


def _change_words(change: float, unit: str, unchanged: str, language: Language) -> str:
    if not change:
        return fill(unchanged, language)
    frame = "change_up" if change > 0 else "change_down"
    amount = f"{number_words(abs(change), language)} {unit}".rstrip()
    return fill(frame, language, amount=amount)


def answer_gap(part: Part, question: Question, context: Context) -> Draught:
    """Return how far the two ends of a ranking are apart, or a unit is from one of them."""
    whole = tables_for(part, question, context) if not question.subjects else ()
    if question.subjects:
        whole = tables_for(part, question, context, everyone=True)
    chosen = latest_tables(whole, question)
    for table in chosen:
        pair = _pair_of_ends(part, table, question)
        if pair is not None:
            return _gap(pair[0], pair[1], table, question)
    return Draught()


def _pair_of_ends(part: Part, table: Table, question: Question) -> tuple[Row, Row] | None:
    top = next(iter(ends(table, Superlative(1, from_bottom=False)).rows), None)
    bottom = next(iter(ends(table, Superlative(1, from_bottom=True)).rows), None)
    if question.subjects:
        own = next((r for r in table.rows if same_unit(r.place, question.subjects[0])), None)
        other = bottom if part.superlative and part.superlative.from_bottom else top
        if part.superlative and part.superlative.nth > 1:
            other = next(iter(ends(table, part.superlative).rows), None)
        pair = (own, other)
    else:
        pair = (top, bottom)
    one, two = pair
    if one is None or two is None or one == two or not (one.value and two.value):
        return None
    return one, two


def _gap(one: Row, two: Row, table: Table, question: Question) -> Draught:
    language = question.language
    assert one.value is not None
    assert two.value is not None
    figures = (one.value.figure, two.value.figure)
    difference = round(abs((figures[0].value or 0) - (figures[1].value or 0)), 6)
    amount = f"{number_words(difference, language)} {unit_words(figures[0], language)}".rstrip()
    words = {k: v for k, v in table_words(table, language).items() if k != "units"}
    quotes = tuple(dict.fromkeys(quote for f in figures for quote in quotes_of([f])))
    lead = Draft(capitalised(fill("gap_lead", language, **words)) + ":", quotes, grounds=figures)
    text = ended(fill("computed_difference", language, difference=amount))
    last = Draft(text, quotes, computed=(difference,), grounds=figures)
    return Draught((lead, row_item(one, language), row_item(two, language), last))
