"""The HTTP API of the contract: ask, check, figures, documents, health; the rest says 501."""

from __future__ import annotations

import hashlib
import json
import logging
from itertools import chain
from typing import TYPE_CHECKING, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.checking.payload import check_payload
from assistant.events import Stated, Understood
from assistant.payload import answer_payload, citation_payload
from assistant.records import Answer, Note, Turn
from assistant.showing.figure_table import (
    FigureFilter,
    FigureFilterError,
    figure_rows,
    rows_as_csv,
    rows_payload,
)
from assistant.web.access import Access
from assistant.web.administration_api import add_administration
from assistant.web.assets import ASSETS, static_text
from assistant.web.examples import ANSWER, CHECK, DOCUMENTS, FIGURES, described, told
from assistant.web.freshness import Freshness, not_modified
from assistant.web.limits import CHECK_LIMIT, HISTORY_LIMIT, QUESTION_LIMIT
from assistant.web.memory import Remembering
from assistant.web.methods import METHODS, not_taken
from assistant.web.metrics import MEDIA_TYPE, Metrics, resident_bytes
from assistant.web.openai_api import add_openai
from assistant.web.options import WebOptions
from assistant.web.places.words import words_in
from assistant.web.problems import preferred_language, problem, problem_content
from assistant.web.viewer_api import add_viewer, own_passages
from assistant.web.visitors_api import add_visitors
from index_store.errors import IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.events import Event
    from assistant.web.originals import OriginalFiles
    from assistant.web.ports import (
        AdministrationPort,
        AssistantPort,
        Audience,
        LibraryPort,
    )
    from index_store.records import Document, Passage
    from index_store.store import DocumentSummary
    from index_store.visitors import Visitors

_LOG = logging.getLogger(__name__)
_ALONE = ("/healthz", "/metrics", "/widget.js")
_OF_VISITORS = (
    ("/api/feedback", ["GET", "POST"]),
    ("/api/answers", ["GET", "POST"]),
    ("/answers/{answer_id}", ["GET"]),
)
"""Routes for which somebody must keep what visitors leave."""


class TurnBody(BaseModel):
    """One turn of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class CheckBody(BaseModel):
    """A sentence or an article to check."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "Năm 2023 huyện Đại Từ đứng thứ 6/9 về chỉ số CCHC"}]
        }
    )

    text: str = Field(min_length=1, max_length=CHECK_LIMIT, pattern=r"\S")


