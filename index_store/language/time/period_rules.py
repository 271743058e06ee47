"""The shapes in which periods are written, by the word or figure that each begins with.

The patterns are matched against the text in small letters. Where two rules begin at the same
place the first one wins: the longer reading of the same words stands first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.time import period_values as read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index_store.language.time.period_values import Context, Filled, Value

# Building blocks of the rules: {Y} a year in digits, {NOW} a year in relative words.
_BLOCKS = {
    "UNTIL": r"(?:tính đến|tính tới|đến|tới)(?: thời điểm)?(?: hết| cuối)?",
    "NOW": r"năm (?:nay|này|ngoái|kia|trước đó|trước|sau|tới)",
    "YOF": r"(?:(?: của)? năm {YD}| ?[-/.,] ?{YD}| {YD})",
    "DMY": r"{D}(?:{S}| tháng ){M}(?:(?:{S}|,? năm ){Y})?",
    "YD": r"(?:(?:1[5-9]|20)\d\d(?!\d|[.,]\d|/[a-zđ]))",
    "Y": r"(?:(?:19|20)\d\d(?!\d|[.,]\d|/[a-zđ]))",
    "D": r"(?:0?[1-9](?!\d)|[12]\d|3[01])",
    "S": r" ?[-/.–] ?",
    "QN": r"(?:(?:iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư|nhất)(?!\w))",
    "MN": r"(?:(?:0?[1-9](?!\d)|1[0-2](?!\d)|giêng|mười một|mười hai|chạp|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w))",
    "M": r"(?:0?[1-9](?!\d)|1[0-2](?!\d))",
    "N": r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)",
    "EN": r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)",
    "HALF": r"(?:(?:0?6|sáu) tháng (?:đầu|cuối)|nửa (?:đầu|cuối)|6 tháng|sáu tháng)",
    "TO": r"(?: ?[-–] ?| đến(?: hết| cuối)? | tới(?: hết| cuối)? )",
    "DAYPART": r"(?:ngày|rạng sáng|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng)",
    "K": r"k[ỳì]",
}
_NOT_IN_NUMBER = r"(?![\d%/.-]*\d)(?! ?%)"
_NO_COUNT_BEFORE = r"(?<!\d )(?<!\bhai )(?<!\bba )(?<!\bbốn )(?<!\bnăm )(?<!\bsáu )(?<!\bbảy )(?<!\btám )(?<!\bchín )(?<!\bmười )(?<!vài )(?<!mấy )(?<!nhiều )(?<!các )(?<!những )(?<!mỗi )(?<!nửa )(?<!một )"

# (what it may begin with, the pattern, the reading). "0" stands for a digit.
_RULES: tuple[tuple[str, str, Callable[[Filled, Context], Value | None]], ...] = (
    # spans of years
    ("từ", r"từ (?:đầu |ngày {D}/{M}/)?(?:năm )?(?P<y1>{Y})(?: ?[-–] ?| đến | tới )(?:hết |cuối )?(?:năm )?(?P<y2>{Y})", read.span_of_years),
    ("các|những|giai đoạn|nhiệm k|niên k|khóa|khoá|năm|thời k|vụ|between|from|period|school|fiscal", r"(?:(?:giai đoạn|nhiệm {K}|niên khóa|niên khoá|niên {K}|khóa|khoá|năm học|(?:các |những )?năm|thời {K}|vụ mùa|vụ|between|from|period|school year|fiscal years?)(?: từ)?(?: năm)?:?,? ?)\(?(?P<y1>{Y})(?: ?[-–/] ?| đến(?: năm)? | to | and )(?P<y2>{Y}|\d\d(?![\d/]))", read.span_of_years),
    ("0", r"(?P<y1>{Y}) ?[-–] ?(?P<y2>{Y})(?![-/])", read.span_of_years),
    ("0", r"(?P<y1>{Y}) to (?P<y2>{Y})(?![-/])", read.span_of_years),
    ("những|thập niên|thập k", r"(?:những năm|thập niên|thập {K}|những năm thập niên|những năm thập {K}) (?P<y>(?:19|20)?[1-9]0)(?![\d/%]|[.,]\d)(?! \w* ?(?:tuổi|người))", read.decade),
    # from … to …; what comes round each year is no one stretch
    ("từ|tháng|ngày|quý|quí", r"(?:từ )?(?:tháng {MN}|ngày {D}(?:{S}| tháng ){M}|(?:quý|quí) {QN}){TO}(?:tháng {MN}|(?:ngày )?{D}(?:{S}| tháng ){M}|(?:quý|quí) {QN}|{MN}) (?:của )?(?:hàng|hằng|mỗi) năm", read.nothing),
    ("từ|đầu", r"(?:từ )?đầu (?P<y>{NOW}|năm(?: {Y})?) (?:đến|tới)(?: hết)?(?: ngày)? (?P<d2>{D})(?:{S}| tháng )(?P<m2>{M})(?:(?:{S}|,? năm )(?P<y2>{Y}))?", read.to_date),
    ("từ|đầu", r"(?:từ )?đầu (?P<y>{NOW}|năm(?: {Y})?) (?:đến|tới)(?: hết| cuối)? tháng (?P<n>{MN})(?:{YOF_y2})?", read.to_month),
    ("từ|đầu|kể", r"(?:từ |kể từ )?(?:đầu )?(?P<y>{NOW}|năm(?: {Y})?) (?:đến|tới|cho đến) (?:nay|giờ)(?!\w)", read.year_to_now),
    ("từ|kể", r"(?:kể )?từ đầu (?P<y>{NOW}|năm)(?= |[,.;:)]|$)(?! (?:đến|tới|\d))", read.year_to_now),
    ("từ|kể", r"(?:kể )?từ (?:ngày )?(?P<d1>{D})(?:{S}| tháng )(?P<m1>{M})(?:(?:{S}|,? năm )(?P<y1>{Y}))? (?:đến|tới|cho đến) nay(?!\w)", read.day_to_now),
    ("từ|kể", r"(?:kể )?từ (?:đầu )?tháng (?P<m1>{MN})(?:{YOF_y1})? (?:đến|tới|cho đến) nay(?!\w)", read.day_to_now),
    ("từ|ngày", r"(?:từ )?(?:ngày )?(?P<d1>{D})(?:(?:{S}| tháng )(?P<m1>{M})(?:(?:{S}|,? năm )(?P<y1>{Y}))?)?,?(?: ?[-–] ?| đến | tới )(?:hết )?(?:ngày )?(?P<d2>{D})(?:{S}| tháng )(?P<m2>{M})(?:(?:{S}|,? năm )(?P<y2>{Y}))?(?![\d%])(?!/\d)", read.day_to_day),
    ("0", r"(?P<d1>{D})(?:[-/.](?P<m1>{M})(?:[-/.](?P<y1>{Y}))?)?(?: ?[-–] ?| đến | tới )(?:hết )?(?:ngày )?(?P<d2>{D})[-/.](?P<m2>{M})[-/.](?P<y2>{Y})(?![\d/])", read.day_to_day),
    ("từ|tháng", r"(?:từ )?(?:đầu |giữa |cuối )?tháng (?P<m1>{MN})(?:{YOF_y1})?{TO}(?:tháng )?(?P<m2>{MN})(?:{YOF_y2}| (?P<y2_>{NOW}))", read.month_to_month),
    ("từ", r"từ (?:đầu |giữa |cuối )?tháng (?P<m1>{MN})(?:{YOF_y1})? (?:đến|tới)(?: hết| cuối)? tháng (?P<m2>{MN})(?! năm)", read.month_to_month),
    ("từ", r"từ (?P<m1>{M})[-/.](?P<y1>{Y}){TO}(?P<m2>{M})[-/.](?P<y2>{Y})", read.month_to_month),
    ("từ", r"từ quý (?P<q1>{QN})(?:{YOF_y1})?{TO}quý (?P<q2>{QN})(?:{YOF_y2}| (?P<y2_>{NOW}))?", read.quarter_to_quarter),
    # until …
    ("tính|đến|tới|as|until|by", r"(?:{UNTIL}(?: ngày)?|as of|until|by) (?P<d>{D}){S}(?P<m>{M})(?:{S}(?P<y>{Y}))?(?![\d%])(?!/\d)", read.until_day),
    ("tính|đến|tới", r"{UNTIL}(?: ngày)? (?P<d>{D}) tháng (?P<m>{M})(?:,? năm (?P<y>{Y}))?", read.until_day),
    ("as|until|by", r"(?:as of|until|by) (?:(?P<d>{D})(?:st|nd|rd|th)? (?P<m>{EN})|(?P<m_>{EN}) (?P<d_>{D})(?:st|nd|rd|th)?),? (?P<y>{Y})", read.until_day),
    ("tính|đến|tới", r"{UNTIL} tháng (?P<m>{MN})(?:{YOF_y}| (?P<y_>{NOW}))?(?!\d)", read.until_month),
    ("tính|đến|tới", r"{UNTIL} (?P<m>{M})/(?P<y>{Y})(?![\d/])", read.until_month),
    ("tính|đến|tới", r"{UNTIL} quý (?P<q>{QN})(?:{YOF_y}| (?P<y_>{NOW}))?", read.until_quarter),
    ("tính|đến|tới|trước", r"(?:{UNTIL}|trước) (?:năm )?(?P<y>{Y})(?! (?:đơn vị|hồ sơ|người|đồng|tỷ|triệu|m2|ha|lượt|hộ))|(?:tính )?(?:đến |tới )(?:hết |cuối )(?P<y_>{NOW}|năm(?= |[,.;:)]|$))", read.until_year),
    ("until|by", r"(?:until|by)(?: the end of)? (?P<y>{Y}|this year|last year|next year)", read.until_year),
    # the same stretch of another year
    ("cùng", r"cùng {K}(?: của)?(?: (?P<y>{NOW}|năm {Y}|{Y}))?(?!\w)", read.same_of_another_year),
    # halves, runs of months
    ("0|sáu|nửa", r"(?P<h>(?:0?6|sáu) tháng (?:đầu|cuối)|nửa (?:đầu|cuối))(?:,? (?:của )?(?P<y>{NOW}|năm {Y}|năm|{Y})(?!\w)|[/-](?P<y_>{Y}))", read.half),
    ("0|sáu", r"(?P<h>(?:0?6|sáu) tháng (?:đầu|cuối))(?=[,.;:)]|$| (?:đạt|so|tăng|giảm|và)(?!\w))", read.half),
    ("first|second|h1|h2|the", r"(?:the )?(?P<h>(?:first|second) half of|h[12](?: of)?|(?:first|second) half)[ /-](?P<y>{Y}|this year|last year|the year)", read.half),
    ("0", r"(?P<h>[12])h ?/?(?P<y>{Y})", read.half),
    ("0|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười", r"(?P<n>{N}) tháng đầu (?:của )?(?P<y>{NOW}|năm {Y}|năm|{Y})(?!\w)", read.first_months),
    ("first|the", r"(?:the )?first (?P<n>\d{1,2}|six|nine|three|two|four|five|seven|eight|ten|eleven) months of (?P<y>{Y}|this year|last year|the year)", read.first_months),
    ("0|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười", r"(?P<n>{N}) tháng(?: của)?(?: năm |[/-]| )(?P<y>{Y})", read.first_months),
    ("0|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười", r"(?P<n>{N}) tháng cuối (?:của )?(?P<y>{NOW}|năm {Y}|năm|{Y})(?!\w)", read.last_months),
    # quarters
    ("quý|quí", r"(?:quý|quí) (?P<q>{QN})(?:,?{YOF_y}| (?:của )?(?P<y_>{NOW}))?", read.quarter),
    ("quý|quí", r"(?:quý|quí) (?P<q>đầu|cuối)(?: tiên| cùng)?(?: của)? (?P<y>{NOW}|năm(?: {Y})?)(?!\w)", read.edge_quarter),
    ("quý|quí", r"(?:quý|quí) (?P<q>này|trước|sau|tới|vừa qua|vừa rồi)(?!\w)", read.relative_quarter),
    ("q1|q2|q3|q4", r"q(?P<q>[1-4])(?: (?:of )?|{S}|,? )(?P<y>{Y})", read.quarter),
    ("0", r"(?P<q>[1-4])q ?/?(?P<y>{Y})", read.quarter),
    ("first|second|third|fourth|1st|2nd|3rd|4th|the|0", r"(?:the )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?,? (?P<y>{Y}|this year|last year)", read.quarter),
    ("last|this|previous|next", r"(?P<q>last|this|previous|next) quarter(?!\w)", read.relative_quarter),
    ("giáng|quốc|noel|lễ|dịp|tết", r"(?:giáng sinh|quốc khánh|noel|lễ|dịp|tết)(?: ngày)? \(?(?P<own>(?P<d>{D})[-/.](?P<m>{M})(?:[-/.](?P<y>{Y}))?)" + _NOT_IN_NUMBER, read.full_day),
    # what comes round each year is no one day
    ("ngày|tháng|quý|quí", r"(?:ngày {D}(?:{S}| tháng ){M}|tháng {MN}(?: \(\d+\))?|(?:quý|quí) {QN}) (?:của )?(?:hàng|hằng|mỗi) năm", read.nothing),
    # days; those of the lunar year are no days of this calendar
    ("0|ngày|mùng|mồng|hôm|rằm", r"(?:{DAYPART} |rằm )?(?:{D}(?:[-/.]| tháng ){M}(?:[-/.]{YD}| năm {YD})?|tháng {MN}),? ?\(?âm lịch|(?:{DAYPART} )?{D} tháng (?:giêng|chạp)(?!\w)|rằm tháng {MN}", read.nothing),
    ("hôm", r"hôm (?:ngày )?(?P<d>{D})[-/.](?P<m>{M})" + _NOT_IN_NUMBER, read.past_day),
    ("0|ngày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng|rạng", r"(?:{DAYPART} )?(?P<d>{D}){S}(?P<m>{M}){S}(?P<y>{YD})(?![\d/])", read.full_day),
    ("ngày|sáng|chiều|tối|trưa|đêm|hôm", r"{DAYPART} (?P<d>{D})[-/.](?P<m>{M})[-/.](?P<y>\d\d)(?![\d/%-]|[.,]\d)", read.full_day),
    ("0|ngày|sáng|chiều|tối|trưa|đêm|mùng|mồng|rạng", r"(?:{DAYPART} )?(?P<d>{D}) tháng (?P<m>{M}|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)(?:,? (?:năm )?(?P<y>{YD})| (?P<y_>{NOW}))?(?![\d])(?! (?:tuổi|năm \d))", read.full_day),
    ("0", r"(?P<d>{D})(?:st|nd|rd|th)?(?: of)?[ -](?P<m>{EN}),?[ -](?P<y>{Y})", read.full_day),
    ("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", r"(?P<m>{EN}) (?P<d>{D})(?:st|nd|rd|th)?,? (?P<y>{Y})", read.full_day),
    ("0", r"(?P<y>(?:19|20)\d\d)-(?P<m>(?:0[1-9]|1[0-2]))-(?P<d>(?:0[1-9]|[12]\d|3[01]))(?!\d)", read.full_day),
    ("hôm|sáng|chiều|tối|trưa|đêm|today|yesterday", r"(?:hôm nay|hôm qua|(?:sáng|chiều|tối|trưa|đêm) (?:nay|qua))(?: ngày)?,? ?(?P<open>\()?(?:ngày )?(?P<d>{D}) ?[-/.] ?(?P<m>{M})(?:[-/.](?P<y>{Y}))?" + _NOT_IN_NUMBER + r"(?(open)\)?)", read.full_day),
    ("ngày|hôm|sáng|chiều|tối|trưa|đêm|today|yesterday|tomorrow", r"(?P<r>ngày hôm nay|ngày hôm qua|hôm nay|hôm qua|hôm kia|ngày mai|ngày kia|(?:sáng|chiều|tối|trưa|đêm) (?:nay|qua|mai)|today|yesterday|tomorrow)(?!\w)(?! (?:sau|trở đi))", read.relative_day),
    ("ngày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng|rạng", r"{DAYPART}(?: ngày)?,? \(?(?P<d>{D}) ?[-/.] ?(?P<m>{M})" + _NOT_IN_NUMBER, read.full_day),
    ("ngày|các ngày", r"(?:các )?ngày (?P<d>{D})(?=(?:, ?{D})*(?:, ?| và (?:ngày )?){D}{S}(?P<m>{M})(?:{S}(?P<y>{Y}))?(?![\d%]))", read.full_day),
    # weeks
    ("tuần|this|last|next", _NO_COUNT_BEFORE + r"(?P<r>tuần (?:này|trước|qua|vừa qua|tới|sau)|(?:this|last|next) week)(?!\w)", read.relative_week),
    # months
    ("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", r"(?P<m>{EN})(?: of)?,? (?P<y>{Y})", read.month),
    ("tháng", r"tháng năm (?:nào|gì|bao nhiêu|sinh)(?!\w)", read.nothing),  # which month, not May
    ("tháng", r"(?<=ngày )tháng năm(?! \d)", read.nothing),
    ("tháng", r"(?<=cách mạng )tháng (?:tám|mười|8|10)(?!\w| năm \d)", read.nothing),  # a street
    ("tháng", r"tháng (?P<m>{MN})(?:,?{YOF_y}| (?:của )?(?P<y_>{NOW}))?(?!\d)(?! tuổi)(?![.,/]\d)", read.month),
    ("tháng", _NO_COUNT_BEFORE + r"tháng (?P<r>này|trước|qua|vừa qua|sau|tới)(?!\w)", read.relative_month),
    ("this|last|previous|next", r"(?P<r>this|last|previous|next) month(?!\w)", read.relative_month),
    ("0", r"(?P<m>{M})[/](?P<y>{Y})(?![\d/])", read.month),
    # years
    ("những|các|năm", r"(?:các |những )?năm (?:học |tài chính |ngân sách |kế hoạch |dương lịch )?(?P<y>(?:1\d|20)\d\d(?!\d|[.,]\d|/[a-zđ]))", read.named_year),
    ("năm", r"năm nay (?:đã |được |đang |mới )?(?:bao nhiêu|mấy|\d+) tuổi", read.nothing),
    ("năm", r"năm sau (?:luôn |phải )?(?:cao|nhiều|tốt|thấp|ít|lớn) hơn năm trước", read.nothing),
    ("năm", _NO_COUNT_BEFORE + r"(?P<y>{NOW})(?!\w)", read.named_year),
    ("last|this|previous|next", r"(?P<y>(?:last|this|previous|next) year)(?!\w)", read.named_year),
    ("in|for|of|during|since|year|fy|after|before|nam", r"(?:in|for|of|during|since|year|fy|after|before|nam)(?: fiscal year)? ?(?P<y>{Y})", read.named_year),
    ("pci|apci|papi|sipas|ddci|index|dti|cchc|gii|pgi|ict", r"(?:a?pci|papi|sipas|ddci|index|dti|cchc|gii|pgi|ict) (?P<own>(?P<y>{Y}))(?! ?[-–] ?\d)(?! (?:hồ sơ|người|tỷ|triệu|đồng))", read.named_year),
    ("0", r"(?P<y>20[0-4]\d|199\d)(?![\d/%]|[.,-]\d| ?[-–] ?\d)(?= *(?:[).,;:?!\n]|$|so với|và (?:19|20)\d\d))", read.named_year),
)  # fmt: skip

# What may follow a period of the same kind in a list: "tháng 8, 9 và 10/2023".
_MORE: tuple[tuple[str, str, Callable[[Filled, Context], Value | None]], ...] = (
    ("day", r"(?:, ?| và |, và | hoặc )(?P<own>(?:ngày )?(?:(?P<d>{D})[-/.](?P<m>{M})(?:[-/.](?P<y>{Y}))?" + _NOT_IN_NUMBER + r"|(?P<d_>{D})(?=(?:, ?{D})*(?:, ?| và (?:ngày )?){D}{S}(?P<m_>{M})(?:{S}(?P<y_>{Y}))?(?![\d%]))))", read.full_day),
    ("month", r"(?:, ?| và |, và )(?P<m>{M})(?=(?:(?:, ?| và |, và ){M})*(?: năm |{S}){Y})(?:(?: năm |{S})(?P<y>{Y}))?", read.month),
    ("quarter", r"(?:, ?| và | & |-)(?P<q>iv|iii|ii|i|[1-4])(?![\w.])(?:{YOF_y}| (?P<y_>{NOW}))?(?! ?%)", read.quarter),
    ("year", r"(?:, ?| và |, và | hoặc )(?P<own>(?:năm )?(?P<y>{Y}))(?![\d/%-])(?! (?:hồ sơ|người|tỷ|triệu|đồng|đơn vị|ha|lượt|hộ|m2))", read.named_year),
)  # fmt: skip


_LISTED: dict[Callable[[Filled, Context], Value | None], str] = {
    read.full_day: "day", read.month: "month", read.quarter: "quarter", read.named_year: "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape: its pattern, matched where one of its first words stands, and how it is read."""

    source: str
    build: Callable[[Filled, Context], Value | None]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when the shape is first met."""
        return _regex(self.source)

    @property
    def continues(self) -> str:
        """The kind of list that the shape may open ("tháng 8, 9/2023"), empty for none."""
        return _LISTED.get(self.build, "")


# What must follow a first word for any of its rules to fit: most "từ" and "năm" begin no period.
_DIGIT_GATE = r"\d(?=\d{0,3}(?: ?[-/.–] ?\d| (?:tháng|đến|tới|to|of|quarter|{EN})|[a-z]{2}(?: of)? (?:quarter|{EN})|[qh] ?/?\d))|(?:19|20)\d\d(?!\d)"
_GATES = (
    ("các", " năm| ngày"),
    ("những", " năm| thập"),
    ("một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười", r" tháng (?:đầu|cuối|năm|của|\d)"),
    ("the", " (?:f|s|t|h|1|2|3|4)"),
    ("vụ|khóa|khoá|between|from|period|fiscal|school", r"[^\d\n]{1,12}(?:19|20)\d"),
    ("từ", r" (?:đầu|ngày|năm|tháng|quý|giữa|cuối|\d)"),
    ("đến|tới|tính", r" (?:đến|tới|thời|hết|cuối|ngày|tháng|quý|năm|\d)"),
    ("đầu", " năm"),
    ("quốc", " khánh"),
    ("năm", r" (?:nay|này|ngoái|kia|trước|sau|tới|học|tài|ngân|kế|dương|\d)"),
    ("nam", r" ?\d"),
    ("ngày", r" \(?(?:\d|hôm|mai|kia)"),
    ("trước", r" (?:năm )?(?:19|20)\d"),
    ("in|for|of|during|since|year|fy|after|before", r" (?:fiscal year )?(?:19|20)\d"),
    ("tháng", r" [\w\d]"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """Where a period may begin, the rules for each beginning, and what may continue a list."""

    starts: re.Pattern[str]
    by_start: dict[str, tuple[Rule, ...]]
    more: dict[str, Rule]


_ENGLISH_ONLY = frozenset(("today", "yesterday", "tomorrow", "last", "this", "next", "previous"))
"""Words that name a time in an English text, and a newspaper or a song in a Vietnamese one."""


@cache
def rules(unmarked: bool) -> Rules:
    """Return the rules compiled for text in small letters, with marks or without."""
    by_start: dict[str, list[Rule]] = {}
    for starts, pattern, build in _RULES:
        rule = _compiled(pattern, build, unmarked)
        for start in starts.split("|"):
            if not unmarked and start in _ENGLISH_ONLY:
                continue
            by_start.setdefault(_plain(start) if unmarked else start, []).append(rule)
    more = {kind: _compiled(pattern, build, unmarked) for kind, pattern, build in _MORE}
    return Rules(_starts(by_start, unmarked), {k: tuple(v) for k, v in by_start.items()}, more)


def _starts(words: Iterable[str], unmarked: bool) -> re.Pattern[str]:
    """Return the pattern of the places where a rule is worth trying, grouped by first letter."""
    gates: dict[str, str] = {}
    for names, gate in _GATES:
        for word in names.split("|"):
            key, ahead = (_plain(word), _plain(gate)) if unmarked else (word, gate)
            gates[key] = f"{gates[key]}|{ahead}" if key in gates else ahead
    by_letter: dict[str, list[str]] = {}
    for word in sorted((w for w in words if w != "0"), key=lambda w: (-len(w), w)):
        rest = word[1:] + (f"(?={gates[word]})" if word in gates else "")
        by_letter.setdefault(word[0], []).append(rest)
    grouped = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    digit = r"(?P<digit>(?=\d)(?<![\d][.,/-])(?<![/-])(?:" + _filled(_DIGIT_GATE) + "))"
    return re.compile(rf"(?<!\w)(?:{_plain(digit) if unmarked else digit}|{grouped})")


def _compiled(
    pattern: str, build: Callable[[Filled, Context], Value | None], unmarked: bool
) -> Rule:
    filled = _filled(pattern)
    return Rule(_plain(filled) if unmarked else filled, build)


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _filled(pattern: str) -> str:
    for group in ("y1", "y2", "y"):  # {YOF_y}: a year behind its month, named as that group
        named = _BLOCKS["YOF"]
        for i in range(3):
            named = named.replace("{YD}", f"(?P<{group}{'_' * (i + 3)}>{{Y_}})", 1)
        pattern = pattern.replace(f"{{YOF_{group}}}", named.replace("{Y_}", "{YD}"))
    for name, block in _BLOCKS.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{block})")
    return pattern


def _plain(pattern: str) -> str:
    """Return the pattern as people type it without marks (ASCII letters only)."""
    decomposed = unicodedata.normalize("NFD", pattern.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
