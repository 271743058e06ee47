"""Style sheets and scripts that ship beside this package's code."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def static_text(name: str) -> str:
    """Return the text of a file in ``static/``."""
    return (resources.files("assistant.web") / "static" / name).read_text(encoding="utf-8")
