"""What a column "So với quý IV" tells of a unit: by how much it moved, and so what it had before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.breakdowns import grids
from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.finding.matching import Terms, coverage, joined, terms
from assistant.fit import document_fits, same_unit
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.part_changes import asks_change
from assistant.synthesis.statement_words import indicator_phrase
from assistant.synthesis.statements import state_value, subject_of
from assistant.synthesis.unit_lines import unit_words
from assistant.wording import capitalised, ended, number_words, period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods
from prompts import fill

LEAST_SAID = 0.5
"""Share of the question's words that the table, the words above it and the title must have."""
_COMPARED = re.compile(r"(?:tăng|giảm|chênh lệch|biến động|[/,() -])*so với ")
_MOVING = terms("tăng, giảm, so, với, thêm, đi, bao nhiêu").words


@dataclass(frozen=True, slots=True)
class _Moved:
    change: StatedFigure
    value: StatedFigure
    period: str


def answer_compared(part: Part, question: Question, context: Context) -> Draught:
    """Return by how much a unit moved since the period that a question and a column name."""
    asks = asks_change(part) or expected(part.text, question.language).change
    moved = _moved(part, question, context) if asks and part.kind is not Kind.WHY else None
    if moved is None:
        return Draught()
    drafts = (
        state_value(moved.change, question.language),
        state_value(moved.value, question.language),
    )
    return Draught(drafts, subject=subject_of(moved.change.figure))


def answer_value_before(part: Part, question: Question, context: Context) -> Draught:
    """Return what a unit had in the period of such a column: its value less the change."""
    form = expected(part.text, question.language)
    if asks_change(part) or form.change:
        return Draught()
    moved = _moved(part, question, context)
    if moved is None or not form.suits(moved.value.figure):
        return Draught()
    language = question.language
    value, change = moved.value.figure, moved.change.figure
    before = round((value.value or 0) - (change.value or 0), 6)
    amount = f"{number_words(before, language)} {unit_words(value, language)}".rstrip()
    text = fill(
        "computed_before",
        language,
        indicator=capitalised(indicator_phrase(value.indicator, language))
        if value.indicator
        else "",
        of_place=fill("of_place", language, place=place_of(value.place.value, language))
        if value.place
        else "",
        period=period_words(moved.period, language),
        amount=amount,
        after=period_words(value.period.value, language) if value.period else "",
        change=change.text.strip(),
    )
    draft = Draft(ended(text), quotes_of([value]), computed=(before,), grounds=(value, change))
    return Draught((draft,), subject=subject_of(value))


def _moved(part: Part, question: Question, context: Context) -> _Moved | None:
    """Return the change and the value of the one unit asked about; None where not sure."""
    if len(question.subjects) != 1 or len(question.period_values) != 1:
        return None
    words = part.asked.words().words - _MOVING
    pairs = (pair for pair in part.asked.words().pairs if set(pair.split()) <= words)
    asked = Terms(words, frozenset(pairs))
    found = []
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question):
            continue
        for grid in grids(document):
            heads = [head for head in grid.heading.cells if _COMPARED.match(comparison_key(head))]
            periods = {p.value for head in heads for p in find_periods(head, document.published)}
            around = joined((grid.lead, document.title, *grid.heading.cells))
            said = coverage(asked, around) if asked else 1.0
            if len(heads) != 1 or periods != set(question.period_values) or said < LEAST_SAID:
                continue
            for row in grid.rows:
                if same_unit(row.cells[grid.at], question.subjects[0]):
                    own = [
                        item
                        for item in context.figures_of(document)
                        if item.figure.span.within(row.span)
                    ]
                    found.append(_of_row(own, question.period_values[0]))
    return found[0] if len(found) == 1 else None


def _of_row(own: list[StatedFigure], period: str) -> _Moved | None:
    """Return the one change of a line with the one value that it is a change of."""
    changes = [i for i in own if i.figure.kind == "change" and i.figure.value is not None]
    values = [i for i in own if i.figure.kind in ("value", "count") and i.figure.value is not None]
    if len(changes) != 1 or len(values) != 1 or values[0].figure.period is None:
        return None
    one, two = changes[0].figure, values[0].figure
    signed = one.text.lstrip()[:1] in ("+", "-", "−", "–")
    same = one.indicator and two.indicator and one.indicator.value == two.indicator.value
    return _Moved(changes[0], values[0], period) if signed and same else None
