"""Learn when no sentence answers: fits the weights of ``assistant/answerability.py``.

    python -m benchmarks.scale --keep FOLDER                   # a large collection, once
    python -m training.answerability FOLDER/100000 [--shared ../shared] [--write]

Asks over two large collections: the given one, which tells nothing of most questions (everyday
ones, ``tests/evaluation/everyday.jsonl``; ViQuAD's, whose passages are not in it), and a copy of
it into which the passages of ViQuAD, ALQAC and VLSP and the development documents are put, so
that each question's own passage stands among a hundred thousand others (of the unanswerable
ones of ViQuAD 2.0, one that seems to tell it). Never asked: what is held out. Each of the best
sentences found is a row, right where it holds the answer (of a law, where it is of the article).
Prints how many answers of each kind are kept at each threshold, each fifth of the questions
judged by what was learned from the others, and with ``--write`` keeps the weights.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gzip
import json
import random
import shutil
import tempfile
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answerability import Judge, Signs, is_judged
from assistant.context import Context, Sentence
from assistant.evaluation.questions import read_questions
from assistant.finding.retrieve import retrieve
from assistant.questions.reading import read_question
from assistant.selection import learned, probability
from assistant.synthesis.candidates import candidates, standings
from assistant.synthesis.forms import form_of
from benchmarks.collection import Text, as_read
from index_store.embedding import bundled
from index_store.language.names.places import place_level
from index_store.store import Store
from ingest.pipeline import ingest_paths
from training.sentence_selection import holds

AS_OF = date(2026, 11, 22)
WEIGHTS = Path("assistant/data/answerability_weights.json")
EVALUATION = Path("tests/evaluation")
OWN = ("samples", "dev", "news", "news_more", "law_dev", "office_dev", "office_more_dev")
IN_LARGE = ("samples", "news", "news_more")
LEAST = 0.3
"""The least probability to answer with, in a large collection."""
TRIED = 5
"""So many of the sentences found for a question are rows; but for the first, each counts less."""
OF_OTHERS = 0.4
FOLDS = 5
_SURE = 0.85  # share of the learned threshold that a sentence needs, as in `candidates`
_SMALLNESS = 1 / 0.3  # of the squares of the weights of columns scaled to one deviation
_STEPS = 30

Judges = Callable[[Sentence], bool | None]
"""Whether a sentence tells what was asked; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set and what judges a sentence; ``group`` is kept in one fold."""

    set: str
    text: str
    group: str
    judges: Judges


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence that might be told: its signs, whether rightly, and its place among the found."""

    name: str
    question: str
    fold: int
    place: int
    signs: Signs
    right: bool


def main() -> None:
    """Collect the rows, print what each threshold keeps, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("large", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--questions", type=int, default=1000, help="at most, of each set")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    data = options.shared / "data" / "qa"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        held = Path(folder) / "held"
        shutil.copytree(options.large, held)
        documents = put_passages(held, data)
        large = [*_everyday(), *_own(IN_LARGE), *_general(data, {})]
        holding = [*_own(OWN), *_general(data, documents), *_of_law(data, documents)]
        rows = [
            *rows_of(options.large, "large", _some(large, options.questions)),
            *rows_of(held, "holding", _some(holding, options.questions)),
        ]
    kept = kept_at(rows, _held_out(rows))
    for least, counts in kept.items():
        print(least, counts)
    weights, bias = fit(rows)
    names = [field.name for field in fields(Signs)]
    first = [row for row in rows if row.place == 0]
    card = {
        "weights": {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)},
        "bias": round(bias, 3),
        "least": LEAST,
        "learned_from": f"{len(rows)} sentences, {len(first)} of them told first, of these "
        f"{sum(row.right for row in first)} rightly",
        "kept_at_the_threshold": kept[LEAST],
    }
    print(json.dumps(card, ensure_ascii=False, indent=1))
    if options.write:
        WEIGHTS.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")


def put_passages(folder: Path, data: Path) -> dict[str, str]:
    """Put what the questions are about into a collection; return the document of each key."""
    store = Store.open(folder, bundled())
    readings = {}
    documents: dict[str, str] = {}
    for key, title, text in _passages(data):
        reading = as_read(Text(title, text, ""))
        readings[reading.document.id] = reading
        documents[key] = reading.document.id
    with store.writer() as writer:
        writer.put(list(readings.values()))
    for name in ("law_dev", "office_dev", "office_more_dev"):
        ingest_paths(store, [str(EVALUATION / "documents" / name)])
    ingest_paths(store, [str(EVALUATION / "dev_documents")])
    store.close()
    return documents


def _passages(data: Path) -> Iterator[tuple[str, str, str]]:
    """Yield a key, the title and the text of what the questions are about."""
    for row in _lines(data / "viquad_dev.jsonl.gz"):
        yield row["context_id"], "", _nfc(row["context"])
    for at, row in enumerate(_sample(data)):
        for paragraph in ast.literal_eval(row["paragraphs"]):
            yield f"2.0-{at}", _nfc(paragraph["title"]), _nfc(paragraph["paragraph_text"])
    for row in _lines(data / "alqac_articles.jsonl.gz"):
        yield row["id"], row["title"], row["text"]
    for row in _lines(data / "vlsp_articles.jsonl.gz"):
        yield str(row["aid"]), row["law_id"], row["text"]


def _everyday() -> Iterator[Asked]:
    for asked in read_questions(EVALUATION / "everyday.jsonl"):
        yield Asked("everyday", asked.text, asked.text, lambda _: False)


def _own(names: Iterable[str]) -> Iterator[Asked]:
    for name in names:
        for asked in read_questions(EVALUATION / f"{name}.jsonl"):
            if not asked.history:
                yield Asked(
                    "own", asked.text, asked.text, lambda s, a=asked: holds(a, s.text, s.document.name)
                )  # fmt: skip


def _general(data: Path, documents: dict[str, str]) -> Iterator[Asked]:
    """Yield ViQuAD's questions; without documents, none of which the collection tells."""
    for row in _lines(data / "viquad_dev.jsonl.gz"):
        yield Asked(
            "ViQuAD",
            _nfc(row["question"]),
            row["context_id"],
            _answers([_nfc(one) for one in row["answers"]], documents.get(row["context_id"])),
        )
    for at, row in enumerate(_sample(data)):
        about = ast.literal_eval(row["paragraphs"])[0]
        answers = [_nfc(row["answer"]).strip("'")] if about["is_supporting"] else []
        judges = _answers(answers, documents.get(f"2.0-{at}"))
        yield Asked("ViQuAD 2.0", _nfc(row["question"]), about["title"], judges)


