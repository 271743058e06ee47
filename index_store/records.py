"""What both halves agree on: documents, passages and figures, with exact offsets.

Every offset counts Unicode code points of a document's *stored text* (NFC).
A span is half-open: ``text[span.start:span.end]`` is what it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Visibility = Literal["public", "internal"]
FigureKind = Literal["value", "rank", "count", "share", "money", "target", "change", "grade"]
RelationKind = Literal["amends", "replaces", "repeals", "guides", "based on"]
Bound = Literal["exact", "about", "over", "at least", "under", "at most"]


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points in a stored text.

    >>> Span(3, 6).of("xa Ngân Sơn")
    'Ngâ'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, found {start}..{end}")
        # A page has thousands: set through the slots, which costs half of a frozen dataclass's way.
        _set_start(self, start)
        _set_end(self, end)

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span names."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Return whether the span lies wholly inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


_set_start: Callable[[Span, int], None] = Span.__dict__["start"].__set__
_set_end: Callable[[Span, int], None] = Span.__dict__["end"].__set__


@dataclass(frozen=True, slots=True)
class Landmark:
    """A stretch of a stored text that a person would name: "trang 3, bảng 1, dòng 4"."""

    span: Span
    locator: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact about a document was found.

    ``how`` is ``"text"`` (stated at ``span`` of the stored text), ``"format"`` (the file's own
    properties or its page's head) or ``"derived"`` (worked out; ``span``, if any, from what).
    """

    fact: str
    how: Literal["text", "format", "derived"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document does to another, as stated at ``span`` of its own stored text.

    ``target`` is the other's number ("61/2018/NĐ-CP") or, where none is given, its name;
    ``provisions`` are the locators in the target that are meant ("khoản 2 Điều 5"), none for
    the whole of it; ``ours`` is the locator in this document that says so ("Điều 1").
    ``since`` is the day from which it holds, where it is not the document's own.
    """

    kind: RelationKind
    target: str
    span: Span
    provisions: tuple[str, ...] = ()
    ours: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at in a document: a stable ``code`` and a Vietnamese line."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: its stored text and the facts found about it.

    ``id`` is stable for one source across edits; ``version`` is ``"sha256:" + hex`` of the
    stored text. ``derived`` names the facts that were worked out instead of read, for
    instance ``("title", "published")``; ``origins`` say where each fact stands.
    ``published`` is the day of issue of an official text, ``effective`` the day from which it
    is in force, ``expires`` the last of them or the one from which it is not. ``landmarks`` name parts of the text, in order of their start, the wider
    first; two of them lie apart or one within the other.
    """

    id: str
    source: str
    name: str
    version: str
    text: str
    title: str
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    visibility: Visibility = "public"
    genre: str = "article"
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    language: str = "vi"
    derived: tuple[str, ...] = ()
    effective: date | None = None
    signer: str | None = None
    expires: date | None = None
    relations: tuple[Relation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    origins: tuple[Origin, ...] = ()

    def stated(self, fact: str) -> Span | None:
        """Return where the text states a fact in so many words; None where it does not."""
        own = (o.span for o in self.origins if o.fact == fact and o.how == "text")
        return next(own, None)

    def locator(self, span: Span) -> str | None:
        """Return the name of the narrowest landmark that holds ``span``; None if none does."""
        holding = [mark for mark in self.landmarks if span.within(mark.span)]
        if not holding:
            return None
        return min(holding, key=lambda mark: mark.span.end - mark.span.start).locator


@dataclass(frozen=True, slots=True)
class Passage:
    """What is retrieved: a stretch of one document's stored text.

    ``heading`` is the title and breadcrumb; it is embedded and searched but is no part of
    the stored text of the passage. ``locator`` is what a person would write: "đoạn 2".
    """

    document_id: str
    ordinal: int
    span: Span
    text: str
    locator: str
    heading: str = ""


SELF_ASSESSED = "Điểm tự chấm"
"""What the points that a unit gave itself are called, followed by what they are of, if known."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a figure is bound to: a canonical ``value`` and the words that gave it.

    ``span`` is None only where the value comes from a fact about the document (its
    publisher, its date) instead of from its text.
    """

    value: str
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a document's text, with what it says and of whom, of what and of when.

    ``text`` is the figure as written, with its unit ("70,56 điểm"); ``span`` is where it
    stands; ``clause`` is the shortest stretch of text that states it whole, and is what an
    answer quotes. ``value`` is in units of ``unit``; for a rank, ``value`` is the position
    and ``of`` the number ranked; for points, ``of`` is the scale. ``place``, ``indicator``
    and ``period`` are None where the text does not bind them: never guessed.
    ``period`` values are canonical: "2022", "2023-Q1", "2023-H1", "2023-02", "2023-08-22",
    "2023-01-01/2023-08-22", "2021/2025". ``announced`` is an ISO date.
    """

    document_id: str
    span: Span
    text: str
    clause: Span
    kind: FigureKind
    value: float | None
    unit: str | None = None
    of: float | None = None
    bound: Bound = "exact"
    grade: str | None = None
    place: Binding | None = None
    indicator: Binding | None = None
    period: Binding | None = None
    according_to: Binding | None = None
    announced: str | None = None
    note: str | None = None

    def __hash__(self) -> int:
        # Thousands are told apart for a ranking: by all sixteen parts it took ten times as long.
        return hash((self.document_id, self.span.start, self.kind))

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the text does not bind, in a fixed order."""
        return tuple(
            part
            for part, binding in (
                ("place", self.place),
                ("indicator", self.indicator),
                ("period", self.period),
            )
            if binding is None
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one source: what is stored together or not at all.

    ``fingerprint`` identifies the bytes read, so that an unchanged source is not read again.
    ``passages`` are in order of ``ordinal``, each of them ``document.text[span]``.
    """

    document: Document
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    fingerprint: str
