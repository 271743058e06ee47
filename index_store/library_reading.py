"""What everybody reads in the SQL database of an index: documents, passages, figures."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from index_store.database import live_for, open_database, places_for, portions, rows_of, state_of
from index_store.errors import DocumentNotFoundError
from index_store.figure_sql import figures_wanted
from index_store.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE,
    SUMMARY_COLUMNS,
    document_of,
    figures_of,
    passage_of,
    summary_of,
)
from index_store.stored import Found, LivePassage
from index_store.tables import figures, passages, revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index_store.records import Document, Passage
    from index_store.stored import Audience, DocumentSummary, FigureQuery, StoredFigure

_VISIBLE_VERSIONS = ("live", "retired", "past")
_SUMMARIES_KEPT = 20_000  # some 2 kB each
_VERSION = "SELECT value FROM state WHERE name = 'version'"
_PASSAGES_SQL = (
    f"SELECT key, revision, {', '.join(column.name for column in PASSAGE)} "
    "FROM passages WHERE key IN"
).replace(" end,", ' "end",')
_DOCUMENT_SQL = (
    f"SELECT {', '.join(f'one.{name}' for name in DOCUMENT_COLUMNS)} FROM revisions AS one "
    "JOIN revisions AS live ON live.document_id = one.document_id AND live.state = 'live'"
)
_HAS_PIECES = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'pieces'"
_PIECES_SQL = "SELECT key, numbers FROM pieces WHERE model = ? AND key IN"
_ALL_LIVE_SQL = (
    # Nearly all are live: to go through the table is quicker than to seek each by an index.
    f"SELECT revision, {', '.join(SUMMARY_COLUMNS)} FROM revisions NOT INDEXED WHERE state = 'live'"
)
_LIVE_SQL = (
    f"SELECT revision, {', '.join(SUMMARY_COLUMNS)} FROM revisions "
    "WHERE state = 'live' AND revision IN"
)


@dataclass(frozen=True, slots=True)
class _Summaries:
    """Documents by the number of their revision, None where it is not live, at one version."""

    version: int
    live: dict[int, DocumentSummary | None] = field(default_factory=dict)
    most: int = _SUMMARIES_KEPT
    """So many are kept; those that all documents were read for are held elsewhere too."""


class LibraryReader:
    """The SQL database of one index; reading is safe from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._engine = open_database(path)
        self._summaries = _Summaries(-1)
        self._watch: sa.PoolProxiedConnection | None = None
        self._watching = threading.Lock()

    def close(self) -> None:
        """Close every connection."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
            self._watch = None
        self._engine.dispose()

    def version(self) -> int:
        """Return the number that each change of what is visible raises by one."""
        # Asked thirty times for an answer: a connection of its own, without a transaction
        # around it, tells in 10 microseconds what took SQLAlchemy 300.
        with self._watching:
            if self._watch is None:
                self._watch = self._engine.raw_connection()
            cursor = self._watch.cursor()
            try:
                cursor.execute(_VERSION)
                return int(cursor.fetchall()[0][0])
            finally:
                cursor.close()

    def documents(self, audience: Audience) -> list[DocumentSummary]:
        """Return the live documents this audience may see, by name."""
        public = " AND visibility = 'public'" if audience == "public" else ""
        with self._engine.connect() as connection:
            version = state_of(connection, "version")
            rows = rows_of(connection, f"{_ALL_LIVE_SQL}{public} ORDER BY name, document_id", ())
        told = [summary_of(row[1:]) for row in rows]
        if audience == "all":
            known: dict[int, DocumentSummary | None] = {
                row[0]: summary for row, summary in zip(rows, told, strict=True)
            }
            self._summaries = _Summaries(version, known, len(known) + _SUMMARIES_KEPT)
        return told

    def document(self, document_id: str, version: str | None, audience: Audience) -> Document:
        """Return a live document, or an earlier version of it.

        Of an earlier version that was internal then or is now, the public sees nothing.
        """
        where = ["one.document_id = ?"]
        values: list[str] = [document_id]
        if version is None:
            where.append("one.state = 'live'")
        else:
            where.append(f"one.version = ? AND one.state IN {_VISIBLE_VERSIONS}")
            values.append(version)
        if audience == "public":
            where.append("one.visibility = 'public' AND live.visibility = 'public'")
        sql = f"{_DOCUMENT_SQL} WHERE {' AND '.join(where)} ORDER BY one.revision DESC LIMIT 1"
        with self._engine.connect() as connection:
            row = next(iter(rows_of(connection, sql, values)), None)
        if row is None:
            asked = document_id if version is None else f"{document_id} in version {version}"
            raise DocumentNotFoundError(
                f"the index holds no document {asked}; see: cchc documents list"
            )
        return document_of(row)

    def texts(self, document_ids: Sequence[str], audience: Audience) -> list[Document]:
        """Return live documents with their texts, in any order; those not there are left out."""
        found: list[Document] = []
        with self._engine.connect() as connection:
            for some in portions(document_ids):
                sql = f"{_DOCUMENT_SQL} WHERE one.state = 'live'"
                if audience == "public":
                    sql += " AND one.visibility = 'public'"
                sql += f" AND one.document_id IN ({places_for(some)})"
                found += [document_of(row) for row in rows_of(connection, sql, some)]
        return found

    def passages(self, document_id: str) -> list[Passage]:
        """Return the passages of a live document in their order; of none, an empty list."""
        wanted = (
            sa.select(*PASSAGE)
            .join(revisions, revisions.c.revision == passages.c.revision)
            .where(revisions.c.document_id == document_id, revisions.c.state == "live")
            .order_by(passages.c.ordinal)
        )
        with self._engine.connect() as connection:
            return [passage_of(row, document_id) for row in connection.execute(wanted).all()]

    def fingerprint(self, source: str) -> str | None:
        """Return the fingerprint of the live document read from ``source``."""
        wanted = sa.select(revisions.c.fingerprint).where(
            revisions.c.source == source, revisions.c.state == "live"
        )
        with self._engine.connect() as connection:
            return connection.execute(wanted).scalars().first()

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        """Return the live figures that meet the query, by document and place in it."""
        wanted = figures_wanted(query)
        with self._engine.connect() as connection:
            version = state_of(connection, "version")
            rows = rows_of(connection, wanted.sql, wanted.values)
            revised = {row[0] for row in rows}
            documents = self._summaries_at(connection, version, revised, query.audience)
        return figures_of(rows, documents)

    def places(self, audience: Audience) -> tuple[str, ...]:
        """Return the distinct places of live documents and of their figures, by name."""
        live = live_for(audience)
        of_figures = (
            sa.select(figures.c.place_value)
            .join(revisions, revisions.c.revision == figures.c.revision)
            .where(*live, figures.c.place_value.is_not(None))
        )
        of_documents = sa.select(revisions.c.place).where(*live, revisions.c.place.is_not(None))
        with self._engine.connect() as connection:
            rows = connection.execute(of_figures.union(of_documents)).scalars().all()
        return tuple(sorted(rows))

    def find(self, keys: Iterable[int], audience: Audience) -> Found:
        """Return those of the passages that are live and that this audience may see."""
        found: dict[int, LivePassage] = {}
        with self._engine.connect() as connection:
            version = state_of(connection, "version")
            for some in portions(sorted(set(keys))):
                rows = rows_of(connection, f"{_PASSAGES_SQL} ({places_for(some)})", some)
                revised = {row[1] for row in rows}
                documents = self._summaries_at(connection, version, revised, audience)
                for row in rows:
                    document = documents.get(row[1])
                    if document is not None:
                        found[row[0]] = LivePassage(passage_of(row[2:], document.id), document)
        return Found(version, found)

    def pieces(self, keys: Sequence[int], model: str) -> dict[int, bytes]:
        """Return what was kept of the passages' tokens, of those that a model of this name read."""
        with self._engine.connect() as connection:
            if not rows_of(connection, _HAS_PIECES, ()):
                return {}
            sql = f"{_PIECES_SQL} ({places_for(keys)})"
            return dict(rows_of(connection, sql, (model, *keys)))

    def _summaries_at(
        self, connection: sa.Connection, version: int, numbers: set[int], audience: Audience
    ) -> dict[int, DocumentSummary]:
        """Return the documents of those revisions that are live, by the revision's number.

        What was read before is kept until the version changes, or there are too many.
        """
        kept = self._summaries
        if kept.version != version or len(kept.live) > kept.most:
            self._summaries = kept = _Summaries(version)
        # Not by `numbers - kept.live.keys()`, which goes through all that is kept.
        for some in portions(sorted(one for one in numbers if one not in kept.live)):
            rows = rows_of(connection, f"{_LIVE_SQL} ({places_for(some)})", some)
            live = {row[0]: summary_of(row[1:]) for row in rows}
            kept.live.update({number: live.get(number) for number in some})
        found = {number: kept.live[number] for number in numbers}
        return {
            number: summary
            for number, summary in found.items()
            if summary is not None and (audience == "all" or summary.visibility == "public")
        }
