"""The claims of a check as they are reported: quotes numbered, figures and parts in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.notes import claim_notes
from assistant.checking.records import CheckedClaim, CheckedFigure
from assistant.checking.written import figure_words
from assistant.citations import cite, quoted
from assistant.drafts import Draft, Quote
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.checking.findings import Finding, Judged
    from assistant.checking.given import Given
    from assistant.checking.parts import Part
    from assistant.records import Citation
    from index_store.records import Figure
    from index_store.store import Store


def cited(
    judged: Sequence[Judged], given: Given, text: str, store: Store, as_of: date
) -> tuple[CheckedClaim, ...]:
    """Return the claims with citations: one quote has one number in the whole report."""
    made = cite(store, [_draft(one) for one in judged])
    by_number = {citation.number: citation for citation in made.citations}
    claims = []
    for one, statement in zip(judged, made.statements, strict=True):
        own = [by_number[number] for number in dict.fromkeys(statement.citations)]
        span = given.original(one.claim.span)
        figures = [_checked(finding, given, text, own) for finding in one.findings]
        figures += [_checked_part(part, given, text, own) for part in one.parts]
        figures.sort(key=lambda figure: figure.span)
        notes = claim_notes(one.findings, own, as_of, one.parts)
        near = quoted(store, [quote for quote in one.near if not _is_cited(quote, own)])
        claims.append(
            CheckedClaim(span.of(text), span, one.verdict, tuple(figures), tuple(own), notes, near)
        )
    return tuple(claims)


def _is_cited(quote: Quote, citations: Sequence[Citation]) -> bool:
    """Return whether a citation quotes from the same stretch."""
    return any(
        one.document_id == quote.document_id and one.span.overlaps(quote.span) for one in citations
    )


def _draft(one: Judged) -> Draft:
    stated = [f.stated for f in one.findings if f.stated]
    stated += [source for f in one.findings for source in f.sources]
    stated += [other for f in one.findings for other in f.others[:2]]
    quotes = [Quote(s.document.id, quoted_span(s.figure)) for s in stated]
    quotes += [quote for part in one.parts for quote in part.quotes]
    unique = tuple(dict.fromkeys([*quotes, *one.quotes]))
    return Draft(one.claim.text, unique, tuple(s.figure for s in stated))


def quoted_span(figure: Figure) -> Span:
    """Return the stretch that is quoted for a figure of a document: its clause and itself."""
    clause = figure.clause
    return Span(min(clause.start, figure.span.start), max(clause.end, figure.span.end))


def _checked(
    finding: Finding, given: Given, text: str, citations: Sequence[Citation]
) -> CheckedFigure:
    figure, stated = finding.figure, finding.stated
    span = given.original(figure.span)
    number = None
    if stated is not None:
        number = next(
            citation.number
            for citation in citations
            if citation.document_id == stated.document.id
            and citation.span == quoted_span(stated.figure)
        )
    correct = None
    if finding.verdict == "contradicted" and stated is not None:
        correct = finding.correct or figure_words(stated.figure)
    return CheckedFigure(
        figure_words(figure, span.of(text)), span, finding.verdict, correct, number
    )


def _checked_part(
    part: Part, given: Given, text: str, citations: Sequence[Citation]
) -> CheckedFigure:
    span = given.original(part.span)
    number = next(
        (
            citation.number
            for quote in part.quotes
            for citation in citations
            if citation.document_id == quote.document_id and citation.span == quote.span
        ),
        None,
    )
    words = " ".join(span.of(text).split())
    return CheckedFigure(words, span, part.verdict, part.correct, number)
