"""Where in a document a quote stands, as a person writes it: "điểm b khoản 1 Điều 3"."""

from __future__ import annotations

from index_store.language.law.references import find_document_numbers
from index_store.records import Document, Passage, Span
from index_store.store import DocumentSummary


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


def document_name(document: Document | DocumentSummary) -> str:
    """Return what a document is called where it is named in a sentence: its kind and number."""
    if document.number:
        found = find_document_numbers(document.number)
        return found[0].name if found else f"văn bản số {document.number}"
    return f"“{document.title}”"
