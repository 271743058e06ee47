"""The documents' values that a derived claim is reckoned from: of one unit, and of all units listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.compared import Claimed, scope_of
from assistant.checking.measures import sole
from assistant.checking.sameness import same_measure
from assistant.finding.matching import joined
from assistant.fit import same_unit
from assistant.messages import message
from assistant.ranking import MEASURED, level_of
from assistant.records import Note
from assistant.wording import number_words
from index_store.records import Binding, Figure, Span
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from assistant.checking.compared import Stated
    from assistant.checking.derived.told import Told
    from assistant.checking.evidence import Evidence
    from index_store.store import StoredFigure

_PARTIAL = frozenset({"trung bình", "bình quân"})
_MOST_DOCUMENTS = 12
_LARGEST = 1_500
"""Figures of a document that is read for its list of units."""


def value(place: str, told: Told, period: str, evidence: Evidence) -> Stated | None:
    """Return the one value that the documents state of a unit in a period; None without one."""
    asked = _asked(place, told.indicator, period)
    found = [
        stated
        for one in evidence.of_place(asked)
        if _may_be(one, period)
        for stated in [evidence.stated(one)]
        if same_measure(asked, stated) and not scope_of(stated.clause) & _PARTIAL
    ]
    return sole(found) if len({one.figure.unit for one in found}) == 1 else None


def _asked(place: str, indicator: str, period: str) -> Claimed:
    bound = [Binding(name, name, None) for name in (place, indicator, period)]
    figure = Figure("", Span(0, 0), "", Span(0, 0), "value", 0.0, None,
                    place=bound[0], indicator=bound[1], period=bound[2])  # fmt: skip
    return Claimed(figure, "", "", joined([]), frozenset(), "", (), plans=False)


def _may_be(one: StoredFigure, period: str) -> bool:
    """Return whether a figure may be a value of a period, before it is read."""
    figure = one.figure
    if figure.kind not in MEASURED or figure.value is None or figure.bound != "exact":
        return False
    return figure.period is None or figure.period.value.startswith(period[:4])


@dataclass(frozen=True, slots=True)
class Listed:
    """The units of one level that one document gives a value each of, by their names."""

    values: dict[str, Stated]

    @property
    def amounts(self) -> dict[str, float]:
        """The values themselves."""
        return {name: one.figure.value or 0.0 for name, one in self.values.items()}

    def of(self, place: str) -> str | None:
        """Return the name by which the list has a unit."""
        return next((name for name in self.values if same_unit(name, place)), None)

    @property
    def note(self) -> Note:
        """Of how many units of which document the values are."""
        document = next(iter(self.values.values())).document
        count = number_words(len(self.values), "vi")
        return Note("coverage", message("check_coverage", count=count, document=document.title))


def lists(told: Told, period: str, evidence: Evidence) -> list[Listed]:
    """Return the lists of units of the level told, one of each document that has such values.

    A unit with two values makes a list unsure: there is none of its document. Copies of one text
    count once.
    """
    found: dict[str, Listed] = {}
    for document_id in _documents(told, evidence):
        figures = evidence.of_document(document_id)
        if len(figures) > _LARGEST:
            continue
        listed = _listed(figures, told, period, evidence)
        if listed is not None:
            document = figures[0].document
            found.setdefault(document.family or document.id, listed)
    return list(found.values())


def _documents(told: Told, evidence: Evidence) -> list[str]:
    query = FigureQuery(indicator=told.indicator, kind=MEASURED)
    ids = []
    for unit in told.units[:2]:
        ids += [one.document.id for one in evidence.of_place(_asked(unit.name, told.indicator, ""))]
    if not ids:
        ids += [one.document.id for one in evidence.where(query)]
        ids += [hit.document.id for hit in evidence.hits(told.claim.text)]
    unique = list(dict.fromkeys(ids))
    named = [id for id in unique if all(evidence.speaks_of(id, name) for name in told.within)]
    return named[:_MOST_DOCUMENTS]


def _listed(
    figures: list[StoredFigure], told: Told, period: str, evidence: Evidence
) -> Listed | None:  # fmt: skip
    values: dict[str, list[Stated]] = {}
    for one in figures:
        if not _may_be(one, period):
            continue
        stated = evidence.stated(one)
        place = stated.figure.place
        if place is None or (told.level is not None and level_of(place.value) != told.level):
            continue
        if not same_measure(_asked(place.value, told.indicator, period), stated):
            continue
        if not scope_of(stated.clause) & _PARTIAL:
            values.setdefault(place.value, []).append(stated)
    units = {one.figure.unit for found in values.values() for one in found}
    alone = all(len({one.figure.value for one in found}) == 1 for found in values.values())
    levels = {level_of(name) for name in values}
    if len(values) < 2 or len(units) != 1 or not alone or len(levels) != 1:
        return None
    return Listed({name: found[-1] for name, found in values.items()})


def stated_counts(listed: Listed, evidence: Evidence) -> set[float]:
    """Return how many units the document says that there are: "9 huyện", ranks of 9."""
    document = next(iter(listed.values.values())).document.id
    level = level_of(next(iter(listed.values)))
    found = set()
    for one in evidence.of_document(document):
        figure = one.figure
        if figure.kind == "rank" and figure.of:
            found.add(figure.of)
        counted = "department" if figure.unit == "sở" else level_of(f"{figure.unit or '-'} A")
        if figure.kind == "count" and figure.value and counted == level:
            found.add(figure.value)
    return found


def is_whole(listed: Listed, claimed: float | None, evidence: Evidence) -> bool:
    """Return whether a list is of all units: of as many as the claim, or the document, says."""
    count = float(len(listed.values))
    if claimed is not None:
        return claimed == count
    told = stated_counts(listed, evidence)
    return count in told or not told
