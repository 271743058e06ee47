"""Changing the index so that a document is there whole or not at all, whatever happens.

The order of every change: staged in SQL, vectors upserted, words committed, published by one
SQL transaction, and only then is purged what was replaced. Whatever stops a writer between
two steps leaves the last published state answering; the next writer purges the rest.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from index_store.audit import audit
from index_store.embedding import bundled
from index_store.errors import DocumentNotFoundError, IndexDamagedError
from index_store.rows import passage_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index_store.embedding import Embedder
    from index_store.lexical import Lexical, LexicalWriter
    from index_store.library import Library
    from index_store.records import Passage, Reading, Visibility
    from index_store.vectors import Vectors

_PASSAGES_TOGETHER = 1000  # in one publication: some 13 ms of commits are paid once for all
_TEXTS_TOGETHER = 256


class Writer:
    """The only one that changes an index; got from :meth:`Store.writer`."""

    def __init__(
        self, library: Library, lexical: Lexical, vectors: Vectors, embedder: Embedder
    ) -> None:
        self._library = library
        self._lexical = lexical
        self._vectors = vectors
        self._embedder = embedder
        self._words: LexicalWriter | None = None
        self._sound = False

    def put(self, readings: Sequence[Reading]) -> None:
        """Add each document, or put it in place of the one with its id.

        Each is all or nothing. On an error the documents before may be in already; the one
        at fault, and those published together with it, are as they were.
        """
        for reading in readings:
            _check(reading)
        for together in _groups(readings):
            with self._unsound_on_error():
                self._put_together(together)

    def remove(self, document_ids: Sequence[str]) -> None:
        """Take out the documents with every version of them, all together.

        Raises :class:`DocumentNotFoundError`, and removes nothing, if one is not there.
        """
        with self._unsound_on_error():
            with self._vectors.exclusive():
                self._vectors.advance(self._library.withdraw(document_ids))
            self._purge()

    def show_to(self, document_ids: Sequence[str], visibility: Visibility) -> None:
        """Make the documents public or internal from now on, all together.

        Raises :class:`DocumentNotFoundError`, and changes nothing, if one is not there.
        """
        with self._unsound_on_error(), self._vectors.exclusive():
            self._vectors.advance(self._library.show_to(document_ids, visibility))

    def fill(self, on_progress: Callable[[int, int], None]) -> int:
        """Put every live passage into empty indexes; return how many there are."""
        keys = sorted(self._library.live_keys())
        for start in range(0, len(keys), _PASSAGES_TOGETHER):
            some = keys[start : start + _PASSAGES_TOGETHER]
            held = self._library.find(some, "all").passages
            passages = [held[key].passage for key in some]
            self._vectors.upsert(some, self._embed(passages))
            self._add_words(some, passages)
            self._keep_pieces(some, passages)
            on_progress(start + len(some), len(keys))
        return len(keys)

    def recover(self) -> None:
        """Put right what an earlier writer left: nothing remains in any index that is not live.

        If that one ended without closing, or the numbers of passages differ, all indexes are
        compared and what is missing is made again from SQL; vectors that cannot be read are
        made again wholly.
        """
        try:
            self._vectors.reopen(self._library.version())
            self._purge()
            counted = {self._vectors.count(), self._lexical.count(), self._library.live_count()}
            if self._library.unclean() or len(counted) > 1:
                self._repair()
        except IndexDamagedError:
            self._remake()
        self._library.mark_unclean(True)
        self._sound = True

    def _remake(self) -> None:
        """Make all vectors again from SQL, and read them back as they then stand on disk.

        A folder made in the place of a broken one was once seen to come out broken too (in one
        test run of many, and not again): so it is checked, and made a second time if need be.
        """
        for last in (False, True):
            self._vectors.destroy()
            self._vectors.reopen(self._library.version())
            self._purge()
            self._repair()
            try:
                self._vectors.reopen(self._library.version())
                self._vectors.keys()
            except IndexDamagedError:
                if last:
                    raise
            else:
                return

    def close(self) -> None:
        """Free the lexical writer, and note that all is well if it is."""
        self._library.let_go()
        if self._words is not None:
            self._words.close()
            self._words = None
        if self._sound:
            self._library.mark_unclean(False)

    @contextmanager
    def _unsound_on_error(self) -> Iterator[None]:
        if not self._sound:
            self.recover()
        self._sound = False
        try:
            yield
            self._sound = True
        except DocumentNotFoundError:  # asked for, found missing, and nothing touched
            self._sound = True
            raise
        finally:
            if not self._sound and self._words is not None:
                self._words.abandon()
                self._words = None

    def _put_together(self, readings: Sequence[Reading]) -> None:
        passages = [passage for reading in readings for passage in reading.passages]
        embedded = self._embed(passages)
        revisions = self._library.stage(readings)
        keys = [
            passage_key(revision, passage.ordinal)
            for revision, reading in zip(revisions, readings, strict=True)
            for passage in reading.passages
        ]
        self._vectors.upsert(keys, embedded)
        self._add_words(keys, passages)
        self._keep_pieces(keys, passages)
        with self._vectors.exclusive():
            self._vectors.advance(self._library.publish(revisions))
        self._purge()

    def _purge(self) -> None:
        """Take what is not live out of every index, SQL last."""
        dead = self._library.dead()
        if not dead:
            return
        words = self._lexical_writer()
        keys = [key for revision in dead for key in revision.keys]
        words.delete(keys)
        words.commit()
        self._vectors.delete(keys)
        self._library.bury(dead)

    def _repair(self) -> None:
        found = audit(self._library, self._lexical, self._vectors)
        if found.agrees:
            return
        words = self._lexical_writer()
        words.delete(found.lexical_orphaned)
        words.commit()
        self._vectors.delete(found.vectors_orphaned)
        for keys in _portions(sorted(found.vectors_missing)):
            passages = self._library.find(keys, "all").passages
            self._vectors.upsert(keys, self._embed([passages[key].passage for key in keys]))
        for keys in _portions(sorted(found.lexical_missing)):
            passages = self._library.find(keys, "all").passages
            self._add_words(keys, [passages[key].passage for key in keys])
        with self._vectors.exclusive():  # so that readers open what was made again
            self._vectors.advance(self._library.touch())

    def _embed(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        texts = [f"{p.heading}\n{p.text}" if p.heading else p.text for p in passages]
        parts = [
            self._embedder.encode(texts[start : start + _TEXTS_TOGETHER])
            for start in range(0, len(texts), _TEXTS_TOGETHER)
        ]
        nothing = np.zeros((0, self._embedder.dimensions), dtype=np.float32)
        return np.concatenate([nothing, *parts])

    def _add_words(self, keys: Sequence[int], passages: Iterable[Passage]) -> None:
        words = self._lexical_writer()
        for key, passage in zip(keys, passages, strict=True):
            words.add(key, passage.text, passage.heading)
        words.commit()

    def _keep_pieces(self, keys: Sequence[int], passages: Sequence[Passage]) -> None:
        """Keep the tokens by which an answer looks at a passage: those of the bundled model."""
        model = bundled()
        texts = (passage.text for passage in passages)
        self._library.keep_pieces(
            dict(zip(keys, map(model.pieces.written, texts), strict=True)), model.name
        )

    def _lexical_writer(self) -> LexicalWriter:
        if self._words is None:
            self._words = self._lexical.writer()
        return self._words


def _check(reading: Reading) -> None:
    """Raise ValueError for a reading whose parts do not belong together."""
    document = reading.document
    ordinals = {passage.ordinal for passage in reading.passages}
    if len(ordinals) < len(reading.passages):
        raise ValueError(f"{document.name}: two passages have one ordinal")
    for passage in reading.passages:
        if passage.document_id != document.id or passage.span.of(document.text) != passage.text:
            raise ValueError(f"{document.name}: {passage.locator} is not a stretch of its text")
    for figure in reading.figures:
        if figure.document_id != document.id or figure.span.of(document.text) != figure.text:
            raise ValueError(f"{document.name}: {figure.text!r} does not stand where it says")


def _groups(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Yield the readings in order, as many together as make some thousand passages.

    A document twice in one call is published twice, so that its last reading stays.
    """
    group: list[Reading] = []
    size = 0
    for reading in readings:
        again = any(reading.document.id == other.document.id for other in group)
        if group and (again or size + len(reading.passages) > _PASSAGES_TOGETHER):
            yield group
            group, size = [], 0
        group.append(reading)
        size += len(reading.passages)
    if group:
        yield group


def _portions(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _PASSAGES_TOGETHER):
        yield keys[start : start + _PASSAGES_TOGETHER]
