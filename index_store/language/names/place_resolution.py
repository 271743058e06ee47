"""Resolves the places of a document: which of the units of a name each mention means.

A name is resolved by what stands beside it ("xã Tân Tiến, huyện Văn Giang"), by the same name
resolved elsewhere, by the units that the document names, and by the province of its publisher
or issuer. What all that leaves open stays open, with its candidates.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.names.place_names import ids_of, split_unit
from index_store.language.names.place_table import DEPTH, REFORM, all_ids, is_unit, level_of, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from index_store.language.names.place_reading import PlaceMention

_HELD_BY = re.compile(r"\s?(?:,|-|–|\(|thuộc|của|,? thuộc)?\s?(?:địa bàn )?")


def resolve_mentions(
    text: str,
    mentions: Sequence[PlaceMention],
    *,
    province: str | None = None,
    on: date | None = None,
) -> tuple[PlaceMention, ...]:
    """Return the mentions of a document with the candidates that its context leaves.

    ``province`` is that of the publisher or issuer, ``on`` the day of the document: units that
    did not stand then are left out where others remain.

    >>> from index_store.language.names.places import find_places
    >>> said = "Xã Tân Tiến, huyện Văn Giang và xã Tân Tiến, huyện Tràng Định họp."
    >>> from datetime import date
    >>> for mention in resolve_mentions(said, find_places(said), on=date(2024, 1, 1)):
    ...     print(mention.name, [place(found).province for found in mention.place_ids])
    xã Tân Tiến ['Hưng Yên']
    huyện Văn Giang ['Hưng Yên']
    xã Tân Tiến ['Lạng Sơn']
    huyện Tràng Định ['Lạng Sơn']
    """
    found = [_standing(mention, on) for mention in mentions]
    told: set[int] = set()
    for at in range(len(found) - 2, -1, -1):  # from the last: a district by its province
        if _held_beside(text, found[at], found[at + 1]):
            told.add(at)
            found[at] = _within(found[at], found[at + 1].place_ids, else_none=True)
    found = _as_elsewhere(found, told)
    named = {i for mention in found for i in mention.place_ids if level_of(i) == "province"}
    by_province = [_within(m, named, else_none=_of_other_kind(m)) for m in found]
    sure = {
        mention.place_ids[0]
        for mention in by_province
        if mention.level == "district" and len(mention.place_ids) == 1
    }
    narrowed = [_within(m, sure) if m.level == "commune" else m for m in by_province]
    if province is not None:
        narrowed = [_within(m, frozenset(ids_of(province))) for m in narrowed]
    return tuple(_as_elsewhere(narrowed, told))


@cache
def holders(place_id: str) -> frozenset[str]:
    """Return the units that hold a unit, itself included, and the provinces that took them over.

    >>> sorted(holders("062"))
    ['06', '062', 'n19']
    """
    unit = place(place_id)
    above = holders(unit.parent_id) if unit.parent_id else frozenset[str]()
    if unit.level == "commune":
        above |= frozenset(_former_districts().get(place_id, ()))
    heirs = [heir.place_id for heir in unit.became if unit.level == "province"]
    return frozenset({place_id, *above}).union(*(holders(heir) for heir in heirs))


def _standing(mention: PlaceMention, on: date | None) -> PlaceMention:
    """Return the mention without the units that did not stand on a day, if others did."""
    if on is None:
        return mention
    stood = [
        i
        for i in mention.place_ids
        if (place(i).valid_from or on) <= on < (place(i).valid_to or REFORM.replace(year=9999))
    ]
    return _with(mention, stood)


def _held_beside(text: str, mention: PlaceMention, following: PlaceMention) -> bool:
    """Return whether the larger unit that holds a mention stands right after it."""
    if DEPTH[following.level] >= DEPTH[mention.level]:
        return False
    gap = text[mention.span.end : following.span.start]
    return _HELD_BY.fullmatch(gap) is not None


def _as_elsewhere(mentions: list[PlaceMention], told: set[int]) -> list[PlaceMention]:
    """Return the mentions with names resolved once in the text resolved everywhere.

    ``told`` are those whose own words say what holds them.
    """
    sure: dict[str, set[str]] = {}
    for mention in mentions:
        if len(mention.place_ids) == 1:
            sure.setdefault(mention.name, set()).update(mention.place_ids)
    return [
        _with(m, [i for i in m.place_ids if i in sure.get(m.name, ())])
        if len(m.place_ids) > 1 and at not in told and len(sure.get(m.name, ())) == 1
        else m
        for at, m in enumerate(mentions)
    ]


def _within(
    mention: PlaceMention, units: Iterable[str], *, else_none: bool = False
) -> PlaceMention:
    """Return the mention with the candidates that some of the units hold, if any are.

    With ``else_none`` a name that no candidate in the units bears is that of a unit which the
    table does not know: one that ended before, or that is misspelt.
    """
    wanted = frozenset(units)
    if mention.level == "province" or not mention.place_ids or not wanted:
        return mention
    held = tuple(i for i in mention.place_ids if holders(i) & wanted)
    if not held and else_none and mention.level == "commune":
        return replace(mention, place_ids=())
    return _with(mention, held)


def _of_other_kind(mention: PlaceMention) -> bool:
    """Return whether all candidates are of another kind than was written: phường, not xã."""
    unit, _ = split_unit(mention.name)
    return bool(unit) and not any(is_unit(i, unit) for i in mention.place_ids)


@cache
def _former_districts() -> dict[str, tuple[str, ...]]:
    """The districts, abolished on 2025-07-01, that each commune took land of."""
    found: dict[str, tuple[str, ...]] = {}
    for place_id in all_ids():
        unit = place(place_id)
        if unit.level == "district":
            for heir in unit.became:
                found[heir.place_id] = (*found.get(heir.place_id, ()), place_id)
    return found


def _with(mention: PlaceMention, ids: Sequence[str]) -> PlaceMention:
    return replace(mention, place_ids=tuple(ids)) if ids else mention
