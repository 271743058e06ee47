"""What is known of an answer while it is being made, in the order in which it is known."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.records import Answer, Citation, Language, Note, Statement


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read: the first event, before anything is searched."""

    id: str
    understood_as: str
    language: Language


@dataclass(frozen=True, slots=True)
class Stated:
    """A verified statement with its citations, numbered as they will be in the answer."""

    statement: Statement
    citations: tuple[Citation, ...]


Event = Understood | Stated | Note | Answer
"""An `Answer` is the last one, and holds all that came before it."""
