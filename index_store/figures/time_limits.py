"""Time limits of rules: "trong thời hạn 15 ngày, kể từ ngày nhận đủ hồ sơ"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_BEFORE = re.compile(
    r"(?<!\w)(?P<limit>thời hạn)(?: (?:là|tối đa|chậm nhất|nhiều nhất|không quá|tối thiểu))* ?$",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(
    r",? (?P<since>(?:kể từ|tính từ|trước) (?:khi|ngày|thời điểm)[^,;.:()]{3,120})"
)
_UNITS = frozenset({"ngày", "ngày làm việc", "tháng", "năm", "giờ", "giờ làm việc", "phút", "tuần"})


def time_limit(view: View, quantity: Quantity) -> Measured | None:
    """Return "thời hạn kể từ ngày …" where a rule says how long something may take, else None.

    Without the words that say from when, it is the time limit of nothing in particular.
    """
    if quantity.unit not in _UNITS:
        return None
    start = quantity.span.start
    limit = _BEFORE.search(view.text, max(0, start - 40), start)
    since = _COUNTED_FROM.match(view.text, quantity.span.end)
    if limit is None or since is None:
        return None
    words = Span(*since.span("since"))
    value = f"thời hạn {words.of(view.text).strip()}"
    return Measured(value, words.of(view.text), words, view.base)
