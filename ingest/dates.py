"""Dates as Vietnamese pages write them, and which of them is the date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO = r"(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
_NUMBERS = (
    r"(?<![\d/.,-])(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})"
    r"(?:\s?(?P=sep)\s?(?P<year>(?:19|20)\d\d))?(?![\d/]|[.,-]\d|%)"
)
_WORDS = (
    r"(?:ngày\s+)?(?P<w_day>\d{1,2})\s+tháng\s+(?P<w_month>\d{1,2})"
    r"(?:\s*(?:,|năm)\s*(?:năm\s+)?(?P<w_year>(?:19|20)\d\d))?"
)
_DATE = re.compile(f"{_ISO}|{_WORDS}|{_NUMBERS}", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,]\d|-\d)")
_YEAR_NAMED = re.compile(r"\bnăm\s+((?:19|20)\d\d)(?!\s?[-–]\s?(?:19|20)\d\d)\b", re.IGNORECASE)
# A day is when something happened only where the text says so; "đạt 7/9" is no date.
_EVENT = re.compile(
    r"(?:\b(?:ngày|sáng|chiều|tối|trưa|hôm nay|hôm qua|vừa qua)[\s,(]*(?:ngày\s*)?)$",
    re.IGNORECASE,
)
_OF_A_DOCUMENT = re.compile(
    r"(?:\d+/(?:\d{4}/)?[A-ZĐ][\w&Đ-]*|(?:Quyết định|Nghị quyết|Kế hoạch|Công văn|Nghị định|Luật)"
    r"[^.;]{0,60})[,\s]*(?:ngày)?\s*$"
)
_CONTEXT = 90
_UNTIL = re.compile(r"(?:đến|từ|trước|sau)\s+(?:hết\s+)?(?:ngày\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text; ``stated_year`` is False where the year was taken from elsewhere."""

    date: date
    span: Span
    stated_year: bool = True


def read_date(text: str) -> FoundDate | None:
    """Return the first whole date, with its year, in ``text``.

    >>> read_date("Ngày cập nhật:  10:24, Thứ Bảy, 2-9-2023").date.isoformat()
    '2023-09-02'
    >>> read_date("Sơn Lâm, ngày 05 tháng 4 năm 2026").date.isoformat()
    '2026-04-05'
    >>> read_date("2024-03-12T20:28:00+07:00").date.isoformat()
    '2024-03-12'
    """
    return next(_dates(text, None), None)


def event_date(text: str, year: int | None) -> FoundDate | None:
    """Return when the event that ``text`` opens with took place, as the text says it.

    A day without a year takes ``year``. Dates of cited documents, and bounds ("đến ngày…"),
    are not events.

    >>> event_date("Chiều 12-3, UBND huyện tổ chức hội nghị", 2024).date.isoformat()
    '2024-03-12'
    >>> event_date("Theo Quyết định số 5/QĐ-UBND ngày 29/3/2023, đến ngày 1/4/2023 đạt 7/9", 2023)
    """
    for found in _dates(text, year):
        before = text[max(0, found.span.start - _CONTEXT) : found.span.start]
        words = text[found.span.start : found.span.end].lower().startswith("ngày")
        if not words and not _EVENT.search(before):
            continue
        if _OF_A_DOCUMENT.search(before) or _UNTIL.search(before):
            continue
        return found
    return None


def likely_year(text: str) -> int | None:
    """Return the year that a text without a full date speaks in, else None.

    >>> likely_year("nâng cao hiệu quả năm 2023, ngày 24-8, Đoàn công tác")
    2023
    """
    whole = read_date(text)
    if whole:
        return whole.date.year
    named = _YEAR_NAMED.search(text)
    if named:
        return int(named.group(1))
    years = [int(year) for year in _YEAR.findall(text)]
    return max(years, key=years.count) if years else None


def _dates(text: str, year: int | None) -> Iterator[FoundDate]:
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        stated = groups["iso_year"] or groups["w_year"] or groups["year"]
        day = groups["iso_day"] or groups["w_day"] or groups["day"]
        month = groups["iso_month"] or groups["w_month"] or groups["month"]
        if stated is None and year is None:
            continue
        try:
            found = date(int(stated or year or 0), int(month), int(day))
        except ValueError:
            continue
        yield FoundDate(found, Span(match.start(), match.end()), stated is not None)
