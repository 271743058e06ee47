"""A large collection of real texts, and questions about it, for the benchmarks of speed.

News, articles of law joined to documents, and an encyclopaedia take turns, a third of the
passages each, one document an article; where there are too few, they come again with a number
in each passage. The sample documents and news about administration are read as the product
reads files, with their figures; the rest is put in as bare passages, for reading a hundred
thousand of them takes minutes and is measured by itself.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
import time
from dataclasses import dataclass
from itertools import chain, count, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from index_store.records import Document, Passage, Reading, Span
from ingest.pipeline import ingest_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index_store.store import Store

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
_LONGEST = 700  # characters of a passage
_MOST = 100  # passages of a document
_TOGETHER = 1000  # passages handed to the writer at once


@dataclass(frozen=True, slots=True)
class Text:
    """A title, what stands below it, and a question that somebody who wants it would ask."""

    title: str
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Built:
    """How many passages were put in, and the seconds on the clock and of this process."""

    passages: int
    seconds: float
    processor: float


def read_files(store: Store, data: Path = DATA) -> Built:
    """Read the samples, and the news about administration, as the product reads files."""
    started, used = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(_rows(data / "news" / "cchc.jsonl.gz")):
            parts = (row.get("title"), row.get("sapo"), row.get("body"))
            article = "\n\n".join(str(part) for part in parts if part)
            (Path(folder) / f"bai-{number:03}.txt").write_text(article, encoding="utf-8")
        ingest_paths(store, [str(ROOT / "samples" / "documents"), folder])
    held = sum(summary.passages for summary in store.documents())
    return Built(held, time.perf_counter() - started, time.process_time() - used)


def put_passages(store: Store, wanted: int, data: Path = DATA) -> Built:
    """Put so many bare passages into the index; the time of reading them is left out."""
    seconds = processor = 0.0
    held = 0
    with store.writer() as writer:
        for together in _groups(readings(wanted, data)):
            started, used = time.perf_counter(), time.process_time()
            writer.put(together)
            seconds += time.perf_counter() - started
            processor += time.process_time() - used
            held += sum(len(reading.passages) for reading in together)
    return Built(held, seconds, processor)


def readings(wanted: int, data: Path = DATA) -> Iterator[Reading]:
    """Yield documents of ``wanted`` passages in all, as if read from files."""
    held = 0
    for at_round in count():
        for text in texts(data):
            if held >= wanted:
                return
            reading = _reading(text, at_round, min(_MOST, wanted - held))
            held += len(reading.passages)
            yield reading


def questions(data: Path = DATA, *, others: int = 3) -> list[str]:
    """Return questions about the samples, the news, the laws and the encyclopaedia, in turn.

    ``others`` are about the large collection for each that is about the samples.
    """
    lines = (ROOT / "tests" / "evaluation" / "samples.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in lines.splitlines() if line.strip()]
    about_samples = [row["question"] for row in rows if not row.get("history")]
    every = 10 if others <= 3 else 3
    count = others * len(about_samples)
    about_others = [text.question for text in islice(texts(data), 0, every * count, every)]
    columns = (about_others[at::others] for at in range(others))
    return list(chain.from_iterable(zip(about_samples, *columns, strict=False)))


def texts(data: Path = DATA) -> Iterator[Text]:
    """Yield texts, so that each source has given as many characters as the others."""
    sources = [_news(data), _laws(data), _encyclopaedia(data)]
    given = [0] * len(sources)
    while sources:
        at = given.index(min(given))
        try:
            text = next(sources[at])
        except StopIteration:
            del sources[at], given[at]
            continue
        given[at] += min(len(text.text), _LONGEST * _MOST)
        yield text


def _news(data: Path) -> Iterator[Text]:
    for row in _rows(data / "news" / "news.jsonl.gz"):
        title = str(row["title"])
        yield Text(title, f"{row.get('sapo') or ''}\n{row.get('body') or ''}", title)


def _laws(data: Path) -> Iterator[Text]:
    """Yield the articles of one document and topic as one text."""
    rows = _rows(data / "law" / "phapdien.jsonl.gz")
    for _, some in groupby(rows, lambda row: str(row["id"]).rpartition(".")[0]):
        articles = list(some)
        topic, asked = str(articles[0]["demuc"]), str(articles[len(articles) // 2]["title"])
        text = "\n".join(f"{row['title']}\n{row['text']}" for row in articles)
        yield Text(f"{topic}: {articles[0]['title']}", text, f"{asked} về {topic.lower()}?")


def _encyclopaedia(data: Path) -> Iterator[Text]:
    for row in _rows(data / "encyclopaedia" / "viwiki.jsonl.gz"):
        title = str(row["title"])
        yield Text(title, str(row["text"]), f"{title} là gì?")


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def as_read(text: Text) -> Reading:
    """Return a text as if read from a file, whole."""
    return _reading(text, 0, len(text.text))


def _reading(text: Text, at_round: int, most: int) -> Reading:
    number = f" ({at_round + 1})" if at_round else ""
    pieces = [piece + number for piece in islice(_pieces(text.text), most)] or [text.title]
    whole = "\n".join(pieces)
    version = hashlib.sha256(f"{text.title}\n{whole}".encode()).hexdigest()
    name = version[:16]
    passages, start = [], 0
    for ordinal, piece in enumerate(pieces):
        span = Span(start, start + len(piece))
        passages.append(Passage(name, ordinal, span, piece, f"đoạn {ordinal + 1}", text.title))
        start = span.end + 1
    document = Document(name, f"{name}.txt", f"{name}.txt", f"sha256:{version}", whole, text.title)
    return Reading(document, tuple(passages), (), version)


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in stretches of at most some 700 characters, cut between words."""
    held = ""
    for word in text.split():
        if len(held) + len(word) >= _LONGEST:
            yield held
            held = word
        else:
            held = f"{held} {word}" if held else word
    if held:
        yield held


def _groups(found: Iterable[Reading]) -> Iterator[Sequence[Reading]]:
    together: list[Reading] = []
    size = 0
    for reading in found:
        together.append(reading)
        size += len(reading.passages)
        if size >= _TOGETHER:
            yield together
            together, size = [], 0
    if together:
        yield together
