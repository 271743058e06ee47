"""Documents, passages and figures in SQL: the truth that the other indexes are made from.

A document is stored as a *revision*, which is one of

``staged``   being written; not visible yet, and purged if the writer dies
``live``     what answers; at most one for each document
``retired``  replaced, its passages still in the other indexes
``past``     replaced and purged; its text stays, so that links to that version still open
``removed``  taken out, along with every past one; about to be purged

:meth:`Library.publish` and :meth:`Library.withdraw` are the only places where what is visible
changes, each in one transaction that also raises the version.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from index_store.copies import Families, Signed, signature
from index_store.errors import DocumentNotFoundError, IndexDamagedError
from index_store.figure_sql import figures_wanted
from index_store.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE,
    SUMMARY_COLUMNS,
    document_of,
    figure_row,
    figures_of,
    passage_of,
    passage_row,
    revision_row,
    summary_of,
)
from index_store.stored import Found, LivePassage
from index_store.tables import (
    FIGURES_COMPARED,
    figures,
    metadata,
    passages,
    pieces,
    revisions,
    state,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index_store.records import Document, Passage, Reading, Visibility
    from index_store.stored import Audience, DocumentSummary, FigureQuery, StoredFigure

_Key = TypeVar("_Key", int, str)
_VISIBLE_VERSIONS = ("live", "retired", "past")
_DEAD = ("staged", "retired", "removed")
_KEYS_A_QUERY = 5000
_SUMMARIES_KEPT = 20_000  # some 2 kB each


@dataclass(frozen=True, slots=True)
class DeadRevision:
    """A revision that is not live but may still be in the other indexes."""

    revision: int
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Summaries:
    """Documents by the number of their revision, None where it is not live, at one version."""

    version: int
    live: dict[int, DocumentSummary | None] = field(default_factory=dict)
    most: int = _SUMMARIES_KEPT
    """So many are kept; those that all documents were read for are held elsewhere too."""


@dataclass(frozen=True, slots=True)
class _KnownFamilies:
    """The families at one version, with what was staged since and is not published yet.

    A writer keeps them from one publication to the next: reading the signatures of all
    documents again for each thousand passages took longer than all the rest.
    """

    version: int
    families: Families
    staged: tuple[int, ...]
    put: tuple[str, ...]


_Watch = sa.PoolProxiedConnection
_VERSION = "SELECT value FROM state WHERE name = 'version'"
_STATE = "SELECT value FROM state WHERE name = ?"


class Library:
    """The SQL database of one index; reading is safe from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(path)), json_deserializer=_from_json
        )
        self._known_families: _KnownFamilies | None = None
        self._summaries = _Summaries(-1)
        self._watch: _Watch | None = None
        self._watching = threading.Lock()
        sa.event.listen(self._engine, "connect", _configure)
        sa.event.listen(self._engine, "begin", _begin)
        try:
            if not sa.inspect(self._engine).has_table("state"):
                self._create()
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise IndexDamagedError(
                f"{path} cannot be read ({error.orig}); restore it from a backup, "
                "or ingest the documents again into a new data directory"
            ) from error

    def close(self) -> None:
        """Close every connection."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
            self._watch = None
        self._engine.dispose()

    # What everybody reads

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
            version = _state(connection, "version")
            rows = _rows(connection, f"{_ALL_LIVE_SQL}{public} ORDER BY name, document_id", ())
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
            row = next(iter(_rows(connection, sql, values)), None)
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
            for some in _portions(document_ids):
                sql = f"{_DOCUMENT_SQL} WHERE one.state = 'live'"
                if audience == "public":
                    sql += " AND one.visibility = 'public'"
                sql += f" AND one.document_id IN ({_places(some)})"
                found += [document_of(row) for row in _rows(connection, sql, some)]
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
            version = _state(connection, "version")
            rows = _rows(connection, wanted.sql, wanted.values)
            revised = {row[0] for row in rows}
            documents = self._summaries_at(connection, version, revised, query.audience)
        return figures_of(rows, documents)

    def places(self, audience: Audience) -> tuple[str, ...]:
        """Return the distinct places of live documents and of their figures, by name."""
        live = _live(audience)
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
            version = _state(connection, "version")
            for some in _portions(sorted(set(keys))):
                rows = _rows(connection, f"{_PASSAGES_SQL} ({_places(some)})", some)
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
            if not _rows(connection, _HAS_PIECES, ()):
                return {}
            sql = f"{_PIECES_SQL} ({_places(keys)})"
            return dict(_rows(connection, sql, (model, *keys)))

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
        for some in _portions(sorted(one for one in numbers if one not in kept.live)):
            rows = _rows(connection, f"{_LIVE_SQL} ({_places(some)})", some)
            live = {row[0]: summary_of(row[1:]) for row in rows}
            kept.live.update({number: live.get(number) for number in some})
        found = {number: kept.live[number] for number in numbers}
        return {
            number: summary
            for number, summary in found.items()
            if summary is not None and (audience == "all" or summary.visibility == "public")
        }

    # What only the writer does

    def stage(self, readings: Sequence[Reading]) -> list[int]:
        """Store the readings, not yet visible; return the number of each new revision."""
        numbers: list[int] = []
        known, self._known_families = self._known_families, None
        with self._engine.begin() as connection:
            if known is None:  # the first that this writer stages
                FIGURES_COMPARED.create(connection, checkfirst=True)
            version = _state(connection, "version")
            if known is not None and known.version == version:
                families = known.families
            else:
                families = _families(connection)
            for reading in readings:
                insert = revisions.insert().returning(revisions.c.revision)
                mark = signature(passage.text for passage in reading.passages)
                row = revision_row(reading, mark, families.join(reading.document.id, mark))
                revision = connection.execute(insert, row).scalar_one()
                numbers.append(revision)
                if reading.passages:
                    connection.execute(
                        passages.insert(), [passage_row(revision, p) for p in reading.passages]
                    )
                if reading.figures:
                    connection.execute(
                        figures.insert(),
                        [
                            figure_row(
                                figure, revision=revision, sequence=n, among=reading.passages
                            )
                            for n, figure in enumerate(reading.figures)
                        ],
                    )
        put = tuple(reading.document.id for reading in readings)
        self._known_families = _KnownFamilies(version, families, tuple(numbers), put)
        return numbers

    def keep_pieces(self, numbers: Mapping[int, bytes], model: str) -> None:
        """Keep the passages' tokens under their keys, in place of what was kept before."""
        rows = [{"key": key, "model": model, "numbers": some} for key, some in numbers.items()]
        with self._engine.begin() as connection:
            pieces.create(connection, checkfirst=True)
            if rows:
                connection.execute(pieces.insert().prefix_with("OR REPLACE"), rows)

    def publish(self, staged: Sequence[int]) -> int:
        """Make staged revisions live and retire what they replace; return the new version."""
        known, self._known_families = self._known_families, None
        with self._engine.begin() as connection:
            replaced = sa.select(revisions.c.document_id).where(revisions.c.revision.in_(staged))
            connection.execute(
                revisions.update()
                .where(revisions.c.state == "live", revisions.c.document_id.in_(replaced))
                .values(state="retired")
            )
            connection.execute(
                revisions.update().where(revisions.c.revision.in_(staged)).values(state="live")
            )
            version = _raise_version(connection)
        if known is not None and known.staged == tuple(staged) and known.version == version - 1:
            known.families.keep_newest(known.put)
            self._known_families = replace(known, version=version, staged=(), put=())
        return version

    def withdraw(self, document_ids: Sequence[str]) -> int:
        """Make every version of these documents invisible; return the new version."""
        with self._engine.begin() as connection:
            _require_live(connection, document_ids)
            connection.execute(
                revisions.update()
                .where(revisions.c.document_id.in_(document_ids))
                .values(state="removed")
            )
            return _raise_version(connection)

    def show_to(self, document_ids: Sequence[str], visibility: Visibility) -> int:
        """Make every version of these documents public or internal; return the new version."""
        with self._engine.begin() as connection:
            _require_live(connection, document_ids)
            connection.execute(
                revisions.update()
                .where(revisions.c.document_id.in_(document_ids))
                .values(visibility=visibility)
            )
            return _raise_version(connection)

    def touch(self) -> int:
        """Raise the version, so that readers look again; return the new one."""
        with self._engine.begin() as connection:
            return _raise_version(connection)

    def dead(self) -> list[DeadRevision]:
        """Return what must leave the other indexes before :meth:`bury` may forget it."""
        wanted = (
            sa.select(revisions.c.revision, passages.c.key)
            .outerjoin(passages, passages.c.revision == revisions.c.revision)
            .where(revisions.c.state.in_(_DEAD))
        )
        keys: dict[int, list[int]] = {}
        with self._engine.connect() as connection:
            for revision, key in connection.execute(wanted):
                keys.setdefault(revision, []).extend([] if key is None else [key])
        return [DeadRevision(revision, tuple(found)) for revision, found in keys.items()]

    def bury(self, dead: Sequence[DeadRevision]) -> None:
        """Forget dead revisions, but keep the text of the replaced ones as past versions."""
        numbers = [revision.revision for revision in dead]
        those = revisions.c.revision.in_(numbers)
        with self._engine.begin() as connection:
            connection.execute(passages.delete().where(passages.c.revision.in_(numbers)))
            connection.execute(figures.delete().where(figures.c.revision.in_(numbers)))
            connection.execute(
                revisions.delete().where(those, revisions.c.state.in_(("staged", "removed")))
            )
            connection.execute(
                revisions.update().where(those, revisions.c.state == "retired").values(state="past")
            )
            # One copy of each text is enough: the same version read again replaces itself.
            newer = revisions.alias("newer")
            connection.execute(
                revisions.delete().where(
                    revisions.c.state == "past",
                    sa.exists().where(
                        newer.c.document_id == revisions.c.document_id,
                        newer.c.version == revisions.c.version,
                        newer.c.revision > revisions.c.revision,
                        newer.c.visibility == revisions.c.visibility,
                    ),
                )
            )

    def let_go(self) -> None:
        """Forget what only a writer needs to remember."""
        self._known_families = None

    def live_count(self) -> int:
        """Return how many passages the other indexes must hold."""
        wanted = sa.select(sa.func.coalesce(sa.func.sum(revisions.c.passages), 0)).where(
            revisions.c.state == "live"
        )
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar_one())

    def live_keys(self) -> set[int]:
        """Return the keys of all passages that the other indexes must hold."""
        wanted = (
            sa.select(passages.c.key)
            .join(revisions, revisions.c.revision == passages.c.revision)
            .where(revisions.c.state == "live")
        )
        with self._engine.connect() as connection:
            return set(connection.execute(wanted).scalars())

    def unclean(self) -> bool:
        """Return whether a writer did not end well, or damage was seen since."""
        with self._engine.connect() as connection:
            return bool(_state(connection, "unclean"))

    def mark_unclean(self, unclean: bool) -> None:
        """Note that all must be compared by the next writer, or that all is well."""
        with self._engine.begin() as connection:
            connection.execute(
                state.update().where(state.c.name == "unclean").values(value=int(unclean))
            )

    def _create(self) -> None:
        metadata.create_all(self._engine)
        with self._engine.begin() as connection:
            connection.execute(
                state.insert(), [{"name": name, "value": 0} for name in ("version", "unclean")]
            )


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


