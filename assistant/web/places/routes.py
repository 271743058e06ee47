"""The routes that the page's own scripts call: the same ports as the API, answered as HTML."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from assistant.records import Language, Turn
from assistant.showing.figure_table import FigureFilter
from assistant.web.access import Access
from assistant.web.assets import ASSETS, static_text
from assistant.web.conversation import Exchange, exchange, shown_again
from assistant.web.escape import escaped
from assistant.web.limits import BODY_LIMIT, CHECK_LIMIT, HISTORY_LIMIT, QUESTION_LIMIT
from assistant.web.places.checking import render_check, report_lines, report_rows
from assistant.web.places.documents import PAGE_DOCUMENTS, Listing
from assistant.web.places.downloads import (
    CSV_TYPE,
    DOCX_TYPE,
    XLSX_TYPE,
    csv_file,
    docx_file,
    xlsx_file,
)
from assistant.web.places.figures import PAGE_ROWS, figure_cells, figure_options, render_figures
from assistant.web.places.ordering import Order
from assistant.web.places.shell import collection_line, shell
from assistant.web.places.words import Words, words_in
from assistant.web.problems import preferred_language
from assistant.web.render import render_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.web.openers import Openers
    from assistant.web.ports import AssistantPort, Audience, LibraryPort

MOST_ROWS = 2000
"""Rows of figures that the page shows at most; files hold all of them."""
_UNSTORED = {"Cache-Control": "no-store"}


class TurnSent(BaseModel):
    """One turn of the conversation that the browser kept."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class QuestionSent(BaseModel):
    """A question of the page, and what was said before it."""

    question: str = Field(min_length=1, max_length=QUESTION_LIMIT, pattern=r"\S")
    history: list[TurnSent] = Field(default=[], max_length=HISTORY_LIMIT)
    as_typed: bool = False


class KeptSent(BaseModel):
    """Answers that the browser kept, as they were sent to it."""

    answers: list[Annotated[str, Field(max_length=BODY_LIMIT)]] = Field(max_length=HISTORY_LIMIT)


class TextSent(BaseModel):
    """A text to check."""

    text: str = Field(min_length=1, max_length=CHECK_LIMIT, pattern=r"\S")


