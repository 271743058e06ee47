"""Documents that disagree: the likely better value first, the others beside it, with their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft
from assistant.questions.question import Question
from assistant.records import Note
from assistant.wording import date_words, decapitalised, figure_words
from index_store.figures.disputes import disputes
from index_store.records import Figure
from index_store.store import DocumentSummary
from prompts import fill


@dataclass(frozen=True, slots=True)
class Weighed:
    """The figure to state, and those of other documents that contradict it, one of each side."""

    best: StatedFigure
    others: tuple[StatedFigure, ...] = ()


def weighed(stated: StatedFigure, pool: Sequence[StatedFigure], context: Context) -> Weighed:
    """Return a figure, or the likely better one that other documents give for the same thing.

    Another unit, scale, period or rounding is no contradiction; a copy is no second witness.
    """
    province = context.province(stated.document)
    same = [
        item
        for item in (stated, *pool)
        if _of_one_thing(item.figure, stated.figure)
        and province in (None, context.province(item.document) or province)
    ]
    by_figure = {item.figure: item for item in same}
    if len({item.figure.document_id for item in same}) < 2:
        return Weighed(stated)
    for dispute in disputes(tuple(by_figure), context.summaries):
        sides = [side.figures for side in dispute.sides]
        if not any(stated.figure in side for side in sides):
            continue
        first, *rest = sides
        best = stated if stated.figure in first else by_figure[first[0]]
        return Weighed(best, tuple(by_figure[side[0]] for side in rest))
    return Weighed(stated)


def _of_one_thing(one: Figure, two: Figure) -> bool:
    if one.kind != two.kind:
        return False
    pairs = ((one.place, two.place), (one.indicator, two.indicator), (one.period, two.period))
    return all(a and b and a.value.casefold() == b.value.casefold() for a, b in pairs)


def conflict_drafts(
    found: Weighed, question: Question, state: Callable[[StatedFigure], Draft]
) -> tuple[Draft, ...]:
    """Return the statements of the other documents, said to be theirs."""
    drafts = []
    for other in found.others:
        draft = state(other)
        text = fill("conflict_other", question.language, statement=decapitalised(draft.text))
        drafts.append(replace(draft, text=text))
    return tuple(drafts)


def conflict_note(found: Weighed, question: Question, context: Context) -> list[Note]:
    """Return the note that names who gives which value, and when; none where nobody disagrees."""
    if not found.others:
        return []
    values = "; ".join(
        fill(
            "conflict_value",
            question.language,
            figure=figure_words(item.figure, question.language),
            source=source_words(context.summary(item.document.id), item, question),
        )
        for item in (found.best, *found.others)
    )
    return [Note("conflict", fill("note_conflict", question.language, values=values))]


def source_words(summary: DocumentSummary | None, stated: StatedFigure, question: Question) -> str:
    """Return who published a figure and when: "UBND tỉnh Hạc Giang, 22/01/2024"."""
    document = stated.document
    family = summary.issuer or summary.publisher if summary else None
    name = family or document.publisher or f"“{document.title}”"
    if document.number:
        name = f"{name}, {document.number}"
    if document.published is None:
        return name
    return f"{name}, {date_words(document.published.isoformat(), question.language)}"
