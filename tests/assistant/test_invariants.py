"""The five promises of the contract, on the answer to every question of the files.

They are checked here by code of its own, not by `assistant.verify`, whose work they test.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from assistant.evaluation.questions import Question
from assistant.payload import answer_payload
from assistant.records import Answer, Citation, Statement
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places
from tests.assistant.again import comparable
from tests.assistant.indexes import QUESTIONS, Indexed, questions
from tests.assistant.numbers import evidence, stated

COMPUTED = ("phép tính của trợ lý", "worked out by the assistant")

# A count of the units compared: it stands in no document, its units stand in the quotes.
COUNTED = ("tính từ đó", "ính từ số liệu", "ếm từ số liệu", "có số liệu cả hai năm", "đứng đầu về",
           "xếp cuối về", "Kho có", "orked out from", "ounted from", "with figures for both")  # fmt: skip

# How "từ đầu năm 2023" and "9 tháng đầu năm 2023" may be written out.
YEAR_BEGINS = re.compile(r"\b(?:ngày 0?1/0?1/|tháng 1 năm |1 January |January )(?=\d{4})")

ANSWER = {
    "id", "question", "understood_as", "language", "status", "answer", "statements", "citations",
    "figures", "choices", "notes", "suggestions", "nearest", "as_of", "generator", "index_version",
    "seconds",
}  # fmt: skip
CITATION = {
    "number", "document", "document_id", "version", "title", "publisher", "published", "derived",
    "url", "locator", "quote", "start", "end", "support", "link",
}  # fmt: skip
FIGURE = {
    "text", "value", "unit", "place", "indicator", "period", "announced", "according_to",
    "citation",
}  # fmt: skip
NOTES = {
    "coverage", "conflict", "superseded", "assumption", "restored", "renamed_place",
    "unanswered_part", "arithmetic",
}  # fmt: skip
FIELDS = {
    "statements": {"text", "citations"},
    "citations": CITATION,
    "figures": FIGURE,
    "choices": {"label", "question"},
    "notes": {"kind", "text"},
}

IndexOf = Callable[[str], Indexed]
every_question = pytest.mark.parametrize(
    ("name", "question"),
    [
        pytest.param(name, one, id=one.id, marks=pytest.mark.shared if name == "seeds" else ())
        for name in QUESTIONS
        for one in questions(name)
    ],
)


def text_of(indexed: Indexed, citation: Citation) -> str:
    """Return the stored text of the version that was cited."""
    return indexed.store.document(citation.document_id, citation.version).text


def said(citation: Citation) -> str:
    """Return all that a citation shows: its quote and the spans that support it."""
    return "\n".join((citation.quote, *(support.quote for support in citation.support)))


def cited_by(statement: Statement, answer: Answer) -> list[Citation]:
    """Return the citations of one statement."""
    return [item for item in answer.citations if item.number in statement.citations]


def proper(name: str) -> str:
    """Return the name of a unit without its kind, as a comparison key."""
    return comparison_key(" ".join(word for word in name.split() if word[:1].isupper()) or name)


@every_question
def test_every_quote_is_the_stored_text_to_the_code_point(
    name: str, question: Question, index_of: IndexOf
) -> None:
    indexed = index_of(name)
    answer = indexed.answer(question)
    for citation in (*answer.citations, *answer.nearest):
        text = text_of(indexed, citation)
        assert citation.quote.strip()
        assert citation.quote == text[citation.span.start : citation.span.end]
        for support in citation.support:
            assert support.quote.strip()
            assert support.quote == text[support.span.start : support.span.end]


@every_question
def test_every_number_stands_in_what_its_statement_cites(
    name: str, question: Question, index_of: IndexOf
) -> None:
    answer = index_of(name).answer(question)
    for statement in answer.statements:
        cited = cited_by(statement, answer)
        shown = "\n".join(said(citation) for citation in cited)
        values = evidence(shown) | asked_years(answer)
        text = statement.text
        for citation in cited:
            # "Khoản 2 Điều 5" says where the quote stands, as its locator does.
            text = re.sub(re.escape(citation.locator), " ", text, flags=re.IGNORECASE)
        if "đầu năm" in shown.lower():
            text = YEAR_BEGINS.sub("", text)
        if any(words in text for words in COMPUTED):
            values |= {round(abs(one - two), 6) for one, two in combinations(sorted(values), 2)}
        if any(words in text for words in COUNTED):
            values |= {float(count) for count in range(1, len(values))}
        unsaid = [token for token, value in stated(text, answer.language) if value not in values]
        assert not unsaid, f"{unsaid} of {statement.text!r} not in {shown!r}"


def asked_years(answer: Answer) -> set[float]:
    """Return the years and the numbers of places ("quận 3") of the question."""
    found = re.findall(r"\b(?:19|20)\d\d\b", answer.understood_as)
    found += re.findall(r"(?:quận|phường|khu phố|tổ|thôn) (\d{1,3})\b", answer.understood_as)
    return {float(number) for number in found}


@every_question
def test_every_place_stands_in_what_its_statement_cites_or_in_the_question(
    name: str, question: Question, index_of: IndexOf
) -> None:
    indexed = index_of(name)
    answer = indexed.answer(question)
    for statement in answer.statements:
        cited = cited_by(statement, answer)
        of_documents = [indexed.store.document(item.document_id).place for item in cited]
        known = comparison_key(
            "\n".join((answer.understood_as, *map(said, cited), *filter(None, of_documents)))
        )
        for place in find_places(statement.text):
            assert proper(place.name) in known or comparison_key(place.text) in known, place


@every_question
def test_every_figure_is_bound_by_words_that_its_citation_shows(
    name: str, question: Question, index_of: IndexOf
) -> None:
    indexed = index_of(name)
    answer = indexed.answer(question)
    by_number = {citation.number: citation for citation in answer.citations}
    for figure in answer.figures:
        citation = by_number[figure.citation]
        document = indexed.store.document(citation.document_id)
        shown = comparison_key(said(citation))
        assert " ".join(figure.text.split()) in " ".join(citation.quote.split())
        if figure.place:
            assert proper(figure.place) in shown + comparison_key(document.place or ""), figure
        if figure.period:
            facts = f"{document.published} {document.title}"
            assert figure.period[:4] in shown + facts or figure.period[2:4] in shown, figure
        if figure.announced:
            year, month, day = (float(piece) for piece in figure.announced.split("-"))
            assert {year, month, day} <= evidence(said(citation)), figure
        if figure.according_to:
            assert comparison_key(figure.according_to) in shown, figure


@every_question
def test_every_marker_names_a_citation_and_every_citation_is_used(
    name: str, question: Question, index_of: IndexOf
) -> None:
    answer = index_of(name).answer(question)
    numbers = [citation.number for citation in answer.citations]
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", answer.answer)}
    used = {number for statement in answer.statements for number in statement.citations}
    assert numbers == list(range(1, len(numbers) + 1))
    assert marked == used == set(numbers)
    assert not any(re.search(r"\[\d+\]", statement.text) for statement in answer.statements)


@every_question
def test_only_an_answer_with_citations_is_called_one(
    name: str, question: Question, index_of: IndexOf
) -> None:
    answer = index_of(name).answer(question)
    assert answer.answer.strip()
    if answer.status == "answered":
        assert answer.citations
        assert all(statement.citations for statement in answer.statements)
    else:
        assert not [*answer.citations, *answer.statements, *answer.figures]
    assert bool(answer.choices) == (answer.status == "needs_clarification")


@every_question
def test_the_answer_is_in_the_language_of_the_question_and_has_no_holes(
    name: str, question: Question, index_of: IndexOf
) -> None:
    answer = index_of(name).answer(question)
    assert answer.language == question.lang
    words = (answer.answer, *answer.suggestions, *(note.text for note in answer.notes))
    for text in words:
        assert "None" not in text
        assert not re.search(r"[{}]| {2}| [.,;](?: |$)|\.\.$|\bnan\b", text), text


@every_question
def test_the_payload_has_the_fields_of_the_contract_and_no_others(
    name: str, question: Question, index_of: IndexOf
) -> None:
    payload = json.loads(json.dumps(answer_payload(index_of(name).answer(question))))
    assert set(payload) == ANSWER
    assert payload["status"] in ("answered", "not_found", "needs_clarification")
    assert payload["language"] in ("vi", "en")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", payload["as_of"])
    for field, names in FIELDS.items():
        assert all(set(item) == names for item in payload[field]), field
    for citation in payload["citations"]:
        assert all(set(item) == {"role", "quote", "start", "end"} for item in citation["support"])
        assert citation["version"].startswith("sha256:")
        assert citation["link"] == (
            f"/documents/{citation['document_id']}?version={citation['version']}"
            f"&start={citation['start']}&end={citation['end']}"
        )
    assert {note["kind"] for note in payload["notes"]} <= NOTES


@cache
def asked_elsewhere(directory: Path, name: str) -> dict[str, str]:
    """Return the answers that another process gives, with other hashes of strings."""
    environment = os.environ | {"PYTHONHASHSEED": "4242", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.assistant.again", str(directory), str(QUESTIONS[name])],
        capture_output=True, check=True, cwd=QUESTIONS[name].parents[2], encoding="utf-8",
        env=environment,
    )  # fmt: skip
    ids = [question.id for question in questions(name)]
    return dict(zip(ids, done.stdout.splitlines(), strict=True))


@every_question
def test_another_process_gives_the_very_same_answer(
    name: str, question: Question, index_of: IndexOf
) -> None:
    indexed = index_of(name)
    again = asked_elsewhere(indexed.directory, name)[question.id]
    assert comparable(indexed.answer(question)) == again
