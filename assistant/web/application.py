"""The application put together: our routes, Gradio's page at the root, the guard before both."""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Route

from assistant.service import QuestionError
from assistant.web.access import Access
from assistant.web.agents import PATH, Agents
from assistant.web.api import routes
from assistant.web.examples import ANY_PROBLEM
from assistant.web.guard import Below, Guard
from assistant.web.labels import PRODUCT
from assistant.web.memory import Remembering
from assistant.web.methods import HeadAsGet
from assistant.web.metrics import Counting, Metrics
from assistant.web.openers import Openers
from assistant.web.page import mount_page
from assistant.web.places.routes import page_routes
from assistant.web.problems import preferred_language, problem
from assistant.web.repeated import Repeating
from assistant.web.wrong_fields import wrong_fields
from index_store.errors import DocumentNotFoundError, IndexBusyError, IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from fastapi import Request, Response

    from assistant.web.options import WebOptions
    from assistant.web.originals import OriginalFiles
    from assistant.web.ports import AdministrationPort, AssistantPort, Audience, LibraryPort
    from index_store.visitors import Visitors

_LOG = logging.getLogger(__name__)


def build_app(
    assistant: AssistantPort,
    library: LibraryPort,
    sample_questions: tuple[str, ...],
    audience: Audience,
    options: WebOptions,
    administration: AdministrationPort | None,
    visitors: Visitors | None,
    originals: OriginalFiles | None = None,
) -> FastAPI:
    """Return the application; see `assistant.web.create_app`."""
    router = APIRouter()
    metrics = Metrics()
    repeating = Repeating(assistant, lambda: library.index_version)
    remembering = Remembering(repeating, metrics=metrics, log_questions=options.log_questions)
    access = Access(audience, options.admin_token)
    router.include_router(
        page_routes(
            remembering,
            library,
            audience,
            sample_questions,
            access,
            None if sample_questions else Openers(repeating, library, audience),
            has_model=options.has_model,
        )
    )
    router.include_router(
        routes(
            remembering, library, audience, options, administration, visitors, metrics, originals
        )
    )
    app = api_app(router, options, metrics, Agents(remembering, library, access))
    _in_a_loop(lambda: mount_page(app, sample_questions, options.root_path))
    return app


def api_app(
    router: APIRouter,
    options: WebOptions,
    metrics: Metrics | None = None,
    agents: Agents | None = None,
) -> FastAPI:
    """Return an application of these routes behind the guard, without the page."""
    # FastAPI's own documentation pages load scripts from another host.
    app = FastAPI(
        title=PRODUCT,
        version=_version(),
        openapi_url="/api/openapi.json",
        responses=ANY_PROBLEM,
        docs_url=None,
        redoc_url=None,
        lifespan=_while_running(agents) if agents else None,
    )
    if agents:
        app.router.routes.append(Route(PATH, endpoint=agents))
    app.include_router(router)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Guard, options=options)
    app.add_middleware(Counting, metrics=metrics or Metrics())
    if options.root_path:
        app.add_middleware(Below, root_path=options.root_path)
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


def _version() -> str:
    """Return the version that is installed; run from a copy of the sources, there is none."""
    try:
        return version("cchc-assistant")
    except PackageNotFoundError:
        return "0"


def _while_running(agents: Agents) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    return lambda _app: agents.running()


def _in_a_loop(work: Callable[[], None]) -> None:
    """Do ``work`` where an event loop is running.

    Where none is, Gradio makes one for each of its locks and leaves them all open.
    """

    async def working() -> None:
        work()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(working())
    else:
        work()


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    language = _language(request)
    fields = wrong_fields(error.errors(), preferred_language(language))
    return problem("invalid-request", language, fields=fields)


def _unreadable(request: Request, _error: Exception) -> Response:
    return problem("invalid-request", _language(request), fields="body.question")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    slugs = {404: "not-found", 405: "method-not-allowed"}
    return problem(
        slugs.get(error.status_code, "invalid-request"),
        _language(request),
        path=request.url.path,
        method=request.method,
        fields=str(error.detail),
    )


def _no_document(request: Request, _error: Exception) -> Response:
    return problem("document-not-found", _language(request))


def _busy(request: Request, _error: Exception) -> Response:
    return problem("index-busy", _language(request), headers={"Retry-After": "30"})


def _no_index(request: Request, error: Exception) -> Response:
    _LOG.error("the index cannot be read: %s", error)
    return problem("index-unavailable", _language(request))


def _failed(request: Request, _error: Exception) -> Response:
    return problem("internal-error", _language(request))


def _language(request: Request) -> str | None:
    return request.headers.get("accept-language")


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    RequestValidationError: _invalid,
    HTTPException: _refused,
    QuestionError: _unreadable,
    DocumentNotFoundError: _no_document,
    IndexBusyError: _busy,
    IndexStoreError: _no_index,
    Exception: _failed,
}
