"""The OpenAI shapes, so that existing chat clients connect: chat completions and models.

What is streamed was verified before the first letter of it is sent. Citations are markers and a
list of sources in the text, and the whole answer of our own API in the field ``cchc``.
"""

from __future__ import annotations

import json
import logging
import re
import time
from itertools import chain
from typing import TYPE_CHECKING, Literal, cast

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.events import Stated, Understood
from assistant.payload import answer_payload
from assistant.records import Answer, Citation, Language, Turn
from assistant.web.labels import answer_labels
from assistant.web.limits import HISTORY_LIMIT, QUESTION_LIMIT
from assistant.web.locators import locator_words
from assistant.web.problems import STATUS, preferred_language, problem_content
from assistant.web.wrong_fields import wrong_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.events import Event
    from assistant.web.access import Access
    from assistant.web.ports import AssistantPort

_LOG = logging.getLogger(__name__)
MODEL = "cchc"
WRITTEN = "cchc-llm"
"""The same, worded by the language model where one is set up."""
_MESSAGES_LIMIT = HISTORY_LIMIT + 20
_PIECE = re.compile(r"\S+\s*|\s+")
_WORDS_A_CHUNK = 12
_RULE = "\n\n---\n"
"""Between an answer and its list of sources: what is below is no part of the conversation."""


class TextPart(BaseModel):
    """One part of a message; other kinds than text are not read."""

    model_config = ConfigDict(extra="allow")

    type: str
    text: str = Field(default="", max_length=100_000)


class Message(BaseModel):
    """One message of the conversation."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[TextPart] | None = None

    def text(self) -> str:
        """Return the words of the message."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream holds beside its text."""

    model_config = ConfigDict(extra="allow")

    include_usage: bool = False


class CompletionBody(BaseModel):
    """A conversation whose last message of the user is the question.

    What steers a language model (temperature, tools, a system message) is taken and has no
    effect: the answer is what the documents say.
    """

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "model": MODEL,
                    "messages": [{"role": "user", "content": "Huyện nào xếp cuối năm 2022?"}],
                }
            ]
        },
    )

    model: str = Field(default=MODEL, max_length=200)
    messages: list[Message] = Field(min_length=1, max_length=_MESSAGES_LIMIT)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = None


def add_openai(
    router: APIRouter, assistant: AssistantPort, access: Access, *, has_model: bool
) -> None:
    """Add the routes below ``/v1``."""
    models = (MODEL, WRITTEN) if has_model else (MODEL,)

    @router.get("/v1/models")
    def all_models() -> Response:
        """Return the names under which the assistant is known to chat clients."""
        return JSONResponse({"object": "list", "data": [_model(name) for name in models]})

    @router.get("/v1/models/{name}")
    def one_model(name: str, request: Request) -> Response:
        """Return one of these names."""
        if name not in models:
            return _trouble("unknown-model", request, "model", name=name)
        return JSONResponse(_model(name))

    @router.post("/v1/chat/completions")
    def complete(body: CompletionBody, request: Request) -> Response:
        """Answer the last question of a conversation, whole or as a stream of verified text."""
        if body.model not in models:
            return _trouble("unknown-model", request, "model", name=body.model)
        question, history = _conversation(body.messages)
        if not question.strip() or len(question) > QUESTION_LIMIT:
            language = preferred_language(request.headers.get("accept-language"))
            fields = wrong_fields([_wrong_question(question)], language)
            return _trouble("invalid-request", request, "messages", fields=fields)
        generator = "llm" if body.model == WRITTEN else None
        seen = access.audience_of(request)
        if not body.stream:
            answer = assistant.ask(question, history, generator=generator, audience=seen)
            return JSONResponse(_completion(answer, body.model))
        events = assistant.stream(question, history, generator=generator, audience=seen)
        usage = bool(body.stream_options and body.stream_options.include_usage)
        return StreamingResponse(
            _chunks(chain([next(events)], events), body.model, usage=usage),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )


def _wrong_question(question: str) -> dict[str, object]:
    kind = "string_too_long" if question.strip() else "missing"
    context = {"max_length": QUESTION_LIMIT}
    return {"type": kind, "loc": ("messages",), "input": question, "ctx": context}


def with_sources(answer: Answer) -> str:
    """Return the answer's text with its notes and, below a rule, the sources by number."""
    labels = answer_labels(answer.language)
    parts = [answer.answer or labels.not_found_title]
    parts += [f"{labels.notes[note.kind]}: {note.text}" for note in answer.notes]
    if answer.nearest:
        near = [f"- {_source_line(one, answer.language)}" for one in answer.nearest]
        heading = f"{labels.nearest}. {labels.nearest_hint}"
        return "\n\n".join(parts) + _RULE + heading + "\n" + "\n".join(near)
    if not answer.citations:
        return "\n\n".join(parts)
    sources = [f"[{c.number}] {_source_line(c, answer.language)}" for c in answer.citations]
    return "\n\n".join(parts) + _RULE + labels.sources + ":\n" + "\n".join(sources)


