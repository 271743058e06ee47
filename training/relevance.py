"""Learn how much each trait of a passage says about whether it answers.

    python -m training.relevance --data ../shared/data

A linear model over `assistant.relevance.Traits`, fitted by a softmax over the passages that the
product finds for a question (listwise; Cao and others, ICML 2007). It learns from the
even-numbered questions of each set and is scored on the odd-numbered ones; a question of a small
set counts more, so that each kind of text has its say. Writes
``assistant/data/relevance_weights.json`` with the scores beside the weights.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from assistant.evaluation.retrieval import indexed
from assistant.reading import read_question
from assistant.relevance import Indexed, Relevance, Traits
from assistant.retrieve import CLOSER, DEPTH, STEERING, query_terms, search_text, steered
from index_store.embedding import bundled
from index_store.language.text.tokens import search_terms
from training.questions import QuestionSet, alqac, offices, viquad, vlsp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index_store.store import Store

OUT = Path("assistant/data/relevance_weights.json")
SAYS = {"ViQuAD": 2.0, "ALQAC": 4.0, "VLSP": 8.0, "offices": 12.0}
"""What one question of each set counts: about as much in all, though some have few questions."""
FIRST = ("lexical", "dense")
_SMALLNESS = 1e-3  # of the squares of the weights of traits scaled to one deviation


@dataclass(frozen=True, slots=True)
class Example:
    """The passages found for one question: a row of traits each, and which of them answer.

    ``steered`` is what the place and period of the question add: it is given, not learned.
    """

    set: str
    rows: NDArray[np.float32]
    steered: NDArray[np.float32]
    answers: NDArray[np.bool_]
    relevant: int


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
    hits = store.search(wanted, terms=query_terms(question), limit=DEPTH)
    highest = max(hit.lexical for hit in hits) or 1.0
    found = [Indexed(hit.lexical / highest, hit.dense) for hit in hits]
    rarity = store.rarity(list(dict.fromkeys(search_terms(wanted))))
    compared = Relevance(wanted, rarity)
    traits = [
        compared.traits(hit.passage.heading, hit.passage.text, indexed_)
        for hit, indexed_ in zip(hits, found, strict=True)
    ]
    return Example(
        name,
        np.array([astuple(one) for one in traits], dtype=np.float32),
        np.array([STEERING * steered(hit, question) for hit in hits], dtype=np.float32),
        np.array([hit.passage.ordinal in relevant for hit in hits]),
        len(relevant),
    )


def fitted(learned_from: Sequence[Example], columns: list[int]) -> NDArray[np.float32]:
    """Return the weight of each column."""
    some = [one for one in learned_from if one.answers.any()]
    longest = max(len(one.rows) for one in some)
    scale = np.concatenate([one.rows[:, columns] for one in some]).std(axis=0) + 1e-6
    rows = torch.zeros(len(some), longest, len(columns))
    given = torch.zeros(len(some), longest)
    there = torch.zeros(len(some), longest, dtype=torch.bool)
    answers = torch.zeros(len(some), longest)
    for at, one in enumerate(some):
        size = len(one.rows)
        given[at, :size] = torch.from_numpy(one.steered)
        rows[at, :size] = torch.from_numpy(one.rows[:, columns] / scale)
        there[at, :size] = True
        answers[at, :size] = torch.from_numpy(one.answers / one.answers.sum()).float()
    says = torch.tensor([SAYS[one.set] for one in some])
    weights = torch.zeros(len(columns), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (rows @ weights + given).masked_fill(~there, -1e4)
        each = -(answers * torch.log_softmax(scores, dim=1)).sum(dim=1)
        total = (says * each).sum() / says.sum() + _SMALLNESS * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return np.asarray(weights.detach().numpy() / scale, dtype=np.float32)


def closest(one: Example, first: NDArray[np.float32], columns: list[int]) -> Example:
    """Return the example with the passages alone that are looked at closely."""
    best = np.argsort(-(one.rows[:, columns] @ first + one.steered), kind="stable")[:CLOSER]
    return Example(one.set, one.rows[best], one.steered[best], one.answers[best], one.relevant)


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
    names = [field.name for field in fields(Traits)]
    cheap, everything = [names.index(name) for name in FIRST], list(range(len(names)))
    odd: list[Example] = []
    even: list[Example] = []
    for load, every in (
        (offices, 1),
        (alqac, 1),
        (vlsp, 1),
        (viquad, options.every),
    ):
        found = examples(load(options.data), every)
        even += found[::2]
        odd += found[1::2]
        print(f"{load.__name__}: {len(found)} questions", flush=True)
    first = fitted(even, cheap)
    weights = fitted([closest(one, first, cheap) for one in even], everything)
    scored: dict[str, float] = {}
    for name in SAYS:
        own = [closest(one, first, cheap) for one in odd if one.set == name]
        scored[name] = round(
            float(np.mean([gain(one, one.rows @ weights + one.steered) for one in own])), 4
        )
        plain = np.mean([gain(one, one.rows[:, cheap] @ first + one.steered) for one in own])
        print(f"{name}: nDCG@10 {scored[name]:.4f}, by the two indexes alone {plain:.4f}")
    written = {
        "learned_from": {name: sum(one.set == name for one in even) for name in SAYS},
        "ndcg_at_10_of_others": scored,
        "first": _rounded(FIRST, first),
        "weights": _rounded(names, weights),
    }
    OUT.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _rounded(names: Sequence[str], weights: NDArray[np.float32]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
