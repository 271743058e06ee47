"""The one rate that a text is telling of, which the bare shares of units after it are shares in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.terms.indicators import indicator, indicator_by_name
from index_store.records import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Figure

_REMEMBERED = 3
"""After so many sentences that tell nothing of it, what follows is of the rate no more."""
_LEAST_LISTED = 2
"""In another paragraph than the rate was named in, so many units side by side are shares in it."""
_BEGINS = re.compile(
    r"(?:^|[,;:–] ?|(?<!\w)(?:và|còn|riêng|trong khi|là|với|ở|tại|gồm) )[\s•+-]*$", re.IGNORECASE
)
_REACHED = re.compile(
    r"[\s:]*(?:(?:cũng|chỉ|mới|đã|đều|vẫn|mới chỉ|chỉ mới|còn) )*"
    r"(?:(?:xếp |đứng |dẫn )?(?:đầu|cuối|cuối bảng|thấp nhất|cao nhất),? ?)?"
    r"(?:(?:đạt|là|có|được|với|chỉ|mới|ở mức|dừng ở|đạt được) ?)*[\s:(]*"
)
_ENDS = re.compile(r"\)?(?:[,;.]|$| và (?!tăng|giảm)|\s*\n)")


@dataclass(slots=True)
class Topic:
    """The rate of the table that the last sentences gave values of, and of when they did."""

    rate: Binding | None = None
    period: Binding | None = None
    since: int = 0
    here: bool = False

    def turn(self) -> None:
        """Begin another paragraph: the rate was not named in it yet."""
        self.here = False

    def of(self, read: View, quantity: Quantity) -> Binding | None:
        """Return the rate, for a unit's bare share in a sentence that names no measure of its own."""
        if self.rate is None or quantity.kind != "value" or quantity.unit != "%":
            return None
        if read.indicators or not _alone(read, quantity):
            return None
        listed = sum(_alone(read, one) for one in read.quantities if one.unit == "%")
        return self.rate if self.here or listed >= _LEAST_LISTED else None

    def read(self, view: View, told: Sequence[Figure]) -> None:
        """Take in a sentence with its figures: one of another measure ends what was told of."""
        rates = [f for f in told if _is_rate(f)]
        names = {f.indicator.value for f in rates if f.indicator is not None}
        others = {m.name for m in view.indicators if "%" in indicator(m.id).unit} - names
        others |= {f.indicator.value for f in told if f.indicator is not None} - names
        if len(names) == 1 and not others:
            first = rates[0]
            if self.rate is None or first.indicator != self.rate:
                self.rate, self.period = first.indicator, first.period
            self.since, self.here = 0, True
        elif names or others:
            self.rate = self.period = None
        else:
            self.since += 1
            if self.since >= _REMEMBERED:
                self.rate = self.period = None


def _is_rate(figure: Figure) -> bool:
    if figure.indicator is None or figure.unit != "%" or figure.kind != "value":
        return False
    row = indicator_by_name(figure.indicator.value)
    return row is not None and "%" in row.unit and "điểm" not in row.unit


def _alone(read: View, quantity: Quantity) -> bool:
    """Return whether a share stands right behind a unit that begins its clause, and ends it."""
    if _ENDS.match(read.text, quantity.span.end) is None:
        return False
    return any(
        o.kind in ("place", "organisation")
        and o.owns
        and o.span.end <= quantity.span.start
        and _BEGINS.search(read.text[: o.span.start]) is not None
        and _REACHED.fullmatch(read.text, o.span.end, quantity.span.start) is not None
        for o in read.owners
    )
