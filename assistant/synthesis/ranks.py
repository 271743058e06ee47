"""Answers made of ranks: which rank, who is first, last or nth, as stated or as worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.finding.matching import joined
from assistant.fit import period_fit, place_fit
from assistant.questions.question import Part, Question, Superlative
from assistant.ranking import Row, Table, ends, level_of
from assistant.records import Language, Note
from assistant.synthesis.conflicts import conflict_drafts, conflict_note, weighed
from assistant.synthesis.figure_quotes import rows_of
from assistant.synthesis.figures import figure_notes
from assistant.synthesis.pools import figures_of, latest_tables, tables_for
from assistant.synthesis.rank_beside import told_beside
from assistant.synthesis.rank_statements import province_supports, state_grade, state_rank
from assistant.synthesis.statements import subject_of
from assistant.synthesis.table_notes import (
    FEW,
    coverage_note,
    mismatch_notes,
    missing_ranks,
    value_conflicts,
)
from assistant.synthesis.unit_lines import table_words
from assistant.synthesis.units import clarify_scope
from assistant.wording import (
    capitalised,
    ended,
    figure_words,
    names_joined,
    period_words,
    place_of,
)
from index_store.language.characters.marks import comparison_key
from index_store.records import Figure, Span
from index_store.store import FigureQuery
from prompts import fill

MOST_PERIODS = 4
"""So many periods are named where figures of several cannot be compared."""


def answer_rank(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a document states for the place asked about.

    Units of one name in several provinces are each answered for, by their provinces.
    """
    ranks = _ranks(part, question, context)
    if not ranks:
        return Draught()
    told = [weighed(item, ranks, context) for item in _distinct(ranks)[:FEW]]
    drafts: list[Draft] = []
    notes = _indicator_note(part, question, ranks)
    for item in told:
        drafts.append(state_rank(item.best, context, question.language))
        drafts += conflict_drafts(item, question, _rank_stater(context, question))
        notes += conflict_note(item, question, context)
    notes += _contradicted(told[0].best, part, question, context)
    return Draught(tuple(drafts), tuple(notes), subject=subject_of(ranks[0].figure))


def _contradicted(
    item: StatedFigure, part: Part, question: Question, context: Context
) -> list[Note]:
    """Return the note that a unit's stated rank disagrees with the scores of those beside it."""
    figure = item.figure
    if figure.place is None or figure.indicator is None or figure.period is None:
        return []
    level = level_of(figure.place.value)
    around = replace(part, level=level)
    for table in tables_for(around, question, context, everyone=True):
        rows = [row for row in table.rows if row.rank is not None and row.rank.figure == figure]
        if rows and (notes := mismatch_notes(table, rows, question)):
            return notes
    return [note for note in figure_notes(figure, question) if note.kind == "arithmetic"]


def answer_grade(part: Part, question: Question, context: Context) -> Draught:
    """Return the grade that a document states for the place asked about, with its rank if any."""
    grades = grades_of(part, question, context)
    drafts = [state_grade(item, question.language) for item in grades[:FEW]]
    return Draught(tuple(drafts), subject=subject_of(grades[0].figure) if grades else None)


def grades_of(part: Part, question: Question, context: Context) -> list[StatedFigure]:
    """Return the grades stated for the place asked about, the latest where no period is asked."""
    grades = [
        item
        for item in figures_of(part, question, context, ("grade",))
        if question.subjects
        and place_fit(item, question.subjects) == 1.0
        and not _DENIED.search(
            comparison_key(Span(item.sentence.start, item.figure.span.start).of(item.document.text))
        )
    ]
    return _distinct(grades if question.periods else _latest(grades))


_DENIED = re.compile(r"(?<!\w)(?:không|chưa)(?: được)? $")
"""Words before a grade that say that it is not given: "Không xếp loại Xuất sắc đối với …"."""


def answer_superlative(part: Part, question: Question, context: Context) -> Draught:
    """Return who is at the asked end of a ranking: as stated, else as worked out from scores.

    Of several provinces each has its own answer, for its latest period where none is asked;
    of more than a few, the question is which.
    """
    assert part.superlative is not None
    found = tables_for(part, question, context)
    chosen = latest_tables(found, question)
    answers = [_at_end(part, table, question, context) for table in chosen]
    told = [table for table, answer in zip(chosen, answers, strict=True) if answer]
    if len({table.province for table in told}) > FEW:
        return clarify_scope(told, question)
    drafts = tuple(draft for answer in answers for draft in answer.drafts)
    if not drafts:
        absent = next((answer.absent for answer in answers if answer.absent), "")
        return Draught(absent=absent or _not_comparable(found, question))
    notes = [note for answer in answers for note in answer.notes]
    notes += _latest_note(told, question)
    subject = next((answer.subject for answer in answers if answer.subject), None)
    return Draught(drafts, tuple(dict.fromkeys(notes)), subject=subject)


def _at_end(part: Part, table: Table, question: Question, context: Context) -> Draught:
    """Return who is at the asked end of one table."""
    assert part.superlative is not None
    found = ends(table, part.superlative)
    rows = found.rows
    if not rows:
        beside = told_beside(part.superlative, table, question, context)
        return beside or Draught(absent=missing_ranks(table, found, question))
    if not found.stated and not all(_is_stated_end(row, table) for row in rows):
        return _worked_out(part, table, rows, question)
    ranks = [row.rank for row in rows if row.rank is not None]
    weighed_ranks = [weighed(item, context.figures_where(_same(item)), context) for item in ranks]
    drafts: list[Draft] = []
    notes = _indicator_note(part, question, ranks) if ranks else []
    for item in weighed_ranks:
        drafts.append(state_rank(item.best, context, question.language))
        drafts += conflict_drafts(item, question, _rank_stater(context, question))
        notes += conflict_note(item, question, context)
        notes += figure_notes(item.best.figure, question)
    if disagree := mismatch_notes(table, rows, question):
        notes = [note for note in notes if note.kind != "arithmetic"]
    notes += [*value_conflicts(rows, question, context), *disagree]
    return Draught(tuple(drafts), tuple(notes), subject=rows[0].place)


