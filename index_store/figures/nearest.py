"""Which of the owners before a figure it belongs to, and the place that an owner's words stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.records import Binding

if TYPE_CHECKING:
    from index_store.figures.article import Article
    from index_store.figures.owners import Owner
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


def bound(owner: Owner, base: int, article: Article) -> Binding:
    """Return the binding of an owner, by the fuller name that the article gives it."""
    return Binding(
        article.fuller.get(owner.value, owner.value), owner.text, owner.span.shifted(base)
    )


def resolved(owner: Owner, view: View, article: Article, earlier: Binding | None) -> Binding | None:
    """Return the place that an owner is; a generic word stands for the article's own."""
    if owner.kind != "generic":
        return bound(owner, view.base, article)
    this = view.text.startswith(" này", owner.span.end)
    if owner.level == "":
        place = article.home
    elif this and earlier is not None and _level(earlier.value) == owner.level:
        place = earlier
    else:
        place = article.places.get(owner.level)
        if place is None and earlier is not None and _level(earlier.value) == owner.level:
            place = earlier
    if place is None:
        return None
    return Binding(place.value, owner.text, owner.span.shifted(view.base))


_PREFIX_LEVELS = {
    "huyện": "district",
    "quận": "district",
    "tỉnh": "province",
    "xã": "commune",
    "phường": "commune",
}


def _level(value: str) -> str:
    return _PREFIX_LEVELS.get(value.split(" ", 1)[0].casefold(), "")


def of_another(view: View, owner: Owner, quantity: Quantity) -> bool:
    """Return whether the owner narrows an earlier count: "3 đơn vị thuộc Sở Nội vụ, 5 đơn vị cấp xã"."""
    for other in view.quantities:
        if (
            other.span.end <= owner.span.start
            and other.number_span != quantity.number_span
            and other.kind == "count"
        ):
            between = view.text[other.span.end : owner.span.start]
            if (
                len(between) <= 60
                and not re.search(r"[,;:]", between)
                and re.search(r"(?<!\w)(?:thuộc|tại|ở|của|do) $", between)
            ):
                return (
                    view.text[owner.span.end : owner.span.end + 1] in (",", ";", ")")
                    or _RUNS.match(view.text, owner.span.end) is not None
                )
    return False


_RUNS = re.compile(r" (?:trực tiếp )?(?:quản lý|thực hiện|ban hành|tổ chức|quyết định)(?!\w)")


def of_one_item(view: View, owner: Owner, quantity: Quantity) -> bool:
    """Return whether the organisation has one item of a list: "… và Sở Nội vụ 25/25 thủ tục, có 900 hồ sơ"."""
    if owner.kind != "organisation" or not re.search(r"(?:,| và) $", view.text[: owner.span.start]):
        return False
    own = [
        q
        for q in view.quantities
        if q.span.start >= owner.span.end
        and view.text[owner.span.end : q.span.start] in (" ", " (", " có ", " là ")
    ]
    if not own or own[0].number_span == quantity.number_span:
        return False
    return "," in view.text[own[0].span.end : quantity.span.start]


_OTHERS = re.compile(
    r"(?<!\w)(?:so với|hơn|như|cùng) (?:các|những|mỗi|nhiều) (?:tỉnh|huyện|xã|bộ|nước|quốc gia|địa phương|thành phố|nơi)"
)


# "Sở Nội vụ kiểm tra 22 đơn vị, kết quả có 78% công chức có mặt": of those it looked at.
_INSPECTS = re.compile(
    r" (?:đã |tiến hành |tổ chức )*(?:kiểm tra|thanh tra|khảo sát|giám sát)(?!\w)"
)
# "theo đề xuất của Bộ Tài chính, Chính phủ vừa bãi bỏ 102 điều kiện": another one did it.
_OTHER_SUBJECT = re.compile(
    r"(?:,|đề xuất|trình|kiến nghị|đề nghị) (?:Chính phủ|Quốc hội|Thủ tướng(?: Chính phủ)?|Bộ Chính trị|Ban Bí thư|Trung ương|Việt Nam|cả nước) (?:đã|vừa|sẽ|cũng|đang|có|ban hành|quyết định|ký)(?!\w)"
)
# "tại Đà Nẵng, 15 tỉnh miền Trung và nước Lào với 6.000 thanh niên": of all of them
_AND_MORE = re.compile(
    r"(?:,| và) \d+ (?:tỉnh|thành phố|huyện|quận|xã|phường|nước|quốc gia|địa phương)(?!\w)[^,;.()]*, "
)
# "làm việc với các quận huyện thì nghe báo cáo tỷ lệ hài lòng trên 90%": of those
_HEARS_OF = re.compile(
    r"(?<!\w)(?:với|nghe|từ) (?:các|những|nhiều) (?:quận|huyện|xã|phường|sở|tỉnh|địa phương|đơn vị)(?!\w)"
)
# "Chính phủ và Bộ Tài chính đã sửa 14 văn bản": the second did not do it alone.
_WITH_OTHERS = re.compile(
    r"(?:Chính phủ|Quốc hội|Thủ tướng|Sở|Bộ|Cục|[Cc]ác (?:bộ|sở|ngành|địa phương|đơn vị|tỉnh)) (?:và|cùng(?: với)?) $"
)


