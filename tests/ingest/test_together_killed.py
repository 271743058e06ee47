"""The real commands, killed at random moments: no document is lost, doubled or half."""

from __future__ import annotations

import json
import os
import random
import subprocess
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.ingest.mixed_folder import (
    MixedFolder,
    assert_nothing_lost_doubled_or_half,
    opened,
    start,
)

if TYPE_CHECKING:
    from pathlib import Path

# More by hand: CCHC_TEST_KILLS=100 python -m pytest tests/ingest/test_together_killed.py -s
KILLS = int(os.environ.get("CCHC_TEST_KILLS", "4"))
FILES = 56  # with archives more documents than one batch holds
ACTIONS = ("ingest", "ingest", "remove", "reindex")


def finished(process: subprocess.Popen[str], codes: tuple[int, ...] = (0,)) -> str:
    """Return what a command printed, once it has ended well."""
    out, error = process.communicate(timeout=120)
    assert process.returncode in codes, error
    return out


class Killer:
    """Runs commands over one data directory and one folder, and kills them."""

    def __init__(self, folder: MixedFolder, data: Path) -> None:
        self.folder, self.data = folder, data
        self.chance = random.Random(4)
        self.seconds: dict[str, float] = {}
        self.outcomes: Counter[str] = Counter()

    def command(self, action: str) -> tuple[str, ...]:
        """Return the arguments of a command, after what it needs is there."""
        if action == "ingest":
            self.folder.write_some(self.chance)
            return ("ingest", str(self.folder.path))
        if action == "remove":
            store = opened(self.data)
            ids = [summary.id for summary in store.documents()]
            store.close()
            return ("documents", "remove", *self.chance.sample(ids, min(20, len(ids))))
        return ("reindex",)

    def measure(self) -> None:
        """Run each command to its end once, to know how long it takes."""
        for action in dict.fromkeys(ACTIONS):
            arguments = self.command(action)
            began = time.perf_counter()
            finished(start(self.data, *arguments))
            self.seconds[action] = time.perf_counter() - began

    def kill(self, action: str) -> None:
        """Start a command and kill it before it ends, if it has not ended by then."""
        arguments = self.command(action)
        process = start(self.data, *arguments)
        try:
            process.wait(self.chance.uniform(0.3, 1.0) * self.seconds[action])
            self.outcomes[f"{action} had ended"] += 1
        except subprocess.TimeoutExpired:
            self.outcomes[f"{action} killed"] += 1
        process.kill()
        process.communicate()

    def check(self) -> None:
        """Look at the index as a reader finds it."""
        store = opened(self.data)
        assert_nothing_lost_doubled_or_half(store, self.folder)
        self.outcomes[f"with {'all' if len(store.documents()) == self.whole else 'some'}"] += 1
        store.close()

    @property
    def whole(self) -> int:
        """The number of documents that the folder makes."""
        return len(self.folder.known)

    def finish(self) -> None:
        """Run an ingestion to its end: then everything is there as it is in the folder."""
        report = json.loads(finished(start(self.data, "ingest", str(self.folder.path), "--json")))
        assert not report["refused"]
        store = opened(self.data)
        assert_nothing_lost_doubled_or_half(store, self.folder)
        assert {s.source: s.version for s in store.documents()} == self.folder.current()
        found = store.audit()
        store.close()
        assert found.agrees
        assert found.unfinished == 0
        told = json.loads(finished(start(self.data, "doctor", "--json")))
        assert told["documents"] == str(self.whole)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_killed_commands_leave_every_document_whole_and_the_next_run_finishes(
    tmp_path: Path,
) -> None:
    folder = MixedFolder(tmp_path / "hồ sơ", FILES)
    folder.write_all()
    killer = Killer(folder, tmp_path / "data")
    finished(start(killer.data, "ingest", str(folder.path)))
    killer.measure()
    for number in range(KILLS):
        killer.kill(ACTIONS[number % len(ACTIONS)])
        killer.check()
        if number % 6 == 5:
            killer.finish()
    killer.finish()
    print(dict(killer.outcomes), {a: round(s, 1) for a, s in killer.seconds.items()})  # noqa: T201
