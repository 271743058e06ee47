"""The period that a title, or the words that open a paragraph, give to sentences that name none.

"Trong 6 tháng đầu năm 2024, huyện A thu 90 tỷ đồng. Tỷ lệ hộ nghèo còn 3%." is of one half-year. So
is what a page tells of the place of its title under "Kết quả … tháng 8/2024". A sentence with words
of time of its own, a goal, or another place's is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.records import Binding

if TYPE_CHECKING:
    from index_store.figures.article import Article
    from index_store.figures.view import View
    from index_store.records import FigureKind, Span

_OPENS = re.compile(
    r"[\s•*+\-–“\"]*(?:(?:Trong|Tính chung|Tính riêng|Chỉ trong|Riêng|Chỉ tính riêng|Cả|Kết thúc|Trong cả|Tính trong)(?: cả)? ?)?"
)
_STANDING = frozenset({"year", "half", "quarter", "months", "month"})
_COMPARED = re.compile(
    r",? ?\(?(?:(?:tăng|giảm|cao hơn|thấp hơn|vượt)[^,;.()]{0,40} )?(?:so với |so |bằng [\d,]+ ?% )?(?:cùng kỳ(?: năm (?:trước|ngoái)| trước)?|năm (?:trước|ngoái)|quý trước|tháng trước)"
    r"|(?:kế hoạch|dự toán|chỉ tiêu|nhiệm vụ)(?: cả)? năm|năm học",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"(?<!\w)(?:hiện|đến nay|tới nay|nay|trước đây|trước đó|sau đó|sẽ|dự kiến|từng|vốn từng|hằng|hàng|mỗi|sắp|tới đây|thời gian tới|phấn đấu|mục tiêu|"
    r"hôm|sáng|chiều|tối|ngày|tháng|quý|năm(?! (?:cán|con|người|huyện|xã|đơn))|nhiệm kỳ|giai đoạn|đợt|tuần|mới đây|gần đây|lâu nay|lũy kế|cộng dồn|kể từ|từ đầu|bình quân mỗi|"
    r"theo quy định|cần|phải|có thể|nên|muốn|tối thiểu|tối đa|không quá|nếu|đề xuất|kiến nghị|yêu cầu|cam kết)(?!\w)",
    re.IGNORECASE,
)
_START = re.compile(r"(?<!\w)từ(?: mức| hạng| vị trí| thứ)? $")
_THEN = re.compile(
    r"(?<!so với )(?<!so )(?:cùng kỳ|năm trước|năm ngoái|quý trước|tháng trước|kỳ trước)[^,;()]{0,40}$|(?:cùng kỳ|năm trước|năm ngoái) \($",
    re.IGNORECASE,
)
_KINDS = frozenset({"count", "money", "value", "share", "change"})


def opening_period(view: View, before: Binding | None) -> Binding | None:
    """Return the period that goes on holding behind this sentence: its own opening, or the one before.

    A sentence that opens with a period sets it; one that names another elsewhere ends it.
    """
    own = [p for p in view.periods if p.kind in _STANDING]
    if own and _OPENS.fullmatch(view.text, 0, own[0].span.start):
        return Binding(own[0].value, own[0].text, own[0].span.shifted(view.base))
    if before is None or any(p.value != before.value for p in view.periods):
        return None
    return before


def said_before(
    view: View,
    span: Span,
    kind: FigureKind,
    place: Binding | None,
    article: Article,
    opened: Binding | None,
) -> Binding | None:
    """Return the period of a figure whose sentence says nothing of time, None where it is not told."""
    if kind not in _KINDS or place is None or view.periods:
        return None
    if _START.search(view.text, 0, span.start) or _THEN.search(view.text, 0, span.start):
        return None  # "tăng từ 5,03 điểm", "cùng kỳ năm trước là 96,4%": how it stood before
    text = view.text
    for period in view.side_periods:
        text = text.replace(period.text, " ")
    if _TIMED.search(_COMPARED.sub(" ", text)):
        return None
    if opened is not None:
        return opened
    if not article.stated or article.home is None:
        return None
    if article.period is not None:
        return article.period
    own = place.value.casefold() == article.home.value.casefold()
    return article.lead_stretch if own else None
