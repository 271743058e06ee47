"""The tree of a law or a plan: which lines begin a chapter, an article, a clause, a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.characters.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.records import Document, Span

# The last line of a locator's tree decides: "điểm a khoản 1 Điều 3" is a point.
_LEVELS = {"Phần": 1, "Chương": 1, "Mục": 2, "mục": 2, "Điều": 3, "khoản": 4, "điểm": 5}
_HEADING = 3  # the deepest level that is listed and, where it is short, set as a heading
_LONGEST_HEADING = 120
_PLACE = re.compile(r"[^\W\d_]+ [\w.]+( [^\W\d_]+ [\w.]+)*")


@dataclass(frozen=True, slots=True)
class Branch:
    """A line that begins a part of the text, with the anchor of that part.

    ``level`` is 1 for parts and chapters, 2 for sections, 3 for articles, 4 for clauses, 5 for
    points.
    """

    line: Span
    level: int
    locator: str
    anchor: str

    def is_heading(self, text: str) -> bool:
        """Return whether the line only names its part, and holds no rule itself."""
        words = self.line.of(text).strip()
        if self.level > _HEADING or len(words) > _LONGEST_HEADING:
            return False
        return words[-1] not in ".;:" or self.is_bare(words)

    def is_bare(self, words: str) -> bool:
        """Return whether these words are the part's own name and nothing else.

        >>> from index_store.records import Span
        >>> section = Branch(Span(0, 5), 2, "Mục 1 Chương II", "muc-1-chuong-ii")
        >>> section.is_bare("MỤC 1."), section.is_bare("Mục 1. Quy định chung")
        (True, False)
        """
        named = words.rstrip(" .:").casefold()
        return f"{self.locator.casefold()} ".startswith(f"{named} ")


def branches(document: Document, lines: Sequence[Span]) -> dict[Span, Branch]:
    """Return the branch that each line begins, for the lines that begin one; anchors are unique."""
    found: dict[Span, Branch] = {}
    taken: set[str] = set()
    marks = iter(sorted(document.landmarks, key=lambda mark: (mark.span.start, -mark.span.end)))
    mark = next(marks, None)
    for line in lines:
        while mark is not None and mark.span.start < line.end:
            level = level_of(mark.locator)
            anchor = anchor_of(mark.locator)
            if (
                level
                and line.start <= mark.span.start
                and line not in found
                and anchor not in taken
            ):
                found[line] = Branch(line, level, mark.locator, anchor)
                taken.add(anchor)
            mark = next(marks, None)
    return found


def contents(text: str, lines: Sequence[Span], found: dict[Span, Branch]) -> Iterator[Contents]:
    """Yield the lines of a table of contents; a bare "Chương I" takes its title from below it."""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        branch = found.get(line)
        if branch is None or branch.level > _HEADING:
            continue
        words = line.of(text).strip()
        if branch.level < _HEADING and branch.is_bare(words) and after and after not in found:
            words = f"{words.rstrip(' .:')}. {after.of(text).strip()}"
        if len(words) > _LONGEST_HEADING:
            words = words[:_LONGEST_HEADING].rsplit(" ", 1)[0] + "…"
        yield Contents(branch, words)


@dataclass(frozen=True, slots=True)
class Contents:
    """One line of a table of contents."""

    branch: Branch
    words: str


def level_of(locator: str) -> int:
    """Return the level of the part that a locator names, 0 for what is no part of a law or plan.

    >>> level_of("Điều 3"), level_of("điểm a khoản 1 Điều 3"), level_of("mục III"), level_of("đoạn 2")
    (3, 5, 2, 0)
    >>> level_of("mục III.1"), level_of("mục I, đoạn 1")
    (4, 0)
    """
    if not _PLACE.fullmatch(locator):
        return 0
    level = _LEVELS.get(locator.split(" ")[0], 0)
    return 4 if level == 2 and "." in locator else level


def anchor_of(locator: str) -> str:
    """Return the anchor of a locator.

    >>> anchor_of("điểm đ khoản 1 Điều 3"), anchor_of("mục III.1")
    ('diem-dd-khoan-1-dieu-3', 'muc-iii-1')
    """
    # Points d and đ are two: their anchors must differ too.
    told = re.sub(r"(?<=điểm )đ\b", "dd", locator)
    return re.sub(r"\W+", "-", unmarked(told.lower())).strip("-")
