"""Numbers that say how much: percents, points, ranks, counts, money, changes, grades.

Numbers that name something (document numbers, dates, articles, levels, telephone numbers) are
no quantities. What a quantity is about is not decided here: see `index_store.figures`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index_store.language.letters import LOWER, UPPER
from index_store.language.periods import find_period_shapes
from index_store.language.references import find_document_numbers, find_legal_references
from index_store.records import Bound, FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity where it stands in a text.

    ``span`` runs from the words that bound it ("trên", "gần") to its unit; ``number_span`` is
    the number alone. ``value`` counts ``unit``: 590.3 "tỷ đồng", 76.86 "điểm", 13647 "hồ sơ".
    For a rank ``value`` is the position, ``of`` the number ranked and ``unit`` the units ranked;
    for a share such as 18/35 ``of`` is the whole; for points it is the scale. A change has a
    magnitude; its direction stands in ``text`` ("giảm 2 bậc"). ``grade`` is the word of a grade,
    and of a rank that names no position ("cuối cùng").
    """

    span: Span
    text: str
    number_span: Span
    kind: FigureKind
    value: float | None
    unit: str | None = None
    of: float | None = None
    bound: Bound = "exact"
    grade: str | None = None


# --- numbers --------------------------------------------------------------------------------------

_NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"(?<![\w.,/])(?:(?<=[^\d\s])|(?<!\d[-–]))(?P<num>{_NUM})(?!\d)")
_LONE_DECIMAL = re.compile(r"(\d+), (\d{1,2})(?= ?%)")

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ORDINAL_WORDS = {
    "nhất": 1,
    "đầu": 1,
    "đầu tiên": 1,
    "nhì": 2,
    "bét": None,
    "chót": None,
    "cuối": None,
}
_WORD_NUMBER = (
    r"(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|tám|chín))?"
    r"|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|một)"
)


