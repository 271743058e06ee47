"""Signs that say nothing of what is asked: quotes around a unit's name, commas without a space."""

from __future__ import annotations

import re

from index_store.language.names.place_names import ANY_UNIT

_TIGHT = re.compile(r"(?<=[^\W\d_]{2})([,;?])(?=[^\W\d_]{2})")
_TYPES = f"{ANY_UNIT}|huyen|quan|phuong|tinh|thanh pho|thi xa|thi tran|xa"
_QUOTED = re.compile(rf"(?<!\w)({_TYPES}) [\"“'‘]\s*([^\"”'’“]{{2,40}}?)\s*[\"”'’]", re.IGNORECASE)


def unsigned(text: str) -> str:
    """Return the text with a space after commas, and names of units out of their quotes.

    >>> unsigned('sở,ban,ngành của thị xã "Cửa Lân" tăng 1,5 điểm')
    'sở, ban, ngành của thị xã Cửa Lân tăng 1,5 điểm'
    >>> unsigned("phương châm '5 hơn' của huyện")
    "phương châm '5 hơn' của huyện"
    """
    return _QUOTED.sub(r"\1 \2", _TIGHT.sub(r"\1 ", text))
