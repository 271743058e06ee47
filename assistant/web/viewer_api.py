"""The routes of the source viewer: a document as a page, and the file that it was read from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.web.examples import told
from assistant.web.freshness import not_modified
from assistant.web.problems import problem
from assistant.web.standing import Standings
from assistant.web.viewer import OWN_PAGE_POLICY, View, document_page, missing_page
from index_store.errors import DocumentNotFoundError
from index_store.records import Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import Language
    from assistant.web.access import Access
    from assistant.web.freshness import Freshness
    from assistant.web.originals import OriginalFiles
    from assistant.web.ports import LibraryPort


def add_viewer(
    router: APIRouter,
    library: LibraryPort,
    access: Access,
    freshness: Freshness,
    originals: OriginalFiles | None,
) -> None:
    """Add the pages of documents; without ``originals`` no file can be downloaded."""
    standings = Standings(library)

    @router.get("/documents/{document_id}", response_class=HTMLResponse)
    def source(
        request: Request,
        document_id: str,
        version: str | None = None,
        start: str | None = None,
        end: str | None = None,
        lang: str | None = None,
    ) -> Response:
        """Return the readable page of a document with the span marked; in English with ``lang=en``."""
        language: Language = "en" if lang == "en" else "vi"
        headers = {"Content-Security-Policy": OWN_PAGE_POLICY}
        seen = access.audience_of(request)
        try:
            shown = library.document(document_id, version, audience=seen)
            live = library.document(document_id, audience=seen)
        except DocumentNotFoundError:
            return HTMLResponse(missing_page(language), 404, headers=headers)
        headers |= freshness.headers(request, seen)
        known = not_modified(request, headers)
        if known is not None:
            return known
        cited = _span(start, end, len(shown.text))
        # What only the token opens, no link in the page can: it would not bear the token.
        by_link = shown.visibility == "public" or access.audience == "all"
        view = View(
            document=shown,
            passages=own_passages(library, shown),
            cited=cited,
            is_live=shown.version == live.version,
            bad_span=cited is None and not (start is None and end is None),
            language=language,
            standing=standings.of(shown, date.today(), seen),
            has_file=originals is not None and by_link and originals.has(live),
        )
        return HTMLResponse(document_page(view), headers=headers)

    @router.get(
        "/documents/{document_id}/original",
        response_class=Response,
        responses=told("application/octet-stream"),
    )
    def original(request: Request, document_id: str) -> Response:
        """Return the file that a document was read from, to be saved; never shown by the browser."""
        language = request.headers.get("accept-language")
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            # A link of another site leads to the page, where the reader decides.
            return RedirectResponse(f"../{quote(document_id, safe='')}", 303)
        document = library.document(document_id, audience=access.audience_of(request))
        file = originals.of(document) if originals is not None else None
        if file is None:
            return problem("original-missing", language)
        headers = {
            "Content-Disposition": file.disposition,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        }
        return Response(file.data, media_type=file.media_type, headers=headers)


def own_passages(library: LibraryPort, document: Document) -> Sequence[Passage]:
    """Return the passages if they are of this version: the library keeps those of the live one."""
    passages = library.passages(document.id)
    same = all(passage.span.of(document.text) == passage.text for passage in passages)
    return passages if same else ()


def _span(start: str | None, end: str | None, length: int) -> Span | None:
    """Return the span that an address asks for, None where it is not one of the text."""
    if not (start and end and start.isdecimal() and end.isdecimal()):
        return None
    if max(len(start), len(end)) > 12 or not int(start) < int(end) <= length:
        return None
    return Span(int(start), int(end))
