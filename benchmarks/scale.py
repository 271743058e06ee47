"""How indexing and retrieval grow: passages a second, p50 and p95, memory, cold start, size.

    python -m benchmarks.scale --passages 10000 100000 --texts ../shared/data/news/news.jsonl.gz

Passages of about 700 characters: of ``--texts`` (``.jsonl`` or ``.jsonl.gz`` with a ``text`` or
``body``), repeated with a number of their own where there are too few; a hundred make a
document. Questions are stretches of eight words of other passages. *Processor* seconds are what
this process used, whatever else the machine does; the rest is seconds on the clock.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.service import Assistant
from benchmarks.embedding import passages
from index_store.embedding import bundled
from index_store.records import Document, Passage, Reading, Span
from index_store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_IN_A_DOCUMENT = 100
_QUESTIONS = 200
COLD = (
    "import sys; from pathlib import Path; from assistant.service import Assistant;"
    "from index_store.embedding import bundled; from index_store.store import Store;"
    "store = Store.open(Path(sys.argv[1]), bundled());"
    "print(len(Assistant(store, bundled()).ask('Huyện nào đứng đầu về cải cách hành chính?').answer))"
)


def readings(source: Path | None, count: int) -> Iterator[Reading]:
    """Yield documents of a hundred passages, ``count`` passages in all."""
    texts = (f"{text} ({n})" for n, text in enumerate(islice(cycle(passages(source)), count)))
    number = 0
    while some := list(islice(texts, _IN_A_DOCUMENT)):
        name, start, stored = f"document {number}", 0, []
        for ordinal, text in enumerate(some):
            stored.append(
                Passage(name, ordinal, Span(start, start + len(text)), text, f"đoạn {ordinal + 1}")
            )
            start += len(text) + 1
        document = Document(name, name, name, name, "\n".join(some), title=name)
        yield Reading(document, tuple(stored), (), name)
        number += 1


def questions(source: Path | None) -> list[str]:
    """Return stretches of eight words, each from the middle of a passage."""
    words = (text.split() for text in islice(passages(source), 0, 7 * _QUESTIONS, 7))
    return [" ".join(some[len(some) // 2 :][:8]) for some in words if len(some) > 16]


def timed(assistant: Assistant, asked: list[str]) -> tuple[NDArray[np.float64], float]:
    """Return the milliseconds of each question, on the clock, and the mean of the processor's."""
    assistant.rank(asked[0], 16)
    taken, used = [], time.process_time()
    for question in asked:
        started = time.perf_counter()
        assistant.rank(question, 16)
        taken.append(1000 * (time.perf_counter() - started))
    return np.array(taken), 1000 * (time.process_time() - used) / len(asked)


def megabytes(folder: Path) -> float:
    """Return the size of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def resident() -> float:
    """Return the megabytes of memory that this process holds; NaN where that is not told."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return float("nan")
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1e3


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000])
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    print(
        "| passages | indexed a second | of one processor | p50 ms | p95 ms | processor ms "
        "| cold question s | memory MB | index MB |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    for count in options.passages:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            data = Path(folder) / "index"
            store = Store.open(data, bundled(), create=True)
            started, used = time.perf_counter(), time.process_time()
            batch: list[Reading] = []
            with store.writer() as writer:
                for reading in readings(options.texts, count):
                    batch.append(reading)
                    if len(batch) == 10:
                        writer.put(batch)
                        batch = []
                writer.put(batch)
            took, used = time.perf_counter() - started, time.process_time() - used
            taken, processor = timed(Assistant(store, bundled()), questions(options.texts))
            store.close()
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", COLD, str(data)],
                check=True,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
            )
            cold = time.perf_counter() - started
            cells = [f"{count:,}", f"{count / took:,.0f}", f"{count / used:,.0f}"]
            cells += [f"{np.quantile(taken, q):.0f}" for q in (0.5, 0.95)]
            cells += [f"{processor:.0f}", f"{cold:.1f}", f"{resident():,.0f}"]
            print(f"| {' | '.join(cells)} | {megabytes(data):,.0f} |", flush=True)


if __name__ == "__main__":
    main()
