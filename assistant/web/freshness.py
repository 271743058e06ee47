"""Whether a browser already has what it asks for: what comes from the index changes only with it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

    from assistant.web.ports import Audience, LibraryPort


@dataclass(frozen=True, slots=True)
class Freshness:
    """Makes entity tags for what is read from one library."""

    library: LibraryPort
    process: str = field(default_factory=lambda: secrets.token_hex(4))
    """Another one for each start of the server: new code may write the same index otherwise."""

    def headers(self, request: Request, audience: Audience) -> dict[str, str]:
        """Return the tag of what the index holds now for this request, and how to use it."""
        parts = (
            self.process,
            date.today().isoformat(),  # what is in force today may not be tomorrow
            self.library.index_version,
            str(request.url),
            request.headers.get("accept", ""),
            audience,
        )
        tag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]
        return {
            "ETag": f'W/"{tag}"',
            "Cache-Control": "private, no-cache" if audience == "all" else "no-cache",
            "Vary": "Accept, Authorization, Origin",
        }


def not_modified(request: Request, headers: dict[str, str]) -> Response | None:
    """Return 304 where the caller has what these headers tag already, else None."""
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    return Response(status_code=304, headers=headers) if headers["ETag"] in known else None
