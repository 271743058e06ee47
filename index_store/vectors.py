"""Passages as vectors in an embedded Chroma: ids and vectors only, compared by cosine.

An embedded Chroma must never be open and changing in two processes at once. Opening one
applies the log that another process left and may write the graph, so two rules hold here:

* opening and every change happen under a file lock (:meth:`Vectors.exclusive`), and a change
  that a dying process left half done is first put right (:mod:`index_store.graph_backup`);
* once open, a reader's copy stands still in memory. Whoever learns of a newer
  ``index_version`` calls :meth:`Vectors.refresh`, which closes it and opens it anew.

One process has one client for a folder, shared by all its stores: Chroma itself shares its
system by path, so that closing one of two clients would leave the other on old data.
"""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock

from index_store.errors import IndexDamagedError
from index_store.graph_backup import GraphBackup, drop_unwritten, short_graph_file
from index_store.vector_reading import Engine, open_engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

_COLLECTION = "passages"
_BATCH = 2000  # below Chroma's limit of some 5,400 ids a call
_POLL_SECONDS = 0.002
# At 20,000 x 256 (clustered, 2 cores): the 50 nearest in 1.1 ms, all of them the true ones.
# The graph goes to disk after ``sync_threshold`` changes; the rest is replayed on opening,
# which took 0.105 s with Chroma's own 1000 and takes 0.051 s with 256.
_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 256,
    "max_neighbors": 16,
    "sync_threshold": 256,
    "batch_size": 128,
}

_shared: dict[str, Vectors] = {}
_shared_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A passage's key and the cosine of its vector with the one asked for."""

    key: int
    cosine: float


