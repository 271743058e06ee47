"""Which four digits of a question are a year, and which words only say a written year again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index_store.language.amounts.quantities import find_quantities
from index_store.language.amounts.quantity import Quantity
from index_store.language.characters.letters import UPPER
from index_store.language.time.periods import PeriodMention
from index_store.records import Span

_RUN = re.compile(
    r"(?<![\w/.,-])\d[\d.]*(?:(?:, ?| và | hay | hoặc | and | or )\d[\d.]*){2,}(?![\w/-])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LARGE = 100
"""A number from here on is no day, month or quarter that a year is listed with."""


def numbers_listed(text: str) -> list[Span]:
    """Return where numbers are listed that are no years: "tiền lẻ 500, 1000, 2000".

    >>> [span.of("tờ 500, 1000, 2000 đồng") for span in numbers_listed("tờ 500, 1000, 2000 đồng")]
    ['500, 1000, 2000']
    >>> numbers_listed("các năm 2018, 2019, 2020"), numbers_listed("tháng 10, 11, 2018")
    ([], [])
    """
    return [
        Span(*match.span())
        for match in _RUN.finditer(text)
        if any(_is_no_year(number) for number in re.findall(r"\d[\d.]*", match[0]))
    ]


def _is_no_year(number: str) -> bool:
    bare = number.replace(".", "")
    return int(bare) >= _LARGE and _YEAR.fullmatch(bare) is None


def is_number_listed(figure: str, question: str) -> bool:
    """Return whether a printed number, its unit aside, is one that a question lists: it asks for another.

    >>> is_number_listed("2.000 đồng", "không in tờ 500, 1000, 2000 thì tiết kiệm được bao nhiêu")
    True
    """
    number = re.match(r"\d[\d.]*", figure)
    return number is not None and any(
        number[0] in re.findall(r"\d[\d.]*\d|\d", as_printed(span.of(question)))
        for span in numbers_listed(question)
    )


_YEAR_FIRST = re.compile(r"(?:199\d|20[0-4]\d) (?P<of>\w+(?: \w+)?)")
_NAME_BEFORE = re.compile(rf"(?:^|(?<!\w)[{UPPER}]\w*[,:]? )$")
"""What stands before a year that no "năm" says to be one: nothing, a name or an index."""
_OF_INDEX = ("chỉ số", "chỉ tiêu", "kết quả")


def counts_in(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a question without those that a bare year only seems to count.

    >>> [q.text for q in counts_in("Lâm Khê 2023 hồ sơ toàn trình chiếm 30%")]
    ['30%']
    >>> [q.text for q in counts_in("có 2023 hồ sơ không")], counts_in("cchc 2023 chỉ số")
    (['2023 hồ sơ'], ())
    """
    return tuple(item for item in find_quantities(text) if not _begins_with_a_year(item, text))


def _begins_with_a_year(item: Quantity, text: str) -> bool:
    year = _YEAR_FIRST.match(item.text)
    if year is None:
        return False
    return (
        year["of"].lower() in _OF_INDEX or _NAME_BEFORE.search(text[: item.span.start]) is not None
    )


_FROM_A_THOUSAND = re.compile(r"(?<![\w.,/-])\d{4,}(?![\w/%-]|[.,]\d)")


def as_printed(text: str) -> str:
    """Return what is asked about with its large numbers as documents print them; years stay.

    >>> as_printed("tờ 500, 1000, 2000 đồng"), as_printed("có 1200 hộ năm 2018")
    ('tờ 500, 1.000, 2.000 đồng', 'có 1.200 hộ năm 2018')
    """
    listed = numbers_listed(text)

    def printed(match: re.Match[str]) -> str:
        is_listed = any(Span(*match.span()).within(span) for span in listed)
        is_year = _YEAR.fullmatch(match[0]) is not None and not is_listed
        return match[0] if is_year else f"{int(match[0]):,}".replace(",", ".")

    return _FROM_A_THOUSAND.sub(printed, text)


_BESIDE_PLACE = re.compile(
    r"(?<![\w/.,-])(?P<year>199\d|20[0-4]\d)(?![\w/%–-]|[.,]\d)(?! ?[-–] ?\d)"
    r"(?! (?:hồ sơ|người|tỷ|triệu|đồng|điểm|lượt|thủ tục|hộ|ha|m2|đơn vị|văn bản|cán bộ|công chức|nhiệm vụ|doanh nghiệp|trường hợp)(?!\w)"
    r"(?!.*(?<!\w)(?:bao nhiêu|mấy|nào)(?!\w)))"
)


def with_year_named(text: str, places: Sequence[Span]) -> str:
    """Return a question in which a bare year beside a unit is called one: "Kim Lĩnh năm 2024 nhận …".

    >>> with_year_named("Kim Lĩnh 2024 nhận mấy hồ sơ", [Span(0, 8)])
    'Kim Lĩnh năm 2024 nhận mấy hồ sơ'
    >>> with_year_named("2021 Kim Lĩnh ai cuối", [Span(5, 13)]), with_year_named("Kim Lĩnh 2024 hồ sơ", [Span(0, 8)])
    ('Năm 2021 Kim Lĩnh ai cuối', 'Kim Lĩnh 2024 hồ sơ')
    """
    for match in reversed(list(_BESIDE_PLACE.finditer(text))):
        behind = any(place.end + 1 == match.start() for place in places)
        first = not match.start() and any(place.start == match.end() + 1 for place in places)
        if (behind and text[match.start() - 1] == " ") or first:
            word = "Năm" if first else "năm"
            text = f"{text[: match.start()]}{word} {text[match.start() :]}"
    return text


_RELATIVE = re.compile(
    r"(?:năm |the )?(?:liền )?(?:trước|ngoái|sau|nay|kế tiếp|tiếp theo|này|year before|previous year|following year)(?!\w)",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[ ,;(–-]*(?:tức(?: là)?|là|hay|nghĩa là|i\.e\.)?[ ,]*", re.IGNORECASE)


def said_once(text: str, found: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """Return periods without the words that the year right behind them puts in figures.

    "Năm trước đó, 2016, thì ai nhất" asks of 2016 alone, whatever year is counted from.
    """
    again = {
        item.span
        for item, written in pairwise(found)
        if item.kind == written.kind == "year"
        and not _YEAR.search(item.text)
        and _YEAR.search(written.text)
        and _RELATIVE.search(item.text)
        and _APPOSED.fullmatch(text[item.span.end : written.span.start])
    }
    return tuple(item for item in found if item.span not in again)
