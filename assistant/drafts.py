"""A statement before its citations are numbered: its words and the quotes it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.records import Choice, Note
from index_store.records import Figure, Span

Layout = Literal["sentence", "item"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of one document's stored text that a statement stands on."""

    document_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement with its quotes, and the figures that it repeats.

    ``computed`` holds values that the assistant worked out from the figures, as a reader sees
    them in the text; every other number must stand in a quote. ``grounds`` are figures that the
    statement rests on without repeating them. An ``item`` is laid out as a line of a list below
    the sentence before it.
    """

    text: str
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...] = ()
    computed: tuple[float, ...] = ()
    layout: Layout = "sentence"
    grounds: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Draught:
    """What one part of a question came to: statements, notes, or nothing.

    ``absent`` is the sentence that says what is missing, where nothing was found.
    """

    drafts: tuple[Draft, ...] = ()
    notes: tuple[Note, ...] = ()
    suggestions: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    absent: str = ""
    subject: str | None = field(default=None)
    holds: bool = True
    """Whether what the question takes for granted is so."""

    def __bool__(self) -> bool:
        return bool(self.drafts)
