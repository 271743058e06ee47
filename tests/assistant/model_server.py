"""A language model for tests: a real HTTP server on 127.0.0.1 that speaks the OpenAI protocol.

What it says is a script: a list of replies in order, or a function of the messages. How it says
it is a `Manner`: whole or broken off, slow, refused, malformed.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assistant.synthesis.model.server import LanguageModel, ModelAddress

KEY = "sk-secret-7f3a9c-do-not-tell"
Script = Callable[[str], str]
"""From the text of the last message to the reply."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a reply is sent."""

    status: int = 200
    piece: int = 7
    """Characters of one chunk."""
    pause: float = 0.0
    """Seconds before each chunk."""
    stop_after: int | None = None
    """Chunks after which the connection breaks."""
    finish: str | None = "stop"
    body: bytes | None = None
    """Sent instead of a stream, as it is."""


@dataclass(slots=True)
class Served:
    """A running server and what it was asked."""

    url: str
    requests: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def model(self, *, seconds: float = 20.0, key: str = KEY) -> LanguageModel:
        """Return the model on this server."""
        return LanguageModel(ModelAddress(self.url, "fake-model", key, seconds))

    def message(self, at: int = -1) -> str:
        """Return the last message of one request."""
        messages = self.requests[at]["messages"]
        assert isinstance(messages, list)
        return str(messages[-1]["content"])


@contextmanager
def serving(script: Script | list[str], manner: Manner = Manner()) -> Iterator[Served]:
    """Give a server that replies by the script; of a list, each reply once, then the last."""
    replies = iter(script) if isinstance(script, list) else None
    last = ""

    def reply(message: str) -> str:
        nonlocal last
        if replies is None:
            assert callable(script)
            return script(message)
        last = next(replies, last)
        return last

    served = Served("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            request = json.loads(self.rfile.read(length))
            served.requests.append(request)
            served.keys.append(self.headers.get("Authorization", ""))
            assert self.path == "/v1/chat/completions"
            assert request["stream"] is True
            if manner.status != 200:
                told = {"error": {"message": f"Incorrect API key provided: {KEY}", "type": "x"}}
                self._whole(manner.status, json.dumps(told).encode())
            elif manner.body is not None:
                self._whole(200, manner.body)
            else:
                self._streamed(reply(request["messages"][-1]["content"]))

        def _whole(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header(
                "Content-Type", "text/event-stream" if status == 200 else "application/json"
            )
            if 300 <= status < 400:
                self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _streamed(self, text: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            pieces = [text[i : i + manner.piece] for i in range(0, len(text), manner.piece)]
            try:
                for at, piece in enumerate(pieces):
                    time.sleep(manner.pause)
                    if at == manner.stop_after:
                        self.close_connection = True
                        return
                    self._event(_chunk({"role": "assistant", "content": piece}, None))
                self._event(_chunk({}, manner.finish))
                self._event("[DONE]")
                self.wfile.write(b"0\r\n\r\n")
            except OSError:  # the client has gone, as it may
                self.close_connection = True

        def _event(self, data: str) -> None:
            line = f"data: {data}\n\n".encode()
            self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _chunk(delta: dict[str, str], finish: str | None) -> str:
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "fake-model",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
    )
