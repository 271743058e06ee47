"""What is kept of texts for the next question stays within bounds, however many are read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from index_store.kept import Kept

READS = """
import random, tracemalloc
from assistant.finding.matching import stop_words, terms
chance = random.Random(7)
syllables = [a + b for a in "bcdghklmnprstvx" for b in ("an", "oi", "ung", "a")]
def read(count):
    for number in range(count):
        terms(f"{' '.join(chance.choices(syllables, k=15))} {number}")
    return tracemalloc.get_traced_memory()[0]
stop_words()
tracemalloc.start()
before = read(9000)  # tables that grow by doubling have their size by now
print(read(2000) - before)
"""


def test_thousands_of_texts_more_take_no_more_memory() -> None:
    """In a process of its own: what else runs in this one takes memory too."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", READS], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 400_000


def test_what_is_kept_of_an_index_is_bounded_by_weight_and_gone_with_its_version() -> None:
    kept: Kept[int, str] = Kept(1000, len)
    for number in range(100):
        kept.keep(1, number, "x" * 100)
    assert sum(kept.of(1, number) is not None for number in range(100)) == 10
    kept.keep(2, 0, "new")
    kept.keep(1, 99, "old")
    assert (kept.of(1, 99), kept.of(2, 99), kept.of(2, 0)) == (None, None, "new")
