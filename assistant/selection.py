"""Which sentence answers: a small linear model over what a sentence and a question share.

The weights are learned by ``training/sentence_selection.py`` from questions with known answers
and kept in ``data/sentence_weights.json``, with what they were learned from and what they score.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter

from assistant.logistic import Weights, probability_of, shipped


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a sentence as an answer; each between 0 and about 1.

    ``own`` and ``whole`` are the shares of the asked words in the sentence and in it with its
    title, heading and the sentences before; ``similarity`` is the cosine with the question;
    ``passage`` the score of its passage; ``form`` whether it has the form asked for (1, 0, or a
    half where none is asked); ``named`` whether it names the unit asked about; ``lead`` whether
    it stands in the first passage; ``length`` its characters, 400 or more being 1.
    """

    own: float
    whole: float
    similarity: float
    passage: float
    form: float
    named: float
    lead: float
    length: float
    titled: float = 0.0


_values: Callable[[Traits], tuple[float, ...]] = attrgetter(*(one.name for one in fields(Traits)))
_weighed: Callable[[Traits], tuple[float, ...]] = attrgetter(
    *(one.name for one in fields(Traits) if one.name != "titled")
)


def values(traits: Traits) -> tuple[float, ...]:
    """Return the traits in their order.

    `dataclasses.astuple` copies deeply: ten times the time of all the rest of a sum.
    """
    return _values(traits)


def learned() -> Weights:
    """Return the weights of all traits but ``titled``, and the least probability to answer with."""
    return shipped("sentence")


def probability(traits: Traits) -> float:
    """Return the probability, from 0 to 1, that the sentence answers."""
    return probability_of(_weighed(traits), learned())
