"""The public development questions on which retrieval is tuned and measured, as they are read.

Not to be confused with what is held out: other halves of these sets exist and are not looked at.
``data.tsv`` beside the embedding says what may be learned from what: these questions may choose
and weigh, and no text of theirs goes into what ships.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.passages import (
    GivenPassage,
    read_passages,
    read_retrieval_questions,
)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Passages, and for each question the numbers of the passages that answer it."""

    name: str
    passages: tuple[GivenPassage, ...]
    questions: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]


def viquad(data: Path) -> QuestionSet:
    """Return UIT-ViQuAD dev: a question must find its context among the dev contexts."""
    rows = _lines(data / "qa/viquad_dev.jsonl.gz")
    contexts = list(dict.fromkeys(str(row["context"]) for row in rows))
    number = {context: i for i, context in enumerate(contexts)}
    return QuestionSet(
        "ViQuAD",
        tuple(GivenPassage(i, context) for i, context in enumerate(contexts)),
        tuple(str(row["question"]) for row in rows),
        tuple(frozenset({number[str(row["context"])]}) for row in rows),
    )


def alqac(data: Path) -> QuestionSet:
    """Return ALQAC dev: a question must find its articles among those of 17 laws."""
    articles = _lines(data / "qa/alqac_articles.jsonl.gz")
    number = {str(row["id"]): i for i, row in enumerate(articles)}
    rows = _lines(data / "qa/alqac_questions_dev.jsonl")
    found = [(str(row["question"]), _numbers(row["relevant"], number)) for row in rows]
    return QuestionSet(
        "ALQAC",
        tuple(GivenPassage(i, str(row["text"]), str(row["law"])) for i, row in enumerate(articles)),
        tuple(question for question, answers in found if answers),
        tuple(answers for _, answers in found if answers),
    )


def vlsp(data: Path) -> QuestionSet:
    """Return VLSP 2025 DRiLL dev: a citizen's question must find its articles."""
    articles = _lines(data / "qa/vlsp_articles.jsonl.gz")
    number = {str(row["aid"]): i for i, row in enumerate(articles)}
    rows = _lines(data / "qa/vlsp_questions_dev.jsonl")
    return QuestionSet(
        "VLSP",
        tuple(GivenPassage(i, str(row["text"])) for i, row in enumerate(articles)),
        tuple(str(row["question"]) for row in rows),
        tuple(_numbers(row["relevant_aids"], number) for row in rows),
    )


def offices(_data: Path) -> QuestionSet:
    """Return the repository's own: questions about offices, over made-up reports and news."""
    folder = Path(__file__).resolve().parent.parent / "tests/evaluation"
    passages = read_passages(folder / "retrieval_passages.jsonl")
    asked = read_retrieval_questions(folder / "retrieval_questions.jsonl")
    number = {passage.id: i for i, passage in enumerate(passages)}
    return QuestionSet(
        "offices",
        tuple(GivenPassage(i, one.text, one.title) for i, one in enumerate(passages)),
        tuple(question.text for question in asked),
        tuple(frozenset(number[id_] for id_ in question.passages) for question in asked),
    )


def ntrex(data: Path) -> QuestionSet:
    """Return NTREX-128: an English sentence must find its Vietnamese translation."""
    text = (data / "parallel/dev/ntrex128.tsv").read_text(encoding="utf-8")
    pairs = [line.split("\t") for line in unicodedata.normalize("NFC", text).splitlines()]
    return QuestionSet(
        "NTREX en→vi",
        tuple(GivenPassage(i, pair[1]) for i, pair in enumerate(pairs)),
        tuple(pair[0] for pair in pairs),
        tuple(frozenset({i}) for i in range(len(pairs))),
    )


def _lines(path: Path) -> list[dict[str, object]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = unicodedata.normalize("NFC", raw.decode("utf-8"))
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _numbers(keys: object, number: dict[str, int]) -> frozenset[int]:
    assert isinstance(keys, list)
    return frozenset(number[str(key)] for key in keys if str(key) in number)
