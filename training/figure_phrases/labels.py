"""Labelled figures: which words of a text say what a number measures, whose it is and when.

``labels.tsv`` holds places in texts, no words of them: the article's id, where the figure starts,
what it is for ("rgcn?": the five of `USES` in their order), its part (``seen`` is learned from,
``held`` and ``cchc`` are not), and the stretches that readers marked (``start-end``): ``what``
belongs to it, ``may`` could stay or go, ``whose``, ``when``. "-" is none, "lost" a stretch that
stands too far away. Offsets count code points of title, lead and body
with a blank line between them.
"""

from __future__ import annotations

import csv
import gzip
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from index_store.figures.learned import reading
from index_store.figures.learned.sureness import content
from ingest.reading import read_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from index_store.figures.learned.asked import Asked
    from index_store.figures.learned.network import Rows
    from index_store.figures.phrases import Measured
    from index_store.language.amounts.quantities import Quantity

T = TypeVar("T")

LABELS = Path(__file__).with_name("labels.tsv")
CHANNELS = 3
"""What is measured, whose, when."""
_GOOD = ("r", "g", "c")
_ENOUGH = 2  # words behind the number that say what it counts by themselves


@dataclass(slots=True)
class Example:
    """One labelled figure: what the network sees, what it should say, how much that counts."""

    article: str
    source: str
    """``general`` news or news about administration, ``cchc``."""
    use: int
    held: bool
    asked: Asked
    wanted: Rows
    counts: Rows
    reached: bool
    """Whether all that is measured stands in the window."""


def texts(source: Path, wanted: set[str]) -> dict[str, str]:
    """Return the texts of the articles by id: title, lead and body, a blank line between them."""
    with gzip.open(source, "rt", encoding="utf-8") as file:
        rows = (row for row in map(json.loads, file) if row["id"] in wanted)
        return {
            row["id"]: "\n\n".join(row[k].strip() for k in ("title", "sapo", "body") if row[k])
            for row in rows
        }


def rows() -> list[dict[str, str]]:
    """Return the rows of the table of labels."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def examples(data: Path) -> Iterator[Example]:
    """Yield the labelled figures of news, each as the reader comes upon it."""
    wanted: dict[str, dict[int, dict[str, str]]] = {}
    for row in rows():
        wanted.setdefault(row["article"], {})[int(row["figure"])] = row
    general = texts(data / "news/news.jsonl.gz", set(wanted))
    found = general | texts(data / "news/cchc.jsonl.gz", set(wanted))
    with tempfile.TemporaryDirectory() as folder:
        for article, labels in sorted(wanted.items()):
            path = Path(folder) / f"{article}.txt"
            path.write_text(found[article], encoding="utf-8")
            for one in of_numbers(path, reading.Reread.asked):
                start = one.quantity.span.start + one.base
                if (label := labels.get(start)) is not None:
                    source = "cchc" if label["part"] == "cchc" else "general"
                    yield _example(article, source, label, one)


def of_numbers(
    path: Path, told: Callable[[reading.Reread, Quantity, Measured | None], T]
) -> list[T]:
    """Return what is told of every number that the network would be asked about in a file.

    The file is read as the grammar alone would: the network changes nothing.
    """
    met: list[T] = []
    whole = reading.Reread.weighed

    def weighed(self: reading.Reread, quantity: Quantity, what: Measured | None) -> Measured | None:
        met.append(told(self, quantity, what))
        return what

    reading.Reread.weighed = weighed  # type: ignore[method-assign]
    try:
        read_path(path)
    finally:
        reading.Reread.weighed = whole  # type: ignore[method-assign]
    return met


def _example(article: str, source: str, row: dict[str, str], one: Asked) -> Example:
    use = "rgcn?".index(row["use"])
    size = len(one.seen.said)
    wanted = np.zeros((size, CHANNELS), np.float32)
    counts = np.zeros((size, CHANNELS), np.float32)
    reached = use < len(_GOOD) and row["what"] != "lost"
    if use < len(_GOOD):
        counts[:, 0] = 1.0 if reached else 0.2
        wanted[_words(one, row["what"]), 0] = 1
        counts[_words(one, row["may"]), 0] = 0
        counts[one.first : one.behind, 0] = 0
    if row["use"] != "n":
        for channel, name in ((1, "whose"), (2, "when")):
            counts[:, channel] = 0.0 if row[name] == "lost" else 0.5
            at = _words(one, row[name])
            wanted[at, channel] = 1
            counts[at, channel] = 1
    held = row["part"] != "seen"
    return Example(article, source, use, held, one, wanted, counts, reached)


def _words(one: Asked, stretches: str) -> list[int]:
    """Return the words of the window that stand in "606-613 616-641"."""
    if stretches in ("-", "lost"):
        return []
    bounds = [tuple(map(int, s.split("-"))) for s in stretches.split(" ")]
    return [
        at
        for at, word in enumerate(one.seen.spans)
        if any(word.start >= start and word.end <= end for start, end in bounds)
    ]


def fits(said: Collection[str], example: Example) -> bool:
    """Return whether ``said``, syllables that say something, are all that is wanted and no more.

    Where words stand behind the number that say enough, those before it may be left out.
    """
    if example.use >= len(_GOOD):
        return False
    one = example.asked
    words = [content(word) for word in one.seen.said]
    must = [at for at in range(len(words)) if example.wanted[at, 0] and words[at]]
    may = {
        syllable
        for at in range(len(words))
        if example.wanted[at, 0] or not example.counts[at, 0]
        for syllable in words[at]
    }
    told = set(said)
    behind = [at for at in must if at >= one.behind]
    needed = behind if len(behind) >= _ENOUGH else must
    return all(syllable in told for at in needed for syllable in words[at]) and told <= may
