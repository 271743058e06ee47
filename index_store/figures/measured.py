"""What a quantity measures or counts: a row of the table of indicators, else the words as written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.counts import counted
from index_store.figures.phrases import Measured
from index_store.figures.rates import of_percent, subject_before
from index_store.figures.scores import of_index, of_opened, scored

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.quantities import Quantity

__all__ = ["Measured", "in_turn", "measured"]


def in_turn(view: View, quantity: Quantity) -> int | None:
    """Return which of the values after "lần lượt là" the quantity is, from 1; None if it is none."""
    item = view.item_of(quantity.number_span).span
    at = view.text.rfind("lần lượt", item.start, quantity.span.start)
    if at < 0:
        return None
    values = [
        q for q in view.quantities if at < q.span.start < item.end and q.unit == quantity.unit
    ]
    between = view.text[values[0].span.start : quantity.span.start]
    if re.search(r"[;()]|[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}", between):
        return None
    return values.index(quantity) + 1


def measured(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what the quantity measures or counts, None where the sentence does not say.

    ``last`` is the figure read before this one, with what it measured.
    """
    opened = of_opened(view, quantity)
    if opened is not None:
        return opened
    previous = last[1] if last else None
    if (
        last is not None
        and last[1].base == view.base
        and last[0].unit == quantity.unit
        and in_turn(view, quantity)
        and in_turn(view, last[0])
    ):
        return last[1]
    if quantity.unit == "lần" and not quantity.text.casefold().startswith(("gấp", "tăng")):
        return None
    if quantity.kind in ("count", "share") and quantity.unit not in ("lần",):
        return counted(view, quantity)
    if quantity.unit == "%":
        return of_percent(view, quantity, last)
    if scored(quantity):
        found = of_index(view, quantity, previous)
        if found is not None or quantity.kind in ("rank", "grade"):
            return found
        return subject_before(view, quantity)
    return subject_before(view, quantity)
