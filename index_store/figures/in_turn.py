"""The members of the list that "lần lượt" gives values to, in turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.owners import Owner
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.language.terms.indicators import IndicatorMention
    from index_store.language.time.periods import PeriodMention


M = TypeVar("M", "Owner", "PeriodMention", "IndicatorMention")

_TURN = re.compile(r"lần lượt|tương ứng(?= (?:là|đạt))")


def turn_at(text: str, start: int, end: int) -> int:
    """Return where the last "lần lượt" or "tương ứng là" of a stretch stands, -1 if it has none."""
    return max((m.start() for m in _TURN.finditer(text, start, end)), default=-1)


def list_before(view: View, found: Sequence[M], quantity: Quantity) -> list[M]:
    """Return the members of the list that stands before "lần lượt", in order."""
    at = turn_at(view.text, 0, quantity.span.start)
    run: list[M] = []
    for mention in found:
        if mention.span.end > at:
            break
        joined = run and re.fullmatch(
            r"(?:,| và|, và) (?:năm )?", view.text[run[-1].span.end : mention.span.start]
        )
        if not joined:
            run = []
        run.append(mention)
    return run
