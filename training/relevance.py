"""Learn how much each trait of a passage says about whether it answers.

    python -m training.relevance --data ../shared/data

A linear model over `assistant.finding.relevance.Traits`, fitted by a softmax over the passages that the
product finds for a question (listwise; Cao and others, ICML 2007). Each `Setting` has weights of
its own, which are pulled towards those of all together: few questions are known of each. A
question of a small set counts more, so that each kind of text has its say. What ships learns from
the even-numbered questions of each set; printed are also the scores of all questions, each half
by weights learned from the other. Writes ``assistant/data/relevance_weights.json``.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np
import torch

from assistant.evaluation.retrieval import indexed
from assistant.finding.relevance import Indexed, Relevance, Setting, Traits, setting_of
from assistant.finding.retrieve import CLOSER, DEPTH, STEERING, query_terms, search_text, steered
from assistant.questions.reading import read_question
from index_store.embedding import bundled
from index_store.language.text.tokens import search_terms
from training.questions import QuestionSet, alqac, ntrex, offices, viquad, vlsp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index_store.store import Store

OUT = Path("assistant/data/relevance_weights.json")
SAYS = {"ViQuAD": 0.5, "ALQAC": 4.0, "VLSP": 12.0, "offices": 12.0, "NTREX en→vi": 0.5}
"""What one question of each set counts: about as much in all, though some have few questions."""
FIRST = ("lexical", "dense")
NAMES = tuple(field.name for field in fields(Traits))
SETTINGS: tuple[Setting, ...] = get_args(Setting)
_SMALLNESS = 4e-3  # of the squares of the weights of traits scaled to one deviation
_STANDING = 40
"""Passages whose traits are worked out: the best by the sum of the two indexes as they ship."""

Weights = dict[Setting, "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True)
class Example:
    """The passages found for one question: a row of traits each, and which of them answer.

    ``steered`` is what the place and period of the question add: it is given, not learned.
    """

    set: str
    setting: Setting
    rows: NDArray[np.float32]
    steered: NDArray[np.float32]
    answers: NDArray[np.bool_]
    relevant: int

    def taking(self, best: NDArray[np.int64]) -> Example:
        """Return the example with these of its passages alone."""
        return Example(
            self.set,
            self.setting,
            self.rows[best],
            self.steered[best],
            self.answers[best],
            self.relevant,
        )


def examples(asked: QuestionSet, every: int) -> list[Example]:
    """Return what the product finds for each question, with all traits of each passage."""
    with indexed(asked.passages, bundled(), lambda *_: None) as store:
        return [
            _example(asked.name, store, question, relevant)
            for question, relevant in list(zip(asked.questions, asked.relevant, strict=True))[
                ::every
            ]
        ]


def _example(name: str, store: Store, text: str, relevant: frozenset[int]) -> Example:
    question = read_question(text, date(2026, 1, 1))
    wanted = search_text(question)
    hits = store.search(wanted, terms=query_terms(question, store), limit=DEPTH)
    highest = max(hit.lexical for hit in hits) or 1.0
    hits = sorted(hits, key=lambda hit: -(hit.lexical / highest + hit.dense))[:_STANDING]
    compared = Relevance(wanted, store.rarity(list(dict.fromkeys(search_terms(wanted)))))
    traits = [
        compared.traits(
            hit.passage.heading, hit.passage.text, Indexed(hit.lexical / highest, hit.dense)
        )
        for hit in hits
    ]
    return Example(
        name,
        setting_of(question.language, (hit.passage.heading for hit in hits)),
        np.array([astuple(one) for one in traits], dtype=np.float32),
        np.array([STEERING * steered(hit, question) for hit in hits], dtype=np.float32),
        np.array([hit.passage.ordinal in relevant for hit in hits]),
        len(relevant),
    )


def fitted(learned_from: Sequence[Example], columns: list[int]) -> Weights:
    """Return the weight of each column in each setting: what all share and what is its own."""
    some = [one for one in learned_from if one.answers.any()]
    longest, size = max(len(one.rows) for one in some), len(columns)
    scale = np.concatenate([one.rows[:, columns] for one in some]).std(axis=0) + 1e-6
    rows = torch.zeros(len(some), longest, size)
    given = torch.full((len(some), longest), -1e4)
    answers = torch.zeros(len(some), longest)
    for at, one in enumerate(some):
        rows[at, : len(one.rows)] = torch.from_numpy(one.rows[:, columns] / scale)
        given[at, : len(one.rows)] = torch.from_numpy(one.steered)
        answers[at, : len(one.rows)] = torch.from_numpy(one.answers / one.answers.sum()).float()
    says = torch.tensor([SAYS[one.set] for one in some])
    which = torch.tensor([SETTINGS.index(one.setting) for one in some])
    weights = torch.zeros(1 + len(SETTINGS), size, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        own = weights[0] + weights[1 + which]
        scores = (rows @ own[:, :, None])[:, :, 0] + given
        each = -(answers * torch.log_softmax(scores, dim=1)).sum(dim=1)
        total = (says * each).sum() / says.sum() + _SMALLNESS * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    found = weights.detach().numpy() / scale
    return {
        setting: np.asarray(found[0] + found[1 + at], dtype=np.float32)
        for at, setting in enumerate(SETTINGS)
    }


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of both looks."""

    first: Weights
    all: Weights

    def gain(self, one: Example) -> float:
        """Return nDCG@10 of an example's passages in their learned order."""
        best = closest(one, self.first)
        return gain(best, best.rows @ self.all[one.setting] + best.steered)


