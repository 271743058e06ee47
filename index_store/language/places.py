"""Finds the State's units in text, typed ("huyện Ngân Sơn", "TP. Vinh") or bare ("Đồng Tháp").

Finding says where a name stands and which units may bear it; ``resolve`` narrows the
candidates by a province; what stays ambiguous stays so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.marks import nfc
from index_store.language.place_bare import add_bare, learned_names
from index_store.language.place_english import add_english
from index_store.language.place_names import ids_of, place_level, same_place
from index_store.language.place_questions import add_small_letters
from index_store.language.place_reading import Found, PlaceMention
from index_store.language.place_table import (
    Fate,
    Level,
    Place,
    Succession,
    level_of,
    place,
)
from index_store.language.place_typed import add_typed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "Fate",
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
]


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
    >>> find_places("Đời sống hòa bình, ông Nguyễn Thanh Bình nói")
    ()
    """
    text = nfc(text)
    found = Found(text)
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
    heirs = tuple(place(heir.place_id) for heir in unit.became)
    # An heir that ended as well (a district merged in 2020 into one abolished in 2025) passes on.
    while any(heir.became and heir.became[0].on <= on for heir in heirs):
        passed = [
            place(last.place_id)
            for heir in heirs
            for last in heir.became
        ] + [heir for heir in heirs if not heir.became]  # fmt: skip
        heirs = tuple({heir.id: heir for heir in passed}.values())
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
