"""Repair of characters: what a portal, a PDF or a keyboard damaged, with a map back.

``repair`` changes characters only, never words: Unicode form, letters that only look
Vietnamese, invisible characters, line ends. Every change says why it was made and where.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement: ``before`` stood at ``original``, ``after`` stands at ``repaired``."""

    original: Span
    repaired: Span
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text and the changes that made it, in order."""

    text: str
    changes: tuple[Change, ...]

    def original_offset(self, offset: int) -> int:
        """Return where the character at ``offset`` of the repaired text stood before.

        >>> repair("a\\u200bb\\r\\nc").original_offset(3)
        5
        """
        shift = 0
        for change in self.changes:
            if offset < change.repaired.start:
                break
            if offset < change.repaired.end:
                return change.original.start
            shift = change.original.end - change.repaired.end
        return offset + shift

    def repaired_offset(self, original: int) -> int:
        """Return where the character at ``original`` of the text as read stands now.

        What was taken out stands where the next character does.

        >>> repair("a\\u200bb\\r\\nc").repaired_offset(5)
        3
        """
        shift = 0
        for change in self.changes:
            if original < change.original.start:
                break
            if original < change.original.end:
                return change.repaired.start
            shift = change.repaired.end - change.original.end
        return original + shift


def repair(text: str) -> Repaired:
    """Return ``text`` in NFC with look-alike letters, spaces and line ends put right.

    The meaning never changes: superscripts and fractions stay, so that ``10³ m²`` keeps
    its figures.

    >>> repair("Ðại\\u00a0Từ\\u200b").text
    'Đại Từ'
    >>> [change.reason for change in repair("Ðại\\u00a0Từ").changes]
    ['look-alike letter', 'space']
    >>> repair("10³ m²").text
    '10³ m²'
    """
    pattern = _suspects() if unicodedata.is_normalized("NFC", text) else _RUNS
    if pattern is not _RUNS and _COMBINING.search(text):
        pattern = _RUNS  # an invisible character may stand between a letter and its mark
    pieces: list[str] = []
    changes: list[Change] = []
    read = written = 0
    for match in pattern.finditer(text):
        after, reason = _mended(text, match)
        if after == match[0]:
            continue
        kept = text[read : match.start()]
        written += len(kept)
        pieces += [kept, after]
        original = Span(*match.span())
        changes.append(
            Change(original, Span(written, written + len(after)), match[0], after, reason)
        )
        written += len(after)
        read = match.end()
    pieces.append(text[read:])
    return Repaired("".join(pieces), tuple(changes))


def looks_like_garbage(text: str) -> bool:
    """Return whether ``text`` is no readable text: binary, mojibake, or an old encoding.

    True where more than one character in 50 is a control, private or replacement character,
    or where two words or more, and more than one in 20, hold signs that only a wrong decoding puts there
    (TCVN3 read as Latin: ``Céng hoµ x· héi``; UTF-8 read as Latin: ``Cá»™ng hÃ²a``).

    >>> looks_like_garbage("Cộng hòa xã hội chủ nghĩa Việt Nam")
    False
    >>> looks_like_garbage("Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    True
    >>> looks_like_garbage("PK\\x03\\x04\\x14\\x00\\x06\\x00\\x08\\x00")
    True
    """
    if not text.strip():
        return False
    if len(_UNREADABLE.findall(text)) * 50 > len(text):
        return True
    words = len(_WORD.findall(text))
    misread = len(_MISREAD.findall(text))
    return misread > 1 and misread * 20 > words


_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\uffff]")
_WORD = re.compile(r"\S+")
# A sign inside or at the end of a word; marks of UTF-8 read as Latin-1 or Windows-1252.
_MISREAD = re.compile(
    r"\S*(?:[^\W\d_][µ¸¶·¹¨»¾¼½Æ©®¬¦§](?![\s\d]*$)|[µ¸¶·¹¨¾¼½®¬¦][^\W\d_]"
    r"|Ã[\u0080-\u00bf]|á[º»]|Ä[\u0080-\u00bf‘’]|Æ°|â€|[a-zđ][ÖÜÞÑ]|[®§][a-zµ¸¶·¹])\S*"
)
_VIETNAMESE = re.compile("[a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_COMBINING = re.compile("[\u0300-\u036f]")
# Where marks stand apart from their letters: an ASCII character and all that is not ASCII after
# it. Such runs can be normalised one by one, because no ASCII character joins the one before.
_RUNS = re.compile(r"\r\n?|[\x0b\x0c]|[\x00-\x7f]?[^\x00-\x7f]+")


@cache
def _lookalikes() -> dict[str, tuple[str, str]]:
    """Return for each look-alike the Vietnamese letter and the context that it needs."""
    table = resources.files(__package__).joinpath("data/lookalikes.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {chr(int(row[0][2:], 16)): (row[1], row[2]) for row in rows}


@cache
def _suspects() -> re.Pattern[str]:
    """Return what finds every character that may need repair in NFC text."""
    letters = "".join(_lookalikes())
    plain = (_LINE_END.pattern, _INVISIBLE.pattern, _SPACE.pattern)
    return re.compile("|".join((*plain, f"[{letters}]")))


def _mended(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what a suspect stretch becomes, and why."""
    if _LINE_END.fullmatch(match[0]):
        return "\n", "line end"
    if not _suspects().search(match[0]):
        return unicodedata.normalize("NFC", match[0]), "Unicode form"
    reasons: list[str] = []
    letters: list[str] = []
    for at in range(*match.span()):
        after, reason = _mended_letter(text, at)
        letters.append(after)
        if reason and reason not in reasons:
            reasons.append(reason)
    joined = "".join(letters)
    after = unicodedata.normalize("NFC", joined)
    if after != joined:
        reasons.append("Unicode form")
    return after, ", ".join(reasons)


def _mended_letter(text: str, at: int) -> tuple[str, str]:
    char = text[at]
    if _INVISIBLE.match(char):
        return "", "invisible character"
    if _SPACE.match(char):
        return " ", "space"
    if _LINE_END.match(char):
        return "\n", "line end"
    letter, context = _lookalikes().get(char, (char, "any"))
    if letter == char or (context == "word" and not _in_latin_word(text, at)):
        return char, ""
    return letter, "look-alike letter"


def _in_latin_word(text: str, at: int) -> bool:
    """Return whether the word around ``at`` is Latin but for letters that only look so."""
    start, end = at, at + 1
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    others = [char for char in text[start:end] if not _VIETNAMESE.match(char)]
    return len(others) < end - start and all(char in _lookalikes() for char in others)
