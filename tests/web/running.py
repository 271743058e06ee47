"""A server in a thread, for tests that need a real one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import httpx

from assistant.web.server import guarded, listen, server

if TYPE_CHECKING:
    from fastapi import FastAPI


SECONDS = 120.0
"""Time that a busy machine may need to answer."""
get = partial(httpx.get, timeout=SECONDS)
post = partial(httpx.post, timeout=SECONDS)
stream = partial(httpx.stream, timeout=SECONDS)


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """Serve ``app`` on a free port of this machine and give its address; stop it afterwards."""
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    serving = server(guarded(app, "127.0.0.1", ()))
    thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not serving.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise TimeoutError("the server did not start")
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.should_exit = True
        thread.join(timeout=60)
        listening.close()
    assert not thread.is_alive(), "the server did not stop"
