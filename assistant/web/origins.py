"""Sites that may embed the widget: exact origins, and what a browser of theirs is told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_PORTS = {"http": 80, "https": 443}


class OriginError(ValueError):
    """What is given is no exact origin; the message says what was found and expected."""


def exact_origins(listed: Iterable[str]) -> frozenset[str]:
    """Return the origins as browsers write them; raises `OriginError` for patterns and paths.

    >>> sorted(exact_origins(["https://Cong.HaVan.example:443/", "http://127.0.0.1:8000"]))
    ['http://127.0.0.1:8000', 'https://cong.havan.example']
    >>> exact_origins(["*"])
    Traceback (most recent call last):
    ...
    assistant.web.origins.OriginError: '*': expected an exact origin like https://cong.example
    """
    return frozenset(_exact(origin.strip()) for origin in listed if origin.strip())


def cors_headers(origin: str) -> dict[str, str]:
    """Return what lets a page of ``origin`` read a response; never with cookies."""
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "Retry-After",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def preflight_headers(origin: str, methods: Iterable[str]) -> dict[str, str]:
    """Return the answer to a browser that asks before it sends."""
    return {
        **cors_headers(origin),
        "Access-Control-Allow-Methods": ", ".join(sorted(methods)),
        "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type",
        "Access-Control-Max-Age": "600",
    }


def _exact(origin: str) -> str:
    try:
        parts = urlsplit(origin)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _wrong(origin) from error
    rest = (parts.path.rstrip("/"), parts.query, parts.fragment, parts.username)
    if parts.scheme not in _PORTS or not host or "*" in host or any(rest):
        raise _wrong(origin)
    try:
        name = host.encode("idna").decode() if ":" not in host else f"[{host}]"
    except UnicodeError as error:
        raise _wrong(origin) from error
    shown = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{name}{shown}"


def _wrong(origin: str) -> OriginError:
    return OriginError(f"{origin!r}: expected an exact origin like https://cong.example")
