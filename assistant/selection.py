"""Which sentence answers: a small linear model over what a sentence and a question share.

The weights are learned by ``training/sentence_selection.py`` from questions with known answers
and kept in ``data/sentence_weights.json``, with what they were learned from and what they score.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from operator import attrgetter


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


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights in the order of `Traits`, and the least probability to answer with."""

    weights: tuple[float, ...]
    bias: float
    least: float


# `dataclasses.astuple` copies deeply: ten times the time of all the rest of a sum.
_values = attrgetter(*(field.name for field in fields(Traits)))


@cache
def learned() -> Weights:
    """Return the weights that ship with the package."""
    file = files("assistant").joinpath("data/sentence_weights.json")
    values = json.loads(file.read_text(encoding="utf-8"))
    return Weights(tuple(values["weights"].values()), values["bias"], values["least"])


def probability(traits: Traits, weights: Weights | None = None) -> float:
    """Return the probability, from 0 to 1, that the sentence answers."""
    model = weights or learned()
    products = (one * two for one, two in zip(model.weights, _values(traits), strict=True))
    total = sum(products) + model.bias
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
