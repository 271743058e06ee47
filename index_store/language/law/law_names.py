"""The laws, codes and ordinances that are cited by name: which numbers a name has stood for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.knowledge import table_rows

_LONGEST = 16
"""Words in the longest name looked up."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law as promulgated: its canonical name, its number and the day it was passed (ISO)."""

    name: str
    number: str
    dated: str

    @property
    def year(self) -> int:
        """The year that people name it by."""
        return int(self.dated[:4])


@cache
def laws() -> tuple[Law, ...]:
    """Return the laws of the table."""
    rows = table_rows("index_store.language", "data/laws.tsv", "name", "number", "dated")
    return tuple(Law(name, number, dated) for name, number, dated in rows)


@lru_cache(maxsize=1_000)
def laws_named(name: str) -> tuple[Law, ...]:
    """Return the laws that have borne a name, oldest first.

    >>> [law.number for law in laws_named("luật đất đai")]
    ['45/2013/QH13', '31/2024/QH15']
    """
    key = comparison_key(name)
    return tuple(
        sorted((w for w in laws() if comparison_key(w.name) == key), key=lambda w: w.dated)
    )


@cache
def _by_number() -> dict[str, Law]:
    return {law.number: law for law in laws()}


def law_numbered(number: str) -> Law | None:
    """Return the law that bears a number; None where the table has none.

    >>> law_numbered("45/2013/QH13").name
    'Luật Đất đai'
    """
    return _by_number().get(number)


@cache
def _names(without_marks: bool) -> dict[str, str]:
    keys = {comparison_key(law.name).replace(",", ""): law.name for law in laws()}
    return {unmarked(k): n for k, n in keys.items()} if without_marks else keys


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A known law's canonical name, and where its words end in the text searched."""

    name: str
    end: int


def law_at(key: str, at: int, *, without_marks: bool = False) -> NamedLaw | None:
    """Return the known law whose name stands at ``at`` of a comparison key, the longest one.

    >>> law_at("luật cán bộ, công chức quy định", 0)
    NamedLaw(name='Luật Cán bộ, công chức', end=22)
    """
    names = _names(without_marks)
    ends = [
        m.end()
        for _, m in zip(range(_LONGEST), re.finditer(r"[^\W_]+", key[at : at + 120]), strict=False)
    ]
    for end in reversed(ends):
        name = names.get(key[at : at + end].replace(",", ""))
        if name:
            return NamedLaw(name, at + end)
    return None
