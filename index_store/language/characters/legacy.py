"""Old Vietnamese encodings, letter by letter: TCVN3 (ABC), VNI, VISCII, Windows-1258, mojibake.

A text in one of them arrives as bytes, or as a string that somebody decoded as Windows-1252 or
Latin-1: ``Céng hßa``, ``Coäng hoøa``. The functions here turn such a string into Unicode and
trust the caller that it is one; ``index_store.language.characters.legacy_finding`` says whether it is.

What cannot be known from the text alone: the capital fonts of TCVN3 (``.VnTimeH``) show small
letters as capitals, so a heading typed in one comes out in small letters. TCVN3 has no capital
vowels with a tone either; where the plain letters of a word are capitals (``CéNG``), all of
the word becomes capital.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

TCVN3, VNI, VISCII, WINDOWS_1258 = "TCVN3 (ABC)", "VNI", "VISCII", "Windows-1258"
MOJIBAKE = "UTF-8 đọc nhầm bảng mã"
ENCODINGS = (TCVN3, VNI, WINDOWS_1258, VISCII, MOJIBAKE)
"""The names as a reader knows them; rare ones later."""

_IN_TABLE = {TCVN3: "TCVN3", VNI: "VNI", VISCII: "VISCII"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def from_tcvn3(text: str | bytes) -> str:
    """Return in Unicode what TCVN3 (ABC) shows as ``text``, given as bytes or read as Latin.

    >>> from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam, CéNG HßA")
    'Cộng hòa xã hội chủ nghĩa Việt Nam, CỘNG HÒA'
    >>> from_tcvn3(b"huy\\xd6n")
    'huyện'
    """
    return _WORD.sub(lambda word: word_in_unicode(word[0], TCVN3), as_latin(text))


def from_vni(text: str | bytes) -> str:
    """Return in Unicode what VNI-Windows shows as ``text``, given as bytes or read as Latin.

    >>> from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ÑOÄC LAÄP")
    'Cộng hòa xã hội chủ nghĩa Việt Nam, ĐỘC LẬP'
    """
    return _WORD.sub(lambda word: word_in_unicode(word[0], VNI), as_latin(text))


def from_mojibake(text: str) -> str:
    """Return what ``text`` was before its UTF-8 was read as Windows-1252, 1258 or Latin-1.

    What is no such damage stays. Text that was damaged twice is whole as well.

    >>> from_mojibake("Thá»§ tá»¥c hÃ\\xa0nh chÃ\\xadnh")
    'Thủ tục hành chính'
    >>> from_mojibake("Élysée, hòa")
    'Élysée, hòa'
    """
    for _ in range(_DAMAGED_AT_MOST):
        before, text = text, _MOJIBAKE.sub(_utf8_again, text)
        if text == before:
            break
    return text


_DAMAGED_AT_MOST = 3


def as_latin(text: str | bytes) -> str:
    """Return bytes as Windows-1252 reads them; what it leaves undefined as in Latin-1.

    >>> as_latin(b"\\xb8\\x93\\x81")
    '¸“\\x81'
    """
    return text if isinstance(text, str) else text.decode("latin-1").translate(_shown())


def word_in_unicode(word: str, encoding: str) -> str:
    """Return one word that was read as Latin as ``encoding`` means it.

    >>> word_in_unicode("®Þnh", TCVN3), word_in_unicode("ñònh", VNI)
    ('định', 'định')
    """
    if encoding == MOJIBAKE:
        return from_mojibake(word)
    letters = _letters(encoding)
    written = _sequences(encoding).sub(lambda match: letters[match[0]], word)
    if encoding == TCVN3 and written != word:
        plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
        if len(plain) > 1 and all(letter.isupper() for letter in plain):
            return written.upper()
    return written


def is_of_encoding(word: str, encoding: str) -> bool:
    """Return whether every character of ``word`` can come from bytes in ``encoding``.

    A Vietnamese letter of Unicode can not: no byte of Windows-1252 shows it.

    >>> is_of_encoding("héi", TCVN3), is_of_encoding("hội", TCVN3)
    (True, False)
    """
    wrong = _ONLY_UNICODE if encoding == MOJIBAKE else _not_latin()
    return wrong.search(word) is None


_ONLY_UNICODE = re.compile("[ăĐđƠơƯưẠ-ỹ]")  # Ă is what Windows-1258 shows for C3
_WORD = re.compile(r"[^ \t\r\n<>]+")


@cache
def _shown() -> dict[int, str]:
    """Return what Windows-1252 shows for the bytes 80 to 9F."""
    shown = {}
    for byte in range(0x80, 0xA0):
        try:
            shown[byte] = bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            continue
    return shown


@cache
def _not_latin() -> re.Pattern[str]:
    return re.compile(f"[^\x00-\xff{''.join(_shown().values())}]")


@cache
def _letters(encoding: str) -> Mapping[str, str]:
    """Return the letter for each sequence of characters, as Windows-1252 and Latin-1 read it."""
    if encoding == WINDOWS_1258:
        return _letters_of_1258()
    columns = ("encoding", "bytes", "letter")
    rows = table_rows("index_store.language", "data/legacy_letters.tsv", *columns)
    letters: dict[str, str] = {}
    for name, code, letter in rows:
        # Below 80 VISCII has six rare capitals where others have controls: damage, not text.
        if name == _IN_TABLE[encoding] and code >= "20":
            written = bytes.fromhex(code)
            letters[written.decode("latin-1")] = letter
            letters[as_latin(written)] = letter
    if encoding == VNI:
        letters.update(_mixed_case(letters))
    return letters


def _mixed_case(letters: Mapping[str, str]) -> dict[str, str]:
    """Return VNI letters whose mark was typed in the other case: ``Uû`` for ``UÛ``."""
    pairs = {code: letter for code, letter in letters.items() if len(code) == 2}
    return {code[0] + code[1].swapcase(): letter for code, letter in pairs.items()}


def _letters_of_1258() -> dict[str, str]:
    """Return the letters of Windows-1258: hats and horns in one sign, tones behind them."""
    letters: dict[str, str] = {}
    for base in "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ":
        for tone in ("", *_TONES) if base not in "đĐ" else ("",):
            letter = unicodedata.normalize("NFC", base + tone)
            ways = {base + tone, letter}
            for way in ways:
                try:
                    code = way.encode("cp1258")
                except UnicodeEncodeError:
                    continue
                if as_latin(code) != letter:
                    letters[as_latin(code)] = letter
                    letters[code.decode("latin-1")] = letter
    return {code: letter for code, letter in letters.items() if not code.isascii()}


@cache
def _sequences(encoding: str) -> re.Pattern[str]:
    longest_first = sorted(_letters(encoding), key=lambda code: (-len(code), code))
    return re.compile("|".join(map(re.escape, longest_first)))


# What the bytes of UTF-8 for Latin letters and for punctuation show as. Windows-1258 differs in
# C3 only, which it shows as Ă.
_CONTINUES = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(f"(?:[ÂÃĂÄÅÆÌÍ]{_CONTINUES}|[áâï]{_CONTINUES}{{2}})+")


@cache
def _bytes_shown() -> dict[int, int]:
    back = {ord(sign): byte for byte, sign in _shown().items()}
    return back | {ord("Ă"): 0xC3}


def _utf8_again(match: re.Match[str]) -> str:
    back = _bytes_shown()
    try:
        return bytes(back.get(ord(sign), ord(sign)) for sign in match[0]).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return match[0]
