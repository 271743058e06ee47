"""The lines of a report, each with the heading that it stands under and the line it is a part of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.tables.rows import is_row, lines_of
from index_store.language.characters.letters import UPPER
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"[ \t]*(?:(?P<sign>[-–—+•*·○▪])[ \t]+|(?P<sign_close>[-–+•])(?=[^\W\d_]))")
_NUMBER = re.compile(
    r"[ \t]*(?:#{1,6} |\*\*)?(?P<number>[IVX]{1,5}(?:\.\d{1,2})*|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])"
    r"(?:[.)]+|(?<=\.\d)|(?<=\.\d\d))[ \t]+"
)
_DEPTHS = "-–—", "+", "*•·○▪"
_LONGEST_HEADING = 160
_VALUE = re.compile(r":\s*(?:[^\W\d]+ ){0,6}\d|\d")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line after its mark; ``depth`` is that of its mark, 0 of a line without one.

    ``heading`` is the nearest heading above and ``above`` the headings that one is under, the
    widest first.
    """

    span: Span
    depth: int
    heading: Span | None
    above: tuple[Span, ...]


def report_lines(text: str) -> Iterator[ReportLine]:
    """Yield the lines of a report that are no headings and no rows of tables."""
    stack: list[tuple[int, Span]] = []
    for line in lines_of(text):
        words = line.of(text)
        if not words.strip() or is_row(words):
            continue
        mark = _MARK.match(words)
        number = None if mark else _NUMBER.match(words)
        opening = mark or number
        start = opening.end() if opening else len(words) - len(words.lstrip())
        stop = len(words.rstrip().rstrip("*"))
        if stop <= start:
            continue  # a mark with nothing after it
        body = Span(line.start + start, line.start + stop)
        if number is not None:
            level = _level(number["number"])
            stack = [item for item in stack if item[0] < level]
            label = _label_of(body.of(text))
            stack.append((level, Span(body.start, body.start + len(label))))
            if not _VALUE.search(body.of(text)):
                continue
            under = [span for _, span in stack[:-1]]
        else:
            if mark is None and not _VALUE.search(body.of(text)):
                if _CAPITALS.fullmatch(body.of(text)):
                    stack = [(0, body)]
                continue
            under = [span for _, span in stack]
        depth = _depth(mark["sign"] or mark["sign_close"]) if mark else 0
        yield ReportLine(body, depth, under[-1] if under else None, tuple(under[:-1]))


_CAPITALS = re.compile(rf"[{UPPER} ,;–-]{{8,160}}")


def _label_of(words: str) -> str:
    """Return what a heading says before a colon: "3. Sáng kiến: 02" is headed "Sáng kiến"."""
    label = re.split(r"[:.;](?=\s|$)", words, maxsplit=1)[0]
    return label[:_LONGEST_HEADING].rstrip(" *")


def _level(number: str) -> int:
    """Return how deep a heading's number stands: parts, then sections, then their items."""
    if re.fullmatch(r"[A-H]", number) and number not in "CD":
        return 1
    if re.fullmatch(r"[IVX]+", number):
        return 2
    if number[0].isdigit() or number[0] in "IVX":
        return 3 + number.count(".")
    return 9


def _depth(sign: str) -> int:
    return next(at for at, signs in enumerate(_DEPTHS, 1) if sign in signs)
