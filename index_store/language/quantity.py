"""A number that says how much, where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from index_store.records import Bound, FigureKind, Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity where it stands in a text.

    ``span`` runs from the words that bound it ("trên", "gần") to its unit; ``number_span`` is
    the number alone. ``value`` counts ``unit``: 590.3 "tỷ đồng", 76.86 "điểm", 13647 "hồ sơ".
    For a rank ``value`` is the position, ``of`` the number ranked and ``unit`` the units ranked;
    for a share such as 18/35 ``of`` is the whole; for points it is the scale. A change has a
    magnitude; its direction stands in ``text`` ("giảm 2 bậc"). ``grade`` is the word of a grade,
    and of a rank that names no position ("cuối cùng").
    """

    span: Span
    text: str
    number_span: Span
    kind: FigureKind
    value: float | None
    unit: str | None = None
    of: float | None = None
    bound: Bound = "exact"
    grade: str | None = None


def quantity_at(
    text: str, start: int, end: int, number_start: int, number_end: int, kind: FigureKind,
    value: float | None, unit: str | None = None, of: float | None = None,
    bound: Bound = "exact", grade: str | None = None,
) -> Quantity:  # fmt: skip
    """Return the quantity whose words and whose number stand at these offsets of ``text``."""
    span = Span(start, end)
    return Quantity(
        span, span.of(text), Span(number_start, number_end), kind, value, unit, of, bound, grade
    )
