"""Who a request is from: the administrator, a visitor of our page, or one of an embedding site."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from assistant.web.ports import Audience

SITE = "cchc.site"
"""Key of an ASGI scope under which the guard notes the foreign site that embeds the widget."""


@dataclass(frozen=True, slots=True)
class Access:
    """What callers may see and do."""

    audience: Audience = "public"
    admin_token: str = field(default="", repr=False)

    @property
    def has_administrator(self) -> bool:
        """Whether anybody may change the collection over HTTP."""
        return bool(self.admin_token)

    def is_administrator(self, request: HTTPConnection) -> bool:
        """Return whether the request bears the administrator's token, compared in constant time."""
        if not self.admin_token or SITE in request.scope:
            return False
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.is_token(token.strip())

    def is_token(self, token: str) -> bool:
        """Return whether ``token`` is the administrator's.

        >>> Access(admin_token="mot-ma-that-dai-01").is_token("mot-ma-that-dai-02")
        False
        >>> Access().is_token("")
        False
        """
        if not self.admin_token:
            return False
        return hmac.compare_digest(token.encode(errors="replace"), self.admin_token.encode())

    def audience_of(self, request: HTTPConnection) -> Audience:
        """Return whose documents may be shown: embedding sites see public ones, whatever is set."""
        if SITE in request.scope:
            return "public"
        return "all" if self.is_administrator(request) else self.audience
