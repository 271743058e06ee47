"""Places with an English kind: "Ngan Son district", "the city of Hue"."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.letters import LOWER
from index_store.language.characters.marks import small
from index_store.language.names.place_names import ENGLISH_UNITS, UNITS, ids_of
from index_store.language.names.place_reading import WORD, Found
from index_store.language.names.place_table import level_of, name_of, unit_of

_ENGLISH_OF = re.compile(
    r"(?<!\w)(?P<kind>province|city|district|township|town|commune|ward) of "
    r"(?P<name>[A-ZĐ][^\W\d_]*(?: [A-ZĐ][^\W\d_]*){0,3})"
)


def add_english(found: Found) -> None:
    """Add names with an English kind after or before them."""
    if not any(kind in found.low for kind in ENGLISH_UNITS):
        return
    for match in _ENGLISH_OF.finditer(found.text):
        _add_english(found, match.start(), match.end(), match["name"], match["kind"])
    for kind in _english_kinds().finditer(found.text):
        before = list(WORD.finditer(found.text, max(0, kind.start() - 40), kind.start() - 1))
        run: list[re.Match[str]] = []
        for word in reversed(before):
            follows = run[0].start() if run else kind.start()
            if found.text[word.end() : follows] != " " or len(run) == 4:
                break
            run.insert(0, word)
        _english_run(found, run, kind)


def _english_run(found: Found, run: list[re.Match[str]], kind: re.Match[str]) -> None:
    """Add the longest known name that ends before an English kind, else its capitals."""
    units = ENGLISH_UNITS[small(kind.group())]
    for at in range(len(run)):
        name = found.text[run[at].start() : run[-1].end()]
        ids = ids_of(f"{name} {small(kind.group())}")
        if ids and (len(run) - at > 1 or name[0].isupper()):
            full = {f"{unit_of(i)} {name_of(i)}" for i in ids}
            canonical = full.pop() if len(full) == 1 else name_of(ids[0])
            found.add(run[at].start(), kind.end(), canonical, ids, level_of(ids[0]))
            return
    capitals: list[re.Match[str]] = []
    for word in reversed(run):
        if not word.group()[0].isupper() or small(word.group()) in {"the", "which", "in"}:
            break
        capitals.insert(0, word)
    if len(capitals) > 1 and not _VIETNAMESE.search(found.text):
        name = found.text[capitals[0].start() : capitals[-1].end()]
        unit = min(units, key=list(UNITS).index)
        found.add(capitals[0].start(), kind.end(), f"{unit} {name}", (), UNITS[unit])


_VIETNAMESE = re.compile(rf"(?<!\w)[a-z]*(?![a-z])[{LOWER}]")
"""A word with marks that is no name: in such a text "Green Town" is a name, and no town "Green"."""


def _add_english(found: Found, start: int, end: int, name: str, kind: str) -> None:
    ids = ids_of(f"{name} {kind}")
    full = {f"{unit_of(i)} {name_of(i)}" for i in ids}
    unit = min(ENGLISH_UNITS[kind], key=list(UNITS).index)
    canonical = full.pop() if len(full) == 1 else f"{unit} {name}"
    found.add(start, end, canonical, ids, level_of(ids[0]) if ids else UNITS[unit])


@cache
def _english_kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(ENGLISH_UNITS)})(?!\w)", re.IGNORECASE)
