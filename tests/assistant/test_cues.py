"""Cues: the table is in order, each row finds its own example, and marks matter."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from assistant.questions.cues import cues, find_cues
from index_store.language.characters.marks import unmarked


def rows() -> list[list[str]]:
    path = Path(__file__).parents[2] / "assistant" / "data" / "cues.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def names(text: str, language: str = "vi") -> list[str]:
    return [match.name for match in find_cues(text, language)]


def test_the_table_is_sorted_unique_and_composed() -> None:
    head, *body = rows()
    assert head == ["cue", "language", "pattern", "example"]
    keys = [(row[0], row[1]) for row in body]
    assert keys == sorted(set(keys))
    for row in body:
        assert len(row) == 4
        assert all(cell.strip() and cell == unicodedata.normalize("NFC", cell) for cell in row)


def test_both_languages_have_the_same_cues() -> None:
    by_language = {
        language: {row[0] for row in rows()[1:] if row[1] == language} for language in ("vi", "en")
    }
    assert by_language["vi"] == by_language["en"]


@pytest.mark.parametrize(("name", "language", "example"), [(r[0], r[1], r[3]) for r in rows()[1:]])
def test_a_cue_finds_its_example(name: str, language: str, example: str) -> None:
    assert name in names(example, language)
    assert name in names(example.upper(), language)


@pytest.mark.parametrize(("name", "example"), [(r[0], r[3]) for r in rows()[1:] if r[1] == "vi"])
def test_a_cue_finds_its_example_without_marks(name: str, example: str) -> None:
    assert name in names(unmarked(example))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tỷ lệ hồ sơ đúng hạn.", "vi"),
        ("Chuỗi hạn hán kéo dài.", "vi"),
        ("Mai là ngày họp.", "vi"),
        ("The last resort.", "vi"),
        ("A blast at the topmost laboratory.", "en"),
        ("He whispered.", "en"),
    ],
)
def test_a_statement_asks_nothing(text: str, language: str) -> None:
    assert [name for name in names(text, language) if name.startswith("ask_")] == []


def test_spans_are_those_of_the_text() -> None:
    text = "Huyện nào xếp CUỐI CÙNG và vì sao?"
    found = {match.name: match.span.of(text) for match in find_cues(text, "vi")}
    assert found["bottom"] == "xếp CUỐI"
    assert found["ask_why"] == "vì sao"
    assert (
        next(match.group for match in find_cues(text, "vi") if match.name == "which_unit")
        == "huyện"
    )


def test_every_pattern_is_one_that_case_folded_text_can_match() -> None:
    for cue in cues():
        letters = cue.pattern.pattern.replace(r"\W", "").replace(r"\S", "").replace(r"\B", "")
        assert letters == letters.casefold(), cue.name
