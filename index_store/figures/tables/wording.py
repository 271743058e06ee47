"""What the words and numbers of single cells are: numbers, ranks, totals, units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index_store.figures.tables.headings import SYMBOLS, Heading, is_year
from index_store.language.amounts.quantities import find_quantities, parse_number, units
from index_store.language.characters.letters import UPPER
from index_store.records import Bound, FigureKind

RANK = re.compile(r"(?:xếp hạng|thứ hạng|hạng|xếp thứ|vị thứ|thứ tự|rank)", re.IGNORECASE)
CHANGED = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|so sánh|chênh lệch|biến động)(?!\w)", re.IGNORECASE
)
GRADE = re.compile(r"(?:kết quả )?(?:xếp|phân|đánh giá) loại|loại(?: năm \d+)?$", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:tổng )?(?:số )?(?:điểm(?: số)?|kết quả|chỉ số|score)(?P<rest>.*)", re.IGNORECASE
)
_OF_POINTS = re.compile(
    r"(?: (?:đạt(?: được)?|đánh giá|thẩm định|chấm|công nhận|cuối cùng|chung(?: cuộc)?|tổng(?: hợp| cộng| số)?|"
    r"bình quân|trung bình|quy đổi|chính thức|công bố|sau thẩm định|chỉ số|điểm|số|xếp hạng))*"
    r"(?: (?:của|do|theo|bởi) .*)?$",
    re.IGNORECASE,
)
# Words of a heading that only announce a number: what it measures stands elsewhere.
_BARE = re.compile(
    r"(?:(?:kết quả|đã thực hiện|thực hiện|ước thực hiện|ước đạt|ước tính|ước|đạt(?: được)?|giá trị|số liệu|số lượng|tỷ lệ|tỉ lệ|mức(?: độ)?|"
    r"tổng số|tổng|tổng cộng|cộng|cụ thể|toàn bộ|báo cáo|hiện trạng|kỳ (?:này|báo cáo|trước)|cùng kỳ|lũy kế|luỹ kế|trước đó|năm trước|"
    r"trả lời|đáp án|answer|tính đến|đến|hết|từ|trong|của|(?:cuối |đầu )?kỳ)(?: |$))+$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?P<value>\d[\d.,]*\d|\d)(?: ?/ ?(?P<of>\d[\d.,]*))? ?(?P<unit>%|điểm)?$")
_RANKED = re.compile(r"(?:đồng )?(?:xếp |đứng )?(?:đồng )?(?:thứ|hạng)? ?(?:hạng )?", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:tổng|tổng (?:cộng|số|điểm|chung)|cộng|toàn (?:tỉnh|huyện|xã|thành phố|quốc|khối)|cả nước|"
    r"(?:tổng(?: số| cộng)?(?: ?/ ?|,? ))?(?:tính )?chung(?: toàn (?:tỉnh|huyện|xã|thành phố|khối))?|"
    r"(?:điểm )?(?:trung bình|bình quân|TB|cao nhất|thấp nhất|trung vị)(?: .{1,30})?|cộng .{1,20})$",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"(?:điểm )?(?:trung bình|bình quân|TB|cao nhất|thấp nhất|trung vị)\b", re.IGNORECASE
)


def is_number(text: str) -> bool:
    """Return whether a cell is a bare number, which no header is; a year may be one."""
    return bool(_NUMERIC.fullmatch(text)) and not is_year(text)


def is_rank(heading: Heading) -> bool:
    """Return whether a column holds ranks."""
    if heading.ranks_rows:
        return True
    return bool(RANK.search(heading.name.text)) and not CHANGED.search(heading.name.text)


def bare_rank(text: str) -> str:
    """Return a rank without the word before it.

    >>> bare_rank("Hạng 3"), bare_rank("xếp thứ 4/9"), bare_rank("Đồng hạng 3"), bare_rank("Tốt")
    ('3', '4/9', '3', 'Tốt')
    """
    return _RANKED.sub("", text, count=1).strip()


def is_total(text: str) -> bool:
    """Return whether a row adds the others up, or takes their mean.

    >>> is_total("Tổng cộng"), is_total("Trung bình khối"), is_total("Tổng cục Thuế")
    (True, True, False)
    >>> is_total("Tổng số/chung toàn tỉnh"), is_total("Chung")
    (True, True)
    """
    return bool(_TOTAL.match(text))


def is_mean(text: str) -> bool:
    """Return whether a row takes the mean of the others."""
    return bool(_MEAN.match(text))


_MONEY = re.compile(r"(?:[^\W\d]{2,6} ){0,2}(?:đồng|vnđ|vnd|usd)(?: ?/ ?.+)?$")


def is_points(words: str) -> bool:
    """Return whether a heading says "points" and nothing of which: "Tổng điểm đạt được".

    >>> is_points("Điểm thẩm định"), is_points("Điểm thưởng"), is_points("Kết quả")
    (True, False, True)
    """
    found = _POINTS.match(words)
    return bool(found and _OF_POINTS.match(found["rest"]))


def is_bare(words: str) -> bool:
    """Return whether a heading names nothing that is measured: "Tỷ lệ", "Kết quả thực hiện", "".

    >>> is_bare("Tỷ lệ"), is_bare("Tỷ lệ đạt"), is_bare("Tỷ lệ đúng hạn")
    (True, True, False)
    """
    return not words or bool(_BARE.match(words))


def unit_kind(text: str) -> FigureKind | None:
    """Return the kind of figure that a unit makes, None if the words are no unit."""
    if text.strip() in SYMBOLS:
        return "value"
    words = text.strip().casefold()
    if words in ("%", "phần trăm", "điểm"):
        return "value"
    if _MONEY.match(words):
        return "money"
    kind = units().get(words)
    return ("count" if kind == "count" else "value") if kind else None


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The number that a cell holds: its unit, the whole it is of, and how exact it is.

    ``text`` is the part of the cell that states it: "92,5 điểm" of "92,5 điểm (thứ nhất)".
    """

    value: float | None
    unit: str | None
    of: float | None
    bound: Bound
    text: str


