"""A number that says how much, where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from index_store.language.amounts.measures import Measure, measure
from index_store.language.amounts.numerals import decimals, parse_number
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

    def shifted(self, by: int) -> Quantity:
        """Return the quantity as it stands in a text with ``by`` more code points before it."""
        return Quantity(
            self.span.shifted(by), self.text, self.number_span.shifted(by), self.kind, self.value,
            self.unit, self.of, self.bound, self.grade,
        )  # fmt: skip

    @property
    def number(self) -> str:
        """The number alone, as written."""
        return self.text[
            self.number_span.start - self.span.start : self.number_span.end - self.span.start
        ]

    @property
    def precision(self) -> float | None:
        """The step of the last digit written, in units: 0.01 of "76,86 điểm", 1e5 of "1,2 triệu hồ sơ".

        None where the number is not in digits.
        """
        places = decimals(self.number)
        if places is None or self.value is None:
            return None
        written = parse_number(self.number.split("/")[0])
        factor = self.value / written if written and not self.of else 1.0
        return round(factor) * 10.0**-places if factor >= 1 else 10.0**-places

    @property
    def measure(self) -> Measure | None:
        """The value in the canonical unit: 590,3 tỷ đồng is 590 300 000 000 đồng."""
        return None if self.value is None else measure(self.value, self.unit)


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
