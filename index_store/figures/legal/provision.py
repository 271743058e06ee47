"""Where a rule stands: the words that lead in its points, the points themselves, its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index_store.records import Span

_POINT = re.compile(r"[ \t*]*(?:[-–+•*]|(?:[a-zđ]|[a-z]\d)\)) ?")
_CLAUSE = re.compile(r"[ \t*]*\d{1,3}(?:\.\d{1,2})*[.)] ?")
_HEADING = re.compile(r"[ \t*#]*Điều \d+[a-zđ]?\. ?")
_MARK = re.compile(
    r"[ \t*#]*(?:(?:[-–+•*]|[a-zđ]\d?\)|\d{1,3}(?:\.\d{1,2})*[.)]|Điều \d+[a-zđ]?\.) ?)+"
)
_UP_TO = 60
"""So many lines are looked at above a point, at most."""


@dataclass(frozen=True, slots=True)
class Provision:
    """The place of a rule in a text: spans in the document, None where there is none.

    ``lead`` ends with a colon above the points, ``heading`` is the title of the article.
    """

    lead: Span | None
    heading: Span | None


def mark_end(words: str) -> int:
    """Return how long the number or letter is that a provision begins with.

    >>> mark_end("2. Thời hạn"), mark_end("đ) Có thẻ"), mark_end("Thời hạn")
    (3, 3, 0)
    """
    found = _MARK.match(words)
    return found.end() if found else 0


def provision(text: str, at: int) -> Provision:
    """Return what stands above the line of ``text`` at offset ``at``.

    >>> text = "Điều 5. Mức chi\\n1. Chi hội nghị:\\na) Nước uống: 20.000 đồng;"
    >>> found = provision(text, 50)
    >>> found.lead.of(text), found.heading.of(text)
    ('Chi hội nghị:', 'Mức chi')
    """
    lead = heading = None
    start = text.rfind("\n", 0, at) + 1
    own = text[start : text.find("\n", start) if "\n" in text[start:] else len(text)]
    point = bool(_POINT.match(own))
    clause = bool(_CLAUSE.match(own))
    for _ in range(_UP_TO):
        if start == 0:
            break
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        words = line.strip()
        if not words:
            continue
        if _HEADING.match(line):
            heading = _without_mark(text, start, end)
            if lead is None and not clause and words.endswith(":"):
                lead = heading
            break
        if lead is None and words.endswith(":") and (point or not clause):
            if not (_POINT.match(line) and point and _same_list(own, line)):
                lead = _without_mark(text, start, end)
        elif lead is None and (_CLAUSE.match(line) or not _POINT.match(line)):
            point = False  # a paragraph or a clause without points leads nothing in
            clause = True
    return Provision(lead, heading)


def _same_list(own: str, line: str) -> bool:
    """Return whether two points are of one list: both lettered, or both with a dash."""
    return (own.lstrip()[0] in "-–+•*") == (line.lstrip()[0] in "-–+•*")


def points_below(text: str, at: int, up_to: int) -> tuple[list[Span], int]:
    """Return the points that the line at ``at`` leads in, ``up_to`` of them, and how many there are."""
    found: list[Span] = []
    count = 0
    start = text.find("\n", at) + 1
    while 0 < start < len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        line = text[start:end]
        if line.strip():
            if not _POINT.match(line):
                break
            count += 1
            if len(found) < up_to:
                found.append(_without_mark(text, start, end))
        start = end + 1
    return found, count


def _without_mark(text: str, start: int, end: int) -> Span:
    at = start + mark_end(text[start:end])
    while end > at and text[end - 1] in " \t*":
        end -= 1
    return Span(at, end)
