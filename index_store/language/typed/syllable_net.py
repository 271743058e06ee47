"""The small network behind the restoring of marks: what the words on both sides speak for.

Three convolutions over five syllables each look at what was typed, marked or not, eight
syllables to the left and to the right, and score the readings of every syllable. Weights are
bytes with a scale for each row. ``training/restoration_net.py`` builds the file.
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

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]

WIDTH = 5
"""How many syllables a convolution sees at once."""
_BLOCK, _ROWS = 64, 15
GAP = 5
"""Empty places after a sentence, so that no other sentence is looked at from it."""
NO_WORD = -1


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing typed, as the network sees it.

    ``form`` is what it looks like without marks, ``word`` the marked syllable where its marks
    were typed (else ``NO_WORD``), ``case`` 0, 1 or 2 for small, capitalised and in capitals.
    """

    form: int
    word: int
    case: int
    ends_sentence: bool


@dataclass(frozen=True, slots=True)
class SyllableNet:
    """Scores for marked syllables from what was typed around them.

    Rows of ``forms`` are the distinct unmarked forms in the order of the words of the model
    that it goes with; rows of ``marks`` and ``readings`` are those words.
    """

    forms: Scores
    marks: Scores
    cases: Scores
    layers: tuple[Layer, ...]
    last: Layer
    readings: Scores
    reading_bias: Scores

    def contexts(self, typed: Sequence[Typed]) -> Scores:
        """Return one row for each thing typed; ``readings`` times a row gives the scores."""
        ends = np.cumsum([0] + [one.ends_sentence for one in typed[:-1]])
        at = np.arange(len(typed)) + GAP * ends
        words = np.array([one.word for one in typed])
        seen = self.forms[[one.form for one in typed]] + self.cases[[one.case for one in typed]]
        seen = seen + np.where(words[:, None] >= 0, self.marks[words], np.float32(0))
        for layer in self.layers:
            shown = np.maximum(layer.of(_windows(seen, at, layer.step)), 0)
            seen = shown + seen if shown.shape == seen.shape else shown
        return self.last.of(seen)

    def behind(self, context: Scores, readings: Sequence[int]) -> list[float]:
        """Return how far each of ``readings`` is behind the likeliest of them, in logarithms."""
        ids = list(readings)
        scores = self.readings[ids] @ context + self.reading_bias[ids]
        found: list[float] = (scores - scores.max()).tolist()
        return found


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights, a bias, and how far apart the syllables are that it sees.

    Weights are (blocks, inputs of a block, outputs): products as small as those of a block
    are not shared out among threads, which costs more than it saves, and far more where
    other programs keep the cores busy.
    """

    weights: Scores
    bias: Scores
    step: int

    def of(self, rows: Scores) -> Scores:
        """Return what the layer makes of each row."""
        if len(rows) <= _ROWS:
            return self._some(rows)
        made = [self._some(rows[at : at + _ROWS]) for at in range(0, len(rows), _ROWS)]
        return np.concatenate(made)

    def _some(self, rows: Scores) -> Scores:
        blocks = rows.reshape(len(rows), -1, _BLOCK).transpose(1, 0, 2)
        return np.asarray((blocks @ self.weights).sum(axis=0) + self.bias)


def _windows(rows: Scores, at: Ids, step: int) -> Scores:
    """Return each row with its neighbours ``step`` apart beside it, zeros where none is."""
    reach = WIDTH // 2 * step
    wide = np.zeros((int(at[-1]) + 1 + 2 * reach, rows.shape[1]), np.float32)
    wide[at + reach] = rows
    return np.asarray(wide[at[:, None] + step * np.arange(WIDTH)].reshape(len(rows), -1))


@cache
def bundled_net() -> SyllableNet:
    """Return the network that ships with the package, read once."""
    with (
        resources.files("index_store.language")
        .joinpath("data/restoration_net.npz")
        .open("rb") as file
    ):
        return read_net(file)


def read_net(file: IO[bytes]) -> SyllableNet:
    """Return the network in ``file``, an archive that ``training/restoration_net.py`` wrote."""
    with np.load(file, allow_pickle=False) as stored:
        parts: dict[str, NDArray[np.int8]] = dict(stored)
    steps = parts["steps"].tolist()
    return SyllableNet(
        forms=_rows(parts, "forms"),
        marks=_rows(parts, "marks"),
        cases=_rows(parts, "cases"),
        layers=tuple(_layer(parts, f"layer{at}", step) for at, step in enumerate(steps)),
        last=_layer(parts, "last", 0),
        readings=_rows(parts, "readings"),
        reading_bias=parts["reading_bias"].astype(np.float32),
    )


def _layer(parts: dict[str, NDArray[np.int8]], name: str, step: int) -> Layer:
    weights = np.ascontiguousarray(_rows(parts, name).T)
    return Layer(
        weights.reshape(-1, _BLOCK, weights.shape[1]),
        parts[f"{name}_bias"].astype(np.float32),
        step,
    )


def _rows(parts: dict[str, NDArray[np.int8]], name: str) -> Scores:
    rows = parts[name].astype(np.float32)
    return np.asarray(rows * parts[f"{name}_scale"].astype(np.float32)[:, None])
