"""Learn when no sentence answers: fits the weights of ``assistant/answerability.py``.

    python -m benchmarks.scale --keep FOLDER                   # a large collection, once
    python -m training.answerability FOLDER/100000 [--shared ../shared] [--write]

Asks the development questions (never held-out ones) over their own documents and over the large
collection, which holds the samples and the news among its 100,000 passages; over the latter also
what nobody there tells: everyday questions (``tests/evaluation/everyday.jsonl``) and questions
of ViQuAD, whose passages are not in it. Each question that is answered by a sentence gives one
row, right or wrong. Prints how many answers of each kind are kept at each threshold, each tenth
judged by what was learned from the others, and with ``--write`` keeps the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from unittest import mock

import numpy as np

from assistant.answerability import Signs, is_judged, signs
from assistant.context import Sentence
from assistant.evaluation.answers import states
from assistant.evaluation.questions import Question as Asked
from assistant.evaluation.questions import read_questions
from assistant.questions.question import Part, Question
from assistant.service import Assistant
from assistant.synthesis import candidates
from index_store.embedding import bundled
from index_store.records import Span
from index_store.store import Store
from ingest.pipeline import ingest_paths
from tests.evaluation.news_articles import write_articles
from training.sentence_selection import fit

AS_OF = date(2026, 11, 22)
WEIGHTS = Path("assistant/data/answerability_weights.json")
EVALUATION = Path("tests/evaluation")
LEAST = 0.25
"""The least probability to answer with, in a large collection."""
GENERAL = 600
"""How many questions of ViQuAD are asked."""
STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One answer made of a sentence: its signs, whether it was right, and where it was asked."""

    signs: Signs
    right: bool
    large: bool


def main() -> None:
    """Collect the rows, print what each threshold keeps, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("large", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [*small_rows(options.shared), *large_rows(options.large, options.shared)]
    x = np.array([astuple(row.signs) for row in rows])
    y = np.array([row.right for row in rows])
    large = np.array([row.large for row in rows])
    chances = _held_out(x, y.astype(float))
    kept: dict[str, dict[str, str]] = {}
    for least in (0.1, 0.15, 0.2, LEAST, 0.3, 0.35, 0.4, 0.5):
        kept[str(least)] = {
            name: f"{int((chances[which] >= least).sum())} of {int(which.sum())}"
            for name, which in (
                ("right, own documents", y & ~large),
                ("wrong, own documents", ~y & ~large),
                ("right, large collection", y & large),
                ("wrong, large collection", ~y & large),
            )
        }
        print(least, kept[str(least)])
    weights, bias = fit(x, y.astype(float), STEPS)
    names = [field.name for field in fields(Signs)]
    card = {
        "weights": {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)},
        "bias": round(float(bias), 3),
        "least": LEAST,
        "learned_from": f"{len(rows)} answers of one sentence, {int(y.sum())} right",
        "kept_at_the_threshold": kept[str(LEAST)],
    }
    print(json.dumps(card, ensure_ascii=False, indent=1))
    if options.write:
        WEIGHTS.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")


def small_rows(shared: Path) -> Iterator[Row]:
    """Give the rows of the development questions over their own documents."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for chosen in ("news", "news_more"):
            write_articles(shared, folder / f"{chosen}-texts", chosen)
        documents = {
            "samples": [Path("samples/documents")],
            "dev": [EVALUATION / "dev_documents"],
            "news": [folder / "news-texts"],
            "news_more": [folder / "news_more-texts"],
            "law_dev": [EVALUATION / "documents" / "law_dev", Path("samples/documents")],
            "office_dev": [EVALUATION / "documents" / "office_dev"],
            "office_more_dev": [EVALUATION / "documents" / "office_more_dev"],
        }
        for questions, read in documents.items():
            store = Store.open(folder / questions, bundled(), create=True)
            ingest_paths(store, [str(path) for path in read])
            yield from rows_of(store, _asked(questions), large=False)
            store.close()


def large_rows(folder: Path, shared: Path) -> Iterator[Row]:
    """Give the rows over the large collection: what it tells, and what nobody there tells."""
    store = Store.open(folder, bundled())
    for questions in ("samples", "news", "news_more"):
        yield from rows_of(store, _asked(questions), large=True)
    everyday = [(text, lambda _: False) for text, _ in _asked("everyday")]
    yield from rows_of(store, everyday, large=True)
    yield from rows_of(store, _general(shared), large=True)


def _asked(name: str) -> list[tuple[str, Callable[[str], bool]]]:
    """Return each question without turns before it, with what judges its answer."""
    every = read_questions(EVALUATION / f"{name}.jsonl")
    return [(asked.text, _judge(asked)) for asked in every if not asked.history]


def _judge(asked: Asked) -> Callable[[str], bool]:
    def right(answer: str) -> bool:
        stated = all(any(states(answer, way) for way in ways) for ways in asked.must_include)
        return asked.answerable and stated and not any(
            states(answer, wrong) for wrong in asked.must_not_include
        )  # fmt: skip

    return right


def _general(shared: Path) -> list[tuple[str, Callable[[str], bool]]]:
    path = shared / "data" / "qa" / "viquad_dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(7).shuffle(rows)

    def judge(answers: list[str]) -> Callable[[str], bool]:
        return lambda answer: any(one.lower() in answer.lower() for one in answers)

    return [(row["question"], judge(row["answers"])) for row in rows[:GENERAL]]


def rows_of(
    store: Store, asked: list[tuple[str, Callable[[str], bool]]], *, large: bool
) -> Iterator[Row]:
    """Give a row for each answer that rests on a sentence, with the gate left open."""
    assistant = Assistant(store, bundled(), as_of=AS_OF)
    seen: dict[tuple[str, Span], Signs] = {}

    def noted(sentence: Sentence, part: Part, question: Question, _: int) -> bool:
        if is_judged(part, question):
            seen[(sentence.document.id, sentence.span)] = signs(sentence, part, question)
        return True

    for text, right in asked:
        seen.clear()
        with mock.patch.object(candidates, "may_answer", noted):
            answer = assistant.ask(text)
        if answer.status != "answered" or not answer.citations:
            continue
        first = answer.citations[0]
        found = next((one for (document, span), one in seen.items()
                      if document == first.document_id and span.start <= first.span.start < span.end), None)  # fmt: skip
        if found is not None:
            yield Row(found, right(answer.answer), large)


def _held_out(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the probability of each row by the weights learned from the other nine tenths."""
    chances = np.zeros(len(y))
    order = np.random.default_rng(0).permutation(len(y))
    for tenth in range(10):
        held = order[tenth::10]
        rest = np.setdiff1d(order, held)
        weights, bias = fit(x[rest], y[rest], STEPS)
        chances[held] = 1 / (1 + np.exp(-(x[held] @ weights + bias)))
    return chances


if __name__ == "__main__":
    main()
