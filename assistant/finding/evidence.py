"""Whether a sentence tells something of the kind that is asked for and that the question lacks.

Who is asked for shows in a name that the question does not have, when in a new year or a number
beside a unit of time, why in a word that joins a cause. What is asked by which words, and shows
in which, is a row of ``data/answer_evidence.tsv``; names and numbers are seen by their form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_rows

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_NAME = re.compile(rf"[{UPPER}][\w'’.-]*(?:\s+[{UPPER}][\w'’.-]*)*")
_WORD = re.compile(r"\w+")
_SURE_BY_NAMES = frozenset({"name", "person", "place"})
_MOST_NAMES = 3
_MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of answer: the words that ask for it and those in which it shows."""

    kind: str
    asks: re.Pattern[str]
    shows: re.Pattern[str]


@cache
def rows() -> tuple[Row, ...]:
    """Return the kinds of answers, in the order of the file."""
    cells = table_rows("assistant", "data/answer_evidence.tsv", "kind", "asks", "shows")
    return tuple(Row(kind, re.compile(asks), re.compile(shows)) for kind, asks, shows in cells)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a sentence whoever asks: its key, numbers, names, and words of each kind."""

    numbers: frozenset[str]
    names: tuple[frozenset[str], ...]
    shown: tuple[float, ...]


@lru_cache(maxsize=4_000)  # sentences are asked about again, mostly in the same question
def seen(text: str) -> Seen:
    """Return what stands in a sentence; a single capital word at its start is no name."""
    key = comparison_key(text)
    names = (match for match in _NAME.finditer(text) if match.start() or " " in match[0])
    return Seen(
        frozenset(_NUMBER.findall(text)),
        tuple(frozenset(_WORD.findall(comparison_key(name[0]))) for name in names),
        tuple(min(_MOST_WORDS, len(row.shows.findall(key))) / _MOST_WORDS for row in rows()),
    )


class Wanted:
    """A question, ready to be compared with sentences."""

    def __init__(self, question: str) -> None:
        key = comparison_key(question)
        self.asks = tuple(row.asks.search(key) is not None for row in rows())
        self._numbers = frozenset(_NUMBER.findall(question))
        self._words = frozenset(_WORD.findall(key))

    def evidence(self, text: str) -> list[float]:
        """Return how much, from 0 to 1, shows of each kind; 0 of the kinds not asked for.

        >>> kinds = [row.kind for row in rows()]
        >>> asked = Wanted("Năm nào huyện Hạ Lâm lập bộ phận một cửa?")
        >>> told = asked.evidence("Huyện Hạ Lâm lập bộ phận này năm 2019.")
        >>> [kind for kind, share in zip(kinds, told) if share]
        ['time']
        """
        if not any(self.asks):
            return [0.0] * len(self.asks)
        read = seen(text)
        numbers = read.numbers - self._numbers
        names = sum(not name <= self._words for name in read.names)
        named = min(_MOST_NAMES, names) / _MOST_NAMES
        told = []
        for row, asks, shown in zip(rows(), self.asks, read.shown, strict=True):
            if not asks:
                told.append(0.0)
            elif row.kind in _SURE_BY_NAMES:
                told.append(max(named, shown if row.kind == "name" else shown / 2))
            elif row.kind == "time":
                year = any(_YEAR.fullmatch(number) for number in numbers)
                told.append(float(year or bool(numbers and shown)))
            elif row.kind == "number":
                told.append(1.0 if numbers else float(shown > 0) / 2)
            else:
                told.append(shown)
        return told
