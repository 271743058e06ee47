"""A sentence with everything that was found in it, all offsets counted in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.clauses import Item, brackets, items
from index_store.figures.own_terms import OwnTerm, own_indicators
from index_store.figures.owners import Owner, owners
from index_store.figures.parts import with_parts
from index_store.language.amounts.quantities import AMONG_FIRST, Quantity, find_quantities
from index_store.language.characters.letters import UPPER
from index_store.language.law.references import DocumentNumber, find_document_numbers
from index_store.language.terms.indicators import IndicatorMention, find_indicators
from index_store.language.time.periods import PeriodMention, find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class View:
    """One sentence: its text, where it starts in the document, and what was found in it.

    ``side_periods`` are named beside the point: what is compared with, a plan's term, what was.
    """

    text: str
    base: int
    quantities: tuple[Quantity, ...]
    owners: tuple[Owner, ...]
    periods: tuple[PeriodMention, ...]
    side_periods: tuple[PeriodMention, ...]
    indicators: tuple[IndicatorMention, ...]
    documents: tuple[DocumentNumber, ...]
    items: tuple[Item, ...]
    brackets: tuple[Span, ...]

    def item_of(self, span: Span) -> Item:
        """Return the item that holds the start of ``span``."""
        for item in self.items:
            if item.span.start <= span.start < item.span.end:
                return item
        return Item(Span(0, len(self.text)), False)

    def bracket_of(self, span: Span) -> Span | None:
        """Return the bracket that holds ``span``, None if it stands outside."""
        return next((b for b in self.brackets if span.within(b)), None)


# A period after these words is what something is compared with, or when a plan runs.
_COMPARED = re.compile(
    r"(?:so với|so cùng|với|bằng|hơn|vượt|kém)(?: (?:cùng kỳ|thực hiện|kết quả|kế hoạch|thời điểm|mức|số giao|số được giao|chỉ tiêu|giai đoạn|của|tháng|cuối|đầu|chỉ số|bình quân|dự toán|trung bình))* ?$|cùng kỳ ?$"
)
# "vượt phường Mây, vốn đứng đầu trong đợt chấm thử …": what was so before, told in passing.
# "sau ba năm liên tiếp (2020, 2021, 2022) vị trí số một thuộc về huyện A, năm nay …": so is this.
FORMERLY = re.compile(
    r"(?<!\w)(?:vốn|từng)(?: \w+)? (?:đứng|xếp|dẫn|là|giữ|đạt|có|ở)(?!\w)[^,;.()]*$"
    r"|(?<!\w)[Ss]au (?:\w+ ){1,2}năm (?:liên tiếp|liền|liên tục)(?!\w)(?:(?!, (?:đến |tới )?năm )[^.;])*$"
)
_PLAN_NAME = re.compile(
    r"(?:Chương trình|Kế hoạch|Đề án|Chiến lược|Dự án|Nghị quyết|Đại hội|nhiệm kỳ|kế hoạch|chương trình|đề án|chiến lược|Quy hoạch|quy hoạch|Luật|Bộ luật|Hiến pháp|Nghị định|Quyết định|Thông tư)[^,;.:()]{0,90}$"
)


_BORN = re.compile(r"(?:SN|[Ss]inh(?: năm| ngày)?) ?$")
_LAW_OF = re.compile(
    r"(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị định|Thông tư|Nghị quyết)(?: [^,;.:()]{0,40})? ?$"
)


def view(
    text: str,
    base: int,
    names: Sequence[str],
    reference: date | None,
    terms: Sequence[OwnTerm] = (),
) -> View:
    """Return the reading of one sentence; nothing but quantities is sought where there are none."""
    quantities = tuple(
        _located(text, q)
        for q in find_quantities(text)
        if q.grade != AMONG_FIRST and not _of_a_name(text, q)
    )
    quantities = with_parts(text, quantities)
    documents = find_document_numbers(text)
    named_periods = tuple(
        p
        for p in find_periods(text, reference)
        if not any(p.span.overlaps(d.span) for d in documents)
    )
    side = tuple(p for p in named_periods if _beside_the_point(text, p))
    periods = tuple(p for p in named_periods if p not in side)
    named = owners(text, names)
    return View(
        text,
        base,
        quantities,
        tuple(o for o in named if not any(o.span.within(d.span) for d in documents)),
        periods,
        side,
        own_indicators(text, terms, find_indicators(text, weak=True)) if quantities else (),
        documents,
        items(text),
        brackets(text),
    )


_UNITS_BEFORE = re.compile(
    r"(?<!\w)(?:xã|phường|huyện|quận|đơn vị|hộ|người|điểm|trường|thực hiện|triển khai|diễn ra|khảo sát|áp dụng|đồng loạt|rộng khắp|rộng rãi) $"
)


# "20.000 khách hàng trên 130 quốc gia", "127 triệu trên 145 triệu người": where, or out of how many.
_COUNTED_BEFORE = re.compile(
    r"\d[\d.,]*(?: (?:triệu|tỷ|tỉ|nghìn|ngàn))?(?: (?!(?:có|đạt|là|với|được|còn|lên|tới|đến|của|cho|gồm|bán|giá|trị|và|nhưng|tăng|giảm|chiếm|thu)(?!\w))[^\W\d_]+){0,3} $"
)


_HAS = re.compile(r"(?<!\w)(?:có|gồm|với|là|đạt|tổng cộng) $")


def _located(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity with "trên" read as where, not as more than: "36 huyện trên 10 tỉnh"."""
    if quantity.text.startswith("trên có "):  # "cùng thời gian trên có 3.742 lượt"
        span = Span(quantity.number_span.start, quantity.span.end)
        return replace(quantity, span=span, text=span.of(text), bound="exact")
    if quantity.bound != "over" or quantity.unit is None or not quantity.text.startswith("trên "):
        return quantity
    if quantity.kind == "count" and _COUNTED_BEFORE.search(
        text, max(0, quantity.span.start - 60), quantity.span.start
    ):
        span = Span(quantity.number_span.start, quantity.span.end)
        return replace(quantity, span=span, text=span.of(text), bound="exact")
    located = quantity.unit.startswith(("lĩnh vực", "mặt")) and not _HAS.search(
        text, 0, quantity.span.start
    )
    if not quantity.unit.startswith(
        ("tỉnh", "huyện", "quận", "xã", "phường", "thành phố", "lĩnh vực", "mặt", "nội dung")
    ):
        return quantity
    if not (located or _UNITS_BEFORE.search(text, 0, quantity.span.start)):
        return quantity
    span = Span(quantity.number_span.start, quantity.span.end)
    return replace(quantity, span=span, text=span.of(text), bound="exact")


