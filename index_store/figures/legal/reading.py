"""What a number of a rule measures, by the clause that governs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.legal.conditions import effect, experience, limit
from index_store.figures.legal.counted import sets_rules
from index_store.figures.legal.deadlines import UNITS, deadline
from index_store.figures.legal.limits import level, share, size
from index_store.figures.legal.penalties import penalty
from index_store.figures.legal.provision import provision

if TYPE_CHECKING:
    from index_store.figures.phrases import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


def of_rule(view: View, quantity: Quantity, text: str) -> Measured | None:
    """Return what the rule of ``text`` in which a quantity stands sets by it, None if it sets nothing.

    The phrase is whole, or there is none: who has to act, which act is fined, what is limited.
    """
    if quantity.kind not in ("value", "money", "target", "count", "change"):
        return None
    if quantity.kind == "count" and quantity.unit not in UNITS:
        return None
    where = provision(text, view.base + quantity.span.start)
    return (
        penalty(view, quantity, where, text)
        or deadline(view, quantity, where, text)
        or level(view, quantity, text)
        or share(view, quantity)
        or size(view, quantity)
        or effect(view, quantity)
        or (sets_rules(text) and (experience(view, quantity) or limit(view, quantity)))
        or None
    )


def is_per(view: View, quantity: Quantity) -> bool:
    """Return whether a number is a rate, or the time of one: "0,5 MPa/s", "90 ngày trong 01 năm"."""
    before = view.text[max(0, quantity.span.start - 40) : quantity.span.start]
    if quantity.unit is None and _COMPOUND.match(view.text, quantity.span.end):
        return True
    return quantity.unit in UNITS and _PER.search(before) is not None


_PER = re.compile(r"\d (?:ngày|tháng|giờ|lần)(?: [^\W\d_]+){0,2} (?:trong|trên|mỗi)(?: vòng)? ?$")
_COMPOUND = re.compile(r" ?[A-Za-zµ]{1,4}/[a-z]")
