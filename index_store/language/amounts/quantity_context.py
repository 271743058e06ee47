"""What stands around a number: bounds, changes, targets, and words that make it a name."""

from __future__ import annotations

import re
from functools import lru_cache

from index_store.language.amounts.units import Unit
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import small
from index_store.records import Bound

# A number after one of these words names a thing. A unit that can only be counted overrides it.
NAMING = re.compile(
    r"(?:\b(?:quận|phường|xã|tổ|ấp|thôn|khu phố|khóa|khoá|kỳ|kỳ họp|lớp|loại|nhóm|bước|phần|tầng|đợt|lần|lần thứ|khóa thứ"
    r"|thứ|điều|khoản|chương|mục|tiểu mục|phụ lục|quốc lộ|QL|tỉnh lộ|đường|cấp|hạng|mẫu|bảng|biểu|hình|trang|phòng|vùng|tuyến|ca"
    r"|tập|nhà|lô|khu|đoạn|ngõ|ngách|hẻm|block|gói|dự án|chỉ thị|nghị quyết|nghị định|thông tư|quyết định|đề án|mã|serie|top|bậc|toán|trạm|cụm"
    r"|giai đoạn|tháng|ngày|(?<!trong )năm|quý|kỳ họp thứ|phiên họp thứ|phiên thứ|luật|điểm|hệ số|bộ luật|chương trình|dự thảo|zone|zalo|ngày thứ|bài|câu|tiêu chí|trục|điều kiện|vị trí)"
    r"|[QPĐ]\.|\bĐiều|\bQuận|\bPhường|\bTháng|\bNăm|\bLuật|\bNghị quyết|\bNghị định|\bLớp|\bNhóm|\bKhoản|\bTổ|\bBước|\bLần|\bKhóa|\bKỳ|\bKhu|\bPhòng|\bVùng)[ ]?$"
)
SERIAL = re.compile(r"(?<!tổng )(?<!dân )(?<!trong )(?<!con )(?<!với )(?<!chiếm )\b[Ss]ố:? ?$")


_BEFORE = re.compile(
    r"(?:(?P<over>trên|hơn|vượt|quá)|(?P<about>gần|khoảng|xấp xỉ|ước|ước tính|ước đạt|tầm|chừng|cỡ|about|nearly|around)"
    r"|(?P<atmost>không quá|tối đa|nhiều nhất|chậm nhất|muộn nhất|không vượt quá|at most)|(?P<under>dưới|chưa đến|chưa tới|chưa đầy|thấp hơn|ít hơn|nhỏ hơn|chỉ dưới|below|under)"
    r"|(?P<atleast>tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|từ|at least))"
    r"(?: (?:là|bằng|đạt|(?P<near>khoảng)|có|tới|đến))? ?$"
)
FAR_BOUND = re.compile(r"[^,;.:()\d]{1,40}? (?:(?P<atleast>trở lên)|(?P<atmost>trở xuống))(?!\w)")
AFTER_BOUND = re.compile(r" ?(?:(?P<atleast>trở lên|or more)|(?P<atmost>trở xuống|or less))(?!\w)")
CHANGE = re.compile(
    r"(?P<verb>tăng|giảm|nâng|hạ|tụt|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|gấp|cắt giảm|rút ngắn|lên|xuống|hơn|kém|bớt|nhích|sụt|rớt|trượt|cải thiện|thêm|mất|hụt|thăng|leo|nhảy|tuột|bứt"
    r")(?P<mid>(?: (?:thêm|tiếp|tới|đến|được|gần|hơn|trên|khoảng|tối thiểu|ít nhất|bình quân|trung bình|nhẹ|mạnh|lên|xuống|đi|cao hơn|ngay|là|đạt|hơn|chỉ|tối đa|thời gian))*) ?$"
)
RESULTING = re.compile(
    r"\b(?:tăng lên|giảm còn|giảm xuống|xuống còn|còn|lên đến|lên tới|nâng lên|lên|xuống|lên mức|tăng lên mức) ?$"
)
TARGET = re.compile(
    r"(?:mục tiêu|chỉ tiêu|phấn đấu|đặt mục tiêu|đặt chỉ tiêu|chỉ tiêu giao|kế hoạch(?: cả năm| năm| giao| đề ra| được giao)*|target)(?: (?:là|đạt|đạt được|đề ra là|từ|tối thiểu|ít nhất|trên|hơn|khoảng|đến|tăng|giảm|of))* ?$"
)


