"""Conditions of rules: how long somebody worked, when an act takes effect, what a level may not pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.legal.provision import mark_end
from index_store.figures.legal.wording import small
from index_store.figures.phrases import Measured
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_BOUND = r"(?: (?:từ|đủ|từ đủ|ít nhất|tối thiểu|trên|không dưới|dưới|có))*"
_EXPERIENCE = re.compile(
    r" (?P<words>(?:kinh nghiệm|công tác|làm (?:công tác|việc)|giảng dạy|hành nghề|hoạt động|thâm niên)(?!\w)[^;.:()\d]{0,240})"
)
_TURNS = re.compile(
    r" (?:trở lên|tính đến|và có|hoặc có)(?!\w)|, (?:có|đã|được|trong đó|không|phải|trừ|nếu|và)(?!\w)"
)
_HAS = re.compile(rf"(?:^|(?<!\w))(?:[Cc]ó|[Đđ]ã có|[Pp]hải có){_BOUND} ?$")
_EFFECT = re.compile(
    r"(?P<act>(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Thông tư liên tịch|Quyết định|Quy chế) này) (?P<what>có hiệu lực(?: thi hành)?) sau ?$"
)
_EFFECT_SINCE = re.compile(r",? (?P<since>kể từ ngày [^,;.:()\d]{2,60}?)(?= và |[,;.]|$)")
_LIMIT = re.compile(
    r"(?P<thing>(?:Thời hạn|Thời gian|Mức|Tỷ lệ|Số lượng|Tổng số|Tổng|Số|Quy mô|Khoảng cách|Diện tích|Chiều|Vốn|Giá|Chi phí|Lệ phí|Phí)(?: (?!phải |được |là |có |không |tối |ít )[^\W\d_]+){1,18}?)"
    r"(?: (?:do|theo) [^,;.:()\d]{3,60})?(?: (?:phải|được|là|có thể|bảo đảm|đảm bảo|quy định|tính|bằng))*"
    r"(?: (?:tối đa|tối thiểu|không quá|không được quá|không vượt quá|ít nhất|không dưới|không nhỏ hơn|không lớn hơn|nhỏ hơn|lớn hơn|từ|đến|dưới|trên|nhưng))* ?$"
)
_OF_WHOLE = re.compile(r" (?P<whole>(?!so với|và|hoặc|thì|nếu|khi|trở)[^\W\d_][^,;:.()\d]{3,120})")


def experience(view: View, quantity: Quantity) -> Measured | None:
    """Return the years of work that a rule asks for: "có ít nhất 03 năm kinh nghiệm quản lý"."""
    if quantity.unit not in ("năm", "tháng") or not _HAS.search(
        view.text[max(0, quantity.span.start - 40) : quantity.span.start]
    ):
        return None
    found = _EXPERIENCE.match(view.text, quantity.span.end)
    if found is None:
        return None
    words = _TURNS.split(found["words"])[0].strip()
    span = Span(found.start("words"), found.start("words") + len(words))
    return Measured(f"số {quantity.unit} {words}", words, span, view.base)


def effect(view: View, quantity: Quantity) -> Measured | None:
    """Return the time after which an act takes effect: "Nghị định này có hiệu lực sau 15 ngày"."""
    found = _EFFECT.search(view.text, 0, quantity.span.start)
    since = _EFFECT_SINCE.match(view.text, quantity.span.end)
    if found is None or since is None:
        return None
    words = found.group().strip().removesuffix(" sau")
    value = f"thời gian {words}, {since['since']}"
    span = Span(found.start(), found.start() + len(words))
    return Measured(value, words, span, view.base)


def limit(view: View, quantity: Quantity) -> Measured | None:
    """Return what may not pass a level: "Thời hạn hợp đồng do hai bên thỏa thuận tối đa không quá 36 tháng"."""
    if quantity.bound == "exact":
        return None
    item = view.item_of(quantity.number_span).span
    start = item.start + mark_end(view.text[item.start : quantity.span.start])
    found = _LIMIT.fullmatch(view.text, start, quantity.span.start)
    if found is None:
        return None
    value = small(found["thing"])
    whole = _OF_WHOLE.match(view.text, quantity.span.end) if quantity.unit == "%" else None
    if whole is not None:
        value += f" so với {whole['whole'].strip()}"
    return Measured(value, found["thing"], Span(*found.span("thing")), view.base)


_PREDICATE = re.compile(
    r" (?P<rest>(?:không |chưa |được |đã )?(?:thực hiện|hình thành|thành lập|giữ nguyên)(?: [^\W\d_]+){1,12}?)"
    r"(?= là | quy định| theo | và |[,;.:(]|$)"
)


def with_predicate(view: View, quantity: Quantity) -> Measured | None:
    """Return what is counted by what is so of it: "02 xã không thực hiện sắp xếp là xã …"."""
    if quantity.kind != "count" or quantity.unit is None:
        return None
    found = _PREDICATE.match(view.text, quantity.span.end)
    if found is None or not quantity.text.endswith(quantity.unit):
        return None
    start = quantity.span.end - len(quantity.unit)
    span = Span(start, found.end("rest"))
    words = span.of(view.text)
    return Measured(words, words, span, view.base)