def _source_line(citation: Citation, language: Language) -> str:
    opening, closing = answer_labels(language).quoted
    place = locator_words(citation.locator, language)
    return f"{citation.title} ({place}): {opening}{citation.quote}{closing}"


def _conversation(messages: Sequence[Message]) -> tuple[str, list[Turn]]:
    """Return the last question, and what was said before it without our lists of sources."""
    said = [message for message in messages if message.role in ("user", "assistant")]
    last = max((n for n, message in enumerate(said) if message.role == "user"), default=None)
    if last is None:
        return "", []
    turns = [
        Turn(cast("Literal['user', 'assistant']", message.role), _spoken(message)[:20_000])
        for message in said[:last]
    ]
    return said[last].text(), [turn for turn in turns if turn.content][-HISTORY_LIMIT:]


def _spoken(message: Message) -> str:
    return message.text().partition(_RULE)[0].strip()


def _model(name: str) -> dict[str, object]:
    return {"id": name, "object": "model", "created": 0, "owned_by": "cchc-assistant"}


def _completion(answer: Answer, model: str) -> dict[str, object]:
    text = with_sources(answer)
    payload = answer_payload(answer)
    message = {"role": "assistant", "content": text, "citations": payload["citations"]}
    return {
        **_head(answer.id, model, "chat.completion"),
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": _usage(answer.question, text),
        "cchc": payload,
    }


def _chunks(events: Iterable[Event], model: str, *, usage: bool) -> Iterator[str]:
    """Yield verified text as server-sent chunks; the last but one bears the whole answer.

    What a language model words is sent sentence by sentence; what is quoted is there at once.
    """
    head = _head("", model, "chat.completion.chunk")
    said = False
    try:
        for event in events:
            match event:
                case Understood():
                    head = _head(event.id, model, "chat.completion.chunk")
                    yield _data({**head, "choices": [_delta({"role": "assistant", "content": ""})]})
                case Stated() if model == WRITTEN:
                    markers = "".join(f" [{citation.number}]" for citation in event.citations)
                    piece = (" " if said else "") + event.statement.text + markers
                    said = True
                    yield _data({**head, "choices": [_delta({"content": piece})]})
                case Answer():
                    yield from _ending(event, head, said=said, usage=usage)
                case _:
                    pass  # notes are part of the whole text
    except Exception:  # noqa: BLE001 - the edge of the API: logged, and the stream ends properly
        _LOG.exception("an answer failed")
        failed = problem_content("internal-error", None)
        yield _data({"error": {"message": failed["detail"], "code": "internal-error"}})
    yield "data: [DONE]\n\n"


def _ending(answer: Answer, head: dict[str, object], *, said: bool, usage: bool) -> Iterator[str]:
    """Yield what was not sent of an answer yet, then the whole of it as our own API gives it."""
    text = with_sources(answer)
    words = _PIECE.findall(text.removeprefix(answer.answer) if said else text)
    for start in range(0, len(words), _WORDS_A_CHUNK):
        piece = "".join(words[start : start + _WORDS_A_CHUNK])
        yield _data({**head, "choices": [_delta({"content": piece})]})
    payload = answer_payload(answer)
    last = {**_delta({}), "finish_reason": "stop"}
    yield _data({**head, "choices": [last], "citations": payload["citations"], "cchc": payload})
    if usage:
        yield _data({**head, "choices": [], "usage": _usage(answer.question, text)})


def _head(answer_id: str, model: str, kind: str) -> dict[str, object]:
    return {
        "id": f"chatcmpl-{answer_id}",
        "object": kind,
        "created": int(time.time()),
        "model": model,
    }


def _delta(content: dict[str, str]) -> dict[str, object]:
    return {"index": 0, "delta": content, "logprobs": None, "finish_reason": None}


def _data(content: object) -> str:
    return f"data: {json.dumps(content, ensure_ascii=False)}\n\n"


def _usage(question: str, text: str) -> dict[str, int]:
    """Return how many words went in and out: there are no tokens to be paid for."""
    asked, said = len(question.split()), len(text.split())
    return {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said}


def _trouble(slug: str, request: Request, parameter: str, **values: str) -> Response:
    """Return a problem that clients of the OpenAI API can read too."""
    content = problem_content(slug, request.headers.get("accept-language"), **values)
    error = {
        "message": content["detail"],
        "type": "invalid_request_error",
        "param": parameter,
        "code": slug,
    }
    return JSONResponse(
        {**content, "error": error}, STATUS[slug], media_type="application/problem+json"
    )
