"""Words that say opposite acts: what is told of the one answers nothing about the other."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from index_store.language.characters.marks import comparison_key


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the table of opposites, `data/opposites.tsv`, each pair both ways."""
    text = files("index_store.language").joinpath("data/opposites.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    pairs = [(_words(row[0]), _words(row[1])) for row in rows]
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
