"""Which figures are wanted, as the words of SQL.

An answer asks for figures several times, mostly of one document or two: to put the same question
together out of SQLAlchemy's objects took longer than the database takes to answer it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.rows import FIGURE

if TYPE_CHECKING:
    from index_store.stored import FigureQuery

_COLUMNS = ", ".join(f'figures."{column.name}"' for column in FIGURE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statement of SQL and what stands for its question marks."""

    sql: str
    values: tuple[str | int, ...]


def figures_wanted(query: FigureQuery) -> Wanted:
    """Return what asks for the live figures that meet a query, by document and place in it."""
    where = ["revisions.state = 'live'"]
    if query.audience == "public":
        where.append("revisions.visibility = 'public'")
    values: list[str | int] = []
    for column, wanted in (
        ("place_value", query.place),
        ("indicator_value", query.indicator),
        ("period_value", query.period),
        ("kind", query.kind),
        ("document_id", query.document_ids),
    ):
        if wanted is not None:
            some = (wanted,) if isinstance(wanted, str) else wanted
            where.append(f"figures.{column} IN ({','.join('?' * len(some))})")
            values += some
    limit = ""
    if query.limit is not None:
        limit = " LIMIT ?"
        values.append(query.limit)
    return Wanted(
        f"SELECT {_COLUMNS} FROM figures JOIN revisions ON revisions.revision = figures.revision "
        f"WHERE {' AND '.join(where)} "
        f"ORDER BY revisions.name, figures.document_id, figures.sequence{limit}",
        tuple(values),
    )
