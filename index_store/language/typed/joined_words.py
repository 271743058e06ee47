"""Words typed without the spaces between them: ``xepthu mấy``, ``hosotructuyen``."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

import numpy as np

from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.characters.syllables import (
    is_syllable,
    is_unmarked_syllable,
    keeps_typed_marks,
)
from index_store.language.knowledge import table_column
from index_store.language.typed.syllable_model import BOUNDARY, bundled_model

_WORD = re.compile(r"(?<![\w./&@'’-])[^\W\d_]+(?![\w/&@'’-]|\.\w)")
_SHORTEST, _LONGEST = 5, 28
_LONGEST_SYLLABLE = 7  # nghiêng
_LIKELY = -5.2
"""The least mean log probability of the syllables after the first."""


def parted(text: str) -> str:
    """Return ``text`` with spaces between syllables that were clearly typed in one.

    Only words in small letters that are no syllable themselves, and only where the syllables
    often follow one another.

    >>> parted("xepthu mấy, hosotructuyen, facebook, toyota")
    'xep thu mấy, ho so truc tuyen, facebook, toyota'
    """
    return _WORD.sub(lambda match: _cut(match[0]), text)


@lru_cache(maxsize=10_000)
def _cut(word: str) -> str:
    key = comparison_key(word)
    if not word.islower() or not _SHORTEST <= len(word) <= _LONGEST or key in foreign_words_known():
        return word
    if is_syllable(key) or is_unmarked_syllable(key):
        return word
    pieces, mean = _likeliest(key)
    if len(pieces) < 2 or mean < _LIKELY:
        return word
    ends = np.cumsum([len(piece) for piece in pieces]).tolist()
    return " ".join(word[end - len(piece) : end] for piece, end in zip(pieces, ends, strict=True))


def _likeliest(key: str) -> tuple[list[str], float]:
    """Return the syllables, marked or not, that ``key`` most likely is, and the mean."""
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(len(key) + 1)]
    best[0] = {BOUNDARY: (0.0, 0, BOUNDARY)}
    for end in range(2, len(key) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end - 1):
            if not best[start]:
                continue
            piece = key[start:end]
            for number in _readings(piece):
                for before, (score, _, _) in best[start].items():
                    total = score + (_after(before, number) if start else 0.0)
                    if total > best[end].get(number, (-math.inf, 0, 0))[0]:
                        best[end][number] = (total, start, before)
    if not best[-1]:
        return [], -math.inf
    number = max(best[-1], key=lambda last: best[-1][last][0])
    total, end, pieces = best[-1][number][0], len(key), []
    while end:
        _, start, before = best[end][number]
        pieces.append(key[start:end])
        end, number = start, before
    return pieces[::-1], total / max(len(pieces) - 1, 1)


@cache
def foreign_words_known() -> frozenset[str]:
    """Return words of other languages, said in Vietnamese or not."""
    english = table_column("index_store.language", "data/english_words.tsv", "word")
    return frozenset(
        (*english, *table_column("index_store.language", "data/loanwords.tsv", "word"))
    )


@lru_cache(maxsize=10_000)
def _readings(piece: str) -> tuple[int, ...]:
    model = bundled_model()
    if not is_syllable(piece) and not is_unmarked_syllable(piece):
        return ()
    return tuple(
        number
        for number in model.candidates.get(unmarked(piece), ())
        if keeps_typed_marks(piece, model.words[number])
    )


@lru_cache(maxsize=50_000)
def _after(first: int, second: int) -> float:
    """Return log p(second | first) where the pair is known, else minus infinity."""
    model = bundled_model()
    key = first * len(model.words) + second
    place = int(np.searchsorted(model.pair_keys, key))
    found = place < len(model.pair_keys) and int(model.pair_keys[place]) == key
    return float(model.pair[place]) if found else -math.inf