class Vectors:
    """The vectors of one folder, safe to call from several threads."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = threading.RLock()
        self._file_lock = FileLock(f"{directory}.lock", thread_local=False)
        self._backup = GraphBackup(directory)
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None
        self._engine: Engine | None = None
        self._version: int | None = None
        self.users = 0

    @classmethod
    def shared(cls, directory: Path) -> Vectors:
        """Return this process's only ``Vectors`` for ``directory``; call ``release`` when done."""
        with _shared_lock:
            vectors = _shared.setdefault(str(directory.resolve()), cls(directory))
            vectors.users += 1
            return vectors

    def release(self) -> None:
        """Give up one use; the last one closes the folder."""
        with _shared_lock:
            self.users -= 1
            if self.users == 0:
                self.close()
                _shared.pop(str(self._directory.resolve()), None)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the folder alone, among the threads of this process and all other processes."""
        with self._lock, self._file_lock.acquire(poll_interval=_POLL_SECONDS):
            yield

    def refresh(self, version: int) -> None:
        """Make sure that what is open is not older than ``version``."""
        with self._lock:
            if self._version is None or self._version < version:
                self.reopen(version)

    def reopen(self, version: int) -> None:
        """Close what is open and open the folder as it now stands on disk."""
        with self.exclusive():
            self.close()
            self._open()
            self._version = version

    def advance(self, version: int) -> None:
        """Note that the open copy is that of ``version``: this process made the change."""
        with self._lock:
            self._version = version

    def close(self) -> None:
        """Let go of the folder; the next use opens it again."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = self._collection = self._engine = self._version = None

    def destroy(self) -> None:
        """Leave an empty folder, for vectors that cannot be read and will be made again."""
        with self.exclusive():
            self.close()
            self._backup.discard()
            shutil.rmtree(self._directory, ignore_errors=True)

    def upsert(self, keys: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Store each vector under its key, in place of what was there."""
        for start in range(0, len(keys), _BATCH):
            batch = slice(start, start + _BATCH)
            with self._changing() as collection:
                collection.upsert(
                    ids=[str(key) for key in keys[batch]], embeddings=list(vectors[batch])
                )

    def delete(self, keys: Iterable[int]) -> None:
        """Forget the vectors under these keys; a key without a vector is no error."""
        remaining = iter(keys)
        while batch := [str(key) for key in islice(remaining, _BATCH)]:
            with self._changing() as collection:
                collection.delete(ids=batch)

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[Neighbour]:
        """Return up to ``limit`` passages, the nearest first."""
        with self._lock, _damage_named(self._directory):
            found = self._opened().query(
                query_embeddings=[vector.tolist()], n_results=limit, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [
            Neighbour(int(key), 1.0 - float(distance))
            for key, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def cosines(self, vector: NDArray[np.float32], keys: Sequence[int]) -> dict[int, float]:
        """Return the cosine of ``vector`` with each of these passages that has a vector."""
        if not keys:
            return {}
        with self._lock, _damage_named(self._directory):
            found = self._opened().get(ids=[str(key) for key in keys], include=["embeddings"])
        if not found["ids"]:
            return {}
        products = np.asarray(found["embeddings"], dtype=np.float32) @ vector
        return {int(key): float(cosine) for key, cosine in zip(found["ids"], products, strict=True)}

    def count(self) -> int:
        """Return the number of keys that Chroma lists."""
        with self._lock, _damage_named(self._directory):
            return int(self._opened().count())

    def keys(self) -> set[int]:
        """Return every key that Chroma lists and whose vector it can show."""
        keys: set[int] = set()
        with self.exclusive(), _damage_named(self._directory):
            collection = self._opened()
            for start in range(0, collection.count(), _BATCH):
                # Asking for the vectors is the check: an id in Chroma's table without a
                # vector in its graph raises.
                page = collection.get(limit=_BATCH, offset=start, include=["embeddings"])
                keys.update(map(int, page["ids"]))
        return keys

    @contextmanager
    def _changing(self) -> Iterator[Collection]:
        with self.exclusive(), _damage_named(self._directory):
            collection = self._opened_to_change()
            try:
                with self._backup.change():
                    yield collection
            finally:
                if self._backup.interrupted:  # what is in memory is no longer to be trusted
                    self.close()

    def _opened(self) -> Collection | Engine:
        if self._collection is None and self._engine is None:
            with self.exclusive():
                self.close()  # what an attempt that failed left half open
                self._open()
        opened = self._collection or self._engine
        assert opened is not None
        return opened

    def _opened_to_change(self) -> Collection:
        if self._collection is None:
            version = self._version
            self.close()
            self._open_whole()
            self._version = version
        assert self._collection is not None
        return self._collection

    def _open(self) -> None:
        """Open the folder for reading: by the engine alone where that can be done."""
        with _damage_named(self._directory):
            self._put_right()
            self._engine = open_engine(self._directory, _COLLECTION)
            if self._engine is not None:
                # The first read applies the log; from here on reading writes nothing.
                self._engine.count()
                self._backup.settle()
        if self._engine is None:
            self._open_whole()

    def _put_right(self) -> None:
        """Make the folder what it was before a change that was interrupted; refuse a cut one."""
        self._directory.mkdir(parents=True, exist_ok=True)
        if self._backup.interrupted:
            self._backup.restore()
        drop_unwritten(self._directory)
        if (short := short_graph_file(self._directory)) is not None:
            raise IndexDamagedError(_damaged(self._directory, f"{short.name} is cut short"))

    def _open_whole(self) -> None:
        """Open the folder for reading and changing, by Chroma's Python package."""
        # Imported late: 0.6 s, which nobody pays who changes nothing.
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        with _damage_named(self._directory):
            self._put_right()
            try:
                client = chromadb.PersistentClient(
                    str(self._directory), Settings(anonymized_telemetry=False)
                )
            except ChromaError:
                # Chroma keeps the system that did not start, and would give it out again.
                SharedSystemClient.clear_system_cache()
                raise
            self._client = client
            # Without embedding_function=None, Chroma brings its own English model.
            collection = client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
            )
            # The first read applies the log; from here on reading writes nothing.
            collection.count()
            self._backup.settle()
            self._collection = collection


@contextmanager
def _damage_named(directory: Path) -> Iterator[None]:
    """Turn Chroma's own errors into ours; errors of the disk pass as they are."""
    try:
        yield
    except _chroma_error() as error:  # asked for only when something was raised
        raise IndexDamagedError(_damaged(directory, str(error))) from error


def _chroma_error() -> type[Exception]:
    from chromadb.errors import ChromaError

    error: type[Exception] = ChromaError
    return error


def _damaged(directory: Path, found: str) -> str:
    return (
        f"the vectors in {directory} cannot be used ({found}); "
        "the next cchc ingest makes them again from the stored documents"
    )
