"""Lines that give the date of a page: the date alone, or with who made it known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from ingest.dates import cites_or_bounds, read_date, read_dates

if TYPE_CHECKING:
    from ingest.dates import FoundDate

_DATE_LABEL = re.compile(
    r"\b(ngày|giờ|thời gian|thời điểm|đăng|cập nhật|xuất bản|đưa tin|gửi|lúc|post(ed)?|publish(ed)?|"
    r"on|by|at|date|last|số ra|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lần cuối|gần nhất|mới nhất|bởi|"
    r"updated?|thứ (hai|ba|tư|năm|sáu|bảy|2|3|4|5|6|7)|chủ nhật|cn|ban hành|lượt xem|số lượt|"
    r"tác giả|người đăng|nguồn|gmt[+\d: ]*|am|pm|sa|ch|null|phút|h)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}(:\d{2})?|\d+")
_DATE_LINE_UP_TO = 120
_NAME_UP_TO = 5

_CREDIT_UP_TO = 160
_CREDIT_WORDS = 16
_HOUR = r"(?:\d{1,2}\s?(?:giờ|[:hg])\s?(?:\d{2}(?:\s?phút)?)?(?::\d{2})?)"
_BEFORE_DATE = re.compile(
    rf"(?:[\s,|–-]*(?:{_HOUR}|(?:phát|đăng|gửi|xuất bản|cập nhật|phát hành|phát sóng|công bố)"
    r"(?=\s|$)|ngày|lúc|hồi|vào))*\s*$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    rf"[\s,|–()-]*(?:{_HOUR})?[\s,|–()-]*(?:gmt\s?[+-]\s?\d{{1,2}}(?::?\d\d)?)?[\s.()|]*",
    re.IGNORECASE,
)
_CLOCK_FIELD = re.compile(rf"(?:lúc|at)?\s*{_HOUR}", re.IGNORECASE)
_SET_APART = re.compile(r"[,;:|)–-]$")
_SEPARATED = re.compile(r"\s*[,|–-]")
_SENTENCE_INSIDE = re.compile(rf"[.!?]\s+[{UPPER}]")


def is_date_line(text: str) -> bool:
    """Return whether a line gives a date and nothing else but labels, a clock, an author.

    >>> is_date_line("Lê Na 20:28, 12/03/2024"), is_date_line("Năm 2023 huyện họp ngày 1/2/2023")
    (True, False)
    >>> is_date_line("Thạch Khê, ngày 11 tháng 4 năm 2023")
    True
    """
    text = text.strip("*_ ")
    found = read_date(text) if len(text) <= _DATE_LINE_UP_TO else None
    if found is None:
        return False
    rest = text[: found.span.start] + " " + text[found.span.end :]
    words = re.sub(r"\W+", " ", _DATE_LABEL.sub(" ", _CLOCK.sub(" ", rest))).split()
    return len(words) <= _NAME_UP_TO and all(word[0].isupper() for word in words)


_FIELDS = re.compile(r"\s*[|·•;»]\s*|\s+[–—/>-]\s+")
_OPEN_FIELD = re.compile(r"[|·•»]|\s[/>]\s")
_STATED_FIELD = re.compile(
    r"(?:[^:]{2,30}:|(?:theo|nguồn|by|báo|tạp chí|cổng|trang|đài|ban|văn phòng|phòng|sở|ubnd|hđnd|"
    r"ttxvn|tin|admin)\b)",
    re.IGNORECASE,
)
_FIELD_WORDS = 12
_ENDS_FIELD = re.compile(r"[.!?]$")


def line_fields(text: str) -> list[str]:
    """Return the fields that bars, dots and dashes part a line of a page's head into.

    >>> line_fields("*Ngày đăng: 5/11/2025 – Nguồn: Báo Hạc Giang*")
    ['Ngày đăng: 5/11/2025', 'Nguồn: Báo Hạc Giang']
    """
    return [field for field in _FIELDS.split(text.strip(" *_()")) if field]


def fields_date(text: str) -> FoundDate | None:
    """Return the date of a line made of fields, one of which is a date alone.

    >>> fields_date("Thứ Ba, 14/10/2025 | Cổng thông tin điện tử tỉnh Hạc Giang").date.isoformat()
    '2025-10-14'
    >>> fields_date("Mục: Tin tức · Ngày đăng: 5/11/2025 · Lượt xem: 12").date.isoformat()
    '2025-11-05'
    >>> fields_date("5/11/2025 – UBND tỉnh họp."), fields_date("Huyện họp 5/11/2025 | Tin tức")
    (None, None)
    """
    plain = text.strip(" *_()")
    if len(plain) > _CREDIT_UP_TO or _SENTENCE_INSIDE.search(plain) or _ENDS_FIELD.search(plain):
        return None
    fields = line_fields(text)
    dated = [field for field in fields if is_date_line(field)]
    if len(dated) != 1:
        return None
    others = [field for field in fields if field != dated[0] and not _CLOCK_FIELD.fullmatch(field)]
    open_fields = bool(_OPEN_FIELD.search(plain))
    for field in others:
        if len(field.split()) > _FIELD_WORDS or not (open_fields or _STATED_FIELD.match(field)):
            return None
    return next(
        (
            found
            for found in read_dates(text)
            if text[found.span.start : found.span.end] in dated[0]
        ),
        None,
    )


def credit_date(text: str) -> FoundDate | None:
    """Return the date that closes a line beside a title, set apart from the words before it.

    >>> credit_date("(Ghi nhanh) 20/04/2023 10:05 GMT+7").date.isoformat()
    '2023-04-20'
    >>> credit_date("Phòng Nội vụ huyện Sơn Lâm tổng hợp, ngày 28.9.2023").date.isoformat()
    '2023-09-28'
    >>> credit_date("Huyện Sơn Lâm họp ngày 28/9/2023"), credit_date("Số liệu tính đến ngày 1/2/2023")
    (None, None)
    """
    if len(text) > _CREDIT_UP_TO or _SENTENCE_INSIDE.search(text):
        return None
    found = next(reversed(tuple(read_dates(text))), None)
    if found is None or not _AFTER_DATE.fullmatch(text, found.span.end):
        return None
    if cites_or_bounds(text[: found.span.start]):
        return None
    # "ngày", "lúc", "phát" and a clock belong to the date: what counts stands before them.
    ahead = text[: found.span.start]
    label = _BEFORE_DATE.search(ahead)
    at = label.start() if label else len(ahead)
    words = ahead[:at].rstrip()
    set_apart = not words or _SET_APART.search(words) or _SEPARATED.match(ahead, at)
    return found if set_apart and len(words.split()) <= _CREDIT_WORDS else None
