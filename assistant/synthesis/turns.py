"""Whether what a question says rose did rise: by the change that a document states."""

from __future__ import annotations

from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.finding.matching import terms
from assistant.fit import period_fit, place_fit
from assistant.questions.directions import direction_of
from assistant.questions.question import Part, Question
from assistant.synthesis.figures import candidates
from assistant.synthesis.statements import state_clause, subject_of
from index_store.language.terms.indicators import find_indicators
from prompts import fill

LEAST_ALIKE = 0.5
"""Share of the asked words that the clause of a change must have."""


def answer_turned(part: Part, question: Question, context: Context) -> Draught:
    """Return the stated change of what is asked about, where it went the other way; else nothing."""
    for stated in candidates(question, context):
        went = direction_of(stated.figure.text)
        if went is None or went == part.pick.moved or not _is_of(stated, part, question):
            continue
        draft = state_clause(stated, question.language, whole=True)
        text = fill("no", question.language, statement=draft.text)
        place = subject_of(stated.figure)
        return Draught((replace(draft, text=text),), subject=place, holds=False)
    return Draught()


def _is_of(stated: StatedFigure, part: Part, question: Question) -> bool:
    """Return whether a change is of the unit, the period and the thing that are asked about."""
    figure = stated.figure
    if figure.kind != "change" or not question.period_values:
        return False
    if place_fit(stated, question.subjects) < 1 or period_fit(stated, question.period_values) < 1:
        return False
    clause = figure.clause.of(stated.document.text)
    asked = {mention.name for mention in part.indicators}
    if asked:
        told = {mention.name for mention in find_indicators(clause)}
        return bool(asked & (told or {figure.indicator.value if figure.indicator else ""}))
    return bool(part.asked) and part.asked.share(terms(clause)) >= LEAST_ALIKE
