"""The endpoint for agents at ``/mcp``. Without the ``mcp`` SDK it says how to install it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from assistant.web.problems import problem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp, Receive, Scope, Send

    from assistant.web.access import Access
    from assistant.web.ports import AssistantPort, LibraryPort

PATH = "/mcp"


@dataclass(slots=True)
class Agents:
    """An ASGI application that serves while `running` is entered."""

    assistant: AssistantPort
    library: LibraryPort
    access: Access
    _serving: ASGIApp | None = field(default=None, init=False)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer agents while the block runs."""
        if find_spec("mcp") is None:
            yield
            return
        # Loads the SDK (an extra): a server that is asked by nobody but people needs none.
        from assistant.web.agent_tools import serving

        async with serving(self.assistant, self.library, self.access) as self._serving:
            yield
        self._serving = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answering = self._serving
        if answering is None:
            language = Headers(scope=scope).get("accept-language")
            answering = problem("no-agents", language)
        elif scope["method"] != "POST":
            # Each call stands alone: there is no session to end, no stream to listen to for ever.
            answering = problem(
                "method-not-allowed",
                Headers(scope=scope).get("accept-language"),
                headers={"Allow": "POST"},
                path=PATH,
                method=scope["method"],
            )
        await answering(scope, receive, send)
