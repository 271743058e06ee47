"""Which documents are copies: the same article on another portal, or under another name.

A text's signature holds the least hashes of its runs of five syllables (MinHash; Broder, 1997)
and those of its numbers. Two texts are copies when nearly all runs and nearly all numbers are
shared: two reports of one form with other figures are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index_store.language.characters.marks import unmarked
from index_store.language.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_RUN = 5
_OF_RUNS = 96
_OF_NUMBERS = 32
_NOTHING = 2**32 - 1
_SAME_RUNS = 0.72
_SAME_NUMBERS = 0.85
_PRIME = np.uint64(2**61 - 1)

SIGNATURE_BYTES = 4 * (_OF_RUNS + _OF_NUMBERS)


def signature(texts: Iterable[str]) -> bytes:
    """Return the signature of a text given as its passages: SIGNATURE_BYTES bytes.

    Accents, case and signs between words do not count.

    >>> first = signature(["Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ hai trong chín huyện."])
    >>> first == signature(["Huyện Sơn Lâm đạt 81,25 điểm", "xếp thứ hai trong chín huyện"])
    True
    """
    tokens = [unmarked(token.text).casefold() for text in texts for token in words(text)]
    tokens = [token for token in tokens if token[0].isalnum()]
    hashes = np.array([crc32(token.encode()) for token in tokens], dtype=np.uint64)
    numbers = hashes[[token[0].isdigit() for token in tokens]] if tokens else hashes
    return _least(_runs(hashes), _OF_RUNS).tobytes() + _least(numbers, _OF_NUMBERS).tobytes()


@dataclass(frozen=True, slots=True)
class Signed:
    """A document's signature and the family it belongs to."""

    document_id: str
    family: str
    signature: bytes


class Families:
    """The families of documents; each new document joins that of its copies, or opens one."""

    def __init__(self, known: Sequence[Signed]) -> None:
        self._ids = [one.document_id for one in known]
        self._names = [one.family for one in known]
        self._marks = bytearray(b"".join(one.signature for one in known))

    def join(self, document_id: str, mark: bytes) -> str:
        """Return the family of a document with this signature: its first copy's, or its own."""
        family = next(
            (self._names[at] for at in self._copies(mark) if self._ids[at] != document_id),
            document_id,
        )
        self._ids.append(document_id)
        self._names.append(family)
        self._marks += mark
        return family

    def _copies(self, mark: bytes) -> list[int]:
        mine = np.frombuffer(mark, dtype=np.uint32)
        if not self._ids or mine[0] == _NOTHING:
            return []
        same = (
            np.frombuffer(bytes(self._marks), dtype=np.uint32).reshape(len(self._ids), -1) == mine
        )
        runs = same[:, :_OF_RUNS].mean(axis=1) >= _SAME_RUNS
        numbers = same[:, _OF_RUNS:].mean(axis=1) >= _SAME_NUMBERS
        return [int(at) for at in np.flatnonzero(runs & numbers)]


def _runs(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return one number for each run of neighbouring syllables; of fewer, none."""
    if len(hashes) < _RUN:
        return hashes[:0]
    count = len(hashes) - _RUN + 1
    run = np.zeros(count, dtype=np.uint64)
    for at in range(_RUN):
        run = (run * np.uint64(1_000_003) + hashes[at : at + count]) % _PRIME
    return run


def _least(values: NDArray[np.uint64], count: int) -> NDArray[np.uint32]:
    """Return, for each of ``count`` orders of all numbers, the first of ``values``."""
    if not len(values):
        return np.full(count, _NOTHING, dtype=np.uint32)
    factors, terms = _orders()
    mixed = np.unique(values)[:, None] * factors[None, :count] + terms[None, :count]
    least: NDArray[np.uint32] = (mixed >> np.uint64(32)).min(axis=0).astype(np.uint32)
    return least


@cache
def _orders() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    chance = np.random.default_rng(20_250_701)
    odd = chance.integers(0, 2**63, _OF_RUNS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return odd, chance.integers(0, 2**63, _OF_RUNS, dtype=np.uint64)