_ACT = re.compile(
    r"(?:[Qq]uyết định|[Nn]ghị quyết|[Nn]ghị định|[Tt]hông tư|[Cc]ông văn|[Cc]hỉ thị|[Kk]ế hoạch|[Tt]hông báo|[Cc]ông điện|[Kk]ết luận)(?: số)? (?:\d+(?:,| và) )*$"
)
_NAMED_BY_NUMBER = re.compile(
    r"(?:Ban [Cc]hỉ đạo|Đề án|Dự án|Chương trình|Hội nghị|Kỳ họp) (?:số )?$"
)
_LIMITED = re.compile(r"(?:hữu hạn|TNHH|CTTNHH) (?:MTV )?$")
_MEMBER = re.compile(r" thành viên(?!\w)")
_SPEED = re.compile(r" ?/ ?(?:h|giờ|s|giây|min|phút)(?!\w)")
_PLENUM = re.compile(r"(?:ương|TƯ|TW) (?:\d+(?:, | và ))*$")
_WEEKDAY = re.compile(r"(?<!\w)thứ [2-7](?:, [2-7])*(?:,| và) $")
_LANE = re.compile(r" (?:ngõ|ngách|hẻm|đường|phố|tổ dân phố) (?:\d|[" + UPPER + "])")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_OPTION = re.compile(r"(?:[Pp]hương án|[Kk]ịch bản|[Gg]iai đoạn|[Gg]iải pháp|[Nn]hóm) $")
_NOTES = re.compile(
    r"(?<!\w)(?:tờ|tiền giấy|Tiền giấy|mệnh giá(?: nhỏ)?|loại tiền) (?:\d[\d.]*(?:, | và ))*$"
)
_TO_NUMBER = re.compile(
    r"(?:[Tt]ầng|[Pp]hòng|[Tt]ổ|[Ll]ớp|[Kk]hóa|[Tt]rang|[Ss]ố|[Bb]ài) \d+\w? (?:đến|tới) $"
)
_NUMBERED = re.compile(
    r"(?:[Qq]uận|[Pp]hường|Q\.|P\.|[Kk]hoản|[Đđ]iều) \d{1,2}(?:, \d{1,2})*(?:,| và) $"
)


