"""How firmly two syllables that stand side by side belong together, by the model of marked syllables."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from index_store.language.characters.marks import comparison_key
from index_store.language.typed.syllable_model import bundled_model


@lru_cache(maxsize=20_000)
def attraction(first: str, second: str) -> float:
    """Return how much more often the second syllable follows the first than by chance, as a log.

    >>> attraction("làm", "thêm") > 1.8 > attraction("làm", "khuê")
    True
    """
    model, numbers = bundled_model(), _numbers()
    if first not in numbers or second not in numbers:
        return 0.0
    one, two = np.array([numbers[first]]), np.array([numbers[second]])
    follows = model.after_one(model.pair_places(one, two), one, two)
    return float(follows[0] - model.single[two[0]])


@cache
def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, word in enumerate(bundled_model().words):
        numbers.setdefault(comparison_key(word), number)
    return numbers
