"""The edges of what is measured: words behind it that go on with it, words in it that do not.

What the grammar of counts, shares and amounts found is looked at once more, whatever found it: a
second number, an adverb before the verb, or a clause of its own is cut off; a list or a passive
that goes on is taken to its end; what is no measure at all ("do đổi 100 USD") is not bound.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, clause_after, verbs_table
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.terms.indicators import indicator_by_name
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


def edged(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return what is measured from its first word to its last; None where it names no measure.

    Names of the table of indicators, and words of another sentence, are left as they are.
    """
    if what.base != view.base or what.indexed or indicator_by_name(what.value) is not None:
        return what
    if what.span.start < quantity.number_span.start:
        return _before(view, quantity, what)
    if not what.value.endswith(what.text):
        return what
    if _SAID_BEFORE.search(what.text) or _SAID_NEXT.match(view.text, what.span.end):
        return None
    if _APART.match(what.text) or (
        _LISTED_BEHIND.match(view.text, what.span.end) and quantity.unit == "%"
    ):
        return None
    cut = _cut(view, quantity, what)
    return _longer(view, quantity, cut) if cut is not None else None


# "18 người bị cảnh cáo và một người bị cách chức": the next number begins another count.
_ANOTHER = re.compile(
    r"(?<!\d),? và (?:(?:hơn|gần|trên|khoảng|cả) )*(?:\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:người|cán bộ|đơn vị|trường hợp|tổ chức|cơ quan|cá nhân|phó)|hàng (?:chục|trăm|nghìn|ngàn|triệu)|danh sách|mấy|vài|một số|nhiều|toàn bộ)"
)
# "9 luật là bước khởi đầu quan trọng": said of the clause, not of what is counted.
_JUDGED = re.compile(
    r" là (?:bước|điều|việc|cách|một trong|dấu hiệu|minh chứng|quá|rất|không)(?!\w)"
)
# "tuyển 80 người và mong thành phố sớm phê duyệt": the subject does one thing more.
_NEXT_VERB = re.compile(r" và (?:đang|đã|sẽ|mong|cũng|phải|cần|đề nghị|kiến nghị|yêu cầu)(?!\w)")
_HAS_VERB = re.compile(r" (?:đã|đang|sẽ|được|bị|chưa|không|phải|cần)(?!\w)[^,]* và ")
# "việc hợp nhất 2 Sở sẽ tạo điều kiện": what is so of the act is not of what it is done to.
_NAMED_ACT = re.compile(r"(?<!\w)(?:[Vv]iệc|[Kk]hi|[Ss]au khi|[Nn]ếu)(?: [^\W\d_]+)? ?$")
_SUBJECT_ENDS = re.compile(r" (?:sẽ|đã|giúp|khiến|làm|nhằm|để|phải|cần|còn)(?!\w)")
# "4 hộ dân trong số này", "68 tỷ đồng chi cho các công trình này": told before, not here.
_SAID_BEFORE = re.compile(
    r" trong số (?:này|đó)$|(?<!\w)(?:các|những) [^\W\d_]+(?: [^\W\d_]+)? (?:này|đó)$"
)
_SAID_NEXT = re.compile(r" (?:trong số (?:này|đó)|khu vực này)(?!\w)")
_APART = re.compile(
    r"(?:người|dân|hộ|đơn vị|trường hợp|phiếu bầu|chỉ tiêu), |(?:người|trường hợp|đơn vị) do (?:lập|thành lập|sắp xếp|sáp nhập|điều chỉnh)(?!\w)"
)
_LISTED_BEHIND = re.compile(r" ?:")
_LEFT = re.compile(r"\w+(?: \w+)? (?:còn lại|khác)(?: theo phân cấp)?")


