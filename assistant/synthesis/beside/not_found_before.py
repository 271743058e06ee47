"""A short part of a question that hangs on the one before: of what was not found, it tells nothing."""

from __future__ import annotations

from assistant.drafts import Draught
from assistant.finding.matching import terms
from assistant.questions.question import Kind
from assistant.synthesis.inquiry import Inquiry

_SHORT = 3
"""So few words say by themselves hardly of what they ask: "kinh phí mấy tỷ"."""
_LEAST_TOLD = 0.7
"""Share of the words of the part before that the documents of an answer must have."""


def is_of_what_was_not_found(draught: Draught, one: Inquiry) -> bool:
    """Return whether a short part is answered from documents that hardly speak of the part before.

    "Ngõ 12 bao giờ được sửa, kinh phí mấy tỷ?" asks for no other money than that of the road.
    """
    amount = one.part.kind is Kind.AMOUNT
    if not amount or not one.before or one.before[-1] or one.question.language != "vi":
        return False
    whole = one.question.parts[len(one.before) - 1].asked
    if not whole or whole.concepts or len(one.part.asked.words().words) > _SHORT:
        return False
    quoted = dict.fromkeys(q.document_id for draft in draught.drafts for q in draft.quotes)
    documents = [one.context.document(document_id) for document_id in quoted]
    return bool(documents) and not any(
        whole.share(terms(f"{document.title}\n{document.text}")) >= _LEAST_TOLD
        for document in documents
    )
