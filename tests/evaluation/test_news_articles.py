"""The questions over real articles: every fact asked for stands in each of the named articles."""

from __future__ import annotations

import gzip
import json
import unicodedata
from pathlib import Path

import pytest

from assistant.evaluation.answers import states
from assistant.evaluation.questions import Question, read_questions

HERE = Path(__file__).parent


SETS = ("news", "news_more", "news_more_held_out", "articles", "articles_more", "articles_held_out")


COMPUTED = ("rb-017",)
"""Questions whose answer follows from the article and does not stand in it."""


def questions(name: str = "news") -> tuple[Question, ...]:
    return tuple(read_questions(HERE / f"{name}.jsonl"))


@pytest.mark.parametrize(
    ("name", "least", "unanswerable", "english", "unmarked"),
    [
        ("news", 120, 20, 8, 25),
        ("news_more", 75, 14, 4, 10),
        ("news_more_held_out", 75, 15, 4, 9),
        ("articles", 50, 7, 2, 10),
        ("articles_more", 50, 7, 2, 10),
        ("articles_held_out", 50, 10, 1, 8),
    ],
)
def test_no_question_is_asked_twice_and_each_kind_is_there(
    name: str, least: int, unanswerable: int, english: int, unmarked: int
) -> None:
    rows = questions(name)
    assert len({row.id for row in rows}) == len({row.text for row in rows}) == len(rows) >= least
    assert sum(not row.answerable for row in rows) >= unanswerable
    assert sum(row.lang == "en" for row in rows) >= english
    assert sum(row.lang == "vi" and row.text.isascii() for row in rows) >= unmarked


@pytest.mark.parametrize("name", SETS)
def test_a_tempting_wrong_answer_is_never_the_right_one(name: str) -> None:
    for row in questions(name):
        wanted = {word for group in row.must_include for word in group}
        assert not wanted & set(row.must_not_include), row.id
        assert row.answerable == bool(wanted) == bool(row.documents), row.id


def test_no_held_out_article_is_asked_about_while_building() -> None:
    documents = [
        {document for row in questions(name) for document in row.documents} for name in SETS
    ]
    assert not documents[0] & documents[1]
    assert not documents[2] & (documents[0] | documents[1])
    assert not documents[5] & (documents[0] | documents[1] | documents[3] | documents[4])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "chosen", "count"),
    [
        ("news", "news", 40),
        ("news_more", "news_more", 33),
        ("news_more_held_out", "news_more", 33),
        ("articles", "articles", 16),
        ("articles_more", "articles_more", 16),
        ("articles_held_out", "articles_held_out", 16),
    ],
)
def test_every_article_asked_about_is_among_the_chosen_and_states_the_facts(
    shared: Path, name: str, chosen: str, count: int
) -> None:
    titles = (HERE / f"{chosen}_articles.txt").read_text("utf-8").split()
    texts = articles(shared / "data" / "news" / "cchc.jsonl.gz")
    assert len(set(titles)) == count
    for row in questions(name):
        named = [document.removesuffix(".txt") for document in row.documents]
        assert set(named) <= set(titles), (row.id, named)
        for group in () if row.id in COMPUTED else row.must_include:
            said = [any(states(texts[one], word) for word in group) for one in named]
            assert (any if name.startswith("articles") else all)(said), (row.id, group)


def articles(path: Path) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row["id"]: unicodedata.normalize("NFC", "\n".join((row["title"], row["sapo"], row["body"])))
        for row in rows
    }
