"""Lines at the head of an official document that state its number, its date, who decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.names.organisations import find_organisations
from ingest.data import genres
from ingest.dates import read_date

if TYPE_CHECKING:
    from datetime import date

CELLS = re.compile(r"\s{3,}|\t|\||\s[—–-]\s(?=Số\s*:\s*\d)|(?<=[A-ZĐỊỦÃÊÁÀ])\s+(?=Số\s*:\s*\d)")
"""What parts the fields that stand side by side in a line of the head."""
_CODE = (
    r"(?P<number>\d{1,5}[a-zđ]?\s?/(?:\d{4}\s?/)?\s?[A-ZĐ][\wĐ&.–-]*\w"
    r"|\d{1,5}\s?-\s?[A-ZĐ]{2,5}/[A-ZĐ][\wĐ.-]*\w)"
)
_NUMBER_LINE = re.compile(
    rf"[\W_]*(?:(?P<kind>[^\W\d_][\w ]{{1,30}}?)\s+)?[Ss][ốỐ]\s*(?P<colon>:)?\s*{_CODE}(?P<rest>.*)"
)
_ISSUED_WITH = re.compile(
    rf"\W*(?:[Đđ]ược )?(?:[Bb]an hành )?(?:[Kk]èm theo|[Tt]heo) (?P<kind>[\w ]{{2,30}}?) số\s*:?\s*{_CODE}"
    r"(?P<rest>.*)"
)
_OF_BODY = re.compile(r"\bcủa (?P<issuer>[^\W\d_][^().;]{3,80}?)\s*[).]*$")
_OFFICE = re.compile(
    r"^(?:Phó )?(?:Chủ tịch|Bộ trưởng|Giám đốc|Thủ tướng|Tổng Thanh tra|Chủ nhiệm) "
)
_CLOCK = re.compile(r"\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{1,2}(?:\s?phút)?)?", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b(?:ngày|lúc|giờ|phút|hồi)\b", re.IGNORECASE)
_PLACE_WORDS = 6
_REST_AFTER_COLON = 60


@dataclass(frozen=True, slots=True)
class Stated:
    """What a header line states; ``kind`` is the kind of document as written ("Nghị quyết")."""

    number: str
    kind: str | None = None
    issued: date | None = None
    issuer: str | None = None


def stated_number(text: str) -> Stated | None:
    """Return what a line states that gives a number, and perhaps kind, place, date and body.

    A sentence that cites a document is no such line.

    >>> stated_number("Số 12/QĐ-UBND").number
    '12/QĐ-UBND'
    >>> stated_number("Nghị quyết số 7/2023/NQ-HĐND ngày 12 tháng 5 năm 2023").issued.isoformat()
    '2023-05-12'
    >>> stated_number("Số: 5/CĐ-UBND - Hạc Giang, 7 giờ 30 ngày 19/8/2024").issued.isoformat()
    '2024-08-19'
    >>> stated_number("Quyết định số 12/QĐ-UBND ngày 1/2/2023 có hiệu lực từ năm 2024")
    """
    for cell in CELLS.split(text):
        match = _NUMBER_LINE.fullmatch(cell.strip(" *"))
        if match is None:
            continue
        kind, rest = match.group("kind"), match.group("rest")
        if kind is not None and not _names_a_kind(kind):
            continue
        body = _body(rest) if kind else None
        tail = rest[: body.start()] if body else rest
        lenient = match.group("colon") and kind is None and len(rest) < _REST_AFTER_COLON
        if lenient or _only_place_and_date(tail):
            found = read_date(rest) or read_date(text)
            issued = found.date if found else None
            return Stated(_number(match), kind, issued, body.group("issuer") if body else None)
    return None


def issued_with(text: str) -> Stated | None:
    """Return what a line states of the decision that a regulation was issued with.

    >>> found = issued_with("(Kèm theo Quyết định số 4/QĐ-UBND ngày 3/9/2025 của UBND xã Tân Hòa)")
    >>> found.number, found.issued.isoformat(), found.issuer
    ('4/QĐ-UBND', '2025-09-03', 'UBND xã Tân Hòa')
    """
    match = _ISSUED_WITH.fullmatch(text.strip(" *"))
    if match is None or not _names_a_kind(match.group("kind")):
        return None
    rest = match.group("rest")
    body = _body(rest)
    if not _only_place_and_date(rest[: body.start()] if body else rest):
        return None
    found = read_date(rest)
    issuer = body.group("issuer") if body else None
    return Stated(_number(match), match.group("kind"), found.date if found else None, issuer)


def _body(rest: str) -> re.Match[str] | None:
    """Return the words "của UBND tỉnh …" that close a line, if they name a body and no more."""
    match = _OF_BODY.search(rest)
    if match is None:
        return None
    named = _OFFICE.sub("", match.group("issuer"))
    bodies = find_organisations(named)
    return (
        match if bodies and (bodies[0].span.start, bodies[-1].span.end) == (0, len(named)) else None
    )


def _number(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match.group("number"))


def _names_a_kind(words: str) -> bool:
    folded = words.casefold()
    return any(folded == heading.casefold() for heading, _ in genres())


def _only_place_and_date(text: str) -> bool:
    """Return whether words hold a place, a date and a clock, and say nothing else."""
    found = read_date(text)
    rest = text[: found.span.start] + " " + text[found.span.end :] if found else text
    words = re.sub(r"\W+", " ", _SMALL_WORDS.sub(" ", _CLOCK.sub(" ", rest))).split()
    return len(words) <= _PLACE_WORDS and all(word[0].isupper() for word in words)
