"""Cues: the words that say what is asked. The table is `data/cues.tsv`, one row a cue and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.knowledge import table_rows
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: a name, the language of its words and a pattern over case-folded text."""

    name: str
    language: str
    pattern: re.Pattern[str]
    unmarked_pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CueMatch:
    """Where a cue stands in a question; ``group`` is the word that the pattern captures."""

    name: str
    span: Span
    group: str | None


@cache
def cues() -> tuple[Cue, ...]:
    """Return the table of cues in the order of its rows."""
    rows = table_rows("assistant", "data/cues.tsv", "cue", "language", "pattern")
    return tuple(
        Cue(
            name,
            language,
            re.compile(_of_whole_words(comparison_key(pattern)) if language == "vi" else pattern),
            re.compile(_of_whole_words(unmarked(pattern))),
        )
        for name, language, pattern in rows
    )


def _of_whole_words(pattern: str) -> str:
    """Return a pattern that neither begins nor ends within a word: "hội luật gia" is no "luật gì"."""
    return rf"(?!(?<=\w)\w)(?:{pattern})(?!(?<=\w)\w)"


def find_cues(text: str, language: str, *, typed: str = "") -> tuple[CueMatch, ...]:
    """Return every cue of the language in the text, in the order in which they stand.

    A Vietnamese text is read by its marks; only where no cue is found with them is it read
    without, since "hạn" and "hàn" are one word without marks. A long stretch with marks then is
    what it says: "công bố cùng lúc với" is no "cộng … với"; and so is every one with marks where
    ``typed``, the text before marks were restored, has some: "mức nào" is no "mục nào".

    >>> [match.name for match in find_cues("Huyện nào xếp cuối và vì sao?", "vi")]
    ['which_unit', 'bottom', 'ask_why']
    """
    key = comparison_key(text)
    found = _match(key, language, with_marks=True)
    if not found and language == "vi":
        plain = unmarked(key)
        marked = unmarked(typed) != typed
        found = tuple(
            match
            for match in _match(plain, language, with_marks=False)
            if _may_be_amiss(match.span.of(key).split(), marked=marked)
        )
    return found


def _may_be_amiss(words: list[str], *, marked: bool) -> bool:
    """Return whether words may mean what they do without marks; ``marked`` if typed with some."""
    bare = [unmarked(word) == word for word in words]
    return all(bare) or (len(words) <= _SHORT and (any(bare) or not marked))


_SHORT = 3
"""Syllables of a cue whose marks may have been restored amiss: its words are all its own."""


def _match(key: str, language: str, *, with_marks: bool) -> tuple[CueMatch, ...]:
    matches = [
        CueMatch(cue.name, Span(*match.span()), next(iter(match.groups()), None))
        for cue in cues()
        if cue.language == language
        for match in (cue.pattern if with_marks else cue.unmarked_pattern).finditer(key)
    ]
    return tuple(sorted(matches, key=lambda match: (match.span.start, match.span.end)))
