"""What a repair did to a text: the edits in order, and the way back to the text as read.

Edits are kept as columns of numbers, so that a text with a change in every word (Vietnamese in
separate marks) costs five small integers a change, and a clean text nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from index_store.language.knowledge import table_pairs
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement: ``before`` stood at ``original``, ``after`` stands at ``repaired``."""

    original: Span
    repaired: Span
    before: str
    after: str
    reason: str


def _column() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class Edits:
    """Replacements in order, none overlapping another: where from, where to, and why.

    ``starts[i]:ends[i]`` of the text as read became ``new_starts[i]:new_ends[i]`` of the new.
    """

    starts: array[int] = field(default_factory=_column)
    ends: array[int] = field(default_factory=_column)
    new_starts: array[int] = field(default_factory=_column)
    new_ends: array[int] = field(default_factory=_column)
    reasons: list[str] = field(default_factory=list)

    def add(self, start: int, end: int, new_start: int, new_end: int, reason: str) -> None:
        """Add a replacement behind all others."""
        self.starts.append(start)
        self.ends.append(end)
        self.new_starts.append(new_start)
        self.new_ends.append(new_end)
        self.reasons.append(reason)

    def __len__(self) -> int:
        return len(self.reasons)


class Editor:
    """Collects replacements of a text, from front to back.

    >>> editor = Editor("Ðại  Từ")
    >>> editor.replace(0, 1, "Đ", "look-alike letter")
    >>> editor.replace(4, 5, "", "space")
    >>> editor.done().text
    'Đại Từ'
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._edits = Edits()
        self._read = self._written = 0

    def replace(self, start: int, end: int, after: str, reason: str) -> None:
        """Put ``after`` where ``start:end`` of the text as read stands."""
        if start < self._read:
            raise ValueError(f"an edit at {start} comes after one that ended at {self._read}")
        self._pieces.append(self._text[self._read : start])
        self._pieces.append(after)
        begins = self._written + start - self._read
        self._written = begins + len(after)
        self._edits.add(start, end, begins, self._written, reason)
        self._read = end

    def done(self) -> Repaired:
        """Return the text with all replacements made."""
        if not self._edits:
            return Repaired(self._text, self._text)
        return Repaired("".join((*self._pieces, self._text[self._read :])), self._text, self._edits)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text, the text as read, and the edits that lead from one to the other."""

    text: str
    source: str
    edits: Edits = field(default_factory=Edits)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every replacement, in order, with what stood there and what stands there now."""
        edits = self.edits
        return tuple(
            Change(
                Span(start, end),
                Span(new_start, new_end),
                self.source[start:end],
                self.text[new_start:new_end],
                reason,
            )
            for start, end, new_start, new_end, reason in zip(
                edits.starts,
                edits.ends,
                edits.new_starts,
                edits.new_ends,
                edits.reasons,
                strict=True,
            )
        )

    def original_offset(self, offset: int) -> int:
        """Return where the character at ``offset`` of the repaired text stood before.

        Inside a replacement that is where the replacement began. Never falls as ``offset``
        rises.
        """
        at = bisect_right(self.edits.new_starts, offset) - 1
        # Of several edits at one offset only the last can hold text: the others took it away.
        if at < 0:
            return offset
        if offset < self.edits.new_ends[at]:
            return self.edits.starts[at]
        return offset - self.edits.new_ends[at] + self.edits.ends[at]

    def repaired_offset(self, offset: int) -> int:
        """Return where the character at ``offset`` of the text as read stands now.

        What was replaced or taken out stands where its replacement begins. Never falls as
        ``offset`` rises.
        """
        at = bisect_right(self.edits.starts, offset) - 1
        if at < 0:
            return offset
        if offset < self.edits.ends[at]:
            return self.edits.new_starts[at]
        return offset - self.edits.ends[at] + self.edits.new_ends[at]

    def original_span(self, span: Span) -> Span:
        """Return the span of the text as read that became ``span`` of the repaired text.

        Where only a part of a replacement is asked for, the whole of what was replaced is
        given.
        """
        start = self.original_offset(span.start)
        if span.end <= span.start:
            return Span(start, start)
        last = span.end - 1
        at = bisect_right(self.edits.new_starts, last) - 1
        if at >= 0 and last < self.edits.new_ends[at]:
            return Span(start, self.edits.ends[at])
        return Span(start, self.original_offset(last) + 1)

    def counts(self) -> dict[str, int]:
        """Return how many changes each reason made, commonest first."""
        counted = Counter(part for reason in self.edits.reasons for part in reason.split(", "))
        return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    def told(self) -> str:
        """Return one Vietnamese line that says what was changed, empty where nothing was.

        >>> editor = Editor("Ðại")
        >>> editor.replace(0, 1, "Đ", "look-alike letter")
        >>> editor.done().told()
        '1 chữ cái chỉ giống chữ Việt'
        """
        return "; ".join(
            f"{f'{count:,}'.replace(',', '.')} {_told(reason)}"
            for reason, count in self.counts().items()
        )

    def then(self, later: Repaired) -> Repaired:
        """Return both repairs as one, where ``later`` repaired the text that this one made.

        Edits that touch the same letters become one, with both reasons.
        """
        if later.source != self.text:
            raise ValueError("the later repair was made of another text")
        if not later.edits:
            return self
        if not self.edits:
            return later
        return Repaired(later.text, self.source, _composed(self.edits, later.edits))


def _composed(first: Edits, second: Edits) -> Edits:
    """Return the edits that do at once what ``first`` and then ``second`` do.

    Edits of the text between them that overlap are taken together; the shift of all edits
    before a place leads from the middle text to the two outer ones.
    """
    made = Edits()
    i = j = 0
    back = forth = 0  # what to add to an offset of the middle text, for each outer text
    while i < len(first) or j < len(second):
        takes_first = j >= len(second) or (
            i < len(first) and _order(first, i) <= (second.starts[j], second.ends[j])
        )
        start = first.new_starts[i] if takes_first else second.starts[j]
        end = start
        began = (start + back, start + forth)
        reasons: list[str] = []
        grown = True
        while grown:
            grown = False
            while i < len(first) and _joins(
                first.new_starts[i], first.new_ends[i], start, end, not reasons and takes_first
            ):
                end = max(end, first.new_ends[i])
                back = first.ends[i] - first.new_ends[i]
                reasons.append(first.reasons[i])
                i, grown = i + 1, True
            while j < len(second) and _joins(
                second.starts[j], second.ends[j], start, end, not reasons and not takes_first
            ):
                end = max(end, second.ends[j])
                forth = second.new_ends[j] - second.ends[j]
                reasons.append(second.reasons[j])
                j, grown = j + 1, True
        parts = dict.fromkeys(part for reason in reasons for part in reason.split(", "))
        made.add(began[0], end + back, began[1], end + forth, ", ".join(parts))
    return made


def _order(edits: Edits, at: int) -> tuple[int, int]:
    return edits.new_starts[at], edits.new_ends[at]


def _joins(start: int, end: int, from_: int, to: int, opens: bool) -> bool:
    """Return whether the edit ``start:end`` belongs to the group ``from_:to``."""
    return opens or start < to or (start == end == from_ == to)


@cache
def _told(reason: str) -> str:
    return _reasons().get(reason, reason)


@cache
def _reasons() -> dict[str, str]:
    table = "data/repair_reasons.tsv"
    return dict(table_pairs("index_store.language", table, "reason", "vietnamese"))
