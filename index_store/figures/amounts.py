"""What an amount is of where no phrase before it says so: the noun behind it, the verb before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, noun_after, stripped
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

# "15.000 tỉ đồng phí kiểm tra chuyên ngành": the words that may name an amount from behind.
_NAMES = re.compile(
    r" (?=(?:phí|chi phí|lệ phí|tiền|nợ|thuế|vốn|sai phạm|kinh phí|học phí|viện phí|thu nhập|doanh thu|lợi nhuận|tổng)(?! (?:và|đã|để|cho)(?!\w)) \w)"
)
_SPENT = re.compile(
    r"(?:^|[ ,(])(?P<verb>thu hồi(?: nộp ngân sách)?|nộp ngân sách|bồi thường|xử phạt|truy thu|giải ngân|huy động|kiến nghị xử lý|từ chối thanh toán"
    r"|gây thiệt hại|gây thất thoát|tiết kiệm|ủng hộ|đóng góp)(?: (?:được|hơn|gần|tới|đến|lên tới|khoảng|số tiền))* ?$",
    re.IGNORECASE,
)
_EACH = re.compile(r" ?/|(?: [^\W\d_]+){0,6} (?:mỗi|một) (?:năm|tháng|ngày|người)(?!\w)")


def spent(view: View, quantity: Quantity) -> Measured | None:
    """Return what an amount of money is of: "thu hồi 31 tỷ đồng", "80 tỷ đồng sai phạm".

    An amount a year or a head is a rate, and bound to nothing.
    """
    item = view.item_of(quantity.number_span).span
    if _EACH.match(view.text, quantity.span.end):
        return None
    verb = _SPENT.search(view.text[item.start : quantity.span.start])
    named = _NAMES.match(view.text, quantity.span.end, item.end)
    if named is not None:
        span = noun_after(view.text, named.end(), item.end, named.end())
        words = span.of(view.text)
        if 1 < len(words.split()) <= 10:
            value = f"{verb['verb'].lower()} {words}" if verb else words
            return Measured(value, words, span, view.base)
    if verb is None:
        return None
    span = stripped(view.text, item.start + verb.start("verb"), item.start + verb.end("verb"))
    return Measured(span.of(view.text).lower(), span.of(view.text), span, view.base)


_FROM = re.compile(
    r"(?:^|[,;:] )(?P<subject>[^\W\d_][^,;:.()\d]{3,60}?)(?: (?:đã|cũng|lại))?(?: (?:tăng|giảm))? từ $"
)
_ONWARD = re.compile(r"[^,;.()]{0,40}(?<!\w)(?:lên|xuống|còn)(?!\w)")


def from_subject(view: View, quantity: Quantity) -> Measured | None:
    """Return the subject of a change told with both its ends: "khách quốc tế tăng từ 1,3 triệu lượt lên"."""
    item = view.item_of(quantity.number_span).span
    m = _FROM.search(view.text[item.start : quantity.span.start])
    if m is None or not _ONWARD.match(view.text, quantity.span.end):
        return None
    span = Span(item.start + m.start("subject"), item.start + m.end("subject"))
    words = span.of(view.text)
    if not 2 <= len(words.split()) <= 10:
        return None
    return Measured(words, words, span, view.base)
