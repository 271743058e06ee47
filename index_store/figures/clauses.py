"""How a sentence falls into items and segments, and what stretch of it states a figure whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAK = re.compile(r"[;]|:(?=\s)|(?<=[.!?…]);?(?=\s)|[-–•+](?=\s)")
_LEAD_IN = re.compile(
    r"(?:(?:Cụ thể|Trong đó|trong đó|Theo đó|Đồng thời|Bên cạnh đó|Ngoài ra|Tuy nhiên|đồng thời|ngoài ra)(?: là)?[,:]? |và |[-–•+*] ?|\d{1,2}[.)] |[a-zđ]\) )+"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a sentence between semicolons and colons; ``head`` ends with its colon."""

    span: Span
    head: bool


def items(text: str) -> tuple[Item, ...]:
    """Return the items of a sentence, in order; brackets are never broken.

    >>> s = "Cụ thể: lĩnh vực A đạt 5 điểm; lĩnh vực B (trong đó: C) đạt 6 điểm."
    >>> [i.span.of(s) for i in items(s)]
    ['Cụ thể', 'lĩnh vực A đạt 5 điểm', 'lĩnh vực B (trong đó: C) đạt 6 điểm.']
    """
    depth, start = 0, 0
    found: list[Item] = []
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif (
            depth == 0
            and char in ";:"
            and (at + 1 == len(text) or text[at + 1].isspace() or char == ";")
        ):
            if text[start:at].strip():
                found.append(Item(_trimmed(text, start, at), char == ":"))
            start = at + 1
    if depth and not found and ";" in text and "(" in text:
        return items(text.replace("(", ",").replace("[", ","))  # a bracket that never closes
    if text[start:].strip():
        found.append(Item(_trimmed(text, start, len(text)), False))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def brackets(text: str) -> tuple[Span, ...]:
    """Return the outermost bracketed stretches, brackets included."""
    found, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "(":
            if depth == 0:
                start = at
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append(Span(start, at + 1))
    return tuple(found)


# "tỉnh, thành", "cán bộ, công chức": one name for a group, no end of a clause.
_SAME_LIST = re.compile(
    r", (?:thành|thị|thị xã|thành phố|phường|thị trấn|xã|quận|huyện|ngành|ban|công chức|viên chức|doanh nghiệp|tổ chức)(?: phố| xã| trấn)?(?! [A-ZĐÀ-Ỹ])(?= (?:trực thuộc|dẫn đầu|với|có|đạt|về|của|trong|được|xếp|đứng|khác|còn)|[,;.)]|$)"
)


@lru_cache(maxsize=64)  # asked again for each figure of a sentence
def segments(text: str, item: Span) -> tuple[Span, ...]:
    """Return the stretches of an item between commas that are outside brackets and numbers."""
    found, start, depth = [], item.start, 0
    for at in range(item.start, item.end):
        char = text[at]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif (
            char == ","
            and depth == 0
            and not (at + 1 < len(text) and text[at + 1].isdigit())
            and not _SAME_LIST.match(text, at)
        ):
            found.append(Span(start, at))
            start = at + 1
    found.append(Span(start, item.end))
    return tuple(found)


_LONG = 400


def _before_next(text: str, item: Span, end: int, numbers: Sequence[Span]) -> int:
    """Return where the segment of ``end`` closes if a later one states a figure, else the item's end."""
    pieces = segments(text, item)
    if not any(s.start >= end and any(n.within(s) for n in numbers) for s in pieces):
        return item.end
    return next((s.end for s in pieces if s.start < end <= s.end), item.end)


def clause(text: str, item: Span, parts: Sequence[Span], numbers: Sequence[Span] = ()) -> Span:
    """Return the stretch of the item that states a figure whole and reads well as a quote.

    ``parts`` are the spans it has to hold: the figure and what binds it. A short item is its
    own clause up to the comma before the next of ``numbers`` (what the sentence's other figures
    say); a long one is cut at commas around the parts. Where no part lies within the item it is
    the item whole.
    """
    inside = [p for p in parts if p.within(item)]
    start, end = item.start, item.end
    if not inside:  # a figure that runs over the item's end: "ngày 5 - 7; 8 tháng"
        return _trimmed(text, start, end)
    if end - start > _LONG:
        first, last = min(p.start for p in inside), max(p.end for p in inside)
        pieces = segments(text, item)
        start = max((s.start for s in pieces if s.start <= first), default=start)
        end = min((s.end for s in pieces if s.end >= last), default=end)
    end = min(end, _before_next(text, item, max(p.end for p in inside), numbers))
    lead = _LEAD_IN.match(text, start)
    if lead and lead.end() <= min(p.start for p in inside):
        start = lead.end()
    span = _trimmed(text, start, end)
    end = span.end
    while end > span.start and text[end - 1] in ".,;:…!?" and end > max(p.end for p in inside):
        end -= 1
    return _trimmed(text, span.start, end)
