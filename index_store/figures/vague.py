"""Measures whose words name no thing by themselves: "tổng kinh phí", "diện tích", "thời gian"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, stripped
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_VAGUE = re.compile(
    r"(?:tổng )?(?:số |mức )?(?:kinh phí|vốn|nguồn vốn|tiết kiệm|thu hồi|số vốn|đầu tư|diện tích(?: sàn| đất| mặt bằng)?|doanh thu|tiền lãi|tiền|chi phí(?: trực tiếp)?|thời gian|thời hạn|tiền mặt|mức lãi"
    r"|giá trị|quy mô|giá|ngày(?: (?:thực hiện|làm việc|xử lý))?|mức phạt|lợi nhuận|trị giá|mức thu|thu nhập|mức thu nhập|mức chi|mức hỗ trợ|lương|tiền lương|tiền thưởng|tiền ngân sách|phiếu|dự toán|thời gian (?:khai thác|công tác|thực hiện|hoạt động|xây dựng|thi công)|diện tích (?:sử dụng|xây dựng|ảnh hưởng|đất đai|tự nhiên)|cổ phần|đơn giá|mức đóng|mức lương|mức giá|điểm|chiều (?:dài|rộng|cao)|bề rộng|công suất|sức chứa|tỷ lệ)(?: đầu tư)?(?: (?:ban đầu|lớn|nhỏ|cao|thấp|dự kiến|thực hiện|phê duyệt|giai đoạn|này|đó))*",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"(?: \([^()]*\))?(?: (?:hiện|này|mới|đã|sẽ|được))* ?(?:có|với|là|rộng)?(?: (?:tổng|số|mức))* ?"
)
_OWNED = re.compile(
    r"(?P<words>[^\W\d_][^,;:.()%“”\"]{4,90}?)(?: \([^()]*\))?(?: (?:hiện|mới|đã|này))* có(?: (?:tổng|số|mức))* ?"
)
_VERB = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|cho biết|cho rằng|là|được|bị|nếu|khi|theo|trong|những|các|cho|để|vì|do|tăng|giảm|đây|năm|tháng)(?!\w)",
    re.IGNORECASE,
)


def named(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return what is measured with the thing that has it; None where the words name none.

    "Dự án xây bến xe có tổng kinh phí 70 tỷ đồng" measures "tổng kinh phí dự án xây bến xe";
    "Quận Bốn có diện tích 4 km2" is the place's own and stays as it is.
    """
    if (
        what.value.partition(" so với ")[0] != what.text
        or what.base != view.base
        or not _VAGUE.fullmatch(what.text)
    ):
        return what
    if what.span.start >= quantity.span.end or quantity.unit == "%":
        return None
    before = [o for o in view.owners if o.owns and o.span.end <= what.span.start]
    if before and _HAS.fullmatch(view.text, before[-1].span.end, what.span.start):
        return (
            what
            if not _inside_a_name(view.text, before[-1].span.start)
            else _owned(view, quantity, what)
        )
    return _owned(view, quantity, what)


_OPENS = re.compile(r"(?:Còn|Riêng|Đối với|Hiện|Theo đó|Trong đó|Với)(?: với)?,? ")
_NAME = re.compile(
    r"(?:Trung tâm|trung tâm|[Dd]ự án|[Cc]ông trình|[Tt]rụ sở|[Kk]hu|[Tt]rường|[Bb]ệnh viện|[Cc]hợ|[Tt]òa nhà)[^,;.]{0,60}$"
)


def _inside_a_name(text: str, at: int) -> bool:
    """Return whether the place is a part of a name: "Trung tâm hành chính công quận Bốn"."""
    return _NAME.search(text, 0, at) is not None


def _owned(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the measure with the subject that opens the item and has it, None if none does."""
    start = view.item_of(quantity.number_span).span.start
    if what.span.start == start and " " in what.text.removeprefix("Tổng "):
        return what  # "Tổng kinh phí: 480 triệu đồng" of a plan
    owned = _OWNED.fullmatch(view.text, start, what.span.start)
    if owned is None:
        return None
    span = stripped(view.text, owned.start("words"), owned.end("words"))
    if (opens := _OPENS.match(view.text, span.start, span.end)) is not None:
        span = Span(opens.end(), span.end)
    words = span.of(view.text)
    alone = words.casefold() in ("dự án", "công trình", "nhà máy", "đề án", "chương trình")
    if not (alone or 2 <= len(words.split()) <= 14) or _VERB.search(words):
        return None
    head = (
        words
        if words.split()[-1][0].isupper() and words.split()[1][0].isupper()
        else words[0].lower() + words[1:]
    )
    return replace(what, value=f"{what.value} {head}")
