"""How documents stand to each other: what changes what, read once for each state of the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.validity import Change, Changes, Validity

if TYPE_CHECKING:
    from datetime import date

    from assistant.web.ports import Audience, LibraryPort
    from index_store.records import Document
    from index_store.store import DocumentSummary


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands on a day, for a reader.

    ``changes`` are those made by documents that the reader may see, ``targets`` the documents
    that it changes itself, likewise.
    """

    validity: Validity
    changes: tuple[Change, ...] = ()
    targets: tuple[DocumentSummary, ...] = ()


class Standings:
    """Says how the documents of a library stand; works that out again when the index changes."""

    def __init__(self, library: LibraryPort) -> None:
        self._library = library
        self._known: tuple[str, Changes] | None = None

    def changes(self) -> Changes:
        """Return what the documents of the library do to each other."""
        version = self._library.index_version
        if self._known is None or self._known[0] != version:
            self._known = version, Changes(self._library.documents())
        return self._known[1]

    def of(self, document: Document, on: date, audience: Audience) -> Standing:
        """Return how a document stands on ``on``, nothing told of what the reader may not see."""
        changes = self.changes()
        validity = changes.validity(document, on)

        def seen(other: DocumentSummary) -> bool:
            return audience == "all" or other.visibility == "public"

        return Standing(
            validity,
            tuple(change for change in validity.changes if seen(change.by)),
            tuple(target for target in changes.targets_of(document.id) if seen(target)),
        )
