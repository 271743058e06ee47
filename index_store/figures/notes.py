"""Says where stated parts, wholes and shares do not add up; the figures stay as stated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.measured import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Figure


def arithmetic_note(
    view: View, quantity: Quantity, what: Measured | None, before: Sequence[Figure]
) -> str | None:
    """Return a note if the share is not what its stated part and whole come to, else None."""
    if quantity.unit != "%" or quantity.value is None or what is None or not before:
        return None
    part = before[-1]
    if (
        part.indicator is None
        or part.indicator.span != what.span.shifted(what.base)
        or part.value is None
    ):
        return None
    whole_text, whole, loose = _whole(view, quantity, part, before)
    if not whole or part.value > whole:
        return None
    computed = 100 * part.value / whole
    decimals = len(f"{quantity.value:g}".partition(".")[2])
    slack = 0.5 * 10**-decimals + 10 ** -max(decimals, 1)
    if loose or part.bound != "exact" or quantity.bound != "exact":
        slack = max(slack, 1.0)
    if abs(computed - quantity.value) <= slack:
        return None
    stated = f"{quantity.value:g}".replace(".", ",")
    share = f"{computed:.1f}".replace(".", ",")
    return f"{_digits(part.text)} trên {whole_text} là {share}%, văn bản ghi {stated}%"


_CONSISTS = re.compile(r",? (?:gồm|bao gồm)(?: có)?:? ")
_PARTS_OF_PARTS = re.compile(
    r"trong đó|trong số|(?<!\w)(?:tăng|giảm|so với|năm|tại|chiếm|đạt)(?!\w)|[()%]"
)


def total_note(view: View, quantity: Quantity, what: Measured | None) -> str | None:
    """Return a note if a total is not what the parts listed right behind it come to, else None.

    Only a list that says it is whole counts ("90 biên chế, gồm 30 …, 50 …"), all of it exact.
    """
    if quantity.kind != "count" or quantity.bound != "exact" or what is None or not quantity.value:
        return None
    if what.base != view.base or what.span.end < quantity.span.end:
        return None
    opens = _CONSISTS.match(view.text, what.span.end)
    if opens is None:
        return None
    end = view.item_of(quantity.number_span).span.end
    parts = [q for q in view.quantities if opens.end() <= q.span.start < end]
    if len(parts) < 2 or parts[0].span.start != opens.end():
        return None
    if any(q.kind != "count" or q.bound != "exact" or not q.value for q in parts):
        return None
    if _PARTS_OF_PARTS.search(view.text, opens.end(), end):
        return None
    total = sum(q.value or 0.0 for q in parts)
    if total == quantity.value or not 0.5 <= total / quantity.value <= 1.5:
        return None
    added = " + ".join(_digits(q.text) for q in parts)
    return f"{added} = {_grouped(total)}, văn bản ghi {_digits(quantity.text)}"


def _grouped(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def _digits(text: str) -> str:
    m = re.search(r"\d[\d.,]*", text)
    return m.group().rstrip(".,") if m else text


_AMONG = re.compile(r"(?:trong đó|trong số đó)(?:,? (?:có|gồm))? ?$")


def _whole(
    view: View, quantity: Quantity, part: Figure, before: Sequence[Figure]
) -> tuple[str, float | None, bool]:
    """Return the stated whole: as written, its value, and whether it is only about right."""
    if part.kind == "share" and part.of:
        return f"{part.of:g}", part.of, False
    if len(before) < 2:
        return "", None, False
    whole = before[-2]
    bracket = view.bracket_of(quantity.number_span)
    between = view.text[max(0, whole.span.end - view.base) : part.span.start - view.base]
    outside = bool(_AMONG.search(between))
    if bracket is not None:
        outside = whole.span.end <= view.base + bracket.start <= part.span.start
    if not outside or whole.unit != part.unit or whole.kind != "count":
        return "", None, False
    return _digits(whole.text), whole.value, whole.bound != "exact"
