"""By which other words a text may say a word of a question: "khai trương" is said by "mở cửa".

``data/other_words.tsv`` holds what a reader knows of Vietnamese words and no count of texts tells:
in counts "tăng" stands as near to "giảm" as to "cao hơn". `docs/retrieval.md` says how it was made
and what it is worth. A sentence that says a word otherwise is likelier to answer; what it states
is never concluded from this table, nor any figure verified by it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from assistant.finding.matching import Terms


class Otherwise(NamedTuple):
    """Other ways to say a word, by how near they are.

    ``each_other`` are words of which each is a way to say the other; ``same`` say the same in one
    sense at least; ``tells`` say it without being its name: "cao" and "mét" of "chiều cao", "ô tô"
    of "phương tiện".
    """

    each_other: tuple[str, ...]
    same: tuple[str, ...]
    tells: tuple[str, ...]

    def within(self, text: Terms) -> Otherwise:
        """Return those of the ways that a text has."""
        return Otherwise(*(tuple(way for way in ways if text.has_any((way,))) for ways in self))

    def is_same_in(self, text: Terms) -> bool:
        """Return whether a text has a word that says the same."""
        return text.has_any(self.each_other) or text.has_any(self.same)

    def nearest_in(self, text: Terms) -> int | None:
        """Return the number of the nearest kind of way that a text has, or nothing.

        >>> from assistant.finding.matching import terms
        >>> otherwise("khai trương").nearest_in(terms("Nhà sách mở cửa hôm 2/9."))
        0
        """
        for number, ways in enumerate(self):
            if text.has_any(ways):
                return number
        return None


NONE = Otherwise((), (), ())


@cache
def _lines() -> list[str]:
    """Return the rows as lines, in the order of their words: few are ever asked for."""
    file = files("assistant").joinpath("data/other_words.tsv")
    return file.read_text(encoding="utf-8").splitlines()[1:]


@lru_cache(maxsize=4_000)
def otherwise(word: str) -> Otherwise:
    """Return the other ways to say a word, of one syllable or two as questions are read.

    >>> "tử vong" in otherwise("chết").each_other, otherwise("zylon") == NONE
    (True, True)
    """
    lines = _lines()
    at = bisect_left(lines, f"{word}\t")
    if at == len(lines) or not lines[at].startswith(f"{word}\t"):
        return NONE
    cells = lines[at].split("\t")[1:]
    return Otherwise(*(tuple(cell.split(" | ")) if cell else () for cell in cells))
