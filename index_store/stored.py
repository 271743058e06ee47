"""What the index answers with: documents without their text, figures with their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from index_store.records import Doubt, Figure, Passage, Relation, Visibility

Audience = Literal["all", "public"]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """All facts about a live document but its text, and how much was found in it.

    Copies of one text have the same ``family``; None is of a text too short to tell.
    """

    id: str
    source: str
    name: str
    version: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    visibility: Visibility
    genre: str
    number: str | None
    issuer: str | None
    place: str | None
    language: str
    derived: tuple[str, ...]
    effective: date | None
    signer: str | None
    expires: date | None
    relations: tuple[Relation, ...]
    doubts: tuple[Doubt, ...]
    family: str | None
    characters: int
    passages: int
    figures: int
    indexed_at: datetime


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures are wanted: those that meet every filter that is given.

    A filter is one value or several, of which any will do; they are compared with the
    canonical values of the figures' bindings, as they are.
    """

    place: str | tuple[str, ...] | None = None
    indicator: str | tuple[str, ...] | None = None
    period: str | tuple[str, ...] | None = None
    kind: str | tuple[str, ...] | None = None
    document_ids: tuple[str, ...] | None = None
    audience: Audience = "all"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure, its document, and the ordinal of the passage that holds it, if one does."""

    figure: Figure
    document: DocumentSummary
    passage: int | None


@dataclass(frozen=True, slots=True)
class LivePassage:
    """A passage that may answer, with the document it stands in."""

    passage: Passage
    document: DocumentSummary


@dataclass(frozen=True, slots=True)
class Found:
    """The passages of some keys that are live at ``version``; the other keys are left out."""

    version: int
    passages: dict[int, LivePassage]
