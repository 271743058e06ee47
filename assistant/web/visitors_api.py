"""The routes by which visitors say what they think of an answer, and share one."""

from __future__ import annotations

import re
import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.payload import answer_payload
from assistant.web.kept_answers import answer_json, answer_of
from assistant.web.kept_page import KEPT_POLICY, kept_page, missing_answer_page
from assistant.web.problems import preferred_language, problem
from index_store.errors import DocumentNotFoundError
from index_store.visitors import Feedback, KeptAnswer, Visitors

if TYPE_CHECKING:
    from assistant.records import Answer
    from assistant.web.access import Access
    from assistant.web.memory import Remembering
    from assistant.web.metrics import Metrics
    from assistant.web.ports import Audience, LibraryPort

COMMENT_LIMIT = 500
"""Characters of a word on an answer."""
_KEY = re.compile(r"[\w-]{8,64}")
# Addresses, telephone and identity numbers: nobody's data is kept, though they write it.
_PERSONAL = re.compile(r"\S+@\S+|(?<![\d.,])\+?\d(?:[ .-]?\d){8,}(?![\d,])")


class FeedbackBody(BaseModel):
    """A thumb on an answer, and perhaps a word."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"answer": "0f3a5c7e9b1d2468", "rating": "up", "comment": "Đúng số."}]
        }
    )

    answer: str = Field(min_length=1, max_length=64, pattern=r"^[\w-]+$")
    rating: Literal["up", "down"]
    comment: str = Field(default="", max_length=COMMENT_LIMIT)


class ShareBody(BaseModel):
    """The id of an answer that was given not long ago."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"answer": "0f3a5c7e9b1d2468"}]})

    answer: str = Field(min_length=1, max_length=64)


def add_visitors(
    router: APIRouter,
    remembering: Remembering,
    library: LibraryPort,
    visitors: Visitors,
    access: Access,
    answer_days: int,
    metrics: Metrics,
) -> None:
    """Add the routes of feedback and of kept answers."""

    def denied(request: Request) -> Response | None:
        if access.is_administrator(request):
            return None
        slug = "wrong-token" if access.has_administrator else "no-administrator"
        return problem(slug, request.headers.get("accept-language"))

    @router.post("/api/feedback", status_code=201)
    def feedback(body: FeedbackBody) -> Response:
        """Store a thumb up or down on an answer, with a word; not who, and not when exactly."""
        said = Feedback(
            body.answer,
            body.rating,
            without_personal_data(body.comment),
            library.index_version,
            date.today(),
        )
        visitors.add_feedback(said)
        metrics.count("cchc_feedback_total", rating=body.rating)
        return JSONResponse({"stored": True}, 201)

    @router.get("/api/feedback")
    def all_feedback(request: Request) -> Response:
        """Return what visitors said last; for the administrator only."""
        refused = denied(request)
        if refused is not None:
            return refused
        said = [
            {
                "answer": item.answer_id,
                "rating": item.rating,
                "comment": item.comment,
                "index_version": item.index_version,
                "day": item.day.isoformat(),
            }
            for item in visitors.feedback()
        ]
        return JSONResponse({"feedback": said}, headers={"Cache-Control": "no-store"})

    @router.post("/api/answers", status_code=201)
    def share(body: ShareBody, request: Request) -> Response:
        """Keep an answer that was given not long ago; return the link under which it is found."""
        audience = access.audience_of(request)
        answer = remembering.given(body.answer, audience)
        if answer is None:
            return problem("answer-not-found", request.headers.get("accept-language"))
        today = date.today()
        expires = today + timedelta(days=answer_days)
        key = secrets.token_urlsafe(12)
        content = answer_json(answer)
        visitors.keep(KeptAnswer(key, content, audience, today, expires))
        kept = {"id": key, "link": f"/answers/{key}", "expires": expires.isoformat()}
        return JSONResponse(kept, 201, headers={"Cache-Control": "no-store"})

    @router.get("/api/answers")
    def all_kept(request: Request) -> Response:
        """Return the links of all kept answers; for the administrator only."""
        refused = denied(request)
        if refused is not None:
            return refused
        kept = [
            {
                "id": item.key,
                "question": answer_of(item.content).question,
                "kept_on": item.kept_on.isoformat(),
                "expires": item.expires.isoformat(),
            }
            for item in visitors.all_kept(date.today())
        ]
        return JSONResponse({"answers": kept}, headers={"Cache-Control": "no-store"})

    @router.delete("/api/answers/{answer_id}")
    def forget(answer_id: str, request: Request) -> Response:
        """Forget a kept answer; for the administrator only."""
        refused = denied(request)
        if refused is not None:
            return refused
        if not visitors.forget(answer_id):
            return problem("answer-not-found", request.headers.get("accept-language"))
        return JSONResponse({"removed": [answer_id]})

    @router.get("/answers/{answer_id}", response_class=HTMLResponse)
    def kept_answer(answer_id: str, request: Request) -> Response:
        """Return a kept answer as it was given: a page, or with ``Accept: application/json`` JSON.

        What is no longer open to the reader in a cited document is no longer shown here either.
        """
        language = request.headers.get("accept-language")
        audience = access.audience_of(request)
        kept = visitors.kept(answer_id, date.today()) if _KEY.fullmatch(answer_id) else None
        answer = answer_of(kept.content) if kept else None
        open_to_all = kept and (kept.audience == "public" or audience == "all")
        headers = {"Content-Security-Policy": KEPT_POLICY, "Cache-Control": "no-cache"}
        as_json = "application/json" in request.headers.get("accept", "")
        if not kept or not answer or not open_to_all or not _is_open(answer, library, audience):
            if as_json:
                return problem("answer-not-found", language)
            return HTMLResponse(
                missing_answer_page(preferred_language(language)), 404, headers=headers
            )
        if as_json:
            return JSONResponse(answer_payload(answer), headers={"Cache-Control": "no-cache"})
        return HTMLResponse(kept_page(kept, answer), headers=headers)


def without_personal_data(text: str) -> str:
    """Return a comment without e-mail addresses, telephone and identity numbers.

    >>> without_personal_data("Gọi 0912 345 678 hoặc a@b.example; điểm là 70,56 năm 2022")
    'Gọi … hoặc … điểm là 70,56 năm 2022'
    """
    return _PERSONAL.sub("…", text.strip())


def _is_open(answer: Answer, library: LibraryPort, audience: Audience) -> bool:
    """Return whether every document that an answer cites or quotes may still be seen."""
    try:
        shown = (*answer.citations, *answer.nearest)
        for document_id, version in {(one.document_id, one.version) for one in shown}:
            library.document(document_id, version, audience=audience)
    except DocumentNotFoundError:
        return False
    return True
