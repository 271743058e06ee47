"""The lines of a stored text, and what a single line looks like from outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_pairs
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(StrEnum):
    """What a line is for. Only BODY, HEADING and TABLE lines come into passages."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    TABLE = "table"
    CAPTION = "caption"
    DATE = "date"
    BYLINE = "byline"
    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    MENU = "menu"
    TAIL = "tail"
    SAMPLE = "sample"


BODY_KINDS = frozenset({Kind.BODY, Kind.HEADING, Kind.TABLE})


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place in the stored text, and its words."""

    span: Span
    text: str

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = re.compile(r"(?:[.!?…;:]|\./\.)[)\]”\"'’]*$")
_LISTED = re.compile(r"(?:[-–+•*]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVX]{1,5}[.)]\s)")
_LEGAL = re.compile(
    r"(?:Điều\s*\d+\s*[a-zđ]?\s*[.:]|(?:Phần|Chương|Mục|Tiểu mục|Phụ lục)\s*(?:thứ\s|[IVXL\d]))",
    re.I,
)
_LONG_PROSE = 220
_SHORT_PROSE = 40
_MATCHED_UP_TO = 240


def lines_of(text: str) -> Iterator[Line]:
    r"""Yield the lines that are not blank, without the spaces around them.

    >>> [line.text for line in lines_of("a\n\n  b ")]
    ['a', 'b']
    """
    for match in _LINE.finditer(text):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        words = raw.strip()
        yield Line(Span(start, start + len(words)), words)


def ends_a_sentence(text: str) -> bool:
    """Return whether a line ends as sentences and clauses do.

    >>> ends_a_sentence("thực hiện tốt./."), ends_a_sentence("Quang cảnh hội nghị")
    (True, False)
    """
    return bool(_SENTENCE_END.search(text))


def is_listed(text: str) -> bool:
    """Return whether a line is an item or a numbered heading."""
    return bool(_LISTED.match(text))


def is_legal_heading(text: str) -> bool:
    """Return whether a line opens an article, a chapter, a section or an annex.

    >>> is_legal_heading("Điều 5. Trách nhiệm"), is_legal_heading("Điều 5 của Luật này")
    (True, False)
    """
    return bool(_LEGAL.match(text))


def is_table_row(text: str) -> bool:
    """Return whether a line is a row ``| a | b |``."""
    return len(text) > 2 and text.startswith("|") and text.endswith("|")


def is_prose(text: str) -> bool:
    """Return whether a line is, by its shape alone, something that a person wrote to be read."""
    if len(text) >= _LONG_PROSE or is_listed(text) or is_legal_heading(text):
        return True
    return len(text) >= _SHORT_PROSE and ends_a_sentence(text)


def is_capitals(text: str) -> bool:
    """Return whether all letters are capitals."""
    return text.isupper()


def known_kind(text: str) -> Kind | None:
    """Return what the table of portal furniture says a line is, else None.

    >>> known_kind("Lượt xem: 95"), known_kind("CÁC TIN KHÁC"), known_kind("Huyện tiếp nhận hồ sơ")
    (<Kind.MENU: 'menu'>, <Kind.TAIL: 'tail'>, None)
    """
    if len(text) > _MATCHED_UP_TO:
        return None
    folded = text.casefold().strip(" \t*:|-–—•·[]<>")
    if not folded:
        return Kind.MENU
    for kind, pattern in _patterns():
        if pattern.fullmatch(folded) or pattern.fullmatch(text.casefold()):
            return kind
    return None


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Return one pattern a kind, in the order in which they are asked."""
    table = table_pairs("ingest", "data/portal_furniture.tsv", "pattern", "kind")
    return tuple(
        (kind, re.compile("|".join(f"(?:{one})" for one, its in table if its == kind)))
        for kind in (Kind.SAMPLE, Kind.TAIL, Kind.MENU, Kind.BYLINE, Kind.CAPTION)
    )
