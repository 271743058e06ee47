"""Learn which sentence answers: fits the weights of ``assistant/selection.py``.

    python -m training.sentence_selection [--shared ../shared]

Reads the development questions (never ``unseen.jsonl``), asks the retriever for sentences, marks
those that hold the answer and fits a logistic regression. Writes
``assistant/data/sentence_weights.json`` with what it was learned from and what it scores.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

import numpy as np

from assistant.context import Context
from assistant.evaluation.answers import states
from assistant.evaluation.questions import Question as Asked
from assistant.evaluation.questions import read_questions
from assistant.finding.retrieve import retrieve
from assistant.questions.question import Kind
from assistant.questions.reading import read_question
from assistant.selection import Traits
from assistant.synthesis.candidates import candidates
from assistant.synthesis.forms import form_of
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths
from tests.evaluation.news_articles import write_articles

AS_OF = date(2026, 11, 22)
WEIGHTS = Path("assistant/data/sentence_weights.json")
EVALUATION = Path("tests/evaluation")
BY_FIGURES = {
    Kind.RANK,
    Kind.SUPERLATIVE,
    Kind.GRADE,
    Kind.COMPARE,
    Kind.COLLECTION,
    Kind.DEFINITION,
}
WRONG_COSTS = 1.0
"""A wrong answer costs as much as so many right ones are worth."""


def main() -> None:
    """Fit the weights and write them."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = arguments.parse_args().shared
    groups: list[list[tuple[tuple[float, ...], bool]]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "news"
        articles.mkdir()
        write_articles(shared, articles)
        for questions, documents in (
            ("seeds", shared / "seeds"),
            ("samples", Path("samples/documents")),
            ("dev", EVALUATION / "dev_documents"),
            ("news", articles),
        ):
            groups += collect(EVALUATION / f"{questions}.jsonl", documents, folder / questions)
    rows = [row for group in groups for row in group]
    x = np.array([row[0] for row in rows])
    y = np.array([row[1] for row in rows], dtype=float)
    weights, bias = fit(x, y)
    least, right, wrong = threshold(groups, weights, bias)
    names = [field.name for field in fields(Traits)]
    card = {
        "weights": {
            name: round(float(value), 3) for name, value in zip(names, weights, strict=True)
        },
        "bias": round(float(bias), 3),
        "least": round(least, 3),
        "learned_from": f"{len(rows)} sentences of {len(groups)} questions, {int(y.sum())} hold the answer",
        "at_the_threshold": {"right": right, "wrong": wrong, "questions": len(groups)},
    }
    WEIGHTS.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, ensure_ascii=False, indent=1))


def collect(
    questions: Path, documents: Path, index: Path
) -> list[list[tuple[tuple[float, ...], bool]]]:
    """Return the traits of each question's sentences and whether they hold the answer."""
    embedder = bundled()
    store = Store.open(index, embedder, create=True)
    ingest_paths(store, [str(documents)])
    places = store.places()
    groups = []
    for asked in read_questions(questions):
        if asked.history:
            continue
        question = read_question(asked.text, AS_OF, places)
        part = question.parts[0]
        if len(question.parts) > 1 or part.kind in BY_FIGURES:
            continue
        context = Context(store, retrieve(store, question), "all")
        form = form_of(part, question)
        group = [
            (astuple(traits), holds(asked, sentence.text, sentence.document.name))
            for sentence, traits in candidates(part, question, context, embedder)
            if form is None or form(sentence)
        ]
        if group:
            groups.append(group)
    store.close()
    return groups


def holds(asked: Asked, text: str, document: str) -> bool:
    """Return whether a sentence holds at least half of what the answer must include."""
    if not asked.answerable or not asked.must_include:
        return False
    if asked.documents and not any(document.endswith(name) for name in asked.documents):
        return False
    stated = [any(states(text, way) for way in ways) for ways in asked.must_include]
    return sum(stated) * 2 >= len(stated) and any(stated)


def fit(
    x: np.ndarray, y: np.ndarray, steps: int = 4000, rate: float = 0.5
) -> tuple[np.ndarray, float]:
    """Return the weights and the bias of a logistic regression, by gradient descent."""
    share = y.mean()
    emphasis = np.where(y > 0, 0.5 / share, 0.5 / (1 - share))
    weights, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        error = emphasis * (1 / (1 + np.exp(-(x @ weights + bias))) - y)
        weights -= rate * (x.T @ error / len(y) + 0.001 * weights)
        bias -= rate * error.mean()
    return weights, bias


def threshold(
    groups: list[list[tuple[tuple[float, ...], bool]]], weights: np.ndarray, bias: float
) -> tuple[float, int, int]:
    """Return the least probability at which right answers outweigh wrong ones most."""
    best: list[tuple[float, bool]] = []
    for group in groups:
        chances = [1 / (1 + np.exp(-(np.array(row[0]) @ weights + bias))) for row in group]
        top = int(np.argmax(chances))
        best.append((float(chances[top]), group[top][1]))
    best.sort(reverse=True)
    gain, most, chosen = 0.0, -1.0, (0.5, 0, 0)
    right = wrong = 0
    for chance, is_right in best:
        right, wrong = right + is_right, wrong + (not is_right)
        gain = right - WRONG_COSTS * wrong
        if gain > most:
            most, chosen = gain, (chance - 1e-3, right, wrong)
    return chosen


if __name__ == "__main__":
    main()