def _rank_stater(context: Context, question: Question) -> Callable[[StatedFigure], Draft]:
    return lambda item: state_rank(item, context, question.language)


def _same(item: StatedFigure) -> FigureQuery:
    """Return the query for all that documents say of a figure's place, indicator and period."""
    bound = (item.figure.place, item.figure.indicator, item.figure.period)
    place, indicator, period = (binding.value if binding else None for binding in bound)
    return FigureQuery(place=place, indicator=indicator, period=period, kind=item.figure.kind)


def _is_stated_end(row: Row, table: Table) -> bool:
    """Return whether a document ranks a unit first or last, so that nothing is worked out."""
    return row.rank is not None and round(row.rank.figure.value or 0) in (1, table.size)


def _worked_out(part: Part, table: Table, rows: Sequence[Row], question: Question) -> Draught:
    assert part.superlative is not None
    language = question.language
    compared = [row for row in table.rows if row.value]
    figures = tuple(row.value.figure for row in compared if row.value)
    names = names_joined([place_of(row.place, language) for row in rows], language)
    own = rows[0].value
    assert own is not None
    text = fill(
        "computed_rank",
        language,
        place=names,
        extreme=_extreme(part.superlative, own.figure, language),
        nth=fill("extreme_nth", language, nth=str(part.superlative.nth))
        if part.superlative.nth > 1
        else "",
        figure=figure_words(own.figure, language),
        count=str(len(compared)),
        **table_words(table, language),
    )
    numbers = (float(len(compared)), float(part.superlative.nth))
    supports = province_supports([row.value for row in compared if row.value])
    draft = Draft(
        ended(capitalised(text)), rows_of(figures), figures, computed=numbers, supports=supports
    )
    return Draught((draft,), (coverage_note(table, compared, question),), subject=rows[0].place)


def _extreme(asked: Superlative, figure: Figure, language: Language) -> str:
    """Return the word for an end: counts are most and fewest, scores highest and lowest."""
    counted = figure.kind in ("count", "money")
    if asked.from_bottom:
        return fill("extreme_fewest" if counted else "extreme_low", language)
    return fill("extreme_most" if counted else "extreme_high", language)


def _not_comparable(found: Sequence[Table], question: Question) -> str:
    """Return the sentence that single figures of several periods make no ranking."""
    periods = sorted({table.period for table in found if table.period and table.rows})
    if len(periods) < 2:
        return ""
    words = ", ".join(period_words(period, question.language) for period in periods[:MOST_PERIODS])
    return fill("not_comparable", question.language, periods=words)


def _latest_note(chosen: Sequence[Table], question: Question) -> list[Note]:
    """Return the note that the latest period was taken, where the question names none."""
    periods = sorted({table.period for table in chosen if table.period})
    if question.periods or not periods:
        return []
    words = ", ".join(period_words(period, question.language) for period in periods)
    return [Note("assumption", fill("note_latest", question.language, periods=words))]


def rank_of(part: Part, question: Question, context: Context) -> StatedFigure | None:
    """Return the stated rank that a question presupposes or asks for, if there is one."""
    return next(iter(_ranks(part, question, context)), None)


def _ranks(part: Part, question: Question, context: Context) -> list[StatedFigure]:
    pool = figures_of(part, question, context, ("rank",))
    if not question.subjects:
        return []
    fitting = [item for item in pool if place_fit(item, question.subjects) == 1.0]
    if not question.periods:
        fitting = _latest(fitting)
    return sorted(
        fitting,
        key=lambda item: (
            -round(worded(item, part), 1),
            -period_fit(item, question.period_values),
            -(item.figure.of or 0),
            item.figure.span,
        ),
    )


def worded(item: StatedFigure, part: Part) -> float:
    """Return how much of what is asked beyond the index stands in the figure's clause."""
    if not part.asked:
        return 0.0
    indicator = item.figure.indicator
    said = item.figure.clause.of(item.document.text)
    return part.asked.share(joined((said, indicator.text if indicator else "")))


def _distinct(items: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return one figure for each place, province, indicator and period: the first of each."""
    found: dict[tuple[str, ...], StatedFigure] = {}
    for item in items:
        figure = item.figure
        key = tuple(
            binding.value if binding else ""
            for binding in (figure.place, figure.indicator, figure.period)
        )
        found.setdefault((*key, item.context.province(item.document) or ""), item)
    return list(found.values())


def _latest(items: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the figures of the latest period among them."""
    last = max((item.figure.period.value[:4] for item in items if item.figure.period), default="")
    return [i for i in items if not last or (i.figure.period and i.figure.period.value[:4] == last)]


def _indicator_note(part: Part, question: Question, items: Sequence[StatedFigure]) -> list[Note]:
    """Return the note that an index was assumed, where the question named none."""
    indicator = items[0].figure.indicator
    if part.indicators or part.asked or indicator is None:
        return []
    text = fill("note_default_indicator", question.language, indicator=indicator.value)
    return [Note("assumption", text)]
