"""The State's units, before and after 2025-07-01, and what became of each.

The table is two files: provinces and districts, which every reading of places needs, and
communes, which are read only when a text types one. Ids and sources: ``training/places.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.characters.syllables import is_unmarked_syllable
from index_store.language.knowledge import table_pairs, table_rows

Level = Literal["province", "district", "commune"]
Fate = Literal["kept", "renamed", "merged", "divided"]

DEPTH: Mapping[str, int] = {"province": 1, "district": 2, "department": 2, "commune": 3}
"""How far down a level stands; a province's departments stand beside its districts."""

REFORM = date(2025, 7, 1)
"""The day districts were abolished and 63 provinces became 34."""

_FATES: dict[str, Fate] = {
    "kept": "kept",
    "renamed": "renamed",
    "merged": "merged",
    "divided": "divided",
}


@dataclass(frozen=True, slots=True)
class Succession:
    """One unit that took the land of another: the whole of it, or with ``part`` a part."""

    place_id: str
    fate: Fate
    part: bool
    on: date


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the State: ``unit`` is "huyện", ``name`` "Ngân Sơn", ``province`` "Bắc Kạn".

    It stood from ``valid_from`` until the day before ``valid_to``; None is "not known" and
    "to this day". ``became`` is empty for a unit that still stands.
    """

    id: str
    level: Level
    unit: str
    name: str
    province: str
    parent_id: str | None
    valid_from: date | None
    valid_to: date | None
    became: tuple[Succession, ...]

    @property
    def full_name(self) -> str:
        """The unit with its kind: "huyện Ngân Sơn"."""
        return f"{self.unit} {self.name}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table, before anyone asked for the place."""

    id: str
    unit: str
    name: str
    parent: str
    fate: str
    became: str
    start: str = ""
    end: str = ""


@cache
def place(place_id: str) -> Place:
    """Return the unit with this id; KeyError where there is none.

    >>> place("062").full_name, place("062").province
    ('huyện Ngân Sơn', 'Bắc Kạn')
    """
    row = _row(place_id)
    end = date.fromisoformat(row.end) if row.end else None
    start = date.fromisoformat(row.start) if row.start else None
    if place_id.startswith("n"):
        start = REFORM
    elif end is None:
        end = REFORM
    return Place(
        id=row.id,
        level=_level(row.id),
        unit=row.unit,
        name=row.name,
        province=_province(row).name,
        parent_id=row.parent or None,
        valid_from=start,
        valid_to=end,
        became=tuple(
            Succession(heir.rstrip("~"), _FATES[row.fate], heir.endswith("~"), end or REFORM)
            for heir in row.became.split()
        ),
    )


def named(key: str) -> tuple[str, ...]:
    """Return the ids of provinces and districts whose ``name_key`` is ``key``, provinces first.

    >>> named("cao lãnh")
    ('866', '873')
    """
    return _upper_names().get(key, ())


def communes_named(key: str) -> tuple[str, ...]:
    """Return the ids of communes, of both eras, whose ``name_key`` is ``key``."""
    return _commune_names().get(key, ())


def named_unmarked(key: str) -> tuple[str, ...]:
    """Return the ids of provinces and districts by their unmarked ``name_key``.

    >>> [place(found).full_name for found in named_unmarked("ngan son")]
    ['huyện Ngân Sơn']
    """
    return _upper_unmarked().get(key, ())


def communes_named_unmarked(key: str) -> tuple[str, ...]:
    """Return the ids of communes by their unmarked ``name_key``."""
    return _commune_unmarked().get(key, ())


@cache
def name_beginnings() -> frozenset[str]:
    """Return the first two syllables of each key that `named` and `named_unmarked` know.

    >>> "bà rịa" in name_beginnings(), "ba ria" in name_beginnings(), "bà rịa vũng" in name_beginnings()
    (True, True, False)
    """
    return frozenset(map(beginning_of, (*_upper_names(), *_upper_unmarked())))


@cache
def highland_words() -> frozenset[str]:
    """Return the first words of several names that are no Vietnamese syllables, in small letters.

    Names of the Central Highlands begin so, whatever follows.

    >>> [word in highland_words() for word in ("krông", "đắk", "ea", "sơn", "virginia")]
    [True, True, True, False, False]
    """
    firsts = Counter(
        key.split(" ", 1)[0] for key in (*_upper_names(), *_commune_names()) if " " in key
    )
    return frozenset(
        word
        for word, names in firsts.items()
        if names >= _SEVERAL
        and not is_unmarked_syllable(unmarked(word))
        and re.search("[aeiou]", unmarked(word))
    )


_SEVERAL = 3


def beginning_of(key: str) -> str:
    """Return the first two syllables of a ``name_key``, all of a shorter one."""
    return " ".join(key.split(" ", 2)[:2])


