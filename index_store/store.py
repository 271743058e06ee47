"""The one door to the index: what it holds, what answers a question, and changing it.

SQL is the truth; Chroma and Tantivy follow it. A document changes in this order (see
``docs/index.md``): staged in SQL, its vectors upserted, its words committed, then one SQL
transaction makes it live. Every hit is joined to live rows before it counts, so that what the
other indexes hold too early or too long is never seen.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from filelock import FileLock

from index_store.audit import Audit, audit
from index_store.embedding import bundled, question_vector
from index_store.errors import IndexDamagedError, IndexMissingError, IndexStoreError
from index_store.indexes import LIBRARY, Indexes, writing
from index_store.kept import Kept
from index_store.lexical import LexicalQuery
from index_store.library import Library
from index_store.manifest import Manifest, read_manifest, require_match, write_manifest
from index_store.search import Hit, Hits, Question, find_hits
from index_store.stored import Audience, DocumentSummary, FigureQuery, StoredFigure
from index_store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index_store.embedding import Embedder
    from index_store.records import Document, Passage

__all__ = [
    "Audience",
    "Audit",
    "DocumentSummary",
    "FigureQuery",
    "Hit",
    "Store",
    "StoredFigure",
    "Writer",
]

# So often is a search tried again because the index changed under it, before it holds the
# writer up instead.
_TRIES = 3
CHARACTERS_KEPT = 10_000_000
"""Characters of documents that are kept in memory, 20 MB, and as many of their passages.

