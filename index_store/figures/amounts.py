"""What an amount is of where no phrase before it says so: the noun behind it, the verb before it."""

from __future__ import annotations

import re
from dataclasses import replace
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
    r"(?:^|[ ,(])(?P<verb>(?:(?:kiến nghị|đề nghị|yêu cầu|đề xuất) )?(?:thu hồi và )?thu hồi(?: nộp ngân sách)?|(?:kiến nghị|đề nghị|yêu cầu) (?:thu hồi|xử lý|nộp|truy thu)(?: và [^\W\d_]+ [^\W\d_]+)?|nộp ngân sách|bồi thường|xử phạt|truy thu|giải ngân|huy động|kiến nghị xử lý|từ chối thanh toán|phạt tiền|xử phạt hành chính"
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

_EACH_BEFORE = re.compile(
    r"(?<!\w)(?:mỗi|hàng|hằng|từng|một) (?:năm|tháng|quý|ngày|tuần|người|hộ)(?!\w)[^;.]{0,80}$",
    re.IGNORECASE,
)


_YEARLY = re.compile(
    r" ?(?:/|mỗi|một) ?(?P<term>năm|tháng)(?: chỉ)?(?: vì| cho)? (?=chi phí|phí |lệ phí|tiền |học phí)"
)


_SAVED = re.compile(r"(?<!\w)tiết kiệm(?: được)? ?$")


def _each_year(view: View, quantity: Quantity, each: re.Match[str]) -> Measured | None:
    """Return what so much is paid for each year: "mất 15 tỷ đồng/năm vì chi phí kiểm tra"."""
    end = view.item_of(quantity.number_span).span.end
    span = noun_after(view.text, each.end(), end, each.end())
    words = span.of(view.text)
    if not 1 < len(words.split()) <= 10:
        return None
    saved = "tiết kiệm " if _SAVED.search(view.text[: quantity.span.start]) else ""
    return Measured(f"{saved}{words} mỗi {each['term']}", words, span, view.base)


def spent(view: View, quantity: Quantity) -> Measured | None:
    """Return what an amount of money is of: "thu hồi 31 tỷ đồng", "80 tỷ đồng sai phạm".

    An amount a year or a head is a rate, and bound to nothing.
    """
    each = _EACH.match(view.text, quantity.span.end)
    if each is not None:
        named = _YEARLY.match(view.text, quantity.span.end)
        return _each_year(view, quantity, named) if named else None
    item = view.item_of(quantity.number_span).span
    if _EACH_BEFORE.search(view.text, item.start, quantity.span.start):
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
        if spent_on is None or (spent_on["words"][0].isupper() and spent_on.start("words") > 0):
            return None  # "Bộ Kế hoạch và Đầu tư thẩm định": a name, no verb
        span = Span(item.start + spent_on.start("words"), item.start + spent_on.end("words"))
        words = span.of(view.text)
        return Measured(words[0].lower() + words[1:], words, span, view.base)
    span = stripped(view.text, item.start + verb.start("verb"), item.start + verb.end("verb"))
    return Measured(span.of(view.text).lower(), span.of(view.text), span, view.base)


_PLAN = re.compile(r"(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu)(?!\w)")


def of_plan(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the plan that an amount in brackets tells: "đạt 98% chỉ tiêu tỉnh giao (3 tỷ đồng)"."""
    bracket = view.bracket_of(quantity.number_span)
    if last is None or bracket is None or last[1].base != view.base or last[0].unit != "%":
        return None
    alone = view.text[bracket.start + 1 : quantity.span.start].strip() == ""
    if not alone or not _PLAN.match(last[1].text) or last[1].span.end != bracket.start - 1:
        return None
    subject, _, plan = last[1].value.partition(" so với ")
    whose = f" về {subject[0].lower()}{subject[1:]}" if plan == last[1].text else ""
    return replace(last[1], value=last[1].text + whose)


def is_plan(what: Measured) -> bool:
    """Return whether what is measured is itself a plan, so that its amount is a target."""
    return _PLAN.match(what.value) is not None


# "để được cấp phép, doanh nghiệp phải mất 23 tháng"
_TAKES = re.compile(
    r"(?<!\w)(?:mất|tốn)(?: (?:đến|tới|khoảng|gần|hơn|trên|chỉ|ít nhất|tối thiểu))* ?$"
)
_IN_ORDER_TO = re.compile(r"(?<!\w)(?P<words>[Đđ]ể [^,;:.()\d]{8,80}), [^,;:.()]{2,40}$")


def takes_time(view: View, quantity: Quantity) -> Measured | None:
    """Return the time that something takes: "để được cấp phép, doanh nghiệp phải mất 23 tháng"."""
    item = view.item_of(quantity.number_span).span
    if not _TAKES.search(view.text, item.start, quantity.span.start):
        return None
    purpose = _IN_ORDER_TO.search(view.text, item.start, quantity.span.start)
    if purpose is None:
        return None
    span = Span(purpose.start("words"), purpose.end("words"))
    words = span.of(view.text)
    return Measured(f"thời gian {words[0].lower()}{words[1:]}", words, span, view.base)


_FROM = re.compile(
    r"(?:^|[,;:] )(?P<subject>[^\W\d_][^,;:.()\d]{3,60}?)(?: (?:đã|cũng|lại|được|bị))*(?: (?:tăng|giảm|rút|cắt giảm))? từ $"
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