@cache
def all_ids() -> tuple[str, ...]:
    """Return the ids of all units of the tables: of both eras, and those that ended before.

    >>> len([found for found in all_ids() if found.startswith("n") and len(found) == 3])
    34
    """
    return (*_upper(), *_communes())


def is_unit(place_id: str, unit: str) -> bool:
    """Return whether a unit is of this kind, or became so without changing its land.

    >>> is_unit("n75", "tỉnh"), is_unit("n75", "thành phố"), is_unit("n75", "huyện")
    (True, True, False)
    """
    return unit_of(place_id) == unit or _later_units().get(place_id) == unit


def unit_of(place_id: str) -> str:
    """Return the kind of unit ("huyện") without making the whole place."""
    return _row(place_id).unit


def name_of(place_id: str) -> str:
    """Return the proper name ("Ngân Sơn") without making the whole place."""
    return _row(place_id).name


def level_of(place_id: str) -> Level:
    """Return the level of the unit with this id."""
    return _level(place_id)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Return what names are looked up by: small letters, tone where old style puts it, no hyphens.

    >>> name_key("Bà Rịa - Vũng Tàu"), name_key("Krông Búk"), name_key("Ea H' Leo")
    ('bà rịa vũng tàu', 'krông búk', 'ea hleo')
    """
    return " ".join(_keys([name])[0].split())


@cache
def needs_cue() -> frozenset[str]:
    """Return the keys of names that are also words or people's names: bare, they need a cue."""
    return frozenset(map(name_key, _names_that_need("bare")))


@cache
def needs_type() -> frozenset[str]:
    """Return the keys of names that are places only with their kind: TP. Hồ Chí Minh."""
    return frozenset(map(name_key, _names_that_need("typed")))


@cache
def needs_marks() -> frozenset[str]:
    """Return the unmarked keys that are ordinary words when written small and without marks."""
    return frozenset(_names_that_need("unmarked"))


def _names_that_need(rule: str) -> list[str]:
    rows = table_pairs("index_store.language", "data/place_words.tsv", "name", "rule")
    return [name for name, its in rows if its == rule]


@cache
def aliases() -> dict[str, str]:
    """Return other spellings of names, key to key: "sài gòn" to "hồ chí minh"."""
    rows = table_pairs("index_store.language", "data/place_aliases.tsv", "alias", "name")
    return {name_key(alias): name_key(name) for alias, name in rows}


def _level(place_id: str) -> Level:
    digits = place_id.lstrip("nf")
    if len(digits) == 2:
        return "province"
    return "district" if len(digits) == 3 else "commune"


def _province(row: _Row) -> _Row:
    while row.parent:
        row = _row(row.parent)
    return row


def _row(place_id: str) -> _Row:
    return _upper().get(place_id) or _communes()[place_id]


@cache
def _later_units() -> dict[str, str]:
    return dict(table_pairs("index_store.language", "data/places_later.tsv", "id", "unit"))


@cache
def _upper() -> dict[str, _Row]:
    return _units("places.tsv") | _units("places_former.tsv", "from", "to")


@cache
def _communes() -> dict[str, _Row]:
    return _units("places_communes.tsv")


def _units(name: str, *more: str) -> dict[str, _Row]:
    columns = ("id", "unit", "name", "parent", "fate", "became", *more)
    rows = table_rows("index_store.language", f"data/{name}", *columns)
    return {row[0]: _Row(*row) for row in rows}


@cache
def _upper_names() -> dict[str, tuple[str, ...]]:
    names = _by_name(_upper())
    for alias, key in aliases().items():
        if key in names:
            names[alias] = tuple(dict.fromkeys((*names.get(alias, ()), *names[key])))
    # Provinces first, those of today and of the day before before those of history.
    order = {"n": 1, "f": 2}
    return {
        key: tuple(sorted(ids, key=lambda i: (len(i.lstrip("nf")), order.get(i[0], 0), i)))
        for key, ids in names.items()
    }


@cache
def _commune_names() -> dict[str, tuple[str, ...]]:
    return _by_name(_communes())


@cache
def _upper_unmarked() -> dict[str, tuple[str, ...]]:
    return _without_marks(_upper_names())


@cache
def _commune_unmarked() -> dict[str, tuple[str, ...]]:
    return _without_marks(_commune_names())


def _without_marks(names: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    # One call over all names: a call for each would cost more than the lookups it serves.
    plain = unmarked("\n".join(names)).split("\n")
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, ids in zip(plain, names.values(), strict=True):
        found[key] += ids
    return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}


def _by_name(rows: dict[str, _Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, place_id in zip(_keys([row.name for row in rows.values()]), rows, strict=True):
        found[key].append(place_id)
    return {key: tuple(ids) for key, ids in found.items()}


def _keys(names: list[str]) -> list[str]:
    joined = comparison_key("\n".join(names))
    plain = re.sub(r"['’]\s?", "", joined)
    return re.sub(r"[ \t\u00a0]*[-–. ][-–. ]*", " ", plain).split("\n")
