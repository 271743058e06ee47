"""Where in a document a quote stands, as a person writes it: "điểm b khoản 1 Điều 3"."""

from __future__ import annotations

from index_store.records import Document, Passage, Span


def precise_locator(document: Document, passage: Passage, span: Span) -> str:
    """Return the name of the narrowest part that holds the quote, else of its passage.

    A quote that reaches over several clauses has the locator of their article.
    """
    held = [mark for mark in document.landmarks if span.within(mark.span)]
    if not held:
        return passage.locator
    narrowest = min(held, key=lambda mark: mark.span.end - mark.span.start)
    wider = narrowest.span.end - narrowest.span.start > passage.span.end - passage.span.start
    return passage.locator if wider else narrowest.locator
