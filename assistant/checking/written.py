"""A figure as a report shows it: a rank by its number, a bare cell of a table with its unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.messages import message

if TYPE_CHECKING:
    from assistant.checking.records import Verdict
    from index_store.records import Figure

_VERDICTS: dict[Verdict, str] = {
    "supported": "verdict_supported",
    "contradicted": "verdict_contradicted",
    "not_found": "verdict_not_found",
}
_POSITION = re.compile(r"\d+(?:\s?/\s?\d+)?")


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict as a reader sees it.

    >>> verdict_words("not_found")
    'Không tìm thấy'
    """
    return message(_VERDICTS[verdict])


def figure_words(figure: Figure, written: str | None = None) -> str:
    """Return a figure as short as a reader needs it; ``written`` are its words as given."""
    text = " ".join((written or figure.text).split())
    if figure.kind == "rank":
        position = _POSITION.search(text)
        if position is None:
            return text
        number = position[0].replace(" ", "")
        bare = "/" not in number and figure.of is not None and not written
        return f"{number}/{int(figure.of)}" if bare and figure.of else number
    if figure.unit and not re.search(r"[^\W\d_]|%", text):
        return f"{text} {figure.unit}" if figure.unit != "%" else f"{text}%"
    return text


_LONGEST_QUOTE = 120


def shortened(text: str) -> str:
    """Return a stretch of a document in quotation marks, cut at a word where it is long."""
    words = " ".join(text.split())
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
    return f"“{words}”"
