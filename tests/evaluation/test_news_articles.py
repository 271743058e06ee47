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


def questions() -> tuple[Question, ...]:
    return tuple(read_questions(HERE / "news.jsonl"))


def test_no_question_is_asked_twice_and_each_kind_is_there() -> None:
    rows = questions()
    assert len({row.id for row in rows}) == len({row.text for row in rows}) == len(rows) >= 120
    assert sum(not row.answerable for row in rows) >= 20
    assert sum(row.lang == "en" for row in rows) >= 8
    assert sum(row.lang == "vi" and row.text.isascii() for row in rows) >= 25


def test_a_tempting_wrong_answer_is_never_the_right_one() -> None:
    for row in questions():
        wanted = {word for group in row.must_include for word in group}
        assert not wanted & set(row.must_not_include), row.id
        assert row.answerable == bool(wanted) == bool(row.documents), row.id


@pytest.mark.shared
def test_every_article_asked_about_is_among_the_chosen_and_states_the_facts(shared: Path) -> None:
    titles = (HERE / "news_articles.txt").read_text("utf-8").split()
    texts = articles(shared / "data" / "news" / "cchc.jsonl.gz")
    assert len(set(titles)) == 40
    for row in questions():
        for document in row.documents:
            name = document.removesuffix(".txt")
            assert name in titles, (row.id, name)
            for group in row.must_include:
                assert any(states(texts[name], word) for word in group), (row.id, group)


def articles(path: Path) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row["id"]: unicodedata.normalize("NFC", "\n".join((row["title"], row["sapo"], row["body"])))
        for row in rows
    }