@lru_cache(maxsize=8)  # asked five times of each number
def last_word(text: str, at: int) -> str:
    """Return the word right before ``at``, in small letters; "" at the start of a text."""
    stop = at - 1 if at and text[at - 1] == " " else at
    begin = text.rfind(" ", max(0, stop - 16), stop) + 1
    return text[begin or max(0, stop - 16) : stop].lower().lstrip("(“\"'\n\t-–;,:")


def _ends(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NAMING_ENDS = _ends(
    "quận phường xã tổ ấp thôn phố khóa khoá kỳ họp lớp loại nhóm bước phần tầng đợt lần thứ điều khoản chương mục lục lộ ql đường"
    " cấp hạng mẫu bảng biểu hình trang phòng vùng tuyến ca tập nhà lô khu ngõ ngách hẻm block gói án thị quyết định tư mã serie top bậc"
    " toán trạm cụm đoạn tháng ngày năm quý luật điểm số trình thảo zone zalo bài câu chí trục kiện trí q. p. đ. vị"
)
_BOUND_ENDS = _ends(
    "trên hơn vượt quá gần khoảng xỉ ước tính đạt tầm chừng cỡ about nearly around over than đa nhất là dưới đến tới đầy below under"
    " thiểu từ least most có bằng ngót ngưỡng ~ ≈ > < ≥ ≤ >= <="
)
_CHANGE_ENDS = _ends(
    "tăng giảm nâng hạ tụt hơn vượt gấp ngắn lên xuống kém bớt thêm tới đến được gần trên khoảng thiểu nhất quân bình nhẹ mạnh đi ngay là đạt"
    " chỉ đa gian tiếp nhích sụt rớt trượt thiện mất hụt thăng leo nhảy tuột bứt"
)
_TARGET_ENDS = _ends(
    "tiêu đấu giao hoạch năm ra target là đạt được từ thiểu nhất trên hơn khoảng đến tăng giảm of"
)


_NO_NAMING = re.compile(r"[Kk][ỷỉ] luật $|[Xx]ếp hạng $")


def names_a_thing(text: str, start: int) -> bool:
    """Return whether the words before a number make it the name of something: "tổ 5", "số 12"."""
    word = last_word(text, start)
    if word not in _NAMING_ENDS and word not in ("số:", "số"):
        return False
    before = text[max(0, start - 32) : start]
    if _NO_NAMING.search(before):
        return False
    return NAMING.search(before) is not None or SERIAL.search(before) is not None


_LAST_OF_NAME = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]* [{UPPER}][^\W\d_]* ?$")
"""Two capitals right before a number: "huyện Phú Lâm Hạ 82 điểm" tells of no fall."""


def change_before(text: str, start: int) -> re.Match[str] | None:
    """Return the verb of change right before a number ("tăng thêm", "giảm"), None if there is none."""
    if last_word(text, start) not in _CHANGE_ENDS or _LAST_OF_NAME.search(
        text, max(0, start - 24), start
    ):
        return None
    return CHANGE.search(small(text[max(0, start - 48) : start]))


def is_target(text: str, start: int) -> bool:
    """Return whether the words before a number set it as a goal."""
    return (
        last_word(text, start) in _TARGET_ENDS
        and TARGET.search(small(text[max(0, start - 48) : start])) is not None
    )


_SIGNS: dict[str, Bound] = {
    "~": "about", "≈": "about", ">": "over", "<": "under", "≥": "at least", "≤": "at most",
    ">=": "at least", "<=": "at most",
}  # fmt: skip


