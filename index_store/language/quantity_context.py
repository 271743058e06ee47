"""What stands around a number: bounds, changes, targets, and words that make it a name."""

from __future__ import annotations

import re

from index_store.language.periods import find_period_shapes
from index_store.language.references import find_document_numbers, find_legal_references
from index_store.language.units import Unit
from index_store.records import Bound, Span

_BLOCKED = re.compile(
    r"(?P<clock>\b\d{1,2} ?[hg:] ?\d{2}\b(?:[:']\d{2})?|\b\d{1,2}h\b|\b24/24(?: ?(?:giờ|h))?|\b24/7\b|\b7/24\b"
    r"|(?:lúc|vào|khoảng|từ|đến) \d{1,2} (?:giờ|h)(?: \d{1,2}(?: phút)?)?(?: ?(?:sáng|chiều|tối|ngày))"
    r"|lúc \d{1,2} giờ)"
    r"|(?P<phone>(?<!\d)(?:0|\+84)[ .]?\d{2,3}[ .-]\d{3}[ .-]?\d{3,4}\b|\b0\d{9,10}\b|\b1[89]00[ .]?\d{4,6}\b"
    r"|(?:ĐT|điện thoại|Hotline|hotline|số máy|tổng đài)(?: số)?:? ?[\d. -]+)"
    r"|(?P<web>(?:https?://|www\.)\S+|\S+@\S+)"
    r"|(?P<level>(?:[Mm]ức độ|[Cc]ấp độ|[Mm]ức|[Cc]ấp|[Cc]hương trình|[Pp]hiên bản|[Gg]iai đoạn|[Hh]ạng mục) 0?[1-9](?!\d|[.,]\d|/| ?%| (?:điểm|tỷ|tỉ|triệu|nghìn|đồng|bậc))"
    r"(?:(?: ?, ?| ?và ?| ?- ?|, và | hoặc | \(?đạt )(?:(?:mức|cấp) (?:độ )?)?0?[1-9](?![\d%.]| ?%|[/,]\d| (?:điểm|tỷ|hồ sơ|thủ tục)))*)"
    r"|(?P<marker>^[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(\d{1,2}\)|[IVX]+\.)(?=\s)|(?<=[;:] )\(?\d{1,2}\)(?= [A-Za-zĐđ])|(?<= )\(\d{1,2}\)(?= \w))"
    r"|(?P<views>[Ll]ượt (?:xem|đọc|truy cập)(?: trang)?:? ?[\d.]+|\b[\d.]+ lượt xem\b|[Cc]ỡ chữ:? ?\d+)"
    r"|(?P<name>(?:COVID|Covid|SARS-CoV|Iphone|iPhone|Office|Windows|Android|ISO|TCVN|QCVN)[ -]?[\d.:-]+\w*|\b[A-Z]{1,4}-?\d+\b)",
    re.MULTILINE,
)
# A number after one of these words names a thing. A unit that can only be counted overrides it.
NAMING = re.compile(
    r"(?:\b(?:quận|phường|xã|tổ|ấp|thôn|khu phố|khóa|khoá|kỳ|kỳ họp|lớp|loại|nhóm|bước|phần|tầng|đợt|lần|lần thứ|khóa thứ"
    r"|thứ|điều|khoản|chương|mục|tiểu mục|phụ lục|quốc lộ|QL|tỉnh lộ|đường|cấp|hạng|mẫu|bảng|biểu|hình|trang|phòng|vùng|tuyến|ca"
    r"|tập|nhà|lô|khu|ngõ|ngách|hẻm|block|gói|dự án|chỉ thị|nghị quyết|nghị định|thông tư|quyết định|đề án|mã|serie|top|bậc|toán|trạm|cụm"
    r"|giai đoạn|tháng|ngày|(?<!trong )năm|quý|kỳ họp thứ|phiên họp thứ|phiên thứ|luật|điểm|hệ số|bộ luật|chương trình|dự thảo|zone|zalo|ngày thứ|bài|câu|tiêu chí|trục|điều kiện|vị trí)"
    r"|[QPĐ]\.|\bĐiều|\bQuận|\bPhường|\bTháng|\bNăm|\bLuật|\bNghị quyết|\bNghị định|\bLớp|\bNhóm|\bKhoản|\bTổ|\bBước|\bLần|\bKhóa|\bKỳ|\bKhu|\bPhòng|\bVùng)[ ]?$"
)
SERIAL = re.compile(r"(?<!tổng )(?<!trong )(?<!con )(?<!với )(?<!chiếm )\b[Ss]ố:? ?$")


