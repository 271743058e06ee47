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
_NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài|chục|rưỡi)"
_STRETCH = re.compile(
    rf"(?<!\w){_NUMBER}(?: (?:làm việc|{_NUMBER}))? ?(?:ngày|giờ|tiếng|phút|tháng|tuần|năm|quý|nhiệm kỳ|niên khóa|h)(?! (?:trước|nay|qua|ngoái|tuổi|{_NUMBER}|20|19)\d*(?!\w))(?!\w)"
    r"|(?<!\w)(?:từ|kể từ)(?!\w)[^.;]{0,40}?\d[^.;]{0,30}?(?<!\w)(?:đến|tới)(?!\w)|[-–] ?\d{1,2}/\d{4}"
    r"|(?<!\w)(?:đến|tới|cho đến|cho tới)(?: (?:hết|cuối|đầu|khi|nay|ngày|năm|tháng))|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d"
    r"|(?<!\w)(?:không (?:quá|thời hạn)|vô thời hạn|ngay(?: lập tức| sau| khi)?|suốt)(?!\w)"
)
"""How long something takes or holds; a day alone is none."""
_ASKS_LENGTH = re.compile(r"(?<!\w)(?:bao lâu|mấy lâu|bao lăm)(?!\w)|how long")
_ASKS_LAST_DAY = re.compile(
    r"(?<!\w)(?:chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối|trước (?:khi|ngày|lúc|tháng) nào)(?!\w)"
    r"|(?<!\w)(?:phải|hẹn|yêu cầu|giao|buộc)(?!\w).*(?<!\w)(?:xong|hoàn thành|hoàn tất)(?!\w).*(?:nào|bao giờ)|deadline"
)
_DATE = rf"(?:\d{{1,2}} ?[-/] ?\d|\d{{1,2}} tháng|\d{{1,2}}h|\d+ (?:ngày|giờ|tuần|tháng|năm)|{_NUMBER} (?:ngày|tuần|tháng|năm)|(?:tháng|quý|năm) (?:\d|i|ii|iii|iv)|(?:tuần|tháng|năm|quý) (?:này|sau|tới|nay)|(?:cuối|đầu|hết|giữa) (?:tuần|tháng|quý|năm))"
_LAST_DAY = re.compile(
    rf"(?<!\w)(?:trước(?! (?:đó|đây|kia|mắt|tiên))|chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối|thời hạn|kỳ hạn|đến hết|không quá|xong|hoàn thành|hoàn tất)(?: [^\W\d]+){{0,6}}?:? ?{_DATE}"
    rf"|(?<!\w)(?:trong vòng|ngay trong|nội trong|trong|đến|tới|hạn)(?: (?:thời hạn|thời gian|ngày|hết|là|ngay))* {_DATE}"
)
_FROM_TO = re.compile(
    r"(?<!\w)(?:kể )?từ(?! chối)[^.;]{0,30}?\d[^.;]{0,12}? (?:đến|tới)(?: [^\W\d]+){0,2} [\d/-]+"
)
"""By when something must be done; when something else was done is no answer."""
_BOUNDS = re.compile(r"\btừ\b[^.;]{0,60}?\b(?:đến|tới)\b[^.;]{0,30}?\d")
"""When something begins and when it ends, told in one breath: "từ ngày ký đến hết năm 2025"."""
_ASKS_CLOCK = re.compile(r"\b(?:mấy|bao nhiêu) giờ|giờ nào|what time")
_ASKS = (
    (
        re.compile(
            r"(?:\btrước|chậm nhất|muộn nhất|hạn chót)(?: [^\W\d]+){0,3}? ngày (?:nào|mấy|bao nhiêu)"
        ),
        (_BEFORE,),
    ),
    (_ASKS_LAST_DAY, (_LAST_DAY,)),
    (_ASKS_CLOCK, (_CLOCK,)),
    (_ASKS_LENGTH, (_STRETCH,)),
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
    if wanted is None and _ASKS_STRETCH.search(question):
        return _BOUNDS.search(key) is not None or len(_DAY.findall(key)) > 1
    if wanted is None:
        return bool(
            _DAY.search(key)
            or _LENGTH.search(key)
            or _SOON.search(key)
            or find_periods(key, sentence.document.published)
        )
    if _ASKS_STRETCH.search(question) and asks_clock(asked):
        return _HOURS.search(key) is not None
    if wanted == (_LAST_DAY,):
        key = _FROM_TO.sub(" ", key)
    times = max(len(way.findall(key)) for way in wanted)
    return times >= (2 if _ASKS_STRETCH.search(question) else 1)


def asks_clock(asked: str) -> bool:
    """Return whether a time of day is asked for.

    >>> asks_clock("Bộ phận một cửa mở cửa lúc mấy giờ?"), asks_clock("Họp ngày nào?")
    (True, False)
    """
    return _ASKS_CLOCK.search(comparison_key(asked)) is not None
