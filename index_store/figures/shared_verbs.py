"""A verb that is said once for a list of counts: "tinh giản 90 biên chế, gồm 30 viên chức"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, verbs_table
from index_store.language.terms.indicators import indicator_by_name

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


def shared_verb(
    view: View, quantity: Quantity, what: Measured | None, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what is counted with the verb said once for a list: "tinh giản 90 biên chế, gồm 30 viên chức"."""
    if what is None or last is None or last[1].base != view.base:
        return what
    if last[0].kind not in ("count", "change") and not _VERB.match(last[0].text):
        return what
    verb = _VERB.match(last[1].value) or _VERB.match(last[0].text) or _next_object(view, what, last)
    known = indicator_by_name(what.value) is not None
    if verb is None or _VERB.match(what.value) or (known and what.text.startswith("hồ sơ")):
        return what
    after = max(last[0].span.end, last[1].span.end)
    between = view.text[after : quantity.span.start] if after <= quantity.span.start else ""
    if re.search(r" (?:bị|được) ", what.text):
        return what
    if not _LIST_GOES_ON.fullmatch(between) or _UNDERGOES.match(view.text, what.span.end):
        return what
    return replace(what, value=f"{verb.group()}{what.text if known else what.value}")


_UNDERGOES = re.compile(r" (?:đã )?(?:bị|được)(?!\w)")  # "…; 10 lượt cán bộ bị hạ mức đánh giá"
_ENDS = re.compile(r" ?(?:[,.;)]|và(?!\w)|$)")


def _next_object(
    view: View, what: Measured, last: tuple[Quantity, Measured]
) -> re.Match[str] | None:
    """Return the verb of the count right before: "giám sát 204 đảng viên, 37 tổ chức đảng"."""
    verb = re.match(rf"{verbs_table()} ", last[1].value)
    if verb is None or last[1].value[verb.end() :] != last[1].text:
        return None
    between = view.text[last[1].span.end : what.span.start]
    follows = re.fullmatch(r"(?:, | và )(?:gần |hơn |trên |khoảng )?\d[\d.]* ?", between)
    if follows is None or not _ENDS.match(view.text, what.span.end):
        return None
    return verb if verb.group() not in ("tiếp nhận ", "tổ chức ", "giải quyết ", "xử lý ") else None


# What a list of counts shares; "tiếp nhận" is not what becomes of the parts behind "trong đó".
_VERB = re.compile(
    r"(?:cắt giảm|giảm|tinh giản|bãi bỏ|sáp nhập|thành lập|giải thể|kỷ luật|khen thưởng|tuyển dụng|đào tạo|xây dựng|sắp xếp) "
)
_LIST_GOES_ON = re.compile(
    r"(?:[^,;.:()\d]{0,60}, )?[^,;.:()\d]{0,60}(?:,|;| và|, và|, gồm|, bao gồm| \(gồm|, trong đó|, trong đó có|:)(?: gồm)? "
)
