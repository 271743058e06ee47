"""Persons named in a text, by Vietnamese surnames."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.knowledge import table_column
from index_store.language.names.places import find_places
from index_store.records import Span

_NAME = rf"(?:\s+[{UPPER}](?=\s+[{UPPER}][{LOWER}]))?(?:\s+[{UPPER}][{LOWER}]+){{1,3}}"
"""One letter may stand second, as in names of the Hmong ("Giàng A Lử")."""


def find_people(text: str) -> list[Span]:
    """Return where a text names persons; a unit's name may begin with a surname ("Hà Nội")."""
    places = [mention.span for mention in find_places(text)]
    found: list[Span] = []
    at = 0
    while match := _person().search(text, at):
        name = Span(*match.span())
        over = [place for place in places if place.overlaps(name)]
        if not over and not _is_province(match[0]):
            found.append(name)
        at = max((place.end for place in over), default=name.end)
    return found


def _is_province(name: str) -> bool:
    """Return whether two words are a province's name: "Đại học Quốc gia Hà Nội" names no place."""
    return len(name.split()) == _OF_PROVINCES and any(
        place.level == "province" for place in find_places(name)
    )


_OF_PROVINCES = 2


@cache
def _person() -> re.Pattern[str]:
    """Return the pattern of a Vietnamese person's name: a surname and one to three words."""
    names = "|".join(table_column("assistant", "data/surnames.tsv", "surname"))
    return re.compile(rf"(?<!\w)(?:{names}){_NAME}(?!\w)")
