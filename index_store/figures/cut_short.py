"""Counts of a part whose words go on behind a comma: "110/170 vụ được điều tra, làm rõ, đạt 65%"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.phrases import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_LINKS = r"đạt|chiếm|bằng|tương đương|tương ứng|trong đó|gồm|bao gồm|tăng|giảm|vượt|so với|còn|với|cao hơn|thấp hơn|tỷ lệ|riêng|nâng|đưa|góp phần|qua đó"
_GOES_ON = re.compile(
    rf"(?:,(?! (?:{_LINKS})(?!\w))(?: [^\W\d_]+){{1,8}}?){{1,3}}(?=,? \(?(?:đạt|chiếm|bằng)(?: tỷ lệ)? [\d,]+ ?%| \([\d,]+ ?%)"
)


def in_whole(view: View, quantity: Quantity, what: Measured) -> Measured:
    """Return what a part counts with the words that a comma joins to it, up to its percent."""
    if quantity.kind not in ("count", "share") or what.base != view.base:
        return what
    if what.span.start < quantity.span.start or not what.value.endswith(what.text):
        return what
    more = _GOES_ON.match(view.text, what.span.end)
    if more is None:
        return what
    span = Span(what.span.start, more.end())
    return replace(what, value=what.value + more.group(), text=span.of(view.text), span=span)
