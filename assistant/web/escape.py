"""Text from documents and users made safe to stand in HTML."""

from __future__ import annotations

from html import escape as _escape_html
from urllib.parse import urlsplit

# Gradio runs an HTML component through a JavaScript and a Handlebars template: a document
# that says ${...} or {{...}} must come out as it is written, never be evaluated.
_TEMPLATE_CHARACTERS = str.maketrans({c: f"&#{ord(c)};" for c in "{}$`\\"})


def escaped(text: str) -> str:
    """Return ``text`` such that a browser and Gradio's templates show it exactly as it is.

    >>> escaped('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    >>> escaped("${1} {{value}}")
    '&#36;&#123;1&#125; &#123;&#123;value&#125;&#125;'
    """
    return _escape_html(text).translate(_TEMPLATE_CHARACTERS)


def web_address(url: str | None) -> str | None:
    """Return ``url`` where it leads to a web page, None where it could do anything else.

    >>> web_address("https://sonlam.example/tin/1")
    'https://sonlam.example/tin/1'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
