"""The question files: every fact asked for stands in a document, and there is enough of each kind."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest

from assistant.evaluation.answers import states
from assistant.evaluation.questions import Question, read_questions

HERE = Path(__file__).parent
DOCUMENTS = {
    "samples": HERE.parents[1] / "samples" / "documents",
    "kinds": HERE.parents[1] / "samples" / "documents",
    "dev": HERE / "dev_documents",
    "unseen": HERE / "unseen_documents",
    "office_dev": HERE / "documents" / "office_dev",
    "office_held_out": HERE / "documents" / "office_held_out",
    "office_more_dev": HERE / "documents" / "office_more_dev",
    "office_more_held_out": HERE / "documents" / "office_more_held_out",
    "portal_dev": HERE / "documents" / "portal_dev",
    "portal_held_out": HERE / "documents" / "portal_held_out",
    "gazette_held_out": HERE / "documents" / "gazette_held_out",
    "rankings_dev": HERE / "documents" / "rankings_dev",
    "papers_dev": HERE / "documents" / "papers_dev",
    "commune_dev": HERE / "documents" / "commune_dev",
    "near_dev": HERE / "documents" / "near_dev",
    "english_dev": HERE / "documents" / "english_dev",
    "mixed_held_out": HERE / "documents" / "mixed_held_out",
    "law_dev": HERE / "documents" / "law_dev",
    "law_held_out": HERE / "documents" / "law_held_out",
    "seeds": HERE.parents[2] / "shared" / "seeds",
}
SETS = [
    "samples",
    "kinds",
    "dev",
    "unseen",
    "office_dev",
    "office_held_out",
    "office_more_dev",
    "office_more_held_out",
    "portal_dev",
    "portal_held_out",
    "gazette_held_out",
    "rankings_dev",
    "papers_dev",
    "commune_dev",
    "near_dev",
    "english_dev",
    "mixed_held_out",
    "law_dev",
    "law_held_out",
    pytest.param("seeds", marks=pytest.mark.shared),
]


def text_of(path: Path) -> str:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return text.replace("**", "")


def texts(name: str, question: Question) -> str:
    return "\n".join(text_of(DOCUMENTS[name] / document) for document in question.documents)


def inferred(name: str) -> set[str]:
    rows = (json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines())
    return {row["id"] for row in rows if row.get("inferred")}


@pytest.mark.parametrize("name", SETS)
def test_every_fact_asked_for_stands_in_a_named_document(name: str) -> None:
    for question in read_questions(HERE / f"{name}.jsonl"):
        if not question.answerable or question.id in inferred(name):
            continue
        assert question.documents, question.id
        text = texts(name, question)
        for group in question.must_include:
            assert any(states(text, wanted) for wanted in group), (question.id, group)


@pytest.mark.parametrize("name", SETS)
def test_a_tempting_wrong_answer_is_never_the_right_one(name: str) -> None:
    for question in read_questions(HERE / f"{name}.jsonl"):
        wanted = {word for group in question.must_include for word in group}
        assert not wanted & set(question.must_not_include), question.id
        assert question.answerable or not (question.must_include or question.documents)


@pytest.mark.parametrize(
    ("name", "questions", "unanswerable", "english", "unmarked", "tempting"),
    [
        ("seeds", 45, 8, 6, 10, 8),
        ("samples", 60, 15, 8, 15, 20),
        ("kinds", 60, 10, 10, 6, 30),
        ("dev", 40, 10, 4, 10, 10),
        ("unseen", 100, 18, 8, 30, 60),
        ("office_dev", 110, 30, 9, 28, 28),
        ("office_held_out", 110, 30, 9, 30, 30),
        ("office_more_dev", 90, 16, 4, 14, 30),
        ("office_more_held_out", 85, 16, 4, 14, 25),
        ("portal_dev", 130, 22, 5, 22, 20),
        ("portal_held_out", 130, 22, 5, 20, 20),
        ("gazette_held_out", 105, 20, 5, 20, 35),
        ("law_dev", 150, 35, 9, 40, 50),
        ("law_held_out", 90, 22, 8, 20, 30),
    ],
)
def test_there_is_enough_of_each_kind(
    name: str, questions: int, unanswerable: int, english: int, unmarked: int, tempting: int
) -> None:
    rows = read_questions(HERE / f"{name}.jsonl")
    assert len({row.id for row in rows}) == len(rows) >= questions
    assert sum(not row.answerable for row in rows) >= unanswerable
    assert sum(row.lang == "en" for row in rows) >= english
    assert sum(row.lang == "vi" and row.text.isascii() for row in rows) >= unmarked
    assert sum(bool(row.must_not_include) for row in rows) >= tempting
    assert any(row.history for row in rows) or name in ("kinds", "law_dev", "law_held_out")


def test_held_out_units_appear_in_no_sample() -> None:
    samples = "\n".join(text_of(path) for path in DOCUMENTS["samples"].iterdir())
    for place in ("Thạch Trạch", "Đồng Khuê", "Ninh Trạch", "An Khuê"):
        assert place not in samples


@pytest.mark.parametrize(
    "name", [name for name in DOCUMENTS if name not in ("samples", "kinds", "seeds")]
)
def test_every_held_out_document_bears_the_line(name: str) -> None:
    for path in DOCUMENTS[name].iterdir():
        assert "VĂN BẢN MẪU" in text_of(path), path.name
