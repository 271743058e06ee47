"""Which documents are copies: the same article on another portal, or under another name.

A text's signature holds the least hashes of its runs of five syllables (MinHash; Broder, 1997)
and those of its numbers. Two texts are copies when nearly all runs and nearly all numbers are
shared: two reports of one form with other figures are none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index_store.language.characters.marks import unmarked
from index_store.language.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

_RUN = 5
_OF_RUNS = 96
_OF_NUMBERS = 32
_NOTHING = 2**32 - 1
_SAME_RUNS = 0.72
_SAME_NUMBERS = 0.85
_IN_A_BAND = 3
_BANDS = _OF_RUNS - math.ceil(_SAME_RUNS * _OF_RUNS - 1e-9) + 1  # one more than may differ
_PRIME = np.uint64(2**61 - 1)

SIGNATURE_BYTES = 4 * (_OF_RUNS + _OF_NUMBERS)


def signature(texts: Iterable[str]) -> bytes:
    """Return the signature of a text given as its passages: SIGNATURE_BYTES bytes.

    Accents, case and signs between words do not count.

    >>> first = signature(["Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ hai trong chín huyện."])
    >>> first == signature(["Huyện Sơn Lâm đạt 81,25 điểm", "xếp thứ hai trong chín huyện"])
    True
    """
    written = "\n".join(token.text for text in texts for token in words(text))
    tokens = [token for token in unmarked(written).casefold().split("\n") if token[:1].isalnum()]
    numbered = {token: crc32(token.encode()) for token in set(tokens)}
    hashes = np.array([numbered[token] for token in tokens], dtype=np.uint64)
    numbers = hashes[[token[0].isdigit() for token in tokens]] if tokens else hashes
    return _least(_runs(hashes), _OF_RUNS).tobytes() + _least(numbers, _OF_NUMBERS).tobytes()


@dataclass(frozen=True, slots=True)
class Signed:
    """A document's signature and the family it belongs to."""

    document_id: str
    family: str
    signature: bytes


class Families:
    """The families of documents; each new document joins that of its copies, or opens one.

    Copies share at least 69 of 96 hashes of runs, so that of any 27 sets of three hashes at
    least one is wholly shared: only documents that share such a *band* are compared.
    """

    def __init__(self, known: Sequence[Signed]) -> None:
        self._ids: list[str | None] = [one.document_id for one in known]
        self._names = [one.family for one in known]
        marks = np.frombuffer(b"".join(one.signature for one in known), dtype=np.uint32)
        self._marks = marks.reshape(len(known), _OF_RUNS + _OF_NUMBERS)
        self._at: dict[str, list[int]] = {}
        for at, one in enumerate(known):
            self._at.setdefault(one.document_id, []).append(at)
        self._settled = _Bands.of(self._marks)
        self._recent: dict[int, list[int]] = {}
        self._count = len(known)

    def join(self, document_id: str, mark: bytes) -> str:
        """Return the family of a document with this signature: its first copy's, or its own."""
        mine = np.frombuffer(mark, dtype=np.uint32)
        bands = _bands(mine[None, :])[0].tolist() if mine[0] != _NOTHING else []
        copies = (at for at in self._copies(mine, bands) if self._ids[at] != document_id)
        first = next(copies, None)
        family = document_id if first is None else self._names[first]
        self._add(document_id, family, mine, bands)
        return family

    def keep_newest(self, document_ids: Iterable[str]) -> None:
        """Forget what these documents were before their last :meth:`join`."""
        for document_id in document_ids:
            for at in self._at[document_id][:-1]:
                self._ids[at] = None
            del self._at[document_id][:-1]

    def _add(
        self, document_id: str, family: str, mine: NDArray[np.uint32], bands: Sequence[int]
    ) -> None:
        at = self._count
        if at == len(self._marks):
            more = np.empty((max(1000, at // 4), _OF_RUNS + _OF_NUMBERS), dtype=np.uint32)
            self._settled, self._recent = _Bands.of(self._marks), {}
            self._marks = np.concatenate([self._marks, more])
        self._marks[at] = mine
        self._ids.append(document_id)
        self._names.append(family)
        self._at.setdefault(document_id, []).append(at)
        for band in bands:
            self._recent.setdefault(band, []).append(at)
        self._count += 1

    def _copies(self, mine: NDArray[np.uint32], bands: Sequence[int]) -> Iterator[int]:
        """Yield the documents alike that are not forgotten, in the order they came."""
        alike = {at for band in bands for at in self._recent.get(band, ())}
        alike.update(self._settled.alike(bands))
        candidates = sorted(at for at in alike if self._ids[at] is not None)
        if candidates:
            same = self._marks[candidates] == mine
            runs = same[:, :_OF_RUNS].mean(axis=1) >= _SAME_RUNS
            numbers = same[:, _OF_RUNS:].mean(axis=1) >= _SAME_NUMBERS
            yield from (candidates[n] for n in np.flatnonzero(runs & numbers))


@dataclass(frozen=True, slots=True)
class _Bands:
    """The bands of many documents in order, and the document that each is of."""

    keys: NDArray[np.uint64]
    owners: NDArray[np.int64]

    @classmethod
    def of(cls, marks: NDArray[np.uint32]) -> _Bands:
        told = np.flatnonzero(marks[:, 0] != _NOTHING)
        keys = _bands(marks[told]).ravel()
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], told[order // _BANDS])

    def alike(self, bands: Sequence[int]) -> set[int]:
        """Return the documents that have one of these bands."""
        wanted = np.array(bands, dtype=np.uint64)
        first = np.searchsorted(self.keys, wanted, side="left")
        last = np.searchsorted(self.keys, wanted, side="right")
        return {
            int(owner)
            for start, end in zip(first, last, strict=True)
            for owner in self.owners[start:end]
        }


def _bands(marks: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return the bands of each signature, each as one number: ``(n, _BANDS)``."""
    key = np.broadcast_to(np.arange(_BANDS, dtype=np.uint64), (len(marks), _BANDS))
    for column in range(_IN_A_BAND):
        column_of_each = marks[:, column : _BANDS * _IN_A_BAND : _IN_A_BAND]
        key = key * np.uint64(0x9E3779B97F4A7C15) + column_of_each
    return key


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
