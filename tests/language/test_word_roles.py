"""The table of words by their role: reviewed rows, each with its reason, none without a reader."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = files("index_store.language").joinpath("data/word_roles.tsv").read_text("utf-8")
ROWS = [line.split("\t") for line in TABLE.splitlines()[2:]]


def test_the_rows_are_sorted_and_each_says_why() -> None:
    assert sorted(ROWS) == ROWS
    assert len({(role, word) for role, word, _ in ROWS}) == len(ROWS)
    assert all(reason.strip() for _, _, reason in ROWS)
    assert unicodedata.is_normalized("NFC", TABLE)


def test_each_role_is_asked_for_somewhere() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("assistant", "index_store")
        for path in (ROOT / package).rglob("*.py")
    )
    asked = {role for role, _, _ in ROWS if f'words_that("{role}")' in code}
    assert asked == {role for role, _, _ in ROWS}
