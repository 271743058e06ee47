"""Style sheets and scripts that ship beside this package's code."""

from __future__ import annotations

from functools import cache
from importlib import resources

_CSS, _SCRIPT = "text/css", "text/javascript"
ASSETS = {
    "page.css": _CSS,
    "viewer.css": _CSS,
    "kept.css": _CSS,
    "page.js": _SCRIPT,
    "ask.js": _SCRIPT,
    "check.js": _SCRIPT,
    "documents.js": _SCRIPT,
    "figures.js": _SCRIPT,
    "panel.js": _SCRIPT,
    "history.js": _SCRIPT,
    "server.js": _SCRIPT,
    "viewer.js": _SCRIPT,
    "icon.svg": "image/svg+xml",
}
"""The files of ``static/`` that browsers may load, with their media types."""


@cache
def static_text(name: str) -> str:
    """Return the text of a file in ``static/``."""
    return (resources.files("assistant.web") / "static" / name).read_text(encoding="utf-8")
