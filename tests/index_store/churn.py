"""A writer for the crash tests to kill: it replaces and removes documents until it is stopped.

Run as ``python -m tests.index_store.churn DIRECTORY SEED``; it says "ready" when it begins.
"""

from __future__ import annotations

import hashlib
import random
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index_store.errors import DocumentNotFoundError
from index_store.store import Store
from tests.index_store.samples import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index_store.records import Reading

DOCUMENTS = 5


class SpreadEmbedder:
    """A vector for each text that depends on all of it, near no other; length one."""

    name = "spread-1"
    dimensions = 128

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.array([self._row(text) for text in texts], dtype=np.float32)
        return rows.reshape(len(texts), self.dimensions)

    def _row(self, text: str) -> NDArray[np.float64]:
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        row = np.random.default_rng(seed).normal(size=self.dimensions)
        return np.asarray(row / np.linalg.norm(row))


def edition(name: str, number: int, passages: int) -> Reading:
    """A document all of whose sentences say which document and edition they are of."""
    return reading(
        name, *[f"Văn bản {name} bản số {number} câu {n} trên {passages}." for n in range(passages)]
    )


def churn(directory: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = Store.open(directory, SpreadEmbedder(), create=True)
    with store.writer() as writer:
        print("ready", flush=True)  # noqa: T201  # what the test waits for
        for number in count(seed * 1_000_000):
            names = chance.sample([f"vb{n}" for n in range(DOCUMENTS)], chance.randint(1, 3))
            if chance.random() < 0.15:
                try:
                    writer.remove(names)
                except DocumentNotFoundError:
                    continue
            else:
                writer.put([edition(name, number, chance.randint(1, 400)) for name in names])


if __name__ == "__main__":
    churn(Path(sys.argv[1]), int(sys.argv[2]))
