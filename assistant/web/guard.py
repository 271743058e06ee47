"""What stands before every route: who may call, how much may be sent, what headers go back.

Gradio reflects every Origin with credentials and serves routes that this product does not use
(uploads, a proxy, files, code editing): only what its page needs is let through.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders

from assistant.web.limits import BODY_LIMIT
from assistant.web.problems import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from assistant.web.options import WebOptions

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

_OURS = re.compile(r"/(api|v1|documents|answers|web)(/.*)?|/(healthz|metrics|mcp|widget\.js)")
_GRADIO_PAGE = re.compile(
    r"/|/(config|theme\.css|manifest\.json|robots\.txt|favicon\.ico)|/(assets|static|svelte)/.+"
    r"|/gradio_api/(queue/(join|data)|heartbeat/\w+|cancel|reset|info|startup-events|app_id"
    r"|theme\.css|user|token|login_check)/?"
)

# Gradio's page carries inline scripts and compiles templates; nothing may come from or go to
# another host all the same. Our own pages set a stricter policy themselves.
_PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)


class Guard:
    """Lets through what may come in and sets the headers of what goes out."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self.app = app
        self.options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it with the reason."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", _PAGE_POLICY)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
            await send(message)

        headers = Headers(scope=scope)
        limit = self._limit(scope)
        slug = _refusal(scope["method"], scope["path"], headers, limit)
        if b"deep_link" in scope["query_string"]:
            slug = "not-found"  # Gradio would look for a kept conversation of that name on disk
        if slug is None:
            await self.app(scope, receive, send_with_headers)
            return
        response = problem(
            slug,
            headers.get("accept-language"),
            path=scope["path"],
            limit=str(limit),
        )
        await response(scope, receive, send_with_headers)

    def _limit(self, scope: Scope) -> int:
        """Return how many bytes the body may have: uploads are checked for the token first."""
        uploads = scope["path"] == "/api/documents" and self.options.admin_token
        return self.options.upload_bytes if uploads else BODY_LIMIT


class OnlyHosts:
    """Answers only requests that name one of the given hosts: the wall against DNS rebinding."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it where it names another host."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            if host_name(headers.get("host", "")) not in self.hosts:
                response = problem("unknown-host", headers.get("accept-language"))
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


def host_name(host: str) -> str:
    """Return the name in a Host header, without its port.

    >>> host_name("LocalHost:7860"), host_name("[::1]:7860"), host_name("a b")
    ('localhost', '::1', 'a b')
    """
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _refusal(method: str, path: str, headers: Headers, limit: int) -> str | None:
    """Return the problem with a request, or None."""
    origin = headers.get("origin")
    if origin is not None and not _same_host(origin, headers.get("host", "")):
        return "foreign-origin"
    if not (_OURS.fullmatch(path) or _GRADIO_PAGE.fullmatch(path)):
        return "not-found"
    if method in ("POST", "PUT", "PATCH"):
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return "length-required"
        if int(length) > limit:
            return "too-large"
    return None


def _same_host(origin: str, host: str) -> bool:
    try:
        return bool(host) and urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False
