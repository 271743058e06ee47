"""Both indexes made again from the library, while the old ones go on answering."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from index_store.errors import IndexDamagedError
from index_store.indexes import LIBRARY, Indexes, writing
from index_store.library import Library
from index_store.manifest import FORMAT, TERMS, read_manifest, write_manifest
from index_store.migration import migrate
from index_store.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from index_store.embedding import Embedder
    from index_store.manifest import Manifest


class OnProgress(Protocol):
    """What is told while passages are indexed again."""

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` passages are in the new indexes."""


def reindex(
    directory: Path, embedder: Embedder, on_progress: OnProgress, *, wait_seconds: float = 0
) -> int:
    """Make the indexes of ``directory`` again with ``embedder``; return how many passages.

    The library is first brought to today's tables. Until the new indexes are complete and
    counted, the old ones answer; a process that is stopped on the way leaves these. Raises
    :class:`IndexMissingError`, :class:`IndexBusyError`, and :class:`IndexDamagedError` where
    the new indexes do not hold what the library does.
    """
    read_manifest(directory)  # says what to do where there is no index
    with writing(directory, wait_seconds):
        found = read_manifest(directory)
        migrate(directory / LIBRARY, found.format)
        wanted = replace(
            found,
            model=embedder.name,
            dimensions=embedder.dimensions,
            format=FORMAT,
            terms=TERMS,
            generation=found.generation + 1,
        )
        with closing(Library(directory / LIBRARY)) as library:
            count = _fill(directory, wanted, library, embedder, on_progress)
            write_manifest(directory, wanted)  # from here on the new ones answer
            library.touch()
        return count


def _fill(
    directory: Path,
    wanted: Manifest,
    library: Library,
    embedder: Embedder,
    on_progress: OnProgress,
) -> int:
    with closing(Indexes(directory, wanted)) as new:
        new.vectors.destroy()  # what an earlier attempt left
        writer = Writer(library, new.lexical, new.vectors, embedder)
        try:
            count = writer.fill(on_progress)
        finally:
            writer.close()
        new.lexical.reload()
        held = (new.lexical.count(), new.vectors.count())
    if held != (count, count):
        raise IndexDamagedError(
            f"the new indexes hold {held[0]} and {held[1]} passages instead of {count}; "
            "the old ones stay in use; see that the disk has room and run the command again"
        )
    return count
