"""What the figures of a list measure: the item's own words, or what the first of them counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, stripped
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_LIST_OPENS = re.compile(
    r"[\s,;:]*(?:(?:và|trong đó|gồm|bao gồm|riêng|cụ thể|còn|chi)(?: có)?[,:]? )*", re.IGNORECASE
)
_LIST_ENDS = re.compile(r"(?: (?:là|với|khoảng|gần|hơn|trên|đạt|hết|được))*[ :]*$")
_NO_NAME = re.compile(
    r"(?<!\w)(?:đạt|tăng|giảm|bằng|vượt|chiếm|so với|nhưng|có|cũng|thay vì|ở|tại|chỉ|được|phải|không|hiện|mới|tổng|thu|nộp|đã|sẽ|từ|cho|mỗi|lên|xuống|trong khi|riêng|bị|liên quan|khoản tiền)(?!\w)",
    re.IGNORECASE,
)


def listed_money(view: View, quantity: Quantity) -> Measured | None:
    """Return the words right before an amount in a list: "tổng …, trong đó tập huấn 90 triệu đồng"."""
    item = view.item_of(quantity.number_span).span
    earlier = [q for q in view.quantities if q.span.end <= quantity.span.start]
    if not earlier or earlier[-1].kind not in ("money", "target"):
        return None
    if earlier[-1].unit is None or "đồng" not in earlier[-1].unit:
        return None
    start = max(item.start, earlier[-1].span.end)
    opens = _LIST_OPENS.match(view.text, start, quantity.span.start)
    at = opens.end() if opens else start
    ends = _LIST_ENDS.search(view.text[at : quantity.span.start])
    stop = at + ends.start() if ends else quantity.span.start
    span = stripped(view.text, at, stop)
    words = span.of(view.text)
    if (
        not 2 <= len(words.split()) <= 12
        or re.search(r"[,;:()\d]", words)
        or _NO_NAME.search(words)
        or "/" in words
        or any(span.within(o.span) or o.span.within(span) for o in view.owners)
        or re.fullmatch(r"(?:cấp|mức|loại|hạng|nhóm) \w+", words)
    ):
        return None
    return Measured(words, words, span, view.base)


_FIELD = re.compile(
    r"(?:riêng |trong đó,? |ở |đối với )?(?P<field>(?:lĩnh vực|mảng|nhóm|khối|cấp(?= (?:huyện|xã|tỉnh|trung ương|sở|bộ|phường))) [^,;:.()\d]{2,40}?)(?: là| có| còn| với| chiếm|:)? ?\(?$",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:^|(?<=[\s,;]))(?P<state>trễ hạn|quá hạn|trễ hẹn|(?:đúng hạn|trước hạn)(?:(?: và |, )(?:đúng hạn|trước hạn))?|(?:nộp )?trực tuyến|(?:nộp )?qua mạng)(?: là| có| còn|:)? ?$",
    re.IGNORECASE,
)


_LABEL = re.compile(
    r"(?:[,:;]|(?<!\w)và|[-–]) (?P<label>[^\W\d_][^,;:()\d]{3,60}?)(?: (?:có|với|là))? ?$"
)


def labelled_count(view: View, quantity: Quantity) -> Measured | None:
    """Return what a count of a list is of, by the label before it: "… văn hóa 5 giải, xã hội 10 giải".

    Only where two counts of one unit stand behind such labels: then the label is no verb's object.
    """
    like = [q for q in view.quantities if q.unit == quantity.unit and q.kind == "count"]
    labels = {q.span.start: _label(view, q) for q in like}
    own = labels.get(quantity.span.start)
    if own is None or sum(label is not None for label in labels.values()) < 2:
        return None
    words = own.of(view.text)
    return Measured(f"{quantity.unit} {words}", words, own, view.base)


def _label(view: View, quantity: Quantity) -> Span | None:
    if not re.match(r"[,;.)]|$", view.text[quantity.span.end :]):
        return None
    item = view.item_of(quantity.number_span).span
    m = _LABEL.search(view.text[max(0, item.start - 2) : quantity.span.start])
    if m is None or _NO_NAME.search(m["label"]) or len(m["label"].split()) > 9:
        return None
    start = max(0, item.start - 2) + m.start("label")
    span = Span(start, start + len(m["label"]))
    return None if any(span.within(o.span) for o in view.owners) else span


def listed_count(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what a count of a bare noun counts, by the words before it and the count before that.

    "trễ hạn 518 hồ sơ"; "3.412 hồ sơ đất đai quá hạn, nhiều nhất là thành phố A 1.207 hồ sơ";
    "1.246 hồ sơ quá hạn; riêng lĩnh vực đất đai là 1.108 hồ sơ".
    """
    item = view.item_of(quantity.number_span).span
    before = view.text[item.start : quantity.span.start]
    unit = quantity.unit or ""
    state = _STATE.search(before)
    if state is not None and unit.startswith("hồ sơ"):
        span = Span(item.start + state.start("state"), item.start + state.end("state"))
        written = f"hồ sơ {state['state'].lower()}"
        known = find_indicators(written)
        name = known[0].name if known and known[0].span.end >= len(written) - 3 else written
        return Measured(name, span.of(view.text), span, view.base)
    if last is None or last[0].unit != quantity.unit or last[1].base != view.base:
        return None
    if last[0].kind != "count" or last[1].value.casefold() == unit.casefold():
        return None
    field = _FIELD.search(before)
    if field is not None:
        span = Span(item.start + field.start("field"), item.start + field.end("field"))
        return Measured(
            f"{last[1].value} {span.of(view.text)}", span.of(view.text), span, view.base
        )
    beside = any(
        re.fullmatch(r" (?:\(|có |với |còn |là )?", view.text[o.span.end : quantity.span.start])
        for o in view.owners
        if o.kind in ("place", "organisation") and o.span.end <= quantity.span.start
    )
    return last[1] if beside else None
