"""A part of a claim that is no figure of a document: a fact of a document, a comparison, an office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.checking.records import Verdict
    from assistant.drafts import Quote
    from assistant.records import Note
    from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Part:
    """What was found on some words of a claim; ``span`` counts in the readable text.

    ``correct`` is what the documents say instead, with a contradicted part only; ``quotes``
    are the stretches of documents that decide.
    """

    span: Span
    verdict: Verdict
    quotes: tuple[Quote, ...] = ()
    correct: str | None = None
    notes: tuple[Note, ...] = ()
