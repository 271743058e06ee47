"""A thumb and a word, and a shared answer: kept without a trace of who it was."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.payload import answer_payload
from assistant.records import AnswerFigure
from assistant.web import WebOptions
from assistant.web.api import routes
from assistant.web.application import api_app
from assistant.web.kept_page import kept_page
from assistant.web.places.words import ENGLISH
from index_store.visitors import FILE, Feedback, KeptAnswer, Visitors
from tests.web.fakes import (
    LIMITS,
    FakeLibrary,
    ScriptedAssistant,
    answered,
    near,
    the_news,
    the_plan,
)
from tests.web.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "ma-quan-tri-de-thu-01"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
FIGURE = AnswerFigure("70,56 điểm", 70.56, "điểm", None, None, "2022", None, None, 1)
HOSTILE = " ".join(PAYLOADS)


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary.of(the_news(), the_plan())


@pytest.fixture
def client(tmp_path: Path, library: FakeLibrary) -> Iterator[TestClient]:
    visitors = Visitors(tmp_path)
    script = {
        "cuoi": replace(answered(), figures=(FIGURE,)),
        "gần": near(""),
        "xấu": replace(answered(), id="a9", question=HOSTILE, answer=f"{HOSTILE} [1]"),
    }
    router = routes(
        ScriptedAssistant(script), library, "public", WebOptions(admin_token=TOKEN), None, visitors
    )
    with TestClient(api_app(router, WebOptions())) as client:
        yield client
    visitors.close()


def test_feedback_is_kept_for_the_administrator(client: TestClient) -> None:
    said = {"answer": "a1", "rating": "down", "comment": "Số này của năm 2021."}
    assert client.post("/api/feedback", json=said).status_code == 201
    assert client.get("/api/feedback").status_code == 401
    (found,) = client.get("/api/feedback", headers=BEARER).json()["feedback"]
    assert found["comment"] == "Số này của năm 2021."
    assert found["day"] == date.today().isoformat()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"answer": "a1"},
        {"answer": "a1", "rating": "great"},
        {"answer": "../a1", "rating": "up"},
        {"answer": "a1", "rating": "up", "comment": "a" * 501},
    ],
)
def test_feedback_that_is_none_is_refused(client: TestClient, said: dict[str, str]) -> None:
    assert client.post("/api/feedback", json=said).status_code == 422


def test_nothing_of_a_visitor_reaches_the_disk(client: TestClient, tmp_path: Path) -> None:
    said = {
        "answer": "a1",
        "rating": "up",
        "comment": "Gọi 0912 345 678 hay an.nguyen@havan.example",
    }
    headers = {"User-Agent": "trinh-duyet-la", "X-Forwarded-For": "203.0.113.9"}
    client.post("/api/feedback", json=said, headers=headers)
    with sqlite3.connect(tmp_path / FILE) as database:
        stored = "\n".join(database.iterdump())
    assert "Gọi …" in stored
    for trace in ("345", "havan", "trinh-duyet-la", "203.0.113.9", "testclient"):
        assert trace not in stored


def test_an_answer_is_kept_only_when_shared_and_shown_as_it_was(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": "huyen nao cuoi"}).json()
    assert client.get("/api/answers", headers=BEARER).json()["answers"] == []
    kept = client.post("/api/answers", json={"answer": given["id"]})
    assert kept.status_code == 201
    again = client.get(kept.json()["link"], headers={"Accept": "application/json"}).json()
    assert again == given
    page = client.get(kept.json()["link"])
    assert page.status_code == 200
    assert "70,56" in page.text
    assert "Chỉ số CCHC năm 2022" in page.text
    assert "data-ask" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_only_an_answer_that_was_given_can_be_shared(client: TestClient) -> None:
    response = client.post("/api/answers", json={"answer": "a1"})
    assert response.status_code == 404
    assert response.json()["type"] == "urn:cchc:problem:answer-not-found"


def test_what_was_answered_to_the_administrator_is_not_open_to_all(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": "cuoi"}, headers=BEARER).json()
    assert client.post("/api/answers", json={"answer": given["id"]}).status_code == 404
    kept = client.post("/api/answers", json={"answer": given["id"]}, headers=BEARER).json()
    assert client.get(kept["link"]).status_code == 404
    assert client.get(kept["link"], headers=BEARER).status_code == 200


def test_a_kept_answer_closes_with_the_documents_it_cites(
    client: TestClient, library: FakeLibrary
) -> None:
    given = client.post("/api/ask", json={"question": "cuoi"}).json()
    link = client.post("/api/answers", json={"answer": given["id"]}).json()["link"]
    library.stored["tin-son-lam"][-1] = replace(the_news(), visibility="internal")
    assert client.get(link).status_code == 404
    assert client.get(link, headers=BEARER).status_code == 200


def test_a_kept_refusal_closes_with_the_document_it_quotes(
    client: TestClient, library: FakeLibrary
) -> None:
    given = client.post("/api/ask", json={"question": "gần"}).json()
    assert given["nearest"][0]["quote"] == LIMITS
    link = client.post("/api/answers", json={"answer": given["id"]}).json()["link"]
    assert LIMITS in client.get(link).text
    library.stored["tin-son-lam"][-1] = replace(the_news(), visibility="internal")
    assert client.get(link).status_code == 404


def test_the_administrator_removes_a_kept_answer(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": "cuoi"}).json()
    kept = client.post("/api/answers", json={"answer": given["id"]}).json()
    address = f"/api/answers/{kept['id']}"
    assert client.delete(address).status_code == 401
    (listed,) = client.get("/api/answers", headers=BEARER).json()["answers"]
    assert listed["question"] == "cuoi"
    assert client.delete(address, headers=BEARER).status_code == 200
    assert client.get(kept["link"]).status_code == 404
    assert client.delete(address, headers=BEARER).status_code == 404


def test_hostile_words_in_a_kept_answer_stay_words(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": "xấu"}).json()
    link = client.post("/api/answers", json={"answer": given["id"]}).json()["link"]
    page = client.get(link).text
    assert "<img" not in page
    assert "<script" not in page


def test_an_answer_is_kept_for_a_set_time(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path)
    today = date(2026, 11, 22)
    visitors.keep(KeptAnswer("k1", "{}", "public", today, today + timedelta(days=90)))
    assert visitors.kept("k1", today + timedelta(days=89)) is not None
    assert visitors.kept("k1", today + timedelta(days=90)) is None
    later = today + timedelta(days=100)
    visitors.keep(KeptAnswer("k2", "{}", "public", later, later + timedelta(days=90)))
    assert [kept.key for kept in visitors.all_kept(today)] == ["k2"]
    visitors.close()


def test_feedback_comes_back_as_it_was_given(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path)
    said = [Feedback("a", "up", str(n), "1-x", date(2026, 11, 22)) for n in range(3)]
    for item in said:
        visitors.add_feedback(item)
    assert visitors.feedback() == said[::-1]
    visitors.close()


def test_a_kept_answer_keeps_every_field(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": "cuoi"}).json()
    assert given["figures"][0]["value"] == 70.56
    assert set(given) == set(answer_payload(answered()))


def test_an_english_answer_is_shared_in_english_with_its_sources() -> None:
    answer = replace(answered(), language="en")
    page = kept_page(KeptAnswer("k", "{}", "public", date(2026, 1, 2), date(2026, 4, 2)), answer)
    assert ENGLISH.shell.product in page
    links = re.findall(r'href="(documents/[^"]+)"', page)
    assert links
    assert all(link.endswith("&amp;lang=en#cited") for link in links)
