"""Libraries of earlier formats brought up to the tables of today; no document is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from index_store.errors import IndexMismatchError
from index_store.manifest import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

# By the format that a step starts from. What is added is empty until a document is read again.
_STEPS: dict[int, tuple[str, ...]] = {
    1: (
        "ALTER TABLE revisions ADD COLUMN effective DATE",
        "ALTER TABLE revisions ADD COLUMN signer VARCHAR",
        "ALTER TABLE revisions ADD COLUMN expires DATE",
        "ALTER TABLE revisions ADD COLUMN relations JSON NOT NULL DEFAULT '[]'",
        "ALTER TABLE revisions ADD COLUMN doubts JSON NOT NULL DEFAULT '[]'",
        "ALTER TABLE revisions ADD COLUMN origins JSON NOT NULL DEFAULT '[]'",
        "ALTER TABLE revisions ADD COLUMN landmarks JSON NOT NULL DEFAULT '[]'",
        "ALTER TABLE revisions ADD COLUMN family VARCHAR",
        "ALTER TABLE revisions ADD COLUMN signature BLOB",
        "CREATE INDEX ix_revisions_family ON revisions (family)",
    ),
}


def migrate(library: Path, found: int) -> None:
    """Bring the tables of ``library`` from the format ``found`` to today's, wholly or not at all.

    Raises :class:`IndexMismatchError` for a format that is newer than this program.
    """
    if found > FORMAT:
        raise IndexMismatchError(
            f"the library {library} has the format {found}, and this program knows {FORMAT} at "
            "most; use the newer program that made it"
        )
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(library)))
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            # The tables say themselves how far they are: a process that is killed before the
            # manifest is written leaves new tables beside an old number.
            reached = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            for step in range(max(found, reached), FORMAT):
                for statement in _STEPS[step]:
                    connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    finally:
        engine.dispose()
