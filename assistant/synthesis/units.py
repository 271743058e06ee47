"""Answers that pick several units out of many: the first three, those above 85 points, who fell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.questions.question import Limits, Part, Question
from assistant.ranking import (
    Ends,
    Row,
    Table,
    ends,
    within,
)
from assistant.records import Choice, Note
from assistant.synthesis.averages import is_average
from assistant.synthesis.figure_quotes import quotes_of, rows_of
from assistant.synthesis.moves import answer_moves
from assistant.synthesis.pools import latest_tables, tables_for
from assistant.synthesis.rank_statements import province_supports
from assistant.synthesis.table_notes import (
    FEW,
    coverage_note,
    mismatch_notes,
    missing_ranks,
    value_conflicts,
)
from assistant.synthesis.unit_lines import (
    MOST_QUOTED,
    quoted_in,
    row_item,
    shown_figures,
    table_words,
)
from assistant.wording import (
    capitalised,
    ended,
    figure_words,
    number_words,
    place_of,
)
from prompts import fill


def answer_units(part: Part, question: Question, context: Context) -> Draught:
    """Return the units that a question picks, each cited; nothing where no table has them."""
    moved = part.pick.moved is not None
    found = tables_for(part, question, context, any_period=moved)
    if moved:
        return answer_moves(part, found, question)
    chosen = latest_tables(found, question)
    scopes = {table.province for table in chosen}
    if len(scopes) > FEW:
        return clarify_scope(chosen, question)
    answers = [_picked(part, table, question, context) for table in chosen[:FEW]]
    drafts = tuple(draft for answer in answers for draft in answer.drafts)
    notes = tuple(note for answer in answers for note in answer.notes)
    absent = next((answer.absent for answer in answers if answer.absent), "")
    return Draught(drafts, notes if drafts else (), absent="" if drafts else absent)


def clarify_scope(found: Sequence[Table], question: Question) -> Draught:
    """Return the choice between the provinces that a question may be about."""
    provinces = dict.fromkeys(table.province for table in found if table.province)
    return Draught(
        choices=tuple(
            Choice(
                place_of(name, question.language),
                f"{question.reading.rstrip(' ?')} ({name})?",
            )
            for name in provinces
        )
    )


def _picked(part: Part, table: Table, question: Question, context: Context) -> Draught:
    if part.superlative is not None:
        found = ends(table, part.superlative)
        if not found.rows:
            return Draught(absent=missing_ranks(table, found, question))
        low = part.superlative.from_bottom
        frame = ("units_last" if low else "units_first") if found.stated else None
        frame = frame or ("units_lowest" if low else "units_highest")
        told = _listed(table, found.rows, frame, question, found=found)
        notes = value_conflicts(found.rows, question, context)
        if len(found.rows) > part.superlative.count:
            notes.append(Note("coverage", fill("note_ties", question.language)))
        return replace(told, notes=(*told.notes, *notes))
    if part.pick.grade is not None:
        rows = [r for r in table.rows if r.grade and _graded(r.grade, part.pick.grade)]
        condition = fill("condition_grade", question.language, grade=part.pick.grade)
        return _within(table, rows, condition, question, ())
    if part.pick.limits is None or not any(row.value for row in table.rows):
        return Draught()  # of ranks alone, nobody knows who is above 85 points
    return _limited(part.pick.limits, table, question, context)


def _graded(stated: StatedFigure, grade: str) -> bool:
    return (stated.figure.grade or "").casefold() == grade.casefold()


def _limited(limits: Limits, table: Table, question: Question, context: Context) -> Draught:
    language = question.language
    if limits.average is None:
        rows = within(table, limits)
        return _within(table, rows, _condition(limits, table, question), question, _given(limits))
    average = _stated_average(table, context)
    if average is None or average.figure.value is None:
        return Draught(absent=fill("no_average", language))
    value = average.figure.value
    rows = within(table, Limits(low=value) if limits.average == "above" else Limits(high=value))
    frame = "condition_over_average" if limits.average == "above" else "condition_under_average"
    condition = fill(frame, language, figure=figure_words(average.figure, language))
    return _within(table, rows, condition, question, (), (average,))


def _given(limits: Limits) -> tuple[float, ...]:
    return tuple(value for value in (limits.low, limits.high) if value is not None)


def _condition(limits: Limits, table: Table, question: Question) -> str:
    language = question.language
    unit = next((row.value.figure.unit for row in table.rows if row.value), None)

    def words(value: float) -> str:
        sample = next(row.value.figure for row in table.rows if row.value)
        shown = replace(sample, text=number_words(value, "vi"), value=value, unit=unit, of=None)
        return figure_words(shown, language)

    if limits.low is not None and limits.high is not None:
        low, high = number_words(limits.low, language), words(limits.high)
        return fill("condition_between", language, low=low, high=high)
    if limits.low is not None:
        frame = "condition_at_least" if limits.low_counts else "condition_over"
        return fill(frame, language, figure=words(limits.low))
    frame = "condition_at_most" if limits.high_counts else "condition_under"
    return fill(frame, language, figure=words(limits.high or 0.0))


def _stated_average(table: Table, context: Context) -> StatedFigure | None:
    """Return the average that one of the table's documents states for its units."""
    documents = {item.document.id: item.document for row in table.rows for item in row.figures}
    for document in documents.values():
        for stated in context.figures_of(document):
            figure = stated.figure
            if (
                is_average(stated)
                and figure.indicator
                and figure.indicator.value == table.indicator
                and figure.period
                and figure.period.value == table.period
            ):
                return stated
    return None


