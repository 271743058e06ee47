"""Who may call: foreign sites, foreign host names and Gradio's unused routes are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.web import create_app
from assistant.web.server import guarded
from tests.web.fakes import FakeLibrary, scripted, the_news

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = guarded(
        create_app(scripted(), FakeLibrary.of(the_news())), "127.0.0.1", ("cchc.example",)
    )
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:7861", "http://127.0.0.1.evil.example", ""],
)
@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/queue/join", "/api/ask"])
def test_a_foreign_site_is_refused_everywhere(client: TestClient, path: str, origin: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        response = client.request(method, path, headers={"Origin": origin}, json={})
        assert response.status_code == 403
        assert response.headers["content-type"] == "application/problem+json"
        assert "access-control-allow-origin" not in response.headers


def test_the_page_itself_may_call(client: TestClient) -> None:
    response = client.post(
        "/api/ask", json={"question": "Dân số?"}, headers={"Origin": "http://127.0.0.1:7860"}
    )
    assert response.status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:7860", ""])
def test_a_name_that_is_not_this_machine_is_refused(client: TestClient, host: str) -> None:
    response = client.get("/healthz", headers={"Host": host})
    assert response.status_code == 421
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["localhost:7860", "127.0.0.1", "[::1]:7860", "cchc.example"])
def test_this_machine_and_the_names_it_is_given_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://evil.example/",
        "/gradio_api/vibe-edit",
        "/gradio_api/deep_link",
        "/gradio_api/runs",
        "/gradio_api/mcp/sse",
        "/gradio_api/call/ask",
        "/gradio_api/run/ask",
        "/?deep_link=../../etc",
        "/monitoring",
        "/login",
    ],
)
def test_routes_of_gradio_that_the_page_does_not_use_are_shut(
    client: TestClient, path: str
) -> None:
    for method in ("GET", "POST"):
        response = client.request(method, path)
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"


def test_a_huge_body_is_refused_before_it_is_read(client: TestClient) -> None:
    response = client.post("/api/ask", content=b"x" * (700 * 1024))
    assert response.status_code == 413


def test_a_body_of_unknown_length_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", content=(part for part in (b"{", b"}")))
    assert response.status_code == 411


def test_every_response_says_what_browsers_may_do_with_it(client: TestClient) -> None:
    for path in ("/", "/healthz", "/documents/tin-son-lam", "/api/nope"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
