"""The routes of the administrator: upload, remove, show, read again."""

from __future__ import annotations

import json
import logging
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from assistant.web.administration import Upload
from assistant.web.examples import REPORT, described
from assistant.web.problems import preferred_language, problem, problem_content
from assistant.web.reading_words import report_in
from index_store.errors import DocumentNotFoundError, IndexBusyError, IndexStoreError
from ingest.report import IngestReport, report_payload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.web.access import Access
    from assistant.web.ports import AdministrationPort
    from index_store.records import Visibility
    from ingest.pipeline import Progress
    from ingest.report import Outcome

FILES_LIMIT = 50
"""Files of one upload; an archive counts as one."""
_LOG = logging.getLogger(__name__)
_NDJSON = "application/x-ndjson"
_SSE = "text/event-stream"
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "visibility": {"type": "string", "enum": ["public", "internal"]},
                        "replace": {"type": "boolean", "default": False},
                    },
                }
            }
        },
    }
}


class VisibilityBody(BaseModel):
    """Who may see a document."""

    visibility: Literal["public", "internal"]


@dataclass(frozen=True, slots=True)
class _Sent:
    """What an upload form holds."""

    files: list[Upload]
    visibility: Visibility | None
    replace: bool


def add_administration(
    router: APIRouter, administration: AdministrationPort | None, access: Access
) -> None:
    """Add the routes that change the collection; without a token, all of them are refused."""

    def refusal(request: Request) -> Response | None:
        language = request.headers.get("accept-language")
        if administration is None or not access.has_administrator:
            return problem("no-administrator", language)
        if not access.is_administrator(request):
            return problem("wrong-token", language, headers={"WWW-Authenticate": "Bearer"})
        return None

    @router.get("/api/administration")
    def state(request: Request) -> Response:
        """Return whether the collection can be changed here, and whether the caller may."""
        enabled = administration is not None and access.has_administrator
        if enabled and request.headers.get("authorization"):
            refused = refusal(request)
            if refused is not None:
                return refused
        allowed = enabled and access.is_administrator(request)
        return _unstored({"enabled": enabled, "administrator": allowed, "max_files": FILES_LIMIT})

    @router.post(
        "/api/documents",
        openapi_extra=_FORM,
        responses=described(
            REPORT, "wrong-token", "no-administrator", "all-refused", "too-large", "index-busy"
        ),
    )
    async def upload(request: Request) -> Response:
        """Put files into the index and report what became of each; for the administrator only.

        With ``Accept: application/x-ndjson`` (or ``text/event-stream``) one event for each step:
        ``total``, ``done`` for each document, and last ``report`` or ``problem``.
        """
        refused = refusal(request)
        if refused is not None:
            return refused
        assert administration is not None
        sent = await _sent(request)
        if sent is None:
            language = request.headers.get("accept-language")
            return problem("no-files", language, limit=str(FILES_LIMIT))
        return await _reported(
            request,
            lambda progress: administration.upload(
                sent.files, visibility=sent.visibility, replace=sent.replace, progress=progress
            ),
        )

    @router.post("/api/documents/{document_id}/reread")
    async def reread(request: Request, document_id: str) -> Response:
        """Read a document again from where it came from; for the administrator only."""
        refused = refusal(request)
        if refused is not None:
            return refused
        assert administration is not None
        return await _reported(
            request, lambda progress: administration.reread(document_id, progress=progress)
        )

    @router.patch("/api/documents/{document_id}")
    def show_to(request: Request, document_id: str, body: VisibilityBody) -> Response:
        """Make a document public or internal; for the administrator only."""
        refused = refusal(request)
        if refused is not None:
            return refused
        assert administration is not None
        administration.show_to(document_id, body.visibility)
        return _unstored({"id": document_id, "visibility": body.visibility})

    @router.delete("/api/documents/{document_id}")
    def remove(request: Request, document_id: str) -> Response:
        """Take a document out with every version of it; for the administrator only."""
        refused = refusal(request)
        if refused is not None:
            return refused
        assert administration is not None
        administration.remove(document_id)
        return _unstored({"removed": [document_id]})


def _unstored(content: object) -> Response:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


async def _sent(request: Request) -> _Sent | None:
    """Return what the form holds, None where it holds no file or is no form."""
    try:
        async with request.form(max_files=FILES_LIMIT, max_fields=10) as form:
            parts = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
            files = [Upload(part.filename or "", await part.read()) for part in parts]
            shown, replace = form.get("visibility"), form.get("replace")
    except HTTPException:  # a broken form, or one of too many parts
        return None
    if not files or shown not in (None, "", "public", "internal"):
        return None
    visibility = cast("Visibility | None", shown or None)
    return _Sent(files, visibility, str(replace).lower() in ("true", "1", "yes", "on"))


async def _reported(request: Request, work: Callable[[Progress | None], IngestReport]) -> Response:
    """Return the report of ``work``, or its events where the caller asks for a stream."""
    accepted = request.headers.get("accept", "")
    language = request.headers.get("accept-language")
    for media in (_NDJSON, _SSE):
        if media in accepted:
            return StreamingResponse(
                (_written(event, media) for event in _events(work, language)),
                media_type=media,
                headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
            )
    report = report_in(await run_in_threadpool(work, None), preferred_language(language))
    payload = report_payload(report)
    if report.refused and not (report.added or report.updated or report.unchanged):
        reason = "; ".join(f"{remark.name}: {remark.reason}" for remark in report.refused)
        return problem("all-refused", language, reason=reason, more={"report": payload})
    return _unstored(payload)


_Event = tuple[str, dict[str, object]]


class _Telling:
    """Puts every step of the work into a queue."""

    def __init__(self, events: queue.SimpleQueue[_Event | None]) -> None:
        self._events = events

    def on_total(self, total: int) -> None:
        self._events.put(("total", {"total": total}))

    def on_done(self, name: str, outcome: Outcome) -> None:
        self._events.put(("done", {"name": name, "outcome": outcome}))


def _events(
    work: Callable[[Progress | None], IngestReport], language: str | None
) -> Iterator[_Event]:
    """Yield the steps of ``work``, which goes on to its end also if nobody listens any more."""
    events: queue.SimpleQueue[_Event | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            report = report_in(work(_Telling(events)), preferred_language(language))
            events.put(("report", report_payload(report)))
        except DocumentNotFoundError:
            events.put(("problem", problem_content("document-not-found", language)))
        except IndexBusyError:
            events.put(("problem", problem_content("index-busy", language)))
        except IndexStoreError as error:
            _LOG.error("the index cannot be changed: %s", error)
            events.put(("problem", problem_content("index-unavailable", language)))
        except Exception:  # noqa: BLE001 - the edge of the API: logged, and the stream ends properly
            _LOG.exception("a change of the collection failed")
            events.put(("problem", problem_content("internal-error", language)))
        events.put(None)

    # A daemon: a long scan must not hold the process up; documents are in the index whole or not.
    threading.Thread(target=run, name="cchc-administration", daemon=True).start()
    while (event := events.get()) is not None:
        yield event


def _written(event: _Event, media: str) -> str:
    name, content = event
    if media == _NDJSON:
        return json.dumps({"event": name, **content}, ensure_ascii=False) + "\n"
    return f"event: {name}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"
