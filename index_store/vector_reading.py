"""Chroma's own engine, asked without its Python package: for those who only read.

`chromadb` is a Python package around an engine in Rust, which is a module of its own. Importing
the package takes half a second, a third of a cold question, and reading needs none of it. The
engine's functions are Chroma's affair and may change with any version: where they do not look
as they are known to, :func:`open_engine` gives nothing, and the package reads as it always did.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ENGINE = "chromadb_rust_bindings"
_OF = ("default_tenant", "default_database")
_GRAPHS_OPEN = 100  # more than the one that there is
_AS_KNOWN = {
    "get_collection": "($self, name, tenant, database)",
    "count": "($self, collection_id, tenant=..., database=...)",
    "query": "($self, collection_id, ids, query_embeddings, n_results, where=..., "
    "where_document=None, include=..., tenant=..., database=...)",
    "get": "($self, collection_id, ids=None, where=..., limit=None, offset=0, "
    "where_document=None, include=..., tenant=..., database=...)",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """One collection, open for reading; it answers like a `chromadb.Collection`."""

    bindings: Any
    collection: str

    def count(self) -> int:
        """Return the number of ids."""
        return int(self.bindings.count(self.collection, *_OF))

    def query(
        self, query_embeddings: Sequence[Sequence[float]], n_results: int, include: list[str]
    ) -> dict[str, Any]:
        """Return the nearest of each vector."""
        found = self.bindings.query(
            self.collection, None, query_embeddings, n_results, None, None, include, *_OF
        )
        return {"ids": found.ids, "distances": found.distances}

    def get(
        self,
        ids: list[str] | None = None,
        limit: int | None = None,
        offset: int = 0,
        include: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return those of the ids, or of all, that are there, with their vectors."""
        found = self.bindings.get(
            self.collection, ids, None, limit, offset, None, list(include), *_OF
        )
        return {"ids": found.ids, "embeddings": found.embeddings}


def open_engine(directory: Path, collection: str) -> Engine | None:
    """Return a collection of the folder, open; None where its engine is not the known one.

    None too where the folder holds no Chroma yet: making one is the package's work. Raises
    Chroma's errors.
    """
    database = directory / "chroma.sqlite3"
    try:
        engine = import_module(_ENGINE)
        known = all(
            getattr(engine.Bindings, name).__text_signature__ == signature
            for name, signature in _AS_KNOWN.items()
        )
        wanted = engine.MigrationHash.MD5, engine.MigrationMode.Apply
    except (ImportError, AttributeError):
        return None
    if not known or not database.exists():
        return None
    bindings = engine.Bindings(
        allow_reset=False,
        sqlite_db_config=engine.SqliteDBConfig(
            hash_type=wanted[0], migration_mode=wanted[1], url=str(database)
        ),
        persist_path=str(directory),
        hnsw_cache_size=_GRAPHS_OPEN,
    )
    return Engine(bindings, str(bindings.get_collection(collection, *_OF).id))
