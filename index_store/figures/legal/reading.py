"""What a number of a rule measures, by the clause that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index_store.figures.legal.deadlines import UNITS, deadline
from index_store.figures.legal.penalties import penalty
from index_store.figures.legal.provision import provision

if TYPE_CHECKING:
    from index_store.figures.phrases import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_RULES = (penalty, deadline)


def of_rule(view: View, quantity: Quantity, text: str) -> Measured | None:
    """Return what the rule of ``text`` in which a quantity stands sets by it, None if it sets nothing.

    The phrase is whole, or there is none: who has to act, which act is fined, what is limited.
    """
    if quantity.unit not in UNITS and quantity.kind != "money":
        return None
    where = provision(text, view.base + quantity.span.start)
    for rule in _RULES:
        found = rule(view, quantity, where, text)
        if found is not None:
            return found
    return None
