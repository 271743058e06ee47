"""A language model's server that sends exactly the bytes it is told to, cut where it is told to.

`model_server` speaks the protocol as it should be spoken. Here stands what other servers do with
it: bytes cut inside a letter, comments, fields of their own, errors in the middle.
"""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assistant.synthesis.model.server import LanguageModel, ModelAddress

Delta = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sent:
    """One reply: its bytes, its head, and the seed that cuts it."""

    body: bytes
    status: int = 200
    kind: str = "text/event-stream"
    headers: Mapping[str, str] = field(default_factory=dict)
    seed: int = 0


def chunk(delta: Delta, finish: str | None = None, **beside: object) -> str:
    """Return one chunk of a chat completion, as JSON."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    whole = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return json.dumps({**whole, "choices": [choice], **beside}, ensure_ascii=False)


def streamed(
    deltas: Sequence[Delta],
    finish: str | None = "stop",
    *,
    lead: str = "data: ",
    end: str = "\n\n",
    done: bool = True,
    between: str = "",
    seed: int = 0,
) -> Sent:
    """Return the deltas as server-sent events, with ``between`` before each."""
    events = [chunk(delta) for delta in deltas]
    events += [chunk({}, finish)] if finish else []
    events += ["[DONE]"] if done else []
    return Sent("".join(f"{between}{lead}{event}{end}" for event in events).encode(), seed=seed)


def spoken(text: str, seed: int = 0) -> list[Delta]:
    """Return a text as deltas of one to five characters, cut by chance."""
    chance, at = random.Random(seed), 0
    deltas: list[Delta] = []
    while at < len(text):
        size = chance.randrange(1, 6)
        deltas.append({"content": text[at : at + size]})
        at += size
    return deltas


@contextmanager
def sending(*replies: Sent) -> Iterator[LanguageModel]:
    """Give a model whose server sends each reply once, then the last again."""
    left = list(replies)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            reply = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            chance, at = random.Random(reply.seed), 0
            try:
                while at < len(reply.body):
                    piece = reply.body[at : at + chance.randrange(1, 60)]
                    self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                    self.wfile.flush()
                    at += len(piece)
                self.wfile.write(b"0\r\n\r\n")
            except OSError:  # the client has gone, as it may
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield LanguageModel(
            ModelAddress(f"http://127.0.0.1:{server.server_address[1]}/v1", "m", "sk-key-b7", 15.0)
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
