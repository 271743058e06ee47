"""Small learned judges: a weighted sum of a few signs, as a probability, and the least to act on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

_FARTHEST = 30.0  # e^30 is sure enough, and no overflow


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights of some signs in their order, and the least probability to answer with."""

    weights: tuple[float, ...]
    bias: float
    least: float


@cache
def shipped(name: str) -> Weights:
    """Return the weights of `data/{name}_weights.json`, which ship with the package."""
    file = files("assistant").joinpath(f"data/{name}_weights.json")
    values = json.loads(file.read_text(encoding="utf-8"))
    return Weights(tuple(values["weights"].values()), values["bias"], values["least"])


def probability_of(signs: Sequence[float], model: Weights) -> float:
    """Return the probability, from 0 to 1, that the model gives to these signs.

    >>> probability_of((1.0, 0.0), Weights((2.0, 5.0), -2.0, 0.5))
    0.5
    """
    total = sum(one * two for one, two in zip(model.weights, signs, strict=True)) + model.bias
    return 1.0 / (1.0 + exp(-max(-_FARTHEST, min(_FARTHEST, total))))
