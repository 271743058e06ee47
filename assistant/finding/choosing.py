"""Which of the found sentences answers: a learned sum over what each shares with the question.

A word that every sentence of a passage has tells none of them apart, so each word also counts by
how few of the found sentences have it, and how few of its own passage. A sentence that begins
with "Ông" or "Việc này" has its subject in the one before, so shares are also taken with the
sentence before, with all before, and with the whole passage. The weights are learned by
``training/sentence_choice.py`` and kept in ``data/choice_weights.json`` with what they were
learned from and what they score; `docs/retrieval.md` shows the table.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from assistant.finding.evidence import Wanted, rows
from assistant.finding.matching import HALF, Asked, Terms, coverage, joined_terms, terms, weight
from assistant.finding.other_words import otherwise
from assistant.finding.whole_words import words_of
from assistant.said_words import chances
from assistant.selection import Traits

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORDS = (
    "said",
    "rare",
    "rare_here",
    "with_before",
    "with_all_before",
    "in_passage",
    "only_after",
)
"""Shares of the asked words: in the sentence; by how few sentences, and how few of the passage,
have them; with the sentence before; with all before; in the whole passage; in the next alone."""
PAIRS = ("pairs", "pairs_rare", "pairs_rare_here", "pairs_with_before")
"""The same of pairs of adjacent words."""
LIKELY = ("likely",)
"""The share of the question's words in the sentence, each by the chance that an answer says it
(`assistant.said_words`)."""
OTHERWISE = ("each_other", "each_other_rare", "same", "same_rare", "tells", "tells_rare")
"""Shares of the words that a sentence does not say but says in other words, by how near these are
(`assistant.finding.other_words`); and by how few sentences say them in any way."""
PLACED = ("position", "first", "spoken", "nth")
"""Where the sentence stands in its passage, from 0 to 1; whether it is the first; the logarithm
of its words; one over the number, from 1, of its passage among the found ones."""
_LEAST = 0.05  # of what a word is worth that all sentences have
_TINY = 1e-6
_WHOLE = [field.name for field in fields(Traits)].index("whole")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, its passage's number among the found ones, from 0, and its learned traits."""

    text: str
    passage: int
    traits: tuple[float, ...]


def names() -> tuple[str, ...]:
    """Return the names of the columns of `clues`, of the traits first."""
    return (*(f"asks_{row.kind}" for row in rows()), *WORDS, *PAIRS, *LIKELY, *OTHERWISE, *PLACED)


