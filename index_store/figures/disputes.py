"""What documents disagree on: the values given for one thing, each with those that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.agreement import agreement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index_store.records import Figure
    from index_store.stored import DocumentSummary


@dataclass(frozen=True, slots=True)
class Side:
    """Figures that agree with each other, and how many independent documents they come from."""

    figures: tuple[Figure, ...]
    witnesses: int

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that say so, each once, in the order of their figures."""
        return tuple(dict.fromkeys(figure.document_id for figure in self.figures))


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more values for one place, indicator and period; the likely better one first."""

    sides: tuple[Side, ...]


def disputes(
    figures: Sequence[Figure], summaries: Mapping[str, DocumentSummary]
) -> tuple[Dispute, ...]:
    """Return what ``figures`` of different documents disagree on, in order of their first figure.

    ``summaries`` are the documents by id. A copy (the same family) is no second witness, and a
    document that contradicts only itself or its copy is no dispute. First stands what the
    deciding body says, then what a correction says, then what most witnesses say, then what was
    published last.
    """
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.place and figure.indicator and figure.period:
            key = (
                figure.place.value.casefold(),
                figure.indicator.value.casefold(),
                figure.period.value,
            )
            groups.setdefault(key, []).append(figure)
    found: list[Dispute] = []
    for group in groups.values():
        if len(group) > 1:
            found += _of_one_thing(group, summaries)
    return tuple(found)


def _of_one_thing(
    group: Sequence[Figure], summaries: Mapping[str, DocumentSummary]
) -> list[Dispute]:
    taken: list[list[Figure]] = []
    for figure in group:
        fits = (
            side
            for side in taken
            if all(agreement(figure, other) in ("same", "rounding") for other in side)
        )
        side = next(fits, None)
        if side is None:
            taken.append([figure])
        else:
            side.append(figure)
    found: list[Dispute] = []
    while taken:
        first, *rest = taken
        against = [side for side in rest if agreement(first[0], side[0]) == "conflict"]
        taken = [side for side in rest if side not in against]
        families = {_family(f, summaries) for side in (first, *against) for f in side}
        if against and len(families) > 1:
            sides = [_side(figures, summaries) for figures in (first, *against)]
            numbers = _numbers(sides, summaries)
            found.append(
                Dispute(tuple(sorted(sides, key=lambda s: _weight(s, summaries, numbers))))
            )
    return found


def _family(figure: Figure, summaries: Mapping[str, DocumentSummary]) -> str:
    summary = summaries.get(figure.document_id)
    return (summary.family if summary else None) or figure.document_id


def _side(figures: Sequence[Figure], summaries: Mapping[str, DocumentSummary]) -> Side:
    return Side(tuple(figures), len({_family(figure, summaries) for figure in figures}))


_CORRECTION = re.compile(r"(?<!\w)(?:đính chính|cải chính|công bố lại|điều chỉnh kết quả)(?!\w)")


def _corrects(summary: DocumentSummary, others: frozenset[str]) -> bool:
    """Return whether a document calls itself a correction, or changes one of ``others``."""
    said = _CORRECTION.search(summary.title.casefold()) is not None
    return said or any(
        relation.target in others and relation.kind in ("amends", "replaces", "repeals")
        for relation in summary.relations
    )


def _numbers(sides: Sequence[Side], summaries: Mapping[str, DocumentSummary]) -> frozenset[str]:
    known = (summaries[i] for side in sides for i in side.document_ids if i in summaries)
    return frozenset(one.number for one in known if one.number)


def _weight(
    side: Side, summaries: Mapping[str, DocumentSummary], numbers: frozenset[str]
) -> tuple[bool, bool, int, int]:
    """Return what sorts the likely better side first."""
    known = [summaries[i] for i in side.document_ids if i in summaries]
    decided = any(one.number is not None or one.issuer is not None for one in known)
    latest = max((one.published.toordinal() for one in known if one.published), default=0)
    corrects = any(_corrects(one, numbers - {one.number}) for one in known)
    return (not decided, not corrects, -side.witnesses, -latest)
