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
    found = read_date(text) if len(text) <= _DATE_LINE_UP_TO else None
    if found is None:
        return False
    rest = text[: found.span.start] + " " + text[found.span.end :]
    words = re.sub(r"\W+", " ", _DATE_LABEL.sub(" ", _CLOCK.sub(" ", rest))).split()
    return len(words) <= _NAME_UP_TO and all(word[0].isupper() for word in words)


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
