"""The shapes in which periods are written, in the order in which they are tried."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.period_values import (
    Context,
    Filled,
    Value,
    read_day_to_day,
    read_first_months,
    read_full_day,
    read_half,
    read_last_months,
    read_month,
    read_named_year,
    read_quarter,
    read_span_of_years,
    read_to_date,
    read_until_day,
    read_until_month,
    read_until_quarter,
    read_until_year,
    read_year_to_now,
)

if TYPE_CHECKING:
    from collections.abc import Callable


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
_RULES: tuple[tuple[str, Callable[[Filled, Context], Value | None]], ...] = (
    (r"từ (?:đầu |ngày {D}/{M}/)?năm (?P<y1>{YY}) (?:đến|tới) (?:hết |cuối )?năm (?P<y2>{YY})", read_span_of_years),
    (r"(?:(?:trong )?giai đoạn|nhiệm kỳ|các năm|từ năm|từ|period|between|from)(?: từ)?(?: năm)? (?P<y1>{YY})(?: ?[-–/] ?| đến(?: năm)? | to | and )(?P<y2>{YY})", read_span_of_years),
    (r"năm học (?P<y1>{YY}) ?[-–] ?(?P<y2>{YY})", read_span_of_years),
    (r"(?<![\d/.,-])(?P<y1>{YY}) ?[-–] ?(?P<y2>{YY})(?![-/])", read_span_of_years),
    (r"từ đầu (?P<y>năm(?: {YY})?|{NOW}) (?:đến|tới)(?: hết)?(?: ngày)? (?P<d2>{D}){S}(?P<m2>{M})(?:{S}(?P<y2>{YY}))?", read_to_date),
    (r"từ đầu (?P<y>năm(?: {YY})?|{NOW}) (?:đến|tới) nay|đầu (?P<y_>năm) (?:đến|tới) nay", read_year_to_now),
    (r"từ(?: ngày)? (?P<d1>{D})(?:{S}(?P<m1>{M})(?:{S}(?P<y1>{YY}))?)? ?(?:đến|tới|-|–)(?: hết)?(?: ngày)? ?(?P<d2>{D}){S}(?P<m2>{M})(?:{S}(?P<y2>{YY}))?(?!\d)", read_day_to_day),
    (r"{UNTIL}(?: ngày)? (?P<d>{D}){S}(?P<m>{M})(?:{S}(?P<y>{YY}))?(?![\d%])", read_until_day),
    (r"{UNTIL} ngày (?P<d>{D}) tháng (?P<m>{M})(?: năm (?P<y>{YY}))?", read_until_day),
    (r"{UNTIL} tháng (?P<m>{MN})(?:(?: năm |{S})(?P<y>{YY})| (?P<y_>{NOW}))?", read_until_month),
    (r"{UNTIL} quý (?P<q>{QN})(?:(?: năm |{S}| )(?P<y>{YY})| (?P<y_>{NOW}))?\b", read_until_quarter),
    (r"(?:{UNTIL}|trước) (?:năm )?(?P<y>{YY})|(?:đến |tới )(?:hết |cuối )(?P<y_>{NOW})", read_until_year),
    (r"(?P<h>(?:6|sáu) tháng (?:đầu|cuối)|nửa (?:đầu|cuối)|(?:first|second) half of|H[12])(?:,? (?:của )?(?P<y>năm {YY}|{NOW}|{YY}|this year|last year)|[/-](?P<y_>{YY})| năm)?\b", read_half),
    (r"(?:trong |qua )?(?P<n>{N}) tháng đầu (?:của )?(?P<y>năm {YY}|{NOW}|năm)", read_first_months),
    (r"(?:the )?first (?P<n>{N}|six|nine|three|two|four|five|seven|eight|ten|eleven) months of (?P<y>{YY}|this year|last year)", read_first_months),
    (r"(?P<n>{N}) tháng năm (?P<y>{YY})", read_first_months),
    (r"(?P<n>{N}) tháng cuối (?:của )?(?P<y>năm {YY}|{NOW}|năm)", read_last_months),
    (r"quý (?P<q>{QN})(?:(?: năm |{S}|, | )(?P<y>{YY})| (?P<y_>{NOW}))?(?!\w)", read_quarter),
    (r"Q(?P<q>[1-4])(?: (?:of )?|{S})(?P<y>{YY})", read_quarter),
    (r"(?P<q>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)? (?P<y>{YY}|this year|last year)", read_quarter),
    (r"(?:ngày |sáng |chiều |tối )?(?<![\d.,/-])(?P<d>{D}){S}(?P<m>{M}){S}(?P<y>{YY})(?![\d/])", read_full_day),
    (r"(?:ngày )?(?<![\d.,/-])(?P<d>{D}) tháng (?P<m>{M})(?:,? năm (?P<y>{YY}))?(?!\d)", read_full_day),
    (r"(?<![\d.,/-])(?P<d>{D}) (?P<m>{EN}),? (?P<y>{YY})", read_full_day),
    (r"(?P<m>{EN}) (?P<d>{D}),? (?P<y>{YY})", read_full_day),
    (r"(?:ngày|sáng|chiều|tối|trưa|hôm nay|hôm qua)(?: ngày)?,? \(?(?P<d>{D}) ?[-/] ?(?P<m>{M})(?P<y>)(?![\d%/.-]*\d)(?!%)", read_full_day),
    (r"(?P<m>{EN})(?: of)?,? (?P<y>{YY})", read_month),
    (r"tháng (?P<m>{MN})(?:(?:,? năm |{S})(?P<y>{YY})| (?P<y_>{NOW}))?(?!\d)(?! tuổi)", read_month),
    (r"(?<![\d.,/-])(?P<m>{M})/(?P<y>{YY})(?![\d/])", read_month),
    (r"(?<=PCI )(?P<y>{YY})|(?<=PAPI )(?P<y_>{YY})|(?<=SIPAS )(?P<y__>{YY})|(?<=DDCI )(?P<y___>{YY})|(?<=Index )(?P<y____>{YY})|(?<=INDEX )(?P<y_____>{YY})|(?<=DTI )(?P<y______>{YY})", read_named_year),
    (r"(?:cùng kỳ |các )?năm (?P<y>{YY})", read_named_year),
    (r"(?:cùng kỳ )?(?P<y>{NOW})\b", read_named_year),
    (r"\b(?P<y>last year|this year|previous year)\b", read_named_year),
    (r"\b(?:in|for|of|during|year|since|by|nam) (?P<y>{YY})", read_named_year),
    (r"(?<![\d.,/\-–])(?P<y>20[0-4]\d|199\d)(?![\d/%]|[.,-]\d| ?[-–] ?\d)(?= *(?:[).,;:?!\n]|$|so với|và (?:19|20)\d\d))", read_named_year),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Callable[[Filled, Context], Value | None]


@cache
def rules(unmarked_text: bool) -> tuple[_Rule, ...]:
    """Return the rules in order, compiled for text with marks or without."""
    return tuple(
        _Rule(re.compile(_plain(_filled(p)) if unmarked_text else _filled(p), re.IGNORECASE), build)
        for p, build in _RULES
    )


def _plain(pattern: str) -> str:
    """Return the pattern as people type it without marks (ASCII letters only)."""
    decomposed = unicodedata.normalize("NFD", pattern.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
