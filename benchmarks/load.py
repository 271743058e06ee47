"""Fifty people at once: how long they wait, what fails, how much memory the server takes.

    python -m benchmarks.load --data-dir /tmp/large                 # built where there is none
    python -m benchmarks.load --data-dir /tmp/large --seconds 1800 --vanilla no

The index is that of `benchmarks.scale --keep`: real texts, 100,000 passages by default. Each
person asks, waits for the answer, reads for ``--pause`` seconds (more or less), and asks
something else; no question comes twice in a run of a few minutes, so that nothing is answered
from memory. Then they ask without a pause: that tells how many answers a second the machine can
give. *Memory* is what the server holds after a tenth of the time, half of it, and at the end.

Beside it a bare Gradio chat over vanilla llama-index, Chroma and the English MiniLM is asked the
same (`benchmarks.vanilla_chat`), as many passages, where these are installed.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from benchmarks.collection import ROOT, questions
from benchmarks.scale import build
from benchmarks.vanilla import is_installed

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEASURE_EVERY = 2.0
_OTHERS = 30  # questions about the large collection for each about the samples
Ask = Callable[[httpx.AsyncClient, str], Awaitable[str]]


@dataclass(slots=True)
class Seen:
    """What happened: seconds of each answer, what failed, and the memory as it went."""

    seconds: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    megabytes: list[float] = field(default_factory=list)
    processor: float = 0.0

    def line(self, name: str, elapsed: float) -> str:
        """Return what a person wants to know, as a line of a table."""
        waits = sorted(self.seconds) or [0.0]
        at = [waits[min(len(waits) - 1, int(share * len(waits)))] for share in (0.5, 0.95, 0.99)]
        memory = self.megabytes or [0.0]
        then = [memory[len(memory) // 10], memory[len(memory) // 2], memory[-1]]
        failed = sum(count for outcome, count in self.outcomes.items() if outcome != "200")
        cells = [name, f"{len(self.seconds):,}", f"{len(self.seconds) / elapsed:.1f}"]
        cells += [*(f"{wait:.2f}" for wait in at), f"{failed}"]
        cells += [f"{1000 * self.processor / max(1, len(self.seconds)):.0f}"]
        return f"| {' | '.join(cells)} | {' / '.join(f'{one:,.0f}' for one in then)} |"


HEAD = """
| asked | answers | a second | p50 s | p95 s | p99 s | failed | processor ms an answer | memory MB |
|---|--:|--:|--:|--:|--:|--:|--:|--:|"""


def main() -> None:
    """Build an index where there is none, and put load on it."""
    options = _parser().parse_args()
    if not (options.data_dir / "manifest.json").exists():
        print(f"building {options.passages:,} passages", flush=True)
        build(options.data_dir, options.passages)
    print(HEAD.lstrip(), flush=True)
    people = options.people
    command = [sys.executable, "-m", "assistant", "--data-dir", str(options.data_dir), "serve"]
    with served(command, "CCHC_PORT", "/healthz") as (address, process):
        for pause, seconds in ((options.pause, options.seconds), (0.0, options.seconds / 2)):
            seen, took = loaded(address, process, _ask, people, pause, seconds)
            print(seen.line(f"{people} people, {pause:.0f} s of reading", took), flush=True)
            if set(seen.outcomes) - {"200"}:
                print(f"failed: {dict(seen.outcomes)}", flush=True)
    if options.vanilla == "yes" and is_installed():
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            chat = [sys.executable, "-m", "benchmarks.vanilla_chat", folder, str(options.passages)]
            with served(chat, "", "/") as (address, process):
                seen, took = loaded(
                    address, process, _ask_gradio, people, options.pause, options.seconds
                )
                print(seen.line(f"vanilla, {options.pause:.0f} s of reading", took), flush=True)
    print(f"\nload of the machine: {os.getloadavg()[0]:.1f}; {os.cpu_count()} cores")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=100_000, help="where none are there yet")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=10)
    parser.add_argument("--vanilla", choices=("yes", "no"), default="yes")
    return parser


@contextlib.contextmanager
def served(command: list[str], variable: str, path: str) -> Iterator[tuple[str, int]]:
    """Run a server; give its address and its process.

    Its port is told by a variable of the environment, or as its last argument.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "CCHC_VISITOR_PER_MINUTE": "0"}
    if variable:
        environment[variable] = str(port)
    else:
        command = [*command, str(port)]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}{path}", process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    while True:
        if process.poll() is not None:
            raise SystemExit("the server ended")
        with contextlib.suppress(httpx.TransportError):
            httpx.get(address, timeout=60).raise_for_status()
            return
        time.sleep(0.2)


def loaded(
    address: str, process: int, ask: Ask, people: int, pause: float, seconds: float
) -> tuple[Seen, float]:
    """Let people ask for a while; return what was seen, and how long it took."""
    seen = Seen()
    started = time.perf_counter()
    asyncio.run(_load(address, process, ask, people, pause, seconds, seen))
    return seen, time.perf_counter() - started


async def _load(
    address: str, process: int, ask: Ask, people: int, pause: float, seconds: float, seen: Seen
) -> None:
    every = questions(others=_OTHERS)
    random.Random(f"{pause}").shuffle(every)
    asked = itertools.cycle(every)
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        await ask(client, every[-1])  # what is loaded late
        until = time.monotonic() + seconds
        crowd = [
            _person(client, random.Random(number), asked, ask, pause, until, seen)
            for number in range(people)
        ]
        await asyncio.gather(*crowd, _memory(process, until, seen))


async def _person(
    client: httpx.AsyncClient,
    chance: random.Random,
    asked: Iterator[str],
    ask: Ask,
    pause: float,
    until: float,
    seen: Seen,
) -> None:
    """Ask, read, ask again; not all at the same moment, as people do not either."""
    await asyncio.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            seen.outcomes[await ask(client, next(asked))] += 1
        except httpx.HTTPError as error:
            seen.outcomes[type(error).__name__] += 1
        seen.seconds.append(time.perf_counter() - started)
        await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)


async def _ask(client: httpx.AsyncClient, question: str) -> str:
    response = await client.post("/api/ask", json={"question": question})
    return str(response.status_code)


async def _ask_gradio(client: httpx.AsyncClient, question: str) -> str:
    """Ask a Gradio chat as its own client does: a call, and its events until it is complete."""
    call = await client.post("/gradio_api/call/chat", json={"data": [question]})
    if call.status_code != 200:
        return str(call.status_code)
    event = call.json()["event_id"]
    async with client.stream("GET", f"/gradio_api/call/chat/{event}") as response:
        async for line in response.aiter_lines():
            if line in ("event: complete", "event: error"):
                return "200" if line == "event: complete" else "error"
    return "ended"


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
