"""What is left when a writer is killed, and what a reader sees beside a writer."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from index_store.store import Store
from tests.index_store.churn import SpreadEmbedder, edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# More by hand: CCHC_TEST_KILLS=60 python -m pytest tests/index_store/test_crash.py
KILLS = int(os.environ.get("CCHC_TEST_KILLS", "12"))


@contextmanager
def churning(directory: Path, seed: int, root: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that writes to the index from here on, and is killed at the end."""
    command = [sys.executable, "-m", "tests.index_store.churn", str(directory), str(seed)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def assert_whole(store: Store) -> None:
    """Every document there is has all its passages, and answers with them and no others."""
    for summary in store.documents():
        document = store.document(summary.id)
        sentences = document.text.split("\n")
        assert [passage.text for passage in store.passages(summary.id)] == sentences
        for sentence in {sentences[0], sentences[-1]}:
            hits = [hit for hit in store.search(sentence, limit=5) if hit.passage.text == sentence]
            assert len(hits) == 1, sentence
            assert hits[0].document.version == document.version
            assert hits[0].dense == pytest.approx(1.0, abs=1e-4)


@pytest.mark.slow
def test_a_killed_writer_leaves_every_document_whole_or_absent(tmp_path: Path, root: Path) -> None:
    chance = random.Random(1)
    for seed in range(KILLS):
        with churning(tmp_path, seed, root):
            time.sleep(chance.uniform(0.0, 0.8))
        store = Store.open(tmp_path, SpreadEmbedder())
        assert_whole(store)  # as a reader finds it
        with store.writer():
            pass
        found = store.audit()  # and as the next writer leaves it
        assert found.agrees
        assert found.unfinished == 0
        assert_whole(store)
        store.close()


@pytest.mark.slow
def test_a_reader_beside_a_writer_misses_nothing_and_sees_nothing_twice(
    tmp_path: Path, root: Path
) -> None:
    fixed = edition("co-dinh", 1, 30)
    store = Store.open(tmp_path, SpreadEmbedder(), create=True)
    with store.writer() as writer:
        writer.put([fixed])
    versions: set[str] = set()
    searches = 0
    with churning(tmp_path, 7, root) as process:
        until = time.monotonic() + 6
        while time.monotonic() < until:
            sentence = fixed.passages[searches % 30].text
            hits = store.search(sentence, limit=5)
            (hit,) = [hit for hit in hits if hit.passage.text == sentence]
            assert hit.dense == pytest.approx(1.0, abs=1e-4)
            editions: dict[str, set[str]] = {}
            for hit in store.search("văn bản vb1 bản số", limit=200):
                editions.setdefault(hit.document.id, set()).add(hit.document.version)
            assert all(len(found) == 1 for found in editions.values()), editions
            versions.add(store.index_version)
            searches += 1
        assert process.poll() is None
    assert searches > 5
    assert len(versions) > 2  # the writer did write meanwhile
    store.close()
