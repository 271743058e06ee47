"""The SQL database of an index as an open file: its connections, its rows, its version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from index_store.errors import IndexDamagedError
from index_store.tables import metadata, revisions, state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index_store.stored import Audience

_Key = TypeVar("_Key", int, str)
_KEYS_A_QUERY = 5000
_STATE = "SELECT value FROM state WHERE name = ?"


def open_database(path: Path) -> sa.Engine:
    """Return the database at a path, made where there was none.

    Raises `IndexDamagedError` where the file cannot be read.
    """
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), json_deserializer=_from_json
    )
    sa.event.listen(engine, "connect", _configure)
    sa.event.listen(engine, "begin", _begin)
    try:
        if not sa.inspect(engine).has_table("state"):
            _create(engine)
    except sa.exc.DatabaseError as error:
        engine.dispose()
        raise IndexDamagedError(
            f"{path} cannot be read ({error.orig}); restore it from a backup, "
            "or ingest the documents again into a new data directory"
        ) from error
    return engine


def _create(engine: sa.Engine) -> None:
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(
            state.insert(), [{"name": name, "value": 0} for name in ("version", "unclean")]
        )


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


def rows_of(connection: sa.Connection, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """Return the rows as the driver gives them, within the transaction if one has begun.

    A hundred of them are found in a millisecond, and SQLAlchemy's own rows add another.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, tuple(values))
        return list(cursor.fetchall())
    finally:
        cursor.close()


def state_of(connection: sa.Connection, name: str) -> int:
    """Return a number that the database keeps by name: its version, whether it is unclean."""
    rows = connection.exec_driver_sql(_STATE, (name,)).all()
    return int(rows[0][0])


def raise_version(connection: sa.Connection) -> int:
    """Raise the version by one; return the new one."""
    connection.execute(
        state.update().where(state.c.name == "version").values(value=state.c.value + 1)
    )
    return state_of(connection, "version")


def live_for(audience: Audience) -> list[sa.ColumnElement[bool]]:
    """Return what holds of a revision that answers this audience."""
    conditions: list[sa.ColumnElement[bool]] = [revisions.c.state == "live"]
    if audience == "public":
        conditions.append(revisions.c.visibility == "public")
    return conditions


def portions(keys: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    """Yield keys in their order, no more at a time than a query may name."""
    for start in range(0, len(keys), _KEYS_A_QUERY):
        yield keys[start : start + _KEYS_A_QUERY]


def places_for(values: Sequence[object]) -> str:
    """Return a placeholder for each value: "?,?,?"."""
    return ",".join("?" * len(values))
