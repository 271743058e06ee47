"""What an answer is made of; `assistant.payload` turns it into the JSON of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index_store.records import Span

Status = Literal["answered", "not_found", "needs_clarification"]
Language = Literal["vi", "en"]
Role = Literal["place", "indicator", "period", "according_to"]
NoteKind = Literal[
    "coverage",
    "conflict",
    "superseded",
    "assumption",
    "restored",
    "renamed_place",
    "unanswered_part",
    "arithmetic",
    "generator",
]


@dataclass(frozen=True, slots=True)
class Support:
    """A span of the cited document that binds the quote's figures to a place, indicator or period."""

    role: Role
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of one version of one document, quoted to the code point."""

    number: int
    document_id: str
    document: str
    version: str
    title: str
    publisher: str | None
    published: date | None
    derived: tuple[str, ...]
    url: str | None
    locator: str
    quote: str
    span: Span
    support: tuple[Support, ...] = ()

    @property
    def link(self) -> str:
        """Address of the source viewer with the quote marked (relative to the server)."""
        return (
            f"/documents/{self.document_id}?version={self.version}"
            f"&start={self.span.start}&end={self.span.end}"
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the answer and the numbers of the citations it stands on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure that the answer states, with what it is bound to."""

    text: str
    value: float | None
    unit: str | None
    place: str | None
    indicator: str | None
    period: str | None
    announced: str | None
    according_to: str | None
    citation: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must know beside the answer."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of an ambiguous question, as a question that can be asked."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A verified answer. `answer` has citation markers ``[n]``; `statements` have none."""

    id: str
    question: str
    understood_as: str
    language: Language
    status: Status
    answer: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: tuple[AnswerFigure, ...] = ()
    choices: tuple[Choice, ...] = ()
    notes: tuple[Note, ...] = ()
    suggestions: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    """With ``not_found``: the sentences nearest to the question, which may not be what was asked."""
    as_of: date = field(default_factory=date.today)
    generator: Literal["extractive", "llm"] = "extractive"
    index_version: str = ""
    seconds: float = 0.0
