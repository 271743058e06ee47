"""The two ways in which a half of the bundled model is trained (`join` puts them side by side)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one half is learned from and how.

    ``questions`` are cut out of each passage of a source, of which the share ``twice`` takes
    words from two places; ``composed`` rows are sums of the rows of their parts
    (`train.parts_of`); ``lengths`` are the first dimensions that must rank alone too (None: all),
    with the weight of their loss.
    """

    questions: dict[str, int]
    twice: float
    composed: bool
    dimensions: int
    lengths: tuple[tuple[int | None, float], ...]
    minutes: float
    seed: int


RECIPES = {
    "whole": Recipe(
        questions={"law": 2, "news": 1, "encyclopaedia": 5},
        twice=0.0,
        composed=False,
        dimensions=256,
        lengths=((None, 1.0), (128, 0.3), (64, 0.2)),
        minutes=26,
        seed=2,
    ),
    "composed": Recipe(
        questions={"law": 3, "news": 3, "encyclopaedia": 10},
        twice=0.4,
        composed=True,
        dimensions=512,
        lengths=((None, 1.0), (256, 0.5), (128, 0.2)),
        minutes=48,
        seed=5,
    ),
}
