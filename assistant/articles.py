"""Where in a legal text a quote stands, as a person writes it: "điểm b khoản 1 Điều 3"."""

from __future__ import annotations

import re

from index_store.records import Document, Passage, Span

_ARTICLE = re.compile(r"Điều \d+[a-zđ]?")
_CLAUSE = re.compile(r"^\s*(\d{1,2})\.\s", re.MULTILINE)
_POINT = re.compile(r"^\s*([a-zđ])\)\s", re.MULTILINE)


def precise_locator(document: Document, passage: Passage, span: Span) -> str:
    """Return the passage's locator, with clause and point where the quote lies within one.

    A quote that reaches over several clauses has the locator of their article.
    """
    article = _ARTICLE.fullmatch(passage.locator)
    if article is None:
        return passage.locator
    before = Span(passage.span.start, span.end).of(document.text)
    start = span.start - passage.span.start
    clauses = list(_CLAUSE.finditer(before))
    inside = [match for match in clauses if match.start() <= start]
    if not inside or any(match.start() > start for match in clauses[len(inside) :]):
        return passage.locator
    clause = inside[-1]
    points = [match for match in _POINT.finditer(before) if match.start() > clause.start()]
    held = [match for match in points if match.start() <= start]
    locator = f"khoản {clause[1]} {passage.locator}"
    if held and len(held) == len(points):
        return f"điểm {held[-1][1]} {locator}"
    return locator
