"""Which time a question asks for, a day, a month or a year, and whether a sentence says one."""

from __future__ import annotations

import re

from assistant.context import Sentence
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods

_BORN = re.compile(r"\((?:sinh|sn)[^()]*\)|\bsinh (?:ngày|năm) [\d/-]+")
"""When a person was born is not when anything happened."""
_DAY = re.compile(
    r"(?<![\d/.,-])\d{1,2} ?[-/] ?\d{1,2} ?[-/] ?\d{4}(?!\d)"
    r"|\bngày (?:\w+ )?\d{1,2} tháng \d{1,2}(?!\d)"
    r"|(?:\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|mồng|mùng|nay) |[(,] ?)\d{1,2} ?[-/] ?\d{1,2}(?![\d%]| ?[-/] ?\d)"
)
_MONTH = re.compile(r"\btháng (?:\d{1,2}|giêng|chạp)(?!\d)|(?<![\d/.,-])\d{1,2}[-/](?:19|20)\d\d")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,%]\d)(?!\d)")
_LENGTH = re.compile(r"\d+\s*(?:ngày|giờ|phút|tháng|tuần|năm)\b")
# A time that is no date: "chậm nhất là trong ngày làm việc tiếp theo".
_SOON = re.compile(
    r"(?:trong|cuối|đầu) ngày\b|ngày (?:làm việc )?(?:tiếp theo|kế tiếp|liền kề)|ngay (?:sau|khi)"
    r"|h(?:ằ|à)ng (?:ngày|tuần|tháng|quý|năm)"
)
_ASKS_START = re.compile(
    r"\btừ (?:khi nào|bao giờ|lúc nào|(?:ngày|tháng|năm) (?:nào|mấy|bao nhiêu))|since when"
)
_START = re.compile(r"\b(?:từ|bắt đầu|hiệu lực)\b[^.;]{0,40}?\d")
_ASKS_STRETCH = re.compile(
    r"\btừ (?:\w+ ){0,3}(?:nào|mấy)(?: \w+){0,3}? đến (?:\w+ ){0,3}(?:nào|mấy)"
    r"|\bfrom (?:which|what) .*\bto (?:which|what)\b"
)
_CLOCK = re.compile(
    r"(?<![\w.,/])(?:[01]?\d|2[0-4]) ?(?:h ?(?:[0-5]\d)?|giờ(?: [0-5]?\d(?: phút)?| rưỡi)?|:[0-5]\d)(?![\w])"
)
"""A time of day: "16h30", "17 h -19 h", "7 giờ"; how long something takes is said so too."""
_HOURS = re.compile(rf"{_CLOCK.pattern}[^.;]{{0,12}}?(?:đến|tới|-|–)[^.;]{{0,8}}?{_CLOCK.pattern}")
_WEEKDAY = re.compile(r"\bthứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?![\w/])|\bchủ nhật\b")
_BEFORE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn chót|hạn cuối|thời hạn|đến hết|không quá)(?: [^\W\d]+){0,6}?:? \d{1,2}(?: tháng |[-/])\d{1,2}"
)
_ASKS_CLOCK = re.compile(r"\b(?:mấy|bao nhiêu) giờ|giờ nào|what time")
_ASKS = (
    (
        re.compile(
            r"(?:\btrước|chậm nhất|muộn nhất|hạn chót)(?: [^\W\d]+){0,3}? ngày (?:nào|mấy|bao nhiêu)"
        ),
        (_BEFORE,),
    ),
    (_ASKS_CLOCK, (_CLOCK,)),
    (
        re.compile(r"\bthứ (?:mấy|nào)\b|(?:ngày|hôm|buổi) nào (?:trong|hằng|hàng|mỗi) tuần"),
        (_WEEKDAY,),
    ),
    (re.compile(r"\b(?:những|các) (?:ngày|hôm|buổi) nào"), (_WEEKDAY, _DAY)),
    (re.compile(r"\b(?:ngày|hôm) (?:nào|mấy|bao nhiêu)|(?:which|what) (?:day|date)"), (_DAY,)),
    (
        re.compile(r"\b(?:khoảng )?thời gian nào|kéo dài"),
        (_DAY, _MONTH, _LENGTH),
    ),
    (re.compile(r"\btháng (?:nào|mấy)|(?:which|what) month"), (_DAY, _MONTH)),
    (re.compile(r"\bnăm (?:nào|mấy|bao nhiêu)|(?:which|what) year"), (_YEAR,)),
)
"""What is asked for, the narrowest first, and what a sentence must say of it."""


def says_time(sentence: Sentence, asked: str) -> bool:
    """Return whether a sentence says a time as narrow as the question asks for."""
    key = _BORN.sub(" ", comparison_key(sentence.text))
    question = comparison_key(asked)
    if _ASKS_START.search(question) and not _START.search(key):
        return False
    wanted = next((said for asks, said in _ASKS if asks.search(question)), None)
    if wanted is None:
        return bool(
            _DAY.search(key)
            or _LENGTH.search(key)
            or _SOON.search(key)
            or find_periods(key, sentence.document.published)
        )
    if _ASKS_STRETCH.search(question) and asks_clock(asked):
        return _HOURS.search(key) is not None
    times = max(len(way.findall(key)) for way in wanted)
    return times >= (2 if _ASKS_STRETCH.search(question) else 1)


def asks_clock(asked: str) -> bool:
    """Return whether a time of day is asked for.

    >>> asks_clock("Bộ phận một cửa mở cửa lúc mấy giờ?"), asks_clock("Họp ngày nào?")
    (True, False)
    """
    return _ASKS_CLOCK.search(comparison_key(asked)) is not None
