"""What a document's row holds as JSON: its relations, doubts, landmarks and origins."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from index_store.records import Doubt, Landmark, Origin, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index_store.records import Document


def details_row(document: Document) -> dict[str, object]:
    """Return the columns of a revision that hold what is told about a document in detail."""
    return {
        "effective": document.effective,
        "signer": document.signer,
        "expires": document.expires,
        "relations": [
            [
                relation.kind,
                relation.target,
                relation.span.start,
                relation.span.end,
                list(relation.provisions),
                relation.ours,
                relation.since.isoformat() if relation.since else None,
            ]
            for relation in document.relations
        ],
        "doubts": [[doubt.code, doubt.reason] for doubt in document.doubts],
        "landmarks": [[m.span.start, m.span.end, m.locator] for m in document.landmarks],
        "origins": [
            [o.fact, o.how, *((o.span.start, o.span.end) if o.span else (None, None))]
            for o in document.origins
        ],
    }


def relations_of(told: Iterable[Any]) -> tuple[Relation, ...]:
    """Return the relations that :func:`details_row` laid flat."""
    return tuple(
        Relation(
            kind,
            target,
            Span(start, end),
            tuple(provisions),
            ours,
            date.fromisoformat(since) if since else None,
        )
        for kind, target, start, end, provisions, ours, since in told
    )


def doubts_of(told: Iterable[Any]) -> tuple[Doubt, ...]:
    """Return the doubts that :func:`details_row` laid flat."""
    return tuple(Doubt(code, reason) for code, reason in told)


def landmarks_of(told: Iterable[Any]) -> tuple[Landmark, ...]:
    """Return the landmarks that :func:`details_row` laid flat."""
    return tuple(Landmark(Span(start, end), locator) for start, end, locator in told)


def origins_of(told: Iterable[Any]) -> tuple[Origin, ...]:
    """Return the origins that :func:`details_row` laid flat."""
    return tuple(
        Origin(fact, how, None if start is None else Span(start, end))
        for fact, how, start, end in told
    )
