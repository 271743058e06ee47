"""What every rule for places shares: words of a name, mentions found, words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from index_store.language.characters.marks import small
from index_store.language.knowledge import table_pairs
from index_store.language.names.place_table import Level, name_key
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text: ``text`` as written, ``name`` canonical ("huyện Ngân Sơn").

    ``place_ids`` are the units it may be: none for a unit that the table does not know,
    several where only the province would tell.
    """

    span: Span
    text: str
    level: Level
    name: str
    place_ids: tuple[str, ...]


class Found:
    """The mentions found so far in a text; a later rule never takes what an earlier one did."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = small(text)
        """The text in small letters, of the same length: what kinds of unit are looked for in."""
        self.typed_small = text[1:] == self.low[1:]
        """Whether the text has no capitals but its first: a question, typed in haste."""
        self.mentions: list[PlaceMention] = []  # in order, without overlap

    def add(self, start: int, end: int, name: str, ids: tuple[str, ...], level: Level) -> None:
        """Record a mention, unless an earlier rule took some of its text."""
        if not self.taken(start, end):
            mention = PlaceMention(Span(start, end), self.text[start:end], level, name, ids)
            self.mentions.insert(self._position(start), mention)

    def taken(self, start: int, end: int) -> bool:
        """Return whether a mention stands on some of this text."""
        before, after = self.before(start), self.after(start)
        return bool(before and before.span.end > start) or bool(after and after.span.start < end)

    def before(self, start: int) -> PlaceMention | None:
        """Return the last mention that begins before ``start``."""
        at = self._position(start)
        return self.mentions[at - 1] if at else None

    def after(self, start: int) -> PlaceMention | None:
        """Return the first mention that begins at ``start`` or later."""
        at = self._position(start)
        return self.mentions[at] if at < len(self.mentions) else None

    def _position(self, start: int) -> int:
        return bisect_left(self.mentions, start, key=lambda mention: mention.span.start)


class Word(NamedTuple):
    """A syllable or a number of a name, where it stands."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class ReadName:
    """A proper name read at some place in a text."""

    end: int
    name: str
    ids: tuple[str, ...]


WORD = re.compile(r"[^\W\d_]+(?:['’] ?[^\W\d_]+)*|\d+")
_GAP = re.compile(r"[ \u00a0]{1,2}(?![-–])|[ ]?[-–][ ]?")
LONGEST = 7
"""No name has more syllables."""

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""Capital letters of Vietnamese, as the inside of a character class."""

SEPARATOR = re.compile(r"\s?(?:,|;)\s(?:và\s)?|\s(?:và|cùng)\s")
"""What stands between the items of a list."""


def words_at(text: str, at: int, limit: int = LONGEST) -> list[Word]:
    """Return the syllables from ``at`` on that only spaces or hyphens part."""
    found: list[Word] = []
    while len(found) < limit and (match := WORD.match(text, at)):
        found.append(Word(match.start(), match.end(), match.group()))
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return found


def key_of(part: list[Word]) -> str:
    """Return the key that the table knows the words by."""
    return name_key(" ".join([word.text for word in part]))


def adjacent(text: str, left: Word, right: Word) -> bool:
    """Return whether only spaces part two words."""
    return text[left.end : right.start].isspace()


def said_of(word: str, role: str) -> bool:
    """Return whether the table of words around names gives ``word`` this role.

    >>> said_of("Nguyễn", "surname"), said_of("sông", "surname")
    (True, False)
    """
    return small(word) in _context().get(role, frozenset())


@cache
def _context() -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {}
    rows = table_pairs("index_store.language", "data/place_context.tsv", "word", "role")
    for word, role in rows:
        roles.setdefault(role, set()).add(word)
    return {role: frozenset(words) for role, words in roles.items()}