def parse_number(text: str, *, percent: bool = False) -> float | None:
    """Return the value of a number as written in Vietnamese, in digits or in words.

    A dot before three digits groups thousands, unless a percent follows; any other dot or
    comma is decimal.

    >>> parse_number("20.800"), parse_number("98.47"), parse_number("1.234,5"), parse_number("hai mươi mốt")
    (20800.0, 98.47, 1234.5, 21.0)
    >>> parse_number("98.475", percent=True)
    98.475
    """
    text = text.strip().casefold()
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        grouped = not (
            percent and text.count(".") == 1 and "," not in text
        ) and not text.startswith("0")
        return float(text.replace(".", "").replace(",", ".") if grouped else text)
    if re.fullmatch(r"\d+(,\d{3}){2,}", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    return _in_words(text)


def _in_words(text: str) -> float | None:
    words = text.split()
    if not words or any(w not in _ONES and w != "mươi" for w in words):
        return None
    if "mươi" in words:
        at = words.index("mươi")
        rest = _ONES.get(words[at + 1], 0) if len(words) > at + 1 else 0
        return float(_ONES.get(words[at - 1], 1) * 10 + rest)
    return float(sum(_ONES[w] for w in words))


# --- what is no quantity --------------------------------------------------------------------------

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
_NAMING = re.compile(
    r"(?:\b(?:quận|phường|xã|tổ|ấp|thôn|khu phố|khóa|khoá|kỳ|kỳ họp|lớp|loại|nhóm|bước|phần|tầng|đợt|lần|lần thứ|khóa thứ"
    r"|thứ|điều|khoản|chương|mục|tiểu mục|phụ lục|quốc lộ|QL|tỉnh lộ|đường|cấp|hạng|mẫu|bảng|biểu|hình|trang|phòng|vùng|tuyến|ca"
    r"|tập|nhà|lô|khu|ngõ|ngách|hẻm|block|gói|dự án|chỉ thị|nghị quyết|nghị định|thông tư|quyết định|đề án|mã|serie|top|bậc|toán|trạm|cụm"
    r"|giai đoạn|tháng|ngày|(?<!trong )năm|quý|kỳ họp thứ|phiên họp thứ|phiên thứ|luật|điểm|hệ số|bộ luật|chương trình|dự thảo|zone|zalo|ngày thứ|bài|câu|tiêu chí|trục|điều kiện|vị trí)"
    r"|[QPĐ]\.|\bĐiều|\bQuận|\bPhường|\bTháng|\bNăm|\bLuật|\bNghị quyết|\bNghị định|\bLớp|\bNhóm|\bKhoản|\bTổ|\bBước|\bLần|\bKhóa|\bKỳ|\bKhu|\bPhòng|\bVùng)[ ]?$"
)
_SERIAL = re.compile(r"(?<!tổng )(?<!trong )(?<!con )(?<!với )(?<!chiếm )\b[Ss]ố:? ?$")


def _blocked(text: str) -> list[Span]:
    spans = [s.span for s in find_period_shapes(text)]
    spans += [d.number_span for d in find_document_numbers(text)]
    spans += [r.span for r in find_legal_references(text)]
    spans += [Span(m.start(), m.end()) for m in _BLOCKED.finditer(text) if m.end() > m.start()]
    return sorted(spans)


# --- units ----------------------------------------------------------------------------------------

_MULTIPLIERS = {
    "trăm": 1e2,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "vạn": 1e4,
    "triệu": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
}
_CURRENCY = r"(?P<currency>đồng|VNĐ|VND|vnđ|USD|đô la Mỹ|đô la|đôla|euro|EUR|Euro|yên|tệ|won)"
_AFTER_NUMBER = re.compile(
    r" ?(?:"
    r"(?P<points_change>điểm phần trăm|điểm %|% điểm)"
    r"|(?P<percent>%|phần trăm\b|percent\b|per cent\b)"
    rf"|(?P<money>(?:(?P<scale>(?:(?:trăm|nghìn|ngàn|triệu) )?(?:tỷ|tỉ|triệu|nghìn|ngàn|trăm)) )?{_CURRENCY}\b(?! (?:chí|bộ|bào|thời|ý|nghiệp|hồ|thuận|loạt)))"
    r"|(?P<points>(?:điểm|points?)\b(?! (?:cầu|trường|bưu|phát|giao|bán|đến|nóng|mới|nghẽn|thi|tiếp|kết nối|du lịch|dừng|đen|tập kết|sáng|công cộng|chuyển|đỗ|truy cập|đầu|cuối|đo|dân cư|kiểm tra|tiêu biểu|trông|ngập|thu|tái định cư)))"
    r")"
)
_SCALE_ONLY = re.compile(
    r" (?P<scale>(?:trăm |nghìn |ngàn )?(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))\b"
)
_OF_SCALE = re.compile(
    rf" ?(?:/|trên(?: thang| tổng(?: số)?)?(?: điểm)?) ?(?P<of>{_NUM})(?P<unit> ?điểm)?(?![\d/])(?! ?%)"
)


@cache
def units() -> dict[str, str]:
    """Return the kind ("count", "time", "measure", "change") of each noun that numbers count."""
    table = files("index_store.language").joinpath("data/units.tsv").read_text("utf-8")
    return {row["unit"]: row["kind"] for row in csv.DictReader(table.splitlines(), delimiter="\t")}


# After "bộ", "nước", "tổ" … these words make another word: "4 bộ trưởng" are no four ministries.
_NOT_THE_NOUN = (
    r"(?:(?<=bộ) (?:trưởng|phận|máy|môn|luật)|(?<=nước) (?:ngoài|sạch|uống)|(?<=hội) (?:nghị|thảo|đồng|viên)|(?<=đoàn) (?:viên|thể)"
    r"|(?<=tổ) chức|(?<=khu) vực|(?<=ban) hành|(?<=vụ) trưởng|(?<=cục) trưởng|(?<=phòng) ngừa|(?<=xã) (?:hội|viên)|(?<=đơn) (?:vị|giản)|(?<=bản) (?:thân|chính)"
    r"|(?<=sở) hữu|(?<=thành phố) (?:đã|cho)|(?<=phiên) bản)(?!\w)"
)


@cache
def counted_noun() -> re.Pattern[str]:
    """Return the pattern of the nouns that numbers count, after an optional blank."""
    words = sorted(units(), key=len, reverse=True)
    one = "|".join(re.escape(w).replace(r"\ ", " ") for w in words)
    places = r"tỉnh|thành phố|thành(?! (?:hội|lập|viên|tích|phần|công|ủy|đoàn))|huyện|thị xã|quận|xã(?! (?:hội|viên))|phường|thị trấn|đặc khu|sở|ban|ngành|cơ quan|đơn vị|địa phương|bộ|phòng|thị"
    pair = r"chương trình|tổ chức|cá nhân|bản|tin|bài"
    return re.compile(
        rf" ?(?P<noun>(?:{places})(?:(?:, ?| và | ?/ ?)(?:{places})(?![\w]))+(?: trực thuộc trung ương| trực thuộc)?|(?:{one})(?!{_NOT_THE_NOUN})|(?:{pair}))(?!\w)",
        re.IGNORECASE,
    )


_BEFORE = re.compile(
    r"(?:(?P<over>trên|hơn|vượt|quá|Trên|Hơn)|(?P<about>gần|khoảng|xấp xỉ|ước|ước tính|ước đạt|tầm|chừng|Gần|Khoảng|Ước|cỡ|about|nearly|around)"
    r"|(?P<atmost>không quá|tối đa|nhiều nhất|cao nhất là|không vượt quá|at most|Tối đa)|(?P<under>dưới|chưa đến|chưa tới|chưa đầy|thấp hơn|ít hơn|nhỏ hơn|chỉ dưới|below|under|Dưới)"
    r"|(?P<atleast>tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|từ|at least|Ít nhất|Tối thiểu))"
    r"(?: (?:là|đạt|khoảng|có|tới|đến))? ?$"
)
_AFTER_BOUND = re.compile(r" ?(?:(?P<atleast>trở lên|or more)|(?P<atmost>trở xuống|or less))")
_CHANGE = re.compile(
    r"(?P<verb>tăng|giảm|nâng|hạ|tụt|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|gấp|cắt giảm|rút ngắn|lên|xuống|hơn|kém|bớt"
    r"|Tăng|Giảm|Gấp|Vượt)(?P<mid>(?: (?:thêm|tới|đến|được|gần|hơn|trên|khoảng|tối thiểu|ít nhất|bình quân|trung bình|nhẹ|mạnh|lên|xuống|đi|cao hơn|ngay|là|đạt|hơn|chỉ|tối đa|thời gian))*) ?$"
)
_TO = re.compile(
    r"\b(?:tăng lên|giảm còn|giảm xuống|xuống còn|còn|lên đến|lên tới|nâng lên|lên|xuống|lên mức|tăng lên mức) ?$"
)
_TARGET = re.compile(
    r"(?:[Mm]ục tiêu|[Cc]hỉ tiêu|[Pp]hấn đấu|[Đđ]ặt mục tiêu|[Đđ]ặt chỉ tiêu|chỉ tiêu giao|kế hoạch(?: cả năm| năm| giao| đề ra| được giao)*|target)(?: (?:là|đạt|đạt được|đề ra là|từ|tối thiểu|ít nhất|trên|hơn|khoảng|đến|tăng|giảm|of))* ?$"
)


def _bound_before(
    text: str, start: int
) -> tuple[Bound, int]:  # the bound, and where its words start
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


# --- ranks and grades -----------------------------------------------------------------------------

_RANKED = (
    r"(?:tỉnh|thành|huyện|thị|quận|xã|phường|đặc khu|sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương|nước|quốc gia|nền kinh tế"
    r"|doanh nghiệp|khối|tổ chức|phòng|trường|vùng|thành viên|chi cục|cục|trung ương)"
)
_SCOPE = rf"(?: ?(?P<scope>(?:{_RANKED})(?:(?:, ?| và | ?/ ?| )(?:phố|xã|thị xã|thành phố|trấn|thị trấn|trực thuộc trung ương|trực thuộc|{_RANKED})(?!\w))*))?"
_OUT_OF = (
    rf"(?: ?/ ?(?P<of>\d{{1,4}})(?![\d.,]\d){_SCOPE}"
    rf"|,?(?: trong(?: tổng)?(?: số)?| trên(?: tổng)?(?: số)?| của| so với)(?: toàn bộ| cả)? (?P<of2>\d{{1,4}}|{_WORD_NUMBER}){_SCOPE.replace('scope', 'scope2')})?"
)
_RANK_HEAD = r"(?:(?:được )?(?:đứng|xếp|xếp hạng|giữ|ở|đạt|vươn lên|tụt xuống|lên|xuống|giành|chiếm|ranked|ranks|về|lọt vào)(?: ở| hạng| lên)? ?(?:khiêm tốn )?(?:ở )?)?"
_RANK = re.compile(
    rf"(?<!\w)(?P<head>{_RANK_HEAD}(?:(?:vị trí|(?<!đơn )vị thứ|thứ hạng|thứ bậc|hạng) (?:thứ )?|(?<!đơn vị )thứ |hạng |#|rank(?:ed)? ))"
    rf"(?P<pos>\d{{1,4}}(?![\d.,]\d)(?! ?%)|{_WORD_NUMBER}|nhất|nhì)(?!\w)(?P<below> từ dưới(?: lên)?)?{_OUT_OF}",
    re.IGNORECASE,
)
_RANK_SLASH = re.compile(
    rf"(?<!\w)(?:đứng|xếp|xếp hạng|xếp ở|đứng ở) (?P<pos>\d{{1,4}}) ?/ ?(?P<of>\d{{1,4}})(?![\d.,%]\d?){_SCOPE}",
    re.IGNORECASE,
)
_RANK_TRIGGER = re.compile(
    r"^(?:được |đã |vươn )?(?:đứng|xếp|giữ|ở|vươn|tụt|giành|rank|lên|xuống|về|chiếm|đạt)|vị trí|vị thứ|thứ hạng|^hạng|^#",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?<!\w)(?P<head>(?:xếp|đứng|ở|nằm|xếp hạng|đứng ở|xếp ở)(?: ở)?(?: vị trí| thứ hạng| hạng| thứ)? )"
    rf"(?P<last>(?:thứ )?(?P<second>áp chót|kế cuối|áp cuối|gần cuối)|cuối cùng|cuối bảng|chót bảng|cuối|chót|bét bảng|bét|“?\"?đội sổ\"?”?)(?: bảng)?(?: bảng xếp hạng)?(?!\w){_OUT_OF}"
    rf"(?! (?:năm|tháng|quý|đợt|kỳ))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?<!\w)(?P<head>(?<!người )(?<!nhân )(?<!cán bộ )(?<!viên chức )(?<!trưởng )(?:đứng|xếp|dẫn)) (?:ở )?(?:vị trí )?(?:thứ )?đầu(?: tiên)?"
    rf"(?P<tail> bảng(?: xếp hạng)?| danh sách| cả nước| toàn quốc| toàn tỉnh| toàn thành phố| toàn huyện| khối| tỉnh| nhóm|(?= trong)|(?= về)|(?= với)|(?= là)|(?= chỉ số)|(?= PAR)|(?= xếp hạng)|(?= trên)|(?= thế giới))(?!\w){_OUT_OF}",
    re.IGNORECASE,
)
_AT_THE_BOTTOM = re.compile(
    r"(?<!\w)(?<!người )(?:“|\")?(?:đội sổ|chót bảng|bét bảng)(?:”|\")?(?!\w)", re.IGNORECASE
)
NEXT_RANK = "ngay sau"
"""The grade of a rank that is one behind the rank named before it: "xếp ngay sau là xã Mây"."""
_NEXT = re.compile(
    r"(?<!\w)(?:xếp|đứng|bám)(?: ở)?(?: vị trí)? (?:ngay|liền|kế)(?: tiếp)?(?: sau| theo)?(?: đó)?(?= là )|(?<!\w)(?:ngay|liền|kế)(?: tiếp)? (?:sau|theo)(?: đó)?(?= là )",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?<!\w)(?P<head>(?:được )?(?:xếp|đánh giá|đạt|phân)(?: ở)?(?: loại| hạng| mức| thứ hạng)(?: loại)?|(?:đạt |ở )?mức xếp loại) ?:? ?"
    r"(?P<grade>xuất sắc|tốt|khá|trung bình khá|trung bình|yếu|kém|giỏi|[A-D](?![\w.]))(?!\w)",
    re.IGNORECASE,
)


