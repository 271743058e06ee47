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
    supports: tuple[Quote, ...] = ()
    """Where the province of the units stands, elsewhere in the documents that are quoted."""
    leans: bool = False
    """Whether it speaks of the figures "above": it falls with the statements before it."""


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


def shortened(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return the first whole sentence alone; a list is given whole or not at all.

    >>> one, two = Draft("Huyện A xếp cuối", ()), Draft("Hạn chế:", ())
    >>> [draft.text for draft in shortened((one, two, Draft("tuyên truyền", (), layout="item")))]
    ['Huyện A xếp cuối']
    """
    whole = [d for d in drafts if d.layout == "sentence" and not d.text.rstrip().endswith(":")]
    return tuple(whole[:1]) or drafts
