"""Answers as the JSON that the contract promises, and the text that a terminal prints."""

from __future__ import annotations

from assistant.records import Answer, AnswerFigure, Citation

Json = dict[str, object]


def citation_payload(citation: Citation) -> Json:
    """Return one citation with the field names of the contract."""
    return {
        "number": citation.number,
        "document": citation.document,
        "document_id": citation.document_id,
        "version": citation.version,
        "title": citation.title,
        "publisher": citation.publisher,
        "published": citation.published.isoformat() if citation.published else None,
        "derived": list(citation.derived),
        "url": citation.url,
        "locator": citation.locator,
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "support": [
            {
                "role": support.role,
                "quote": support.quote,
                "start": support.span.start,
                "end": support.span.end,
            }
            for support in citation.support
        ],
        "link": citation.link,
    }


def figure_payload(figure: AnswerFigure) -> Json:
    """Return one figure of an answer with the field names of the contract."""
    return {
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "place": figure.place,
        "indicator": figure.indicator,
        "period": figure.period,
        "announced": figure.announced,
        "according_to": figure.according_to,
        "citation": figure.citation,
    }


def answer_payload(answer: Answer) -> Json:
    """Return the answer as one JSON-ready object, fields in the order of the contract."""
    return {
        "id": answer.id,
        "question": answer.question,
        "understood_as": answer.understood_as,
        "language": answer.language,
        "status": answer.status,
        "answer": answer.answer,
        "statements": [
            {"text": statement.text, "citations": list(statement.citations)}
            for statement in answer.statements
        ],
        "citations": [citation_payload(citation) for citation in answer.citations],
        "figures": [figure_payload(figure) for figure in answer.figures],
        "choices": [
            {"label": choice.label, "question": choice.question} for choice in answer.choices
        ],
        "notes": [{"kind": note.kind, "text": note.text} for note in answer.notes],
        "suggestions": list(answer.suggestions),
        "nearest": [citation_payload(citation) for citation in answer.nearest],
        "as_of": answer.as_of.isoformat(),
        "generator": answer.generator,
        "index_version": answer.index_version,
        "seconds": round(answer.seconds, 4),
    }
