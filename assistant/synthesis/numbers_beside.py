"""Numbers that a sentence says beside what is counted, where no figure was read of them.

A figure knows what it counts and of whom; "đã cấp 336.932 thị thực" counts a thing that is in no
table. Such a sentence may be quoted, though its number is bound to nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.finding.matching import canonical, stop_words
from assistant.questions.expect import TIME, Expectation, counted
from assistant.records import Language

_NUMBER = (
    r"(?<![\w/.,-])(?<!năm )(?<!ngày )(?<!tháng )(?<!điều )(?<!khoản )(?<! số )(?<!mức độ )"
    r"(?<!thứ )(?<!hạng )(?<!trí )(?<!quý )(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]\d+)?(?:/\d+)?(?![\w-]|[.,/]\d)"
)
_IN_WORDS = (
    r"(?<!thứ )(?<!tháng )(?<!lần )(?<!hạng )(?<!\w)(?:hai|ba|bốn|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
    r"|(?<=có )năm|(?<=gồm )năm|(?<=thành )năm|(?<=cả )năm|(?<=là )năm)"
)
"""A small number before what it counts: "ba bảng lương"; "năm" is as often a year."""
_WORD = r"[^\W\d]+"
_OF_NOTHING_ELSE = r"(?! ?(?:%|điểm|đồng|phần trăm|năm|ngày|tháng|giờ|phút)(?!\w))"
_SCALE = r"(?: (?:triệu|tỷ|nghìn|ngàn|chục|trăm))?"
_REACHES = r"(?:là|đạt|có|còn|gồm|quá|khoảng|hơn|gần|trên|dưới|tới|đến|lên|được)"
_LENGTH_OF_TIME = re.compile(
    r"(?<![\w/.,-])\d+(?:[.,-]\d+)? ?(?:ngày|giờ|phút|tuần|tháng|năm)(?!\w)"
    r"(?! (?:đầu|cuối|trước|nay|qua|tới)\b)(?! \d)"
)
_OF_YEARS = re.compile(_LENGTH_OF_TIME.pattern.replace("ngày|giờ|phút|tuần|", ""))
"""Lengths that answer "mấy năm": years, and months that are some."""
_POINTS = re.compile(r"(?<![\w/.,-])\d{1,3}[.,]\d{1,3}(?![\w/%]| ?%|[.,]\d)")
_MEASURED = re.compile(r"\b(?:điểm|chỉ số|index|giá trị)\b")
_MOVED = r"(?:tăng|giảm|tụt|lên|xuống|bớt|thêm)"
_ASKS_MONEY = re.compile(r"(?:bao nhiêu|mấy) (?:tiền|nghìn|triệu|tỷ|đồng)\b")
_MONEY_MOVED = re.compile(
    rf"{_MOVED}(?: {_WORD}){{0,5}}? {_NUMBER} (?:nghìn|ngàn|triệu|tỷ|tỉ|đồng)(?!\w)"
)
_ASIDE = re.compile(r" ?\([^()]*\) ?")
_LONGEST = 2
"""So many syllables of what is counted are looked for: most words of Vietnamese have two."""


def says_number(text: str, expectation: Expectation, asked: str, language: Language) -> bool:
    """Return whether a sentence says a number of what ``asked``, the question's text, counts.

    >>> from assistant.questions.expect import expected
    >>> asked = "Bộ đã cấp bao nhiêu thị thực điện tử?"
    >>> says_number("Bộ đã cấp 336.932 thị thực điện tử.", expected(asked, "vi"), asked, "vi")
    True
    >>> says_number("Từ năm 2017 Bộ cấp thị thực điện tử.", expected(asked, "vi"), asked, "vi")
    False
    """
    key = canonical(text)
    if expectation.unit == TIME:
        return (_OF_YEARS if expectation.years else _LENGTH_OF_TIME).search(key) is not None
    if expectation.unit == "điểm":
        return bool(_POINTS.search(key) and _MEASURED.search(key))
    if expectation.change and _ASKS_MONEY.search(canonical(asked)):
        return _MONEY_MOVED.search(key) is not None
    noun = counted(asked, language)
    if not noun or (expectation.unit and not expectation.change):
        return False
    said = (key, _ASIDE.sub(" ", key))
    return any(
        _beside(head, expectation.change).search(words) for head in _heads(noun) for words in said
    )


def without_numbers_asked(text: str, asked: str) -> str:
    """Return a text without the numbers that the question says itself: they are no answer to it.

    >>> without_numbers_asked("Tòa nhà cao 31 tầng, giá 9 tỷ đồng.", "Tòa nhà 31 tầng giá mấy?")
    'Tòa nhà cao  , giá 9 tỷ đồng.'
    """
    for number in set(_NUMBER_WITH_NOUN.findall(asked)):
        text = re.sub(rf"(?<![\w.,]){re.escape(number)}(?!\w)", " ", text)
    return text


_NUMBER_WITH_NOUN = re.compile(r"(?<![\w./,-])\d+(?:[.,]\d+)*(?:%|m2| [^\W\d_]+)(?!\w)")


def _heads(noun: str) -> tuple[str, ...]:
    """Return the first words of each way to say what is counted, up to a function word."""
    found = []
    for way in noun.split("|"):
        words: list[str] = []
        for word in way.split()[:_LONGEST]:
            if word in stop_words():
                break
            words.append(word)
        if words:
            found.append(" ".join(words))
    return tuple(found)


@lru_cache(maxsize=200)
def _beside(head: str, moved: bool) -> re.Pattern[str]:
    """Return the pattern of a number before or after what it counts; after a change, if one is."""
    thing = rf"{re.escape(head)}(?!\w)"
    before = rf"{_NUMBER}{_SCALE}(?: {_WORD})?{_SCALE} {thing}"
    if moved:
        return re.compile(rf"{_MOVED}(?: {_WORD}){{0,5}}? {before}|{thing}[^.;]{{0,60}}{before}")
    in_words = rf"{_IN_WORDS}(?: (?:loại|bộ|nhóm|cái|chiếc|tờ))? {thing}"
    after = rf"(?<!\w){thing}(?:,? (?:{_WORD}|(?:19|20)\d\d)){{0,30}}?(?:,? {_REACHES} |: ?){_NUMBER}{_OF_NOTHING_ELSE}"
    return re.compile(rf"{before}|{in_words}|{after}")
