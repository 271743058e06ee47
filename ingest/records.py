"""What passes between the readers, the page repair and the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from index_store.records import Doubt, Landmark


@dataclass(frozen=True, slots=True)
class Page:
    """A source turned into text, with the facts that its format states outside the text.

    ``text`` has paragraphs on lines of their own and tables as rows ``| a | b |``.
    ``title`` is one that the format marks as such (``<h1>``, ``# …``); None where none is.
    ``parts`` are what the format itself divides the text into (pages, sheets), in order and
    apart, each with its name: "trang 3". ``doubts`` are what a person should look at.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    parts: tuple[Landmark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
