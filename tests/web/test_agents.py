"""A real MCP client, asking our server over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest
from mcp.client import Client
from mcp.types import TextContent

from assistant.web import WebOptions
from assistant.web.access import Access
from assistant.web.agents import Agents
from assistant.web.api import routes
from assistant.web.application import api_app
from tests.web.fakes import LAST, FakeLibrary, ScriptedAssistant, scripted, the_news
from tests.web.running import get, post, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcp.types import CallToolResult

ASSISTANT: ScriptedAssistant = scripted()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    library = FakeLibrary.of(the_news())
    agents = Agents(ASSISTANT, library, Access())
    options = WebOptions()
    with running(api_app(routes(ASSISTANT, library, "public"), options, None, agents)) as address:
        yield address


def call(address: str, tool: str, arguments: dict[str, object]) -> CallToolResult:
    async def calling() -> CallToolResult:
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool(tool, arguments)

    return anyio.run(calling)


def content(result: CallToolResult) -> dict[str, object]:
    assert not result.is_error
    (text,) = result.content
    assert isinstance(text, TextContent)
    found = json.loads(text.text)
    assert isinstance(found, dict)
    assert result.structured_content == found
    return found


def test_the_tools_are_ask_check_and_figures(address: str) -> None:
    async def listing() -> list[str]:
        async with Client(f"{address}/mcp") as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert anyio.run(listing) == ["ask", "check", "figures"]


def test_an_agent_gets_the_answer_that_people_get(address: str) -> None:
    answer = content(call(address, "ask", {"question": "huyen nao xep cuoi"}))
    plain = post(f"{address}/api/ask", json={"question": "huyen nao xep cuoi"}).json()
    assert answer["answer"] == plain["answer"]
    cited = answer["citations"]
    assert isinstance(cited, list)
    assert cited[0]["quote"] == LAST
    assert cited[0]["link"] == address + plain["citations"][0]["link"]
    assert get(cited[0]["link"]).status_code == 200
    assert ASSISTANT.audiences[-1] == "public"


def test_an_agent_checks_a_text_and_lists_figures(address: str) -> None:
    checked = content(call(address, "check", {"text": "Huyện Sơn Lâm xếp thứ 8/8."}))
    assert checked["claims"]
    listed = content(call(address, "figures", {"year": "2022"}))
    assert listed["found"] == 0


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("ask", {}), ("ask", {"question": "a" * 3000}), ("figures", {"level": "galaxy"})],
)
def test_wrong_arguments_are_refused(address: str, tool: str, arguments: dict[str, object]) -> None:
    assert call(address, tool, arguments).is_error


def test_a_failure_tells_an_agent_nothing_of_the_inside(address: str) -> None:
    result = call(address, "ask", {"question": "hỏng"})
    assert result.is_error
    assert "scripted" not in str(result.content)


def test_foreign_sites_may_not_call_it(address: str) -> None:
    response = post(f"{address}/mcp", json={}, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


def test_without_the_sdk_the_address_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assistant.web.agents.find_spec", lambda _name: None)
    library = FakeLibrary.of(the_news())
    agents = Agents(ASSISTANT, library, Access())
    app = api_app(routes(ASSISTANT, library, "public"), WebOptions(), None, agents)
    with running(app) as address:
        response = post(f"{address}/mcp", json={})
    assert response.status_code == 501
    assert response.json()["type"] == "urn:cchc:problem:no-agents"


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_nobody_is_kept_waiting_for_a_stream_that_says_nothing(address: str, method: str) -> None:
    response = httpx.request(
        method, f"{address}/mcp", headers={"Accept": "text/event-stream"}, timeout=60
    )
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
