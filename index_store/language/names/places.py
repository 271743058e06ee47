"""Finds the State's units in text, typed ("huyện Ngân Sơn", "TP. Vinh") or bare ("Đồng Tháp").

Finding says where a name stands and which units may bear it; ``resolve`` narrows the
candidates by a province; what stays ambiguous stays so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index_store.language.characters.marks import nfc
from index_store.language.names.place_bare import add_bare, learned_names
from index_store.language.names.place_english import add_english
from index_store.language.names.place_names import ids_of, place_level, same_place
from index_store.language.names.place_questions import add_long_known, add_small_letters
from index_store.language.names.place_reading import Found, PlaceMention
from index_store.language.names.place_table import (
    Fate,
    Level,
    Place,
    Succession,
    level_of,
    place,
)
from index_store.language.names.place_typed import add_typed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "Fate",
    "Heir",
    "Level",
    "Place",
    "PlaceMention",
    "Succession",
    "SuccessionNote",
    "find_places",
    "parents",
    "place",
    "place_level",
    "resolve",
    "same_place",
    "succession_note",
    "what_became",
]


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit that has the land of a former one: the whole of it, or with ``part`` a part.

    ``fate`` is what became of the former unit at the first of its changes, ``since`` the day
    of the last.
    """

    place: Place
    fate: Fate
    part: bool
    since: date


@dataclass(frozen=True, slots=True)
class SuccessionNote:
    """What became of ``place`` by some day: its heirs, the province they lie in, since when."""

    place: Place
    fate: Fate
    successors: tuple[Place, ...]
    within: Place
    since: date


def find_places(
    text: str, *, lenient: bool = False, names: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """Return the places that ``text`` names, in order and without overlap.

    ``lenient`` also reads what people type in questions: small letters, no marks. ``names``
    are canonical names known from elsewhere (an index), looked for as well.

    >>> [m.name for m in find_places("UBND H. Đại Từ và TP. Thái Nguyên, tỉnh Thái Nguyên")]
    ['huyện Đại Từ', 'thành phố Thái Nguyên', 'tỉnh Thái Nguyên']
    >>> [m.name for m in find_places("2 xã Đồng Mây và Sơn Thượng")]
    ['xã Đồng Mây', 'xã Sơn Thượng']
    >>> [m.name for m in find_places("xa my hoa dong", lenient=True, names=["xã Mỹ Hòa Đông"])]
    ['xã Mỹ Hòa Đông']
    >>> find_places("Đời sống hòa bình, ông Nguyễn Thanh Bình nói")
    ()
    """
    if lenient or names or len(text) > _SENTENCE:
        return _read(text, names, lenient=lenient)
    return _of_sentence(text)


_SENTENCE = 500
"""Texts up to this length are sentences and titles, which are read several times for an answer."""


@lru_cache(maxsize=2_000)
def _of_sentence(text: str) -> tuple[PlaceMention, ...]:
    return _read(text, (), lenient=False)


def _read(text: str, names: Sequence[str], *, lenient: bool) -> tuple[PlaceMention, ...]:
    text = nfc(text)
    found = Found(text)
    if lenient:
        add_long_known(found, names)
    add_typed(found)
    add_english(found)
    add_bare(found, learned_names(found, names), lenient=lenient)
    if lenient:
        add_small_letters(found, names)
    return tuple(found.mentions)


def resolve(mention: PlaceMention | str, province: str | None = None) -> tuple[Place, ...]:
    """Return the units that a mention may be, only those of ``province`` where it is given.

    ``province`` is a province's name of either era; old units of provinces that it took over
    count as its own.

    >>> [p.id for p in resolve("huyện Châu Thành", "tỉnh Đồng Tháp")]
    ['821', '877']
    >>> [p.province for p in resolve("huyện Châu Thành", "Đồng Tháp") if p.province == "Tiền Giang"]
    ['Tiền Giang']
    """
    ids = ids_of(mention) if isinstance(mention, str) else mention.place_ids
    places = [place(place_id) for place_id in ids]
    if province is None:
        return tuple(places)
    wanted = {i for i in ids_of(province) if level_of(i) == "province"}
    return tuple(found for found in places if wanted & {p.id for p in _provinces(found)})


def parents(name: str) -> tuple[Place, ...]:
    """Return the units that directly hold a unit of this name, each once.

    >>> [p.full_name for p in parents("huyện Ngân Sơn")]
    ['tỉnh Bắc Kạn']
    """
    above = [place(i).parent_id for i in ids_of(name)]
    return tuple(place(i) for i in dict.fromkeys(above) if i is not None)


def what_became(place_id: str, on: date) -> tuple[Heir, ...]:
    """Return the units that have a unit's land on the day ``on``; none while it stands itself.

    A unit that ended twice (a district merged into another in 2020, that one abolished in
    2025) leads to the last. Order is that of the table.

    >>> from datetime import date
    >>> [(heir.place.full_name, heir.fate) for heir in what_became("06", date(2026, 1, 1))]
    [('tỉnh Thái Nguyên', 'merged')]
    >>> heirs = what_became("062", date(2026, 1, 1))
    >>> {heir.place.unit for heir in heirs}, heirs[0].fate, heirs[0].part
    ({'xã'}, 'divided', True)
    >>> what_became("062", date(2025, 6, 30))
    ()
    """
    unit = place(place_id)
    found: dict[str, Heir] = {}
    for step in unit.became:
        if step.on > on:
            continue
        part = step.part or len(unit.became) > 1
        last = what_became(step.place_id, on)
        if not last:
            found.setdefault(step.place_id, Heir(place(step.place_id), step.fate, part, step.on))
        for heir in last:
            fate = heir.fate if step.fate in {"kept", "renamed"} else step.fate
            known = Heir(heir.place, fate, part or heir.part, heir.since)
            found.setdefault(heir.place.id, known)
    return tuple(found.values())


def succession_note(place_id: str, on: date) -> SuccessionNote | None:
    """Return what became of a unit by the day ``on``; None while it stands or is kept as it was.

    >>> from datetime import date
    >>> note = succession_note("06", date(2026, 1, 1))
    >>> note.fate, note.within.full_name, note.since.isoformat()
    ('merged', 'tỉnh Thái Nguyên', '2025-07-01')
    >>> succession_note("06", date(2024, 1, 1)) is None
    True
    """
    unit = place(place_id)
    if not unit.became or any(heir.on > on for heir in unit.became):
        return None
    fate = unit.became[0].fate
    heirs = tuple(heir.place for heir in what_became(place_id, on))
    if any(place(step.place_id) not in heirs for step in unit.became):
        fate = "divided" if len(heirs) > 1 else "merged"
    if fate == "kept":
        return None
    tops = {p.id: p for heir in heirs for p in _provinces(heir)[-1:]}
    since = max(heir.on for heir in unit.became)
    return SuccessionNote(unit, fate, heirs, next(iter(tops.values())), since)


def _provinces(unit: Place) -> list[Place]:
    """Return the province of a unit and the one that took it over."""
    top = unit
    while top.parent_id:
        top = place(top.parent_id)
    chain = [top]
    while top.became:
        top = place(top.became[0].place_id)
        chain.append(top)
    return chain
