"""How likely syllables follow one another: single questions to the syllable model."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from index_store.language.characters.marks import comparison_key, nfc, small, unmarked
from index_store.language.typed.syllable_model import BOUNDARY, NUMBER, OTHER, bundled_model


@lru_cache(maxsize=50_000)
def is_known(key: str) -> bool:
    """Return whether the model knows the syllable with this comparison key.

    Letters without a vowel are no syllable, though abbreviations made the model know some.

    >>> is_known("huyện"), is_known("đắk"), is_known("ngh"), is_known("tr")
    (True, True, False, False)
    """
    return key in _numbers() and _VOWEL.search(unmarked(key)) is not None


_VOWEL = re.compile("[aeiouy]")


def number_of(word: str | None) -> int:
    """Return the model's number for a word, for a number, and for None, the bound of a clause."""
    if word is None:
        return BOUNDARY
    if word[:1].isdigit():
        return NUMBER
    return _numbers().get(comparison_key(word), OTHER)


def is_known_pair(first: str, second: str) -> bool:
    """Return whether the model has seen ``second`` right after ``first``.

    >>> is_known_pair("hành", "chính"), is_known_pair("chính", "ngô")
    (True, False)
    """
    return _pair_place(number_of(first), number_of(second)) >= 0


def log_likelihood(words: tuple[str | None, ...]) -> float:
    """Return the natural logarithm of how likely each word is to follow the one before it.

    >>> log_likelihood(("hành", "chính")) > log_likelihood(("hành", "chỉnh"))
    True
    """
    numbers = [number_of(word) for word in words]
    return sum(_after(first, second) for first, second in pairwise(numbers))


def likeliest_cut(letters: str) -> list[str] | None:
    """Return ``letters`` cut into the likeliest known syllables, None where there is no cut.

    >>> likeliest_cut("TIÊUCHUẨNQUỐCGIA")
    ['TIÊU', 'CHUẨN', 'QUỐC', 'GIA']
    >>> likeliest_cut("ABCD") is None
    True
    """
    keys = small(nfc(letters))
    # For each place the likeliest cuts of what stands before it, by the syllable they end with.
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(len(letters) + 1)]
    best[0] = {BOUNDARY: (0.0, 0, BOUNDARY)}
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            key = comparison_key(keys[start:end])
            if not is_known(key):
                continue
            number = _numbers()[key]
            for before, (score, _, _) in best[start].items():
                total = score + _after(before, number)
                if total > best[end].get(number, (-math.inf, 0, 0))[0]:
                    best[end][number] = (total, start, before)
    if not best[-1]:
        return None
    number = max(best[-1], key=lambda last: best[-1][last][0])
    end, cut = len(letters), []
    while end:
        _, start, before = best[end][number]
        cut.append(letters[start:end])
        end, number = start, before
    return cut[::-1]


_LONGEST = 7  # nghiêng


@lru_cache(maxsize=100_000)
def _after(first: int, second: int) -> float:
    place = _pair_place(first, second)
    model = bundled_model()
    if place >= 0:
        return float(model.pair[place])
    return float(model.single_backoff[first] + model.single[second])


@lru_cache(maxsize=100_000)
def _pair_place(first: int, second: int) -> int:
    model = bundled_model()
    key = first * len(model.words) + second
    place = int(np.searchsorted(model.pair_keys, key))
    found = place < len(model.pair_keys) and int(model.pair_keys[place]) == key
    return place if found else -1


@cache
def _numbers() -> dict[str, int]:
    return bundled_model().numbers
