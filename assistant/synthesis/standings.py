"""Whether a sentence tells a standing: an ordinal, a share of a field, an end of a ranking."""

from __future__ import annotations

import re

from assistant.questions.question import Superlative
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places

_ORDINAL = re.compile(
    r"(?:thứ|hạng|vị trí|top|tốp)(?: thứ| số)? (?:\d+|nhất|nhì)(?!\w)|(?<![\d/.,-])\d{1,3}/\d{1,3}(?![\d/.,-])"
    r"|(?:đứng|xếp) (?:ở )?(?:vị trí )?(?:thứ )?(?:\d+|nhất|nhì|ba|tư|năm|bét)(?!\w)"
)
_FIRST = re.compile(
    r"(?:đứng|dẫn|xếp) (?:ở )?(?:vị trí )?đầu|dẫn đầu|quán quân|(?:cao|tốt|lớn|nhiều|thấp|ít) nhất|(?:thứ|hạng|xếp|vị trí) (?:nhất|1)(?!\w)"
)
_LAST = re.compile(
    r"(?:đứng|xếp|ở) (?:vị trí )?(?:cuối|chót|bét)|cuối (?:bảng|cùng)|(?:thấp|kém|ít|cao|nhiều) nhất|đội sổ"
)


def says_standing(text: str, end: Superlative | None, level: str | None) -> bool:
    """Return whether a text tells a standing; with ``end``, who of ``level`` is at that end."""
    key = comparison_key(text)
    if end is None:
        return bool(_ORDINAL.search(key) or _FIRST.search(key) or _LAST.search(key))
    told = (_LAST if end.from_bottom else _FIRST).search(key) is not None
    named = [place for place in find_places(text) if level in (None, place.level)]
    return told and bool(named) and end.nth == 1
