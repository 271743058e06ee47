"""The ways of answering about documents and their provisions, in the order they are tried."""

from __future__ import annotations

from assistant.context import Context
from assistant.drafts import Draught
from assistant.questions.question import Part, Question
from assistant.synthesis.document_facts import answer_fact
from assistant.synthesis.legal.changes import answer_change
from assistant.synthesis.legal.provisions import (
    article_by_heading,
    define_in_law,
    enumerate_cases,
)
from assistant.synthesis.legal.standing import answer_standing
from assistant.synthesis.legal.transition import answer_transition

_WAYS = (
    answer_transition,
    answer_standing,
    answer_change,
    answer_fact,
    define_in_law,
    article_by_heading,
    enumerate_cases,
)


def answer_of_law(part: Part, question: Question, context: Context) -> Draught:
    """Return what documents of law answer by their own structure; nothing where none is asked of.

    What holds, what changes what, who signed, definitions, whole enumerations: each way looks
    for its own words in the question and leaves every other question to the ways of its kind.
    """
    for way in _WAYS:
        draught = way(part, question, context)
        if draught or draught.absent:
            return draught
    return Draught()
