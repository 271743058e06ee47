"""The web application: the page, the source viewer and the HTTP API on one port.

FastAPI and Gradio take seconds to import; they are loaded when `create_app` is called, so that
the command line can import this package for nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from assistant.web.options import WebOptions
from assistant.web.ports import AdministrationPort, AssistantPort, Audience, LibraryPort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from assistant.web.originals import OriginalFiles
    from index_store.visitors import Visitors

__all__ = [
    "AdministrationPort",
    "AssistantPort",
    "Audience",
    "LibraryPort",
    "ServeError",
    "WebOptions",
    "create_app",
    "serve",
]


class ServeError(Exception):
    """The server cannot start; the message is one line that says why and what to do."""


def create_app(
    assistant: AssistantPort,
    library: LibraryPort,
    *,
    sample_questions: Sequence[str] = (),
    audience: Audience = "public",
    options: WebOptions | None = None,
    administration: AdministrationPort | None = None,
    visitors: Visitors | None = None,
    originals: OriginalFiles | None = None,
) -> FastAPI:
    """Return the whole application, ready to be served; nothing is listening yet.

    ``audience`` is "public" (visitors see and are answered from public documents only) or "all".
    Whoever bears the administrator's token of ``options`` sees all of them and may change the
    collection through ``administration``, where there is one. ``visitors`` keeps feedback and
    shared answers; without it those routes answer 501. ``originals`` finds the files of documents
    for download; without it none is offered.
    """
    # Read by Gradio when it is imported; its argument of the same name still calls two hosts.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    # Loads FastAPI and Gradio: 3.5 seconds that `cchc --help` must not pay.
    from assistant.web.application import build_app

    return build_app(
        assistant,
        library,
        tuple(sample_questions),
        audience,
        options or WebOptions(),
        administration,
        visitors,
        originals,
    )


def serve(
    app: FastAPI,
    host: str = "127.0.0.1",
    port: int = 7860,
    *,
    allowed_hosts: Sequence[str] = (),
    trusted_proxies: Sequence[str] = ("127.0.0.1",),
) -> None:
    """Serve the application until it is told to stop, answers under way being finished.

    Bound to this machine only, the server answers only requests that name this machine, which
    keeps a foreign site from reaching it by DNS rebinding; behind a proxy that passes its own
    name on, name that in ``allowed_hosts``. What ``trusted_proxies`` say of a visitor's address is
    believed. Raises `ServeError` where the port is taken.
    """
    from assistant.web.server import run  # uvicorn, likewise

    run(app, host, port, tuple(allowed_hosts), tuple(trusted_proxies))