def _answers(answers: list[str], document: str | None) -> Judges:
    """Judge by the words of the answer; elsewhere than in its document they may be chance."""

    def right(sentence: Sentence) -> bool | None:
        said = any(answer.lower() in sentence.text.lower() for answer in answers)
        return said if not said or sentence.document.id == document else None

    return right


def _of_law(data: Path, documents: dict[str, str]) -> Iterator[Asked]:
    """Yield questions about articles; a sentence of another article may be right or not."""
    for name, key in (("alqac", "relevant"), ("vlsp", "relevant_aids")):
        for row in _lines(data / f"{name}_questions_dev.jsonl"):
            own = {documents.get(str(article)) for article in row[key]}
            yield Asked("law", _nfc(row["question"]), row["question"], _of_articles(own))


def _of_articles(own: set[str | None]) -> Judges:
    return lambda sentence: True if sentence.document.id in own else None


def _some(asked: list[Asked], most: int) -> list[Asked]:
    random.Random(7).shuffle(asked)
    seen: Counter[str] = Counter()
    kept = []
    for one in asked:
        seen[one.set] += 1
        if seen[one.set] <= most:
            kept.append(one)
    return kept


def rows_of(folder: Path, name: str, questions: Iterable[Asked]) -> Iterator[Row]:
    """Give a row for each of the best sentences that might be told, with the gate left open."""
    store = Store.open(folder, bundled())
    places = tuple(place for place in store.places() if place_level(place))
    for asked in questions:
        question = read_question(asked.text, AS_OF, places)
        part = question.parts[0]
        if not is_judged(part, question):
            continue
        context = Context(store, retrieve(store, question), "all")
        found = candidates(part, question, context, bundled())
        stands = standings(part, context, found)
        form = form_of(part, question)
        judge = Judge(part, question, context)
        sure = [
            at
            for at, (sentence, traits) in enumerate(found)
            if probability(traits) >= _SURE * learned().least and (form is None or form(sentence))
        ]
        sure.sort(key=lambda at: -stands[at])
        fold = zlib.crc32(asked.group.encode()) % FOLDS
        for place, at in enumerate(sure[:TRIED]):
            right = asked.judges(found[at][0])
            if right is not None:
                signs = judge.signs(*found[at], stands[at])
                yield Row(f"{asked.set}, {name}", asked.text, fold, place, signs, right)
    store.close()


def fit(rows: list[Row]) -> tuple[np.ndarray, float]:
    """Return the weights and the bias of a logistic regression, by Newton's method."""
    x, y = np.array([astuple(row.signs) for row in rows]), np.array([row.right for row in rows])
    counts = np.array([1.0 if row.place == 0 else OF_OTHERS for row in rows])
    mean, deviation = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    z = np.hstack([(x - mean) / deviation, np.ones((len(x), 1))])
    less = _SMALLNESS * np.eye(z.shape[1])
    less[-1, -1] = 0.0
    found = np.zeros(z.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(z @ found)))
        slope = z.T @ (counts * (chance - y)) + less @ found
        found -= np.linalg.solve(
            (z * (counts * chance * (1 - chance))[:, None]).T @ z + less, slope
        )
    weights = found[:-1] / deviation
    return weights, float(found[-1] - weights @ mean)


def _held_out(rows: list[Row]) -> np.ndarray:
    """Return the probability of each row by the weights learned from the other folds."""
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        weights, bias = fit([row for row in rows if row.fold != fold])
        for at, row in enumerate(rows):
            if row.fold == fold:
                chances[at] = 1 / (1 + np.exp(-(np.array(astuple(row.signs)) @ weights + bias)))
    return chances


def kept_at(rows: list[Row], chances: np.ndarray) -> dict[float, dict[str, str]]:
    """Return at each threshold how many questions of a set are answered, rightly and wrongly."""
    kept: dict[float, dict[str, str]] = {}
    for least in (0.15, 0.2, 0.25, LEAST, 0.35, 0.4, 0.5):
        told: dict[tuple[str, str], bool] = {}
        for row, chance in sorted(zip(rows, chances, strict=True), key=lambda pair: pair[0].place):
            if chance >= least:
                told.setdefault((row.name, row.question), row.right)
        counts = Counter((name, right) for (name, _), right in told.items())
        kept[least] = {
            name: f"{counts[name, True]} right, {counts[name, False]} wrong"
            for name in dict.fromkeys(row.name for row in rows)
        }
    return kept


def _sample(data: Path) -> Iterator[dict[str, str]]:
    with (data / "viquad2_sample.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    packed = path.suffix == ".gz"
    with (
        gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            yield json.loads(line)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


if __name__ == "__main__":
    main()
