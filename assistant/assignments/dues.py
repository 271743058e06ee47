"""Until when something is to be done: the last deadline that a text states."""

from __future__ import annotations

import re

from index_store.language.characters.marks import small
from index_store.language.time.periods import find_period_shapes
from index_store.records import Span

_LEADS_TO = re.compile(
    r"(?:(?:hoàn thành|xong|thời hạn|thời gian|hạn|chậm nhất|tiến độ|báo cáo|trình|gửi|ban hành|triển khai|đưa vào)(?:[^,;.:()]{0,60}?)[\s:(]*|(?<!\w))"
    r"(?P<due>(?:(?:từ nay|chậm nhất|trước|trong|vào|đến|hết|cuối|là|định kỳ)\s+)*(?:ngày\s+|các ngày\s+)?)$"
)
_SURE = re.compile(
    r"(?<!\w)(?:hoàn thành|xong|thời hạn|thời gian|(?<!quá )(?<!đúng )(?<!trễ )(?<!trước )hạn|chậm nhất|tiến độ|trước|hết|báo cáo|trình|gửi|trong)(?!\w)"
)
_ALWAYS = re.compile(
    r"(?<!\w)(?:thường xuyên|(?:hằng|hàng) (?:tuần|tháng|quý|năm|ngày))(?: và (?:hằng|hàng) \w+)?"
)
_FARTHEST = 75


def find_due(text: str) -> Span | None:
    """Return where a text says until when something is to be done; None where it does not.

    >>> text = "Rà soát văn bản kỳ 2024 - 2028, hoàn thành trước ngày 30/6/2025."
    >>> find_due(text).of(text)
    'trước ngày 30/6/2025'
    """
    lowered = small(text)
    found: Span | None = None
    for shape in find_period_shapes(text):
        start = max(0, shape.span.start - _FARTHEST, found.end if found else 0)
        before = _LEADS_TO.search(lowered[start : shape.span.start])
        said = lowered[start + before.start() : shape.span.end] if before else ""
        if before is not None and _SURE.search(said) and "so với" not in said:
            found = Span(start + before.start("due"), shape.span.end)
    if found is None and (always := _ALWAYS.search(lowered)):
        found = Span(*always.span())
    return found
