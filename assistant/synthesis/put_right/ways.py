"""When what a question takes for granted is put right: before a cause is told, or where none is."""

from __future__ import annotations

from assistant.drafts import Draught
from assistant.synthesis.inquiry import Inquiry
from assistant.synthesis.narrowed_ways import explained
from assistant.synthesis.put_right.acts import answer_denied
from assistant.synthesis.put_right.owners import answer_other_end, answer_other_leader


def explained_or_put_right(one: Inquiry) -> Draught:
    """Return why something is so; where no document says why, what they say instead of it."""
    told = explained(one)
    if told or any(one.before):
        return told
    part, question, context = one.part, one.question, one.context
    return (
        answer_other_end(part, question, context)
        or answer_other_leader(part, question, context)
        or answer_denied(part, question, context)
        or told
    )
