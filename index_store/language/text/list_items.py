"""The members of lists that stand in text: on lines of their own, marked, or between semicolons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def items(text: str, span: Span) -> tuple[Span, ...]:
    """Return the members of the list that ``span`` of ``text`` holds; nothing where it is none.

    A list is lines that open with a bullet or a marker, ``a) …; b) …`` in running text, or
    clauses between semicolons. What introduces it, up to the colon, is no member; neither are
    markers and the stops at a member's end. A list with commas alone is not taken apart.

    >>> text = "Huyện còn hạn chế như: hồ sơ trễ hạn; số hóa chỉ đạt 79,4%; công khai chưa đủ..."
    >>> [span.of(text) for span in items(text, Span(0, len(text)))]
    ['hồ sơ trễ hạn', 'số hóa chỉ đạt 79,4%', 'công khai chưa đủ']
    """
    for reader in (_line_items, _marked_items, _semicolon_items):
        members = [_bare(text, part) for part in reader(text, span)]
        members = [member for member in members if member.start < member.end]
        if len(members) > 1:
            return tuple(members)
    return ()


LINE_MARKER = re.compile(
    r"\s*(?:[-–—•*+▪●◦]\s|\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)](?!\d)\s?|\(?[a-zđ][.)]\s|[IVXLC]{1,5}[.)]\s)"
)
"""What opens a line that is a member of a list: ``- ``, ``1.``, ``2.1)``, ``a) ``, ``IV. ``."""
_LINE = re.compile(r"[^\n]+")
_INLINE_MARKER = re.compile(r"(?<![\w/.])\(?(?:([a-zđ])|(\d{1,2}))\)\s*(?=\S)")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LEADING = re.compile(r"(?:\s|[-–•+*]\s|(?:và|hoặc)\s)*")


def _line_items(text: str, span: Span) -> list[Span]:
    """Return the lines of the span that open with a marker, each with the lines that continue it."""
    starts = [
        match
        for line in _LINE.finditer(text, span.start, span.end)
        if (match := LINE_MARKER.match(text, *line.span()))
    ]
    if len(starts) < 2:
        return []
    bounds = [match.start() for match in starts[1:]] + [span.end]
    return [Span(match.end(), end) for match, end in zip(starts, bounds, strict=True)]


def _marked_items(text: str, span: Span) -> list[Span]:
    """Return what follows ``a)``, ``b)`` … or ``1)``, ``(2)`` … where the markers count up."""
    marks = list(_INLINE_MARKER.finditer(text, span.start, span.end))
    for group in (1, 2):
        run: list[re.Match[str]] = []
        for match in marks:
            if match[group] and _position(match[group]) == len(run):
                run.append(match)
        if len(run) > 1:
            bounds = [match.start() for match in run[1:]] + [span.end]
            return [Span(match.end(), end) for match, end in zip(run, bounds, strict=True)]
    return []


def _position(marker: str) -> int:
    """Return the place of a marker in its series, from 0."""
    return int(marker) - 1 if marker.isdigit() else _ALPHABET.find(marker)


def _semicolon_items(text: str, span: Span) -> list[Span]:
    """Return the clauses between semicolons that stand in no brackets or quotes."""
    cuts = list(_outside_brackets(text, span, ";"))
    if not cuts:
        return []
    parts = [
        Span(start, end)
        for start, end in zip(
            [span.start, *(cut + 1 for cut in cuts)], [*cuts, span.end], strict=True
        )
    ]
    return [_without_head(text, parts), *parts[1:]]


def _without_head(text: str, parts: list[Span]) -> Span:
    """Return the first clause without what introduces the list: ``Cụ thể:``, ``hạn chế như:``.

    Where at least half of the other clauses have a colon of their own, as in
    ``năm 2022: …; năm 2023: …``, the first one's belongs to it.
    """
    first, *others = parts
    colons = [cut for cut in _outside_brackets(text, first, ":") if not _in_clock(text, cut)]
    own = sum(any(_outside_brackets(text, part, ":")) for part in others)
    if not colons or own * 2 >= len(others):
        return first
    return Span(colons[0] + 1, first.end)


def _in_clock(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _outside_brackets(text: str, span: Span, sign: str) -> Iterator[int]:
    """Yield where ``sign`` stands in the span outside brackets and quotes that close in it."""
    closers = {"(": ")", "[": "]", "“": "”", "«": "»"}
    at = span.start
    while at < span.end:
        char = text[at]
        if char == sign:
            yield at
        elif char in closers:
            closed = text.find(closers[char], at + 1, span.end)
            at = closed if closed > 0 else at
        at += 1


def _bare(text: str, span: Span) -> Span:
    """Return a member without leading marks and words of joining, and without stops at its end."""
    start = _LEADING.match(text, span.start, span.end)
    begin = start.end() if start else span.start
    end = span.end
    while end > begin and (text[end - 1].isspace() or text[end - 1] in ".;…,"):
        end -= 1
    return Span(begin, end)
