"""Limits and rates of rules: which level is set for whom, the share of what somebody gets or pays.

"Tổ chức thu phí được để lại 75% số tiền phí thu được" sets the *tổ chức thu phí được để lại – tỷ lệ
trên số tiền phí thu được*; "Mức phụ cấp 25% áp dụng đối với: …" the *mức phụ cấp đối với …*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.legal.provision import mark_end, points_below
from index_store.figures.legal.wording import ENUMERATED, actor, small
from index_store.figures.phrases import Measured
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_HEDGES = r"(?: (?:là|bằng|ở mức|tối đa|tối thiểu|không quá|không vượt quá|ít nhất|với mức|tương ứng với|từ|đến))*"
_LEVEL = re.compile(
    rf"(?P<head>(?:Mức|Tỷ lệ|Thuế suất|Hệ số|Lãi suất|Định mức|Phí|Lệ phí|Giá)(?: [^\W\d_]+){{1,12}}?){_HEDGES} ?$"
)
_FOR_WHOM = re.compile(r" (?:được )?(?:áp dụng )?(?P<whom>(?:đối với|cho)(?: .+|:))$", re.DOTALL)
_GETS = re.compile(
    r"(?P<clause>[^,;:()\d]{6,160}? (?:được|phải|bị)(?: [^\W\d_]+){0,3}? "
    r"(?:hưởng|thưởng|trích|để lại|giữ lại|giảm|miễn|hỗ trợ|nộp|trả|chi trả|thanh toán|hoàn trả|tính|đóng|khấu trừ|trợ cấp|bồi thường|cấp))"
    rf"{_HEDGES} ?$"
)
_OBJECT = re.compile(r" (?P<object>(?!so với|và|hoặc|thì|theo|nếu|khi)[^,;:.()\d]{3,160})")
_HAS = re.compile(
    r"(?:^|[,;:(] ?|(?<!\w)(?:hoặc|và|khi|nếu|bảo quản|sử dụng|lắp đặt|là|đối với|tại|cho|của) )"
    r"(?P<thing>(?:(?!hoặc |và |khi |nếu |bảo quản |sử dụng )[^\W\d_]+ ?){1,8}?(?:và (?:[^\W\d_]+ ?){1,4}?)?)"
    r"(?<!\w)có (?:tổng )?(?P<size>khối lượng|trọng lượng|diện tích|khối tích|thể tích|chiều cao|chiều dài|chiều rộng|công suất|dung tích|áp suất|nhiệt độ|vốn điều lệ|giá trị)"
    r"(?: (?:lớn|nhỏ|cao|thấp|nhiều|ít))?(?: (?:từ|trên|dưới|hơn|không quá|tối thiểu|tối đa|ít nhất|bằng|hoặc bằng))* ?$",
    re.IGNORECASE,
)
_NAMED_UP_TO = 320


def level(view: View, quantity: Quantity, text: str) -> Measured | None:
    """Return a level with those it is for: "Mức phụ cấp 25% áp dụng đối với sĩ quan"."""
    start = mark_end(view.text)
    found = _LEVEL.fullmatch(view.text, start, quantity.span.start)
    whom = _FOR_WHOM.match(view.text, quantity.span.end)
    if found is None or whom is None:
        return None
    words = re.split(r"[;.]", whom["whom"])[0].strip()
    if words.endswith(":"):
        points, count = points_below(text, view.base + quantity.span.start, 12)
        named = "; ".join(small(point.of(text).rstrip(" .;,")) for point in points)
        if not points or count > len(points) or len(named) > _NAMED_UP_TO:
            return None
        words = f"{ENUMERATED.sub('', words).rstrip(' :')} {named}"
    if len(words) > 2 * _NAMED_UP_TO:
        return None
    return Measured(
        f"{small(found['head'])} {words}", found["head"], Span(*found.span("head")), view.base
    )


def share(view: View, quantity: Quantity) -> Measured | None:
    """Return what somebody gets or pays the share of: "được để lại 75% số tiền phí thu được"."""
    if quantity.unit != "%":
        return None
    start = view.item_of(quantity.number_span).span.start
    start += mark_end(view.text[start:])
    begin = start
    for comma in re.finditer(r", ", view.text[start : quantity.span.start]):
        if actor().match(view.text, start + comma.end()):
            begin = start + comma.end()
    found = _GETS.fullmatch(view.text, begin, quantity.span.start)
    of = _OBJECT.match(view.text, quantity.span.end)
    if found is None or of is None or actor().match(view.text, begin) is None:
        return None
    whole = of["object"].strip()
    value = f"{small(found['clause'])} – tỷ lệ trên {whole}"
    return Measured(value, found["clause"], Span(*found.span("clause")), view.base)


def size(view: View, quantity: Quantity) -> Measured | None:
    """Return the size that a condition names of a thing: "kho có diện tích từ 500 m2"."""
    if quantity.kind not in ("value", "money") or quantity.bound == "exact":
        return None  # "huyện có diện tích 300 km2" tells how large it is, and is no condition
    item = view.item_of(quantity.number_span).span
    start = item.start + mark_end(view.text[item.start : quantity.span.start])
    found = _HAS.search(view.text[: quantity.span.start], start)
    if found is None or not found["thing"].strip():
        return None
    thing = found["thing"].strip()
    if len(thing) < 3 or _EMPTY.fullmatch(thing) or _places(view, quantity):
        return None
    opens = found.start("thing") == start
    value = f"{found['size'].lower()} {small(thing) if opens else thing}"
    return Measured(value, found["size"], Span(*found.span("size")), view.base)


def _places(view: View, quantity: Quantity) -> bool:
    """Return whether a place is named before the number, so that its size is told, not set."""
    return any(o.kind == "place" and o.span.end <= quantity.span.start for o in view.owners)


_EMPTY = re.compile(
    r"(?:đã|phải|chỉ|không|cũng|mới|đó|này|còn|thì|mà|sẽ|chưa|hiện|đang)", re.IGNORECASE
)