def _of_a_name(text: str, quantity: Quantity) -> bool:
    """Return whether the number is of a name: "Nghị quyết Trung ương 6 khóa XII"."""
    before = text[: quantity.number_span.start]
    if quantity.unit in ("khóa", "khoá") and _PLENUM.search(before):
        return True
    if _A_YEAR.fullmatch(quantity.number) and re.search(rf"[{UPPER}]\w* $", before):
        return True  # "dịp giỗ Tổ Hùng Vương 2016 người lao động được nghỉ"
    if _WEEKDAY.search(before) or (before.endswith("1 ") and quantity.bound == "over"):
        return True  # "vào thứ 2, 4, 6 bộ phận một cửa mở", "1 trên 303 triệu"
    if quantity.unit is None and _LANE.match(text, quantity.number_span.end):
        return True  # "tại 36 ngõ 61 Lạc Trung"
    if _OPTION.search(before) and quantity.number.isalpha():
        return True  # "Phương án hai quy định …"
    if _LIMITED.search(before) and _MEMBER.match(text, quantity.number_span.end):
        return True  # "công ty trách nhiệm hữu hạn một thành viên"
    if quantity.kind == "money" and _NOTES.search(before):
        return True  # "tờ 500, 1.000 đồng"
    if _NAMED_BY_NUMBER.search(before):
        return True  # "Ban Chỉ đạo 389 quốc gia"
    if quantity.unit is None and _ACT.search(before):
        return True  # "Quyết định 545 phê duyệt"
    if _SPEED.match(text, quantity.span.end):
        return True  # a reader must not be told "100 km" of "100 km/h"
    if quantity.unit is None and (_NUMBERED.search(before) or _TO_NUMBER.search(before)):
        return True  # "quận 1, 12", "tầng 4 đến 27"
    return quantity.kind == "count" and before.endswith(("/ ", "/"))  # "12 thuê bao / 100 dân"


# "đạt 98%, cùng kỳ năm trước là 96%": here the stretch named is that of the number behind it.
_OF_THEN = re.compile(
    r"(?: (?:mới|chỉ|đã|là|đạt|còn|chiếm|ở mức|có|được|khoảng|gần|hơn))+ \d|: ?\d"
)


_A_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?!\d)")


def _beside_the_point(text: str, period: PeriodMention) -> bool:
    before = text[max(0, period.span.start - 110) : period.span.start]
    if re.search(r"(?:không quá|không muộn hơn|chậm nhất|trước) ?$", before):
        return True
    if FORMERLY.search(before) or _BORN.search(before):
        return True
    if _COMPARED.search(before):
        return True
    if period.text.startswith("cùng kỳ"):
        unknown = period.kind == "year" and not _A_YEAR.search(text[: period.span.start])
        return unknown or _OF_THEN.match(text, period.span.end) is None
    if period.kind == "year" and _LAW_OF.search(before):
        return True
    if period.text.isdigit() and _PLAN_NAME.search(before[-45:]):
        return True
    return (
        period.kind == "range"
        and "/" in period.value
        and len(period.value) == 9
        and bool(_PLAN_NAME.search(before))
    )
