"""What agents may do, through the ``mcp`` SDK: ask, check, figures; the same answers as people get.

Stateless: every call stands alone, so that any number of agents leaves nothing behind. Only
`assistant.web.agents` imports this, where the SDK is installed.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from anyio.to_thread import run_sync
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field
from starlette.requests import Request

from assistant.checking import CheckError
from assistant.checking.payload import check_payload
from assistant.payload import answer_payload
from assistant.service import QuestionError
from assistant.showing.figure_table import (
    FigureFilter,
    FigureFilterError,
    figure_rows,
    rows_payload,
)
from assistant.web.limits import BODY_LIMIT, CHECK_LIMIT, QUESTION_LIMIT
from assistant.web.problem_words import PROBLEMS
from index_store.errors import IndexStoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from assistant.web.access import Access
    from assistant.web.ports import AssistantPort, Audience, LibraryPort

_LOG = logging.getLogger(__name__)
_MOST_FIGURES = 200
_INSTRUCTIONS = (
    "Số liệu cải cách hành chính Việt Nam, mỗi con số kèm câu trích nguyên văn và đường dẫn. "
    "Figures of Vietnamese public administration reform, each with an exact quote and a link. "
    "Give the citations with what you say; where status is not_found, the documents do not say."
)
Json = dict[str, object]
_T = TypeVar("_T")


@contextlib.asynccontextmanager
async def serving(
    assistant: AssistantPort, library: LibraryPort, access: Access
) -> AsyncIterator[ASGIApp]:
    """Give the application that answers agents while the block runs."""
    server = MCPServer("cchc-assistant", instructions=_INSTRUCTIONS, log_level="WARNING")
    tools = Tools(assistant, library, access)
    for tool in (tools.ask, tools.check, tools.figures):
        server.add_tool(tool)
    server.streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=BODY_LIMIT,
        # The guard before every route has looked at Host and Origin.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    async with server.session_manager.run():
        yield server.session_manager.handle_request


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools, over one assistant and one library."""

    assistant: AssistantPort
    library: LibraryPort
    access: Access

    async def ask(
        self,
        question: Annotated[
            str,
            Field(
                max_length=QUESTION_LIMIT,
                description="Câu hỏi, bằng tiếng Việt (có dấu hay không) hoặc tiếng Anh",
            ),
        ],
        context: Context,
    ) -> Json:
        """Answer a question about Vietnamese administrative reform: short, every number cited.

        Trả lời một câu hỏi về cải cách hành chính; mỗi con số kèm trích dẫn nguyên văn.
        """
        seen, root = self._caller(context)
        answer = await _done(lambda: self.assistant.ask(question, audience=seen))
        return _linked(answer_payload(answer), root)

    async def check(
        self,
        text: Annotated[str, Field(max_length=CHECK_LIMIT, description="Đoạn văn cần kiểm chứng")],
        context: Context,
    ) -> Json:
        """Judge every claim of a text against the documents: supported, contradicted, not found.

        Kiểm chứng từng nhận định và số liệu của một đoạn văn, kèm số đúng và trích dẫn.
        """
        seen, root = self._caller(context)
        checked = await _done(lambda: self.assistant.check(text, audience=seen))
        return _linked(check_payload(checked), root)

    async def figures(
        self,
        context: Context,
        place: Annotated[str | None, Field(description="Địa phương, cơ quan")] = None,
        indicator: Annotated[
            str | None, Field(description="Chỉ tiêu, như PAR INDEX, SIPAS")
        ] = None,
        year: Annotated[str | None, Field(description="Năm, như 2023")] = None,
        level: Literal["province", "district", "commune", "department"] | None = None,
    ) -> Json:
        """List figures found in the documents by place, indicator and year, each with its source.

        Liệt kê số liệu theo địa phương, chỉ tiêu và năm; tối đa 200 dòng một lần.
        """
        seen, root = self._caller(context)
        wanted = FigureFilter(place, indicator, year, level)
        rows = await _done(lambda: figure_rows(self.library, wanted, audience=seen))
        shown = rows_payload(rows[:_MOST_FIGURES], self.library.index_version)
        return _linked({**shown, "found": len(rows)}, root)

    def _caller(self, context: Context) -> tuple[Audience, str]:
        """Return whose documents the caller sees, and the address that links begin with."""
        request = context.request_context.request
        if not isinstance(request, Request):
            return "public", ""
        return self.access.audience_of(request), str(request.base_url).rstrip("/")


async def _done(work: Callable[[], _T]) -> _T:
    """Return what ``work`` returns, done in a thread; errors as an agent may read them."""
    try:
        return await run_sync(work)
    except (QuestionError, CheckError, FigureFilterError) as error:
        raise ToolError(str(error)) from error
    except IndexStoreError as error:
        _LOG.error("the index cannot be read: %s", error)
        raise ToolError(PROBLEMS["index-unavailable"]["vi"].detail) from None
    except Exception:  # noqa: BLE001 - the edge: logged, and nothing of it is told
        _LOG.exception("a tool failed")
        raise ToolError(PROBLEMS["internal-error"]["vi"].detail) from None


def _linked(content: object, root: str) -> Json:
    """Return the content with whole addresses in place of those relative to this server."""
    linked = _with_root(content, root)
    assert isinstance(linked, dict)
    return linked


def _with_root(content: object, root: str) -> object:
    if isinstance(content, dict):
        return {
            name: root + value
            if name == "link" and isinstance(value, str) and value.startswith("/")
            else _with_root(value, root)
            for name, value in content.items()
        }
    if isinstance(content, list | tuple):
        return [_with_root(item, root) for item in content]
    return content