def learn(some: Sequence[Example]) -> Learned:
    """Return the weights of the first look, and of all traits among what it leaves."""
    first = fitted(some, [NAMES.index(name) for name in FIRST])
    return Learned(first, fitted([closest(one, first) for one in some], list(range(len(NAMES)))))


def closest(one: Example, first: Weights) -> Example:
    """Return the example with the passages alone that are looked at closely."""
    columns = [NAMES.index(name) for name in FIRST]
    order = one.rows[:, columns] @ first[one.setting] + one.steered
    return one.taking(np.argsort(-order, kind="stable")[:CLOSER])


def gain(one: Example, scores: NDArray[np.float32]) -> float:
    """Return nDCG@10 of the passages in the order of their scores."""
    discounts = 1 / np.log2(np.arange(2, 12))
    hits = one.answers[np.argsort(-scores, kind="stable")[:10]]
    return float((hits * discounts[: len(hits)]).sum() / discounts[: min(10, one.relevant)].sum())


def main() -> None:
    """Learn, print the scores on what was not learned from, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--every", type=int, default=1, help="take every n-th question of ViQuAD")
    options = parser.parse_args()
    odd: list[Example] = []
    even: list[Example] = []
    for load, every in ((offices, 1), (alqac, 1), (vlsp, 1), (ntrex, 2), (viquad, options.every)):
        found = examples(load(options.data), every)
        even += found[::2]
        odd += found[1::2]
        print(f"{load.__name__}: {len(found)} questions", flush=True)
    ships, other = learn(even), learn(odd)
    scored: dict[str, float] = {}
    crossed: dict[str, float] = {}
    for name in SAYS:
        on_odd = [ships.gain(one) for one in odd if one.set == name]
        on_even = [other.gain(one) for one in even if one.set == name]
        scored[name] = round(float(np.mean(on_odd)), 4)
        crossed[name] = round(float(np.mean(on_odd + on_even)), 4)
        print(f"{name}: nDCG@10 {scored[name]:.4f} of the others, {crossed[name]:.4f} of all")
    written = {
        "learned_from": {name: sum(one.set == name for one in even) for name in SAYS},
        "ndcg_at_10_of_others": scored,
        "ndcg_at_10_of_all_crossed": crossed,
        "first": {setting: _rounded(FIRST, ships.first[setting]) for setting in SETTINGS},
        "weights": {setting: _rounded(NAMES, ships.all[setting]) for setting in SETTINGS},
    }
    OUT.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounded(names: Sequence[str], weights: NDArray[np.float32]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
