"""Numbers that only number or name something: a note, a heading, a standard, a ward."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.language.characters.letters import LOWER, UPPER

if TYPE_CHECKING:
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Figure

# "6 Nội dung nghị quyết." begins a note; a sentence that counts goes on in small letters.
_NOTE = re.compile(rf"\d{{1,3}} [{UPPER}][{LOWER}]")
# "12 Sở đã tham mưu": a body keeps its capital.
_BODY = re.compile(
    r"\d{1,3} (?:Sở|Bộ|Ban|Cục|Chi cục|Vụ|Tổng cục|UBND|HĐND|Phó|Ủy ban|Đảng|Trung tâm|Phòng|Nghị|Quyết|"
    r"Thông|Luật|Huyện|Xã|Phường|Tỉnh|Thành phố)(?!\w)"
)
# "GA 1149-2014", "TCVN 6909:2001": the number of a standard and its year.
_STANDARD = re.compile(r"\d{2,6}[-–:](?:19|20)\d\d(?!\d)")
_CODE = re.compile(rf"[{UPPER}]{{2,6}}(?:/[{UPPER}]+)? ?$")
_NUMBERED = re.compile(rf"(?<!\w)[{UPPER}]{{2,6}} ?\d{{2,6}}[-–:]$")
# "Bảng 7 quy định lưu lượng": the number of a table.
_TABLE = re.compile(r"(?<!\w)(?:Bảng|Hình|Biểu|Mẫu|Phụ lục|Mục|Chú thích|CHÚ THÍCH)(?: số)? $")
# "xã Lộ 25", "phường Cổ Nhuế 2": the number ends a name.
_NAME = re.compile(rf"(?<!^)(?<![.:;!?] )(?<!\w)[{UPPER}][{LOWER}]+ $")

_ROAD = re.compile(
    r"(?<!\w)(?:[Qq]uốc lộ|[Tt]ỉnh lộ|[Hh]ương lộ|[Cc]ao tốc|QL|TL|[Cc]ienco|ấp|[Kk]hu phố|[Tt]ổ dân phố) $"
)


def is_label(text: str, quantity: Quantity) -> bool:
    """Return whether a number is no figure, for it numbers a note or is a part of a name.

    >>> from index_store.language.amounts.quantities import find_quantities
    >>> for text in ("6 Nội dung nghị quyết.", "Tối thiểu gồm 6 nội dung.", "12 Sở đã báo cáo."):
    ...     [is_label(text, quantity) for quantity in find_quantities(text)]
    [True]
    [False]
    [False]
    """
    start = quantity.span.start
    here = text[start:]
    if _STANDARD.match(here) and _CODE.search(text, 0, start):
        return True
    if _NUMBERED.search(text, 0, start) or _TABLE.search(text, 0, start):
        return True
    if quantity.kind != "count":
        return False
    if _ROAD.search(text, 0, start):
        return True
    begins = not text[:start].strip(" |\t*–-•")
    if begins and _NOTE.match(here) and not _BODY.match(here):
        return True
    return quantity.unit is None and bool(_NAME.search(text, 0, start))


def without_strangers(figure: Figure) -> Figure:
    """Return the figure without a binding that its words do not give.

    Words over the edge of a cell ("bước | Nội dung") name nothing.
    """
    what = figure.indicator
    return replace(figure, indicator=None) if what is not None and "|" in what.text else figure