A change of the index makes all that is kept unread.
"""
FIGURES_KEPT = 20_000
"""Figures, of the last queries, that are kept in memory: some 20 MB."""


class Store:
    """An open index; every method may be called from several threads."""

    def __init__(self, directory: Path, embedder: Embedder, manifest: Manifest) -> None:
        self._directory = directory
        self._embedder = embedder
        self._library = Library(directory / LIBRARY)
        self._indexes = Indexes(directory, manifest)
        self._aside = ThreadPoolExecutor(os.cpu_count(), "words")
        self._reloading = threading.Lock()
        self._seen_version = -1
        self._documents_at = lru_cache(maxsize=2)(self._documents_read)  # one for each audience
        self._by_id_at = lru_cache(maxsize=2)(self._by_id)
        self._texts: Kept[tuple[str, str | None, Audience], Document] = Kept(
            CHARACTERS_KEPT, lambda document: len(document.text) + 1000
        )
        self._parts: Kept[str, tuple[Passage, ...]] = Kept(
            CHARACTERS_KEPT, lambda found: sum(len(one.text) + 200 for one in found) + 200
        )
        self._figures: Kept[FigureQuery, tuple[StoredFigure, ...]] = Kept(
            FIGURES_KEPT,
            lambda found: len(found) + 1,  # that there are none is kept too
        )

    @classmethod
    def open(cls, directory: Path, embedder: Embedder, *, create: bool = False) -> Store:
        """Return the index in ``directory``, made anew if ``create`` and there is none.

        Raises :class:`IndexMissingError` where there is none and
        :class:`IndexMismatchError` where another model or format made it; neither changes
        anything on disk.
        """
        wanted = Manifest(embedder.name, embedder.dimensions)
        try:
            found = read_manifest(directory)
        except IndexMissingError:
            if not create:
                raise
            return cls._create(directory, embedder, wanted)
        require_match(directory, found, wanted)
        return cls(directory, embedder, found)

    @classmethod
    def _create(cls, directory: Path, embedder: Embedder, manifest: Manifest) -> Store:
        directory.mkdir(parents=True, exist_ok=True)
        with FileLock(directory / "create.lock"):
            try:
                found = read_manifest(directory)
            except IndexMissingError:
                store = cls(directory, embedder, manifest)
                write_manifest(directory, manifest)  # last: without it, there is no index
                return store
        require_match(directory, found, manifest)
        return cls(directory, embedder, found)  # another process was quicker

    @property
    def index_version(self) -> str:
        """The number that rises with each change, and the model's name: "17-static-vi-2"."""
        return f"{self._library.version()}-{self._embedder.name}"

    @contextmanager
    def writer(self, *, wait_seconds: float = 0) -> Iterator[Writer]:
        """Give the only writer, once what an earlier one left unfinished is put right.

        Raises :class:`IndexBusyError` if another one, in this process or another, does not
        end within ``wait_seconds``.
        """
        with writing(self._directory, wait_seconds):
            indexes = self._newest()
            if indexes.forget_others():
                self._library.touch()  # so that all readers look for the folders of today
            writer = Writer(self._library, indexes.lexical, indexes.vectors, self._embedder)
            try:
                writer.recover()
                yield writer
            finally:
                writer.close()

    def prepare(self) -> None:
        """Begin to open the vectors, in a thread of their own; trouble is told by the first search.

        They take a quarter of a second at 100,000 passages, and a question is read meanwhile.
        """
        threading.Thread(target=self._prepared, daemon=True).start()

    def _prepared(self) -> None:
        with suppress(IndexStoreError, OSError):
            version = self._library.version()
            if version:
                self._loaded(version).vectors.refresh(version)

    def documents(self, *, audience: Audience = "all") -> list[DocumentSummary]:
        """Return the documents that this audience may see, by name."""
        return list(self._documents_at(self._library.version(), audience))

    def _documents_read(self, _: int, audience: Audience) -> tuple[DocumentSummary, ...]:
        return tuple(self._library.documents(audience))

    def summaries(self, *, audience: Audience = "all") -> Mapping[str, DocumentSummary]:
        """Return the documents that this audience may see, by id, in the order of their names."""
        return self._by_id_at(self._library.version(), audience)

    def _by_id(self, version: int, audience: Audience) -> Mapping[str, DocumentSummary]:
        found = {item.id: item for item in self._documents_at(version, audience)}
        return MappingProxyType(found)

    def document(
        self, document_id: str, version: str | None = None, *, audience: Audience = "all"
    ) -> Document:
        """Return a document with its text, as it is or as it was in an earlier version.

        Raises :class:`DocumentNotFoundError` for what is not there, was removed, or is not
        for this audience.
        """
        version_now, key = self._library.version(), (document_id, version, audience)
        held = self._texts.of(version_now, key)
        if held is None:
            held = self._library.document(document_id, version, audience)
            self._texts.keep(version_now, key, held)
        return held

    def texts(
        self, document_ids: Iterable[str], *, audience: Audience = "all"
    ) -> dict[str, Document]:
        """Return documents with their texts, by id, read together; those not there are left out."""
        version = self._library.version()
        found: dict[str, Document] = {}
        missing = []
        for document_id in dict.fromkeys(document_ids):
            held = self._texts.of(version, (document_id, None, audience))
            if held is None:
                missing.append(document_id)
            else:
                found[document_id] = held
        for document in self._library.texts(missing, audience):
            found[document.id] = document
            self._texts.keep(version, (document.id, None, audience), document)
        return found

    def passages(self, document_id: str) -> list[Passage]:
        """Return the passages of a document in their order; of an unknown one, none."""
        version = self._library.version()
        held = self._parts.of(version, document_id)
        if held is None:
            held = tuple(self._library.passages(document_id))
            self._parts.keep(version, document_id, held)
        return list(held)

    def fingerprint(self, source: str) -> str | None:
        """Return the fingerprint of the bytes last read from ``source``, if they are live."""
        return self._library.fingerprint(source)

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        """Return the figures that meet every filter, by document and place in it."""
        version = self._library.version()
        held = self._figures.of(version, query)
        if held is None:
            held = tuple(self._library.figures(query))
            self._figures.keep(version, query, held)
        return list(held)

    def places(self, *, audience: Audience = "all") -> tuple[str, ...]:
        """Return the names of the units that documents and figures of the index are about."""
        return self._library.places(audience)

    def search(
        self,
        text: str,
        *,
        terms: Sequence[str] = (),
        limit: int = 50,
        audience: Audience = "all",
    ) -> list[Hit]:
        """Return the ``limit`` best by words and the ``limit`` nearest by meaning, as one list.

        ``terms`` are further words to look up, as anyone writes them (a place's other name,
        what an abbreviation stands for). Every hit has both scores. The order is by BM25,
        then cosine, then place in the index: ranking is the caller's.
        """
        if limit <= 0:
            return []
        with self._damage_noted():
            return self._consistent(text, terms, limit, audience)

    def recall(self, hits: Sequence[Hit]) -> None:
        """Have the bundled model know the tokens of the hits' texts, as far as they were kept."""
        model = bundled()
        held = self._library.pieces([hit.key for hit in hits], model.name)
        for hit in hits:
            if hit.key in held:
                model.pieces.learn(hit.passage.text, held[hit.key])

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Return how rare each term of the index's passages is: 0 for one that all have."""
        return self._loaded(self._library.version()).lexical.rarity(terms)

    def audit(self) -> Audit:
        """Return how far SQL, Chroma and Tantivy agree, each read in full.

        Raises :class:`IndexDamagedError` where one of them cannot be read.
        """
        indexes = self._newest()
        with self._damage_noted():
            found = audit(self._library, indexes.lexical, indexes.vectors)
        if not found.agrees:
            self._library.mark_unclean(True)
        return found

    def close(self) -> None:
        """Let go of every file."""
        self._aside.shutdown()
        self._indexes.close()
        self._library.close()

    @contextmanager
    def _damage_noted(self) -> Iterator[None]:
        """Leave word for the next writer that it must compare everything."""
        try:
            yield
        except IndexDamagedError:
            self._library.mark_unclean(True)
            raise

    def _consistent(
        self, text: str, terms: Sequence[str], limit: int, audience: Audience
    ) -> list[Hit]:
        """Return the hits of one moment, though a writer may be at work."""
        words = LexicalQuery.of([text, *terms])
        question = Question(words, question_vector(self._embedder, text), limit, audience)
        for _ in range(_TRIES):
            version = self._library.version()
            found = self._search(version, question)
            if found.version == version:
                return found.hits
        with self._indexes.vectors.exclusive():  # nothing is published or purged meanwhile
            return self._search(self._library.version(), question).hits

    def _search(self, version: int, question: Question) -> Hits:
        """Return the hits in what was published up to ``version``, or newer."""
        if version == 0:
            return Hits(version, [])  # nothing was ever published: Chroma need not be opened
        indexes = self._loaded(version)
        indexes.vectors.refresh(version)
        return find_hits(self._library, indexes.lexical, indexes.vectors, question, self._aside)

    def _loaded(self, version: int) -> Indexes:
        """Return the indexes with all that was published up to a version."""
        if self._seen_version < version:
            indexes = self._newest()
            with self._reloading:
                indexes.lexical.reload()
                self._seen_version = version
        return self._indexes

    def _newest(self) -> Indexes:
        """Return the indexes of the manifest as it is now, opened anew if they were made again.

        Raises :class:`IndexMismatchError` where they were made again with another model.
        """
        with self._reloading:
            found = read_manifest(self._directory)
            if found.generation != self._indexes.manifest.generation:
                wanted = Manifest(self._embedder.name, self._embedder.dimensions)
                require_match(self._directory, found, wanted)
                old, self._indexes = self._indexes, Indexes(self._directory, found)
                self._seen_version = -1
                old.close()
            return self._indexes
