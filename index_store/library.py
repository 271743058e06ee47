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

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from index_store.copies import Families, Signed, signature
from index_store.database import raise_version, state_of
from index_store.errors import DocumentNotFoundError
from index_store.library_reading import LibraryReader
from index_store.rows import figure_row, passage_row, revision_row
from index_store.tables import FIGURES_COMPARED, figures, passages, pieces, revisions, state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from index_store.records import Reading, Visibility

_DEAD = ("staged", "retired", "removed")


@dataclass(frozen=True, slots=True)
class DeadRevision:
    """A revision that is not live but may still be in the other indexes."""

    revision: int
    keys: tuple[int, ...]


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


class Library(LibraryReader):
    """The SQL database of one index, with what only its one writer does."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._known_families: _KnownFamilies | None = None

    def stage(self, readings: Sequence[Reading]) -> list[int]:
        """Store the readings, not yet visible; return the number of each new revision."""
        numbers: list[int] = []
        known, self._known_families = self._known_families, None
        with self._engine.begin() as connection:
            if known is None:  # the first that this writer stages
                FIGURES_COMPARED.create(connection, checkfirst=True)
            version = state_of(connection, "version")
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
            version = raise_version(connection)
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
            return raise_version(connection)

    def show_to(self, document_ids: Sequence[str], visibility: Visibility) -> int:
        """Make every version of these documents public or internal; return the new version."""
        with self._engine.begin() as connection:
            _require_live(connection, document_ids)
            connection.execute(
                revisions.update()
                .where(revisions.c.document_id.in_(document_ids))
                .values(visibility=visibility)
            )
            return raise_version(connection)

    def touch(self) -> int:
        """Raise the version, so that readers look again; return the new one."""
        with self._engine.begin() as connection:
            return raise_version(connection)

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
            return bool(state_of(connection, "unclean"))

    def mark_unclean(self, unclean: bool) -> None:
        """Note that all must be compared by the next writer, or that all is well."""
        with self._engine.begin() as connection:
            connection.execute(
                state.update().where(state.c.name == "unclean").values(value=int(unclean))
            )


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
