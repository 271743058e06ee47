"""The server process: one port, bound before anything is promised, closed within seconds."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import ipaddress
import logging
import os
import socket
import sys
import threading
from typing import TYPE_CHECKING

from assistant.web import ServeError
from assistant.web.guard import LOOPBACK_NAMES, OnlyHosts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uvicorn
    from fastapi import FastAPI
    from starlette.types import ASGIApp

_SECONDS_TO_FINISH = 5
_KEEP_ALIVE = 75
"""Seconds that an idle connection is kept: longer than a proxy or a page keeps it, 60 as a rule.

Who asks again on a connection that is just being closed gets no answer.
"""
_ARENA_MAX, _ARENAS = -8, 2  # M_ARENA_MAX of glibc's malloc.h


def run(
    app: FastAPI,
    host: str,
    port: int,
    allowed_hosts: tuple[str, ...],
    trusted_proxies: tuple[str, ...],
) -> None:
    """Serve ``app`` until the process is told to stop; see `assistant.web.serve`."""
    _keep_little_memory()
    with listen(host, port) as listening:
        serve_on(listening, guarded(app, host, allowed_hosts), trusted_proxies)


def _keep_little_memory() -> None:
    """Have glibc share freed memory among threads: forty with memory of their own keep more."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").mallopt(_ARENA_MAX, _ARENAS)


def serve_on(
    listening: socket.socket, app: ASGIApp, trusted_proxies: tuple[str, ...] = ("127.0.0.1",)
) -> None:
    """Serve ``app`` on a bound socket until Ctrl+C or a signal, without a traceback."""
    logging.getLogger("uvicorn.error").addFilter(_is_no_cancellation)
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
        server(app, trusted_proxies).run(sockets=[listening])
    _leave_behind_what_hangs()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address; raises `ServeError` where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        # Elsewhere this option would let two servers share the port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        raise ServeError(
            f"Không mở được cổng {port} trên {host} ({_reason(error)}). "
            "Hãy dừng chương trình đang dùng cổng này hoặc chọn cổng khác bằng --port."
        ) from error
    return listening


def guarded(app: FastAPI, host: str, allowed_hosts: tuple[str, ...]) -> ASGIApp:
    """Return ``app`` answering only to this machine's names where it is bound to loopback."""
    if not _is_loopback(host):
        return OnlyHosts(app, allowed_hosts) if allowed_hosts else app
    return OnlyHosts(app, (*LOOPBACK_NAMES, host, *allowed_hosts))


def server(app: ASGIApp, trusted_proxies: tuple[str, ...] = ("127.0.0.1",)) -> uvicorn.Server:
    """Return a server of ``app`` that keeps no log of what is asked, and lets pages go at its end."""
    import uvicorn

    class Server(uvicorn.Server):  # type: ignore[misc]  # untyped here
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            for event in _ends_of_pages(app):
                event.set()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        forwarded_allow_ips=list(trusted_proxies),
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    return Server(config)


def _ends_of_pages(app: ASGIApp) -> Iterator[asyncio.Event]:
    """Yield what ends the stream that Gradio holds open to each page for as long as it is shown."""
    inner = getattr(app, "app", app)  # within what guards it
    for route in getattr(inner, "routes", ()):
        event = getattr(getattr(route, "app", None), "stop_event", None)
        if isinstance(event, asyncio.Event):
            yield event


def _leave_behind_what_hangs() -> None:
    """End the process where a thread still waits for a language model, which may take a minute.

    Who asked has been told by now, and what is stored is stored whole or not at all.
    """
    here = threading.current_thread()
    if here is not threading.main_thread():
        return
    working = [one for one in threading.enumerate() if one is not here and not one.daemon]
    for thread in working:
        thread.join(timeout=1 / len(working))
    if any(thread.is_alive() for thread in working):
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _is_no_cancellation(record: logging.LogRecord) -> bool:
    """Return False for the end of a page's open stream at shutdown, which is no error."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, asyncio.CancelledError) or "graceful" in record.getMessage())


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
