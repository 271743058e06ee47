"""What the documents state of one unit, indicator and period, as operands to reckon with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checking.compared import Claimed, Stated, scope_of
from assistant.checking.comparing import best
from assistant.checking.sameness import same_measure
from assistant.finding.matching import joined
from assistant.ranking import MEASURED
from index_store.records import Binding, Figure, FigureKind, Span

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked of the documents: of whom, of what, of when and in which unit."""

    place: str
    indicator: str
    period: str
    unit: str | None

    def of(self, place: str) -> Measure:
        """Return the same of another unit."""
        return replace(self, place=place)

    def at(self, period: str) -> Measure:
        """Return the same of another period."""
        return replace(self, period=period)


def values_of(measure: Measure, evidence: Evidence, *, ranks: bool = False) -> list[Stated]:
    """Return the figures that state a measure, or with ``ranks`` the unit's rank by it."""
    kind: FigureKind = "rank" if ranks else "value"
    figure = Figure(
        "", Span(0, 0), "", Span(0, 0), kind, 0.0, None if ranks else measure.unit,
        place=_bound(measure.place), indicator=_bound(measure.indicator),
        period=_bound(measure.period),
    )  # fmt: skip
    asked = Claimed(figure, "", "", joined([]), frozenset(), "", (), plans=False)
    found = []
    for one in evidence.of_place(asked):
        theirs = one.figure
        if theirs.value is None or theirs.bound != "exact":
            continue
        if (theirs.kind != "rank") if ranks else (theirs.kind not in MEASURED):
            continue
        if not ranks and theirs.unit != measure.unit:
            continue
        stated = evidence.stated(one)
        if same_measure(asked, stated) and not scope_of(stated.clause) & _PARTIAL:
            found.append(stated)
    return found


_PARTIAL = frozenset({"trung bình", "bình quân"})


def _bound(name: str) -> Binding:
    return Binding(name, name, None)


def sole(found: list[Stated]) -> Stated | None:
    """Return the figure that most likely is right where all of them give one value, else None."""
    values = {one.figure.value for one in found}
    return best(found) if len(values) == 1 else None