def _cut(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the phrase up to another number or a judgement; None where the noun alone is left."""
    verb = what.value.removesuffix(what.text).strip()
    at = quantity.span.start - len(verb) - 1
    found = _ANOTHER.search(what.text) or _JUDGED.search(what.text)
    if found is None and not _HAS_VERB.search(what.text):
        found = _NEXT_VERB.search(what.text)
    if found is None and what.value != what.text and _NAMED_ACT.search(view.text, 0, at):
        found = _SUBJECT_ENDS.search(what.text)
    if found is not None:
        what = _ended(what, found.start())
        bare = len(what.text.split()) <= max(1, len((quantity.unit or "").split()))
        if bare and what.value == what.text:
            return None
    return None if what.value == what.text and _LEFT.fullmatch(what.text) else what


def _ended(what: Measured, length: int) -> Measured:
    """Return what is measured with the first ``length`` characters of its words."""
    words = what.text[:length].rstrip(" ,")
    verb = what.value.removesuffix(what.text)
    return replace(
        what,
        value=verb + words,
        text=words,
        span=Span(what.span.start, what.span.start + len(words)),
    )


_GROUP = re.compile(
    r"(?:, | và |, và )(?:công chức|viên chức|người lao động|cấp (?:tỉnh|huyện|xã|sở|phòng|trung ương)|(?:mức|cấp) độ \d)(?!\w)(?= |[,.;:)]|$)"
)
_GROUPED = re.compile(
    r"(?:cán bộ|công chức|viên chức|ban, ngành|cấp (?:tỉnh|huyện|xã|sở|phòng)|(?:mức|cấp) độ \d)$"
)
_WARDS = re.compile(r" - (?:xã|phường|thị trấn|quận|huyện)(?:, thị trấn)?(?!\w)")
_A_WARD = re.compile(r"(?<!\w)(?:xã|phường|quận|huyện|thị xã)$")
_EACH = re.compile(r" (?:mỗi|một|hằng|hàng) (?:ngày|tuần|tháng|quý|năm)(?!\w)")
# "tỉnh có chỉ số hài lòng | giảm 1-2%": what is so of it is told by the number behind.
_MEASURE = re.compile(
    r" (?:có|với|do có|đạt) (?:tổng |mức )?(?:chỉ số|thời gian|diện tích|tỷ lệ|tỉ lệ|dân số|kinh phí|vốn|điểm|giá trị|thu nhập|số)(?: [^\W\d_]+){0,3}$"
)
_SO_MUCH = re.compile(
    r" (?:(?:là|đạt|trên|dưới|từ|giảm|tăng|gần|hơn|khoảng|bằng|chiếm|thấp|cao) )+(?=\d)"
)
# "không rõ ràng, thiếu cụ thể"
_FAULT = re.compile(r" (?:không|chưa|thiếu) [^\W\d_]+(?: [^\W\d_]+)?$")
_FAULTS = re.compile(r", (?:không|chưa|thiếu)(?: [^\W\d_]+){1,4}(?=[,.;:)]|$| và )")
# "cao tốc Bắc - Nam", "chung cư tại Q. 7", "tuyến số 1 và số 2"
_NAME_GOES_ON = re.compile(rf"(?: (?:Q|P|TP|H)| [{UPPER}][{LOWER}]+| số \d+)$")
_REST_OF_NAME = re.compile(
    rf" [-–] [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)*(?! [-–] \w)|\. ?(?:\d+|[{UPPER}]\w*(?: [{UPPER}]\w*)*)|(?:,| và) số \d+(?: và số \d+)?"
)
_WORDS = 24


def _longer(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the phrase with the rest of its list, passive or measure that stands right behind it."""
    end = view.item_of(quantity.number_span).span.end
    stop = what.span.end
    if (name := _REST_OF_NAME.match(view.text, stop, end)) is not None and _NAME_GOES_ON.search(
        what.text
    ):
        return _extended(view, what, name.end())
    if view.text[stop : stop + 1] not in (" ", ","):
        return what
    if _MEASURE.search(what.text) and (much := _SO_MUCH.match(view.text, stop, end)):
        told = next((q for q in view.quantities if q.span.start <= much.end() < q.span.end), None)
        ends = max(
            (q.span.end for q in view.quantities if told and _one_range(view, told, q)), default=0
        )
        return _extended(view, what, max(ends, told.span.end)) if told else None
    while (
        _GROUPED.search(view.text, what.span.start, stop)
        and (more := _GROUP.match(view.text, stop, end)) is not None
    ):
        stop = more.end()
    if _only_placed(view, quantity, what) and _IS_DONE.match(view.text, stop, end):
        stop = clause_after(view.text, stop + 1, end).end
    if _A_WARD.search(view.text, what.span.start, stop):
        wards = _WARDS.match(view.text, stop, end)
        stop = wards.end() if wards else stop
    if _FAULT.search(what.text) and (fault := _FAULTS.match(view.text, stop, end)):
        stop = fault.end()
    if (passive := _also_undergone(view, what, stop, end)) is not None:
        stop = passive
    if (each := _EACH.match(view.text, stop, end)) is not None:
        stop = each.end()
    return _extended(view, what, stop) if stop > what.span.end else what


_IS_DONE = re.compile(r" (?:đã |sẽ |đang |vừa )?(?:được|bị) ")


def _only_placed(view: View, quantity: Quantity, what: Measured) -> bool:
    """Return whether nothing but a place stands behind the noun: "bốn sở tỉnh Hạ Sơn"."""
    unit = quantity.unit or "?"
    rest = what.text.removeprefix(unit).strip()
    return what.value == what.text and any(o.text == rest for o in view.owners)


def _one_range(view: View, first: Quantity, other: Quantity) -> bool:
    """Return whether the other number is the high end of a range: "1-2%"."""
    between = view.text[first.span.end : other.number_span.start]
    return other.span.start > first.span.start and between in ("-", "–", " - ", " – ", " đến ")


def _extended(view: View, what: Measured, stop: int) -> Measured:
    span = Span(what.span.start, stop)
    words = span.of(view.text)
    if len(words.split()) > _WORDS:
        return what
    return replace(what, value=what.value.removesuffix(what.text) + words, text=words, span=span)


_PASSIVE = re.compile(r" (?:bị|được) [^\W\d_]+(?: [^\W\d_]+)?$")
_AND_ALSO = re.compile(rf", (?:bị |được )?{verbs_table()}(?: [^\W\d_]+){{0,4}}(?=[,.;:)]|$| và )")
_ACTIVE = re.compile(r" (?:cho|để|giúp|nhằm|với|đã|các|những|nhiều|về|vào|trong|theo)(?!\w)")


def _also_undergone(view: View, what: Measured, at: int, end: int) -> int | None:
    """Return where "bị đình chỉ, thu hồi giấy phép" ends; None where no passive goes on."""
    if not _PASSIVE.search(what.text):
        return None
    more = _AND_ALSO.match(view.text, at, end)
    return more.end() if more and not _ACTIVE.search(more.group()) else None


_LOOSE_TAIL = re.compile(
    r"(?: (?:đều|ngày càng|lần lượt|tương ứng|chậm nhất|(?<!bên )trong|từ|là|của|và|vẫn|cũng))+$"
)
_NO_MEASURE = re.compile(
    r"(?:do|vì|nhằm|để|khi|nếu|tính|cho|và|đó|nội dung (?:yêu cầu|đề nghị))(?!\w)", re.IGNORECASE
)
_TWO_VERBS = re.compile(r"(?<!\w)(?:khiến|nhằm|vì)(?!\w)")
_BUDGET = re.compile(
    r"(?:ngân sách(?: (?:nhà nước|trung ương|địa phương|thành phố|tỉnh|huyện|xã))?|tổng số|trong đó)\.",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:văn phòng|sở|bộ|ubnd|hđnd|ủy ban|cục|chi cục|tổng cục|ban|trung tâm|thành phố|tỉnh|huyện|xã|phường)(?!\w)",
    re.IGNORECASE,
)


