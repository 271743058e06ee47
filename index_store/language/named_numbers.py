"""Numbers that name something instead of saying how much: dates, documents, telephones, levels."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.document_numbers import find_document_numbers
from index_store.language.letters import UPPER
from index_store.language.periods import find_period_shapes
from index_store.language.provisions import numbered_provisions
from index_store.records import Span

# Numbers that name something, each with what the text must hold for it to be sought at all.
_NAMES: tuple[tuple[str, str], ...] = (
    (r"\d ?[hg:]|\d giờ|24/|/24", r"\b\d{1,2} ?[hg:] ?\d{2}\b(?:[:']\d{2})?|\b\d{1,2}h\b|\b24/24(?: ?(?:giờ|h))?|\b24/7\b|\b7/24\b"
     r"|(?:lúc|vào|khoảng|từ|đến|hồi) \d{1,2} (?:giờ|h)(?: \d{1,2}(?: phút)?)?(?: ?(?:sáng|chiều|tối|trưa|đêm|ngày))|(?:lúc|hồi) \d{1,2} giờ(?: \d{1,2}(?: phút)?)?|\b\d{1,2} giờ(?: \d{1,2}(?: phút)?)? ?(?:đến|-|–) ?\d{1,2} giờ(?: \d{1,2}(?: phút)?)?|\b\d{1,2} giờ (?:\d{1,2}(?: phút)?,? )?(?:ngày \d|sáng|chiều|tối|trưa|đêm|cùng ngày)"),
    (r"0[ .]?\d[\d .-]{4}|\+84|1[89]00|thoại|ĐT|otline|số máy|tổng đài", r"(?<![\d.,])(?:0|\+84)[ .]?\d{2,3}[ .-]\d{3}[ .-]?\d{3,4}\b|(?<![\d.,])0\d{9,10}\b|\b1[89]00[ .]?\d{4,6}\b"
     r"|(?:ĐT|điện thoại|[Hh]otline|số máy|[Tt]ổng đài)(?: số)?:? ?\+?\d[\d. -]*"),
    (r"www|http|@", r"(?:https?://|www\.)\S+|\S+@\S+"),
    (r"(?:độ|ức|ấp|hương trình|hiên bản|iai đoạn|ạng mục) \d", r"(?:[Mm]ức độ|[Cc]ấp độ|[Mm]ức|[Cc]ấp|[Cc]hương trình|[Pp]hiên bản|[Gg]iai đoạn|[Hh]ạng mục) 0?[1-9](?!\d|[.,]\d|/| ?%| (?:điểm|tỷ|tỉ|triệu|nghìn|đồng|bậc))"
     r"(?:(?: ?, ?| ?và ?| ?- ?|, và | hoặc | \(?đạt )(?:(?:mức|cấp) (?:độ )?)?0?[1-9](?![\d%.]| ?%|[/,]\d| (?:điểm|tỷ|hồ sơ|thủ tục)))*|[Pp]hiên bản \d+(?:\.\d+)+"),
    (r"[Ll]ượt (?:xem|đọc|truy)|lượt xem|[Cc]ỡ chữ", r"[Ll]ượt (?:xem|đọc|truy cập)(?: trang)?:? ?[\d.]+|\b[\d.]+ lượt xem\b|[Cc]ỡ chữ:? ?\d+"),
    (r"[A-Z]-?\d|\d[A-Z]|COVID|Covid|SARS|hone|Office|Windows|Android|ISO|TC|QC", r"(?:COVID|Covid|SARS-CoV|Iphone|iPhone|Office|Windows|Android|ISO(?:/IEC)?|TCVN|QCVN|TCXDVN|TCCS)(?: [A-Z]{2,5})?[ -]?[\d.:/-]+\w*(?:[:-]\d{4})?|\b[A-Z]{1,4}-?\d+(?:[.-]\d+)*\b|\b[A-Z]{1,3}-?\d[A-Z\d]*[ -]\d{3,5}\b|\b\d{2}[A-Z]\d?-\d{3}\.?\d{2}\b"),
    (r"\d\)|^[ \t\n]*(?:\d{1,2}[. )]|[IVX]+\.)|\n[ \t]*(?:\d|[IVX]+\.)", r"^[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(\d{1,2}\)|[IVX]+\.)(?=\s)|(?<=[;:] )\(?\d{1,2}\)(?= [A-Za-zĐđ])|(?<= )\(\d{1,2}\)(?= \w)|^[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}\.?(?= [" + UPPER + "])"),
    (r"nhà \d|rang \d|rang số|tr\.|\d+\w? (?:đườ|phố|ngõ)|khoản|CM|CCCD|cước|iển số|iển kiểm|[Mm]ã số", r"(?:[Ss]ố nhà|[Tt]rang(?: số)?|tr\.) ?\d+\w?(?:[/-]\d+)*|[Ss]ố \d+(?:/\d+)*\w? (?:đường|phố|ngõ)|(?:[Tt]ài khoản|CMND|CCCD|[Cc]ăn cước(?: công dân)?|[Mm]ã số(?: thuế| doanh nghiệp| hồ sơ)?|[Bb]iển số|[Bb]iển kiểm soát)(?: số)?:? ?\d[\d.A-Z-]*"),
)  # fmt: skip


@cache
def _names() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(hint), re.compile(name, re.MULTILINE)) for hint, name in _NAMES)


_DIGITS = re.compile(r"\d+")


def named_numbers(text: str) -> list[Span]:
    """Return where numbers name something instead: dates, documents, telephones, levels."""
    spans = [s.span for s in find_period_shapes(text)]
    spans += [d.number_span for d in find_document_numbers(text)]
    spans += numbered_provisions(text)
    around = (
        text[:8]
        + "\0"
        + "\0".join(text[max(0, m.start() - 20) : m.end() + 6] for m in _DIGITS.finditer(text))
    )
    for hint, name in _names():
        if hint.search(around):
            spans += [Span(m.start(), m.end()) for m in name.finditer(text) if m.end() > m.start()]
    return sorted(spans)
