"""What is known about one document, for a person: each fact with where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.articles import document_name
from assistant.messages import message
from index_store.records import Document, Origin, Relation
from index_store.store import DocumentSummary
from index_store.validity import Changes, Validity

_SHOWN = 60
_MOST_RELATIONS = 12


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line of the card: what it is, its value, and where that was found."""

    label: str
    value: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact by its name in records, with the message that labels it."""

    fact: str
    label: str
    value: str | None


_STATES = {
    "in force": "state_in_force",
    "not yet": "state_not_yet",
    "expired": "state_expired",
    "amended": "state_amended",
    "repealed": "state_repealed",
    "replaced": "state_replaced",
    "unknown": "state_unknown",
}
_CHANGED = {
    "amends": "changed_amends",
    "repeals": "changed_repeals",
    "replaces": "changed_replaces",
}
_RELATIONS = {
    "amends": "relation_amends",
    "repeals": "relation_repeals",
    "replaces": "relation_replaces",
    "guides": "relation_guides",
    "based on": "relation_based_on",
}


def document_card(
    document: Document, documents: Sequence[DocumentSummary], on: date
) -> list[CardRow]:
    """Return the facts of a document with where they stand, its relations, doubts and validity.

    ``documents`` are all of the collection: what is in force on ``on`` is told by them alone.
    """
    origins = {origin.fact: origin for origin in document.origins}
    rows = [CardRow(message("id"), document.id), CardRow(message("document"), document.name)]
    for one in _facts(document):
        if one.value:
            found = _where(document, origins.get(one.fact), one.fact in document.derived)
            rows.append(CardRow(message(one.label), one.value, found))
    rows += _validity_rows(document, documents, on)
    rows += _relation_rows(document)
    rows += [CardRow(message("fact_doubt"), doubt.reason) for doubt in document.doubts]
    return rows


def _facts(document: Document) -> list[_Fact]:
    stated = (
        ("title", "fact_title", document.title),
        ("genre", "fact_genre", message(f"genre_{document.genre}")),
        ("number", "fact_number", document.number),
        ("issuer", "fact_issuer", document.issuer),
        ("publisher", "fact_publisher", document.publisher),
        ("place", "fact_place", document.place),
        ("published", "fact_published", _day(document.published)),
        ("effective", "fact_effective", _day(document.effective)),
        ("expires", "fact_expires", _day(document.expires)),
        ("signer", "fact_signer", document.signer),
        ("url", "fact_url", document.url),
        ("visibility", "fact_visibility", message(f"visibility_{document.visibility}")),
    )
    return [_Fact(*one) for one in stated]


def _day(value: date | None) -> str | None:
    return value.strftime("%d/%m/%Y") if value else None


def _where(document: Document, origin: Origin | None, derived: bool) -> str:
    """Return where a fact was found: its words and their place, or from what it was worked out."""
    if origin is None:
        return message("found_derived") if derived else ""
    words = ""
    if origin.span is not None:
        quoted = " ".join(origin.span.of(document.text).split())
        quoted = quoted if len(quoted) <= _SHOWN else quoted[: _SHOWN - 1] + "…"
        line = document.text.count("\n", 0, origin.span.start) + 1
        words = message("found_at", words=quoted, line=str(line))
    if origin.how == "format":
        return message("found_format")
    if origin.how == "derived":
        return " ".join(filter(None, (message("found_derived"), words)))
    return words


def _validity_rows(
    document: Document, documents: Sequence[DocumentSummary], on: date
) -> list[CardRow]:
    """Return how an official document stands; a news article stands in no force."""
    if not (document.number or document.effective or document.relations):
        return []
    found = Changes(documents).validity(document, on)
    return [CardRow(message("fact_validity"), _state(found), message("found_collection"))] + [
        CardRow(
            message(_CHANGED[change.kind]),
            " ".join(filter(None, (change.relation.ours, document_name(change.by)))),
            ", ".join(filter(None, (*change.relation.provisions, _day(change.since)))),
        )
        for change in found.changes[:_MOST_RELATIONS]
    ]


def _state(found: Validity) -> str:
    words = message(_STATES[found.state])
    day = _day(found.since)
    return message("state_since", state=words, date=day) if day else words


def _relation_rows(document: Document) -> list[CardRow]:
    rows = [_relation_row(document, relation) for relation in document.relations]
    more = len(rows) - _MOST_RELATIONS
    if more > 0:
        rows = [*rows[:_MOST_RELATIONS], CardRow("", message("more_relations", count=str(more)))]
    return rows


def _relation_row(document: Document, relation: Relation) -> CardRow:
    named = ", ".join(relation.provisions)
    value = f"{named} {relation.target}".strip()
    kind = message(_RELATIONS[relation.kind])
    where = relation.ours or _where(document, Origin("relation", "text", relation.span), False)
    day = _day(relation.since)
    return CardRow(kind, value, ", ".join(filter(None, (where, day))))


def card_payload(
    document: Document, documents: Sequence[DocumentSummary], on: date
) -> dict[str, object]:
    """Return what the card shows beyond a summary, JSON-ready: offsets count code points."""
    found = Changes(documents).validity(document, on)
    return {
        "effective": document.effective.isoformat() if document.effective else None,
        "expires": document.expires.isoformat() if document.expires else None,
        "signer": document.signer,
        "origins": [
            {
                "fact": one.fact,
                "how": one.how,
                "start": one.span.start if one.span else None,
                "end": one.span.end if one.span else None,
            }
            for one in document.origins
        ],
        "relations": [
            {
                "kind": one.kind,
                "target": one.target,
                "provisions": list(one.provisions),
                "by": one.ours,
                "since": one.since.isoformat() if one.since else None,
                "start": one.span.start,
                "end": one.span.end,
            }
            for one in document.relations
        ],
        "doubts": [{"code": one.code, "reason": one.reason} for one in document.doubts],
        "validity": {
            "state": found.state,
            "since": found.since.isoformat() if found.since else None,
            "on": on.isoformat(),
            "changed_by": [
                {
                    "document_id": change.by.id,
                    "kind": change.kind,
                    "provisions": list(change.relation.provisions),
                    "by": change.relation.ours,
                    "since": change.since.isoformat() if change.since else None,
                }
                for change in found.changes
            ],
        },
    }