def _position(word: str) -> float | None:
    if word.casefold() in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[word.casefold()]
    return parse_number(word)


def _of(m: re.Match[str]) -> tuple[float | None, str | None]:  # how many are ranked, and what
    groups = m.groupdict()
    of = groups.get("of") or groups.get("of2")
    scope = groups.get("scope") or groups.get("scope2")
    return (parse_number(of) if of else None), (scope.strip() if scope else None)


def _end(m: re.Match[str]) -> int:
    """Where the rank's own words end: the units ranked belong to its text."""
    return m.end()


# "ba xã xếp cuối": several, none of them alone.
_GROUP_RIGHT_BEFORE = re.compile(
    r"(?<!\w)(?<!trong )(?:nhóm|top|những|các|một số|hai|ba|bốn|\d+) (?:xã|phường|huyện|tỉnh|đơn vị|địa phương|sở|bộ) $",
    re.IGNORECASE,
)
# "vào nhóm 5 địa phương dẫn đầu", "các đơn vị đứng đầu": a group, no one's first place.
_GROUP_BEFORE = re.compile(
    r"(?<!\w)(?:nhóm|top|những|các|\d+) (?!phố)[^,;.:]{0,30}$", re.IGNORECASE
)


def _ranks(text: str) -> Iterator[Quantity]:
    for m in _LAST.finditer(text):
        if _GROUP_RIGHT_BEFORE.search(text[max(0, m.start() - 24) : m.start()]):
            continue
        of, scope = _of(m)
        value = of if not m["second"] else (of - 1 if of else None)
        grade = "áp chót" if m["second"] else "cuối cùng"
        yield _quantity(
            text,
            m.start(),
            _end(m),
            m.start("last"),
            m.end(),
            "rank",
            value,
            scope,
            of,
            grade=grade,
        )
    for m in _AT_THE_BOTTOM.finditer(text):
        if not _GROUP_BEFORE.search(text[max(0, m.start() - 40) : m.start()]):
            yield _quantity(
                text, m.start(), m.end(), m.start(), m.end(), "rank", None, grade="cuối cùng"
            )
    for m in _NEXT.finditer(text):
        yield _quantity(text, m.start(), m.end(), m.start(), m.end(), "rank", None, grade=NEXT_RANK)
    for m in _FIRST.finditer(text):
        if _GROUP_BEFORE.search(text[max(0, m.start() - 40) : m.start()]):
            continue
        of, scope = _of(m)
        yield _quantity(text, m.start(), _end(m), m.start(), m.end(), "rank", 1.0, scope, of)
    for m in _RANK_SLASH.finditer(text):
        of, scope = _of(m)
        yield _quantity(
            text,
            m.start(),
            _end(m),
            m.start("pos"),
            m.end("of"),
            "rank",
            _position(m["pos"]),
            scope,
            of,
        )
    for m in _RANK.finditer(text):
        of, scope = _of(m)
        if of is None and not _RANK_TRIGGER.search(m["head"]):
            continue
        if of is None and m["pos"].casefold() in _ONES and m["head"].casefold().strip() == "ở thứ":
            continue
        if m["pos"].casefold() == "năm" and "thứ" not in m["head"].casefold():
            continue  # "xếp hạng năm nay"
        value = _position(m["pos"])
        if m["below"]:
            grade = f"thứ {m['pos']} từ dưới lên"
            value = of - value + 1 if of and value else None
            yield _quantity(
                text,
                m.start(),
                _end(m),
                m.start("pos"),
                m.end(),
                "rank",
                value,
                scope,
                of,
                grade=grade,
            )
        elif value is not None and (of is None or value <= of):
            yield _quantity(
                text, m.start(), _end(m), m.start("pos"), m.end(), "rank", value, scope, of
            )