_BESIDE = re.compile(r"(?P<number>.*?\S) ?(?:\*+|\([^()]*\))$")
_SAID = re.compile(r"(?:đạt|còn|chỉ|là)(?: được)? (?=\d)", re.IGNORECASE)
_BOUND_BEFORE = re.compile(
    r"(?P<sign>≥|>=|≤|<=|>|<|~|≈|không (?:quá|vượt quá)|tối đa|trên|hơn|dưới|ít nhất|tối thiểu|từ|khoảng) ?(?=\d)",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {
    "≥": "at least", ">=": "at least", "ít nhất": "at least", "tối thiểu": "at least", "từ": "at least",
    "≤": "at most", "<=": "at most", "tối đa": "at most", "không quá": "at most", "không vượt quá": "at most",
    ">": "over", "trên": "over", "hơn": "over", "<": "under", "dưới": "under",
    "~": "about", "≈": "about", "khoảng": "about",
}  # fmt: skip
_OR_MORE = re.compile(r" trở (?P<side>lên|xuống)$")
_IN_UNIT = re.compile(r"(?P<number>\d[\d.,]*\d|\d) ?(?P<unit>[^\W\d].{0,40})$")
_SHORT = re.compile(rf"[{UPPER}]{{2,5}}")  # "30 VB", "12 TTHC": what is counted, abbreviated
# "07 ngày làm việc kể từ ngày nhận đủ hồ sơ": from when the days run, not how many.
_SINCE = re.compile(r",? (?:kể từ|tính từ|từ (?:ngày|khi)|sau khi)(?!\w)[^\d]*$")


def cell_number(text: str) -> CellNumber | None:
    """Return the number that is all a cell states: "91,20", "7/12", "70% trở lên", "12 hồ sơ".

    Words beside it may only say how exact it is, note something in brackets, or say since when
    days run; a cell of two numbers, or of a sentence, holds none.

    >>> [(n.value, n.unit, n.bound) for t in ("≥ 80", "Dưới 18", "84,2 (giảm 2,1)") if (n := cell_number(t))]
    [(80.0, None, 'at least'), (18.0, None, 'under'), (84.2, None, 'exact')]
    >>> cell_number("200.000 đồng/lần"), cell_number("Điều 12 và 13")
    (CellNumber(value=200000.0, unit='đồng/lần', of=None, bound='exact', text='200.000 đồng/lần'), None)
    """
    said = _SAID.match(text)
    words = text[said.end() :] if said else text
    if since := _SINCE.search(words):
        words = words[: since.start()]
    found = _plain_number(words)
    if found is None and (beside := _BESIDE.match(words)):
        found = _plain_number(beside["number"])
    return found


def _plain_number(text: str) -> CellNumber | None:
    """Return the number that a text is, with its unit and with what says how exact it is."""
    m = _NUMERIC.fullmatch(text)
    if m:
        value = parse_number(m["value"], percent=m["unit"] == "%")
        of = parse_number(m["of"]) if m["of"] else None
        return CellNumber(value, m["unit"], of, "exact", text)
    if signed := _BOUND_BEFORE.match(text):
        bare = _plain_number(text[signed.end() :])
        bound = _BOUNDS[signed["sign"].casefold()]
        return replace(bare, bound=bound, text=text) if bare and bare.of is None else None
    if more := _OR_MORE.search(text):
        bare = _plain_number(text[: more.start()])
        if bare is None or bare.bound != "exact":
            return None
        return replace(bare, bound="at least" if more["side"] == "lên" else "at most", text=text)
    united = _IN_UNIT.fullmatch(text)
    if united and (unit_kind(united["unit"]) is not None or _SHORT.fullmatch(united["unit"])):
        percent = united["unit"] == "phần trăm"
        value = parse_number(united["number"], percent=percent)
        return CellNumber(value, united["unit"], None, "exact", text)
    found = find_quantities(text)
    if len(found) != 1 or len(found[0].text) < len(text):
        return None
    return CellNumber(found[0].value, found[0].unit, found[0].of, found[0].bound, text)


def is_worded(text: str) -> bool:
    """Return whether a cell has a letter."""
    return any(letter.isalpha() for letter in text)


def stated_unit(unit: str | None, *, percent: bool = False) -> tuple[str | None, FigureKind]:
    """Return a unit as figures write it, and the kind of figure it makes."""
    if percent:
        return "%", "value"
    found = unit_kind(unit) if unit else None
    return (unit, found) if found and unit else (None, "value")