def _places(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _rows(connection: sa.Connection, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """Return the rows as the driver gives them, within the transaction if one has begun.

    A hundred of them are found in a millisecond, and SQLAlchemy's own rows add another.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, tuple(values))
        return list(cursor.fetchall())
    finally:
        cursor.close()


def _from_json(text: str) -> object:
    """Return what a column holds as JSON; most hold an empty list."""
    return [] if text == "[]" else json.loads(text)


def _configure(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    # The driver would begin a transaction only before a change; with this and _begin, what
    # is read within one `with connect()` is of one moment.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "busy_timeout=10000",
        "foreign_keys=ON",
        # FULL: what Chroma and Tantivy hold must never be newer than what SQL remembers.
        "synchronous=FULL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _state(connection: sa.Connection, name: str) -> int:
    rows = connection.exec_driver_sql(_STATE, (name,)).all()
    return int(rows[0][0])


def _families(connection: sa.Connection) -> Families:
    """Return the families of the live documents, the oldest member of each first."""
    wanted = (
        sa.select(revisions.c.document_id, revisions.c.family, revisions.c.signature)
        .where(revisions.c.state == "live", revisions.c.signature.is_not(None))
        .order_by(revisions.c.revision)
    )
    return Families([Signed(*row) for row in connection.execute(wanted)])


def _require_live(connection: sa.Connection, document_ids: Sequence[str]) -> None:
    known = sa.select(revisions.c.document_id).where(
        revisions.c.document_id.in_(document_ids), revisions.c.state == "live"
    )
    missing = sorted(set(document_ids) - set(connection.execute(known).scalars()))
    if missing:
        raise DocumentNotFoundError(
            f"the index holds no document {', '.join(missing)}, and nothing was changed; "
            "see: cchc documents list"
        )


def _raise_version(connection: sa.Connection) -> int:
    connection.execute(
        state.update().where(state.c.name == "version").values(value=state.c.value + 1)
    )
    return _state(connection, "version")


def _live(audience: Audience) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [revisions.c.state == "live"]
    if audience == "public":
        conditions.append(revisions.c.visibility == "public")
    return conditions


def _portions(keys: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    for start in range(0, len(keys), _KEYS_A_QUERY):
        yield keys[start : start + _KEYS_A_QUERY]
