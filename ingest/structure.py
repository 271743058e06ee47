"""The body of a text as blocks: where each stands in the tree of articles or of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from index_store.figures.tables.breaks import table_starts
from ingest.codified import article_number
from ingest.law.headings import NAMES, Level, opening
from ingest.law.tree import NOWHERE, Law, Place, read_law
from ingest.lines import Kind, ends_a_sentence, is_capitals
from ingest.outline import Section, sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Span
    from ingest.lines import Line
    from ingest.page import Layout

ARTICLE = NAMES[Level.ARTICLE]
CLAUSE = NAMES[Level.CLAUSE]
POINT = NAMES[Level.POINT]

# The deeper a heading, the higher its level; a heading closes all that are as deep or deeper.
_LEVELS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"Phụ lục\b", re.IGNORECASE), 1),
    (re.compile(r"Phần\s+(thứ\s|[IVXL]+\b|\d)", re.IGNORECASE), 1),
    (re.compile(r"Chương\s+([IVXL]+\b|\d)", re.IGNORECASE), 2),
    (re.compile(r"Mục\s+([IVXL]+\b|\d)", re.IGNORECASE), 3),
    (re.compile(r"Tiểu mục\s+\d", re.IGNORECASE), 4),
    (re.compile(r"[IVX]{1,5}[.)]\s"), 3),
    (re.compile(r"[A-Z][.)]\s"), 2),
    (re.compile(r"\d{1,2}[.)]\s"), 6),
    (re.compile(r"\d{1,2}(\.\d{1,2})+[.)]?\s"), 7),
)
_INSTRUMENT_LEVEL = 0
_NUMBERED_LEVEL = 6
_PLAIN_LEVEL = 8
_BARE = re.compile(
    r"(Phần|Chương|Mục|Tiểu mục|Phụ lục|Mẫu số)\s*(thứ\s+\w+|[IVXLC\d]+)?[.:]?$", re.IGNORECASE
)
_BARE_ARTICLE = re.compile(r"Điều\s*\d+\s?[a-zđ]?\s*[.:]?$", re.IGNORECASE)
_TRAIL_PART_UP_TO = 160
_HEADING_UP_TO = 220


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the body.

    ``paragraph`` counts the paragraphs of the body from 1 (0 for headings and rows),
    ``table`` and ``row`` count tables from 1 and their rows from 0, the header.
    ``trail`` are the headings it stands under, ``divisions`` the numbered ones of a law above
    its article ("Chương II", "Mục 1"), ``section`` the numbers of a plan's or report's.
    ``apart`` is true where something that is no body stands between it and the block before.
    """

    span: Span
    text: str
    kind: Kind
    trail: tuple[str, ...]
    law: Place = NOWHERE
    paragraph: int = 0
    table: int = 0
    row: int = 0
    apart: bool = False
    divisions: tuple[str, ...] = ()
    section: Section = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of a body in order, and the law that they are lines of, if they are."""

    blocks: tuple[Block, ...]
    law: Law | None


def structure_of(layout: Layout) -> Structure:
    """Return the body of a layout as blocks, each at its place in the tree; read but once."""
    if layout.structure is None:
        layout.structure = _read_structure(layout)
    return layout.structure


def _read_structure(layout: Layout) -> Structure:
    body = list(layout.body())
    texts = [line.text for _, line, _ in body]
    head = layout.letterhead
    article = head.article if head else None
    law = read_law(texts) if head is None or not article else _article(article_number(head), texts)
    outline: list[Section] = (
        sections(texts, [kind for _, _, kind in body]) if law is None else [()] * len(body)
    )
    reader = _Reader(law, _opening_rows(layout.text, body))
    if article:
        reader.trail.append((int(Level.ARTICLE), article[:_HEADING_UP_TO]))
    blocks: list[Block] = []
    previous = -1
    for number, (index, line, kind) in enumerate(body):
        apart = index != previous + 1
        previous = index
        blocks.append(reader.read(number, line, kind, apart, outline[number]))
    return Structure(tuple(blocks), law)


def _article(number: str, texts: Sequence[str]) -> Law | None:
    """Return the tree of a page that is one article of a law, whatever it quotes of others."""
    lines = [f"- {text}" if _opens_article(text) else text for text in texts]
    law = read_law([f"Điều {number}.", *lines])
    if law is None:
        return None
    headed = {line - 1: one for line, one in law.headed.items()}
    return Law(law.places[1:], law.openings[1:], law.quoted[1:], headed)


def _opens_article(text: str) -> bool:
    found = opening(text)
    return found is not None and found.level == Level.ARTICLE


def _opening_rows(text: str, body: Sequence[tuple[int, Line, Kind]]) -> frozenset[int]:
    """Return which lines of a body open a table, by their number in it."""
    found: set[int] = set()
    for kind, group in groupby(enumerate(body), key=lambda one: one[1][2]):
        if kind != Kind.TABLE:
            continue
        rows = list(group)
        opens = table_starts(text, [line.span for _, (_, line, _) in rows])
        found.update(number for (number, _), first in zip(rows, opens, strict=True) if first)
    return frozenset(found)


def blocks_of(layout: Layout) -> tuple[Block, ...]:
    """Return the blocks of the body in order."""
    return structure_of(layout).blocks


class _Reader:
    """Keeps where it is in the tree while it reads line after line."""

    def __init__(self, law: Law | None, opening_rows: frozenset[int]) -> None:
        self.law = law
        self.opening_rows = opening_rows
        self.trail: list[tuple[int, str]] = []
        self.divisions: list[tuple[int, str]] = []
        self.paragraph = 0
        self.table = 0
        self.row = 0
        self.bare = False  # the last line was "Chương I" and its name follows
        self.open_heading = False  # the last line was a heading that may go on

    def read(self, number: int, line: Line, kind: Kind, apart: bool, section: Section) -> Block:
        """Return the block that a line is."""
        place = self.law.places[number] if self.law else NOWHERE
        quoted = self.law is not None and self.law.quoted[number]
        if self.law and number in self.law.headed:
            self.divisions.clear()
        if kind == Kind.TABLE:
            opens = apart or number in self.opening_rows
            return self._row(line, opens, apart, place, section)
        level = None if quoted else self._level(number, line.text, kind, place)
        if quoted:
            kind, self.bare, self.open_heading = Kind.BODY, False, False
        elif self.bare and level in (None, _PLAIN_LEVEL) and _names_a_division(line.text, kind):
            self._extend(line.text)
            self.bare, kind = is_capitals(line.text), Kind.HEADING
        elif level is not None:
            self._enter(line.text, level)
            kind = Kind.HEADING if _only_heads(line.text) else Kind.BODY
            self.open_heading = kind == Kind.HEADING
        else:
            self.bare = False
            if self.open_heading and line.text[:1].islower() and opening(line.text) is None:
                self._extend(line.text)  # a heading broken over two lines
            else:
                self._leave(line.text)
            self.open_heading = False
            kind = Kind.BODY if self.law and place.article else kind
        if kind == Kind.BODY:
            self.paragraph += 1
        count = self.paragraph if kind == Kind.BODY else 0
        trail = tuple(name for _, name in self.trail)
        if kind == Kind.BODY and trail and trail[-1] == line.text[:_TRAIL_PART_UP_TO]:
            trail = trail[:-1]  # it opens a division and is its text as well
        return Block(
            line.span,
            line.text,
            kind,
            trail,
            place,
            count,
            apart=apart,
            divisions=tuple(name for _, name in self.divisions),
            section=section,
            quoted=quoted,
        )

    def _row(self, line: Line, opens: bool, apart: bool, place: Place, section: Section) -> Block:
        if opens:
            self.table, self.row = self.table + 1, 0
        else:
            self.row += 1
        return Block(
            line.span,
            line.text,
            Kind.TABLE,
            tuple(name for _, name in self.trail),
            place,
            table=self.table,
            row=self.row,
            apart=apart,
            divisions=tuple(name for _, name in self.divisions),
            section=section,
        )

    def _level(self, number: int, text: str, kind: Kind, place: Place) -> int | None:
        """Return how deep a heading is, or None for what is none."""
        if self.law is None:
            return _outline_level(text, kind)
        if number in self.law.headed:
            return _INSTRUMENT_LEVEL
        opened = self.law.openings[number]
        if opened is None:
            return None if place.article else _outline_level(text, kind)
        if opened.level <= Level.SUBSECTION:
            self.divisions = [one for one in self.divisions if one[0] < opened.level]
            self.divisions.append((opened.level, f"{NAMES[opened.level]} {opened.number}"))
            return int(opened.level)
        if opened.level == Level.ARTICLE:
            return int(opened.level)
        short = kind == Kind.HEADING and len(text) < _TRAIL_PART_UP_TO
        return _NUMBERED_LEVEL if short and opened.level == Level.CLAUSE else None

    def _enter(self, text: str, level: int) -> None:
        while self.trail and self.trail[-1][0] >= level:
            self.trail.pop()
        self.trail.append((level, text[:_TRAIL_PART_UP_TO]))
        self.bare = bool(_BARE.match(text)) or level == _INSTRUMENT_LEVEL

    def _extend(self, text: str) -> None:
        depth, name = self.trail[-1]
        self.trail[-1] = (depth, f"{name} {text}"[:_HEADING_UP_TO])

    def _leave(self, text: str) -> None:
        """Close the numbered heading that a numbered paragraph of its depth follows."""
        depth = next((level for pattern, level in _LEVELS if pattern.match(text)), None)
        if depth is None or depth < _NUMBERED_LEVEL:
            return
        while self.trail and self.trail[-1][0] >= depth:
            self.trail.pop()


def _only_heads(text: str) -> bool:
    """Return whether a line that opens a division says nothing itself."""
    if len(text) >= _TRAIL_PART_UP_TO:
        return False
    return not ends_a_sentence(text) or bool(_BARE.match(text) or _BARE_ARTICLE.match(text))


def _names_a_division(text: str, kind: Kind) -> bool:
    return is_capitals(text) or kind == Kind.HEADING


def _outline_level(text: str, kind: Kind) -> int | None:
    short = len(text) < _TRAIL_PART_UP_TO
    for pattern, level in _LEVELS:
        if pattern.match(text):
            return level if short and (kind == Kind.HEADING or level <= 4) else None
    return _PLAIN_LEVEL if kind == Kind.HEADING and not text.endswith(":") else None


def provision_name(place: Place) -> str | None:
    """Return what a provision is called: point, clause, article, and the rules it is in.

    >>> provision_name(Place("5", "2", "a", instrument="Quy chế kèm theo"))
    'điểm a khoản 2 Điều 5 Quy chế kèm theo'
    """
    if place.article is None:
        return None
    parts: Sequence[tuple[str, str | None]] = (
        (POINT, place.point),
        (CLAUSE, place.clause),
        (ARTICLE, place.article),
    )
    named = [f"{word} {number}" for word, number in parts if number is not None]
    return " ".join([*named, place.instrument] if place.instrument else named)
