"""Which sites may call what: nobody by default, and the ones allowed only what the widget needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.cli.serving import web_options
from assistant.settings import Settings, SettingsError
from assistant.web import WebOptions
from assistant.web.api import routes
from assistant.web.application import api_app
from index_store.visitors import Visitors
from tests.web.fakes import FakeLibrary, ScriptedAssistant, scripted, the_news, the_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PORTAL = "https://cong.havan.example"
OTHER = ("https://evil.example", "http://cong.havan.example", f"{PORTAL}.evil.example", "null", "")
TOKEN = "ma-quan-tri-de-thu-01"
ASSISTANT: ScriptedAssistant = scripted()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    options = WebOptions(allowed_origins=frozenset({PORTAL}), admin_token=TOKEN)
    visitors = Visitors(tmp_path_factory.mktemp("visitors"))
    library = FakeLibrary.of(the_news(), the_plan())
    router = routes(ASSISTANT, library, "all", options, None, visitors)
    with TestClient(api_app(router, options), base_url="https://tro-ly.example") as client:
        yield client
    visitors.close()


def preflight(client: TestClient, path: str, origin: str) -> tuple[int, str | None]:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = client.options(path, headers=headers)
    return response.status_code, response.headers.get("access-control-allow-origin")


@pytest.mark.parametrize("path", ["/api/ask", "/api/feedback"])
def test_an_allowed_site_may_call_what_the_widget_needs(client: TestClient, path: str) -> None:
    assert preflight(client, path, PORTAL) == (204, PORTAL)
    said = {"answer": "a1", "rating": "up", "question": "cuoi"}
    for accept in ("application/json", "text/event-stream"):
        response = client.post(path, json=said, headers={"Origin": PORTAL, "Accept": accept})
        assert response.status_code in (200, 201)
        assert response.headers["access-control-allow-origin"] == PORTAL
        assert "access-control-allow-credentials" not in response.headers
        assert "Origin" in response.headers["vary"]


def test_an_allowed_site_can_read_why_it_was_refused(client: TestClient) -> None:
    response = client.post("/api/ask", json={}, headers={"Origin": PORTAL})
    assert response.status_code == 422
    assert response.headers["access-control-allow-origin"] == PORTAL


@pytest.mark.parametrize(
    "path",
    ["/api/check", "/api/documents", "/api/answers", "/v1/chat/completions", "/mcp", "/web/ask",
     "/gradio_api/queue/join", "/", "/config", "/metrics"],
)  # fmt: skip
def test_an_allowed_site_may_call_nothing_else(client: TestClient, path: str) -> None:
    assert preflight(client, path, PORTAL) == (403, None)
    for method in ("GET", "POST"):
        headers = {"Origin": PORTAL, "Authorization": f"Bearer {TOKEN}"}
        assert client.request(method, path, json={}, headers=headers).status_code == 403


@pytest.mark.parametrize("origin", OTHER)
@pytest.mark.parametrize("path", ["/api/ask", "/api/feedback", "/widget.js"])
def test_every_other_site_is_refused(client: TestClient, path: str, origin: str) -> None:
    assert preflight(client, path, origin) == (403, None)
    response = client.post(path, json={"question": "cuoi"}, headers={"Origin": origin})
    assert response.status_code == 403
    assert "access-control-allow-origin" not in response.headers


def test_a_site_sees_public_documents_though_this_server_shows_all(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "a"})
    assert ASSISTANT.audiences[-1] == "all"
    headers = {"Origin": PORTAL, "Authorization": f"Bearer {TOKEN}"}
    client.post("/api/ask", json={"question": "a"}, headers=headers)
    assert ASSISTANT.audiences[-1] == "public"


def test_only_allowed_sites_may_frame_a_source_and_none_the_page(client: TestClient) -> None:
    framed = client.get("/documents/tin-son-lam").headers["content-security-policy"]
    assert f"frame-ancestors 'self' {PORTAL}" in framed
    for path in ("/healthz", "/api/documents", "/web/page.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self'")


def test_a_foreign_page_can_link_to_us_but_draw_nothing_in(client: TestClient) -> None:
    for site in ("cross-site", "same-site"):
        link = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
        image = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
        assert client.get("/documents/tin-son-lam", headers=link).status_code == 200
        assert client.get("/api/documents", headers=image).status_code == 403
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
    assert client.get("/api/documents", headers=own).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    ["*", "https://*.havan.example", "cong.havan.example", "https://cong.havan.example/tin",
     "ftp://cong.example", "https://", "null"],
)  # fmt: skip
def test_only_exact_origins_can_be_set(wrong: str) -> None:
    with pytest.raises(SettingsError, match="allowed_origins"):
        web_options(Settings(allowed_origins=f"{PORTAL}, {wrong}"))


def test_the_settings_become_options() -> None:
    found = web_options(Settings(allowed_origins=f"{PORTAL.upper()}/ ,", root_path="/tro-ly"))
    assert found.allowed_origins == {PORTAL}
    assert found.root_path == "/tro-ly"
    for wrong in (Settings(admin_token="ngan"), Settings(root_path="tro-ly/")):
        with pytest.raises(SettingsError):
            web_options(wrong)


def test_nothing_is_allowed_unless_it_is_set(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path)
    router = routes(ASSISTANT, FakeLibrary.of(the_news()), "public", None, None, visitors)
    with TestClient(api_app(router, WebOptions())) as client:
        for path in ("/api/ask", "/api/feedback"):
            assert preflight(client, path, PORTAL) == (403, None)
    visitors.close()
