"""The routes that the page's own scripts call: the same ports as the API, answered as HTML."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from assistant.records import Turn
from assistant.web.assets import ASSETS, static_text
from assistant.web.conversation import exchange
from assistant.web.escape import escaped
from assistant.web.limits import HISTORY_LIMIT, QUESTION_LIMIT
from assistant.web.places.shell import collection_line, shell
from assistant.web.places.words import Words, words_in
from assistant.web.problems import preferred_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.web.ports import AssistantPort, Audience, LibraryPort


class TurnSent(BaseModel):
    """One turn of the conversation that the browser kept."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class QuestionSent(BaseModel):
    """A question of the page, and what was said before it."""

    question: str = Field(min_length=1, max_length=QUESTION_LIMIT, pattern=r"\S")
    history: list[TurnSent] = Field(default=[], max_length=HISTORY_LIMIT)


def page_routes(
    assistant: AssistantPort,
    library: LibraryPort,
    audience: Audience,
    samples: tuple[str, ...],
) -> APIRouter:
    """Return the routes of the page, all below ``/web``; other sites are kept out by the guard."""
    router = APIRouter(prefix="/web", include_in_schema=False)

    @router.get("/shell")
    def frame(request: Request) -> Response:
        """Return the whole page in the language that is asked for."""
        return _html(shell(_words(request), samples))

    @router.get("/collection")
    def collection(request: Request) -> Response:
        """Return the line that says how many documents a visitor is answered from."""
        return _html(escaped(collection_line(library, audience, _words(request))))

    @router.post("/ask")
    def ask(sent: QuestionSent, request: Request) -> Response:
        """Return server-sent events: the answer as HTML when it is ready."""
        words = _words(request)
        history = [Turn(turn.role, turn.content) for turn in sent.history]

        def events() -> Iterator[str]:
            yield ": asked\n\n"
            shown = exchange(assistant, audience, sent.question.strip(), history, words)
            yield f"event: answer\ndata: {json.dumps(asdict(shown), ensure_ascii=False)}\n\n"

        return StreamingResponse(
            events(),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    for name, kind in ASSETS.items():
        router.add_api_route(f"/{name}", _asset(name, kind), methods=["GET"])
    return router


def _asset(name: str, kind: str) -> object:
    def asset(request: Request) -> Response:
        """Return a style sheet or script; a browser that has it is told so."""
        text = static_text(name)
        tag = f'"{sha256(text.encode()).hexdigest()[:20]}"'
        headers = {"Cache-Control": "no-cache", "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(text, media_type=kind, headers=headers)

    return asset


def _words(request: Request) -> Words:
    return words_in(preferred_language(request.headers.get("accept-language")))


def _html(html: str) -> Response:
    return HTMLResponse(html, headers={"Cache-Control": "no-store"})