def named_numbers(text: str) -> list[Span]:
    """Return where numbers name something instead: dates, documents, telephones, levels."""
    spans = [s.span for s in find_period_shapes(text)]
    spans += [d.number_span for d in find_document_numbers(text)]
    spans += [r.span for r in find_legal_references(text)]
    spans += [Span(m.start(), m.end()) for m in _BLOCKED.finditer(text) if m.end() > m.start()]
    return sorted(spans)


_BEFORE = re.compile(
    r"(?:(?P<over>trên|hơn|vượt|quá|Trên|Hơn)|(?P<about>gần|khoảng|xấp xỉ|ước|ước tính|ước đạt|tầm|chừng|Gần|Khoảng|Ước|cỡ|about|nearly|around)"
    r"|(?P<atmost>không quá|tối đa|nhiều nhất|cao nhất là|không vượt quá|at most|Tối đa)|(?P<under>dưới|chưa đến|chưa tới|chưa đầy|thấp hơn|ít hơn|nhỏ hơn|chỉ dưới|below|under|Dưới)"
    r"|(?P<atleast>tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|từ|at least|Ít nhất|Tối thiểu))"
    r"(?: (?:là|đạt|khoảng|có|tới|đến))? ?$"
)
AFTER_BOUND = re.compile(r" ?(?:(?P<atleast>trở lên|or more)|(?P<atmost>trở xuống|or less))")
CHANGE = re.compile(
    r"(?P<verb>tăng|giảm|nâng|hạ|tụt|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|gấp|cắt giảm|rút ngắn|lên|xuống|hơn|kém|bớt"
    r"|Tăng|Giảm|Gấp|Vượt)(?P<mid>(?: (?:thêm|tới|đến|được|gần|hơn|trên|khoảng|tối thiểu|ít nhất|bình quân|trung bình|nhẹ|mạnh|lên|xuống|đi|cao hơn|ngay|là|đạt|hơn|chỉ|tối đa|thời gian))*) ?$"
)
RESULTING = re.compile(
    r"\b(?:tăng lên|giảm còn|giảm xuống|xuống còn|còn|lên đến|lên tới|nâng lên|lên|xuống|lên mức|tăng lên mức) ?$"
)
TARGET = re.compile(
    r"(?:[Mm]ục tiêu|[Cc]hỉ tiêu|[Pp]hấn đấu|[Đđ]ặt mục tiêu|[Đđ]ặt chỉ tiêu|chỉ tiêu giao|kế hoạch(?: cả năm| năm| giao| đề ra| được giao)*|target)(?: (?:là|đạt|đạt được|đề ra là|từ|tối thiểu|ít nhất|trên|hơn|khoảng|đến|tăng|giảm|of))* ?$"
)


def bound_before(
    text: str, start: int
) -> tuple[Bound, int]:  # the bound, and where its words start
    """Return the bound that the words before a number set, and where those words start."""
    m = _BEFORE.search(text[max(0, start - 24) : start])
    if not m:
        return "exact", start
    at = start - (len(text[max(0, start - 24) : start]) - m.start())
    if at > 0 and text[at - 1].isalnum():
        return "exact", start
    groups = {k for k, v in m.groupdict().items() if v}
    if m["atleast"] == "từ":
        return "exact", start
    names: dict[str, Bound] = {
        "over": "over", "about": "about", "atmost": "at most", "under": "under", "atleast": "at least",
    }  # fmt: skip
    return names[groups.pop()], at


def changes(change: re.Match[str], unit: Unit, context: str) -> bool:
    """Return whether the verb before a number makes it a change and not what was reached."""
    verb, mid = change["verb"].casefold(), change["mid"].strip().split()
    before = context[: change.start("verb")]
    if before and before[-1].isalnum():
        return False
    if (
        verb in ("hơn", "lên", "xuống", "kém", "bớt")
        and unit.noun_kind != "change"
        and unit.unit != "điểm %"
    ):
        return False
    if verb == "vượt" and unit.unit != "%":
        return False
    return not (mid and mid[-1] in ("lên", "xuống", "đạt", "là", "đến", "tới"))


# "5 năm qua", "10 năm trước": these name a stretch of time, they measure nothing.
PAST = re.compile(
    r" (?:qua|gần đây|trở lại|tới|liên tiếp|liền|liên tục|nay|trước|sau|đầu|cuối|vừa|\d{4})\b"
)
_TIMED = re.compile(
    r"thời hạn|thời gian|rút ngắn|cắt giảm|giải quyết|xử lý|trả kết quả|mất|chậm nhất|trong vòng|quá hạn|trễ|cấp phép|thông quan|không quá|tối đa|giảm|xuống còn|chỉ còn",
    re.IGNORECASE,
)


def measured_time(context: str) -> bool:
    """Return whether a duration is stated of something, not merely told ("sau 3 ngày")."""
    return _TIMED.search(context) is not None
