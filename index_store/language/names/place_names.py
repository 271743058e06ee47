"""Names of places as people write them: kind of unit, proper name, and whether two are the same.

``"TP. Thái Nguyên"``, ``"thành phố Thái Nguyên"`` and ``"Thai Nguyen city"`` name one place;
``"huyện Cao Lãnh"`` and ``"thành phố Cao Lãnh"`` are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import nfc, small, unmarked
from index_store.language.names.place_table import (
    Level,
    aliases,
    communes_named,
    communes_named_unmarked,
    is_unit,
    level_of,
    name_key,
    named,
    named_unmarked,
)

UNITS: dict[str, Level] = {
    "tỉnh": "province",
    "thành phố": "district",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
"""Kinds of unit; a city is a district unless the table knows it as a province."""

ANY_UNIT = "|".join(UNITS)
"""Every kind of unit, as alternatives of a pattern; none of them begins another."""

USUAL_UNIT = "|".join(kind for kind in UNITS if kind != "đặc khu")
"""The same without the special zones, which are few and new."""

ENGLISH_UNITS: dict[str, frozenset[str]] = {
    "province": frozenset({"tỉnh"}),
    "city": frozenset({"thành phố"}),
    "district": frozenset({"huyện", "quận", "thị xã"}),
    "town": frozenset({"thị xã", "thị trấn"}),
    "township": frozenset({"thị trấn"}),
    "commune": frozenset({"xã"}),
    "ward": frozenset({"phường"}),
    "special zone": frozenset({"đặc khu"}),
}
"""What each English word may stand for."""

WRITTEN_UNITS = (
    (r"thủ đô", "thành phố"),
    (r"thành phố|t\.p\.?|tp\.?", "thành phố"),
    (r"thị xã|tx\.?", "thị xã"),
    (r"thị trấn|tt\.", "thị trấn"),
    (r"đặc khu", "đặc khu"),
    (r"tỉnh", "tỉnh"),
    (r"huyện|h\.", "huyện"),
    (r"quận|q\.", "quận"),
    (r"phường|p\.", "phường"),
    (r"xã|x\.", "xã"),
)
"""How each kind of unit is written, longest kinds first."""

_OFFICES = re.compile(
    r"^(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name taken apart: the kinds of unit it may be of (none: not said), and its key."""

    units: frozenset[str]
    key: str


@lru_cache(maxsize=5_000)
def split_unit(name: str) -> tuple[str, str]:
    """Return the kind of unit a Vietnamese name begins with, or nothing, and the proper name.

    >>> split_unit("TP. Sa Đéc"), split_unit("Đồng Tháp")
    (('thành phố', 'Sa Đéc'), ('', 'Đồng Tháp'))
    """
    bare = " ".join(nfc(name).split())
    folded = small(bare)
    for pattern, unit in _unit_patterns():
        if match := pattern.match(folded):
            return unit, bare[match.end() :]
    return "", bare


@lru_cache(maxsize=5_000)
def written_name(name: str) -> WrittenName:
    """Return the kind of unit and the key of the proper name.

    >>> sorted(written_name("UBND H. Đại Từ").units), written_name("UBND H. Đại Từ").key
    (['huyện'], 'đại từ')
    >>> sorted(written_name("Ngan Son district").units)
    ['huyện', 'quận', 'thị xã']
    """
    bare = _OFFICES.sub("", " ".join(nfc(name).split()))
    unit, proper = split_unit(bare)
    if unit:
        return WrittenName(frozenset({unit}), _key(proper))
    folded = small(bare)
    for word, units in ENGLISH_UNITS.items():
        if folded.endswith(f" {word}"):
            return WrittenName(units, _key(bare[: -len(word)]))
        if match := re.match(rf"(?:the )?{word} (?:of )?", folded):
            return WrittenName(units, _key(bare[match.end() :]))
    return WrittenName(frozenset(), _key(bare))


