"""What the parts of a period come to: from the groups of a match to one canonical value."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["year", "half", "quarter", "months", "month", "day", "range", "until"]
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip
_WORDS = {
    "một": 1, "mot": 1, "nhất": 1, "nhat": 1, "giêng": 1, "gieng": 1, "hai": 2, "ba": 3, "bốn": 4, "bon": 4,
    "tư": 4, "tu": 4, "năm": 5, "nam": 5, "sáu": 6, "sau": 6, "bảy": 7, "bẩy": 7, "bay": 7, "tám": 8, "tam": 8,
    "chín": 9, "chin": 9, "mười": 10, "muoi": 10, "mười một": 11, "muoi mot": 11, "mười hai": 12, "muoi hai": 12,
    "chạp": 12, "chap": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11,
}  # fmt: skip
_EARLIER = re.compile(r"ngoái|ngoai|trước|truoc|qua|rồi|roi|last|previous|yesterday")
_LATER = re.compile(r"sau|tới|toi|mai|next|tomorrow")


@dataclass(frozen=True, slots=True)
class Value:
    """A canonical period and its kind."""

    value: str
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class Context:
    """What incomplete words are completed with.

    ``reference`` is the date of the document, ``last_year`` the last year named, ``last`` the
    last period named, and ``listed_year`` the year behind the list that the words stand in
    ("tháng 8 và tháng 9 năm 2023").
    """

    reference: date | None
    last_year: int | None
    last: Value | None = None
    listed_year: int | None = None

    @property
    def year(self) -> int | None:
        """The year that "tháng 2" or "ngày 24-8" without a year falls in."""
        if self.listed_year:
            return self.listed_year
        return self.reference.year if self.reference else self.last_year


class Filled:
    """A match in which a group and its ``_`` twins (same part, another form) are one."""

    __slots__ = ("_groups",)

    def __init__(self, m: re.Match[str]) -> None:
        self._groups: dict[str, str] = {}
        for name, value in m.groupdict().items():
            if value:
                self._groups.setdefault(name.rstrip("_"), value)

    def __getitem__(self, name: str) -> str:
        return self._groups.get(name, "")

    @property
    def last_named_year(self) -> int | None:
        """The year in digits that the words themselves hold."""
        for name in ("y2", "y", "y1"):
            found = re.search(r"\d{4}", self[name])
            if found:
                return int(found.group())
        return None


def _number(text: str) -> int | None:
    text = " ".join(text.casefold().split())
    if text.isdecimal():
        return int(text)
    return _ROMAN.get(text) or _ORDINALS.get(text) or _WORDS.get(text)


def _year(text: str, context: Context) -> int | None:
    """Return the year that the words name, relative words by the reference date.

    "năm trước" looks back from the year just spoken of where that is a recent one.
    """
    found = re.search(r"\d{4}", text)
    if found:
        return int(found.group())
    if not text or text in ("năm", "nam", "the year"):
        return context.year
    if text.endswith(("trước đó", "truoc do")) and context.last_year:
        return context.last_year - 1
    if context.reference is None:
        return None
    now = context.reference.year
    if text.endswith(("năm trước", "nam truoc", "previous year")) and context.last_year:
        spoken_of = context.last is not None and context.last.kind in (
            "year",
            "half",
            "quarter",
            "months",
            "month",
        )
        if spoken_of and now - 2 <= context.last_year <= now:
            return context.last_year - 1
    if text.endswith(" kia"):
        return now - 2
    if _EARLIER.search(text):
        return now - 1
    return now + 1 if _LATER.search(text) else now


def _day(day: str, month: int | None, year: int | None) -> str | None:
    if year is None or month is None:
        return None
    try:
        return date(year, month, int(day)).isoformat()
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


def _short_year(text: str, context: Context) -> int | None:
    """Return the year of "/23", of "/2023", or of the context where no year is named."""
    if len(text) == 2 and text.isdecimal():
        return 2000 + int(text) if int(text) < 50 else 1900 + int(text)
    return _year(text, context)


def _spanning(start: str | None, end: str | None) -> Value | None:
    return Value(f"{start}/{end}", "range") if start and end and start < end else None


# --- one builder for each shape: the match and the context in, a value or None out ----------------


def nothing(_: Filled, __: Context) -> Value | None:
    """Return None: the words look like a period and name none."""
    return None


def span_of_years(m: Filled, _: Context) -> Value | None:
    """Return 2021/2025 of "giai đoạn 2021-2025"."""
    first, last = int(m["y1"]), int(m["y2"] if len(m["y2"]) == 4 else m["y1"][:2] + m["y2"])
    return Value(f"{first}/{last}", "range") if first < last else None


def decade(m: Filled, _: Context) -> Value | None:
    """Return 1990/1999 of "những năm 1990" or "thập niên 90"."""
    first = int(m["y"]) if len(m["y"]) == 4 else 1900 + int(m["y"])
    return Value(f"{first}/{first + 9}", "range")


def to_date(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ đầu năm 2023 đến 22/8"."""
    start = _year(m["y"], context)
    end_year = int(m["y2"]) if m["y2"] else start
    end = _day(m["d2"], _month_number(m["m2"]), end_year)
    return Value(f"{start}-01-01/{end}", "range") if end and start else None


