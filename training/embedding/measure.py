"""Measure an embedding alone on the development questions: nDCG@10, marked and unmarked.

    python -m training.embedding.measure                      # the bundled model
    python -m training.embedding.measure --model build/embedding/model

Only vectors and cosine take part: no BM25, no figures. Questions without marks are made with
the product's own ``unmarked``. NTREX asks with the English sentence for the Vietnamese one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index_store.embedding import bundled, by_name, load_static
from training.embedding.variants import unmarked

if TYPE_CHECKING:
    from index_store.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Task:
    """Questions, passages, and for each question the numbers of the passages that answer it."""

    name: str
    questions: tuple[str, ...]
    passages: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The means over all questions of one task."""

    ndcg10: float
    recall10: float


def _lines(path: Path) -> list[dict[str, object]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = unicodedata.normalize("NFC", raw.decode("utf-8"))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def viquad(data: Path) -> Task:
    """Return UIT-ViQuAD dev: a question must find its context among the dev contexts."""
    rows = _lines(data / "qa/viquad_dev.jsonl.gz")
    contexts = list(dict.fromkeys(str(row["context"]) for row in rows))
    number = {context: i for i, context in enumerate(contexts)}
    return Task(
        "ViQuAD dev",
        tuple(str(row["question"]) for row in rows),
        tuple(contexts),
        tuple(frozenset({number[str(row["context"])]}) for row in rows),
    )


def alqac(data: Path) -> Task:
    """Return ALQAC dev: a question must find its articles among those of 17 laws."""
    articles = _lines(data / "qa/alqac_articles.jsonl.gz")
    number = {str(row["id"]): i for i, row in enumerate(articles)}
    rows = _lines(data / "qa/alqac_questions_dev.jsonl")
    kept = [(row, _numbers(row["relevant"], number)) for row in rows]
    kept = [(row, found) for row, found in kept if found]
    return Task(
        "ALQAC dev",
        tuple(str(row["question"]) for row, _ in kept),
        tuple(f"{row['law']}. {row['text']}" for row in articles),
        tuple(found for _, found in kept),
    )


def vlsp(data: Path) -> Task:
    """Return VLSP 2025 DRiLL dev: a citizen's question must find its articles."""
    articles = _lines(data / "qa/vlsp_articles.jsonl.gz")
    number = {str(row["aid"]): i for i, row in enumerate(articles)}
    rows = _lines(data / "qa/vlsp_questions_dev.jsonl")
    return Task(
        "VLSP dev",
        tuple(str(row["question"]) for row in rows),
        tuple(str(row["text"]) for row in articles),
        tuple(_numbers(row["relevant_aids"], number) for row in rows),
    )


def ntrex(data: Path) -> Task:
    """Return NTREX-128: an English sentence must find its Vietnamese translation."""
    text = (data / "parallel/dev/ntrex128.tsv").read_text(encoding="utf-8")
    pairs = [line.split("\t") for line in unicodedata.normalize("NFC", text).splitlines()]
    return Task(
        "NTREX en→vi",
        tuple(pair[0] for pair in pairs),
        tuple(pair[1] for pair in pairs),
        tuple(frozenset({i}) for i in range(len(pairs))),
    )


def _numbers(keys: object, number: dict[str, int]) -> frozenset[int]:
    assert isinstance(keys, list)
    return frozenset(number[str(key)] for key in keys if str(key) in number)


def score(embedder: Embedder, task: Task, *, without_marks: bool = False) -> Score:
    """Return how high the right passages come when the embedder alone ranks them."""
    questions = [unmarked(q) for q in task.questions] if without_marks else list(task.questions)
    cosines = embedder.encode(questions) @ embedder.encode(task.passages).T
    best = np.argsort(-cosines, axis=1, kind="stable")[:, :10]
    discounts = 1 / np.log2(np.arange(2, 12))
    gains, recalls = [], []
    for row, relevant in zip(best, task.relevant, strict=True):
        hits = np.array([int(i) in relevant for i in row])
        ideal = discounts[: min(10, len(relevant))].sum()
        gains.append((hits * discounts).sum() / ideal if relevant else 0.0)
        recalls.append(hits.sum() / len(relevant) if relevant else 0.0)
    return Score(float(np.mean(gains)), float(np.mean(recalls)))


def report(embedder: Embedder, data: Path) -> str:
    """Return the table of all tasks as Markdown."""
    lines = [
        f"| {embedder.name}, {embedder.dimensions} dimensions | questions | passages "
        "| nDCG@10 | recall@10 | unmarked nDCG@10 | ratio |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for task in (viquad(data), alqac(data), vlsp(data), ntrex(data)):
        plain = score(embedder, task)
        sizes = f"{len(task.questions):,} | {len(task.passages):,}"
        line = f"| {task.name} | {sizes} | {plain.ndcg10:.3f} | {plain.recall10:.3f}"
        if task.name.startswith("NTREX"):
            lines.append(f"{line} | | |")
        else:
            bare = score(embedder, task, without_marks=True)
            ratio = bare.ndcg10 / max(plain.ndcg10, 1e-9)
            lines.append(f"{line} | {bare.ndcg10:.3f} | {ratio:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table for the bundled model, a folder or a model's name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", help="a folder with our files, or a sentence-transformers name")
    options = parser.parse_args()
    if options.model is None:
        embedder: Embedder = bundled()
    elif (Path(options.model) / "config.json").is_file():
        embedder = load_static(Path(options.model))
    else:
        embedder = by_name(options.model)
    print(report(embedder, options.data))


if __name__ == "__main__":
    main()
