"""Numbers that set a condition instead of measuring: "có điểm dưới 70 điểm phải giải trình"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_RIGHT = re.compile(r"(?<!\w)(?:đúng|đính chính|sửa (?:lại|thành)|thực tế)(?!\w)", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"[^,;.:]{0,50}?,?(?<!\w)(?:phải|thì|bị xem xét|bị xử lý|bị phê bình|bị đánh giá|sẽ bị|(?:được |thì )?xếp loại|sẽ không|không được(?! \d))(?!\w)"
)
_PRECEDES = re.compile(
    r"(?<!\w)(?:không để|nếu|trường hợp|khi có|(?:đơn vị|công chức|cá nhân|cơ quan|địa phương|người|nơi) (?:nào )?có|(?:người|đơn vị|ai|nơi) nào)(?!\w)[^,;.:]{0,70}$",
    re.IGNORECASE,
)
_GRADED_GROUP = re.compile(
    r"(?<!\w)(?:đơn vị|địa phương|công chức|tập thể|cá nhân|cơ quan|(?:\d+|các|những|mọi|hai|ba) (?:xã|phường|huyện|tỉnh|sở|xã, phường))(?: được| bị)? ?$",
    re.IGNORECASE,
)
_UNGRADED = re.compile(r"(?<!\w)(?:không|chưa|khó|cấm)(?: được| bị| thể)? $", re.IGNORECASE)
# "xếp loại Xuất sắc đối với đơn vị có …": whom a rule grades so
_OF_SUCH = re.compile(
    r"[”\"]? (?:đối với|cho)(?: các| những| mọi)? (?:đơn vị|cơ quan|địa phương|tập thể|cá nhân|công chức|trường hợp)(?!\w)"
)
# "thay vì quy định trụ sở rộng từ 200 m2": what is no longer so
_INSTEAD = re.compile(r"(?<!\w)[Tt]hay vì [^,;.]{0,120}$")
_ONE_OF = re.compile(r"(?<!\w)(?:là|một trong) $")
# "còn lại là từ trên 72 đến dưới 80 điểm": a class of units, no one's score
_RANGE = re.compile(r"(?<!\w)từ (?:trên |hơn )?\d[\d.,]*(?: điểm)? đến $")
_LIMIT = re.compile(r" ?(?:[^\W\d_]+ ){0,4}trở (?:lên|xuống)(?!\w)")
# "từ 80 đến dưới 90 điểm xếp loại Tốt": what a rule calls a stretch of points
_BAND = re.compile(
    r"(?<!\w)(?:dưới|từ|trên|đến|tới|≥|>|<|≤) ?(?:dưới )?\d[\d.,]* ?(?:điểm|%)(?: trở (?:lên|xuống))?"
    r"(?: (?:thì|được|bị|là|sẽ))*:? ?(?:xếp )?$"
)
_PAST = re.compile(r"(?<!\w)(?:đã|đạt được|vẫn còn)(?!\w)")


_SUPPOSED = re.compile(r"[-–\"“ ]*(?:Nếu )?[Gg]iả (?:sử|định|dụ)(?!\w)|Ví như(?!\w)")


# "không còn 6 tổng cục", "không được tuyển dụng quá 50%": what is not, or must not be.
_DENIED = re.compile(
    r"(?<!\w)(?:không còn|không có|chưa có|không phải(?: là)?|không được(?: [^\W\d_]+){0,3}) $"
)
# "bài đã đăng ghi 29 hồ sơ", "ghi nhầm là 92,7%": what a correction takes back.
_MISPRINTED = re.compile(
    r"(?<!\w)(?:(?:bài|tin)(?: viết| báo)?(?: đã)? (?:đăng|nêu|viết)(?: là)? (?:ghi|nêu|rằng)"
    r"|(?:ghi|đăng|in|viết|nêu|công bố) (?:nhầm|sai|chưa đúng|chưa chính xác))(?!\w)",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(r"(?<!\w)[Cc]ứ (?:mỗi )?$")  # "cứ 1% tăng trưởng của ngành thì …"


def _counted_group(view: View, quantity: Quantity) -> bool:
    """Return whether the subject of a grade is a group: "2 nhóm dịch vụ việc làm, bảo trợ đạt loại khá"."""
    item = view.item_of(quantity.number_span).span
    counted = [
        q
        for q in view.quantities
        if q.kind == "count" and item.start <= q.span.start < quantity.span.start
    ]
    if not counted or not re.search(
        r"^$|, $|^\S+ ?$", view.text[item.start : counted[0].span.start]
    ):
        return False
    return not any(
        o.owns and counted[0].span.end < o.span.start < quantity.span.start for o in view.owners
    )


def takes_back(text: str, until: int | None = None) -> bool:
    """Return whether a sentence only tells what was printed wrongly, up to ``until``.

    >>> takes_back("Báo ghi nhầm huyện có 29 hồ sơ."), takes_back("ghi nhầm 29, số đúng là 23")
    (True, False)
    """
    end = len(text) if until is None else until
    misprint = _MISPRINTED.search(text, 0, end)
    return misprint is not None and not _RIGHT.search(text, misprint.end(), end)


def is_condition(view: View, quantity: Quantity) -> bool:
    """Return whether the quantity is a limit that a rule sets, or the grade of a group: no one's figure."""
    if _SUPPOSED.match(view.text) or _EACH_TIME.search(view.text, 0, quantity.span.start):
        return True
    if _INSTEAD.search(view.text, 0, quantity.span.start):
        return True
    if _DENIED.search(view.text, max(0, quantity.span.start - 60), quantity.span.start):
        return True
    if quantity.kind == "grade" and _counted_group(view, quantity):
        return True
    if quantity.kind == "grade" and _BAND.search(view.text, 0, quantity.span.start):
        return True
    if quantity.kind == "grade":
        before, after = view.text[: quantity.span.start], view.text[quantity.span.end :]
        return bool(
            _GRADED_GROUP.search(before) or _UNGRADED.search(before) or _OF_SUCH.match(after)
        )
    if (
        quantity.unit == "điểm"
        and quantity.bound == "under"
        and _RANGE.search(view.text, 0, quantity.span.start)
    ):
        return True
    if _ONE_OF.search(view.text[: quantity.span.start]) and quantity.kind == "share":
        return quantity.value == 1  # "đây là 1/15 công trình vào chung khảo"
    if (
        quantity.unit not in ("%", "điểm")
        and quantity.kind in ("value", "count", "money")
        and _LIMIT.match(view.text, quantity.number_span.end)
    ):
        return True  # "dự án có quy mô từ 10 ha trở lên"
    if quantity.kind not in ("value", "count", "share") or quantity.bound in ("exact", "about"):
        return False
    item = view.item_of(quantity.number_span).span
    before = view.text[item.start : quantity.span.start]
    if (
        _PAST.search(before[before.rfind(", ") + 1 :])
        or view.bracket_of(quantity.number_span) is not None
    ):
        return False
    after = view.text[quantity.span.end : item.end]
    if quantity.unit in ("điểm", "%") and re.match(r" có \d", after):
        return True  # "từ 80 điểm trở lên có 12 huyện"
    return bool(_FOLLOWS.match(after)) or bool(_PRECEDES.search(before))
