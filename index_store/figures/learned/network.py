"""A small convolutional network over the words around a number, in numpy.

Three convolutions read the window once; three more, which also know where the number stands and
what the grammar found, read it again for each number. For each word the network says how far it
belongs to what is measured, to whom the figure is of and to when; for the number, what it is for.
``python -m training.figure_phrases`` builds the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

WIDTH = 5
"""How many words a convolution sees at once."""
_STEPS = (1, 2, 4)
_ALONE = 1_000_000
"""So many multiplications are done at a time: more are shared out among threads, which costs more."""
USES = ("result", "goal", "change", "nothing", "unsaid")
"""What a number is for: "nothing" is no figure to look up, "unsaid" one whose noun says too little."""


def _product(rows: Rows, weights: Rows) -> Rows:
    """Return rows (words, inputs) times weights (inputs, outputs), a few words at a time."""
    few = max(1, _ALONE // weights.size)
    if len(rows) <= few:
        return np.asarray(rows @ weights)
    return np.concatenate([rows[at : at + few] @ weights for at in range(0, len(rows), few)])


@dataclass(frozen=True, slots=True)
class Convolution:
    """A convolution over ``WIDTH`` words ``step`` apart: weights (words × inputs, outputs)."""

    weights: Rows
    bias: Rows
    step: int

    def of(self, rows: Rows) -> Rows:
        """Return what it makes of rows (words, inputs): (words, outputs), nothing below zero."""
        reach = WIDTH // 2 * self.step
        wide = np.zeros((len(rows) + 2 * reach, rows.shape[1]), np.float32)
        wide[reach : reach + len(rows)] = rows
        seen = [wide[at * self.step : at * self.step + len(rows)] for at in range(WIDTH)]
        shown = _product(np.concatenate(seen, axis=1), self.weights) + self.bias
        return np.asarray(np.maximum(shown, 0))


@dataclass(frozen=True, slots=True)
class Scale:
    """Rows brought to one mean and spread, then scaled and shifted."""

    weight: Rows
    bias: Rows

    def of(self, rows: Rows) -> Rows:
        """Return the rows, each with mean nought and spread one before scaling."""
        centred = rows - rows.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(1e-5))
        return np.asarray(centred / spread * self.weight + self.bias)


@dataclass(frozen=True, slots=True)
class Said:
    """What the network says of one number.

    ``words`` is (words, 3): scores of what is measured, whose it is, when; above nought is yes.
    Only the first is asked for as yet: to learn the others too makes it better.
    ``uses`` are the chances of `USES`.
    """

    words: Rows
    uses: Rows


@dataclass(frozen=True, slots=True)
class PhraseNetwork:
    """The weights, read once; see `of`."""

    words: dict[str, int]
    vectors: Rows
    cases: Rows
    readers: tuple[tuple[Convolution, Rows, Rows, Scale], ...]
    distances: Rows
    kinds: Rows
    heads: tuple[tuple[Convolution, Scale | None], ...]
    out: tuple[Rows, Rows]
    use: tuple[Rows, Rows]

    def read(self, words: Sequence[int], cases: Sequence[int]) -> Rows:
        """Return a row for each word of a window, by the words around it."""
        rows = self.vectors[list(words)] + self.cases[list(cases)]
        for convolution, weights, bias, scale in self.readers:
            rows = scale.of(rows + _product(convolution.of(rows), weights) + bias)
        return np.asarray(rows)

    def of(self, rows: Rows, distances: Sequence[int], kind: int, traits: Rows, at: int) -> Said:
        """Return what is said of the number at word ``at`` of a window that `read` has read.

        ``distances`` are buckets of each word's distance, ``traits`` (words, traits).
        """
        kinds = np.broadcast_to(self.kinds[kind], (len(rows), self.kinds.shape[1]))
        seen = np.concatenate(
            [rows, self.distances[list(distances)], kinds, traits], axis=1, dtype=np.float32
        )
        for turn, (convolution, scale) in enumerate(self.heads):
            made = convolution.of(seen)
            seen = made if turn == 0 else seen + made
            seen = scale.of(seen) if scale is not None else seen
        words = seen @ self.out[0] + self.out[1]
        uses = np.concatenate([seen[at], seen.max(axis=0)]) @ self.use[0] + self.use[1]
        uses = np.exp(uses - uses.max())
        return Said(np.asarray(words), np.asarray(uses / uses.sum()))


@cache
def bundled_network() -> PhraseNetwork:
    """Return the network that ships with the package."""
    with resources.files("index_store.figures").joinpath("data/phrases.npz").open("rb") as file:
        return read_network(file)


def read_network(file: IO[bytes]) -> PhraseNetwork:
    """Return the network of an archive that ``python -m training.figure_phrases`` wrote."""
    with np.load(file, allow_pickle=False) as stored:
        parts = dict(stored)
    vocabulary = bytes(parts["vocabulary"]).decode().split("\t")

    def rows(name: str) -> Rows:
        scale = parts[f"{name}.scale"].astype(np.float32)
        return np.asarray(parts[name].astype(np.float32) * scale[:, None])

    def bias(name: str) -> Rows:
        return np.asarray(parts[name].astype(np.float32))

    def convolution(name: str, step: int) -> Convolution:
        return Convolution(np.ascontiguousarray(rows(name).T), bias(f"{name}.bias"), step)

    def scale(name: str) -> Scale:
        return Scale(bias(f"{name}.weight"), bias(f"{name}.bias"))

    return PhraseNetwork(
        words={word: at for at, word in enumerate(vocabulary)},
        vectors=rows("vectors"),
        cases=rows("cases"),
        readers=tuple(
            (
                convolution(f"reader{at}", step),
                np.ascontiguousarray(rows(f"reader{at}.out").T),
                bias(f"reader{at}.out.bias"),
                scale(f"reader{at}.scaled"),
            )
            for at, step in enumerate(_STEPS)
        ),
        distances=rows("distances"),
        kinds=rows("kinds"),
        heads=tuple(
            (convolution(f"head{at}", step), scale(f"head{at}.scaled") if at < 2 else None)
            for at, step in enumerate(_STEPS)
        ),
        out=(np.ascontiguousarray(rows("out").T), bias("out.bias")),
        use=(np.ascontiguousarray(rows("use").T), bias("use.bias")),
    )
