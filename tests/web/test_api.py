"""The HTTP API as the contract promises it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.events import Event, Understood
from assistant.payload import answer_payload, citation_payload
from assistant.records import Answer
from assistant.web import WebOptions, create_app
from assistant.web.api import routes
from assistant.web.application import api_app
from index_store.errors import IndexMissingError
from tests.web.fakes import (
    LAST,
    NEWS,
    FakeLibrary,
    ScriptedAssistant,
    answered,
    scripted,
    the_news,
    the_plan,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ASSISTANT = scripted()


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    older = replace(the_news(), version="sha256:older", text="Bản cũ.\n" + NEWS)
    library = FakeLibrary.of(older, the_news(), the_plan())
    script = {**ASSISTANT.script, "chưa có": IndexMissingError("no index in ./data")}
    ASSISTANT.script = script
    app = create_app(ASSISTANT, library)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_a_question_is_answered_with_the_json_of_the_contract(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "huyen nao xep cuoi nam 2022"})
    assert response.status_code == 200
    assert response.json() == json.loads(json.dumps(answer_payload(answered())))


def test_history_reaches_the_assistant_and_visitors_see_public_documents(
    client: TestClient,
) -> None:
    turns = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    client.post("/api/ask", json={"question": "Dân số?", "history": turns})
    question, history = ASSISTANT.asked[-1]
    assert question == "Dân số?"
    assert [(turn.role, turn.content) for turn in history] == [("user", "a"), ("assistant", "b")]
    assert ASSISTANT.audiences[-1] == "public"


def test_the_stream_ends_with_the_whole_answer(client: TestClient) -> None:
    response = client.post(
        "/api/ask",
        json={"question": "huyen nao xep cuoi nam 2022"},
        headers={"Accept": "text/event-stream"},
    )
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in (block.split("\n") for block in response.text.strip().split("\n\n"))
    ]
    assert [name for name, _ in events] == [
        "understood",
        "statement",
        "statement",
        "note",
        "note",
        "answer",
    ]
    assert events[0][1]["understood_as"] == "huyện nào xếp cuối năm 2022"
    assert events[1][1]["citations"][0]["quote"] == LAST
    whole = client.post("/api/ask", json={"question": "huyen nao xep cuoi nam 2022"}).json()
    assert {**events[-1][1], "seconds": 0} == {**whole, "seconds": 0}


def test_a_language_model_is_not_promised_before_there_is_one(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "Dân số?", "generator": "llm"})
    assert response.status_code == 501
    assert response.headers["content-type"] == "application/problem+json"


def test_documents_are_listed_and_internal_ones_are_not(client: TestClient) -> None:
    listed = client.get("/api/documents").json()["documents"]
    assert [(found["id"], found["document"]) for found in listed] == [
        ("tin-son-lam", "tin-son-lam.txt")
    ]
    assert listed[0]["published"] == "2023-04-07"
    assert listed[0]["characters"] == len(NEWS)


def test_a_document_is_given_with_its_text_and_passages(client: TestClient) -> None:
    found = client.get("/api/documents/tin-son-lam").json()
    assert found["text"] == NEWS
    third = found["passages"][2]
    assert found["text"][third["start"] : third["end"]].startswith("Theo đó")


@pytest.mark.parametrize("path", ["khong-co", "ke-hoach-2023", "tin-son-lam?version=sha256:0"])
def test_what_is_unknown_or_internal_is_not_found(client: TestClient, path: str) -> None:
    response = client.get(f"/api/documents/{path}")
    assert response.status_code == 404
    assert response.json()["type"] == "urn:cchc:problem:document-not-found"
    page = client.get(f"/documents/{path}")
    assert page.status_code == 404
    assert "Không tìm thấy tài liệu" in page.text
    assert page.headers["content-type"].startswith("text/html")


def test_the_link_of_a_citation_opens_its_quote_marked(client: TestClient) -> None:
    page = client.get(answered().citations[0].link)
    assert page.status_code == 200
    assert f'<mark id="cited" class="cited">{LAST}</mark>' in page.text


def test_a_cited_version_is_shown_after_an_edit(client: TestClient) -> None:
    page = client.get("/documents/tin-son-lam?version=sha256:older&start=0&end=6")
    assert '<mark id="cited" class="cited">Bản cũ</mark>' in page.text
    assert "bản mới hơn" in page.text


@pytest.mark.parametrize(
    "span", ["start=5&end=999999", "start=9&end=3", "start=-1&end=4", "start=x&end=4", "start=3"]
)
def test_a_span_outside_the_text_is_said_and_the_document_still_shown(
    client: TestClient, span: str
) -> None:
    page = client.get(f"/documents/tin-son-lam?{span}")
    assert page.status_code == 200
    assert "<mark" not in page.text
    assert "Không đánh dấu được đoạn trích" in page.text


def test_our_pages_allow_no_inline_script(client: TestClient) -> None:
    page = client.get("/documents/tin-son-lam")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "<script>" not in page.text
    assert "style=" not in page.text
    for asset in ("viewer.css", "viewer.js", "page.css"):
        assert client.get(f"/web/{asset}").status_code == 200


def test_health_tells_the_state_of_the_index(client: TestClient) -> None:
    assert client.get("/healthz").json() == {
        "status": "ok",
        "documents": 1,
        "index_version": "2-fake",
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nope", 404),
        ("POST", "/v1/nope", 404),
        ("GET", "/api", 404),
        ("GET", "/nowhere", 404),
        ("GET", "/api/ask", 405),
        ("POST", "/api/check", 422),
        ("POST", "/api/figures", 405),
        ("POST", "/api/documents", 403),
        ("DELETE", "/api/documents/tin-son-lam", 403),
        ("POST", "/api/feedback", 501),
        ("POST", "/v1/chat/completions", 422),
        ("GET", "/v1/chat/completions", 405),
        ("GET", "/v1/models/gpt-4", 404),
        ("GET", "/answers/a1", 501),
    ],
)
def test_errors_have_one_shape(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert set(response.json()) - {"error"} == {"type", "title", "status", "detail"}


@pytest.mark.parametrize(
    "body",
    [{}, {"question": ""}, {"question": "  "}, {"question": "a" * 2001}, {"question": 7}, "x"],
)
def test_a_question_that_is_none_is_refused_with_the_field(
    client: TestClient, body: object
) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert "body" in response.json()["detail"]


@pytest.mark.parametrize(
    ("body", "language", "told"),
    [
        (
            b'{"question": "' + b"a" * 2001 + b'"}',
            "vi",
            "body.question (dài 2001 ký tự, tối đa 2000)",
        ),
        (b"{}", "vi", "body.question (còn thiếu)"),
        (b'{"question": 7}', "en", "body.question (must be a string)"),
        (b'{"question": ', "en", "body (is not valid JSON)"),
        (b"[]", "vi", "body (cần là đối tượng JSON)"),
        (
            b'{"question": "a", "generator": "x"}',
            "en",
            "body.generator (must be 'extractive' or 'llm')",
        ),
    ],
)
def test_what_is_wrong_with_a_request_is_said(
    client: TestClient, body: bytes, language: str, told: str
) -> None:
    headers = {"Content-Type": "application/json", "Accept-Language": language}
    response = client.post("/api/ask", content=body, headers=headers)
    assert response.status_code == 422
    assert told in response.json()["detail"]


@pytest.mark.parametrize(("language", "words"), [("vi", "Lỗi máy chủ"), ("en-GB", "Server error")])
def test_a_failure_shows_no_trace_and_speaks_the_readers_language(
    client: TestClient, language: str, words: str
) -> None:
    response = client.post(
        "/api/ask", json={"question": "hỏng"}, headers={"Accept-Language": language}
    )
    assert response.status_code == 500
    assert response.json()["title"] == words
    assert "scripted" not in response.text
    assert "Traceback" not in response.text


def test_an_index_that_cannot_be_read_is_said(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "chưa có"})
    assert response.status_code == 503
    assert response.json()["type"] == "urn:cchc:problem:index-unavailable"
    assert "./data" not in response.text


def test_the_page_is_served_at_the_root_in_vietnamese(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "Trợ lý số liệu cải cách hành chính" in page.text


def test_no_answer_lists_an_address_of_another_host_in_its_interface(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/ask", "/api/documents", "/api/documents/{document_id}", "/healthz"} <= set(paths)
    ask = paths["/api/ask"]["post"]["responses"]
    example = ask["200"]["content"]["application/json"]["example"]
    assert set(example) == set(answer_payload(answered()))
    cited = citation_payload(answered().citations[0])
    assert set(example["citations"][0]) == set(cited)
    assert ask["429"]["content"]["application/problem+json"]["example"]["status"] == 429


def test_a_scripted_assistant_is_what_answers() -> None:
    # Guards this file itself: a fake that ignored its script would make the tests above empty.
    assert ScriptedAssistant({"cuoi": answered()}).ask("cuoi").status == "answered"
    assert ScriptedAssistant().ask("cuoi").status == "not_found"


class _BrokenOff(ScriptedAssistant):
    def _events(self, answer: Answer) -> Iterator[Event]:
        yield Understood(answer.id, answer.understood_as, answer.language)
        raise IndexMissingError("no index in ./data")


def test_a_stream_that_breaks_off_says_so_in_its_last_event() -> None:
    router = routes(_BrokenOff({"cuoi": answered()}), FakeLibrary.of(the_news()), "public")
    with TestClient(api_app(router, WebOptions())) as client:
        response = client.post(
            "/api/ask", json={"question": "cuoi"}, headers={"Accept": "text/event-stream"}
        )
    first, last = response.text.strip().split("\n\n")
    assert first.startswith("event: understood")
    assert last.startswith("event: problem")
    assert "urn:cchc:problem:index-unavailable" in last
    assert "./data" not in last


def test_every_example_of_a_request_is_taken_as_it_stands(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["info"]["version"] == version("cchc-assistant")
    schemas = described["components"]["schemas"]
    posted = []
    for path, methods in described["paths"].items():
        body = methods.get("post", {}).get("requestBody", {}).get("content", {})
        reference = body.get("application/json", {}).get("schema", {}).get("$ref", "")
        for example in schemas.get(reference.rpartition("/")[2], {}).get("examples", []):
            posted.append(path)
            response = client.post(path, json=example)
            assert response.status_code != 422, (path, response.text)
    assert {"/api/ask", "/api/check", "/v1/chat/completions"} <= set(posted)
    told = {
        kind
        for methods in described["paths"].values()
        for operation in methods.values()
        for code, response in operation["responses"].items()
        if not code.startswith("2")
        for kind in response["content"]
    }
    assert told == {"application/problem+json"}


@pytest.mark.parametrize(
    "path", ["/healthz", "/api/documents", "/documents/tin-son-lam", "/widget.js"]
)
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(got.content))
    assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    ("path", "taken"),
    [("/api/ask", "POST"), ("/healthz", "GET"), ("/api/documents", "GET, HEAD, OPTIONS, POST")],
)
def test_an_address_says_which_methods_it_takes(client: TestClient, path: str, taken: str) -> None:
    asked = client.options(path)
    assert asked.status_code == 204
    assert taken in asked.headers["allow"]
    refused = client.put(path, content=b"")
    assert refused.status_code == 405
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["allow"] == asked.headers["allow"]
