"""How likely an answer, and a sentence that only comes near, says each word of a question.

People ask in other words than documents write: "tra giúp", "tốn", "bên nào lo" stand in no
report, "hồ sơ đất đai" and "quá hạn" in every sentence that answers. Which words an answer says
is learned from questions whose answers are known, asked once as documents write and twice in
other words (``tests/evaluation/reworded``): one logistic regression over the sentences that
answer, one over those found first that don't, each over the word, its syllables, how rare it is
and whether it has two syllables or a digit. ``training/sureness.py`` learns both and keeps them
in ``data/said_words.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from assistant.finding.matching import weight

SURE = 0.98
"""No word is surer than this to be said, and none surer than one less this not to be."""
_OF_SYLLABLE = 0.5
"""What a syllable counts beside its word."""


class Chances(NamedTuple):
    """The chances, from 0 to 1, that a sentence that answers says a word, and that another does."""

    answer: float
    other: float


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over the `features` of a word."""

    weights: Mapping[str, float]
    bias: float

    def chance(self, word: str) -> float:
        """Return the chance, from 0 to 1, that the word is said."""
        total = self.bias + sum(
            value * self.weights.get(name, 0.0) for name, value in features(word)
        )
        return min(SURE, max(1 - SURE, 1 / (1 + exp(-total))))


def features(word: str) -> Iterator[tuple[str, float]]:
    """Yield the features of a word, of one syllable or two, each with its value."""
    yield f"w={word}", 1.0
    syllables = word.split()
    for syllable in syllables:
        yield f"s={syllable}", _OF_SYLLABLE
    yield "rarity", sum(map(weight, syllables)) / len(syllables)
    yield "two", float(len(syllables) > 1)
    yield "digit", float(any(one.isdigit() for one in word))


@cache
def _learned() -> tuple[Model, Model]:
    file = files("assistant").joinpath("data/said_words.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    answer, other = (
        Model(told[name]["weights"], told[name]["bias"]) for name in ("answer", "other")
    )
    return answer, other


@lru_cache(maxsize=4_000)
def chances(word: str) -> Chances:
    """Return the chances that an answer, and that another sentence found, says a word.

    >>> chances("đúng hạn").answer > chances("giúp").answer
    True
    """
    return Chances(*(model.chance(word) for model in _learned()))
