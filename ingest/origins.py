"""Where each fact about a document stands in its text, and which were worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index_store.records import Origin, Span
from ingest.dates import read_dates
from ingest.lines import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ingest.page import Layout
    from ingest.records import Page

_HEAD = (Kind.LETTERHEAD, Kind.TITLE, Kind.DATE, Kind.BYLINE)


def find_origins(
    stated: Mapping[str, str | date | None],
    derived: frozenset[str],
    page: Page,
    layout: Layout,
    known: Mapping[str, Origin],
) -> tuple[Origin, ...]:
    """Return an origin for each fact that has a value, in the order of ``stated``.

    ``known`` are the origins that were found with their facts. A fact that is neither derived
    nor found in the text comes from the file's format (a page's head).
    """
    return tuple(
        known.get(fact) or _origin(fact, value, fact in derived, page, layout)
        for fact, value in stated.items()
        if value is not None
    )


def _origin(fact: str, value: str | date, derived: bool, page: Page, layout: Layout) -> Origin:
    span = _words(value, page.text, layout) if isinstance(value, str) else _day(value, layout)
    if derived:
        return Origin(fact, "derived", span)
    return Origin(fact, "text", span) if span else Origin(fact, "format")


def _words(value: str, text: str, layout: Layout) -> Span | None:
    """Return where words stand, as they are or in capitals; broken over lines, their first line."""
    lowered, wanted = text.lower(), value.lower()
    if len(lowered) != len(text):
        lowered, wanted = text, value
    at = lowered.find(wanted)
    if at >= 0:
        return Span(at, at + len(wanted))
    titles = list(layout.of_kind(Kind.TITLE))
    joined = " ".join(line.text for line in titles).lower()
    if titles and (wanted in joined or joined in wanted):
        return Span(titles[0].span.start, titles[-1].span.end)
    first = next((line for line in _head(layout) if line.lower() in wanted and len(line) > 5), None)
    if first is None:
        return None
    at = lowered.find(first.lower())
    return Span(at, at + len(first)) if at >= 0 else None


def _head(layout: Layout) -> Iterator[str]:
    for line in layout.of_kind(Kind.LETTERHEAD):
        yield from (cell.strip(" *") for cell in line.text.split("|"))


def _day(value: date, layout: Layout) -> Span | None:
    """Return where a day is written, in the head of the document first."""
    for kinds in (_HEAD, tuple(Kind)):
        for line in layout.of_kind(*kinds):
            for found in read_dates(line.text):
                if found.date == value:
                    return found.span.shifted(line.span.start)
    return None
