"""The points of a hearing: what units are given on the way to their index, and no one's index alone."""

from __future__ import annotations

import re

_STEPS = "thẩm định|điều tra"
_IN_SENTENCES = re.compile(
    rf"(?<!\w)(?<!tổng )điểm (?:{_STEPS}|tự (?:chấm|đánh giá)|khảo sát|thưởng|cộng|trừ|phạt|thành phần)"
    r"(?!\w)[^;.]*$",
    re.IGNORECASE,
)
_IN_HEADINGS = re.compile(rf"(?<!tổng )điểm (?:{_STEPS}|đánh giá|chấm)", re.IGNORECASE)


def told_before(words: str) -> bool:
    """Return whether the words before a number name points that an index is made of.

    >>> told_before("huyện có điểm thẩm định "), told_before("huyện có tổng điểm thẩm định ")
    (True, False)
    """
    return _IN_SENTENCES.search(words) is not None


def heads_column(heading: str) -> bool:
    """Return whether a heading names points given by those who judge, a part of the index beside it.

    >>> heads_column("Điểm chấm của Hội đồng"), heads_column("Tổng điểm đánh giá")
    (True, False)
    """
    return _IN_HEADINGS.search(heading) is not None
