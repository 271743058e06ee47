"""Which place of a ranking is asked for: the first, the last, the second from below."""

from __future__ import annotations

import re

from assistant.questions.question import Superlative

_VI_ORDINALS = {
    "nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_EN_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ORDINALS = _VI_ORDINALS | _EN_ORDINALS | {"á quân": 2}
_ORDINAL = re.compile(
    r"(?<!ngày )(?<!sáng )(?<!chiều )(?<!tối )(?<!việc )(?<!nghỉ )(?<!họp )(?<!lần )(?<!bên )\b"
    r"(?:thứ|hạng|vị trí(?: thứ| số)?)\s+(?!năm\s+(?:\d|nay|ngoái|trước))"
    rf"(\d{{1,3}}\b(?!\s*/)|{'|'.join(_VI_ORDINALS)})\b"
    r"|\b(?:đứng|xếp|về|giải) (nhì)\b|\b(á quân)\b"
    rf"|\b(\d{{1,3}})(?:st|nd|rd|th)\b|\b({'|'.join(_EN_ORDINALS)})\b"
)
_TOP = re.compile(r"\b(?:top|tốp)\b")
_BY_VALUE = re.compile(
    r"(?:cao|thấp|nhiều|ít|lớn|nhỏ)(?: \w+){0,8} nhất|highest|lowest|\bmost\b|\bfewest|\bleast"
)


_ON_WEEKDAY = re.compile(
    r"(?<!\w)thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)(?!\w)(?=.{0,60}(?:làm việc|làm vc|mở cửa|nghỉ|có làm|tiếp nhận|nhận hồ sơ|trả kết quả|có mở|đóng cửa|làm (?:mấy|từ|đến|tới|giờ|buổi|cả|nửa)))"
    r"|(?:làm việc|mở cửa|nghỉ|có làm|tiếp nhận|nhận hồ sơ|trả kết quả)(?: \w+){0,4} thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)(?!\w)"
)
"""A day of the week, and no rank: "thứ 7 có làm việc không"."""


def superlative_of(text: str, names: set[str], count: int) -> Superlative | None:
    """Return which place of a ranking a part asks for, by its words and the names of its cues.

    ``count`` is how many units are asked for.

    >>> superlative_of("huyện nào đứng nhì", set(), 1)
    Superlative(nth=2, from_bottom=False, by_merit=True, count=1)
    >>> superlative_of("thứ 7 có làm việc không", set(), 1) is None
    True
    """
    match = None if _ON_WEEKDAY.search(text) else _ORDINAL.search(text)
    nth = 1
    by_merit = not _BY_VALUE.search(text)
    if count > 1 and names & {"several", "top", "bottom", "from_bottom"}:
        low = bool(names & {"bottom", "from_bottom"})
        top = bool(names & {"top"}) or _TOP.search(text) is not None
        return Superlative(1, low, by_merit, count) if low or top else None
    if match:
        word = next(group for group in match.groups() if group)
        nth = int(word) if word.isdigit() else _ORDINALS[word]
    if "from_bottom" in names:
        return Superlative(max(nth, 2), from_bottom=True)
    if "bottom" in names:
        return Superlative(1, from_bottom=True, by_merit=by_merit)
    if "top" in names or match:
        return Superlative(nth, from_bottom=False, by_merit=by_merit)
    return None
