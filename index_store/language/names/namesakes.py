"""A town that is called as its province is: "thành phố Thái Bình" lies in "tỉnh Thái Bình".

Bare, the name is the province's; which of the two a text means is told by what else it names.
"""

from __future__ import annotations

import re

_TOWN = re.compile(r"(?:thành phố|thị xã) ")


def province_named_as(place: str) -> str | None:
    """Return the province that would bear the name of a town; None where ``place`` is no town.

    >>> province_named_as("thành phố Hạc Giang"), province_named_as("huyện Sơn Lâm")
    ('tỉnh Hạc Giang', None)
    """
    town = _TOWN.match(place)
    return f"tỉnh {place[town.end() :]}" if town is not None else None


def namesake_province(place: str, text: str) -> str | None:
    """Return the province that bears the name of a town, where the text tells of it.

    >>> namesake_province("thị xã Hạc Giang", "Trang tin tỉnh Hạc Giang")
    'tỉnh Hạc Giang'
    >>> namesake_province("thị xã Hạc Giang", "Trang tin thị xã Hạc Giang") is None
    True
    """
    province = province_named_as(place)
    if province is None:
        return None
    told = re.search(rf"(?<!\w){re.escape(province.casefold())}(?!\w)", text.casefold())
    return province if told is not None else None
