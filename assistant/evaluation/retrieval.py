"""Ranking given passages for given questions with the product's own retriever, and scoring it.

The passages are put into an index of their own, in a folder that is gone afterwards, as they
are given: they are not cut, and what a document's reading would add (facts, figures) is not
there. Questions are read as any question is.
"""

from __future__ import annotations

import json
import math
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.evaluation.passages import Id, read_passages, read_retrieval_questions
from assistant.messages import message
from index_store.records import Document, Passage, Reading, Span
from index_store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.table import Table

    from assistant.evaluation.passages import GivenPassage, RetrievalQuestion
    from index_store.embedding import Embedder

DEEPEST = 50
"""So many passages of a ranking are written, at most."""
_TOGETHER = 500  # passages stored as one document: a document each would be ten times slower
_SHOWN = ("p_at_1", "recall_at_5", "recall_at_10", "mrr_at_10", "ndcg_at_10")
_LABELS = ("P@1", "recall@5", "recall@10", "MRR@10", "nDCG@10")


class Rank(Protocol):
    """A way to rank passages for a question."""

    def __call__(self, question: str, limit: int) -> Sequence[Passage]:
        """Return up to ``limit`` passages, the best first."""


class Progress(Protocol):
    """What is told while many things are done."""

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` are done."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question with the ids of the passages found for it, best first."""

    question: RetrievalQuestion
    ranking: tuple[Id, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the questions that some passage answers; 0 where there is none.

    A passage either answers or does not; recall is the share of those that do, and the ideal
    of nDCG has all of them first.
    """

    name: str
    questions: int
    p_at_1: float
    recall_at_5: float
    recall_at_10: float
    mrr_at_10: float
    ndcg_at_10: float


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """All rankings of one evaluation, in the order of its questions."""

    ranked: tuple[Ranked, ...]
    passages: int
    unknown: int
    """How many ids the questions name that no passage has; they count as not found."""
    index_seconds: float

    @property
    def overall(self) -> Scores:
        """The scores of all questions together."""
        return scores("all", self.ranked)

    @property
    def by_kind(self) -> tuple[Scores, ...]:
        """The scores of each kind of question, in order of name."""
        groups: dict[str, list[Ranked]] = {}
        for one in self.ranked:
            groups.setdefault(one.question.kind, []).append(one)
        return tuple(scores(kind or "-", group) for kind, group in sorted(groups.items()))

    def seconds(self, quantile: float) -> float:
        """Return the time within which that share of the questions was ranked (0 to 1)."""
        ordered = sorted(one.seconds for one in self.ranked)
        return ordered[min(len(ordered) - 1, int(quantile * len(ordered)))] if ordered else 0.0

    @property
    def floors(self) -> dict[str, float]:
        """The scores that may not fall."""
        return {shown: round(getattr(self.overall, shown), 4) for shown in _SHOWN}

    @property
    def right(self) -> frozenset[str]:
        """The ids of the questions with a passage that answers among the first ten."""
        return frozenset(
            str(one.question.id)
            for one in self.ranked
            if one.question.passages.intersection(one.ranking[:10])
        )

    def payload(self) -> dict[str, object]:
        """Return the report as one JSON-ready object."""
        return {
            "passages": self.passages,
            "questions": len(self.ranked),
            "unknown_passages": self.unknown,
            "overall": _scores_payload(self.overall),
            "by_kind": [_scores_payload(one) for one in self.by_kind],
            "seconds": {
                "index": round(self.index_seconds, 3),
                "p50": round(self.seconds(0.5), 4),
                "p95": round(self.seconds(0.95), 4),
            },
        }

    def table(self) -> Table:
        """Return the scores as a table for a terminal: all, and each kind."""
        from rich.table import Table

        told = message(
            "retrieval_caption",
            passages=str(self.passages),
            p95=f"{1000 * self.seconds(0.95):.0f}",
        )
        if self.unknown:
            told += " " + message("retrieval_unknown", count=str(self.unknown))
        table = Table(caption=told, caption_justify="left")
        table.add_column(message("retrieval_kind"))
        for label in (message("claims_count"), *_LABELS):
            table.add_column(label, justify="right")
        table.add_row(*_cells(self.overall), end_section=True)
        for one in self.by_kind:
            table.add_row(*_cells(one))
        return table


def evaluate_retrieval(
    passages_path: Path,
    questions_path: Path,
    embedder: Embedder,
    ranker: Callable[[Store], Rank],
    *,
    rankings_path: Path | None = None,
    progress: Progress,
) -> RetrievalReport:
    """Return the scored rankings of the passages of one file for the questions of another.

    ``ranker`` gives the way to rank over a store. With ``rankings_path`` each ranking is written
    there, one JSON object a line. ``progress`` is told of passages indexed and questions ranked
    together. Raises `QuestionsInvalidError` where a file is not what the
    contract says, before anything is indexed.
    """
    questions = read_retrieval_questions(questions_path)
    passages = read_passages(passages_path)
    started, total = time.perf_counter(), len(passages) + len(questions)
    with indexed(passages, embedder, lambda done, _: progress(done, total)) as store:
        index_seconds = time.perf_counter() - started
        rank = ranker(store)
        ranked = []
        for done, question in enumerate(questions, start=1):
            ranked.append(_ranked(question, rank, passages))
            progress(len(passages) + done, total)
    if rankings_path is not None:
        lines = [
            json.dumps({"id": one.question.id, "ranking": one.ranking}, ensure_ascii=False) + "\n"
            for one in ranked
        ]
        rankings_path.write_text("".join(lines), encoding="utf-8", newline="\n")
    known = {passage.id for passage in passages}
    unknown = len({id_ for question in questions for id_ in question.passages} - known)
    return RetrievalReport(tuple(ranked), len(passages), unknown, index_seconds)


@contextmanager
def indexed(
    passages: Sequence[GivenPassage], embedder: Embedder, on_indexed: Progress
) -> Iterator[Store]:
    """Give an index over the passages, in a folder that is gone afterwards.

    The ordinal of a stored passage is its number in ``passages``.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = Store.open(Path(folder) / "index", embedder, create=True)
        try:
            with store.writer() as writer:
                for start in range(0, len(passages), _TOGETHER):
                    some = passages[start : start + _TOGETHER]
                    writer.put([_as_document(some, start)])
                    on_indexed(start + len(some), len(passages))
            yield store
        finally:
            store.close()


def scores(name: str, ranked: Iterable[Ranked]) -> Scores:
    """Return the mean scores of those questions that some passage answers."""
    asked = [one for one in ranked if one.question.passages]
    sums = dict.fromkeys(_SHOWN, 0.0)
    for one in asked:
        relevant = one.question.passages
        hits = [rank for rank, id_ in enumerate(one.ranking[:10], 1) if id_ in relevant]
        ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(10, len(relevant)) + 1))
        sums["p_at_1"] += hits[:1] == [1]
        sums["recall_at_5"] += sum(rank <= 5 for rank in hits) / len(relevant)
        sums["recall_at_10"] += len(hits) / len(relevant)
        sums["mrr_at_10"] += 1 / hits[0] if hits else 0.0
        sums["ndcg_at_10"] += sum(1 / math.log2(rank + 1) for rank in hits) / ideal
    count = len(asked) or 1
    return Scores(name, len(asked), **{shown: total / count for shown, total in sums.items()})


def _ranked(question: RetrievalQuestion, rank: Rank, passages: Sequence[GivenPassage]) -> Ranked:
    started = time.perf_counter()
    found = rank(question.text, DEEPEST)
    seconds = time.perf_counter() - started
    ids = dict.fromkeys(passages[passage.ordinal].id for passage in found)
    return Ranked(question, tuple(ids)[:DEEPEST], seconds)


def _as_document(passages: Sequence[GivenPassage], first: int) -> Reading:
    """Return the passages as one stored document, each a stretch of its text."""
    name = f"{first + 1}–{first + len(passages)}"
    text = "\n\n".join(passage.text for passage in passages)
    document = Document(id=name, source=name, name=name, version=name, text=text, title="")
    stored, start = [], 0
    for number, passage in enumerate(passages, start=first):
        span = Span(start, start + len(passage.text))
        stored.append(Passage(name, number, span, passage.text, name, passage.title))
        start = span.end + 2
    return Reading(document, tuple(stored), (), name)


def _scores_payload(one: Scores) -> dict[str, object]:
    return {
        "name": one.name,
        "questions": one.questions,
        **{shown: round(getattr(one, shown), 4) for shown in _SHOWN},
    }


def _cells(one: Scores) -> tuple[str, ...]:
    shares = (f"{getattr(one, shown):.3f}".replace(".", ",") for shown in _SHOWN)
    return (one.name, str(one.questions), *shares)