def bound_before(
    text: str, start: int
) -> tuple[Bound, int]:  # the bound, and where its words start
    """Return the bound that the words before a number set, and where those words start."""
    sign = _SIGN.search(text[max(0, start - 3) : start])
    if sign:
        return _SIGNS[sign[1]], start - len(sign.group())
    if last_word(text, start) not in _BOUND_ENDS:
        return "exact", start
    before = small(text[max(0, start - 24) : start])
    m = _BEFORE.search(before)
    if not m:
        return "exact", start
    at = start - (len(before) - m.start())
    if (at > 0 and text[at - 1].isalnum()) or m["atleast"] == "từ":
        return "exact", start
    if before.endswith(("trên dưới ", "trên dưới")):
        return "about", start - len("trên dưới ")
    if m["over"] == "hơn" and not m["near"] and _COMPARED.search(before, 0, m.start()):
        return "exact", start
    if m["over"] and m["near"]:
        return "about", at  # "cao hơn khoảng 4 m"
    groups = {k for k in _BOUND_NAMES if m[k]}
    return _BOUND_NAMES[groups.pop()], at


# "cao hơn 2 bậc" says by how much, "hơn 2 bậc" says that it is more.
_COMPARED = re.compile(r"(?:cao|thấp|sớm|nhanh|chậm|dài|ngắn|tốt|kém) $")
_BOUND_NAMES: dict[str, Bound] = {
    "over": "over", "about": "about", "atmost": "at most", "under": "under", "atleast": "at least",
}  # fmt: skip


_SIGN = re.compile(r"(>=|<=|[~≈><≥≤]) ?$")


_POINTS = ("điểm", "điểm %", "bậc", "hạng")


def changes(change: re.Match[str], unit: Unit) -> bool:
    """Return whether the verb before a number makes it a change and not what was reached."""
    verb, mid = change["verb"].casefold(), change["mid"].strip().split()
    before = change.string[: change.start("verb")]
    if before and before[-1].isalnum():
        return False
    weak = verb in ("hơn", "lên", "xuống", "kém", "bớt")
    if weak and unit.noun_kind != "change" and unit.unit != "điểm %":
        return False
    if verb in ("thêm", "mất", "hụt") and unit.unit not in _POINTS:
        return False  # "mất 3 ngày", "thêm 2 xã"
    if verb == "vượt" and unit.unit != "%":
        return False
    return not (mid and mid[-1] in ("lên", "xuống", "đạt", "là", "đến", "tới"))


# "5 năm qua", "10 năm trước": these name a stretch of time, they measure nothing.
PAST = re.compile(
    r" (?:qua|gần đây|trở lại|tới|liên tiếp|liền|liên tục|nay|trước|sau|đầu|cuối|vừa|\d{4})\b"
)
_TIMED = re.compile(
    r"thời hạn|thời gian|rút ngắn|cắt giảm|giải quyết|xử lý|trả kết quả|mất|chậm nhất|trong vòng|quá hạn|trễ|cấp phép|thông quan|không quá|tối đa|giảm|xuống còn|chỉ còn"
    r"|ít nhất|tối thiểu|dưới|phạt tù|đủ|kéo dài|gia hạn|tù|trước hạn|sớm hơn|nhanh hơn|thời hiệu|kể từ|nghỉ|hiệu lực|cần |một lần|định kỳ",
    re.IGNORECASE,
)
_TIMED_AFTER = re.compile(
    r" (?:tù|kinh nghiệm|trở lên|trở xuống|làm việc|công tác|giam|cải tạo)(?!\w)|/| ?một lần| (?:kể )?từ ngày"
)


def measured_time(text: str, start: int, end: int) -> bool:
    """Return whether a duration is stated of something, not merely told ("sau 3 ngày")."""
    return (
        _TIMED.search(text, max(0, start - 48), start) is not None
        or _TIMED_AFTER.match(text, end) is not None
    )