def _within(
    table: Table,
    rows: Sequence[Row],
    condition: str,
    question: Question,
    given: tuple[float, ...],
    grounds: tuple[StatedFigure, ...] = (),
) -> Draught:
    """Return how many of the units that have figures meet the condition, and which."""
    compared = [row for row in table.rows if row.value or row.rank or row.grade]
    if not rows and table.size is not None and table.size > len(compared):
        return Draught()  # of the units left out, nobody knows
    shown = {
        "count": str(len(rows)),
        "whole": str(len(compared)),
        "condition": condition,
        **table_words(table, question.language),
    }
    text = fill(
        "units_within" if rows else "units_none",
        question.language,
        **(shown if rows else {key: value for key, value in shown.items() if key != "count"}),
    )
    numbers = (float(len(rows)), float(len(compared)), *given)
    lead = _lead(text, compared, rows, numbers, grounds, listed=bool(rows))
    items = tuple(row_item(row, question.language) for row in rows)
    return Draught((lead, *items), (coverage_note(table, compared, question),))


def _listed(
    table: Table, rows: Sequence[Row], frame: str, question: Question, *, found: Ends
) -> Draught:
    language = question.language
    text = fill(frame, language, count=str(len(rows)), **table_words(table, language))
    compared = rows if found.stated else [row for row in table.rows if row.value]
    lead = _lead(text, compared, rows, (float(len(rows)),), (), listed=True)
    notes = [*mismatch_notes(table, rows, question)]
    if not found.stated:
        notes.append(coverage_note(table, compared, question))
    elif found.missing:
        notes.append(Note("coverage", missing_ranks(table, found, question)))
    return Draught(
        (lead, *(row_item(row, language) for row in rows)), tuple(notes), subject=rows[0].place
    )


def _lead(
    text: str,
    compared: Sequence[Row],
    rows: Sequence[Row],
    numbers: tuple[float, ...],
    grounds: tuple[StatedFigure, ...],
    *,
    listed: bool,
) -> Draft:
    text = capitalised(text)
    figures = [item.figure for row in compared for item in shown_figures(row)]
    quotes = rows_of(figures)
    if len(quotes) > MOST_QUOTED and rows:
        figures = [item.figure for row in rows for item in shown_figures(row)]
        quotes = rows_of(figures)
    own = tuple(item.figure for item in grounds)
    quotes = tuple(dict.fromkeys((*quotes, *(quote for f in own for quote in quotes_of([f])))))
    return Draft(
        f"{text}:" if listed else ended(text),
        quotes,
        computed=numbers,
        grounds=(*(f for f in figures if quoted_in(quotes, f)), *own),
        supports=province_supports([item for row in compared for item in shown_figures(row)]),
    )