def to_month(m: Filled, context: Context) -> Value | None:
    """Return the months of "từ đầu năm đến hết tháng 9"."""
    year, month = _year(m["y2"] or m["y"], context), _month_number(m["n"])
    return _months(1, month, year) if year and month else None


def year_to_now(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ đầu năm đến nay", up to the reference date."""
    start = _year(m["y"], context)
    if start is None or context.reference is None or start > context.reference.year:
        return None
    return Value(f"{start}-01-01/{context.reference.isoformat()}", "range")


def day_to_now(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ tháng 3/2023 đến nay" or "từ 1/7/2021 đến nay"."""
    if context.reference is None:
        return None
    start = _day(m["d1"] or "1", _month_number(m["m1"]), _year(m["y1"], context))
    return _spanning(start, context.reference.isoformat())


def day_to_day(m: Filled, context: Context) -> Value | None:
    """Return the span of "từ ngày 26 đến 28/10/2021"."""
    end_year = int(m["y2"]) if m["y2"] else context.year
    start_year = int(m["y1"]) if m["y1"] else end_year
    start = _day(m["d1"], _month_number(m["m1"] or m["m2"]), start_year)
    return _spanning(start, _day(m["d2"], _month_number(m["m2"]), end_year))


def month_to_month(m: Filled, context: Context) -> Value | None:
    """Return the months of "từ tháng 3 đến tháng 6/2023"."""
    end_year = _year(m["y2"], context)
    start_year = int(re.sub(r"\D", "", m["y1"])) if m["y1"] else end_year
    first, last = _month_number(m["m1"]), _month_number(m["m2"])
    if not (first and last and start_year and end_year):
        return None
    if start_year == end_year:
        return _months(first, last, end_year)
    return _spanning(f"{start_year}-{first:02d}", f"{end_year}-{last:02d}")


def quarter_to_quarter(m: Filled, context: Context) -> Value | None:
    """Return the quarters of "từ quý I đến quý III/2023", as months."""
    end_year = _year(m["y2"], context)
    start_year = int(re.sub(r"\D", "", m["y1"])) if m["y1"] else end_year
    first, last = _number(m["q1"]), _number(m["q2"])
    if not (first and last and start_year and end_year):
        return None
    if start_year == end_year:
        return _months(3 * first - 2, 3 * last, end_year)
    return _spanning(f"{start_year}-{3 * first - 2:02d}", f"{end_year}-{3 * last:02d}")


def until_day(m: Filled, context: Context) -> Value | None:
    """Return the day of "tính đến 30/7/2021"."""
    value = _day(m["d"], _month_number(m["m"]), int(m["y"]) if m["y"] else context.year)
    return Value(value, "until") if value else None


def until_month(m: Filled, context: Context) -> Value | None:
    """Return the last day of the month of "đến hết tháng 2"."""
    month, year = _month_number(m["m"]), _year(m["y"], context)
    return Value(_last_day(year, month), "until") if month and year else None


def until_quarter(m: Filled, context: Context) -> Value | None:
    """Return the last day of the quarter of "đến hết quý I"."""
    quarter, year = _number(m["q"]), _year(m["y"], context)
    if not quarter or not year or quarter > 4:
        return None
    return Value(_last_day(year, 3 * quarter), "until")


def until_year(m: Filled, context: Context) -> Value | None:
    """Return the year of "đến năm 2025"."""
    year = _year(m["y"], context)
    return Value(str(year), "until") if year else None


def same_of_another_year(m: Filled, context: Context) -> Value | None:
    """Return the stretch last named, a year earlier or in the year named: "cùng kỳ năm 2022"."""
    last = context.last
    year = _year(m["y"], context) if m["y"] else None
    looks_back = m["y"].endswith(("trước", "ngoái", "truoc", "ngoai"))
    if looks_back and context.last_year and last and last.kind not in ("day", "until", "range"):
        year = context.last_year - 1
    if year is None:
        if m["y"]:
            return None
        base = context.last_year or (context.reference.year if context.reference else None)
        year = base - 1 if base else None
    if year is None:
        return None
    if last is None or last.kind not in ("half", "quarter", "months", "month"):
        return Value(str(year), "year")
    return Value(re.sub(r"(?<!\d)\d{4}", str(year), last.value), last.kind)


def first_months(m: Filled, context: Context) -> Value | None:
    """Return the months of "9 tháng đầu năm 2023"."""
    count, year = _number(m["n"]), _year(m["y"], context)
    return _months(1, count, year) if count and year and count <= 11 else None


def last_months(m: Filled, context: Context) -> Value | None:
    """Return the months of "3 tháng cuối năm 2023"."""
    count, year = _number(m["n"]), _year(m["y"], context)
    return _months(13 - count, 12, year) if count and year and count <= 11 else None


def half(m: Filled, context: Context) -> Value | None:
    """Return the half of "6 tháng đầu năm 2023"."""
    year = _year(m["y"], context)
    first = re.search(r"đầu|dau|first|1", m["h"]) is not None
    return Value(f"{year}-H{1 if first else 2}", "half") if year else None


def quarter(m: Filled, context: Context) -> Value | None:
    """Return the quarter of "quý I/2023"."""
    number, year = _number(m["q"]), _year(m["y"], context)
    return Value(f"{year}-Q{number}", "quarter") if number and year and number <= 4 else None


def edge_quarter(m: Filled, context: Context) -> Value | None:
    """Return the first or the last quarter of "quý đầu năm 2018"."""
    year = _year(m["y"], context)
    first = m["q"] in ("đầu", "dau")
    return Value(f"{year}-Q{1 if first else 4}", "quarter") if year else None


def relative_quarter(m: Filled, context: Context) -> Value | None:
    """Return the quarter of "quý trước", counted from the reference date."""
    if context.reference is None:
        return None
    at = context.reference.year * 4 + (context.reference.month - 1) // 3 + _step(m["q"])
    return Value(f"{at // 4}-Q{at % 4 + 1}", "quarter")


def month(m: Filled, context: Context) -> Value | None:
    """Return the month of "tháng 2/2023"."""
    number, year = _month_number(m["m"]), _year(m["y"], context)
    return Value(f"{year}-{number:02d}", "month") if number and year else None


def relative_month(m: Filled, context: Context) -> Value | None:
    """Return the month of "tháng trước", counted from the reference date."""
    if context.reference is None:
        return None
    at = context.reference.year * 12 + context.reference.month - 1 + _step(m["r"])
    return Value(f"{at // 12}-{at % 12 + 1:02d}", "month")


def relative_week(m: Filled, context: Context) -> Value | None:
    """Return Monday to Sunday of "tuần này" or "tuần trước"."""
    if context.reference is None:
        return None
    monday = context.reference - timedelta(days=context.reference.weekday())
    monday += timedelta(days=7 * _step(m["r"]))
    return Value(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "range")


def relative_day(m: Filled, context: Context) -> Value | None:
    """Return the day of "hôm nay", "hôm qua" or "ngày mai"."""
    if context.reference is None:
        return None
    days = 2 * _step("qua") if "kia" in m["r"] and "hôm" in m["r"] else _step(m["r"])
    return Value((context.reference + timedelta(days=days)).isoformat(), "day")


def _step(words: str) -> int:
    if _EARLIER.search(words):
        return -1
    return 1 if _LATER.search(words) else 0


def full_day(m: Filled, context: Context) -> Value | None:
    """Return the day of "ngày 24-8"."""
    value = _day(m["d"], _month_number(m["m"]), _short_year(m["y"], context))
    return Value(value, "day") if value else None


def past_day(m: Filled, context: Context) -> Value | None:
    """Return the day of "hôm 13/6", which is never one to come."""
    value, now = full_day(m, context), context.reference
    if value is None or now is None or context.listed_year or value.value <= now.isoformat():
        return value
    earlier = _day(m["d"], _month_number(m["m"]), now.year - 1)
    return Value(earlier, "day") if earlier else None


def named_year(m: Filled, context: Context) -> Value | None:
    """Return the year of "năm 2023" or "năm nay"."""
    year = _year(m["y"], context)
    return Value(str(year), "year") if year else None
