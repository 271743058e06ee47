"""The head of the page: Gradio's names its own makers, and loads our style after its scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

from assistant.web.escape import escaped
from assistant.web.labels import NO_SCRIPT, PRODUCT
from assistant.web.places.words import VIETNAMESE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What other sites show of a link: a picture and words of Gradio's.
_PREVIEWS = re.compile(r"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>\s*")
_OURS = (
    '<meta name="color-scheme" content="light dark">'
    f'<meta property="og:title" content="{escaped(PRODUCT)}">'
    f'<meta name="description" property="og:description" content="{escaped(VIETNAMESE.shell.tagline)}">'
    '<link rel="icon" href="web/icon.svg" type="image/svg+xml">'
    '<link rel="stylesheet" href="web/page.css">'
    '<script type="module" src="web/page.js"></script></head>'
)
_UNSCRIPTED = f'<noscript><p style="padding: 2rem">{escaped(NO_SCRIPT)}</p></noscript>'


def own_head(html: str) -> str:
    """Return Gradio's page with our words, style and scripts in its head, loaded from the start.

    >>> page = '<html lang="en"><head><meta property="og:image" content="x"></head>'
    >>> own_head(page).startswith('<html lang="vi"><head><meta name="color-scheme"')
    True
    """
    html = (
        _PREVIEWS.sub("", html)
        .replace("</head>", _OURS, 1)
        .replace("</body>", f"{_UNSCRIPTED}</body>", 1)
    )
    return re.sub(r'(<html\s[^>]*?)lang="en"', r'\1lang="vi"', html, count=1)


class OwnHead:
    """Puts our head on the page; passes everything else on as it comes."""

    def __init__(self, app: ASGIApp, root_path: str = "") -> None:
        self.app = app
        self.paths = ("/", f"{root_path}/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the page is held until it is whole."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in self.paths:
            await self.app(scope, receive, send)
            return
        begun: list[Message] = []
        body = bytearray()

        async def send_whole(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=begun[0])
            whole = bytes(body)
            if headers.get("content-type", "").startswith("text/html"):
                whole = own_head(whole.decode()).encode()
                headers["content-length"] = str(len(whole))
            await send(begun[0])
            await send({"type": "http.response.body", "body": whole})

        await self.app(scope, receive, send_whole)