def _grades(text: str) -> Iterator[Quantity]:
    for m in _GRADE.finditer(text):
        if m["head"].casefold() in ("đạt mức", "đánh giá mức") and m["grade"].casefold() not in (
            "tốt",
            "khá",
            "xuất sắc",
        ):
            continue
        grade = m["grade"] if len(m["grade"]) == 1 else m["grade"].lower()
        yield _quantity(
            text, m.start(), m.end(), m.start("grade"), m.end(), "grade", None, grade=grade
        )


def _quantity(
    text: str, start: int, end: int, number_start: int, number_end: int, kind: FigureKind,
    value: float | None, unit: str | None = None, of: float | None = None,
    bound: Bound = "exact", grade: str | None = None,
) -> Quantity:  # fmt: skip
    span = Span(start, end)
    return Quantity(
        span, span.of(text), Span(number_start, number_end), kind, value, unit, of, bound, grade
    )


# --- numbers with a unit --------------------------------------------------------------------------

_RANGE = re.compile(
    rf" ?(?P<sep>-|–|đến|tới|lên đến) ?(?P<high>{_NUM})(?=(?P<rest>.{{0,24}}))", re.DOTALL
)
_SLASH = re.compile(rf" ?/ ?(?P<of>{_NUM})(?![\d/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What follows a number: the kind it makes, the unit's name and where the unit ends."""

    kind: FigureKind
    unit: str | None
    end: int
    factor: float = 1.0
    of: float | None = None
    noun_kind: str | None = None


# "430 Cầu Am" is an address; "5 Sở", "63 Cục Thuế" are counts.
_ADDRESS = re.compile(
    r" ?(?!Sở|Bộ|Ban|Cục|Chi cục|Tổng|Trung tâm|Phòng|Nghị|Quyết|Luật|TTHC|DVC|VBQPPL|CBCC|DN|HTX|ĐBQH|[A-ZĐ]{2})["
    + UPPER
    + r"]"
)


def _unit_after(text: str, at: int) -> _Unit | None:
    m = _AFTER_NUMBER.match(text, at)
    if m:
        if m["points_change"]:
            return _Unit("change", "điểm %", m.end())
        if m["percent"]:
            return _Unit("value", "%", m.end())
        if m["points"]:
            scale = _OF_SCALE.match(text, m.end())
            of = parse_number(scale["of"]) if scale else None
            return _Unit("value", "điểm", scale.end() if scale else m.end(), of=of)
        scale_words = (m["scale"] or "").replace("tỉ", "tỷ").replace("ngàn", "nghìn")
        return _Unit("money", f"{scale_words} {m['currency']}".strip(), m.end())
    factor = 1.0
    m = _SCALE_ONLY.match(text, at)
    if m:
        for word in m["scale"].split():
            factor *= _MULTIPLIERS[word]
        at = m.end()
        money = re.compile(rf" {_CURRENCY}\b").match(text, at)
        if money:
            return _Unit(
                "money", f"{m['scale'].replace('tỉ', 'tỷ')} {money['currency']}", money.end()
            )
    noun = counted_noun().match(text, at)
    if noun and not (noun["noun"][0].isupper() and _ADDRESS.match(text, noun.start())):
        name = noun["noun"]
        key = name if name in units() else name.lower()
        kind = units().get(key, "count")
        made: FigureKind = "count" if kind == "count" else "value"
        return _Unit(made, key, noun.end(), factor, noun_kind=kind)
    if m:
        return _Unit("value", None, at, factor)
    return None


# "5 năm qua", "10 năm trước": these name a stretch of time, they measure nothing.
_PAST = re.compile(
    r" (?:qua|gần đây|trở lại|tới|liên tiếp|liền|liên tục|nay|trước|sau|đầu|cuối|vừa|\d{4})\b"
)
_FIRST_OF_NEXT = re.compile(r" [" + LOWER + r"]")
_NO_NOUN_NEXT = re.compile(
    r" (?:và|là|của|có|đã|được|tại|trong|ở|với|về|đến|từ|cho|nên|thì|mà|do|bị|vào|sẽ|để|so|theo|khi|nhưng|hoặc|hay|không|chưa|mới|rất|cũng|còn|như|này|đó|ngoài|sau|trước|giữa|trên|dưới|cùng|vừa|đang|phải|thuộc|năm|tháng|ngày|diễn|nhằm|thông|qua|tiếp|lên|xuống|giảm|tăng|đạt|hiện|nay|trở|quy|ông|bà)\b"
)


def _one(text: str, m: re.Match[str], taken: list[Span]) -> Iterator[Quantity]:
    """Yield the quantity (two for a range) that starts at the number ``m``."""
    start, end = m.start("num"), m.end("num")
    context = text[max(0, start - 48) : start]
    slash = _SLASH.match(text, end)
    if slash:
        fraction = _fraction(text, start, m["num"], slash, context)
        if fraction is not None:
            yield fraction
        return
    ranged = _RANGE.match(text, end)
    if ranged and (
        ranged["sep"] in "-–" or context.rstrip().endswith(("từ", "Từ", "khoảng", "tăng", "giảm"))
    ):
        unit = _unit_after(text, ranged.end("high"))
        if unit is not None and not (unit.noun_kind == "time" and _PAST.match(text, unit.end)):
            change = _CHANGE.search(context)
            if change and _changes(change, unit, context):
                unit = replace(unit, kind="change")
            low, high = parse_number(m["num"]), parse_number(ranged["high"])
            if low is not None and high is not None and low < high:
                yield _quantity(
                    text,
                    start,
                    unit.end,
                    start,
                    end,
                    unit.kind,
                    low * unit.factor,
                    unit.unit,
                    unit.of,
                    "at least",
                )
                yield _quantity(
                    text,
                    ranged.start("high"),
                    unit.end,
                    ranged.start("high"),
                    ranged.end("high"),
                    unit.kind,
                    high * unit.factor,
                    unit.unit,
                    unit.of,
                    "at most",
                )
                taken.append(Span(start, unit.end))
            return
        if ranged["sep"] in "-–":
            return
    unit = _unit_after(text, end)
    if unit is None:
        yield from _bare(text, m, context)
        return
    if unit.unit == "tuổi":
        return
    if unit.noun_kind == "time" and (_PAST.match(text, unit.end) or not _measured_time(context)):
        return
    naming = _NAMING.search(context) or _SERIAL.search(context)
    if naming and (unit.noun_kind is not None or unit.unit is None):
        return
    yield _with_bounds(text, start, end, m["num"], unit, context)


_TIMED = re.compile(
    r"thời hạn|thời gian|rút ngắn|cắt giảm|giải quyết|xử lý|trả kết quả|mất|chậm nhất|trong vòng|quá hạn|trễ|cấp phép|thông quan|không quá|tối đa|giảm|xuống còn|chỉ còn",
    re.IGNORECASE,
)


def _measured_time(context: str) -> bool:
    """Return whether a duration is stated of something, not merely told ("sau 3 ngày")."""
    return _TIMED.search(context) is not None


def _fraction(
    text: str, start: int, num: str, slash: re.Match[str], context: str
) -> Quantity | None:
    value, of = parse_number(num), parse_number(slash["of"])
    if value is None or of is None or of == 0:
        return None
    unit = _unit_after(text, slash.end())
    points = unit is not None and unit.unit == "điểm"
    scored = re.search(r"(?:điểm|đạt|với|score)[^,;.]{0,18}$", context) is not None and (
        "," in num or of in (10, 100)
    )
    bound, at = _bound_before(text, start)
    if points or (unit is None and scored and value <= of):
        end = unit.end if unit else slash.end()
        return _quantity(text, at, end, start, slash.end(), "value", value, "điểm", of, bound)
    if unit is None or unit.kind != "count":
        # 15/63 without a noun is a share only where something was said to be done.
        if (
            unit is None
            and value <= of
            and re.search(r"\b(?:đạt|hoàn thành|có|là|với) $", context)
            and of > 12
        ):
            return _quantity(
                text, at, slash.end(), start, slash.end(), "share", value, None, of, bound
            )
        return None
    if _NAMING.search(context) or value > of:
        return None
    return _quantity(text, at, unit.end, start, slash.end(), "share", value, unit.unit, of, bound)


def _bare(text: str, m: re.Match[str], context: str) -> Iterator[Quantity]:
    """Yield a number whose noun the table does not know, where it surely counts or scores."""
    start, end = m.start("num"), m.end("num")
    number = m["num"]
    value = parse_number(number)
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return
    if value is None or _NAMING.search(context) or _SERIAL.search(context):
        return
    decimal = bool(re.fullmatch(r"\d+[,.]\d+", number)) and not re.fullmatch(
        r"\d{1,3}\.\d{3}", number
    )
    in_brackets = context.endswith("(") and text[end : end + 1] == ")"
    counted = re.match(r" [" + LOWER + r"]{2,}", text[end:]) and not _NO_NOUN_NEXT.match(text, end)
    large = value >= 1000 and "." in number
    if (
        decimal
        and (
            in_brackets
            or re.search(r"(?:điểm|chỉ số|đạt|là|mức|lên|xuống|còn|từ) ?(?:số )?$", context)
        )
    ) or large:
        bound, at = _bound_before(text, start)
        kind: FigureKind = "count" if large and counted else "value"
        yield _quantity(text, at, end, start, end, kind, value, None, None, bound)
    elif counted and not decimal and (value >= 10 or (number.startswith("0") and value >= 2)):
        bound, at = _bound_before(text, start)
        yield _quantity(text, at, end, start, end, "count", value, None, None, bound)


def _with_bounds(
    text: str, start: int, end: int, number: str, unit: _Unit, context: str
) -> Quantity:
    value = parse_number(number, percent=unit.unit == "%")
    value = None if value is None else round(value * unit.factor, 6)
    bound, at = _bound_before(text, start)
    stop = unit.end
    after = _AFTER_BOUND.match(text, stop)
    if after:
        bound, stop = ("at least" if after["atleast"] else "at most"), after.end()
    kind = unit.kind
    before = text[max(0, at - 48) : at]
    change = _CHANGE.search(context)
    if change and not _TO.search(context.rstrip() + " ") and _changes(change, unit, context):
        kind, at = "change", min(at, start - len(context) + change.start("verb"))
    elif unit.noun_kind == "change":
        kind = "change" if unit.unit != "lần" else "count"
    if _TARGET.search(before) or _TARGET.search(context):
        kind = "target"
    return _quantity(text, at, stop, start, end, kind, value, unit.unit, unit.of, bound)


def _changes(change: re.Match[str], unit: _Unit, context: str) -> bool:
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


_WORD_COUNT = re.compile(
    r"(?<!\w)(?P<num>hai|ba|bốn|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín))?)"
    r"(?= (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đơn vị|địa phương|cơ quan|hồ sơ|thủ tục|trường hợp|nhiệm vụ|dự án|cán bộ|công chức|doanh nghiệp|sở)(?!\w))",
    re.IGNORECASE,
)


def _in_word_counts(text: str) -> Iterator[Quantity]:
    for m in _WORD_COUNT.finditer(text):
        if re.search(r"(?:thứ|tháng|lần|ngày|cả|quý) $", text[max(0, m.start() - 6) : m.start()]):
            continue
        noun = counted_noun().match(text, m.end())
        if noun:
            bound, at = _bound_before(text, m.start())
            yield _quantity(
                text,
                at,
                noun.end(),
                m.start(),
                m.end(),
                "count",
                parse_number(m["num"]),
                noun["noun"].lower(),
                None,
                bound,
            )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that ``text`` states, in order, none overlapping another's number.

    >>> [(q.kind, q.value, q.of, q.unit) for q in find_quantities("đứng thứ 7/9 huyện, đạt 76,86/100 điểm")]
    [('rank', 7.0, 9.0, 'huyện'), ('value', 76.86, 100.0, 'điểm')]
    >>> [(q.kind, q.value, q.bound) for q in find_quantities("trên 20.800 hồ sơ, mục tiêu 30% trở lên")]
    [('count', 20800.0, 'over'), ('target', 30.0, 'at least')]
    >>> find_quantities("Quyết định số 15/QĐ-UBND ngày 2/3/2021, mức độ 3, 4, khoản 2 Điều 5")
    ()
    """
    if not _MAY_HOLD.search(text):
        return ()
    blocked = _blocked(text)
    found: list[Quantity] = []
    for quantity in (*_ranks(text), *_grades(text)):
        if not any(quantity.number_span.overlaps(q.number_span) for q in found):
            found.append(quantity)
    if any(c.isdigit() for c in text):
        found += _digits(text, blocked, [q.span for q in found])
    for quantity in _in_word_counts(text):
        if not any(quantity.number_span.overlaps(q.span) for q in found):
            found.append(quantity)
    return tuple(sorted(found, key=lambda q: (q.number_span, q.span)))


_MAY_HOLD = re.compile(
    r"\d|đứng|xếp|dẫn đầu|đội sổ|chót|bét|ngay|liền|kế|hạng|loại|mức|\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi) \w|rank",
    re.IGNORECASE,
)


def _digits(text: str, blocked: list[Span], taken: list[Span]) -> list[Quantity]:
    spaced = _LONE_DECIMAL.sub(
        lambda m: f"{m[1]},{m[2]}" + "\0", text
    )  # "31, 2%" as portals type it
    if spaced != text:
        return _spaced_digits(text, blocked, taken)
    found: list[Quantity] = []
    used = list(taken)
    for m in _NUMBER.finditer(text):
        span = Span(m.start("num"), m.end("num"))
        if any(span.overlaps(b) for b in blocked) or any(span.overlaps(t) for t in used):
            continue
        for quantity in _one(text, m, used):
            found.append(quantity)
            used.append(quantity.number_span)
    return found


def _spaced_digits(text: str, blocked: list[Span], taken: list[Span]) -> list[Quantity]:
    """Read "31, 2%" as 31,2%: the blank is moved behind the number, offsets are put back."""
    moved = _LONE_DECIMAL.sub(lambda m: f"{m[1]},{m[2]} ", text)
    starts = [m.start() for m in _LONE_DECIMAL.finditer(text)]
    found = []
    for quantity in _digits(moved, blocked, taken):
        hit = next((s for s in starts if s == quantity.number_span.start), None)
        if hit is None:
            found.append(replace(quantity, text=quantity.span.of(text)))
            continue
        number = Span(quantity.number_span.start, quantity.number_span.end + 1)
        end = max(quantity.span.end, number.end)
        found.append(
            replace(
                quantity,
                span=Span(quantity.span.start, end),
                number_span=number,
                text=text[quantity.span.start : end],
            )
        )
    return found
