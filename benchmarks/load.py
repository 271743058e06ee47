"""Fifty people at once: how long they wait, what fails, how much memory the server takes.

    python -m benchmarks.load build --data-dir /tmp/load --texts ../shared/data/news/news.jsonl.gz
    python -m benchmarks.load run --data-dir /tmp/load --seconds 1800

``build`` makes an index of the sample documents among texts that other people wrote (a line of
JSON each, in the field ``text`` or ``body``), up to 100,000 passages; those have no figures read from them.
``run`` starts ``cchc serve`` over it, and asks the questions of ``--questions`` in turn: each
person waits for the answer, reads for ``--pause`` seconds (more or less), and asks again. With
``--pause 0`` nobody reads: it tells how many answers a second the machine can give.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import hashlib
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from assistant.settings import Settings
from assistant.wiring import open_store
from index_store.records import Document, Passage, Reading, Span
from ingest.pipeline import ingest_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
_LONGEST = 700
_PASSAGES_A_DOCUMENT = 50
_MEASURE_EVERY = 10.0


@dataclass(slots=True)
class Seen:
    """What happened: seconds of each answer, what failed, and the memory as it went."""

    seconds: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    megabytes: list[float] = field(default_factory=list)
    processor: float = 0.0

    def table(self, elapsed: float) -> str:
        """Return what a person wants to know, as lines."""
        waits = sorted(self.seconds) or [0.0]
        at = {
            share: waits[min(len(waits) - 1, int(share * len(waits)))]
            for share in (0.5, 0.95, 0.99)
        }
        memory = self.megabytes or [0.0]
        tenth = max(1, len(memory) // 10)
        return "\n".join(
            (
                f"answers     {len(self.seconds)} in {elapsed:.0f} s ({len(self.seconds) / elapsed:.1f}/s)",
                f"outcomes    {dict(self.outcomes)}",
                *(f"p{share * 100:<10.0f} {wait:.3f} s" for share, wait in at.items()),
                f"longest     {waits[-1]:.3f} s",
                f"processor   {self.processor / max(1, len(self.seconds)):.3f} s an answer",
                f"memory      {sum(memory[:tenth]) / tenth:.0f} MB at first, "
                f"{sum(memory[-tenth:]) / tenth:.0f} MB at last, {max(memory):.0f} MB at most",
            )
        )


def main() -> None:
    """Build an index, or put load on one."""
    options = _parser().parse_args()
    if options.action == "build":
        build(options.data_dir, options.texts, options.passages)
        return
    with served(options.data_dir) as (address, process):
        seen = Seen()
        started = time.perf_counter()
        asyncio.run(_load(address, process, options, seen))
        print(seen.table(time.perf_counter() - started))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    actions = parser.add_subparsers(dest="action", required=True)
    making = actions.add_parser("build")
    making.add_argument("--texts", type=Path, required=True)
    making.add_argument("--passages", type=int, default=100_000)
    running = actions.add_parser("run")
    running.add_argument("--people", type=int, default=50)
    running.add_argument("--seconds", type=float, default=60)
    running.add_argument("--pause", type=float, default=10)
    running.add_argument(
        "--questions", type=Path, default=ROOT / "tests" / "evaluation" / "samples.jsonl"
    )
    for action in (making, running):
        action.add_argument("--data-dir", type=Path, required=True)
    return parser


def build(directory: Path, texts: Path, wanted: int) -> None:
    """Make an index of the samples and of passages from ``texts``, ``wanted`` in all."""
    store = open_store(Settings(data_dir=directory), create=True)
    ingest_paths(store, [str(ROOT / "samples" / "documents")])
    held = sum(summary.passages for summary in store.documents())
    started = time.perf_counter()
    with store.writer() as writer:
        together: list[Reading] = []
        for reading in _readings(texts):
            if held >= wanted:
                break
            together.append(reading)
            held += len(reading.passages)
            if len(together) == 20:
                writer.put(together)
                together.clear()
                print(f"\r{held} passages, {time.perf_counter() - started:.0f} s", end="")
        writer.put(together)
    print(f"\n{held} passages in {directory}")
    store.close()


def _readings(texts: Path) -> Iterator[Reading]:
    """Yield texts, many to a document, as if they had been read from files."""
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        paragraphs: list[str] = []
        for line in lines:
            row = json.loads(line)
            found = " ".join(str(row.get("text") or row.get("body") or "").split())
            paragraphs += [found[n : n + _LONGEST] for n in range(0, len(found), _LONGEST)]
            while len(paragraphs) >= _PASSAGES_A_DOCUMENT:
                yield _reading(paragraphs[:_PASSAGES_A_DOCUMENT])
                del paragraphs[:_PASSAGES_A_DOCUMENT]


def _reading(paragraphs: list[str]) -> Reading:
    text = "\n\n".join(paragraphs)
    version = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=version[:16],
        source=f"load:{version}",
        name=f"{version[:16]}.txt",
        version=f"sha256:{version}",
        text=text,
        title=paragraphs[0][:80],
    )
    passages, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        span = Span(start, start + len(paragraph))
        passages.append(Passage(document.id, number, span, paragraph, f"đoạn {number + 1}"))
        start = span.end + 2
    return Reading(document, tuple(passages), (), version)


@contextlib.contextmanager
def served(directory: Path) -> Iterator[tuple[str, int]]:
    """Run the server over an index; give its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "CCHC_VISITOR_PER_MINUTE": "0", "CCHC_PORT": str(port)}
    command = [sys.executable, "-m", "assistant", "--data-dir", str(directory), "serve"]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    while True:
        if process.poll() is not None:
            raise SystemExit("the server ended")
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{address}/healthz", timeout=60).raise_for_status()
            return
        time.sleep(0.2)


async def _load(address: str, process: int, options: argparse.Namespace, seen: Seen) -> None:
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    until = time.monotonic() + options.seconds
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        await client.post("/api/ask", json={"question": questions[0]})  # what is loaded late
        people = [
            _person(client, random.Random(number), questions, options.pause, until, seen)
            for number in range(options.people)
        ]
        await asyncio.gather(*people, _memory(process, until, seen))


async def _person(
    client: httpx.AsyncClient,
    chance: random.Random,
    questions: list[str],
    pause: float,
    until: float,
    seen: Seen,
) -> None:
    """Ask, read, ask again; not all at the same moment, as people do not either."""
    await asyncio.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            response = await client.post("/api/ask", json={"question": chance.choice(questions)})
            seen.outcomes[str(response.status_code)] += 1
        except httpx.HTTPError as error:
            seen.outcomes[type(error).__name__] += 1
        seen.seconds.append(time.perf_counter() - started)
        await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)


async def _memory(process: int, until: float, seen: Seen) -> None:
    """Note the resident memory of the server now and then, where the system tells it."""
    statm, before = Path(f"/proc/{process}/statm"), _processor_seconds(process)
    while statm.exists() and time.monotonic() < until:
        seen.megabytes.append(int(statm.read_text().split()[1]) * 4096 / 1e6)
        seen.processor = _processor_seconds(process) - before
        await asyncio.sleep(_MEASURE_EVERY)


def _processor_seconds(process: int) -> float:
    """Return the processor time that a process has had: waiting for other programs is not in it."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