def page_routes(
    assistant: AssistantPort,
    library: LibraryPort,
    audience: Audience,
    samples: tuple[str, ...],
    access: Access | None = None,
    openers: Openers | None = None,
    *,
    has_model: bool = False,
) -> APIRouter:
    """Return the routes of the page, all below ``/web``; other sites are kept out by the guard."""
    router = APIRouter(prefix="/web", include_in_schema=False)
    access = access or Access(audience)
    listing = Listing(library)

    @router.get("/shell")
    def frame(request: Request) -> Response:
        """Return the whole page in the language that is asked for."""
        return _html(shell(_words(request), samples))

    @router.get("/collection")
    def collection(request: Request) -> Response:
        """Return the line that says how many documents a visitor is answered from."""
        return _html(escaped(collection_line(library, audience, _words(request))))

    @router.get("/questions")
    def questions(request: Request) -> Response:
        """Return questions to begin with as buttons, where the page has none of its own."""
        made = () if openers is None else openers.questions(_words(request).language)
        return _html(render_questions(made))

    @router.post("/ask")
    def ask(sent: QuestionSent, request: Request) -> Response:
        """Return server-sent events: the extractive answer, then the model's where there is one."""
        words = _words(request)
        history = [Turn(turn.role, turn.content) for turn in sent.history]
        seen_by = access.audience_of(request)

        def answered(generator: str) -> Exchange:
            return exchange(
                assistant, seen_by, sent.question.strip(), history, words,
                generator=generator, as_typed=sent.as_typed,
            )  # fmt: skip

        def events() -> Iterator[str]:
            yield ": asked\n\n"
            shown = answered("extractive")
            reworded = has_model and shown.status == "answered"
            yield _event("answer", {**asdict(shown), "last": not reworded})
            if reworded:
                yield _event("progress", {"text": words.ask.writing})
                worded = answered("llm")
                if worded.status == "answered":
                    yield _event("answer", {**asdict(worded), "last": True})

        return StreamingResponse(
            events(),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    @router.post("/answers")
    def answers(sent: KeptSent) -> Response:
        """Return answers that the browser kept as HTML; null for each that cannot be read."""
        return JSONResponse({"html": [shown_again(kept) for kept in sent.answers]})

    @router.post("/check")
    def check(sent: TextSent, request: Request) -> Response:
        """Return the verdict on each figure of a text as HTML, and the report as text."""
        words = _words(request)
        found = assistant.check(sent.text, audience=audience)
        report = "\n".join(report_lines(found, words, date.today().isoformat()))
        return JSONResponse({"html": render_check(found, sent.text, words), "report": report})

    @router.post("/check/{form}")
    def report(sent: TextSent, form: Literal["csv", "docx"], request: Request) -> Response:
        """Return the report on a text as a file."""
        words = _words(request)
        found = assistant.check(sent.text, audience=audience)
        if form == "csv":
            return _file(csv_file(report_rows(found, words)), CSV_TYPE, f"{words.check.file}.csv")
        lines = report_lines(found, words, date.today().isoformat())
        return _file(docx_file(lines), DOCX_TYPE, f"{words.check.file}.docx")

    @router.get("/figures")
    def figures(
        request: Request,
        wanted: Annotated[FigureFilter, Depends(_wanted)],
        shown: Annotated[int, Query(ge=1, le=MOST_ROWS)] = PAGE_ROWS,
        order: Order = "",
    ) -> Response:
        """Return the figures that meet the filters as charts and a table."""
        return _html(render_figures(library, wanted, shown, audience, _words(request), order))

    @router.get("/figures/options")
    def options() -> Response:
        """Return what the filters offer."""
        return JSONResponse(figure_options(library, audience), headers=_UNSTORED)

    @router.get("/figures/table.{form}")
    def table(
        request: Request,
        form: Literal["csv", "xlsx"],
        wanted: Annotated[FigureFilter, Depends(_wanted)],
        language: Language | None = None,
        order: Order = "",
    ) -> Response:
        """Return the figures that meet the filters as a file."""
        words = words_in(language) if language else _words(request)
        rows = figure_cells(library, wanted, audience, words, order)
        name = f"{words.figures.file}.{form}"
        if form == "csv":
            return _file(csv_file(rows), CSV_TYPE, name)
        return _file(xlsx_file(words.shell.figures, rows), XLSX_TYPE, name)

    @router.get("/documents")
    def documents(
        request: Request,
        typed: Annotated[str, Query(max_length=200)] = "",
        shown: Annotated[int, Query(ge=1, le=MOST_ROWS)] = PAGE_DOCUMENTS,
    ) -> Response:
        """Return what is indexed; all of it, with what can be done to it, for the administrator."""
        html = listing.render(
            typed,
            shown,
            access.audience_of(request),
            _words(request),
            administrator=access.is_administrator(request),
        )
        return _html(html)

    for name, kind in ASSETS.items():
        router.add_api_route(f"/{name}", _asset(name, kind), methods=["GET"])
    return router


def _wanted(
    place: Annotated[str, Query(max_length=200)] = "",
    indicator: Annotated[str, Query(max_length=200)] = "",
    year: Annotated[str, Query(max_length=20)] = "",
    level: Literal["", "province", "district", "commune", "department"] = "",
) -> FigureFilter:
    return FigureFilter(
        place.strip() or None, indicator.strip() or None, year.strip() or None, level or None
    )


def _asset(name: str, kind: str) -> Callable[[Request], Response]:
    def asset(request: Request) -> Response:
        """Return a style sheet or script; a browser that has it is told so."""
        text = static_text(name)
        tag = f'"{sha256(text.encode()).hexdigest()[:20]}"'
        headers = {"Cache-Control": "no-cache", "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(text, media_type=kind, headers=headers)

    return asset


def _event(name: str, content: object) -> str:
    return f"event: {name}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=headers)


def _words(request: Request) -> Words:
    return words_in(preferred_language(request.headers.get("accept-language")))


def _html(html: str) -> Response:
    return HTMLResponse(html, headers=_UNSTORED)
