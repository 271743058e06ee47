"""Quotas, metrics and what browsers need not fetch again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.web import WebOptions
from assistant.web.api import routes
from assistant.web.application import api_app
from assistant.web.memory import Remembering
from assistant.web.metrics import Metrics
from tests.web.fakes import FakeLibrary, scripted, the_news, the_plan

if TYPE_CHECKING:
    from fastapi import FastAPI

PORTAL = "https://cong.havan.example"
TOKEN = "ma-quan-tri-de-thu-01"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
ASK = {"question": "Dân số?"}


def app(options: WebOptions, library: FakeLibrary | None = None) -> FastAPI:
    metrics = Metrics()
    remembering = Remembering(scripted(), metrics=metrics, log_questions=options.log_questions)
    library = library or FakeLibrary.of(the_news(), the_plan())
    router = routes(remembering, library, "public", options, metrics=metrics)
    return api_app(router, options, metrics)


def test_a_visitor_who_asks_too_often_is_told_when_to_come_back() -> None:
    served = app(WebOptions(visitor_per_minute=3, admin_token=TOKEN))
    with TestClient(served, client=("203.0.113.9", 1)) as client:
        codes = [client.post("/api/ask", json=ASK).status_code for _ in range(3)]
        refused = client.post("/api/check", json={"text": "a b"})
        assert codes == [200, 200, 200]
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        assert refused.json()["type"] == "urn:cchc:problem:too-often"
        assert client.get("/api/documents").status_code == 200
        assert client.post("/api/ask", json=ASK, headers=BEARER).status_code == 200
    with TestClient(served, client=("203.0.113.10", 1)) as other:
        assert other.post("/api/ask", json=ASK).status_code == 200


def test_guessing_the_token_is_counted_too() -> None:
    with TestClient(app(WebOptions(visitor_per_minute=3, admin_token=TOKEN))) as client:
        wrong = {"Authorization": "Bearer sai"}
        codes = [client.delete("/api/documents/x", headers=wrong).status_code for _ in range(5)]
    assert codes[-1] == 429


def test_an_embedding_site_has_a_quota_over_all_its_visitors() -> None:
    options = WebOptions(site_per_minute=2, allowed_origins=frozenset({PORTAL}))
    served = app(options)
    codes = []
    for visitor in range(3):
        with TestClient(served, client=(f"203.0.113.{visitor}", 1)) as client:
            response = client.post("/api/ask", json=ASK, headers={"Origin": PORTAL})
            codes.append(response.status_code)
            assert response.headers["access-control-allow-origin"] == PORTAL
    assert codes == [200, 200, 429]
    with TestClient(served) as client:
        assert client.post("/api/ask", json=ASK).status_code == 200


def test_what_was_done_is_counted_and_no_question_is_in_it() -> None:
    with TestClient(app(WebOptions())) as client:
        client.post("/api/ask", json={"question": "huyen nao xep cuoi"})
        client.get("/api/documents/tin-son-lam")
        client.get("/api/documents/khong-co")
        text = client.get("/metrics")
    assert text.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'cchc_http_requests_total{method="POST",route="/api/ask",status="200"} 1' in text.text
    assert (
        'cchc_http_requests_total{method="GET",route="/api/documents/{document_id}",status="404"} 1'
        in text.text
    )
    assert 'cchc_answers_total{status="answered",generator="extractive"} 1' in text.text
    assert 'cchc_http_request_seconds_bucket{route="/api/ask",le="+Inf"} 1' in text.text
    assert "cchc_documents 2" in text.text
    assert "cuoi" not in text.text
    assert "khong-co" not in text.text


@pytest.mark.parametrize(
    "path",
    ["/api/documents", "/api/documents/tin-son-lam", "/documents/tin-son-lam", "/api/figures"],
)
def test_what_did_not_change_is_not_sent_again(path: str) -> None:
    library = FakeLibrary.of(the_news())
    with TestClient(app(WebOptions(admin_token=TOKEN), library)) as client:
        first = client.get(path)
        tag = {"If-None-Match": first.headers["etag"]}
        again = client.get(path, headers=tag)
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={**tag, **BEARER}).status_code == 200
        library.index_version = "3-fake"
        assert client.get(path, headers=tag).status_code == 200


def test_questions_are_logged_only_when_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for wanted in (False, True):
        caplog.clear()
        with TestClient(app(WebOptions(log_questions=wanted))) as client:
            client.post("/api/ask", json={"question": "câu hỏi bí mật"})
            client.post("/api/ask", json={"question": "câu hỏi bí mật hỏng" * 200})
        assert ("câu hỏi bí mật" in caplog.text) is wanted