def _listed(view: View, quantity: Quantity, what: Measured) -> bool:
    """Return whether a budget is one of the sources of an amount: "gồm: ngân sách tỉnh 32 tỷ đồng; …"."""
    item = view.item_of(quantity.number_span).span
    told = view.text[what.span.end : quantity.span.start].strip()
    before = view.text[item.start : what.span.start].rstrip()
    opens = not before or before.endswith((",", "đó", "gồm", "và", "từ"))
    return quantity.kind == "money" and opens and told in ("", "là", ":")


def _before(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the phrase before a number without what leads to the number; None for no measure."""
    if what.value.endswith(what.text) and (tail := _LOOSE_TAIL.search(what.text)) is not None:
        what = _ended(what, tail.start())
        if len(what.text.split()) < 2:
            return None
    if _NO_MEASURE.match(what.value) or _SAID_BEFORE.search(what.text):
        return None
    if _BUDGET.match(what.value.partition(" so với ")[0] + ".") and not _listed(
        view, quantity, what
    ):
        return None  # "ngân sách thành phố cũng dành 35 tỷ đồng": whose money, not for what
    if quantity.kind == "money" and what.value == what.text and _TWO_VERBS.search(what.text):
        return None
    if what.value != what.text or quantity.kind not in ("count", "value"):
        return what
    owner = any(
        o.span.start <= what.span.start and what.span.end <= o.span.end for o in view.owners
    )
    if not owner and not (_BODY.match(what.text) and quantity.kind == "count"):
        return what
    if quantity.unit is None or quantity.kind != "count":
        return None
    return replace(what, value=f"{quantity.unit} của {what.text}")
