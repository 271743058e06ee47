"""Checks as the JSON that the contract promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.payload import citation_payload

if TYPE_CHECKING:
    from assistant.checking.records import Check, CheckedClaim, CheckedFigure
    from assistant.payload import Json


def check_payload(check: Check) -> Json:
    """Return the check as one JSON-ready object, fields in the order of the contract."""
    return {
        "claims": [_claim_payload(claim) for claim in check.claims],
        "notes": [{"kind": note.kind, "text": note.text} for note in check.notes],
        "index_version": check.index_version,
        "seconds": round(check.seconds, 4),
    }


def checked_figure_payload(figure: CheckedFigure) -> Json:
    """Return one figure of a claim; ``correct`` is there with a contradicted one only."""
    payload: Json = {
        "text": figure.text,
        "start": figure.span.start,
        "end": figure.span.end,
        "verdict": figure.verdict,
    }
    if figure.correct is not None:
        payload["correct"] = figure.correct
    if figure.citation is not None:
        payload["citation"] = figure.citation
    return payload


def _claim_payload(claim: CheckedClaim) -> Json:
    return {
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "verdict": claim.verdict,
        "figures": [checked_figure_payload(figure) for figure in claim.figures],
        "citations": [citation_payload(citation) for citation in claim.citations],
        "nearest": [citation_payload(citation) for citation in claim.nearest],
        "notes": [{"kind": note.kind, "text": note.text} for note in claim.notes],
    }