def same_place(a: str, b: str) -> bool:
    """Return whether two names, as written or canonical, may name one place.

    Case, tone placement and abbreviated kinds do not matter; a name without marks equals the
    marked one; a bare name equals a typed one; two different kinds are two places.

    >>> same_place("UBND huyện Ngân Sơn", "H. Ngân Sơn"), same_place("ngan son", "huyện Ngân Sơn")
    (True, True)
    >>> same_place("huyện Cao Lãnh", "thành phố Cao Lãnh"), same_place("Đông Hà", "Đồng Hà")
    (False, False)
    """
    left, right = written_name(a), written_name(b)
    if left.units and right.units and not left.units & right.units:
        return False
    if left.key == right.key:
        return bool(left.key)
    if left.key == unmarked(left.key) or right.key == unmarked(right.key):
        return unmarked(left.key) == unmarked(right.key)
    return False


def place_level(name: str) -> Level | None:
    """Return the level a name stands at: by its kind, else by the table; None if unknown.

    >>> place_level("xã Đồng Mây"), place_level("Đồng Tháp"), place_level("thành phố Hà Nội")
    ('commune', 'province', 'province')
    >>> place_level("Bộ Nội vụ") is None
    True
    """
    written = written_name(name)
    ids = ids_of(name)
    if ids:
        return level_of(ids[0])
    return min((UNITS[unit] for unit in written.units), default=None)


def is_bare_name(name: str) -> bool:
    """Return whether a name is written without a kind and may be a unit's: no region, one word or role.

    >>> is_bare_name("Đồng Mây"), is_bare_name("xã Đồng Mây"), is_bare_name("Sở Nội vụ")
    (True, False, False)
    """
    return bool(_PROPER.fullmatch(name)) and not (
        _REGION.fullmatch(name) or written_name(name).units
    )


_PROPER = re.compile(rf"[{UPPER}][^\W\d_]*(?:(?: | ?[-–] ?)[{UPPER}][^\W\d_]*){{1,4}}")
_REGION = re.compile(
    r"(?:Sở|Bộ|Ban|Cục|Ủy|UBND)\b.*|(?:(?:Miền|Vùng|Việt|Đông|Tây|Nam|Bắc|Trung|Bộ|Nguyên|Duyên|Hải|Toàn|Cả|Quốc|Nước|Bình|Quân|Cộng|Tổng)\b\W*)+"
)


def bare_levels(name: str) -> frozenset[Level]:
    """Return the levels of all units that bear a name, which says no kind.

    >>> "province" in bare_levels("Hà Giang"), bare_levels("Vĩnh Điền")
    (True, frozenset())
    """
    key = written_name(name).key
    ids = (*(named(key) or named_unmarked(key)), *communes_named(key))
    return frozenset(level_of(one) for one in ids)


def ids_of(name: str) -> tuple[str, ...]:
    """Return the ids of all units that ``name`` may name; a bare name never names a commune alone.

    >>> ids_of("huyện Ngân Sơn"), ids_of("Ngân Sơn district")
    (('062',), ('062',))
    """
    written = written_name(name)
    ids = named(written.key) or named_unmarked(written.key)
    if not written.units:
        return ids or communes_named(written.key)
    found = tuple(i for i in ids if any(is_unit(i, unit) for unit in written.units))
    if any(UNITS[unit] == "commune" for unit in written.units):
        communes = communes_named(written.key) or communes_named_unmarked(written.key)
        found += tuple(i for i in communes if any(is_unit(i, unit) for unit in written.units))
    return found


@cache
def _unit_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    marked = [(re.compile(rf"(?:{p})(?<=\.)\s*|(?:{p})\s+"), unit) for p, unit in WRITTEN_UNITS]
    plain = [
        (re.compile(rf"(?:{unmarked(p)})\s+"), unit)
        for p, unit in WRITTEN_UNITS
        if unmarked(p) != p
    ]
    return tuple(marked + plain)


def _key(name: str) -> str:
    key = re.sub(r"^0+(?=\d)", "", name_key(name))
    return aliases().get(key, key)
