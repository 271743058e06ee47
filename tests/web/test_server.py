"""The server process: it imports late, binds to this machine, says why it cannot, stops soon."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from textwrap import indent
from typing import TYPE_CHECKING

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.web import ServeError, create_app, serve
from assistant.web.server import listen, server
from tests.web.fakes import FakeLibrary, scripted, the_news
from tests.web.running import get, running, stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_importing_the_package_loads_neither_gradio_nor_fastapi(root: Path) -> None:
    code = (
        "import sys, assistant.web, assistant.web.render, assistant.web.viewer;"
        "print([m for m in ('gradio', 'fastapi', 'starlette', 'uvicorn') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert found.stdout.strip() == "[]"


def test_a_port_that_is_taken_is_one_line_that_says_what_to_do() -> None:
    app = create_app(scripted(), FakeLibrary.of(the_news()))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError) as caught:
            serve(app, port=port)
    message = str(caught.value)
    assert str(port) in message
    assert "--port" in message
    assert "\n" not in message


def test_the_server_listens_on_this_machine_only() -> None:
    with listen("127.0.0.1", 0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_the_server_answers_and_stops() -> None:
    app = create_app(scripted(), FakeLibrary.of(the_news()))
    with running(app) as address:
        assert get(f"{address}/healthz").json()["status"] == "ok"
        assert "server" not in get(f"{address}/healthz").headers
    with pytest.raises(httpx.ConnectError):
        get(f"{address}/healthz")


def test_the_head_of_the_page_is_ours() -> None:
    app = create_app(scripted(), FakeLibrary.of(the_news()))
    page = TestClient(app, base_url="http://localhost").get("/").text
    head = page[: page.index("</head>")]
    assert "Hãy bật JavaScript" in page[page.index("<noscript>") :]
    assert '<html\n\tlang="vi"' in head
    assert 'property="og:title" content="Trợ lý số liệu cải cách hành chính"' in head
    assert '<link rel="stylesheet" href="web/page.css">' in head, "not after Gradio's scripts"
    assert (
        re.findall(r"https?://[^\"'\s]+", re.sub(r"<script\b.*?</script>", "", head, flags=re.S))
        == []
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_a_signal_ends_the_process_within_seconds_though_a_page_is_open(root: Path) -> None:
    """And from its start to its end the process has looked for no other host."""
    code = (
        "import sys\n"
        "def watch(event, told):\n"
        "    hosts = {'socket.getaddrinfo': told[:1], 'socket.connect': told[1:2]}.get(event, ())\n"
        "    for host in hosts:\n"
        "        if not str(host).lstrip('(').strip(chr(39)).startswith(('127.', 'localhost', '::1')):\n"
        "            print('looks for', host, file=sys.stderr)\n"
        "sys.addaudithook(watch)\n"
        "from tests.web.fakes import *; from assistant.web import create_app;"
        "from assistant.web.server import guarded, listen, serve_on\n"
        "app = create_app(scripted(), FakeLibrary.of(the_news()))\n"
        "listening = listen('127.0.0.1', 0); print(listening.getsockname()[1], flush=True)\n"
        "serve_on(listening, guarded(app, '127.0.0.1', ()))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    assert process.stdout is not None
    port = int(process.stdout.readline())
    with (
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client,
        client.stream("GET", "/gradio_api/heartbeat/abc") as open_page,
    ):
        assert open_page.status_code == 200
        assert client.get("/").status_code == 200
        assert "70,56" in client.post("/web/ask", json={"question": "cuoi"}).text
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=120)
    took = time.monotonic() - start
    assert took < 5, took  # the five seconds that an answer under way has are not waited for
    assert errors == ""
    assert process.returncode == 0


@contextmanager
def asked_of(events: str, root: Path) -> Iterator[tuple[subprocess.Popen[str], Iterator[str]]]:
    """Ask a server in a process of its own, whose assistant tells ``events``, and give its lines."""
    code = (
        "import time; from tests.web.fakes import *\n"
        "from assistant.web.api import routes; from assistant.web.application import api_app\n"
        "from assistant.web import WebOptions\n"
        "from assistant.web.server import listen, serve_on\n"
        "class Timed(ScriptedAssistant):\n"
        "    def _events(self, answer):\n"
        f"{indent(events, ' ' * 8)}\n"
        "router = routes(Timed({'cuoi': answered()}), FakeLibrary.of(the_news()), 'public')\n"
        "listening = listen('127.0.0.1', 0); print(listening.getsockname()[1], flush=True)\n"
        "serve_on(listening, api_app(router, WebOptions()))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert process.stdout is not None
    port = int(process.stdout.readline())
    with stream(
        "POST",
        f"http://127.0.0.1:{port}/api/ask",
        json={"question": "cuoi"},
        headers={"Accept": "text/event-stream"},
    ) as answer:
        yield process, answer.iter_lines()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_an_answer_under_way_is_finished_before_the_process_ends(root: Path) -> None:
    slowly = "for event in super()._events(answer):\n    yield event\n    time.sleep(0.1)"
    with asked_of(slowly, root) as (process, lines):
        assert next(lines) == "event: understood"
        process.send_signal(signal.SIGTERM)
        events = [line for line in lines if line.startswith("event: ")]
    assert events[-1] == "event: answer"
    assert process.wait(timeout=60) is not None


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_a_language_model_that_hangs_does_not_hold_the_process_up(root: Path) -> None:
    hangs = "yield from list(super()._events(answer))[:1]\ntime.sleep(600)"
    with asked_of(hangs, root) as (process, lines):
        assert next(lines) == "event: understood"
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def test_a_connection_is_kept_longer_than_a_proxy_keeps_it() -> None:
    """What closes first must not be the server: a question sent meanwhile would be lost."""
    assert server(FastAPI()).config.timeout_keep_alive > 60
