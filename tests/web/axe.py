"""What axe, which looks at pages as assistive technology does, finds on a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}
_COLOURS = {"type": "rule", "values": ["color-contrast"]}
_RUN = """([css, rules]) => axe.run(css ? {include: [[css]]} : document,
    {iframes: false, runOnly: rules})"""


def serious(page: Page, scheme: str, css: str | None = None) -> list[str]:
    """Return what axe holds to be serious or critical on a page, or in the part that ``css`` names.

    Of a dark page its colours alone: the rest is that of the light one.
    """
    page.evaluate(_axe())
    found = page.evaluate(_RUN, [css, _RULES if scheme == "light" else _COLOURS])
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@cache
def _axe() -> str:
    axe = pytest.importorskip("axe_playwright_python")
    return (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
