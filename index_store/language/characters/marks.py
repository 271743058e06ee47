"""Tone and letter marks: taking them off, and comparing spellings that differ only in style.

Both functions keep the length of NFC text, so an offset in the result is an offset in the
text it came from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

TONES = "\u0300\u0301\u0309\u0303\u0323"
"""Combining grave, acute, hook above, tilde and dot below: huyền, sắc, hỏi, ngã, nặng."""

BASE_VOWELS = "aăâeêioôơuưy"
_LETTER_MARKED = frozenset("ăâêôơư")


def unmarked(text: str) -> str:
    """Return ``text`` without tone and letter marks; ``đ`` becomes ``d``.

    Only Vietnamese letters change, case is kept, and NFC text keeps its length.

    >>> unmarked("Huyện Đại Từ xếp thứ 7/9")
    'Huyen Dai Tu xep thu 7/9'
    """
    return nfc(text).translate(_unmarking())


def comparison_key(text: str) -> str:
    """Return ``text`` in small letters with the tone of each syllable where old style puts it.

    Texts that differ only in case and in tone placement have equal keys; marks still count.
    NFC text keeps its length.

    >>> comparison_key("Hoà Bình") == comparison_key("HÒA BÌNH")
    True
    >>> comparison_key("Thuý, quý, tòan, gía, qúa")
    'thúy, quý, toàn, giá, quá'
    >>> comparison_key("thế") == comparison_key("thể")
    False
    """
    return _key_of_name(text) if len(text) <= _NAME else _key(text)


_NAME = 600
"""Names and sentences up to this length are compared again and again, in one question too."""


def _key(text: str) -> str:
    key = small(nfc(text))
    while (placed := _old_style(key)) != key:
        key = placed  # letters that are no Vietnamese may take two steps
    return key


_key_of_name = lru_cache(maxsize=8_000)(_key)


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normal form C, the form that every stored text has."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def small(text: str) -> str:
    """Return ``text`` in small letters, with its length kept.

    >>> len(small("İ")), small("ĐẠI TỪ")
    (1, 'đại từ')
    """
    # U+0130 is the one letter whose small form is two code points.
    return text.replace("\u0130", "i").lower()


@cache
def toned(vowel: str, tone: str) -> str:
    """Return the letter that carries ``tone``, one of ``TONES`` or nothing, on ``vowel``.

    >>> toned("ê", "\u0323")
    'ệ'
    """
    return unicodedata.normalize("NFC", vowel + tone)


@cache
def tone_of(letter: str) -> str:
    """Return the tone mark that ``letter`` carries, or nothing.

    >>> tone_of("ệ") == "\u0323", tone_of("ê")
    (True, '')
    """
    return next((mark for mark in unicodedata.normalize("NFD", letter) if mark in TONES), "")


@cache
def toneless(letter: str) -> str:
    """Return ``letter`` without its tone; the letter mark stays.

    >>> toneless("ệ")
    'ê'
    """
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))


@cache
def _unmarking() -> dict[int, str]:
    table = {ord("đ"): "d", ord("Đ"): "D"}
    for vowel in BASE_VOWELS:
        plain = unicodedata.normalize("NFD", vowel)[0]
        for tone in ("", *TONES):
            letter = toned(vowel, tone)
            table[ord(letter)] = plain
            table[ord(letter.upper())] = plain.upper()
    return table


def _old_style(key: str) -> str:
    """Return the text with the tones that the quick look found moved."""
    pieces: list[str] = []
    at = 0
    for found in _misplaced().finditer(key):
        start = found.start()
        for before in (_vowels(_EVERY_TONE), "qg"):
            start -= start > at and key[start - 1] in before
        vowels = _misplaceable().match(key, start)
        if start < at or vowels is None:
            continue
        pieces += (key[at:start], _placed_syllable(*vowels.groups()))
        at = vowels.end()
    return "".join([*pieces, key[at:]]) if pieces else key


_EVERY_TONE = ("", *TONES)


@cache
def _vowels(tones: tuple[str, ...], bases: str = BASE_VOWELS) -> str:
    return "".join(toned(vowel, tone) for vowel in bases for tone in tones)


@cache
def _misplaced() -> re.Pattern[str]:
    """Return what finds tones on a wrong letter, and few others: ``oà``, ``òan``, ``ùê``, ``gía``.

    One in fifty vowels with a tone is misplaced; a look at all of them took five times as long.
    Two vowels are sought first, and then looked at: the engine skips to letters of one set.
    """
    every, plain = _vowels(_EVERY_TONE), _vowels(TONES, "aeiouy")
    marked, hats = _vowels(TONES), "".join(sorted(_LETTER_MARKED))
    return re.compile(
        f"[uo{marked}{hats}](?=[{every}])(?:(?<=[uo])(?<!qu)[{plain}](?![a-zđ{every}])"
        f"|(?<=[{plain}])[{every}](?=[a-zđ{every}])|(?<=[{marked}])[{hats}]|(?<=[{hats}])[{plain}]"
        f"|(?<=q[{_vowels(TONES, 'u')}])[{every}]|(?<=g[{_vowels(TONES, 'i')}])[{every}])"
    )


@cache
def _misplaceable() -> re.Pattern[str]:
    """Return what reads vowels whose tone may stand on another letter, with what is around them."""
    every, marked = _vowels(_EVERY_TONE), _vowels(TONES)
    return re.compile(
        f"([qg]?)([{every}]?(?:[ou][{marked}]|[{marked}][{every}])[{every}]*)([a-zđ]?)"
    )


@cache
def _placed_syllable(onset: str, vowels: str, coda: str) -> str:
    """Return the vowels with their one tone where old style puts it.

    On the last vowel with a letter mark; else on the last one before a final consonant; else
    on the first of two and the middle of three. The u of ``qu`` and the i of ``gi`` are no
    vowels of the syllable.
    """
    tones = [tone for letter in vowels if (tone := tone_of(letter))]
    if len(tones) != 1:
        return onset + vowels + coda
    letters = [toneless(letter) for letter in vowels]
    first = 1 if (onset, letters[0]) in {("q", "u"), ("g", "i")} else 0
    marked = [at for at, letter in enumerate(letters) if at >= first and letter in _LETTER_MARKED]
    count = len(letters) - first
    if marked:
        at = marked[-1]
    elif coda:
        at = len(letters) - 1
    else:
        at = first + (1 if count > 2 else 0)
    letters[at] = toned(letters[at], tones[0])
    return onset + "".join(letters) + coda
