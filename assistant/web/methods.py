"""What each address takes: HEAD wherever GET is taken, OPTIONS to ask, 405 with ``Allow``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import Response
from starlette.routing import Match, Route

from assistant.web.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class HeadAsGet:
    """Answers HEAD as GET without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what GET would send is dropped."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_head)


def not_taken(request: Request, routes: Iterable[BaseRoute]) -> Response:
    """Return the answer to a method that an address does not take, or to an unknown address."""
    language, path = request.headers.get("accept-language"), request.url.path
    taken = {
        method
        for route in routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is Match.PARTIAL
        for method in route.methods or ()
    }
    if not taken:
        return problem("not-found", language, path=path)
    also = {"OPTIONS"} | ({"HEAD"} if "GET" in taken else set())
    headers = {"Allow": ", ".join(sorted(taken | also))}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=headers)
    return problem(
        "method-not-allowed", language, headers=headers, path=path, method=request.method
    )
