"""The shape of a Vietnamese syllable: what can be one, and how its marks are typed.

Shapes are those of the spelling rules of standard Vietnamese; they admit some syllables that
no word uses, and foreign words that happen to be spelt alike ("can", "son").
"""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.marks import comparison_key, small, tone_of, toneless, unmarked

_ONSETS = (
    "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"  # written longest first
)
_CODAS = "ch|ng|nh|c|m|n|p|t"
# Nuclei as written without tones. First those that may take a final consonant.
_CLOSED = "iê|yê|uyê|uâ|oă|oa|oe|oo|uô|ươ|uê|uy|uơ|ă|â|a|e|ê|i|o|ô|ơ|u|ư|y"
_OPEN = (
    "iêu|yêu|oai|oao|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|uêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|"
    "ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|a|e|ê|i|o|ô|ơ|u|ư|y"
)


def is_syllable(word: str) -> bool:
    """Return whether ``word``, as written with its marks, can be a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("Nghiêng", "quý", "hoà", "cchc", "last", "the")]
    [True, True, True, False, False, True]
    """
    key = comparison_key(word)
    letters = "".join(map(toneless, key))
    tones = sum(letter != plain for letter, plain in zip(key, letters, strict=True))
    return tones <= 1 and _shape().fullmatch(letters) is not None


def is_unmarked_syllable(word: str) -> bool:
    """Return whether ``word`` can be a Vietnamese syllable typed without its marks.

    >>> [is_unmarked_syllable(word) for word in ("huyen", "xep", "duoc", "which", "ranked")]
    [True, True, True, False, False]
    """
    return _unmarked_shape().fullmatch(unmarked(small(word))) is not None


def keeps_typed_marks(typed: str, full: str) -> bool:
    """Return whether ``full`` is ``typed`` with marks added and none taken off or changed.

    Both are comparison keys. A typed letter mark stays, so does a typed tone.

    >>> keeps_typed_marks("viêt", "việt"), keeps_typed_marks("viet", "việt")
    (True, True)
    >>> keeps_typed_marks("thé", "thế"), keeps_typed_marks("thê", "the")
    (True, False)
    """
    if len(typed) != len(full):
        return False
    typed_tone = full_tone = ""
    for mine, other in zip(typed, full, strict=True):
        plain, fuller = toneless(mine), toneless(other)
        if plain != fuller and plain != unmarked(fuller):
            return False
        typed_tone += _tone(mine, plain)
        full_tone += _tone(other, fuller)
    return not typed_tone or typed_tone == full_tone


def _tone(letter: str, plain: str) -> str:
    return tone_of(letter) if letter != plain else ""


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(f"(?:{_ONSETS})?(?:(?:{_CLOSED})(?:{_CODAS})|(?:{_OPEN}))")


@cache
def _unmarked_shape() -> re.Pattern[str]:
    return re.compile(unmarked(_shape().pattern))
