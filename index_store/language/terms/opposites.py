"""Words that say opposite acts: what is told of the one answers nothing about the other."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the table of opposites, `data/opposites.tsv`, each pair both ways."""
    rows = table_pairs("index_store.language", "data/opposites.tsv", "word", "opposite")
    pairs = [(_words(word), _words(opposite)) for word, opposite in rows]
    return (*pairs, *((other, one) for one, other in pairs))


def _words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def tells_opposite(asked: str, said: str) -> bool:
    """Return whether a text tells only of the opposite of an act that a question asks about.

    A text that names the act itself, beside its opposite, may answer.

    >>> tells_opposite("Hội nghị khai mạc ngày nào?", "Hội nghị bế mạc sáng 11/10.")
    True
    >>> tells_opposite("Hội nghị khai mạc ngày nào?", "Khai mạc ngày 4/10, bế mạc ngày 11/10.")
    False
    """
    key = comparison_key(asked)
    wanted = [(one, other) for one, other in _pairs() if one.search(key) and not other.search(key)]
    told = comparison_key(said) if wanted else ""
    return any(other.search(told) and not one.search(told) for one, other in wanted)
