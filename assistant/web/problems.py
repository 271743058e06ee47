"""Errors of the API as `application/problem+json` (RFC 9457), in Vietnamese or English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi.responses import JSONResponse

from assistant.web.problem_words import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import Language

STATUS = {
    "not-found": 404,
    "no-administrator": 403,
    "wrong-token": 401,
    "answer-not-found": 404,
    "unknown-model": 404,
    "too-often": 429,
    "no-agents": 501,
    "no-files": 422,
    "all-refused": 422,
    "index-busy": 503,
    "document-not-found": 404,
    "original-missing": 404,
    "method-not-allowed": 405,
    "length-required": 411,
    "too-large": 413,
    "unknown-host": 421,
    "foreign-origin": 403,
    "invalid-request": 422,
    "internal-error": 500,
    "not-implemented": 501,
    "index-unavailable": 503,
}
_LANGUAGE = re.compile(r"\s*([a-zA-Z*]{1,8})(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*")


def preferred_language(accept_language: str | None) -> Language:
    """Return English where it is preferred to Vietnamese, else Vietnamese.

    >>> preferred_language("en-GB,en;q=0.9,vi;q=0.8")
    'en'
    >>> preferred_language("fr, vi;q=0.8, en;q=0.3")
    'vi'
    >>> preferred_language(None)
    'vi'
    """
    weights = {"vi": 0.0, "en": 0.0}
    for part in (accept_language or "").split(","):
        match = _LANGUAGE.fullmatch(part)
        if match and match[1].lower() in weights:
            weights[match[1].lower()] = _weight(match[2])
    return "en" if weights["en"] > weights["vi"] else "vi"


def problem(
    slug: str,
    accept_language: str | None,
    *,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, object] | None = None,
    **values: str,
) -> JSONResponse:
    """Return the response for an error of ``STATUS``; ``values`` fill its sentence."""
    content = {**problem_content(slug, accept_language, **values), **(more or {})}
    return JSONResponse(
        content, STATUS[slug], media_type="application/problem+json", headers=dict(headers or {})
    )


def problem_content(slug: str, accept_language: str | None, **values: str) -> dict[str, object]:
    """Return the members of RFC 9457 for an error of ``STATUS``."""
    words = PROBLEMS[slug][preferred_language(accept_language)]
    return {
        "type": f"urn:cchc:problem:{slug}",
        "title": words.title,
        "status": STATUS[slug],
        "detail": words.detail.format(**values),
    }


def _weight(written: str | None) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
