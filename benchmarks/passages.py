"""Which size of passage finds best: passages of several sizes, searched as the product searches.

    python -m benchmarks.passages --data ../shared/data [--sizes 400 600 900 1200 1500]

Articles of law are written out as whole laws and Wikipedia paragraphs as documents of ten, then
cut and indexed by the product. A question finds an article (or paragraph) with the first passage
that overlaps it: recall@10 and nDCG@10 rank articles, so that small passages, of which several
come from one article, are not favoured. ``read`` is how many characters the passages of the
first ten articles hold: what a reader, or a language model, would have to read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.finding.retrieve import DENSE_WEIGHT, LEXICAL_WEIGHT
from index_store.embedding import bundled
from index_store.records import Document, Passage, Reading, Span
from index_store.store import Store
from ingest import cutting
from ingest.page import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index_store.store import Hit

_TOGETHER = 10
_QUESTIONS = 800
_DEPTH = 60


@dataclass(frozen=True)
class Text:
    """A document with the stretch that each of its articles takes, by the article's id."""

    name: str
    text: str
    articles: dict[str, Span]


@dataclass(frozen=True)
class Asked:
    """A question and the ids of the articles that answer it."""

    text: str
    answers: frozenset[str]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for line in text.splitlines():
        yield json.loads(line)


def _joined(name: str, parts: Iterable[tuple[str, str]]) -> Text:
    text, spans = f"{name}\n\n", {}
    for key, words in parts:
        spans[key] = Span(len(text), len(text) + len(words))
        text += words + "\n\n"
    return Text(name, text, spans)


def alqac(data: Path) -> tuple[list[Text], list[Asked]]:
    """Return the 17 laws of ALQAC, written out, and its questions."""
    laws: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(data / "qa/alqac_articles.jsonl.gz"):
        laws[row["law"]].append((row["id"], f"Điều {row['article']}. {row['text']}"))
    asked = [
        Asked(row["question"], frozenset(row["relevant"]))
        for row in _rows(data / "qa/alqac_questions_dev.jsonl")
    ]
    return [_joined(f"LUẬT {law.upper()}", parts) for law, parts in laws.items()], asked


def vlsp(data: Path) -> tuple[list[Text], list[Asked]]:
    """Return the laws of VLSP, its articles numbered as they come, and its questions."""
    laws: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(data / "qa/vlsp_articles.jsonl.gz"):
        parts = laws[row["law_id"]]
        parts.append((str(row["aid"]), f"Điều {len(parts) + 1}.\n{row['text']}"))
    asked = [
        Asked(row["question"], frozenset(map(str, row["relevant_aids"])))
        for row in _rows(data / "qa/vlsp_questions_dev.jsonl")
    ]
    return [_joined(f"LUẬT SỐ {law}", parts) for law, parts in laws.items()], asked


def viquad(data: Path) -> tuple[list[Text], list[Asked]]:
    """Return paragraphs of Wikipedia joined ten by ten, and questions about them."""
    contexts: dict[str, str] = {}
    asked: list[Asked] = []
    for row in _rows(data / "qa/viquad_dev.jsonl.gz"):
        contexts[row["context_id"]] = row["context"]
        asked.append(Asked(row["question"], frozenset([row["context_id"]])))
    items = list(contexts.items())
    texts = [
        _joined(f"Bài viết số {start // _TOGETHER + 1}", items[start : start + _TOGETHER])
        for start in range(0, len(items), _TOGETHER)
    ]
    step = max(1, len(asked) // _QUESTIONS)
    return texts, asked[::step]


def readings(texts: Iterable[Text], size: int, *, heading: bool) -> Iterator[Reading]:
    """Yield the texts cut at ``size`` characters, as the product cuts them."""
    for text in texts:
        document = Document(
            id=text.name,
            source=text.name,
            name=text.name,
            version="",
            text=text.text,
            title=text.name,
        )
        layout = lay_out(text.text, text.name)
        passages = tuple(
            Passage(
                text.name,
                ordinal,
                piece.span,
                piece.span.of(text.text),
                piece.locator,
                piece.heading if heading else "",
            )
            for ordinal, piece in enumerate(cutting.cut(layout, layout.title, limit=size))
        )
        yield Reading(document, passages, (), f"{size}")


def _ranked(hits: list[Hit]) -> list[Hit]:
    highest = max((hit.lexical for hit in hits), default=0.0) or 1.0
    return sorted(
        hits,
        key=lambda hit: (
            -(LEXICAL_WEIGHT * hit.lexical / highest + DENSE_WEIGHT * max(0.0, hit.dense))
        ),
    )


@dataclass
class Score:
    """Sums over questions."""

    recall: float = 0.0
    gain: float = 0.0
    read: int = 0
    asked: int = 0

    def add(
        self, hits: list[Hit], places: dict[str, dict[str, Span]], answers: frozenset[str]
    ) -> None:
        """Add one question's ranking of articles."""
        ranking: dict[str, None] = {}
        for hit in _ranked(hits):
            for key, span in places[hit.document.id].items():
                if span.overlaps(hit.passage.span):
                    ranking.setdefault(key)
            if len(ranking) <= _TOGETHER:
                self.read += len(hit.passage.text)
            else:
                break
        first = list(ranking)[:10]
        found = [1.0 / math.log2(place + 2) for place, key in enumerate(first) if key in answers]
        ideal = sum(1.0 / math.log2(place + 2) for place in range(min(10, len(answers))))
        self.recall += len(found) / len(answers)
        self.gain += sum(found) / ideal
        self.asked += 1

    def line(self) -> str:
        """Return the means as a row of a table."""
        return f"{self.recall / self.asked:.3f} | {self.gain / self.asked:.3f} | {self.read // self.asked}"


def measure(
    texts: list[Text], asked: list[Asked], size: int, *, heading: bool
) -> tuple[Score, int]:
    """Return how well the passages of one size find, and how many they are."""
    places = {text.name: text.articles for text in texts}
    score, count = Score(), 0
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), bundled(), create=True)
        with store.writer() as writer:
            made = list(readings(texts, size, heading=heading))
            count = sum(len(one.passages) for one in made)
            writer.put(made)
        for question in asked:
            if question.answers:
                score.add(store.search(question.text, limit=_DEPTH), places, question.answers)
        store.close()
    return score, count


def main() -> None:
    """Print a row for each set, size and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[400, 600, 900, 1200, 1500])
    options = parser.parse_args()
    print("| set | at most | heading | passages | recall@10 | nDCG@10 | characters read |")
    print("|---|---|---|---|---|---|---|")
    for name, load in (("ALQAC", alqac), ("VLSP", vlsp), ("ViQuAD", viquad)):
        texts, asked = load(options.data)
        for size in options.sizes:
            for heading in (True, False):
                score, count = measure(texts, asked, size, heading=heading)
                words = "yes" if heading else "no"
                print(f"| {name} | {size} | {words} | {count} | {score.line()} |", flush=True)


if __name__ == "__main__":
    main()
