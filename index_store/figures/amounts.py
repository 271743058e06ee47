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
    r"(?:^|[ ,(])(?P<verb>(?:(?:kiến nghị|đề nghị|yêu cầu|đề xuất) )?(?:thu hồi và )?thu hồi(?: nộp ngân sách)?|(?:kiến nghị|đề nghị|yêu cầu) (?:thu hồi|xử lý|nộp|truy thu)(?: và [^\W\d_]+ [^\W\d_]+)?|nộp ngân sách|bồi thường|xử phạt|truy thu|giải ngân|huy động|kiến nghị xử lý|từ chối thanh toán"
    r"|gây thiệt hại|gây thất thoát|tiết kiệm|ủng hộ|đóng góp)(?: (?:được|hơn|gần|tới|đến|lên tới|khoảng|số tiền))* ?$",
    re.IGNORECASE,
)
_ON_WHAT = re.compile(
    r"(?:^|[ ,(])(?P<words>(?:(?:từ chối|kiến nghị|đề nghị|yêu cầu|chậm|chưa|không|phải) )?(?:hỗ trợ|chi(?! phí)|(?<!nhà )đầu tư|thanh toán|thu hút|đóng góp|bù giảm|giảm|tiết kiệm|bố trí|cho vay|ủng hộ)"
    r"(?: (?!(?:với|là|có|được|đạt|cho|từ|đến|tới|và|hoặc|mỗi|khoảng|gần|hơn|trên|dưới|số|tổng|mức|theo|tại|trong|ở|năm|lên|xuống|còn|thêm|đã|thì|sẽ|đang|bị|bình)(?!\w))[^\W\d_]+){1,7})"
    r"(?: (?:là|được|hơn|gần|trên|khoảng|thêm|lên tới|số tiền))* ?$",
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
        spent_on = _ON_WHAT.search(view.text[item.start : quantity.span.start])
        if spent_on is None:
            return None
        span = Span(item.start + spent_on.start("words"), item.start + spent_on.end("words"))
        words = span.of(view.text)
        return Measured(words[0].lower() + words[1:], words, span, view.base)
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
