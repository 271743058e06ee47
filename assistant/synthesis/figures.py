"""Answers made of one figure: how much, how many, which share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.expect import Expectation, expected
from assistant.fit import Fit, fit_figure, own_terms
from assistant.matching import Asked, terms
from assistant.question import Part, Question
from assistant.ranking import default_indicator
from assistant.records import Note
from assistant.synthesis.statements import (
    state_value,
    subject_of,
    target_beside,
)
from index_store.figures.scanned import remarks
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import same_place
from index_store.records import Figure, Span
from index_store.store import FigureQuery
from prompts import fill

PLAINLY = 0.8
"""Share of a question's words that a figure's own must have to be told without being asked for."""
_REPORTED = re.compile(r"^\s*(?:kết quả|tình hình|số liệu|thông tin)\b", re.IGNORECASE)
WHOLE_SCALE = 100
"""Points that the index of public administration reform gives at most."""


def answer_amount(part: Part, question: Question, context: Context) -> Draught:
    """Return the figure that fits best, stated; nothing where none fits."""
    fits = best_figures(part, question, context, expected(part.text, question.language))
    if not fits:
        return Draught()
    best = fits[0]
    drafts = [state_value(best.stated, question.language, part.asked)]
    if part.with_target:
        target = target_beside(best.stated, context)
        drafts += [state_value(target, question.language)] if target else []
    notes = figure_notes(best.figure, question)
    notes += conflict_notes(best, fits, question)
    return Draught(tuple(drafts), tuple(notes), subject=subject_of(best.figure))


def answer_plainly(part: Part, question: Question, context: Context) -> Draught:
    """Return the figure that a bare name of it asks for ("thanh toán trực tuyến của xã …")."""
    if not (question.subjects and part.asked):
        return Draught()
    asked = Asked(terms(_REPORTED.sub("", part.about)), part.asked.concepts)
    fits = best_figures(replace(part, asked=asked), question, context, Expectation())
    if not fits or asked.share(own_terms(fits[0].stated)) < PLAINLY:
        return Draught()
    return Draught(
        (state_value(fits[0].stated, question.language),),
        tuple(figure_notes(fits[0].figure, question)),
        subject=subject_of(fits[0].figure),
    )


def best_figures(
    part: Part, question: Question, context: Context, expectation: Expectation
) -> list[Fit]:
    """Return the figures that answer "how much", best first."""
    fits = [
        fit
        for stated in candidates(question, context)
        if (fit := fit_figure(stated, part, question, expectation, context))
    ]
    order = {document_id: index for index, document_id in enumerate(context.document_ids)}
    fits.sort(
        key=lambda fit: (
            -round(fit.score, 3),
            order.get(fit.figure.document_id, len(order)),
            fit.figure.span,
        )
    )
    return fits


def candidates(question: Question, context: Context) -> Sequence[StatedFigure]:
    """Return the figures of the found documents and those of the places asked about."""
    found = dict.fromkeys(context.figures)
    for name in question.subjects:
        found.update(dict.fromkeys(context.figures_where(FigureQuery(place=name, limit=2000))))
    return tuple(stated for stated in found if is_usable(stated, question))


def is_usable(stated: StatedFigure, question: Question) -> bool:
    """Return whether a figure is of the unit that it is bound to, as a whole.

    Points of a component are not those of the index, and an average of units is of none.
    """
    if _of_another_scale(stated.figure):
        return False
    return _asks_average(question) or not is_average(stated)


@cache
def _average() -> re.Pattern[str]:
    rows = files("assistant").joinpath("data/scope_words.tsv").read_text(encoding="utf-8")
    pattern = next(row.split("\t")[1] for row in rows.splitlines() if row.startswith("average\t"))
    return re.compile(pattern)


def _asks_average(question: Question) -> bool:
    key = comparison_key(question.reading)
    return bool(_average().search(key)) or "average" in key


def is_average(stated: StatedFigure) -> bool:
    """Return whether the words before a figure, or its indicator, call it an average."""
    figure = stated.figure
    if (
        figure.kind != "value"
        or figure.place is None
        or figure.span.start - figure.clause.start > 200
    ):
        return False
    before = Span(figure.clause.start, max(figure.clause.start, figure.span.start))
    said = comparison_key(before.of(stated.document.text))
    found = list(_average().finditer(said))
    after = find_quantities(said[found[-1].end() :]) if found else ()
    return bool(found) and not any(quantity.kind == "value" for quantity in after)


def _of_another_scale(figure: Figure) -> bool:
    """Return whether points on a component's scale are bound to the whole index of 100 points."""
    whole = figure.indicator is not None and figure.indicator.value == default_indicator()
    return whole and figure.kind == "value" and figure.of not in (None, WHOLE_SCALE)


def figure_notes(figure: Figure, question: Question) -> list[Note]:
    """Return what a reader must know beside a figure: sums that fail, a period left unsaid."""
    notes = []
    said = remarks(figure.note)
    if said.arithmetic:
        notes.append(
            Note("arithmetic", fill("note_arithmetic", question.language, detail=said.arithmetic))
        )
    if said.confidence:
        notes.append(
            Note("assumption", fill("note_scanned", question.language, sure=said.confidence))
        )
    if question.periods and figure.period is None:
        notes.append(Note("assumption", fill("note_period_unknown", question.language)))
    return notes


def conflict_notes(best: Fit, fits: Sequence[Fit], question: Question) -> list[Note]:
    """Return the note that another document gives another value for the same thing."""
    one = best.figure
    if not (one.place and one.indicator and one.period):
        return []
    others = [
        fit.figure
        for fit in fits[1:]
        if fit.figure.document_id != one.document_id
        and fit.figure.value != one.value
        and fit.figure.kind == one.kind
        and fit.figure.unit == one.unit
        and fit.figure.place
        and same_place(fit.figure.place.value, one.place.value)
        and fit.figure.indicator
        and fit.figure.indicator.value == one.indicator.value
        and fit.figure.period
        and fit.figure.period.value == one.period.value
    ]
    if not others:
        return []
    values = "; ".join(dict.fromkeys([one.text, *(figure.text for figure in others)]))
    return [Note("conflict", fill("note_conflict", question.language, values=values))]
