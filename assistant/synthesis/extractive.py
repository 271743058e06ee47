"""The answer without a language model: each part of the question by the way of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.questions.question import Part, Question
from assistant.records import Note
from assistant.synthesis.absence import absence
from assistant.synthesis.aged import aged_notes
from assistant.synthesis.differences import with_difference
from assistant.synthesis.inquiry import Inquiry
from assistant.synthesis.nearer import nearer, told_behind, whole_where_told_twice
from assistant.synthesis.nearest import nearest
from assistant.synthesis.renamed import renamed_notes
from assistant.synthesis.ways import answer
from index_store.embedding import Embedder
from prompts import fill


class ExtractiveSynthesis:
    """Composes statements from the found passages; the same input gives the same answer."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def compose(
        self, question: Question, context: Context, before: Sequence[Draught] = ()
    ) -> Draught:
        """Return the statements of every part, what could not be answered said in notes.

        ``before`` is what was told already of the first parts, which are not answered again.
        """
        told = tuple(before)
        parts = question.parts[len(told) :]
        done: list[Draught] = []
        for part in parts:
            inquiry = Inquiry(part, question, context, self._embedder, (*told, *done))
            draught = nearer(answer(inquiry), inquiry)
            done.append(with_difference(draught, part, question, context))
        if len(parts) > 1:
            inquiries = [Inquiry(part, question, context, self._embedder, told) for part in parts]
            done = whole_where_told_twice(told_behind(done, inquiries), inquiries[0])
        missing = [
            Note("unanswered_part", _left_open(draught, question) or _unanswered(part, question))
            for part, draught in zip(parts, done, strict=True)
            if not draught
        ]
        drafts = _told_once([draft for draught in done for draft in draught.drafts])
        notes = tuple(note for draught in done for note in draught.notes)
        choices = tuple(choice for draught in done for choice in draught.choices)
        if not drafts:
            lacking = next((draught.absent for draught in done if draught.absent), "")
            absent = "" if choices else lacking or absence(question, context)
            return Draught(choices=choices, absent=absent)
        renamed = renamed_notes(drafts, question, context)
        aged = aged_notes(drafts, question, context)
        return Draught(
            drafts,
            tuple(dict.fromkeys((*notes, *missing, *renamed, *aged))),
            subject=next((draught.subject for draught in done if draught.subject), None),
        )

    def nearest(self, question: Question, context: Context) -> tuple[Quote, ...]:
        """Return the sentences nearest to a question that was not answered."""
        return nearest(question, context, self._embedder)


def _left_open(draught: Draught, question: Question) -> str:
    """Return what an unanswered part lacks: that it is found nowhere, or which of several is meant."""
    if draught.choices:
        labels = "; ".join(choice.label for choice in draught.choices)
        return fill("clarify", question.language, choices=labels)
    return draught.absent


def _unanswered(part: Part, question: Question) -> str:
    return fill("note_unanswered", question.language, part=part.text.strip(" ?.,;"))


def _told_once(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the statements without those that repeat another word for word.

    "Bao nhiêu huyện, bao nhiêu xã?" is answered twice by the one sentence that has both.
    """
    found: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        found.setdefault((draft.text, draft.layout), draft)
    return tuple(found.values())
