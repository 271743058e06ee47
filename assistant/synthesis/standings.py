"""Whether a sentence tells a standing: an ordinal, a share of a field, an end of a ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.question import Superlative
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places

_ORDINAL = re.compile(
    r"(?:thứ|hạng|vị trí|top|tốp)(?: thứ| số)? (?:\d+|nhất|nhì)(?!\w)|(?<![\d/.,-])\d{1,3}/\d{1,3}(?![\d/.,-])"
    r"|(?:đứng|xếp) (?:ở )?(?:vị trí )?(?:thứ )?(?:\d+|nhất|nhì|ba|tư|năm|bét)(?!\w)"
)
# "ít nhất 5 ngày" is at least five days, and no end of anything.
_TOP = re.compile(
    r"(?:đứng|dẫn|xếp) (?:ở )?(?:vị trí )?đầu|dẫn đầu|quán quân|(?:thứ|hạng|xếp|vị trí) (?:nhất|1)(?!\w)"
    r"|(?:cao|tốt|lớn|nhiều) nhất(?! \d)"
)
_BOTTOM = re.compile(
    r"(?:đứng|xếp|ở) (?:vị trí )?(?:cuối|chót|bét)|cuối (?:bảng|cùng)|đội sổ"
    r"|(?:thấp|kém|nhỏ|ít) nhất(?! \d)"
)


def says_standing(
    text: str, end: Superlative | None, level: str | None, names: Sequence[str] = ()
) -> bool:
    """Return whether a text tells a standing; with ``end``, who of ``level`` is at that end.

    ``names`` are units that its document names in full elsewhere. Of ministries and departments
    the bodies are who: "Bộ Y tế xếp cuối".

    >>> says_standing("Bộ Y tế xếp cuối khối bộ.", Superlative(1, True), "department")
    True
    """
    key = comparison_key(text)
    if end is None:
        return bool(_ORDINAL.search(key) or _TOP.search(key) or _BOTTOM.search(key))
    if end.nth != 1 or not _tells(key, bottom=end.from_bottom):
        return False
    if any(level in (None, place.level) for place in find_places(text, names=names)):
        return True
    return level in (None, "department") and bool(find_organisations(text))


def tells_other_end(text: str, end: Superlative) -> bool:
    """Return whether a text tells who is at the other end of a ranking than the one asked for.

    >>> last = Superlative(1, from_bottom=True)
    >>> tells_other_end("Huyện A có tỷ lệ quá hạn cao nhất tỉnh.", last)
    True
    >>> tells_other_end("Cao nhất là huyện A, thấp nhất là huyện B.", last)
    False
    """
    key = comparison_key(text)
    return _tells(key, bottom=not end.from_bottom) and not _tells(key, bottom=end.from_bottom)


def _tells(key: str, *, bottom: bool) -> bool:
    return (_BOTTOM if bottom else _TOP).search(key) is not None
