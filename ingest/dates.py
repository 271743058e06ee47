"""Dates as Vietnamese pages write them, and which of them is the date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ISO = r"(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
_NUMBERS = (
    r"(?<![\d/.,-])(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})"
    r"(?:\s?(?P=sep)\s?(?P<year>(?:19|20)\d\d))?(?![\d/]|[.,-]\d|%)"
)
_WORDS = (
    r"(?:ngày\s+)?(?P<w_day>\d{1,2})\s+tháng\s+(?P<w_month>\d{1,2})"
    r"(?:(?:\s*(?:,|năm)\s*(?:năm\s+)?|\s+)(?P<w_year>(?:19|20)\d\d)(?!\d))?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<{{}}>{'|'.join(_MONTHS)})[a-z]{{{{0,6}}}}\.?"
_ENGLISH = (
    rf"\b{_MONTH.format('e_month')}\s(?P<e_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<e_year>(?:19|20)\d\d)\b|"
    rf"\b(?P<f_day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH.format('f_month')},?\s(?P<f_year>(?:19|20)\d\d)\b"
)
_DATE = re.compile(f"{_ISO}|{_WORDS}|{_NUMBERS}|{_ENGLISH}", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,]\d|-\d)")
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
_YEAR_NEAR = 45
_PLAN = re.compile(r"\b(?:triển khai|kế hoạch|nhiệm vụ|chương trình)\b", re.IGNORECASE)
_REVIEW = re.compile(
    r"\b(?:tổng kết|sơ kết|kết quả|chỉ số|xếp hạng|đánh giá|báo cáo|SIPAS|PAPI|PAR Index|PCI|DDCI)\b",
    re.IGNORECASE,
)
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
    >>> read_date("Đăng ngày: 06 Tháng 12 2023 10:21").date.isoformat()
    '2023-12-06'
    >>> read_date("2024-03-12T20:28:00+07:00").date.isoformat()
    '2024-03-12'
    >>> read_date("Posted on March 12th, 2024").date.isoformat()
    '2024-03-12'
    """
    return next(_dates(text), None)


def read_dates(text: str) -> Iterator[FoundDate]:
    """Yield the whole dates, with their years, in ``text``."""
    return _dates(text)


def cites_or_bounds(before: str) -> bool:
    """Return whether the date after these words is that of a cited document, or a bound.

    >>> cites_or_bounds("Theo Quyết định số 5/QĐ-UBND ngày "), cites_or_bounds("tính đến ngày ")
    (True, True)
    """
    near = before[-_CONTEXT:]
    return bool(_OF_A_DOCUMENT.search(near) or _UNTIL.search(near))


def event_date(text: str) -> FoundDate | None:
    """Return when the event that ``text`` opens with took place, as the text says it.

    A day without a year takes the year named right before it in its sentence. Another year
    of the text will not do: a meeting in January reviews the year before, plans name the year
    after. Dates of cited documents, and bounds ("đến ngày…"), are not events.

    >>> event_date("Tiếp tục kế hoạch năm 2024, chiều 12-3, UBND huyện họp").date.isoformat()
    '2024-03-12'
    >>> event_date("Chiều 27/1, UBND huyện họp tổng kết công tác năm 2014")
    >>> event_date("Theo Quyết định số 5/QĐ-UBND ngày 29/3/2023, đến ngày 1/4/2023 đạt 7/9")
    """
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - _CONTEXT) : match.start()]
        if not match.group().lower().startswith("ngày") and not _EVENT.search(before):
            continue
        if cites_or_bounds(before):
            continue
        found = _found(match) or _found(match, _year_before(before))
        if found:
            return found
    return None


_DATELINE = re.compile(
    rf"\W{{0,3}}(?:[{UPPER}][\w.-]{{0,20}}+\s?){{0,5}},?\s*(?:ngày\s*)?(?P<date>\d[\d/. -]{{6,12}}\d)"
    rf"\s?(?:[.:)]|[–—-](?=\s))\s*(?=[{UPPER}“\"])"
)


def dateline_date(text: str) -> FoundDate | None:
    """Return the date that a paragraph opens with, after the place where it was written.

    >>> dateline_date("Hạc Giang, 12/03/2024. UBND tỉnh vừa họp.").date.isoformat()
    '2024-03-12'
    >>> dateline_date("12-3-2024 – UBND tỉnh họp").date.isoformat()
    '2024-03-12'
    >>> dateline_date("Hạc Giang họp ngày 12/03/2024. UBND tỉnh"), dateline_date("Điểm 7/9. Sở")
    (None, None)
    """
    opening = _DATELINE.match(text)
    if opening is None:
        return None
    found = read_date(opening["date"])
    if found is None:
        return None
    start = opening.start("date")
    return FoundDate(found.date, Span(start + found.span.start, start + found.span.end))


def _year_before(before: str) -> int | None:
    """Return the year that the same sentence names close before a day, as the year it is in.

    The year whose results are reviewed or measured is not: they are made known a year later.
    """
    sentence = re.split(r"[.;!?]\s", before)[-1]
    years = list(_YEAR.finditer(sentence))
    if not years or len(sentence) - years[-1].end() > _YEAR_NEAR:
        return None
    plan = max((match.end() for match in _PLAN.finditer(sentence)), default=0)
    reviewed = _REVIEW.search(sentence, plan, years[-1].start())
    return None if reviewed else int(years[-1].group())


def _dates(text: str) -> Iterator[FoundDate]:
    for match in _DATE.finditer(text):
        found = _found(match)
        if found:
            yield found


def _found(match: re.Match[str], year: int | None = None) -> FoundDate | None:
    groups = match.groupdict()
    stated = _first(groups, "iso_year", "w_year", "year", "e_year", "f_year")
    day = _first(groups, "iso_day", "w_day", "day", "e_day", "f_day")
    month = _first(groups, "iso_month", "w_month", "month")
    if stated is None and year is None:
        return None
    name = _first(groups, "e_month", "f_month")
    if name is not None:
        month = str(_MONTHS.index(name.casefold()) + 1)
    try:
        found = date(int(stated or year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
    return FoundDate(found, Span(match.start(), match.end()), stated is not None)


def _first(groups: Mapping[str, str | None], *names: str) -> str | None:
    return next((groups[name] for name in names if groups[name] is not None), None)
