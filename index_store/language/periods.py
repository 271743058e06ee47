"""Periods of time as written in Vietnamese and English, in one canonical form.

Canonical values: ``2022``, ``2023-Q1``, ``2023-H1``, ``2023-02``, ``2023-08-22``,
``2023-01/2023-09`` (nine months), ``2023-01-01/2023-08-22``, ``2021/2025``.
A state "tính đến 30/7/2021" is that day: ``2021-07-30``, of kind ``until``.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable

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
class PeriodMention:
    """A period where it stands in a text, with its canonical value."""

    span: Span
    text: str
    value: str
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class _Value:
    value: str
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class _Context:
    """What incomplete words are completed with: the reference date, the last year named."""

    reference: date | None
    last_year: int | None

    @property
    def year(self) -> int | None:
        """The year that "tháng 2" or "ngày 24-8" without a year falls in."""
        return self.reference.year if self.reference else self.last_year


class _Filled:
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


def _year(text: str, context: _Context) -> int | None:
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


def _months(first: int, last: int, year: int) -> _Value | None:
    if not 1 <= first <= last <= 12:
        return None
    if (first, last) in ((1, 6), (7, 12)):
        return _Value(f"{year}-H{1 if first == 1 else 2}", "half")
    if first == last:
        return _Value(f"{year}-{first:02d}", "month")
    return _Value(f"{year}-{first:02d}/{year}-{last:02d}", "months")


def _last_day(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


# --- one builder for each shape: the match and the context in, a value or None out ----------------


def _span_of_years(m: _Filled, _: _Context) -> _Value | None:
    first, last = int(m["y1"]), int(m["y2"] if len(m["y2"]) == 4 else m["y1"][:2] + m["y2"])
    return _Value(f"{first}/{last}", "range") if first < last else None


def _to_date(m: _Filled, context: _Context) -> _Value | None:
    end_year = int(m["y2"]) if m["y2"] else (_year(m["y"], context) if m["y"] else context.year)
    start_year = _year(m["y"], context) if m["y"] else end_year
    end = _day(m["d2"], m["m2"], end_year)
    return _Value(f"{start_year}-01-01/{end}", "range") if end and start_year else None


def _year_to_now(m: _Filled, context: _Context) -> _Value | None:
    start = _year(m["y"], context)
    if start is None or context.reference is None:
        return None
    return _Value(f"{start}-01-01/{context.reference.isoformat()}", "range")


def _day_to_day(m: _Filled, context: _Context) -> _Value | None:
    end_year = int(m["y2"]) if m["y2"] else context.year
    end = _day(m["d2"], m["m2"], end_year)
    start_year = int(m["y1"]) if m["y1"] else end_year
    start = _day(m["d1"], m["m1"] or m["m2"], start_year)
    return _Value(f"{start}/{end}", "range") if start and end and start < end else None


def _until_day(m: _Filled, context: _Context) -> _Value | None:
    value = _day(m["d"], m["m"], int(m["y"]) if m["y"] else context.year)
    return _Value(value, "until") if value else None


def _until_month(m: _Filled, context: _Context) -> _Value | None:
    month, year = _month_number(m["m"]), _year(m["y"], context)
    return _Value(_last_day(year, month), "until") if month and year else None


def _until_quarter(m: _Filled, context: _Context) -> _Value | None:
    quarter, year = _number(m["q"]), _year(m["y"], context)
    if not quarter or not year or quarter > 4:
        return None
    return _Value(_last_day(year, 3 * quarter), "until")


def _until_year(m: _Filled, context: _Context) -> _Value | None:
    year = _year(m["y"], context)
    return _Value(str(year), "until") if year else None


def _first_months(m: _Filled, context: _Context) -> _Value | None:
    count, year = _number(m["n"]), _year(m["y"], context)
    return _months(1, count, year) if count and year and count <= 11 else None


def _last_months(m: _Filled, context: _Context) -> _Value | None:
    count, year = _number(m["n"]), _year(m["y"], context)
    return _months(13 - count, 12, year) if count and year and count <= 11 else None


def _half(m: _Filled, context: _Context) -> _Value | None:
    year = _year(m["y"], context)
    first = re.search(r"đầu|dau|first|1", m["h"].casefold()) is not None
    return _Value(f"{year}-H{1 if first else 2}", "half") if year else None


def _quarter(m: _Filled, context: _Context) -> _Value | None:
    quarter, year = _number(m["q"]), _year(m["y"], context)
    return _Value(f"{year}-Q{quarter}", "quarter") if quarter and year and quarter <= 4 else None


def _month(m: _Filled, context: _Context) -> _Value | None:
    month, year = _month_number(m["m"]), _year(m["y"], context)
    return _Value(f"{year}-{month:02d}", "month") if month and year else None


def _full_day(m: _Filled, context: _Context) -> _Value | None:
    month = _month_number(m["m"])
    year = int(m["y"]) if m["y"] else context.year
    value = _day(m["d"], str(month), year) if month else None
    return _Value(value, "day") if value else None


def _named_year(m: _Filled, context: _Context) -> _Value | None:
    year = _year(m["y"], context)
    return _Value(str(year), "year") if year else None


# Building blocks of the rules. {Y} may be a number or a relative word; {YY} a number only.
_BLOCKS = {
    "YY": r"(?:19|20)\d\d(?!\d|[.,]\d|/[A-ZĐ])",
    "NOW": r"năm nay|năm này|năm ngoái|năm trước|năm sau|năm tới|năm trước đó",
    "D": r"(?:0?[1-9]|[12]\d|3[01])",
    "M": r"(?:0?[1-9]|1[0-2])",
    "S": r" ?[-/.–] ?",
    "QN": r"(?:IV|III|II|I|[1-4]|một|hai|ba|bốn|tư|nhất)",
    "MN": r"(?:0?[1-9]\b|1[0-2]\b|giêng|mười một|mười hai|chạp|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)",
    "N": r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)",
    "EN": r"January|February|March|April|May|June|July|August|September|October|November|December",
    "UNTIL": r"(?:tính đến|tính tới|đến|tới)(?: thời điểm)?(?: hết| cuối)?",
}


def _filled(pattern: str) -> str:
    for name, block in _BLOCKS.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{block})")
    return pattern


# Order matters: the longer reading of the same words stands first.
_RULES: tuple[tuple[str, Callable[[_Filled, _Context], _Value | None]], ...] = (
    (r"từ (?:đầu |ngày {D}/{M}/)?năm (?P<y1>{YY}) (?:đến|tới) (?:hết |cuối )?năm (?P<y2>{YY})", _span_of_years),
    (r"(?:(?:trong )?giai đoạn|nhiệm kỳ|các năm|từ năm|từ|period|between|from)(?: từ)?(?: năm)? (?P<y1>{YY})(?: ?[-–/] ?| đến(?: năm)? | to | and )(?P<y2>{YY})", _span_of_years),
    (r"năm học (?P<y1>{YY}) ?[-–] ?(?P<y2>{YY})", _span_of_years),
    (r"(?<![\d/.,-])(?P<y1>{YY}) ?[-–] ?(?P<y2>{YY})(?![-/])", _span_of_years),
    (r"từ đầu (?P<y>năm(?: {YY})?|{NOW}) (?:đến|tới)(?: hết)?(?: ngày)? (?P<d2>{D}){S}(?P<m2>{M})(?:{S}(?P<y2>{YY}))?", _to_date),
    (r"từ đầu (?P<y>năm(?: {YY})?|{NOW}) (?:đến|tới) nay|đầu (?P<y_>năm) (?:đến|tới) nay", _year_to_now),
    (r"từ(?: ngày)? (?P<d1>{D})(?:{S}(?P<m1>{M})(?:{S}(?P<y1>{YY}))?)? ?(?:đến|tới|-|–)(?: hết)?(?: ngày)? ?(?P<d2>{D}){S}(?P<m2>{M})(?:{S}(?P<y2>{YY}))?(?!\d)", _day_to_day),
    (r"{UNTIL}(?: ngày)? (?P<d>{D}){S}(?P<m>{M})(?:{S}(?P<y>{YY}))?(?![\d%])", _until_day),
    (r"{UNTIL} ngày (?P<d>{D}) tháng (?P<m>{M})(?: năm (?P<y>{YY}))?", _until_day),
    (r"{UNTIL} tháng (?P<m>{MN})(?:(?: năm |{S})(?P<y>{YY})| (?P<y_>{NOW}))?", _until_month),
    (r"{UNTIL} quý (?P<q>{QN})(?:(?: năm |{S}| )(?P<y>{YY})| (?P<y_>{NOW}))?\b", _until_quarter),
    (r"(?:{UNTIL}|trước) (?:năm )?(?P<y>{YY})|(?:đến |tới )(?:hết |cuối )(?P<y_>{NOW})", _until_year),
    (r"(?P<h>(?:6|sáu) tháng (?:đầu|cuối)|nửa (?:đầu|cuối)|(?:first|second) half of|H[12])(?:,? (?:của )?(?P<y>năm {YY}|{NOW}|{YY}|this year|last year)|[/-](?P<y_>{YY})| năm)?\b", _half),
    (r"(?:trong |qua )?(?P<n>{N}) tháng đầu (?:của )?(?P<y>năm {YY}|{NOW}|năm)", _first_months),
    (r"(?:the )?first (?P<n>{N}|six|nine|three|two|four|five|seven|eight|ten|eleven) months of (?P<y>{YY}|this year|last year)", _first_months),
    (r"(?P<n>{N}) tháng năm (?P<y>{YY})", _first_months),
    (r"(?P<n>{N}) tháng cuối (?:của )?(?P<y>năm {YY}|{NOW}|năm)", _last_months),
    (r"quý (?P<q>{QN})(?:(?: năm |{S}|, | )(?P<y>{YY})| (?P<y_>{NOW}))?(?!\w)", _quarter),
    (r"Q(?P<q>[1-4])(?: (?:of )?|{S})(?P<y>{YY})", _quarter),
    (r"(?P<q>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)? (?P<y>{YY}|this year|last year)", _quarter),
    (r"(?:ngày |sáng |chiều |tối )?(?<![\d.,/-])(?P<d>{D}){S}(?P<m>{M}){S}(?P<y>{YY})(?![\d/])", _full_day),
    (r"(?:ngày )?(?<![\d.,/-])(?P<d>{D}) tháng (?P<m>{M})(?:,? năm (?P<y>{YY}))?(?!\d)", _full_day),
    (r"(?<![\d.,/-])(?P<d>{D}) (?P<m>{EN}),? (?P<y>{YY})", _full_day),
    (r"(?P<m>{EN}) (?P<d>{D}),? (?P<y>{YY})", _full_day),
    (r"(?:ngày|sáng|chiều|tối|trưa|hôm nay|hôm qua)(?: ngày)?,? \(?(?P<d>{D}) ?[-/] ?(?P<m>{M})(?P<y>)(?![\d%/.-]*\d)(?!%)", _full_day),
    (r"(?P<m>{EN})(?: of)?,? (?P<y>{YY})", _month),
    (r"tháng (?P<m>{MN})(?:(?:,? năm |{S})(?P<y>{YY})| (?P<y_>{NOW}))?(?!\d)(?! tuổi)", _month),
    (r"(?<![\d.,/-])(?P<m>{M})/(?P<y>{YY})(?![\d/])", _month),
    (r"(?<=PCI )(?P<y>{YY})|(?<=PAPI )(?P<y_>{YY})|(?<=SIPAS )(?P<y__>{YY})|(?<=DDCI )(?P<y___>{YY})|(?<=Index )(?P<y____>{YY})|(?<=INDEX )(?P<y_____>{YY})|(?<=DTI )(?P<y______>{YY})", _named_year),
    (r"(?:cùng kỳ |các )?năm (?P<y>{YY})", _named_year),
    (r"(?:cùng kỳ )?(?P<y>{NOW})\b", _named_year),
    (r"\b(?P<y>last year|this year|previous year)\b", _named_year),
    (r"\b(?:in|for|of|during|year|since|by|nam) (?P<y>{YY})", _named_year),
    (r"(?<![\d.,/\-–])(?P<y>20[0-4]\d|199\d)(?![\d/%]|[.,-]\d| ?[-–] ?\d)(?= *(?:[).,;:?!\n]|$|so với|và (?:19|20)\d\d))", _named_year),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Callable[[_Filled, _Context], _Value | None]


@cache
def _rules(unmarked_text: bool) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(re.compile(_plain(_filled(p)) if unmarked_text else _filled(p), re.IGNORECASE), build)
        for p, build in _RULES
    )


def _plain(pattern: str) -> str:
    """Return the pattern as people type it without marks (ASCII letters only)."""
    decomposed = unicodedata.normalize("NFD", pattern.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _prefilter(text: str) -> bool:
    return bool(_HINT.search(text))


_HINT = re.compile(r"\d|năm|quý|tháng|year|nam |quy |thang ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodShape:
    """Words that name a period, whether or not the context is enough to resolve them."""

    span: Span
    value: str | None
    kind: PeriodKind | None


@dataclass(frozen=True, slots=True)
class _Matched:
    span: Span
    groups: _Filled
    build: Callable[[_Filled, _Context], _Value | None]


def find_period_shapes(text: str, reference: date | None = None) -> tuple[PeriodShape, ...]:
    """Return every stretch of ``text`` that names a period, in order, resolved where it can be.

    >>> [s.value for s in find_period_shapes("ngày 24-8")]
    [None]
    """
    if not _prefilter(text):
        return ()
    matches: list[_Matched] = []
    for rule in _rules(text.isascii()):
        for m in rule.pattern.finditer(text):
            span = Span(m.start(), m.end())
            if span.start == span.end or any(span.overlaps(found.span) for found in matches):
                continue
            matches.append(_Matched(span, _Filled(m), rule.build))
    matches.sort(key=lambda found: found.span)
    shapes: list[PeriodShape] = []
    last_year: int | None = None
    for found in matches:
        built = found.build(found.groups, _Context(reference, last_year))
        shapes.append(
            PeriodShape(found.span, built.value if built else None, built.kind if built else None)
        )
        if built is not None:
            last_year = year_of(built.value) or last_year
    return tuple(shapes)


def find_periods(text: str, reference: date | None = None) -> tuple[PeriodMention, ...]:
    """Return the periods that ``text`` names, in order; relative words need ``reference``.

    A day or month without a year takes the reference's year, else the last year named.

    >>> [p.value for p in find_periods("Quý I năm 2023 và 6 tháng đầu năm 2022")]
    ['2023-Q1', '2022-H1']
    >>> [p.value for p in find_periods("Từ đầu năm 2023 đến ngày 22-8, giai đoạn 2021-2025")]
    ['2023-01-01/2023-08-22', '2021/2025']
    >>> [p.value for p in find_periods("năm nay", date(2024, 3, 12))]
    ['2024']
    """
    return tuple(
        PeriodMention(shape.span, shape.span.of(text), shape.value, shape.kind)
        for shape in find_period_shapes(text, reference)
        if shape.value is not None and shape.kind is not None
    )


def year_of(value: str) -> int | None:
    """Return the one year that a canonical period lies in, None where it spans several.

    >>> year_of("2023-Q1"), year_of("2021/2025")
    (2023, None)
    """
    years = {int(part[:4]) for part in value.split("/") if part[:4].isdigit()}
    return years.pop() if len(years) == 1 else None


def contains(outer: str, inner: str) -> bool:
    """Return whether the canonical period ``inner`` lies wholly in ``outer``.

    >>> contains("2023", "2023-Q1"), contains("2023-Q1", "2023")
    (True, False)
    """
    a, b = bounds(outer), bounds(inner)
    return a is not None and b is not None and a.first <= b.first and b.last <= a.last


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day of a period."""

    first: date
    last: date


@cache
def bounds(value: str) -> Bounds | None:
    """Return the first and last day of a canonical period, None if it is not canonical.

    >>> bounds("2023-Q1").last.isoformat()
    '2023-03-31'
    """
    first, _, last = value.partition("/")
    try:
        start = _part_bounds(first)
        return Bounds(start.first, _part_bounds(last).last) if last else start
    except ValueError:
        return None


def _part_bounds(part: str) -> Bounds:
    found = re.fullmatch(r"(\d{4})(?:-(?:Q(\d)|H(\d)|(\d\d)(?:-(\d\d))?))?", part)
    if found is None:
        raise ValueError(f"not a canonical period: {part!r}")
    year = int(found[1])
    if found[5]:
        day = date(year, int(found[4]), int(found[5]))
        return Bounds(day, day)
    if found[4]:
        first = last = int(found[4])
    elif found[3]:
        first, last = (1, 6) if found[3] == "1" else (7, 12)
    elif found[2]:
        last = 3 * int(found[2])
        first = last - 2
    else:
        first, last = 1, 12
    return Bounds(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
