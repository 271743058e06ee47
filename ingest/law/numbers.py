"""The numbers of parts of a law, in the order in which they are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The letters that points of Vietnamese law are counted by; "f", "j", "w", "z" are passed over.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_PASSED_OVER = frozenset("fjwz")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = (
    "nhất hai ba tư năm sáu bảy tám chín mười",
    "một nhì ba bốn lăm sáu bẩy tám chín mười",
)
_NUMBER = re.compile(r"(\d+)([a-zđ]?)\d?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Ordinal:
    """A number in its order: ``Ordinal(5, 1)`` is "5a", which stands between 5 and 6."""

    value: int
    letter: int = 0

    def follows(self, other: Ordinal | None) -> bool:
        """Return whether this number may come next after ``other``, without a gap.

        >>> Ordinal(6).follows(Ordinal(5, 1)), Ordinal(5, 1).follows(Ordinal(5))
        (True, True)
        >>> Ordinal(7).follows(Ordinal(5)), Ordinal(1).follows(None)
        (False, True)
        """
        if other is None:
            return self.value == 1
        if self.value == other.value:
            return self.letter == other.letter + 1 or (other.letter == 0 < self.letter <= 2)
        return self.value == other.value + 1 and self.letter <= 1


def article_ordinal(number: str) -> Ordinal | None:
    """Return the order of an article's or clause's number; None for the codified "37.10.LQ.1".

    >>> article_ordinal("5a"), article_ordinal("12"), article_ordinal("37.10.LQ.1")
    (Ordinal(value=5, letter=1), Ordinal(value=12, letter=0), None)
    """
    match = _NUMBER.match(number)
    if match is None:
        return None
    letter = match.group(2).casefold()
    return Ordinal(int(match.group(1)), _LETTERS.index(letter) + 1 if letter else 0)


def point_ordinal(letter: str) -> Ordinal:
    """Return the order of a point's letter; "a1" stands between "a" and "b".

    >>> point_ordinal("đ").follows(point_ordinal("d")), point_ordinal("g").follows(point_ordinal("e"))
    (True, True)
    """
    first = letter[0].casefold()
    at = sum(1 for one in _LETTERS[: _LETTERS.index(first)] if one not in _PASSED_OVER) + 1
    return Ordinal(at, int(letter[1:] or 0))


def division_ordinal(number: str) -> Ordinal | None:
    """Return the order of a chapter's number: Roman, Arabic or in words ("thứ nhất").

    >>> [division_ordinal(n).value for n in ("IV", "12", "thứ hai", "THỨ MƯỜI")]
    [4, 12, 2, 10]
    """
    plain = re.sub(r"^thứ\s+", "", number.strip(), flags=re.IGNORECASE)
    if plain[:1].isdigit():
        return article_ordinal(plain)
    for words in _WORDS:
        if plain.casefold() in words.split():
            return Ordinal(words.split().index(plain.casefold()) + 1)
    values = [_ROMAN.get(letter, 0) for letter in plain.upper()]
    if not values or 0 in values:
        return None
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return Ordinal(total)
