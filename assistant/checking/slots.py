"""The values that a sentence gives, each of a sort: so many of a thing, a year, a month, a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.amounts.numerals import NUMBER, parse_number
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDED = 0.06
"""Share by which two exact values may differ and be one, rounded: "37 tỷ" for 37,275 tỷ."""
_ROUGH = 0.3
"""The same where one of them is rough: "hơn 400", "gần 400"."""
_DATES = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Slot:
    """One value where it stands; ``sort`` is "day", "month", "year" or what is counted."""

    span: Span
    words: str
    sort: str
    value: float
    rough: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it is a day, a month or a year."""
        return self.sort in _DATES

    def agrees(self, other: Slot) -> bool:
        """Return whether two values of one sort may be one: the same, or one of them rounded."""
        if self.sort == "month" and other.sort == "day":
            return self.value == other.value // 100
        if self.sort != other.sort:
            return False
        if self.value == other.value or self.is_date:
            return self.value == other.value
        most = _ROUGH if self.rough or other.rough else _ROUNDED
        return abs(self.value - other.value) <= most * max(self.value, other.value)


def slots(text: str) -> tuple[Slot, ...]:
    """Return the values of a text in their order; none of a number that names something.

    >>> [(one.words, one.sort) for one in slots("Ngày 5/3, xã chi hơn 20 triệu đồng cho hai lớp")]
    [('5/3', 'day'), ('20 triệu đồng', 'đồng'), ('hai lớp', 'lớp')]
    """
    key = comparison_key(text)
    if len(key) != len(text):
        return ()
    taken = [m.span for m in find_document_numbers(text)]
    found = [*_dates(text, key, taken), *_counted(text, key, taken)]
    return tuple(sorted(found, key=lambda one: one.span))


_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = re.compile(
    rf"(?<![\w.,/-])(?P<d>\d{{1,2}})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<m>\d{{1,2}})"
    rf"(?:(?:\s?[/.-]\s?|\s+năm\s+){_YEAR})?(?![\w/%]|[.,-]\d)"
)
_MONTH = re.compile(
    rf"(?<!\w)tháng (?P<m>\d{{1,2}})(?:(?:\s?[/-]\s?| năm ){_YEAR})?(?![\w/]|[.,-]\d)"
)
_LONE_YEAR = re.compile(rf"(?<![\w.,/-]){_YEAR}(?![\w/%]|[.,-]\d)")


def _dates(text: str, key: str, taken: list[Span]) -> Iterator[Slot]:
    for pattern, sort in ((_DAY, "day"), (_MONTH, "month"), (_LONE_YEAR, "year")):
        for match in pattern.finditer(key):
            span = Span(*match.span())
            groups = match.groupdict()
            day, month = int(groups.get("d") or 0), int(groups.get("m") or 0)
            if any(span.overlaps(other) for other in taken) or day > 31 or month > 12:
                continue
            taken.append(span)
            if sort != "year":
                yield Slot(span, span.of(text), sort, float(100 * day + month if day else month))
            if groups["y"]:
                yield Slot(span, span.of(text), "year", float(groups["y"]))


_SPELLED = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNT = re.compile(
    rf"(?<![\w.,/])(?:(?P<num>{NUMBER})(?![\d/])|(?P<word>{'|'.join(_SPELLED)})(?= ))"
)
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_NOUN = re.compile(r" ?(?P<noun>%|m2|m3|[^\W\d_]+)(?: (?P<more>[^\W\d_]+))?")
_NO_NOUN = frozenset(_SPELLED) | frozenset(
    [
        "một",
        "năm",
        "mươi",
        "trăm",
        "chục",
        "rưỡi",
        "và",
        "của",
        "là",
        "có",
        "đã",
        "được",
        "bị",
        "tại",
        "trong",
        "ở",
        "với",
        "về",
        "đến",
        "từ",
        "cho",
        "nên",
        "thì",
        "mà",
        "do",
        "vào",
        "sẽ",
        "để",
        "so",
        "theo",
        "khi",
        "nhưng",
        "hoặc",
        "hay",
        "không",
        "chưa",
        "mới",
        "cũng",
        "còn",
        "như",
        "này",
        "đó",
    ]
)
_MEASURES = frozenset(
    [
        "%",
        "m2",
        "m3",
        "m",
        "km",
        "ha",
        "kg",
        "g",
        "mw",
        "đồng",
        "usd",
        "đô",
        "euro",
        "tháng",
        "ngày",
        "giờ",
        "phút",
        "tuần",
        "quý",
        "người",
        "hộ",
        "tầng",
        "mét",
        "tấn",
        "tạ",
        "lít",
        "lần",
        "bậc",
        "điểm",
        "vụ",
        "cuộc",
        "đợt",
        "xã",
        "huyện",
        "tỉnh",
        "phường",
        "thôn",
        "lớp",
        "trường",
        "căn",
        "gói",
        "suất",
        "chỗ",
        "xe",
        "nhóm",
        "bãi",
        "đơn",
        "tuổi",
        "phiếu",
        "giường",
        "bản",
        "bộ",
        "tờ",
        "con",
        "cây",
        "chiếc",
        "cái",
    ]
)
_YEARS_LONG = re.compile(r" năm(?! (?:19|20)\d\d)")
_NAMES_SOMETHING = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|chương|mục|số|lớp|khối|quận|đường|phường|tổ|khóa|thứ|quý|kỳ|hạng"
    r"|cấp|tuyến|lô|nhà|sn|hẻm|ngõ|km|quốc lộ|ql|phụ lục|mẫu|bảng|vùng|nhóm|loại|giai đoạn|đoàn"
    r"|trung ương|trạm|bệnh viện|bv|đợt|lần|cụm|khu|tầng|block|tiểu khu|đội|vành đai) ?$"
)
_ROUGHLY = re.compile(
    r"(?<!\w)(?:hơn|trên|gần|khoảng|chừng|cỡ|tầm|dưới|chưa đầy|chưa tới|ngót|xấp xỉ|độ|quá|ít nhất"
    r"|tối thiểu|tối đa|không quá|hàng|cả) ?$"
)


def _counted(text: str, key: str, taken: list[Span]) -> Iterator[Slot]:
    for match in _COUNT.finditer(key):
        span = Span(*match.span())
        before = key[: span.start]
        if any(span.overlaps(other) for other in taken) or _NAMES_SOMETHING.search(before):
            continue
        value = parse_number(match["num"]) if match["num"] else float(_SPELLED[match["word"]])
        if value is None:
            continue
        end = span.end
        while (noun := _NOUN.match(key, end)) and noun["noun"] in _SCALES:
            value *= _SCALES[noun["noun"]]
            end = noun.end("noun")
        unit = _unit(text, key, end, money=value >= 1e6 and end > span.end)
        if unit is None:
            continue
        sort, end = unit
        yield Slot(
            Span(span.start, end),
            text[span.start : end],
            sort,
            value,
            bool(_ROUGHLY.search(before)),
        )


def _unit(text: str, key: str, at: int, *, money: bool) -> tuple[str, int] | None:
    """Return what is counted from ``at`` on, and where it ends; sums of money may leave it out."""
    if years := _YEARS_LONG.match(key, at):
        return "năm", years.end()
    noun = _NOUN.match(key, at)
    if noun and noun["noun"] in _MEASURES:
        return noun["noun"], noun.end("noun")
    if money:
        return "đồng", at
    if noun is None or noun["noun"] in _NO_NOUN or noun["more"] is None:
        return None
    if not text[noun.start("noun")].islower() or key[at] != " ":
        return None
    return f"{noun['noun']} {noun['more']}", noun.end("more")
