"""Where in a document a quote stands, as a person writes it: "điểm b khoản 1 Điều 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def cited_locator(document: Document, passage: Passage, span: Span) -> str:
    """Return where a quote stands, with its page where the document has pages.

    A provision is how a law is cited, a page how its paper is leafed through:
    "điểm a khoản 2 Điều 5, trang 3". A quote from several rows names the first and the last.
    """
    where = _rows(document, span) or precise_locator(document, passage, span)
    page = next(
        (
            mark.locator
            for mark in document.landmarks
            if _PAGE.fullmatch(mark.locator) and mark.span.start <= span.start < mark.span.end
        ),
        None,
    )
    return where if page is None or "trang " in where else f"{where}, {page}"


_PAGE = re.compile(r"trang \d+")
_ROW = re.compile(r"(?P<table>.*\bbảng \d+, dòng) (?P<row>\d+)")


def _rows(document: Document, span: Span) -> str | None:
    """Return the name of the rows of one table that a span reaches over, if they are several."""
    reached = [
        found
        for mark in document.landmarks
        if mark.span.overlaps(span) and (found := _ROW.fullmatch(mark.locator))
    ]
    if len(reached) < 2 or len({row["table"] for row in reached}) > 1:
        return None
    return f"{reached[0]['table']} {reached[0]['row']}–{reached[-1]['row']}"


def lies_in_article(document: Document, span: Span, articles: Sequence[str]) -> bool:
    """Return whether a stretch lies in one of the articles named; of a text without articles, always."""
    if not articles:
        return True
    own = [
        found[1]
        for mark in document.landmarks
        if span.overlaps(mark.span) and (found := _ARTICLE.search(mark.locator))
    ]
    return not own or any(article in own for article in articles)


_ARTICLE = re.compile(r"\bĐiều ([\w.]+)")


def without_page(locator: str) -> str:
    """Return the name of a provision alone, as a sentence says it.

    >>> without_page("khoản 2 Điều 5, trang 3")
    'khoản 2 Điều 5'
    """
    return re.sub(r", trang \d+$", "", locator)


def document_name(document: Document | DocumentSummary) -> str:
    """Return what a document is called where it is named in a sentence: its kind and number."""
    if document.number:
        found = find_document_numbers(document.number)
        if found and found[0].name != document.number:
            return found[0].name
        return f"văn bản số {document.number}"  # a letter's number has no code of its kind
    return f"“{document.title}”"


def article_source(document: Document) -> Span | None:
    """Return the line that says of which document a page of the codified law is an article.

    "(Điều 2 Nghị định số 11/2014/NĐ-CP, có hiệu lực thi hành kể từ ngày …)": the page's title is
    that of the article, not of the document whose number it bears.
    """
    number = document.stated("number")
    if number is None:
        return None
    start = document.text.rfind("\n", 0, number.start) + 1
    end = document.text.find("\n", number.end)
    line = Span(start, end if end >= 0 else len(document.text))
    return line if _ARTICLE_SOURCE.match(line.of(document.text)) else None


_ARTICLE_SOURCE = re.compile(r"\(+\s*Điều \d")
