"""Numbers that name something instead of saying how much: dates, documents, telephones, levels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.letters import UPPER
from index_store.language.law.document_numbers import document_number_spans
from index_store.language.law.provisions import numbered_provisions
from index_store.language.time.periods import find_period_spans
from index_store.records import Span

# Numbers that name something, each with words and a pattern of which the text near a number must
# hold one for it to be sought at all.
_NAMES: tuple[tuple[str, str, str], ...] = (
    ("/24|24/|giờ", r"\d ?[hg:]", r"\b\d{1,2} ?[hg:] ?\d{2}\b(?:[:']\d{2})?|\b\d{1,2}h\b|\b24/24(?: ?(?:giờ|h))?|\b24/7\b|\b7/24\b"
     r"|(?:lúc|vào|khoảng|từ|đến|hồi) \d{1,2} (?:giờ|h)(?: \d{1,2}(?: phút)?)?(?: ?(?:sáng|chiều|tối|trưa|đêm|ngày))|(?:lúc|hồi) \d{1,2} giờ(?: \d{1,2}(?: phút)?)?|\b\d{1,2} giờ(?: \d{1,2}(?: phút)?)? ?(?:đến|-|–) ?\d{1,2} giờ(?: \d{1,2}(?: phút)?)?|\b\d{1,2} giờ (?:\d{1,2}(?: phút)?,? )?(?:ngày \d|sáng|chiều|tối|trưa|đêm|cùng ngày)"),
    ("+84|1800|1900|thoại|ĐT|otline|số máy|ổng đài", r"0[ .]?\d[\d .-]{4}", r"(?<![\d.,])(?:0|\+84)[ .]?\d{2,3}[ .-]\d{3}[ .-]?\d{3,4}\b|(?<![\d.,])0\d{9,10}\b|\b1[89]00[ .]?\d{4,6}\b"
     r"|(?:ĐT|điện thoại|[Hh]otline|số máy|[Tt]ổng đài)(?: số)?:? ?\+?\d[\d. -]*"),
    ("www|http|@", "", r"(?:https?://|www\.)\S+|\S+@\S+"),
    ("độ |ức |ấp |hương trình |hiên bản |iai đoạn |ạng mục ", "", r"(?:[Mm]ức độ|[Cc]ấp độ|[Mm]ức|[Cc]ấp|[Cc]hương trình|[Pp]hiên bản|[Gg]iai đoạn|[Hh]ạng mục) 0?[1-9](?!\d|[.,]\d|/| ?%| (?:điểm|tỷ|tỉ|triệu|nghìn|đồng|bậc))"
     r"(?:(?: ?, ?| ?và ?| ?- ?|, và | hoặc | \(?đạt )(?:(?:mức|cấp) (?:độ )?)?0?[1-9](?![\d%.]| ?%|[/,]\d| (?:điểm|tỷ|hồ sơ|thủ tục)))*|[Pp]hiên bản \d+(?:\.\d+)+"),
    ("ượt xem|ượt đọc|ượt truy|ỡ chữ", "", r"[Ll]ượt (?:xem|đọc|truy cập)(?: trang)?:? ?[\d.]+|\b[\d.]+ lượt xem\b|[Cc]ỡ chữ:? ?\d+"),
    ("COVID|Covid|SARS|hone|Office|Windows|Android|ISO|TC|QC", r"[A-Z]-?\d|\d[A-Z]", r"(?:COVID|Covid|SARS-CoV|Iphone|iPhone|Office|Windows|Android|ISO(?:/IEC)?|TCVN|QCVN|TCXDVN|TCCS)(?: [A-Z]{2,5})?[ -]?[\d.:/-]+\w*(?:[:-]\d{4})?|\b[A-Z]{1,4}-?\d+(?:[.-]\d+)*\b|\b[A-Z]{1,3}-?\d[A-Z\d]*[ -]\d{3,5}\b|\b\d{2}[A-Z]\d?-\d{3}\.?\d{2}\b"),
    ("", r"\d\)|^[ \t\n]*(?:\d{1,2}[. )]|[IVX]+\.)|\n[ \t]*(?:\d|[IVX]+\.)", r"^[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(\d{1,2}\)|[IVX]+\.)(?=\s)|(?<=[;:] )\(?\d{1,2}\)(?= [A-Za-zĐđ])|(?<= )\(\d{1,2}\)(?= \w)|^[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}\.?(?= [" + UPPER + "])"),
    ("nhà |rang |tr.| đườ| phố| ngõ|khoản|CM|CCCD|cước|iển số|iển kiểm|ã số", "", r"(?:[Ss]ố nhà|[Tt]rang(?: số)?|tr\.) ?\d+\w?(?:[/-]\d+)*|[Ss]ố \d+(?:/\d+)*\w? (?:đường|phố|ngõ)|(?:[Tt]ài khoản|CMND|CCCD|[Cc]ăn cước(?: công dân)?|[Mm]ã số(?: thuế| doanh nghiệp| hồ sơ)?|[Bb]iển số|[Bb]iển kiểm soát)(?: số)?:? ?\d[\d.A-Z-]*"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    hint: re.Pattern[str] | None
    pattern: re.Pattern[str]

    def may_stand_in(self, around: str) -> bool:
        for word in self.words:
            if word in around:
                return True
        return self.hint is not None and self.hint.search(around) is not None


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(
        _Name(
            tuple(words.split("|")) if words else (),
            re.compile(hint) if hint else None,
            re.compile(pattern, re.MULTILINE),
        )
        for words, hint, pattern in _NAMES
    )


_DIGITS = re.compile(r"\d+")
_MARKER = re.compile(r"[ \t]*\d{1,2}[.)](?= )")


def named_numbers(text: str) -> list[Span]:
    """Return where numbers name something instead: dates, documents, telephones, levels."""
    spans = find_period_spans(text)
    spans += document_number_spans(text)
    spans += numbered_provisions(text)
    marker = _MARKER.match(text)
    if marker:
        spans.append(Span(marker.start(), marker.end()))
    open_ = [
        m
        for m in _DIGITS.finditer(text)
        if not any(s.start <= m.start() and m.end() <= s.end for s in spans)
    ]
    if not open_:
        return sorted(spans)
    around = text[:8] + "\0" + "\0".join(text[max(0, m.start() - 20) : m.end() + 6] for m in open_)
    for name in _names():
        if name.may_stand_in(around):
            found = name.pattern.finditer(text)
            spans += [Span(m.start(), m.end()) for m in found if m.end() > m.start()]
    return sorted(spans)
