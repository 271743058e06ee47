"""What a ranking asks the library is answered by an index, also in one made without it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index_store.figure_sql import figures_wanted
from index_store.library import Library
from index_store.records import Document, Reading
from index_store.stored import FigureQuery

RANKING = FigureQuery(indicator="Chỉ số mẫu", period=("2020", "2021"), kind=("rank", "value"))
UNIT = FigureQuery(place="huyện Mẫu", indicator="Chỉ số mẫu", period="2020", kind=("value",))


def plan(path: Path, query: FigureQuery) -> str:
    """Return how SQLite says that it would seek the figures."""
    wanted = figures_wanted(query)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {wanted.sql}", wanted.values).fetchall()
    return next(str(row[3]) for row in rows if "SEARCH figures" in row[3])


@pytest.mark.parametrize(
    ("query", "columns"),
    [(RANKING, ("indicator", "period")), (UNIT, ("indicator", "period", "place"))],
)
def test_all_that_is_asked_for_is_sought_by_the_index(
    tmp_path: Path, query: FigureQuery, columns: tuple[str, ...]
) -> None:
    Library(tmp_path / "library.sqlite3").close()
    told = plan(tmp_path / "library.sqlite3", query)
    assert "ix_figures_compared" in told
    assert "kind=?" in told
    assert all(f"{column}_value=?" in told for column in columns)


def test_a_library_made_without_it_gets_it_from_its_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    Library(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX ix_figures_compared")
    assert "ix_figures_compared" not in plan(path, UNIT)
    library = Library(path)
    document = Document("d1", "d1", "d1.txt", "sha256:1", "Một câu.", "Một bản")
    library.publish(library.stage([Reading(document, (), (), "1")]))
    library.stage([Reading(document, (), (), "2")])
    library.close()
    assert "ix_figures_compared" in plan(path, UNIT)
