"""What a single line of a law looks like: the number and the words that open a part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from index_store.language.characters.letters import UPPER

CODIFIED = r"\d+\.\d+\.[A-ZĐ]{2}(?:\.\d+)+"
"""How the codified law numbers its articles: "Điều 37.10.LQ.1."."""


class Level(IntEnum):
    """How deep a part of a law is; a part closes all that are as deep or deeper."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    CLAUSE = 6
    POINT = 7


NAMES = {
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """The number that a line opens with, and the words after it.

    ``sure`` is False for what may as well be the middle of a sentence ("Điều 5 Luật này"):
    it opens a part only where its number is the one that is due.
    """

    level: Level
    number: str
    rest: str
    sure: bool = True


_ROMAN = r"[IVXLC]+\b|\d{1,3}\b"
_ORDER = r"thứ\s+[^\W\d_]+"
_DIVISIONS = tuple(
    (level, re.compile(rf"{word}\s*({order})\s*[.:–—-]*\s*(.*)$", re.IGNORECASE))
    for level, word, order in (
        (Level.PART, "Phần", rf"{_ORDER}|{_ROMAN}"),
        (Level.CHAPTER, "Chương", rf"{_ORDER}|{_ROMAN}"),
        (Level.SUBSECTION, r"Tiểu\s+mục", _ROMAN),
        (Level.SECTION, "Mục", rf"{_ROMAN}|[A-E]\b"),
    )
)
_DIVISION_UP_TO = 220
_ARTICLE = re.compile(
    rf"Điều\s*({CODIFIED}|\d{{1,4}}\s?[a-zđ]?\d?)\s*(?:[.:]|\s[–—-](?=\s))\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE_ARTICLE = re.compile(r"Điều\s*(\d{1,4}[a-zđ]?)$", re.IGNORECASE)
# "Điều 5 Trách nhiệm …" without its point; "Điều 5 Luật …" is the middle of a sentence.
_UNPOINTED = re.compile(
    r"Điều\s*(\d{1,4}[a-zđ]?)\s+(?!Luật|Bộ luật|Nghị|Thông tư|Quyết định|Pháp lệnh|Hiến pháp|Quy |"
    rf"Điều|Chương|Mục|Phụ lục|Hiệp|Công ước)([{UPPER}].*)$"
)
_CLAUSE = re.compile(
    rf"(?:[Kk]hoản\s+)?(\d{{1,3}}[a-zđ]?)\s?\\?\.(?:\s+|(?=[{UPPER}“\"]))(?=\S)(.*)$", re.S
)
_NAMED_CLAUSE = re.compile(r"Khoản\s+(\d{1,3}[a-zđ]?)\s*[.:]\s*(.*)$", re.S)
_POINT = re.compile(r"([a-zđ]\d?)\s?([).])(?:\s+|(?=[^\W\d]))(?=\S)(.*)$", re.S)
# Files made from Word have "- a) …" where the list itself is numbered.
_BOLD = re.compile(r"^\*{2,3}\s*|\s*\*{2,3}$")
_BULLET = re.compile(r"^[-–•*+]\s+(?=[a-zđ]\)\s|\d{1,3}\.\s)")
_REFERS = re.compile(r"(?:của|này|và|hoặc|thì|theo|được|quy định tại)\b")


def opening(text: str) -> Opening | None:
    """Return what part of a law a line opens, None where it opens none.

    >>> opening("Điều 5a. Trách nhiệm")
    Opening(level=<Level.ARTICLE: 5>, number='5a', rest='Trách nhiệm', sure=True)
    >>> opening("ChươngI").level, opening("Mục 2. QUẢN LÝ VĂN BẢN").number, opening("đ) Theo dõi").number
    (<Level.CHAPTER: 2>, '2', 'đ')
    >>> opening("Điều 5 của Luật này"), opening("chương trình")
    (None, None)
    """
    text = _BULLET.sub("", _BOLD.sub("", text))
    first = text[:1]
    if first in "ĐđÐ":
        return _article(text) or _point(text)
    if first.isdigit() or text[:5].casefold() == "khoản":
        match = _NAMED_CLAUSE.match(text) or _CLAUSE.match(text)
        return Opening(Level.CLAUSE, match.group(1), match.group(2)) if match else None
    if first in "PpCcTtMm" and len(text) < _DIVISION_UP_TO:
        for level, pattern in _DIVISIONS:
            match = pattern.match(text)
            if match and _heads(text, match.group(2)):
                return Opening(level, " ".join(match.group(1).split()), match.group(2))
    return _point(text)


def _heads(text: str, rest: str) -> bool:
    """Return whether words after "Chương II" name it: "của Luật này" goes on with a sentence."""
    return text[:1].isupper() and not rest[:1].islower() and not rest.endswith((";", ","))


def _article(text: str) -> Opening | None:
    if not text[:1].isupper():
        return None
    match = _ARTICLE.match(text)
    if match:
        number, rest = re.sub(r"\s", "", match.group(1)), match.group(2).strip()
        sure = not rest or not (rest[0].islower() or rest[0] in ",;)") or bool(text.isupper())
        if _REFERS.match(rest):
            return None
        return Opening(Level.ARTICLE, number, rest, sure)
    match = _BARE_ARTICLE.match(text)
    if match:
        return Opening(Level.ARTICLE, match.group(1), "", sure=False)
    match = _UNPOINTED.match(text)
    if match:
        return Opening(Level.ARTICLE, match.group(1), match.group(2), sure=False)
    return None


def _point(text: str) -> Opening | None:
    match = _POINT.match(text)
    if match is None:
        return None
    return Opening(Level.POINT, match.group(1), match.group(3), sure=match.group(2) == ")")
