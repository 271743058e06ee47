"""Sums over units: only of counts or money of one thing in one period; never of scores or shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.fit import same_unit
from assistant.questions.expect import expected
from assistant.questions.question import Part, Question
from assistant.ranking import Table, of_level, tables
from assistant.records import Note
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.figures import best_figures
from assistant.synthesis.pools import figures_of, latest_tables, of_subjects
from assistant.synthesis.statements import state_value
from assistant.synthesis.table_notes import coverage_note
from assistant.wording import ended, number_words
from index_store.language.names.places import same_place
from index_store.language.terms.indicators import IndicatorMention, indicator_by_name
from index_store.records import Span
from prompts import fill

ADDED = ("count", "money")
MOST_ADDED = 12


def answer_sum(part: Part, question: Question, context: Context) -> Draught:
    """Return each unit's figure and their sum, or why they are not added."""
    if expected(part.text, question.language).unit in ("điểm", "%"):
        return Draught(absent=fill("no_sum_of_measures", question.language))
    found = _of_each(part, question, context)
    if len(found) < 2:
        return Draught()
    drafts = [state_value(item, question.language) for item in found]
    if not _add_up(found):
        note = Note("assumption", fill("note_not_added", question.language))
        return Draught(tuple(drafts), (note,))
    total = round(sum(item.figure.value or 0 for item in found), 6)
    unit = found[0].figure.unit or ""
    text = fill(
        "computed_sum",
        question.language,
        total=f"{number_words(total, question.language)} {unit}".rstrip(),
        count=str(len(found)),
    )
    figures = tuple(item.figure for item in found)
    quotes = tuple(dict.fromkeys(quote for f in figures for quote in quotes_of([f])))
    drafts.append(Draft(ended(text), quotes, computed=(total, float(len(found))), grounds=figures))
    return Draught(tuple(drafts), _coverage(part, question, context))


def _of_each(part: Part, question: Question, context: Context) -> list[StatedFigure]:
    """Return one figure for each unit named, or for each unit of the level that has one."""
    if len(question.subjects) > 1:
        expectation = expected(part.text, question.language)
        fits = best_figures(part, question, context, expectation)
        found = []
        for name in question.subjects:
            own = [f for f in fits if f.figure.place and same_unit(f.figure.place.value, name)]
            own = [f for f in own if f.figure.kind in ADDED]
            if not own:
                return []
            found.append(own[0].stated)
        return found
    table = _table(part, question, context)
    rows = table.rows[:MOST_ADDED] if table else ()
    return [row.value for row in rows if row.value is not None]


def _of_what(part: Part, question: Question, context: Context) -> Part:
    """Return the part asking for the indicator that its words tell: "cả 8 huyện tiếp nhận bao nhiêu hồ sơ"."""
    if part.indicators or part.level is None:
        return part
    for fit in best_figures(part, question, context, expected(part.text, question.language)):
        indicator = fit.figure.indicator
        row = indicator_by_name(indicator.value) if indicator else None
        if row is not None and fit.figure.kind in ADDED:
            named = IndicatorMention(Span(0, 0), row.name_vi, row.id, row.name_vi)
            return replace(part, indicators=(named,))
    return part


def _table(part: Part, question: Question, context: Context) -> Table | None:
    part = _of_what(part, question, context)
    if not part.indicators:
        return None
    pool = figures_of(part, question, context, ADDED)
    if part.level is None:  # "của ba xã": the units are those of the one table that there is
        pool = [item for item in pool if not _is_of_all(item)]
    chosen = latest_tables(tables(of_subjects(of_level(pool, part.level), question)), question)
    return chosen[0] if len(chosen) == 1 else None


def _is_of_all(item: StatedFigure) -> bool:
    """Return whether a figure is of the unit that its document is about: the sum of the others."""
    place, home = item.figure.place, item.document.place
    return place is not None and home is not None and same_place(place.value, home)


def _coverage(part: Part, question: Question, context: Context) -> tuple[Note, ...]:
    if len(question.subjects) > 1:
        return ()
    table = _table(part, question, context)
    return (coverage_note(table, table.rows, question),) if table else ()


def _add_up(found: Sequence[StatedFigure]) -> bool:
    """Return whether the figures count one thing in one period, each of another place."""
    figures = [item.figure for item in found]
    periods = {figure.period.value if figure.period else None for figure in figures}
    names = {figure.indicator.value if figure.indicator else None for figure in figures}
    places = [figure.place.value if figure.place else None for figure in figures]
    return (
        len(periods) == 1
        and None not in periods
        and len(names) == 1
        and len({figure.unit for figure in figures}) == 1
        and len(set(places)) == len(places)
        and all(figure.kind in ADDED and figure.bound == "exact" for figure in figures)
    )
