"""Raw keystrokes of a switched-off input method: Telex ``xeeps cuoois``, VNI ``xe6p1 cuo6i1``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from index_store.language.marks import comparison_key, small, tone_of, toned, unmarked
from index_store.language.syllables import is_syllable, is_unmarked_syllable

_HUYEN, _SAC, _HOI, _NGA, _NANG = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TELEX_TONES = {"s": _SAC, "f": _HUYEN, "r": _HOI, "x": _NGA, "j": _NANG}
_VNI_TONES = {"1": _SAC, "2": _HUYEN, "3": _HOI, "4": _NGA, "5": _NANG}
_WORD = re.compile(r"(?<![^\s(\"“])[A-Za-z][A-Za-z0-9]*(?![^\s)\"”.,;:?!…])")
_STOPPED = re.compile("(?:c|ch|p|t)$")


def typed_out(text: str) -> str:
    """Return ``text`` as the input method would have shown it; unchanged where it is no such text.

    Keystrokes are taken for such only where they make up the text: at least two words spell
    a syllable that way (or all words do), and no more than one in five is neither that nor a
    syllable as it stands.

    >>> typed_out("huyeenj naof xeeps cuoois nawm 2022?")
    'huyện nào xếp cuối năm 2022?'
    >>> typed_out("huye65n na2o xe6p1 cuo6i1 na8m 2022?")
    'huyện nào xếp cuối năm 2022?'
    >>> typed_out("which was first in his class"), typed_out("top5 nam2022 quy1")
    ('which was first in his class', 'top5 nam2022 quy1')
    """
    if unmarked(text) != text:
        return text  # whoever typed a mark had the input method on
    for read in (_telex, _vni):
        words = [match[0] for match in _WORD.finditer(text)]
        spelt = [word for word in words if read(word)]
        stray = [word for word in words if not read(word) and not _stands(word)]
        sure = sum(_is_sure(word) for word in spelt)
        if sure and len(spelt) >= min(2, len(words)) and len(stray) * 5 <= len(words):
            return _WORD.sub(lambda match, read=read: read(match[0]) or match[0], text)  # type: ignore[misc]
    return text


def _stands(word: str) -> bool:
    """Whether a word needs no keystrokes: a syllable without marks, or an abbreviation."""
    return word.isupper() or is_unmarked_syllable(word) or not re.search("[aeiouyAEIOUY]", word)


def _is_sure(word: str) -> bool:
    """Whether a word carries a letter mark or a tone that no plain word ends with."""
    plain = small(word)
    return bool(re.search(r"aa|ee|oo|dd|w|[a-z][1-9][a-z]|\d\d?$", plain))


@cache
def _telex(word: str) -> str | None:
    """Return the syllable that ``word`` spells in Telex, or None."""
    letters = small(word)
    if is_unmarked_syllable(letters) or not letters.isalpha():
        return None
    tones = [at for at, letter in enumerate(letters) if at and letter in _TELEX_TONES]
    tone = ""
    # A tone key is typed after the vowel: at the end, or before the final consonant.
    if tones and re.search("[aeiouyw]", letters[: tones[-1]]):
        tone = _TELEX_TONES[letters[tones[-1]]]
        letters = letters[: tones[-1]] + letters[tones[-1] + 1 :]
    bare = re.sub(r"(uo)w|u(?:w)o(?:w)?", "ươ", letters) if "w" in letters else letters
    for keys, letter in (("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("dd", "đ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư")):  # fmt: skip
        bare = bare.replace(keys, letter)
    bare = re.sub(r"^d(.+)d$", r"đ\1", bare)
    bare = re.sub(r"([aeo])([^aeo]*[cmnpt]?[gh]?)\1$", _late_hat, bare)
    return _checked(word, bare, tone)


def _late_hat(match: re.Match[str]) -> str:
    return {"a": "â", "e": "ê", "o": "ô"}[match[1]] + match[2]


@cache
def _vni(word: str) -> str | None:
    """Return the syllable that ``word`` spells in VNI, or None."""
    keys = re.sub("[^0-9]", "", word)
    letters = small(re.sub("[0-9]", "", word))
    tones = [key for key in keys if key in _VNI_TONES]
    marks = keys.replace("77", "7")
    if (
        len(letters) < 2
        or not keys
        or "0" in keys
        or len(tones) > 1
        or len(set(marks)) < len(marks)
    ):
        return None
    for key in marks:
        letters = _vni_letter(letters, key)
    return _checked(word, letters, _VNI_TONES[tones[0]] if tones else "")


def _vni_letter(letters: str, key: str) -> str:
    """Return ``letters`` with the letter mark that a VNI key puts on them."""
    if key == "6":
        return re.sub(
            "[aeo]", lambda match: {"a": "â", "e": "ê", "o": "ô"}[match[0]], letters, count=1
        )
    if key == "7":
        return (
            letters.replace("uo", "ươ")
            if "uo" in letters
            else letters.replace("o", "ơ").replace("u", "ư")
        )
    if key == "8":
        return letters.replace("a", "ă", 1)
    return re.sub("^d", "đ", letters) if key == "9" else letters


def _checked(word: str, bare: str, tone: str) -> str | None:
    """Return the syllable with its tone in place and the case typed, if it can be one."""
    if bare == small(word) or not is_syllable(bare):
        return None
    if _STOPPED.search(bare) and tone not in {_SAC, _NANG}:
        return None
    marked = _with_tone(bare, tone)
    if word.isupper():
        return marked.upper()
    return marked[0].upper() + marked[1:] if word[0].isupper() else marked


def _with_tone(bare: str, tone: str) -> str:
    """Return ``bare`` with ``tone`` where it belongs."""
    if not tone:
        return bare
    vowels = [
        at for at, letter in enumerate(bare) if unicodedata.normalize("NFD", letter)[0] in "aeiouy"
    ]
    # The u of qu and the i of gi take no tone where another vowel follows.
    skip = 1 if bare[:2] in {"qu", "gi"} and len(vowels) > 1 else 0
    at = vowels[skip]
    marked = bare[:at] + toned(bare[at], tone) + bare[at + 1 :]
    key = comparison_key(marked)
    return key if any(map(tone_of, key)) else marked
