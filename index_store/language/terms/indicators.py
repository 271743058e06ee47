"""What is measured in this field: a table of indicators, and where a text names them.

A variant may hold optional parts in square brackets: ``tỷ lệ hồ sơ[ thủ tục hành chính]``.
Weak variants ("cải cách hành chính") name the indicator only where something is ranked,
scored or graded; `find_indicators` gives them when asked. A user's file adds rows or replaces
built-in ones: `load_indicators` reads it, `use_indicators` makes it count in this process.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index_store.language.characters.marks import unmarked
from index_store.language.terms.indicator_patterns import (
    Entries,
    Entry,
    candidates_at,
    entries_of,
    match_key,
)
from index_store.language.terms.indicator_rows import (
    Indicator,
    IndicatorFileError,
    load_indicators,
    parse_indicators,
)
from index_store.language.terms.word_roles import words_that
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Indicator",
    "IndicatorFileError",
    "IndicatorMention",
    "find_indicators",
    "indicator",
    "indicator_by_name",
    "indicators",
    "load_indicators",
    "own_indicators_key",
    "use_indicators",
]


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """Words of a text that name an indicator; ``name`` is its Vietnamese name in the table."""

    span: Span
    text: str
    id: str
    name: str
    weak: bool = False


def find_indicators(text: str, *, weak: bool = False) -> tuple[IndicatorMention, ...]:
    """Return the indicators that ``text`` names, longest first, in order, none overlapping.

    Text without any marks is matched without marks. With ``weak`` the loose names
    ("cải cách hành chính" for the index) are found too, each marked as weak.

    >>> [m.id for m in find_indicators("tỉ lệ hồ sơ TTHC trực tuyến và chỉ số CCHC")]
    ['online_filing', 'par_index']
    >>> [m.id for m in find_indicators("chi so cchc nam 2022")]
    ['par_index']
    """
    key = match_key(text)
    entries = _entries(key.isascii())
    found: list[IndicatorMention] = []
    end = 0
    for word in _starts(key.isascii()).finditer(key):
        if word.start() < end:
            continue
        best = _longest(key, word, entries, weak)
        if best is not None:
            end = best.end
            span = Span(word.start(), end)
            name = indicator(best.entry.id).name_vi
            found.append(
                IndicatorMention(span, span.of(text), best.entry.id, name, best.entry.weak)
            )
    return tuple(found)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return every indicator, the built-in ones and those of the user's file, in order of id."""
    rows = {row.id: row for row in (*_built_in(), *_added)}
    return tuple(rows[id] for id in sorted(rows))


def indicator(id: str) -> Indicator:
    """Return the indicator with this id; KeyError if the table has none."""
    return _by_id()[id]


@lru_cache(maxsize=2_000)
def indicator_by_name(name: str) -> Indicator | None:
    """Return the indicator whose Vietnamese name is ``name``, None if there is none."""
    return next((row for row in indicators() if row.name_vi == name), None)


def use_indicators(rows: tuple[Indicator, ...]) -> None:
    """Make ``rows`` count in this process, beside the built-in ones; one of the same id is replaced.

    Called once, where everything is wired; an empty tuple undoes it. Documents read before
    keep the figures they were read with.
    """
    global _added  # one table a process: reading of documents and of questions must agree
    if rows == _added:
        return
    _added = rows
    for cached in (indicators, indicator_by_name, _by_id, _entries, _starts):
        cached.cache_clear()


def own_indicators_key() -> str:
    """Return what tells apart readings with different rows of a user: empty without any.

    >>> own_indicators_key()
    ''
    """
    if not _added:
        return ""
    return "+" + hashlib.sha256(repr(_added).encode("utf-8")).hexdigest()[:12]


_added: tuple[Indicator, ...] = ()
_NUMBER_WORDS = ("số ", "so ")


@cache
def _before_other_number() -> frozenset[str]:
    """Return the words that make another "số" than a count of the one after them, marked or not."""
    marked = words_that("makes another number")
    return marked | {unmarked(word) for word in marked}


_WORD_BEFORE = re.compile(r"(?:(\w+) )?(\w+)[\s:]*$")


@dataclass(frozen=True, slots=True)
class _Match:
    end: int
    entry: Entry


def _longest(key: str, word: re.Match[str], entries: Entries, weak: bool) -> _Match | None:
    """Return the longest name that begins at ``word``; of equal ones the first that is not weak."""
    best: _Match | None = None
    for entry in candidates_at(entries, key, word.start()):
        if entry.weak and not weak:
            continue
        end = entry.end_at(key, word.start())
        if end is None or _forbidden(key, word.start(), entry):
            continue
        if best is None or (end, not entry.weak) > (best.end, not best.entry.weak):
            best = _Match(end, entry)
    return best


def _forbidden(key: str, start: int, entry: Entry) -> bool:
    """Return whether the word before rules a name out: ``một | số hồ sơ``, ``bội | chi ngân sách``."""
    counts = key.startswith(_NUMBER_WORDS, start)
    if not entry.not_after and not counts:
        return False
    before = _WORD_BEFORE.search(key, max(0, start - 30), start)
    if before is None:
        return False
    if counts and before[2] in _before_other_number():
        return True
    return before[2] in entry.not_after or f"{before[1]} {before[2]}" in entry.not_after


@cache
def _built_in() -> tuple[Indicator, ...]:
    table = files("index_store.language").joinpath("data/indicators.tsv").read_text("utf-8")
    return parse_indicators(table, "indicators.tsv")


@cache
def _by_id() -> dict[str, Indicator]:
    return {row.id: row for row in indicators()}


@cache
def _entries(plain: bool) -> Entries:
    return entries_of(indicators(), plain=plain)


@cache
def _starts(plain: bool) -> re.Pattern[str]:
    """Return what finds the words that names begin with, followed by those that come next."""
    following: dict[str, list[tuple[str, ...]]] = {}
    for first, *others in _entries(plain):
        following.setdefault(first, []).append(tuple(others))
    branches: dict[str, list[str]] = {}
    for first, rests in sorted(following.items()):
        branches.setdefault(first[0], []).append(rf"{re.escape(first[1:])}(?={_then(rests)})")
    # One branch for each first letter, and the look back after it: the engine skips to letters
    # that can begin a name.
    own = (rf"{initial}(?<!\w.)(?:{'|'.join(rest)})" for initial, rest in branches.items())
    return re.compile("|".join(own))


def _then(rests: Iterable[tuple[str, ...]]) -> str:
    """Return the pattern of the words that follow; of a word's end where there may be none.

    >>> _then([("số", "cchc"), ("số", "sipas"), ("tiêu",)])
    '\\\\W+(?:số\\\\W+(?:cchc(?!\\\\w)|sipas(?!\\\\w))|tiêu(?!\\\\w))'
    """
    following: dict[str, list[tuple[str, ...]]] = {}
    for words in rests:
        if not words:
            return r"(?!\w)"
        following.setdefault(words[0], []).append(words[1:])
    branches = (re.escape(word) + _then(more) for word, more in sorted(following.items()))
    return rf"\W+(?:{'|'.join(branches)})"
