"""Why something is so: the rank or the change that a "why" takes for granted, then its cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context
from assistant.drafts import Draught
from assistant.questions.directions import direction_of
from assistant.questions.question import Part, Question
from assistant.records import Language, Note
from assistant.synthesis.contrary import answer_contrary
from assistant.synthesis.moves import answer_moved
from assistant.synthesis.premise_ranks import premised_rank
from assistant.synthesis.premise_values import false_end
from assistant.synthesis.premises import is_score_unexplained, is_success, tells_shortcomings
from assistant.synthesis.put_right.moves import measures_named
from assistant.synthesis.rank_causes import answer_rank_cause
from assistant.synthesis.reasons import answer_why
from assistant.synthesis.said import said
from assistant.synthesis.turns import answer_turned
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
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


def causes_or_none(composed: Draught, language: Language) -> Draught:
    """Return an answer to "vì sao vậy?": what was told before is none where no cause is known."""
    missing = fill("note_no_cause_at_all", language)
    told = (comparison_key(draft.text) for draft in composed.drafts)
    untold = any(note.text == missing for note in composed.notes)
    if not untold or any(said("gives a cause").search(key) for key in told):
        return composed
    return Draught(absent=missing)


def _of_subjects(told: Draught, question: Question, context: Context) -> Draught:
    """Return the reasons where their documents speak of the unit asked about; of no other unit."""
    documents = [context.document(q.document_id) for draft in told.drafts for q in draft.quotes]
    named = all(context.names(d, name) for d in documents for name in question.subjects[:1])
    return told if named else Draught(absent=fill("note_no_cause_at_all", question.language))


def _premise(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a "why" presupposes: confirmed, or corrected where it was another."""
    moved = part.pick.moved or direction_of(part.text)
    if question.subjects and moved is not None:
        own = replace(part, pick=replace(part.pick, moved=moved))
        # What is named without being in the tables of indicators `answer_false_move` compares.
        by_table = part.indicators or not measures_named(part)
        told = answer_moved(own, question, context) if by_table else Draught()
        told = told or answer_turned(own, question, context)
        return told if told and not told.holds else Draught()
    if not question.subjects or part.superlative is None:
        return Draught()
    ranked = premised_rank(part, question, context)
    return false_end(part, question, context) if ranked is None else ranked
