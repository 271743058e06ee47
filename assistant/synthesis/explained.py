"""Why something is so: the rank or the change that a "why" takes for granted, then its cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.questions.directions import direction_of
from assistant.questions.question import Part, Question
from assistant.ranking import stated_at
from assistant.records import Note
from assistant.synthesis.contrary import answer_contrary
from assistant.synthesis.moves import answer_moved
from assistant.synthesis.premise_values import false_end
from assistant.synthesis.premises import is_score_unexplained, is_success, tells_shortcomings
from assistant.synthesis.rank_causes import answer_rank_cause
from assistant.synthesis.rank_statements import state_rank
from assistant.synthesis.ranks import rank_of, worded
from assistant.synthesis.reasons import answer_why
from assistant.synthesis.turns import answer_turned
from index_store.embedding import Embedder
from index_store.language.names.places import find_places, same_place
from prompts import fill


def explain(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    before: Sequence[Draught],
) -> Draught:
    """Return why something is so: first that it is so, where no part ``before`` told it.

    What was otherwise is corrected, and no cause is told of it.
    """
    if before and not any(before) and not part.asked:
        return Draught()  # of what was not found, no cause is told
    premise = _premise(part, question, context) if not any(before) else Draught()
    if not premise and not any(before):
        contrary = answer_contrary(part, question, context, embedder)
        if contrary:
            return contrary
    explained = premise if premise else next((d for d in reversed(before) if d), Draught())
    about = tuple(
        dict.fromkeys(quote.document_id for draft in explained.drafts for quote in draft.quotes)
    )
    about = about and (*about, *_of_its_own(question, context, about))
    named = explained.subject
    asked = question
    if named and not question.subjects:
        found = [item for item in find_places(named) if same_place(item.name, named)]
        asked = replace(question, places=tuple(found))
    reasons = answer_rank_cause(asked, context) or _of_subjects(
        answer_why(part, asked, context, embedder, about), asked, context
    )
    of_other = is_score_unexplained(part, reasons)
    if of_other or (is_success(part, premise) and tells_shortcomings(reasons)):
        reasons = Draught(absent=fill("note_no_cause_at_all", question.language))
    if not premise:
        return reasons
    if not premise.holds:
        return premise
    if not reasons and len(question.parts) == 1 and not reasons.notes:
        return Draught(absent=reasons.absent)  # the rank that is asked about is no cause of it
    notes = reasons.notes or (Note("unanswered_part", reasons.absent),) * bool(reasons.absent)
    return Draught((*premise.drafts, *reasons.drafts), notes, subject=named)


def _of_its_own(question: Question, context: Context, about: Sequence[str]) -> tuple[str, ...]:
    """Return the documents about the unit itself, which may tell the cause of what another states."""
    places = {i: context.document(i).place for i in context.document_ids if i not in about}
    return tuple(
        i
        for i, place in places.items()
        if place is not None and any(same_place(place, name) for name in question.subjects)
    )


def _of_subjects(told: Draught, question: Question, context: Context) -> Draught:
    """Return the reasons where their documents speak of the unit asked about; of no other unit."""
    documents = [context.document(q.document_id) for draft in told.drafts for q in draft.quotes]
    named = all(context.names(d, name) for d in documents for name in question.subjects[:1])
    return told if named else Draught(absent=fill("note_no_cause_at_all", question.language))


_SAID_OF_RANK = 0.5
"""A rank denies what a "why" presupposes only if its own words say so much of what is asked."""


def _is_of_rank(item: StatedFigure, part: Part) -> bool:
    """Return whether a rank and its clause speak of what is at an end: not of "chênh lệch lớn nhất"."""
    by_merit = part.superlative is not None and part.superlative.by_merit
    return (
        by_merit or bool(part.indicators) or not part.asked or worded(item, part) >= _SAID_OF_RANK
    )


def _premise(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a "why" presupposes: confirmed, or corrected where it was another."""
    moved = part.pick.moved or direction_of(part.text)
    if question.subjects and moved is not None:
        own = replace(part, pick=replace(part.pick, moved=moved))
        told = answer_moved(own, question, context) or answer_turned(own, question, context)
        return told if told and not told.holds else Draught()
    if not question.subjects or part.superlative is None:
        return Draught()
    item = rank_of(part, question, context)
    if item is None:
        return false_end(part, question, context)
    draft = state_rank(item, context, question.language)
    holds = bool(stated_at([item], part.superlative))
    if not holds and not _is_of_rank(item, part):
        return Draught()
    if not holds:
        text = fill("no", question.language, statement=draft.text)
        draft = replace(draft, text=text)
    place = item.figure.place
    return Draught((draft,), subject=place.value if place else None, holds=holds)
