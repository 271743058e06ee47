"""What the web application needs from the rest of the product, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.records import Check
    from assistant.events import Event
    from assistant.records import Answer, Turn
    from assistant.web.administration import Upload
    from index_store.records import Document, Passage, Visibility
    from index_store.store import DocumentSummary, FigureQuery, StoredFigure
    from ingest.pipeline import Progress
    from ingest.report import IngestReport

Audience = Literal["all", "public"]


class AssistantPort(Protocol):
    """Who answers questions."""

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Audience = "all",
        as_typed: bool = False,
    ) -> Answer:
        """Return a verified answer, ``as_typed`` to the question as it stands; raises `IndexStoreError` where the index cannot be read."""
        ...

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Audience = "all",
        as_typed: bool = False,
    ) -> Iterator[Event]:
        """Return what is known of the answer as it comes, verified; last the whole `Answer`."""
        ...

    def check(self, text: str, *, audience: Audience = "all") -> Check:
        """Return the verdict on every claim of a text; raises `CheckError` for none."""
        ...


class LibraryPort(Protocol):
    """Where the documents are; `index_store.store.Store` is one."""

    @property
    def index_version(self) -> str:
        """The version of the index, which rises with each change."""
        ...

    def documents(self, *, audience: Audience = "all") -> Sequence[DocumentSummary]:
        """Return what is indexed and may be seen."""
        ...

    def document(
        self, document_id: str, version: str | None = None, *, audience: Audience = "all"
    ) -> Document:
        """Return a document as it was in ``version``; raises `DocumentNotFoundError`."""
        ...

    def passages(self, document_id: str) -> Sequence[Passage]:
        """Return the passages of the live version, in order."""
        ...

    def figures(self, query: FigureQuery) -> Sequence[StoredFigure]:
        """Return the figures that meet every filter, by document and place in it."""
        ...

    def places(self, *, audience: Audience = "all") -> Sequence[str]:
        """Return the names of the units that documents and figures are about."""
        ...


class AdministrationPort(Protocol):
    """Who changes the collection; `assistant.web.administration.Administration` is one."""

    def upload(
        self,
        files: Sequence[Upload],
        *,
        visibility: Visibility | None = None,
        replace: bool = False,
        progress: Progress | None = None,
    ) -> IngestReport:
        """Put files into the index; return what became of each."""
        ...

    def remove(self, document_id: str) -> None:
        """Take a document out; raises `DocumentNotFoundError`."""
        ...

    def show_to(self, document_id: str, visibility: Visibility) -> None:
        """Make a document public or internal; raises `DocumentNotFoundError`."""
        ...

    def reread(self, document_id: str, *, progress: Progress | None = None) -> IngestReport:
        """Read a document again from where it came; raises `DocumentNotFoundError`."""
        ...
