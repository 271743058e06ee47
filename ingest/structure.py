"""The body of a text as blocks: where each stands in the tree of articles or of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.lines import Kind, ends_a_sentence, is_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.records import Span
    from ingest.lines import Line
    from ingest.page import Layout

ARTICLE = "Điều"
CLAUSE = "khoản"
POINT = "điểm"

# The codified law numbers articles "Điều 37.10.LQ.1."; all others "Điều 5." or "Điều 5a.".
_ARTICLE = re.compile(r"Điều\s+(\d+\.\d+\.[A-ZĐ]{2}(?:\.\d+)+|\d+\s?[a-zđ]?)\s*[.:]", re.IGNORECASE)
_CLAUSE = re.compile(r"(\d{1,3}[a-zđ]?)\.\s")
_POINT = re.compile(r"([a-zđ])\)\s")
# The deeper a heading, the higher its level; a heading closes all that are as deep or deeper.
_LEVELS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"Phụ lục\b", re.IGNORECASE), 1),
    (re.compile(r"Phần\s+(thứ\s|[IVXL]+\b|\d)", re.IGNORECASE), 1),
    (re.compile(r"Chương\s+([IVXL]+\b|\d)", re.IGNORECASE), 2),
    (re.compile(r"Mục\s+([IVXL]+\b|\d)", re.IGNORECASE), 3),
    (re.compile(r"Tiểu mục\s+\d", re.IGNORECASE), 4),
    (_ARTICLE, 5),
    (re.compile(r"[IVX]{1,5}[.)]\s"), 3),
    (re.compile(r"[A-Z][.)]\s"), 2),
    (re.compile(r"\d{1,2}[.)]\s"), 6),
    (re.compile(r"\d{1,2}(\.\d{1,2})+[.)]?\s"), 7),
)
_NUMBERED_LEVEL = 6
_PLAIN_LEVEL = 8
_BARE = re.compile(r"(Phần|Chương|Mục|Phụ lục)\s+(thứ\s+\w+|[IVXL\d]+)[.:]?$", re.IGNORECASE)
_BARE_ARTICLE = re.compile(r"Điều\s+\d+\s?[a-zđ]?\s*[.:]$", re.IGNORECASE)
_TRAIL_PART_UP_TO = 160


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block of law stands; ``number`` keeps two articles of one number apart."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the body.

    ``paragraph`` counts the paragraphs of the body from 1 (0 for headings and rows),
    ``table`` and ``row`` count tables from 1 and their rows from 0, the header.
    ``trail`` are the headings it stands under. ``apart`` is true where something that is no
    body stands between it and the block before.
    """

    span: Span
    text: str
    kind: Kind
    trail: tuple[str, ...]
    law: Place = Place()
    paragraph: int = 0
    table: int = 0
    row: int = 0
    apart: bool = False


def blocks_of(layout: Layout) -> Iterator[Block]:
    """Yield the blocks of the body in order."""
    reader = _Reader()
    previous = -1
    for index, line, kind in layout.body():
        apart = index != previous + 1
        previous = index
        yield reader.read(line, kind, apart)


class _Reader:
    """Keeps where it is in the tree while it reads line after line."""

    def __init__(self) -> None:
        self.trail: list[tuple[int, str]] = []
        self.law = Place()
        self.paragraph = 0
        self.table = 0
        self.row = 0
        self.in_table = False
        self.bare = False  # the last line was "Chương I" and its name follows

    def read(self, line: Line, kind: Kind, apart: bool) -> Block:
        """Return the block that a line is."""
        if kind == Kind.TABLE:
            return self._row(line, apart)
        self.in_table = False
        level = _level(line.text, kind)
        if self.bare and level in (None, _PLAIN_LEVEL) and _names_a_division(line.text, kind):
            depth, name = self.trail[-1]
            self.trail[-1] = (depth, f"{name} {line.text}"[:_TRAIL_PART_UP_TO])
            self.bare, kind = False, Kind.HEADING
        elif level is not None:
            self._enter(line.text, level)
            kind = Kind.HEADING if _only_heads(line.text) else Kind.BODY
        else:
            self.bare = False
            self._leave(line.text)
        self._descend(line.text)
        if kind == Kind.BODY:
            self.paragraph += 1
        number = self.paragraph if kind == Kind.BODY else 0
        trail = self._names()
        if kind == Kind.BODY and trail and trail[-1] == line.text[:_TRAIL_PART_UP_TO]:
            trail = trail[:-1]  # it opens a division and is its text as well
        return Block(line.span, line.text, kind, trail, self.law, number, apart=apart)

    def _row(self, line: Line, apart: bool) -> Block:
        if not self.in_table or apart:
            self.table, self.row, self.in_table = self.table + 1, 0, True
        else:
            self.row += 1
        return Block(
            line.span,
            line.text,
            Kind.TABLE,
            self._names(),
            self.law,
            table=self.table,
            row=self.row,
            apart=apart,
        )

    def _enter(self, text: str, level: int) -> None:
        while self.trail and self.trail[-1][0] >= level:
            self.trail.pop()
        self.trail.append((level, text[:_TRAIL_PART_UP_TO]))
        self.bare = bool(_BARE.match(text))
        article = _ARTICLE.match(text)
        if article:
            number = re.sub(r"\s", "", article.group(1))
            self.law = Place(article=number, number=self.law.number + 1)
        elif level < 5 and self.law.article is not None:
            self.law = Place(number=self.law.number + 1)

    def _leave(self, text: str) -> None:
        """Close the numbered heading that a numbered paragraph of its depth follows."""
        depth = next((level for pattern, level in _LEVELS if pattern.match(text)), None)
        if depth is None or depth < _NUMBERED_LEVEL:
            return
        while self.trail and self.trail[-1][0] >= depth:
            self.trail.pop()

    def _descend(self, text: str) -> None:
        if self.law.article is None:
            return
        clause, point = _CLAUSE.match(text), _POINT.match(text)
        if clause:
            self.law = replace(self.law, clause=clause.group(1), point=None)
        elif point:
            self.law = replace(self.law, point=point.group(1))

    def _names(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.trail)


def _only_heads(text: str) -> bool:
    """Return whether a line that opens a division says nothing itself."""
    if len(text) >= _TRAIL_PART_UP_TO:
        return False
    return not ends_a_sentence(text) or bool(_BARE.match(text) or _BARE_ARTICLE.match(text))


def _names_a_division(text: str, kind: Kind) -> bool:
    return is_capitals(text) or kind == Kind.HEADING


def _level(text: str, kind: Kind) -> int | None:
    """Return how deep a heading is, or None for what is none."""
    if _ARTICLE.match(text):
        return 5
    short = len(text) < _TRAIL_PART_UP_TO
    for pattern, level in _LEVELS:
        if pattern.match(text):
            return level if short and (kind == Kind.HEADING or level <= 4) else None
    return _PLAIN_LEVEL if kind == Kind.HEADING and not text.endswith(":") else None
