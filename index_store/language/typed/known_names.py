"""Names that the restoring of marks knows: of units of the State, and of a reader's documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.names.place_table import (
    communes_named_unmarked,
    name_of,
    named_unmarked,
    unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAME = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]+){{1,5}}(?!\w)")


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of two syllables and more in ``texts``, known by their capitals.

    >>> names_in(("Khánh Lĩnh công bố DDCI", "Ông Nguyễn Văn Sửu, Sở Nội vụ"))
    ('Khánh Lĩnh', 'Nguyễn Văn Sửu', 'Sở Nội')
    """
    found = (name for text in texts for name in _NAME.findall(nfc(text)))
    return tuple(dict.fromkeys(name.removeprefix("Ông ").removeprefix("Bà ") for name in found))


def units_named(plain: Sequence[str], at: int) -> list[tuple[str, ...]]:
    """Return the units of the State whose type and name stand at ``at``, the longest names.

    Names of two syllables and more: after the words for types, names of one are other words
    as often ("phuong an", "xa hoi").
    """
    found = []
    for unit in _UNIT_TYPES.get(plain[at], ()):
        words = unit.split()
        if list(plain[at : at + len(words)]) != unmarked(unit).split():
            continue
        start = at + len(words)
        find = communes_named_unmarked if unit in _COMMUNE_TYPES else named_unmarked
        for end in range(min(start + 4, len(plain)), start + 1, -1):
            ids = find(" ".join(plain[start:end]))
            names = {name_of(one) for one in ids if unit_of(one) == unit}
            if names:
                found += [(*words, *comparison_key(name).split()) for name in sorted(names)]
                break
    return found


_COMMUNE_TYPES = frozenset(("xã", "phường", "thị trấn", "đặc khu"))
_UNIT_TYPES = {
    "xa": ("xã",),
    "phuong": ("phường",),
    "thi": ("thị trấn", "thị xã"),
    "dac": ("đặc khu",),
    "huyen": ("huyện",),
    "quan": ("quận",),
    "thanh": ("thành phố",),
    "tinh": ("tỉnh",),
}
