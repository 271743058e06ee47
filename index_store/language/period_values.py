"""What the parts of a period come to: from the groups of a match to one canonical value."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

PeriodKind = Literal["year", "half", "quarter", "months", "month", "day", "range", "until"]
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_WORDS = {
    "một": 1, "mot": 1, "giêng": 1, "gieng": 1, "hai": 2, "ba": 3, "bốn": 4, "bon": 4, "tư": 4, "tu": 4,
    "năm": 5, "nam": 5, "sáu": 6, "sau": 6, "bảy": 7, "bẩy": 7, "bay": 7, "tám": 8, "tam": 8,
    "chín": 9, "chin": 9, "mười": 10, "muoi": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A canonical period and its kind."""

    value: str
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class Context:
    """What incomplete words are completed with: the reference date, the last year named."""

    reference: date | None
    last_year: int | None

    @property
    def year(self) -> int | None:
        """The year that "tháng 2" or "ngày 24-8" without a year falls in."""
        return self.reference.year if self.reference else self.last_year


class Filled:
    """A match in which a group and its ``_`` twin (same part, another form) are one."""

    __slots__ = ("_groups",)

    def __init__(self, m: re.Match[str]) -> None:
        groups = m.groupdict()
        self._groups = {
            name: value or next((v for n, v in groups.items() if v and n.rstrip("_") == name), "")
            for name, value in groups.items()
        }

    def __getitem__(self, name: str) -> str:
        return self._groups.get(name, "")


def _number(text: str) -> int | None:
    text = " ".join(text.casefold().split())
    if text.isdigit():
        return int(text)
    return _ROMAN.get(text) or _ORDINALS.get(text) or _WORDS.get(text)


def _year(text: str, context: Context) -> int | None:
    """Return the year that the words name, relative words by the reference date only."""
    if not text:
        return context.year
    found = re.search(r"\d{4}", text)
    if found:
        return int(found.group())
    if context.reference is None:
        return None
    word = text.casefold()
    if re.search(r"ngoái|ngoai|trước|truoc|last|previous", word):
        return context.reference.year - 1
    if re.search(r"sau|tới|toi|next", word):
        return context.reference.year + 1
    return context.reference.year


def _day(day: str, month: str, year: int | None) -> str | None:
    if year is None:
        return None
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month_number(text: str) -> int | None:
    number = _number(text)
    if number is None:
        name = text.casefold().rstrip(".")[:3]
        number = next((i for i, m in enumerate(_MONTHS_EN, 1) if m == name), None)
    return number if number and 1 <= number <= 12 else None


def _months(first: int, last: int, year: int) -> Value | None:
    if not 1 <= first <= last <= 12:
        return None
    if (first, last) in ((1, 6), (7, 12)):
        return Value(f"{year}-H{1 if first == 1 else 2}", "half")
    if first == last:
        return Value(f"{year}-{first:02d}", "month")
    return Value(f"{year}-{first:02d}/{year}-{last:02d}", "months")


def _last_day(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


# --- one builder for each shape: the match and the context in, a value or None out ----------------


def read_span_of_years(m: Filled, _: Context) -> Value | None:
    """Return 2021/2025 of "giai đoạn 2021-2025"."""
    first, last = int(m["y1"]), int(m["y2"] if len(m["y2"]) == 4 else m["y1"][:2] + m["y2"])
    return Value(f"{first}/{last}", "range") if first < last else None


def read_to_date(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ đầu năm 2023 đến 22/8"."""
    end_year = int(m["y2"]) if m["y2"] else (_year(m["y"], context) if m["y"] else context.year)
    start_year = _year(m["y"], context) if m["y"] else end_year
    end = _day(m["d2"], m["m2"], end_year)
    return Value(f"{start_year}-01-01/{end}", "range") if end and start_year else None


def read_year_to_now(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ đầu năm đến nay", up to the reference date."""
    start = _year(m["y"], context)
    if start is None or context.reference is None:
        return None
    return Value(f"{start}-01-01/{context.reference.isoformat()}", "range")


def read_day_to_day(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ ngày 26 đến 28/10/2021"."""
    end_year = int(m["y2"]) if m["y2"] else context.year
    end = _day(m["d2"], m["m2"], end_year)
    start_year = int(m["y1"]) if m["y1"] else end_year
    start = _day(m["d1"], m["m1"] or m["m2"], start_year)
    return Value(f"{start}/{end}", "range") if start and end and start < end else None


def read_until_day(m: Filled, context: Context) -> Value | None:
    """Return the day of "tính đến 30/7/2021"."""
    value = _day(m["d"], m["m"], int(m["y"]) if m["y"] else context.year)
    return Value(value, "until") if value else None


def read_until_month(m: Filled, context: Context) -> Value | None:
    """Return the last day of the month of "đến hết tháng 2"."""
    month, year = _month_number(m["m"]), _year(m["y"], context)
    return Value(_last_day(year, month), "until") if month and year else None


def read_until_quarter(m: Filled, context: Context) -> Value | None:
    """Return the last day of the quarter of "đến hết quý I"."""
    quarter, year = _number(m["q"]), _year(m["y"], context)
    if not quarter or not year or quarter > 4:
        return None
    return Value(_last_day(year, 3 * quarter), "until")


def read_until_year(m: Filled, context: Context) -> Value | None:
    """Return the year of "đến năm 2025"."""
    year = _year(m["y"], context)
    return Value(str(year), "until") if year else None


def read_first_months(m: Filled, context: Context) -> Value | None:
    """Return the months of "9 tháng đầu năm 2023"."""
    count, year = _number(m["n"]), _year(m["y"], context)
    return _months(1, count, year) if count and year and count <= 11 else None


def read_last_months(m: Filled, context: Context) -> Value | None:
    """Return the months of "3 tháng cuối năm 2023"."""
    count, year = _number(m["n"]), _year(m["y"], context)
    return _months(13 - count, 12, year) if count and year and count <= 11 else None


def read_half(m: Filled, context: Context) -> Value | None:
    """Return the half of "6 tháng đầu năm 2023"."""
    year = _year(m["y"], context)
    first = re.search(r"đầu|dau|first|1", m["h"].casefold()) is not None
    return Value(f"{year}-H{1 if first else 2}", "half") if year else None


def read_quarter(m: Filled, context: Context) -> Value | None:
    """Return the quarter of "quý I/2023"."""
    quarter, year = _number(m["q"]), _year(m["y"], context)
    return Value(f"{year}-Q{quarter}", "quarter") if quarter and year and quarter <= 4 else None


def read_month(m: Filled, context: Context) -> Value | None:
    """Return the month of "tháng 2/2023"."""
    month, year = _month_number(m["m"]), _year(m["y"], context)
    return Value(f"{year}-{month:02d}", "month") if month and year else None


def read_full_day(m: Filled, context: Context) -> Value | None:
    """Return the day of "ngày 24-8"."""
    month = _month_number(m["m"])
    year = int(m["y"]) if m["y"] else context.year
    value = _day(m["d"], str(month), year) if month else None
    return Value(value, "day") if value else None


def read_named_year(m: Filled, context: Context) -> Value | None:
    """Return the year of "năm 2023" or "năm nay"."""
    year = _year(m["y"], context)
    return Value(str(year), "year") if year else None
