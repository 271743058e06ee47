"""What visitors leave: a thumb and a word on an answer, and answers that somebody shared.

Kept in a database of its own beside the library, so that it neither waits for a writer of the
index nor changes `index_version`. Nothing in it says who a visitor was.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import sqlalchemy as sa

from index_store.errors import IndexDamagedError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "visitors.sqlite3"
Rating = Literal["up", "down"]

_metadata = sa.MetaData()
_feedback = sa.Table(
    "feedback",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("answer_id", sa.String, nullable=False),
    sa.Column("rating", sa.String, nullable=False),
    sa.Column("comment", sa.String, nullable=False),
    sa.Column("index_version", sa.String, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
)
_answers = sa.Table(
    "kept_answers",
    _metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("audience", sa.String, nullable=False),
    sa.Column("kept_on", sa.Date, nullable=False),
    sa.Column("expires", sa.Date, nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of an answer, on which day; not who, and not at what time."""

    answer_id: str
    rating: Rating
    comment: str
    index_version: str
    day: date


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was given, until the day on which it is forgotten."""

    key: str
    content: str
    audience: Literal["all", "public"]
    kept_on: date
    expires: date


class Visitors:
    """The database of one data directory; safe to use from several threads and processes."""

    def __init__(self, directory: Path) -> None:
        path = directory / FILE
        self._engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
        sa.event.listen(self._engine, "connect", _configure)
        try:
            _metadata.create_all(self._engine)
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise IndexDamagedError(
                f"{path} cannot be opened ({error.orig}); restore it, or remove it to begin anew"
            ) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def add_feedback(self, feedback: Feedback) -> None:
        """Store what was thought of an answer."""
        with self._engine.begin() as connection:
            connection.execute(_feedback.insert(), asdict(feedback))

    def feedback(self, limit: int = 1000) -> list[Feedback]:
        """Return what was said last, the newest first."""
        columns = [column for column in _feedback.c if column.name != "number"]
        wanted = sa.select(*columns).order_by(_feedback.c.number.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [Feedback(**row) for row in connection.execute(wanted).mappings()]

    def keep(self, answer: KeptAnswer) -> None:
        """Store an answer, and forget those whose day has come."""
        with self._engine.begin() as connection:
            connection.execute(_answers.delete().where(_answers.c.expires <= answer.kept_on))
            connection.execute(_answers.insert(), asdict(answer))

    def kept(self, key: str, today: date) -> KeptAnswer | None:
        """Return the answer kept under this key, None where there is none or its day has come."""
        wanted = sa.select(_answers).where(_answers.c.key == key, _answers.c.expires > today)
        with self._engine.connect() as connection:
            row = connection.execute(wanted).mappings().one_or_none()
        return None if row is None else KeptAnswer(**row)

    def all_kept(self, today: date) -> list[KeptAnswer]:
        """Return every answer that is kept, the newest first."""
        wanted = (
            sa.select(_answers)
            .where(_answers.c.expires > today)
            .order_by(_answers.c.kept_on.desc(), _answers.c.key)
        )
        with self._engine.connect() as connection:
            return [KeptAnswer(**row) for row in connection.execute(wanted).mappings()]

    def forget(self, key: str) -> bool:
        """Forget a kept answer; return whether there was one."""
        with self._engine.begin() as connection:
            done = connection.execute(_answers.delete().where(_answers.c.key == key))
            return done.rowcount > 0


def _configure(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.close()
