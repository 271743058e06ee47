"""One table of retrieval: BM25 alone, vectors alone, an English vanilla set-up, and the product.

    python -m benchmarks.retrieval                           # vanilla too, where it is installed
    python -m benchmarks.retrieval --sets alqac --systems BM25 ours

Of ViQuAD, ALQAC and VLSP dev, the odd-numbered questions alone are asked: the weights of the
ranking are learned from the even-numbered ones (``training/relevance.py``). Each is asked with
its marks and without. NTREX asks with an English sentence for its Vietnamese translation.

*BM25* and *vectors* are the product's own two indexes, each alone, over the question as typed.
*Vanilla* is what llama-index with Chroma and all-MiniLM-L6-v2 do by default (`benchmarks.vanilla`
says what to install): passages embedded (heading and text, cut at the model's 256 tokens), the
nearest first.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.evaluation.passages import RetrievalQuestion
from assistant.evaluation.retrieval import DEEPEST, Ranked, indexed, scores
from assistant.service import Assistant
from benchmarks.vanilla import Vanilla, is_installed
from index_store.embedding import bundled
from training.embedding.variants import unmarked
from training.questions import QuestionSet, alqac, ntrex, offices, viquad, vlsp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evaluation.retrieval import Scores


class Ranking(Protocol):
    """A way to rank the passages of one set."""

    def __call__(self, question: str) -> Sequence[int]:
        """Return the numbers of the passages, the best first."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one system scores on one set, as asked and without marks, and how long it takes."""

    system: str
    plain: Scores
    bare: Scores | None
    milliseconds: float

    def line(self) -> str:
        """Return the row of the table, without the set."""
        cells = [f"{self.plain.p_at_1:.3f}", f"{self.plain.recall_at_10:.3f}"]
        cells += [f"{self.plain.mrr_at_10:.3f}", f"{self.plain.ndcg_at_10:.3f}"]
        if self.bare is None:
            cells += ["", ""]
        else:
            ratio = self.bare.ndcg_at_10 / max(self.plain.ndcg_at_10, 1e-9)
            cells += [f"{self.bare.ndcg_at_10:.3f}", f"{ratio:.2f}"]
        return " | ".join([self.system, *cells, f"{self.milliseconds:.0f}"])


SYSTEMS = ("vanilla", "BM25", "vectors", "ours")


def systems(asked: QuestionSet, wanted: Sequence[str]) -> Iterator[tuple[str, Ranking]]:
    """Give each wanted system over the passages of a set, one after another."""
    if "vanilla" in wanted:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield "vanilla", _vanilla(asked, Path(folder))
    with indexed(asked.passages, bundled(), lambda *_: None) as store:

        def by_words(question: str) -> list[int]:
            hits = store.search(question, limit=DEEPEST)
            return [hit.passage.ordinal for hit in sorted(hits, key=lambda hit: -hit.lexical)]

        def by_vector(question: str) -> list[int]:
            hits = store.search(question, limit=DEEPEST)
            return [hit.passage.ordinal for hit in sorted(hits, key=lambda hit: -hit.dense)]

        assistant = Assistant(store, bundled())

        def by_both(question: str) -> list[int]:
            return [one.ordinal for one in assistant.rank(question, DEEPEST)]

        rankings = {"BM25": by_words, "vectors": by_vector, "ours": by_both}
        yield from ((name, rankings[name]) for name in SYSTEMS[1:] if name in wanted)


def _vanilla(asked: QuestionSet, folder: Path) -> Ranking:
    node = importlib.import_module("llama_index.core.schema").TextNode
    built = Vanilla(folder)
    built.put(
        [
            node(text=f"{one.title}\n{one.text}".strip() or "-", id_=str(at))
            for at, one in enumerate(asked.passages)
        ]
    )
    retriever = built.retriever()

    def nearest(question: str) -> list[int]:
        return [int(found.node_id) for found in retriever.retrieve(question)]

    return nearest


def measured(asked: QuestionSet, name: str, ranking: Ranking, *, english: bool, most: int) -> Row:
    """Return the scores of one system on the questions that nothing was learned from."""
    started, times = time.process_time(), 0
    found: dict[bool, list[Ranked]] = {False: [], True: []}
    others = list(zip(asked.questions, asked.relevant, strict=True))[1::2]
    for question, relevant in others[:: max(1, len(others) // most)]:
        for bare in (False,) if english else (False, True):
            text = unmarked(question) if bare else question
            ids = tuple(ranking(text)[:DEEPEST])
            found[bare].append(Ranked(RetrievalQuestion(0, text, frozenset(relevant)), ids, 0.0))
            times += 1
    took = 1000 * (time.process_time() - started) / max(1, times)
    bare_scores = scores("", found[True]) if found[True] else None
    return Row(name, scores("", found[False]), bare_scores, took)


def main() -> None:
    """Print the table, a set after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--systems", nargs="+", default=SYSTEMS, choices=SYSTEMS)
    parser.add_argument("--most", type=int, default=10_000, help="questions of a set, at most")
    parser.add_argument(
        "--sets", nargs="+", default=["offices", "viquad", "alqac", "vlsp", "ntrex"]
    )
    options = parser.parse_args()
    wanted = [name for name in options.systems if name != "vanilla" or is_installed()]
    if wanted != list(options.systems):
        print("vanilla is not measured: benchmarks/vanilla.py says what to install\n")
    print(
        "| set | system | P@1 | recall@10 | MRR@10 | nDCG@10 | unmarked nDCG@10 | ratio "
        "| ms of processor a question |\n|---|---|--:|--:|--:|--:|--:|--:|--:|"
    )
    for load in (offices, viquad, alqac, vlsp, ntrex):
        if load.__name__ not in options.sets:
            continue
        asked = load(options.data)
        for name, ranking in systems(asked, wanted):
            row = measured(asked, name, ranking, english=load is ntrex, most=options.most)
            print(f"| {asked.name} | {row.line()} |", flush=True)


if __name__ == "__main__":
    main()
