"""Slips of the fingers: letters in the wrong order ("niheu"), twice ("nàoo"), marks half typed ("đuợc")."""

from __future__ import annotations

import re
from functools import lru_cache

from index_store.language.characters.marks import comparison_key, tone_of, unmarked
from index_store.language.characters.syllables import (
    is_syllable,
    is_unmarked_syllable,
    keeps_typed_marks,
)
from index_store.language.terms.abbreviations import expansions
from index_store.language.typed.joined_words import foreign_words_known
from index_store.language.typed.syllable_model import bundled_model

_WORD = re.compile(r"(?<![\w./&@'’-])[^\W\d_]+(?![\w/&@'’-]|\.\w)")
_SHORTEST = 4
"""Shorter words have too many neighbours."""
_TWICE = re.compile(r"([^\W\d_])\1+")


def once(text: str) -> str:
    """Return ``text`` with letters that a finger typed twice or held down typed once.

    Only in words that are no syllable, no known foreign word and no abbreviation.

    >>> once("huyệnn nàoo xeppp cuoiii, google, xoong, XIII")
    'huyện nào xep cuoi, google, xoong, XIII'
    """
    return _WORD.sub(lambda match: _typed_once(match[0]), text)


@lru_cache(maxsize=10_000)
def _typed_once(word: str) -> str:
    key = comparison_key(word)
    if len(word) < _SHORTEST or not word[1:].islower() or not _TWICE.search(word):
        return word
    if key in foreign_words_known() or is_syllable(key) or is_unmarked_syllable(key):
        return word
    if expansions(word):
        return word
    single = _TWICE.sub(r"\1", word)
    return single if _odds(comparison_key(single)) > float("-inf") else word


def in_order(text: str) -> str:
    """Return ``text``, of one length, with two letters of a word put back in their order.

    Only in words in small letters that are no syllable, no known foreign word and no
    abbreviation, where a change of two neighbouring letters makes a syllable that people use.

    >>> in_order("co bao niheu hồ sơ trực tuếyn, inch, online")
    'co bao nhieu hồ sơ trực tuyến, inch, online'
    """
    return _WORD.sub(lambda match: _righted(match[0]), text)


@lru_cache(maxsize=10_000)
def _righted(word: str) -> str:
    key = comparison_key(word)
    if not word.islower() or len(word) < _SHORTEST or key in foreign_words_known():
        return word
    if is_syllable(key) or is_unmarked_syllable(key) or expansions(word):
        return word
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    odds = {one: _odds(comparison_key(one)) for one in swapped}
    best = max(odds, key=lambda one: odds[one])
    return best if odds[best] > float("-inf") else word


_RARER = 6.0
"""A word is taken for a slip where another reading of its letters is e to this power likelier."""
_CLEARLY = 3.0
"""And where that reading is so much likelier than the next, as a power of e."""
_IN_USE = -11.0
"""The log probability of a syllable that people use: a rarer one is nobody's slip."""


def remarked(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return ``text``, of one length, with words whose marks are half typed or misplaced put right.

    Only in words in small letters with a tone that are hardly a word, none of those ``known``,
    where one syllable that keeps the marks typed is far likelier than every other.

    >>> remarked("phuờng nào đuợc nhiều diểm, ngừoi dân, biên ché, hoà giải, ông Lò")
    'phường nào được nhiều điểm, người dân, biên chế, hoà giải, ông Lò'
    """
    return _WORD.sub(
        lambda match: match[0] if comparison_key(match[0]) in known else _remarked(match[0]), text
    )


@lru_cache(maxsize=10_000)
def _remarked(word: str) -> str:
    key = comparison_key(word)
    if not word.islower() or key == unmarked(key) or not any(map(tone_of, key)):
        return word
    model = bundled_model()
    every = model.candidates.get(unmarked(key), ())
    odds = {
        model.words[number]: float(model.single[number])
        for number in every
        if keeps_typed_marks(key, model.words[number])
    }
    own = odds.pop(key, float("-inf"))
    likeliest = sorted(odds, key=lambda one: -odds[one])[:2]
    if not likeliest or odds[likeliest[0]] < max(_IN_USE, own + _RARER):
        return word
    best, *rest = likeliest
    return best if not rest or odds[best] - odds[rest[0]] > _CLEARLY else word


def _odds(key: str) -> float:
    """Return the log probability of the likeliest syllable that was typed, marks left out or not."""
    model = bundled_model()
    numbers = (
        number
        for number in model.candidates.get(unmarked(key), ())
        if keeps_typed_marks(key, model.words[number])
    )
    return max((float(model.single[number]) for number in numbers), default=float("-inf"))