# "hướng đi huyện Sơn Lâm", "đã về Sơn Lâm": on the way, not where it was
_PASSING = re.compile(
    r"(?<!\w)(?:hướng(?: đi| về)?|đi|về|lên|qua|giáp|gần|rời|sang|ngang|đến từ|đoạn qua) $"
)
# "Trung tâm Giáo dục thường xuyên Q. 3": the place belongs to the name of a school or a company
_INSTITUTION = re.compile(
    r"(?:[Tt]rung tâm|[Tt]rường|THPT|THCS|[Đđ]ại học|ĐH|ĐHQG|[Hh]ọc viện|[Cc]ông ty|[Bb]ệnh viện|[Cc]hợ|[Nn]hà máy|[Cc]hi hội)(?: (?!(?:của|tại|ở|có|đã|được|là|trên|cho|với|và)(?!\w))[^\W\d_]+){1,7},? $"
)


def nearest(
    before: list[Owner], view: View, quantity: Quantity, article: Article, earlier: Binding | None
) -> Binding | None:
    """Return the place or body of the owners before a quantity that it belongs to, None if none."""
    last = before[-1]
    if listed(view, before, quantity):
        return None
    if last.kind == "place" and _PASSING.search(view.text, 0, last.span.start):
        return None
    if last.kind == "place" and _INSTITUTION.search(view.text, 0, last.span.start):
        return None
    if _OTHER_SUBJECT.search(view.text, last.span.end, quantity.span.start):
        return None
    if _AND_MORE.match(view.text, last.span.end, quantity.span.start):
        return None
    told = view.text[last.span.end : quantity.span.start]
    if ";" in told and last is not before[0] and quantity.kind == "count":
        return None  # "… tại huyện Sơn Lâm; 206 hộ và 65 cơ sở trên địa bàn huyện khác"
    if last.kind == "organisation" and _INSPECTS.match(told) and "kết quả" in told:
        return None
    if _WITH_OTHERS.search(view.text[: last.span.start]):
        return None
    if quantity.kind == "value" and _HEARS_OF.search(told):
        return None
    if _OTHERS.search(view.text[last.span.end : quantity.span.start]):
        return None
    places = [
        o
        for o in (
            *(o for o in view.owners if o.owns and o.span.end <= before[0].span.start),
            *before,
        )
        if o.kind != "organisation"
    ]
    if (
        last.kind == "organisation"
        and places
        and len(view.text[last.span.end : quantity.span.start]) > 25
    ):
        last = places[-1]
    bracket = view.bracket_of(last.span)
    if bracket is not None and not quantity.number_span.within(bracket):
        outside = next(
            (o for o in reversed(before[:-1]) if view.bracket_of(o.span) != bracket), None
        )
        if outside is None:
            return None
        last = outside
    return resolved(last, view, article, earlier)


def listed(view: View, before: list[Owner], quantity: Quantity) -> bool:
    """Return whether the nearest owner ends a list of its like: the figure is of none of them alone."""
    if len(before) < 2 or before[-1].level != before[-2].level:
        return False
    between = view.text[before[-2].span.end : before[-1].span.start]
    if before[-1].kind == "organisation":
        return between == " và "
    if before[-1].kind != "place":
        return False
    if not re.fullmatch(r"(?:, | và |; )(?:và )?", between):
        return False
    return not view.text[before[-1].span.end : quantity.span.start].lstrip().startswith("(")
