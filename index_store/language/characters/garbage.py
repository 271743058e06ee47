"""Whether a text is one: garbage from wrong decodings, fonts, dumps and bad scans.

The measures are about letters and words of any Latin language, so English, lists of names and
tables of figures are text. Ask about the text as it was read: ``repair`` takes away some of
what shows that there was nothing to read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from string import ascii_lowercase
from typing import TYPE_CHECKING

from index_store.language.characters.marks import small, unmarked
from index_store.language.characters.syllables import is_syllable
from index_store.language.knowledge import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is garbage; ``score`` is the share of it that is, from 0 to 1.

    ``reason`` is stable and for programs: empty, ``unreadable characters``, ``glyph numbers``,
    ``old encoding``, ``mixed scripts`` or ``no words``.
    """

    garbage: bool
    reason: str = ""
    score: float = 0.0

    @property
    def told(self) -> str:
        """The reason as a Vietnamese line, empty where the text is fine."""
        return _TOLD.get(self.reason, "")


_TOLD = {
    "unreadable characters": "nhiều ký tự không đọc được",
    "glyph numbers": "chỉ có số hiệu nét chữ, phông chữ không cho biết chữ cái",
    "old encoding": "chữ của bảng mã cũ hoặc bị đọc nhầm bảng mã",
    "mixed scripts": "chữ của nhiều hệ chữ viết lẫn lộn",
    "no words": "phần lớn không thành từ",
}


def is_garbage(text: str) -> Verdict:
    """Return whether ``text`` is no readable text, and why.

    Short texts need more to be called so. A long text is judged by its first 20,000
    characters.

    >>> is_garbage("Cộng hòa xã hội chủ nghĩa Việt Nam").garbage
    False
    >>> is_garbage("Céng hoµ x· héi chñ nghÜa ViÖt Nam").reason
    'old encoding'
    >>> is_garbage("PK\\x03\\x04\\x14\\x00\\x06\\x00\\x08\\x00").told
    'nhiều ký tự không đọc được'
    >>> is_garbage("(cid:12)(cid:87)(cid:3) (cid:54)(cid:9)").reason
    'glyph numbers'
    >>> is_garbage("Zkq xvjw qpz hjkl wqxz vbkj xzqt pqwk zzxv kqjh wvxq jjkz").reason
    'no words'
    """
    sample = text[:_SAMPLE].strip()
    if not sample:
        return Verdict(False)
    for reason, measure, least in _MEASURES:
        score = measure(sample)
        if score > least:
            return Verdict(True, reason, round(min(score, 1.0), 3))
    return Verdict(False, "", round(_odd_share(sample), 3))


def looks_like_garbage(text: str) -> bool:
    """Return whether ``text`` is no readable text, as ``is_garbage`` says.

    >>> looks_like_garbage("Huyá»‡n SÆ¡n LÃ¢m Ä‘áº¡t 70,56 Ä‘iá»ƒm")
    True
    """
    return is_garbage(text).garbage


_SAMPLE = 20_000


def _unreadable_share(text: str) -> float:
    """Return the share of characters that show nothing, or not what was meant."""
    known = {"•", "▪"}
    hidden = _UNREADABLE.findall(text)
    return len([sign for sign in hidden if sign not in known]) / len(text)


def _glyph_share(text: str) -> float:
    """Return the share of the text that is numbers of glyphs, as some PDF tools print them."""
    return sum(len(match[0]) for match in _GLYPH.finditer(text)) / len(text)


def _misread_share(text: str) -> float:
    """Return the share of words with signs that only a wrong decoding puts there."""
    misread = sum(1 for _ in _misread_words(text))
    return misread / len(_WORD.findall(text)) if misread > 1 else 0.0


def _misread_words(text: str) -> Iterator[int]:
    """Yield where words with such signs end; a text without spaces is one word, read once."""
    found = _MISREAD.search(text)
    while found:
        end = _SPACE.search(text, found.end())
        if end is None:
            yield len(text)
            return
        yield end.start()
        found = _MISREAD.search(text, end.start())


def _mixed_share(text: str) -> float:
    """Return the share of letters outside the commonest script, where there are many scripts."""
    letters = [letter for letter in text if letter > "\u02ff" and letter.isalpha()]
    scripts = Counter(_script(letter) for letter in letters if not _LATIN.match(letter))
    if len(scripts) < _MANY_SCRIPTS:
        return 0.0
    strange = sum(scripts.values()) - max(scripts.values())
    return strange / max(sum(map(str.isalpha, text)), 1)


_MANY_SCRIPTS = 4


@lru_cache(maxsize=10_000)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "NONE").split(maxsplit=1)[0]


