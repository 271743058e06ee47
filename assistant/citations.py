"""Drafts become statements: quotes are numbered, located and supported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.articles import cited_locator
from assistant.drafts import Draft, Quote
from assistant.records import AnswerFigure, Citation, Role, Statement, Support
from index_store.records import Binding, Document, Figure, Passage, Span
from index_store.store import Store

_ROLES: tuple[Role, ...] = ("place", "indicator", "period", "according_to")


@dataclass(frozen=True, slots=True)
class Cited:
    """Statements with their numbered citations and figures; ``answer`` is the text with [n]."""

    answer: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    figures: tuple[AnswerFigure, ...]


def cite(store: Store, drafts: Sequence[Draft]) -> Cited:
    """Return the drafts as statements whose citations are numbered in order of first use."""
    numbers: dict[Quote, int] = {}
    for draft in drafts:
        for quote in draft.quotes:
            numbers.setdefault(quote, len(numbers) + 1)
    supports: dict[Quote, dict[tuple[str, Span], Support]] = {quote: {} for quote in numbers}
    figures: dict[tuple[str, Span], AnswerFigure] = {}
    for draft in drafts:
        for figure in (*draft.figures, *draft.grounds):
            quote = _quote_of(figure, draft.quotes)
            document = store.document(figure.document_id)
            for support in _supports(figure, quote, document):
                supports[quote].setdefault((support.role, support.span), support)
            if figure in draft.figures:
                stated = _stated(figure, numbers[quote])
                figures.setdefault((figure.document_id, figure.span), stated)
        for extra in draft.supports:
            held = next((q for q in draft.quotes if q.document_id == extra.document_id), None)
            if held is not None and not extra.span.within(held.span):
                words = extra.span.of(store.document(extra.document_id).text)
                known = supports[held]
                known.setdefault(("place", extra.span), Support("place", words, extra.span))
    citations = tuple(
        _citation(store, quote, number, tuple(supports[quote].values()))
        for quote, number in numbers.items()
    )
    statements = tuple(
        Statement(
            _BRACKETED.sub(r"(\1)", draft.text), tuple(numbers[quote] for quote in draft.quotes)
        )
        for draft in drafts
    )
    return Cited(_written(drafts, statements), statements, citations, tuple(figures.values()))


def quoted(store: Store, quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    """Return quotes as citations by themselves, numbered from 1, that no statement stands on."""
    return tuple(_citation(store, quote, number, ()) for number, quote in enumerate(quotes, 1))


def _written(drafts: Sequence[Draft], statements: Sequence[Statement]) -> str:
    """Return the answer's text: sentences in paragraphs, items as lines of a list."""
    lines: list[str] = []
    for draft, statement in zip(drafts, statements, strict=True):
        markers = "".join(f"[{number}]" for number in statement.citations)
        text = statement.text.rstrip()
        stop = text[-1] if text[-1:] in ".!?…:" else ""
        body = text.removesuffix(stop) if stop else text
        sentence = f"{body} {markers}{stop}" if markers else text
        lines.append(f"- {sentence}" if draft.layout == "item" else sentence)
    return "\n".join(lines)


def _quote_of(figure: Figure, quotes: Sequence[Quote]) -> Quote:
    for quote in quotes:
        if quote.document_id == figure.document_id and figure.span.within(quote.span):
            return quote
    raise ValueError(f"no quote of the statement holds the figure {figure.text!r}")


def _supports(figure: Figure, quote: Quote, document: Document) -> list[Support]:
    bindings: tuple[Binding | None, ...] = (
        figure.place, figure.indicator, figure.period, figure.according_to,
    )  # fmt: skip
    spans = [
        (role, _dated(document, span) if role == "according_to" else span)
        for role, binding in zip(_ROLES, bindings, strict=True)
        if binding and (span := binding.span or _where_said(binding.text, document)) is not None
    ]
    return [
        Support(role, span.of(document.text), span)
        for role, span in spans
        if not span.within(quote.span)
    ]


# A number in square brackets is a citation for a reader; a document's own becomes a round one.
_BRACKETED = re.compile(r"\[(\d+)\]")
_DATE = re.compile(r",?\s*ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}")


def _dated(document: Document, span: Span) -> Span:
    """Return the span of a decision's number with the day that follows it."""
    date = _DATE.match(document.text, span.end)
    return Span(span.start, date.end()) if date else span


def _stated(figure: Figure, number: int) -> AnswerFigure:
    return AnswerFigure(
        text=figure.text,
        value=figure.value,
        unit=figure.unit,
        place=figure.place.value if figure.place else None,
        indicator=figure.indicator.value if figure.indicator else None,
        period=figure.period.value if figure.period else None,
        announced=figure.announced,
        according_to=figure.according_to.value if figure.according_to else None,
        citation=number,
    )


def _where_said(words: str, document: Document) -> Span | None:
    """Return where a text first says the words of what was taken from its title or its name."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", document.text, re.IGNORECASE)
    return Span(*found.span()) if words and found else None


def _citation(store: Store, quote: Quote, number: int, support: tuple[Support, ...]) -> Citation:
    document = store.document(quote.document_id)
    return Citation(
        number=number,
        document_id=document.id,
        document=document.name,
        version=document.version,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        derived=document.derived,
        url=document.url,
        locator=_locator(document, store.passages(document.id), quote.span),
        quote=quote.span.of(document.text),
        span=quote.span,
        support=support,
    )


def _locator(document: Document, passages: Sequence[Passage], span: Span) -> str:
    for passage in passages:
        if span.within(passage.span):
            return cited_locator(document, passage, span)
    overlapping = next((item.locator for item in passages if item.span.overlaps(span)), None)
    if overlapping is not None:
        return overlapping
    if passages and span.start >= passages[-1].span.end:
        return "phần cuối"
    return "tiêu đề" if span.of(document.text) in document.title else "phần đầu"
