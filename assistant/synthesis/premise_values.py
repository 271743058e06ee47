"""What a "why" presupposes of an end of a ranking, where documents state values and no ranks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.fit import same_unit
from assistant.questions.expect import Expectation
from assistant.questions.question import Kind, Part, Question
from assistant.ranking import lower_is_better
from assistant.synthesis.figures import best_figures
from assistant.synthesis.statements import state_value
from index_store.language.names.places import place_level
from index_store.records import Figure
from prompts import fill


def false_end(part: Part, question: Question, context: Context) -> Draught:
    """Return what a unit has, with "no" before it, where another of its document is at the end asked.

    "Vì sao xã A đứng cuối?" is so answered where the same document gives another commune less.
    Nothing where the premise may hold.
    """
    if part.superlative is None or not part.indicators or len(question.subjects) != 1:
        return Draught()
    if (part.superlative.nth, part.superlative.count) != (1, 1):
        return Draught()  # that another has more says nothing of who is fourth
    plain = replace(part, kind=Kind.AMOUNT, superlative=None)
    for fit in best_figures(plain, question, context, Expectation()):
        own = fit.stated
        if not _is_value(own.figure, question.subjects[0], part):
            continue
        further = _beyond(own, part, context)
        if further is None:
            return Draught()
        language = question.language
        first = state_value(own, language)
        denied = replace(first, text=fill("no", language, statement=first.text))
        return Draught((denied, state_value(further, language)), subject=None, holds=False)
    return Draught()


def _is_value(figure: Figure, name: str, part: Part) -> bool:
    asked = {mention.name for mention in part.indicators}
    return (
        figure.kind in ("value", "count")
        and figure.value is not None
        and figure.place is not None
        and same_unit(figure.place.value, name)
        and figure.indicator is not None
        and figure.indicator.value in asked
    )


def _beyond(own: StatedFigure, part: Part, context: Context) -> StatedFigure | None:
    """Return the figure of a unit of the same level that lies farthest beyond one's own, if any."""
    assert part.superlative is not None
    figure = own.figure
    low = part.superlative.from_bottom
    if part.superlative.by_merit and figure.indicator and lower_is_better(figure.indicator.value):
        low = not low
    alike = [item for item in context.figures_of(own.document) if _is_alike(item.figure, figure)]
    value = figure.value
    if value is None or not alike:
        return None

    def size(item: StatedFigure) -> Decimal:
        return Decimal(str(item.figure.value))

    end = min(alike, key=size) if low else max(alike, key=size)
    beyond = size(end) < Decimal(str(value)) if low else size(end) > Decimal(str(value))
    return end if beyond else None


def _is_alike(one: Figure, two: Figure) -> bool:
    """Return whether two figures are of one measure and time, of two units of one level."""
    if one.place is None or two.place is None or one.value is None:
        return False
    bound = ((one.indicator, two.indicator), (one.period, two.period))
    same = all((a.value if a else None) == (b.value if b else None) for a, b in bound)
    levels = {place_level(one.place.value), place_level(two.place.value)}
    return (
        same
        and (one.kind, one.unit) == (two.kind, two.unit)
        and len(levels) == 1
        and None not in levels
        and not same_unit(one.place.value, two.place.value)
    )
