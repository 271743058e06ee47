"""Whose a row or a column is: the unit that a name in a table stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.owners import owners
from index_store.figures.tables.wording import is_number, is_total
from index_store.language.characters.letters import UPPER
from index_store.language.names.place_bare import bare_ids
from index_store.language.names.place_table import name_key, unit_of
from index_store.records import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.tables.headings import Cell, Heading
    from index_store.figures.tables.roles import Role

_LEVEL = re.compile(
    r"(?:tên )?(?:các )?(?P<kind>tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$", re.IGNORECASE
)
_OF_PROVINCES = re.compile(
    r"(?:tên )?(?:các )?tỉnh(?:, |/| và | - )(?:thành phố|TP)$", re.IGNORECASE
)
# Headings of names that leave open what is named; the words above the table say it.
_ANY_UNIT = re.compile(
    r"(?:tên )?(?:các )?(?:đơn vị|địa phương|địa bàn|tên|đơn vị hành chính)?$", re.IGNORECASE
)

_GOES_ON = re.compile(rf" [{UPPER}]")
# "H. Sơn Lâm (1)": a kind that only stands for a place in a column of names, and a footnote's mark.
_KINDS = {
    "h": "huyện", "p": "phường", "q": "quận", "x": "xã", "t": "tỉnh",
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu",
}  # fmt: skip
_SHORT_KIND = re.compile(
    rf"(?:UBND )?(?P<kind>[Tt]\.?[PpXxTt]|ĐK|[HPQXT](?=\.))(?:\.\s*|\s+)(?=[{UPPER}])"
)
_FOOTNOTE = re.compile(r"(?<=\w)\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)$")
# What no place is called: "Toàn tỉnh", "Khu vực phía Bắc", "Đông Nam Bộ".
_NO_PLACE = re.compile(
    r"(?:toàn|khu|vùng|khối|cụm|nhóm|cả|các|tỉnh|thành|tp|huyện|quận|xã|phường|thị|đặc)(?!\w)|.* bộ$",
    re.IGNORECASE,
)
_PROPER = re.compile(rf"(?:[{UPPER}][^\W\d]*)(?:(?: | - |-)[{UPPER}][^\W\d]*){{0,4}}$")
_OF_DISTRICTS = frozenset({"huyện", "quận", "thị xã", "thành phố"})


def level_of(header: Sequence[Heading], roles: Sequence[Role], told: str = "") -> str:
    """Return the kind of place that the heading of the names says, "" for none or several.

    Where it leaves that open ("Đơn vị"), it is the kind ``told`` above the table.
    """
    named = next((one for one, role in zip(header, roles, strict=True) if role == "who"), None)
    if named is None:
        return ""
    if found := _LEVEL.match(named.name.text):
        return found["kind"].lower()
    if _OF_PROVINCES.match(named.name.text):
        return "tỉnh"
    return told if _ANY_UNIT.match(named.name.text) else ""


_MIXED = {
    "cấp huyện": ("huyện", re.compile(r"(?:quận|thị xã|thành phố|TX|TP)(?!\w)", re.IGNORECASE)),
    "cấp xã": ("xã", re.compile(r"(?:phường|thị trấn|đặc khu|P\.|TT\.?)", re.IGNORECASE)),
}


def level_among(names: Sequence[str], tier: str) -> str:
    """Return the kind that the bare names of a tier are of, where others beside them state theirs.

    Of a table of "cấp huyện" whose towns and cities are called so, what is left is a huyện.

    >>> level_among(["Sơn Lâm", "Thị xã Mây Trắng", "Đồi Cao"], "cấp huyện")
    'huyện'
    >>> level_among(["Sơn Lâm", "Đồi Cao"], "cấp huyện"), level_among(["Thị xã Mây Trắng"], "")
    ('', '')
    """
    plain, others = _MIXED.get(tier, ("", None))
    return plain if others is not None and any(map(others.match, names)) else ""


def in_full(name: str) -> str:
    """Return the name of a cell with its kind written out, where that stands in short.

    >>> in_full("H. Sơn Lâm"), in_full("T.X Mây Trắng"), in_full("TT. Đồi Cao"), in_full("Sơn Lâm")
    ('huyện Sơn Lâm', 'thị xã Mây Trắng', 'thị trấn Đồi Cao', 'Sơn Lâm')
    """
    short = _SHORT_KIND.match(name)
    if short is None:
        return name
    return f"{_KINDS[short['kind'].replace('.', '').lower()]} {name[short.end() :]}"


def owner_of(cell: Cell, level: str) -> Binding | None:
    """Return whose a row is; an unknown bare name is a place of the kind that its column says."""
    if not cell.text or is_number(cell.text):
        return None
    found = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
    plain = _FOOTNOTE.sub("", cell.text)
    value = found[0].value if found else plain
    if not found:
        value = next((o.value for o in owners(in_full(plain)) if o.kind == "place"), plain)
    if found and _GOES_ON.match(cell.text, found[0].span.end):
        value = cell.text  # "thành phố Hạ Long Xuyên" is not the Hạ Long that is known
    if level and value == plain and not (_NO_PLACE.match(plain) or is_total(plain)):
        bare = not found or found[0].value != value or _may_be(plain, level)
        value = f"{level} {plain}" if bare and _PROPER.match(plain) else value
    return Binding(value, cell.text, cell.span)


def _may_be(name: str, level: str) -> bool:
    """Return whether a known name without its kind may be a place of a kind: no huyện is a known city.

    >>> _may_be("Bình Xuyên", "phường"), _may_be("Hạ Long", "huyện")
    (True, False)
    """
    kinds = {unit_of(one) for one in bare_ids(name_key(name))}
    return level in kinds or level not in _OF_DISTRICTS or not kinds & _OF_DISTRICTS