class AskBody(BaseModel):
    """A question and what was said before it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"question": "Huyện nào xếp cuối năm 2022 và vì sao?"}]}
    )

    question: str = Field(min_length=1, max_length=QUESTION_LIMIT, pattern=r"\S")
    history: list[TurnBody] = Field(default=[], max_length=HISTORY_LIMIT)
    generator: Literal["extractive", "llm"] | None = None


def routes(
    assistant: AssistantPort,
    library: LibraryPort,
    audience: Audience,
    options: WebOptions | None = None,
    administration: AdministrationPort | None = None,
    visitors: Visitors | None = None,
    metrics: Metrics | None = None,
    originals: OriginalFiles | None = None,
) -> APIRouter:
    """Return every route that is ours; what none of them takes is Gradio's page."""
    options = options or WebOptions()
    access = Access(audience, options.admin_token)
    freshness = Freshness(library)
    metrics = metrics or Metrics()
    router = APIRouter()
    add_administration(router, administration, access)
    add_viewer(router, library, access, freshness, originals)
    if visitors is not None:
        remembering = assistant if isinstance(assistant, Remembering) else Remembering(assistant)
        assistant = remembering
        add_visitors(router, remembering, library, visitors, access, options.answer_days, metrics)

    add_openai(router, assistant, access, has_model=options.has_model)

    @router.post(
        "/api/ask",
        responses=described(ANSWER, "invalid-request", "too-often", "index-unavailable"),
    )
    def ask(body: AskBody, request: Request) -> Response:
        """One question, one cited answer: JSON, or server-sent events if asked for."""
        if body.generator == "llm" and not options.has_model:
            return _not_yet(request)
        history = [Turn(turn.role, turn.content) for turn in body.history]
        seen = access.audience_of(request)
        if "text/event-stream" not in request.headers.get("accept", ""):
            answer = assistant.ask(body.question, history, generator=body.generator, audience=seen)
            return JSONResponse(answer_payload(answer))
        events = assistant.stream(body.question, history, generator=body.generator, audience=seen)
        # The first event is waited for here: what is wrong with the question is a problem still.
        return StreamingResponse(
            answer_events(chain([next(events)], events), request.headers.get("accept-language")),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    @router.post("/api/check", responses=described(CHECK, "invalid-request", "too-often"))
    def check(body: CheckBody, request: Request) -> Response:
        """Return the verdict on every claim of a text, with its citations."""
        seen = access.audience_of(request)
        return JSONResponse(check_payload(assistant.check(body.text, audience=seen)))

    @router.get("/api/figures", responses=described(FIGURES))
    def figures(
        request: Request,
        place: str | None = None,
        indicator: str | None = None,
        year: str | None = None,
        level: Literal["province", "district", "commune", "department"] | None = None,
    ) -> Response:
        """Return the figures that meet the filters, as JSON or, if asked for, as CSV."""
        seen = access.audience_of(request)
        headers = freshness.headers(request, seen)
        known = not_modified(request, headers)
        if known is not None:
            return known
        wanted = FigureFilter(place, indicator, year, level)
        notes: list[dict[str, str]] = []
        try:
            rows = figure_rows(library, wanted, audience=seen)
        except FigureFilterError:
            said = words_in(preferred_language(request.headers.get("accept-language"))).figures
            told = said.unknown_place.format(place=place)
            rows, notes = (), [{"kind": "unanswered_part", "text": told}]
        if "text/csv" in request.headers.get("accept", ""):
            return Response(
                rows_as_csv(rows),
                media_type="text/csv; charset=utf-8",
                headers={**headers, "Content-Disposition": 'attachment; filename="so-lieu.csv"'},
            )
        payload = {**rows_payload(rows, library.index_version), "notes": notes}
        return JSONResponse(payload, headers=headers)

    @router.get("/api/documents", responses=described(DOCUMENTS))
    def documents(request: Request) -> Response:
        """Return what is indexed."""
        seen = access.audience_of(request)
        headers = freshness.headers(request, seen)
        found = not_modified(request, headers)
        return found or JSONResponse(
            {
                "documents": [_summary_payload(s) for s in library.documents(audience=seen)],
                "index_version": library.index_version,
            },
            headers=headers,
        )

    @router.get("/api/documents/{document_id}")
    def document(request: Request, document_id: str, version: str | None = None) -> Response:
        """Return one document with its stored text and where its passages begin and end."""
        seen = access.audience_of(request)
        found = library.document(document_id, version, audience=seen)
        headers = freshness.headers(request, seen)
        return not_modified(request, headers) or JSONResponse(
            _document_payload(found, own_passages(library, found)), headers=headers
        )

    @router.get("/web/{name}", include_in_schema=False)
    def asset(name: str) -> Response:
        """Return a style sheet or script of our own pages."""
        if name not in ASSETS:
            raise HTTPException(404)
        return Response(
            static_text(name), media_type=ASSETS[name], headers={"Cache-Control": "max-age=300"}
        )

    @router.get("/widget.js", response_class=Response, responses=told("text/javascript"))
    def widget(request: Request) -> Response:
        """Return the question box that allowed sites embed; one script, loading nothing else."""
        text = static_text("widget.js")
        headers = {
            "ETag": f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"',
            "Cache-Control": "public, max-age=300",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return not_modified(request, headers) or Response(
            text, media_type="text/javascript", headers=headers
        )

    @router.get("/metrics", response_class=Response, responses=told("text/plain"))
    def measured() -> Response:
        """Return counters and times in the text format of Prometheus."""
        gauges = {
            "cchc_documents": float(len(library.documents(audience="all"))),
            "cchc_index_version": float(library.index_version.partition("-")[0]),
            "process_resident_memory_bytes": resident_bytes(),
        }
        known = {name: value for name, value in gauges.items() if value is not None}
        return Response(metrics.text(known), media_type=MEDIA_TYPE)

    @router.get("/healthz")
    def healthz() -> Response:
        """Return that the server is alive and the index can be read."""
        return JSONResponse(
            {
                "status": "ok",
                "documents": len(library.documents(audience=audience)),
                "index_version": library.index_version,
            }
        )

    def unknown(request: Request) -> Response:
        """Return 405 where another method is taken at this address, else 404."""
        return not_taken(request, router.routes)

    for path, methods in () if visitors is not None else _OF_VISITORS:
        router.add_api_route(path, _not_yet, methods=methods, include_in_schema=False)
    below = ("/api", "/v1", "/answers", "/documents", "/web")
    for path in (*below, *(f"{prefix}/{{rest:path}}" for prefix in below), *_ALONE):
        router.add_api_route(path, unknown, methods=list(METHODS), include_in_schema=False)
    return router


def answer_events(events: Iterable[Event], language: str | None) -> Iterator[str]:
    """Yield what is known of an answer as server-sent events; the last one is the whole of it.

    Where answering fails on the way, the last one is a ``problem`` instead.
    """
    try:
        for event in events:
            yield _event(*_told(event))
    except IndexStoreError as error:
        _LOG.error("the index cannot be read: %s", error)
        yield _event("problem", problem_content("index-unavailable", language))
    except Exception:  # noqa: BLE001 - the edge of the API: logged, and the stream ends properly
        _LOG.exception("an answer failed")
        yield _event("problem", problem_content("internal-error", language))


def _told(event: Event) -> tuple[str, object]:
    """Return the name and the content of an event."""
    match event:
        case Understood():
            return "understood", {
                "id": event.id,
                "understood_as": event.understood_as,
                "language": event.language,
            }
        case Stated():
            cited = [citation_payload(citation) for citation in event.citations]
            return "statement", {"text": event.statement.text, "citations": cited}
        case Note():
            return "note", {"kind": event.kind, "text": event.text}
        case Answer():
            return "answer", answer_payload(event)


def _event(name: str, content: object) -> str:
    return f"event: {name}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"


def _not_yet(request: Request) -> Response:
    return problem("not-implemented", request.headers.get("accept-language"))


def _facts_payload(document: Document | DocumentSummary) -> dict[str, object]:
    return {
        "id": document.id,
        "document": document.name,
        "version": document.version,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "visibility": document.visibility,
        "genre": document.genre,
        "number": document.number,
        "issuer": document.issuer,
        "place": document.place,
        "language": document.language,
        "derived": list(document.derived),
    }


def _summary_payload(summary: DocumentSummary) -> dict[str, object]:
    return _facts_payload(summary) | {
        "characters": summary.characters,
        "passages": summary.passages,
        "figures": summary.figures,
        "indexed_at": str(summary.indexed_at),
    }


def _document_payload(document: Document, passages: Sequence[Passage]) -> dict[str, object]:
    return _facts_payload(document) | {
        "text": document.text,
        "passages": [
            {
                "locator": passage.locator,
                "start": passage.span.start,
                "end": passage.span.end,
            }
            for passage in passages
        ],
    }
