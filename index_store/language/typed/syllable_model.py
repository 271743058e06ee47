"""The syllable model behind the restoring of marks: n-gram probabilities in a small file.

Probabilities are natural logarithms in steps of 1/4, one byte each. What is not stored is
backed off: ``p(w | u v) = bow(u v) · p(w | v)``. ``training/restoration.py`` builds the file.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO, TYPE_CHECKING

import numpy as np

from index_store.language.characters.marks import unmarked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]

BOUNDARY, COMMA, NUMBER, OTHER = range(4)
SPECIAL = ("<s>", "<,>", "<n>", "<x>")
"""What stands for a boundary of clauses, a comma, a number and a word of another language."""

STEPS = 4
"""A stored byte b means the natural logarithm -b / STEPS."""


@dataclass(frozen=True, slots=True)
class SyllableModel:
    """Trigram probabilities over marked syllables; ids index ``words``.

    ``pair_keys`` and ``triple_keys`` are sorted: ``u * V + v`` and ``pair * V + w``, where
    ``pair`` is the place of (u, v) among the pairs. ``candidates`` are the ids of what an
    unmarked syllable may stand for, ``forms`` the numbers of the distinct unmarked forms.
    """

    words: tuple[str, ...]
    numbers: dict[str, int]
    candidates: dict[str, list[int]]
    forms: dict[str, int]
    single: Scores
    single_backoff: Scores
    pair_keys: Ids
    pair: Scores
    pair_backoff: Scores
    triple_keys: Ids
    triple: Scores

    def pair_places(self, first: Ids, second: Ids) -> Ids:
        """Return where each pair is stored, -1 where it is not."""
        return _places(self.pair_keys, first * len(self.words) + second)

    def after_one(self, pairs: Ids, first: Ids, second: Ids) -> Scores:
        """Return log p(second | first), given where the pairs are stored."""
        backed_off = self.single_backoff[first] + self.single[second]
        return np.where(pairs >= 0, self.pair[pairs], backed_off)

    def after_two(self, pairs: Ids, last: Ids, backed_off: Scores) -> Scores:
        """Return log p(last | pair), given the pair's place and log p(last | its second)."""
        places = _places(self.triple_keys, np.where(pairs >= 0, pairs * len(self.words) + last, -1))
        weights = np.where(pairs >= 0, self.pair_backoff[pairs], np.float32(0))
        return np.where(places >= 0, self.triple[places], weights + backed_off)


def _places(keys: Ids, wanted: Ids) -> Ids:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


def bundled_model() -> SyllableModel:
    """Return the model that ships with the package, read once."""
    with _READING:
        return _bundled()


def read_ahead() -> None:
    """Begin to read the model in a thread of its own; trouble is told when it is asked for.

    It takes a fifth of a second, mostly without holding Python up.
    """
    threading.Thread(target=_read_aside, daemon=True).start()


def _read_aside() -> None:
    with suppress(OSError, ValueError):
        bundled_model()


_READING = threading.Lock()


@cache
def _bundled() -> SyllableModel:
    with (
        resources.files("index_store.language").joinpath("data/restoration.npz").open("rb") as file
    ):
        return read_model(file)


def read_model(file: IO[bytes]) -> SyllableModel:
    """Return the model in ``file``, an archive that ``training/restoration.py`` wrote."""
    with np.load(file, allow_pickle=False) as stored:
        parts: dict[str, NDArray[np.uint8] | NDArray[np.uint16]] = dict(stored)
    words = tuple(bytes(parts["words"]).decode().split("\n"))
    plain = [*SPECIAL, *unmarked("\n".join(words[len(SPECIAL) :])).split("\n")]
    size = len(words)
    pair_keys = _keys(parts, "pair", size)
    return SyllableModel(
        words=words,
        numbers={word: number for number, word in enumerate(words)},
        candidates=_candidates(plain),
        forms={form: number for number, form in enumerate(dict.fromkeys(plain))},
        single=parts["single"].astype(np.float32),
        single_backoff=_logs(parts["single_backoff"]),
        pair_keys=pair_keys,
        pair=_logs(parts["pair"]),
        pair_backoff=_logs(parts["pair_backoff"]),
        triple_keys=_keys(parts, "triple", size),
        triple=_logs(parts["triple"]),
    )


def _keys(parts: dict[str, NDArray[np.uint8] | NDArray[np.uint16]], name: str, size: int) -> Ids:
    """Return sorted keys from how many entries each prefix has, and the last word of each.

    Each word is stored as how far its number is from the one before, in two bytes that lie
    apart: that packs best.
    """
    counts = parts[f"{name}_counts"]
    both = np.empty((len(parts[f"{name}_low"]), 2), np.uint8)
    both[:, 0], both[:, 1] = parts[f"{name}_low"], parts[f"{name}_high"]
    steps = both.view("<i2")[:, 0].astype(np.int64)
    prefixes = np.flatnonzero(counts)
    firsts = np.cumsum(counts[prefixes], dtype=np.int64)[:-1]
    steps[firsts] += np.diff(prefixes) * size
    steps[0] += prefixes[0] * size
    return np.cumsum(steps)


def _logs(stored: NDArray[np.uint8] | NDArray[np.uint16]) -> Scores:
    return stored.astype(np.float32) / np.float32(-STEPS)


def _candidates(plain: list[str]) -> dict[str, list[int]]:
    """Return for each unmarked syllable the ids of what it may stand for, commonest first."""
    table: dict[str, list[int]] = {}
    for number, form in enumerate(plain):
        if number >= len(SPECIAL):
            table.setdefault(form, []).append(number)
    return table
