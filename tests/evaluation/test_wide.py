"""The questions and claims over real texts: where each answer stands, and that the halves are apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.wide_texts import file_name, text_ids, write_texts

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
COLLECTIONS = ("wide", "wide_more")
HALVES = tuple(half for one in COLLECTIONS for half in (one, f"{one}_held_out"))


def rows(half: str, name: str) -> list[dict[str, Any]]:
    """Return the rows of a half; ``wide_more`` has no claims."""
    path = HERE / half / f"{name}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def texts_of(half: str) -> set[str]:
    asked = {name for row in rows(half, "questions") for name in row["documents"]}
    return asked | {name for row in rows(half, "claims") for name in row["documents"]}


def writers(half: str) -> set[str]:
    return {row["id"][0] for row in rows(half, "questions")}


def test_no_writer_and_no_text_is_in_two_halves() -> None:
    assert len(writers("wide")) == 9
    assert len(writers("wide_held_out")) == 7
    assert len(set().union(*map(writers, HALVES))) == sum(len(writers(half)) for half in HALVES)
    assert len(set().union(*map(texts_of, HALVES))) == sum(len(texts_of(half)) for half in HALVES)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_text_is_asked_about(collection: str) -> None:
    asked = texts_of(collection) | texts_of(f"{collection}_held_out")
    assert asked == {file_name(one) for one in text_ids(collection)}


@pytest.mark.parametrize("half", HALVES)
def test_each_question_that_a_text_answers_says_where(half: str) -> None:
    for row in rows(half, "questions"):
        told = (bool(row["documents"]), bool(row["answered_by"]), bool(row["must_include"]))
        assert set(told) == {row["answerable"]}, row["id"]
    for row in rows(half, "claims"):
        assert bool(row["decided_by"]) == (row["verdict"] != "not_found"), row["id"]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SHARED.exists():
        pytest.skip("needs ../shared, whose texts are not ours")
    folder = tmp_path_factory.mktemp("texts")
    for collection in COLLECTIONS:
        write_texts(SHARED, folder, collection)
    return folder


@pytest.mark.parametrize("half", HALVES)
def test_the_answers_stand_where_they_are_said_to(half: str, texts: Path) -> None:
    for row in rows(half, "questions"):
        if row["answerable"]:
            text = (texts / row["documents"][0]).read_text("utf-8")
            said = " ".join(" ".join(text[start:end].split()) for start, end in row["answered_by"])
            for ways in row["must_include"]:
                assert any(" ".join(way.split()) in said for way in ways), row["id"]
