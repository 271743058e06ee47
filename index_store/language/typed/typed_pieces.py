"""A typed text as the pieces that the restoring of marks reads: words, numbers, signs, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index_store.language.characters.marks import comparison_key, tone_of
from index_store.language.characters.syllables import is_syllable, is_unmarked_syllable
from index_store.language.terms.abbreviations import find_abbreviations
from index_store.language.typed.syllable_model import BOUNDARY, COMMA, NUMBER, OTHER


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or sign as typed; ``open`` where marks may be missing from it.

    An abbreviation stands as the syllables it is short for, ``spoken`` but not typed.
    """

    text: str
    start: int
    key: str
    open: bool
    spoken: bool = False


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of ``text`` in order; spaces are no pieces."""
    keys = comparison_key(text)
    matches = list(_PIECE.finditer(text))
    capitals = [_is_shouted(match[0]) for match in matches]
    short = {
        mention.span.start: mention.long
        for mention in find_abbreviations(text)
        if not mention.others
    }
    pieces: list[Piece] = []
    for at, match in enumerate(matches):
        word, key = match[0], keys[match.start() : match.end()]
        if match.start() in short and word.isalpha():
            spoken = SYLLABLE.findall(comparison_key(short[match.start()]))
            pieces += [Piece(one, match.start(), one, open=False, spoken=True) for one in spoken]
            continue
        # One word in capitals is an abbreviation (BAN, CA); several in a row are a heading.
        beside = any(capitals[max(at - 1, 0) : at] + capitals[at + 1 : at + 2])
        initials = word.isupper() and len(word) > 1 and not (capitals[at] and beside)
        is_open = word.isalpha() and not initials and not _has_tone(key)
        pieces.append(Piece(word, match.start(), key, is_open))
    return pieces


def _is_shouted(word: str) -> bool:
    return word.isupper() and word.isalpha() and (is_unmarked_syllable(word) or is_syllable(word))


def _has_tone(key: str) -> bool:
    return any(map(tone_of, key))


def special(piece: Piece) -> int:
    """Return which special word of the model stands for a piece that it does not know."""
    if piece.text == ",":
        return COMMA
    if piece.text[0].isdigit():
        return NUMBER
    return OTHER if piece.text[0].isalpha() else BOUNDARY


def cased(word: str, *, like: str) -> str:
    """Return ``word`` with capitals where ``like``, of the same length, has them."""
    return "".join(
        letter.upper() if model.isupper() else letter
        for letter, model in zip(word, like, strict=True)
    )


SYLLABLE = re.compile(r"[^\W\d_]+")
# Addresses and codes first, so that 501/qd-ubnd stays one piece that nothing restores.
_PIECE = re.compile(
    r"[^\s@]+@[^\s@]+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|edu|gov)\b[^\s,;?!]*|"
    r"\d+(?:[.,/:-]\d+)*(?:/[^\W_]+(?:[-–/&.][^\W_]+)*)?[^\W\d_]*|[^\W\d_]+\d[^\W_]*|[^\W\d_]+|,|[.;:!?…()\[\]|\n•]"
)
