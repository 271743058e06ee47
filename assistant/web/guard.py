"""What stands before every route: who may call, how much may be sent, what headers go back.

Gradio reflects every Origin with credentials and serves routes that this product does not use
(uploads, a proxy, files, code editing): only what its page needs is let through.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette._utils import get_route_path
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response

from assistant.web.access import SITE, Access
from assistant.web.limits import BODY_LIMIT
from assistant.web.origins import cors_headers, preflight_headers
from assistant.web.problems import problem
from assistant.web.rates import Rates, visitor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    "worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)


# What the widget of an embedding site may call, and how; everything else is for our own page.
WIDGET_ROUTES: Mapping[str, str] = {
    "/api/ask": "POST",
    "/api/feedback": "POST",
    "/widget.js": "GET",
}
_EMBEDDABLE = re.compile(r"/(documents|answers)/.+")
_COUNTED = ("POST", "PUT", "PATCH", "DELETE")


class Guard:
    """Lets through what may come in and sets the headers of what goes out."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self.app = app
        self.options = options
        self.visitors = Rates(options.visitor_per_minute)
        self.sites = Rates(options.site_per_minute)
        self.access = Access(admin_token=options.admin_token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it with the reason."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, path = Headers(scope=scope), get_route_path(scope)
        site = self._site(path, headers)
        if site is not None:
            scope[SITE] = site

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message), path, site)
            await send(message)

        if site is not None and scope["method"] == "OPTIONS":
            preflight = Response(
                status_code=204, headers=preflight_headers(site, [WIDGET_ROUTES[path]])
            )
            await preflight(scope, receive, send_with_headers)
            return
        response = self._refused(scope, path, headers, site)
        if response is None:
            await self.app(scope, receive, send_with_headers)
        else:
            await response(scope, receive, send_with_headers)

    def _site(self, path: str, headers: Headers) -> str | None:
        """Return the site whose widget calls, where it is allowed to call this."""
        origin = headers.get("origin")
        if origin is None or _same_host(origin, headers.get("host", "")):
            return None
        return origin if origin in self.options.allowed_origins and path in WIDGET_ROUTES else None

    def _refused(
        self, scope: Scope, path: str, headers: Headers, site: str | None
    ) -> Response | None:
        """Return the response that refuses a request, None where it may go on."""
        language, limit = headers.get("accept-language"), self._limit(path)
        slug = _refusal(scope["method"], path, headers, site=site, limit=limit)
        if b"deep_link" in scope["query_string"]:
            slug = "not-found"  # Gradio would look for a kept conversation of that name on disk
        if slug is not None:
            return problem(slug, language, path=path, limit=str(limit))
        wait = self._wait(scope, site)
        if wait > 0:
            seconds = str(math.ceil(wait))
            return problem("too-often", language, headers={"Retry-After": seconds}, seconds=seconds)
        return None

    def _wait(self, scope: Scope, site: str | None) -> float:
        """Return how long the caller must wait before sending another question."""
        if scope["method"] not in _COUNTED or self.access.is_administrator(HTTPConnection(scope)):
            return 0.0
        address = scope["client"][0] if scope.get("client") else ""
        waits = [self.visitors.wait(visitor(address))]
        if site is not None and waits == [0.0]:
            waits.append(self.sites.wait(site))
        return max(waits)

    def _limit(self, path: str) -> int:
        """Return how many bytes the body may have: uploads are checked for the token first."""
        uploads = path == "/api/documents" and self.options.admin_token
        return self.options.upload_bytes if uploads else BODY_LIMIT

    def _add_headers(self, headers: MutableHeaders, path: str, site: str | None) -> None:
        """Set what browsers may do with a response."""
        policy = headers.get("Content-Security-Policy", _PAGE_POLICY)
        if "frame-ancestors" not in policy:
            embedding = sorted(self.options.allowed_origins) if _EMBEDDABLE.match(path) else []
            policy += "; frame-ancestors " + " ".join(["'self'", *embedding])
        headers["Content-Security-Policy"] = policy
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if site is not None:
            headers.update(cors_headers(site))
        headers.add_vary_header("Origin")


class Below:
    """Serves an application below a path, whether the proxy before it cuts that path off or not."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request at its address below the path."""
        if scope["type"] in ("http", "websocket"):
            path = scope["path"]
            below = path == self.root_path or path.startswith(self.root_path + "/")
            scope["root_path"] = self.root_path
            scope["path"] = path if below else self.root_path + path
        await self.app(scope, receive, send)


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


def _refusal(
    method: str, path: str, headers: Headers, *, site: str | None, limit: int
) -> str | None:
    """Return the problem with a request, or None."""
    origin = headers.get("origin")
    if origin is None:
        if _is_drawn_in(path, headers):
            return "foreign-origin"
    elif site is None and not _same_host(origin, headers.get("host", "")):
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


def _is_drawn_in(path: str, headers: Headers) -> bool:
    """Return whether another site's page loads this into itself; following a link is no such."""
    foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site")
    return foreign and headers.get("sec-fetch-mode") != "navigate" and path != "/widget.js"


def _same_host(origin: str, host: str) -> bool:
    try:
        return bool(host) and urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False
