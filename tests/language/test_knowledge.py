"""The tables of knowledge: how they are read, and that each is composed, sorted and explained."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pytest

from index_store.language.knowledge import (
    TableError,
    rows_of,
    table_column,
    table_pairs,
    table_rows,
)

ROOT = Path(__file__).parents[2]
TABLES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("assistant", "index_store", "ingest")
    for path in (ROOT / package).rglob("*.tsv")
)
IN_ORDER = {"assistant/data/acts.tsv": "the first act that a question names is the one asked for"}
BY_ROLE = {"assistant/data/comparing_words.tsv", "index_store/language/data/place_context.tsv"}
"""Sorted by their second column first."""
COMPUTED = {
    "assistant/data/other_words.tsv": "too long for reasons: docs/retrieval.md says how it was made",
    "index_store/language/data/letter_pairs.tsv": "costs, counted",
    "index_store/language/data/listed_pairs.tsv": "counted",
    "index_store/language/data/places.tsv": "written by a program",
    "index_store/language/data/places_communes.tsv": "written by a program",
    "index_store/language/data/verb_pairs.tsv": "counted",
}
EXPLAINED = {"reason", "source", "example", "confidence"}
UNEXPLAINED = {
    "index_store/language/data/glossary.tsv": "reviewed by hand, its first line says",
    "index_store/language/data/glossary_units.tsv": "reviewed by hand, its first line says",
}


def lines_of(name: str) -> list[list[str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def code_of(package: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / package).rglob("*.py"))


def test_the_columns_come_in_the_order_they_are_asked_for() -> None:
    text = (
        "# ours, reviewed\nword\tkind\treason\n\nxã\tunit\tmột cấp\n# more\nhuyện\tunit\tnay bỏ\n"
    )
    assert rows_of(text, "own.tsv", ("kind", "word")) == [("unit", "xã"), ("unit", "huyện")]
    assert rows_of(text, "own.tsv", ("word",)) == [("xã",), ("huyện",)]
    assert rows_of(text, "own.tsv", ("word", "kind", "reason"))[1] == ("huyện", "unit", "nay bỏ")


def test_a_quotation_mark_is_a_letter_and_an_empty_cell_is_one() -> None:
    assert rows_of('a\tb\n"x\t\n', "own.tsv", ("a", "b")) == [('"x', "")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word\treason\nxã\n", "own.tsv, line 2: expected 2 cells, found 1"),
        ("# ours\nword\treason\nxã\ta\tb\n", "own.tsv, line 3: expected 2 cells, found 3"),
        ("# ours\nkind\treason\n", "own.tsv, line 2: no column 'word'; found: kind, reason"),
        ("", "own.tsv, line 1: no column 'word'; found: "),
    ],
)
def test_an_error_names_the_file_and_the_line(text: str, said: str) -> None:
    with pytest.raises(TableError) as raised:
        rows_of(text, "own.tsv", ("word",))
    assert str(raised.value) == said


def test_columns_and_pairs_are_those_of_the_rows() -> None:
    place = ("index_store.language", "data/document_types.tsv")
    rows = table_rows(*place, "code", "type")
    assert table_pairs(*place, "code", "type") == rows
    assert table_column(*place, "code") == [row[0] for row in rows]


def test_every_table_is_found() -> None:
    assert len(TABLES) > 60


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_composed_sorted_and_has_no_row_twice(name: str) -> None:
    assert unicodedata.is_normalized("NFC", (ROOT / name).read_text(encoding="utf-8"))
    head, *rows = lines_of(name)
    assert {len(row) for row in rows} == {len(head)}
    assert len(set(head)) == len(head)
    assert len(set(map(tuple, rows))) == len(rows)
    if name not in IN_ORDER:
        by = (1, 0) if name in BY_ROLE else range(len(head))
        assert rows == sorted(rows, key=lambda row: [row[at] for at in by])


@pytest.mark.parametrize("name", [name for name in TABLES if name not in COMPUTED])
def test_each_row_says_why_or_whence(name: str) -> None:
    head, *rows = lines_of(name)
    if name in UNEXPLAINED:
        assert "reviewed by hand" in (ROOT / name).read_text(encoding="utf-8").splitlines()[0]
        return
    assert EXPLAINED & set(head)
    at = next(head.index(column) for column in head if column in EXPLAINED)
    assert all(row[at].strip() for row in rows)


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_a_reader(name: str) -> None:
    package = name.partition("/")[0]
    readers = (package, "assistant") if package == "index_store" else (package,)
    assert any(Path(name).stem in code_of(reader) for reader in readers)
