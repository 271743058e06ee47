"""One part of a question with all that it may be answered from, as each way to answer takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import terms
from assistant.questions.question import Part, Question
from index_store.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A part of a question; ``before`` is what was told of the parts before it."""

    part: Part
    question: Question
    context: Context
    embedder: Embedder
    before: tuple[Draught, ...]

    def share_told(self, text: str) -> float:
        """Return the share of the part's words that a text has."""
        return self.part.asked.share(terms(text))


Way = Callable[[Inquiry], Draught]
"""A way to answer; a draught that holds nothing leaves the part to the next way."""


def way(answer: Callable[[Part, Question, Context], Draught]) -> Way:
    """Return the way to answer that a function of the part, the question and the passages is."""
    return lambda one: answer(one.part, one.question, one.context)


def searching(answer: Callable[[Part, Question, Context, Embedder], Draught]) -> Way:
    """Return the way to answer that a function is which compares sentences by their meaning."""
    return lambda one: answer(one.part, one.question, one.context, one.embedder)


def following(answer: Callable[[Part, Question, Context, tuple[Draught, ...]], Draught]) -> Way:
    """Return the way to answer that a function is which takes what was told before."""
    return lambda one: answer(one.part, one.question, one.context, one.before)
