"""What is read from a text of one passage, and what a figure is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def read(text: str, *, title: str = "", place: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of a document of one passage."""
    document = Document("d", "d", "d", "sha256:0", text, title, place=place)
    return extract_figures(document, [Passage("d", 0, Span(0, len(text)), text, "đoạn 1")])


def one(found: Sequence[Figure], text: str) -> Figure:
    """Return the one figure whose text holds ``text``."""
    [match] = [figure for figure in found if text in figure.text]
    return match


def parts(figure: Figure) -> tuple[str | None, str | None, str | None]:
    """Return what a figure is bound to: its place, its indicator, its period."""
    place, indicator, period = figure.place, figure.indicator, figure.period
    return (
        place.value if place else None,
        indicator.value if indicator else None,
        period.value if period else None,
    )