def _odd_share(text: str) -> float:
    """Return the share of words, weighted by length, that no Latin language has.

    Text of fewer than eight odd words counts less, in proportion.
    """
    good = odd = 0
    odd_words = 0
    for match in _WORD.finditer(text):
        oddity = _oddity(match[0])
        if oddity is None:
            continue
        weight = min(len(match[0]), _LONG)
        good += weight * (1 - oddity)
        odd += weight * oddity
        odd_words += oddity * (1 + len(match[0]) // _LONG)
    share = odd / (odd + good) if odd else 0.0
    return share * min(odd_words / _FEW, 1.0)


_LONG, _FEW = 12, 8


@lru_cache(maxsize=100_000)
def _oddity(word: str) -> int | None:
    """Return 1 for what is no word, 0 for a word, None for what says nothing."""
    if _NUMBER.fullmatch(word) or _ADDRESS.search(word) or _USUAL_SIGNS.fullmatch(word):
        return None
    core = word.strip(_AROUND)
    if not core:
        return 1
    if _STRANGE_SIGN.search(core):
        return 1
    parts = _LETTERS.findall(core)
    if not parts:
        return None
    if len(_CHANGES.findall(core)) > _MOST_CHANGES and len(core) > len(parts):
        return 1
    if _INNER_SIGN.search(core) and not all(map(_is_usual, parts)):
        return 1
    judged = [_is_odd(part) for part in parts if len(part) > _SHORT or _is_usual(part)]
    return max(judged, default=None)


def _is_usual(letters: str) -> bool:
    """Return whether letters are a syllable or an abbreviation."""
    if letters.isupper() and len(letters) <= _ABBREVIATION:
        return True
    return is_syllable(letters) if letters.isalpha() else False


def _is_odd(letters: str) -> int:
    """Return 1 for letters in an order that no word of a Latin language has."""
    if not _LATIN.match(letters[0]) or _is_usual(unicodedata.normalize("NFC", letters)):
        return 0
    if _ONLY_VIETNAMESE.search(letters) and not letters.istitle():
        return 1
    if not (letters.islower() or letters.isupper() or letters.istitle()) and _CHAOS.search(letters):
        return 1
    return int(_roughness(letters) > _ROUGH)


_SHORT, _ABBREVIATION, _MOST_CHANGES = 2, 8, 3
_ROUGH = 4.1
"""So many nats a pair of letters costs in rubbish; words of Vietnamese and English cost 2 to 3."""


@lru_cache(maxsize=50_000)
def _roughness(letters: str) -> float:
    """Return how unlikely each letter is after the one before, in nats on average."""
    costs = _costs()
    plain = "".join(letter for letter in _plain(letters) if letter in costs)
    spaced = f" {plain} "
    pairs = [costs[first][second] for first, second in pairwise(spaced)]
    return sum(pairs) / (len(pairs) * 100)


def _plain(letters: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unmarked(small(letters)))
    return "".join(letter for letter in decomposed if letter.isascii())


@cache
def _costs() -> dict[str, dict[str, int]]:
    columns = ("letter", "end", *ascii_lowercase)
    nexts = " " + ascii_lowercase
    return {
        " " if letter == "begin" else letter: dict(zip(nexts, map(int, costs), strict=True))
        for letter, *costs in table_rows("index_store.language", "data/letter_pairs.tsv", *columns)
    }


_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\uffff]")
_GLYPH = re.compile(r"\(cid:\d+\)|/(?:g|gid|G|C|c|cid|glyph|uni|index)\d{2,5}\b|\\u[0-9a-fA-F]{4}")
_WORD = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")
_LETTERS = re.compile("[^\\W\\d_]+")
_INNER_SIGN = re.compile(r"(?<=\w)[,;:!?()\"|°§](?=[^\W\d_])")
_ONLY_VIETNAMESE = re.compile("[ăĐđƠơƯưẠ-ỹ]")
_NUMBER = re.compile(r"[\W\d_]*\d[\W\d_]*")
_ADDRESS = re.compile(
    r"https?:|www\.|@|\.(?:vn|com|org|net|gov|edu|html?|pdf|docx?|xlsx?)\b|/.*/.*/"
)
_USUAL_SIGNS = re.compile(r"[-–—−•*+/|=:;.,\"'“”‘’()\[\]…%<>≥≤°×§&#_→←▪➢✓❖■□●○◦·?!]+|[©®™]")
_AROUND = "-–—−•*+/|=:;.,\"'“”‘’()[]…%<>&#_?!«»"
_STRANGE_SIGN = re.compile(r"[\w][\^~`{}\\|<>=+*$#!?;%][\w]|[\^~`{}\\]")
# From letters to digits and back, as in noise; numbers of documents do it once or twice.
_CHANGES = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_CHAOS = re.compile("[a-zà-ỹ][A-Z]{1,2}[a-zà-ỹ]?[A-Z]|[A-Z][a-z][A-Z][a-z]?[A-Z]|^[a-z][A-Z]+[a-z]")
# A sign inside or at the end of a word; marks of UTF-8 read as Latin-1 or Windows-1252.
_SPACE = re.compile(r"\s")
_MISREAD = re.compile(
    r"(?:[^\W\d_][µ¸¶·¹¨»¾¼½Æ©®¬¦§](?![\s\d]*$)|[µ¸¶·¹¨¾¼½®¬¦][^\W\d_]"
    r"|Ã[\u0080-\u00bf]|á[º»]|Ä[\u0080-\u00bf‘’]|Æ°|â€|[a-zđ][ÖÜÞÑ]|[®§][a-zµ¸¶·¹]"
    r"|(?:[aeou][äåûøï]|[aeo]â)(?=[\s,.;ncpmt])|[öô][ùøûõï]|ñ[aeiouöô]|[AEOU][ÙÛÏÄÅ]|[AEO]Â)"
)
_MEASURES = (
    ("unreadable characters", _unreadable_share, 0.02),
    ("glyph numbers", _glyph_share, 0.1),
    ("old encoding", _misread_share, 0.05),
    ("mixed scripts", _mixed_share, 0.2),
    ("no words", _odd_share, 0.35),
)
"""The measures in the order of asking; a text is garbage above the number behind one."""