@cache
def _learned() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weights of the traits and those of the clues."""
    file = files("assistant").joinpath("data/choice_weights.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    return (
        np.array(list(told["traits"].values()), dtype=np.float64),
        np.array([told["clues"][name] for name in names()], dtype=np.float64),
    )


@cache
def worth_of_whole() -> float:
    """Return what the whole of the trait ``whole`` is worth in `standing`."""
    return float(_learned()[0][_WHOLE])


def standing(question: str, about: str, asked: Asked, said: Sequence[Said]) -> list[float]:
    """Return how each sentence stands as the answer; only differences mean something.

    ``about`` is the question without what only asks. One more is e times as likely to answer. The sentences of a passage follow one another.
    """
    if not said:
        return []
    of_traits, of_clues = _learned()
    traits = np.array([one.traits for one in said], dtype=np.float64)
    found: list[float] = (
        traits @ of_traits + clues(question, about, asked, said) @ of_clues
    ).tolist()
    return found


def clues(question: str, about: str, asked: Asked, said: Sequence[Said]) -> NDArray[np.float64]:
    """Return a row of `names` for each sentence: ``(n, columns)``."""
    read = [terms(one.text) for one in said]
    groups = _groups(said)
    wanted = Wanted(question)
    evidence = np.array([wanted.evidence(one.text) for one in said])
    placed = np.zeros((len(said), len(PLACED)))
    for group in groups:
        for at, row in enumerate(group):
            placed[row, 0] = at / max(1, len(group) - 1)
            placed[row, 1] = float(at == 0)
    placed[:, 2] = [math.log1p(one.text.count(" ") + 1) for one in said]
    placed[:, 3] = [1 / (1 + one.passage) for one in said]
    words, pairs = _held(question, asked, read)
    of_pairs = _shares(*pairs, groups)[:, : len(PAIRS)]
    sought = () if asked.concepts else words_of(about)
    likely, otherwise_ = _likely(sought, read), _otherwise(sought, read)
    return np.hstack([evidence, _shares(*words, groups), of_pairs, likely, otherwise_, placed])


def _likely(words: tuple[str, ...], read: Sequence[Terms]) -> NDArray[np.float64]:
    """Return the column of `LIKELY`."""
    if not words:
        return np.zeros((len(read), 1))
    worth = np.array([chances(word).answer for word in words])
    held = np.array([one.having(words) for one in read], dtype=np.float64)
    shares: NDArray[np.float64] = held @ worth / worth.sum()
    return shares[:, None]


def _otherwise(words: tuple[str, ...], read: Sequence[Terms]) -> NDArray[np.float64]:
    """Return the columns of `OTHERWISE`."""
    sought = tuple(dict.fromkeys(words))
    kinds = len(OTHERWISE) // 2
    shares = np.zeros((len(read), 2 * kinds))
    if not sought:
        return shares
    whole = joined_terms(read)
    ways = [otherwise(word).within(whole) for word in sought]
    there = np.array([one.having(sought) for one in read])
    nearest = np.full(there.shape, -1)
    for row, text in enumerate(read):
        for column, others in enumerate(ways):
            if not there[row, column] and (near := others.nearest_in(text)) is not None:
                nearest[row, column] = near
    worth = np.array([sum(map(weight, word.split())) for word in sought])
    told = (there | (nearest >= 0)).sum(axis=0)
    rare = worth * np.maximum(_LEAST, np.log((len(read) + 1) / (told + 0.5)))
    rare_said = worth * np.maximum(_LEAST, np.log((len(read) + 1) / (there.sum(axis=0) + 0.5)))
    for kind in range(kinds):
        shares[:, 2 * kind] = (nearest == kind) @ worth / worth.sum()
        shares[:, 2 * kind + 1] = (nearest == kind) @ rare / rare_said.sum()
    return shares


_Held: TypeAlias = "tuple[NDArray[np.float64], NDArray[np.float64]]"


def _held(question: str, asked: Asked, read: Sequence[Terms]) -> tuple[_Held, _Held]:
    """Return which asked words, and which pairs, each sentence has, with what each is worth.

    Of a question in English, its concepts are the words.
    """
    nothing = np.zeros((len(read), 0)), np.zeros(0)
    if asked.concepts:
        ways = [[terms(way) for way in some] for some in asked.concepts]
        rows_ = [[_covered(some, one) for some in ways] for one in read]
        return (np.array(rows_), np.ones(len(ways))), nothing
    whole = terms(question)
    words, pairs = sorted(whole.words), sorted(whole.pairs)
    return (
        (
            np.array([one.having(words) for one in read], dtype=np.float64),
            np.array([weight(word) for word in words]),
        ),
        (
            np.array([one.having(pairs) for one in read], dtype=np.float64),
            np.array([math.sqrt(math.prod(map(weight, pair.split()))) for pair in pairs]),
        ),
    )


def _covered(ways: Sequence[Terms], text: Terms) -> float:
    share = max((coverage(way, text) for way in ways), default=0.0)
    return share if share >= HALF else 0.0


def _groups(said: Sequence[Said]) -> list[list[int]]:
    """Return the numbers of the sentences of each passage, in their order."""
    groups: dict[int, list[int]] = {}
    for at, one in enumerate(said):
        groups.setdefault(one.passage, []).append(at)
    return list(groups.values())


def _shares(
    held: NDArray[np.float64], worth: NDArray[np.float64], groups: Sequence[Sequence[int]]
) -> NDArray[np.float64]:
    """Return a row of `WORDS` for each sentence; the first four columns are those of `PAIRS` too."""
    shares = np.zeros((len(held), len(WORDS)))
    if not worth.size:
        return shares
    rare = worth * np.maximum(_LEAST, np.log((len(held) + 1) / (held.sum(axis=0) + 0.5)))
    shares[:, 0] = held @ worth / worth.sum()
    shares[:, 1] = held @ rare / rare.sum()
    for group in groups:
        own = held[group]
        there = own.sum(axis=0)
        here = worth * np.maximum(_LEAST, np.log((len(group) + 1) / (there + 0.5))) * (there > 0)
        before, after = np.zeros_like(own), np.zeros_like(own)
        before[1:], after[:-1] = own[:-1], own[1:]
        all_before = np.zeros_like(own)
        all_before[1:] = np.maximum.accumulate(own, axis=0)[:-1]
        shares[group, 2] = own @ here / (here.sum() + _TINY)
        shares[group, 3] = np.maximum(own, before) @ worth / worth.sum()
        shares[group, 4] = np.maximum(own, all_before) @ worth / worth.sum()
        shares[group, 5] = own.max(axis=0) @ worth / worth.sum()
        shares[group, 6] = np.maximum(after - own, 0) @ worth / worth.sum()
    return shares
