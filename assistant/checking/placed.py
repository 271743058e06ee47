"""The figures of a claim that stand apart from their unit, bound to the one that the sentence names.

"Từ 35 hồ sơ năm 2022, số hồ sơ của huyện X giảm còn 27" has one unit, "huyện X và huyện Y lần
lượt đạt 90% và 85%" has two in the order of the figures.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.fit import same_unit
from assistant.ranking import level_of
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.records import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from assistant.checking.known_places import NamedUnit
    from index_store.records import Figure

_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")
_BODIES = re.compile(rf"(?<!\w)Sở (?=[{UPPER}])")
_TOGETHER = re.compile(
    r"(?<!\w)(?:tổng(?: cộng| số)?|cộng(?: cả| lại)?|tính chung|cả thảy|gộp)(?!\w)"
)
_KINDS = ("value", "count", "money", "rank", "change", "target", "grade")


def with_places(claim: Claim, evidence: Evidence) -> Claim:
    """Return the claim with the units of its figures, where the sentence leaves no choice."""
    claim = _at_centre(claim, evidence)
    in_turn = is_in_turn(claim)
    free = [f for f in claim.figures if (in_turn or f.place is None) and f.kind in _KINDS]
    units = _distinct(evidence.named_in(claim.text))
    claim = replace(claim, figures=tuple(_before_contrast(f, claim, units) for f in claim.figures))
    several = len({unit.name for unit in units}) > 1 or names_unknown(claim, units)
    if several and _TOGETHER.search(comparison_key(claim.text)):
        return _unplaced(claim)  # what two units come to is of neither
    if names_unknown(claim, units):
        return _unplaced(claim) if in_turn else claim
    if not free:
        return claim
    named = {id(f): place for f, place in _in_turn(claim, free, units)}
    if not named and in_turn:
        return claim
    if not named and (sole := _sole(claim, units)) is not None:
        named = {id(f): sole for f in free}
    figures = tuple(
        replace(f, place=Binding(name, name, None)) if (name := named.get(id(f))) else f
        for f in claim.figures
    )
    return replace(claim, figures=figures)


def _at_centre(claim: Claim, evidence: Evidence) -> Claim:
    """Return figures of no other unit as of the place of the centre that the claim names.

    Its own words are the place's in the claim: they say nothing of what is measured.
    """
    centre = evidence.centre_in(claim.text)
    if centre is None:
        return claim
    bound = Binding(centre.name, centre.span.of(claim.text), None)
    if any(not same_unit(unit.name, centre.name) for unit in evidence.named_in(claim.text)):
        return claim
    figures = tuple(
        replace(f, place=bound) if f.place is None or same_unit(f.place.value, centre.name) else f
        for f in claim.figures
    )
    return replace(claim, figures=figures)


_CONTRAST = re.compile(r"(?<!\w)(?:còn|trong khi|ngược lại|thì)(?!\w)", re.IGNORECASE)


def _before_contrast(figure: Figure, claim: Claim, units: Sequence[NamedUnit]) -> Figure:
    """Return "của A là 90% còn của B là 80%" with 90% as of A: what a contrast opens comes after."""
    place = figure.place
    if place is None or place.span is None or place.span.start < figure.span.end:
        return figure
    between = claim.text[figure.span.end - claim.span.start : place.span.start - claim.span.start]
    at = figure.span.start - claim.span.start
    before = [unit.name for unit in units if unit.span.end <= at]
    if not _CONTRAST.search(between):
        return figure
    bound = Binding(before[-1], before[-1], None) if before else None
    return replace(figure, place=bound)


def names_unknown(claim: Claim, units: Sequence[NamedUnit]) -> bool:
    """Return whether a claim names a body that is none of the units known."""
    return len(_BODIES.findall(claim.text)) > len({unit.name for unit in units})


def _unplaced(claim: Claim) -> Claim:
    return replace(claim, figures=tuple(replace(f, place=None) for f in claim.figures))


def is_in_turn(claim: Claim) -> bool:
    """Return whether a claim tells the figures of several units in their order."""
    return _IN_TURN.search(comparison_key(claim.text)) is not None


def _distinct(units: tuple[NamedUnit, ...]) -> list[NamedUnit]:
    """Return the units without those that only hold another one: "huyện X, tỉnh Y"."""
    lower = [unit for unit in units if level_of(unit.name) != "province"]
    return lower or list(units)


def _in_turn(
    claim: Claim, free: list[Figure], units: list[NamedUnit]
) -> list[tuple[Figure, str]]:  # fmt: skip
    """Return each figure of a list with the unit of the same place in the list of units."""
    if not is_in_turn(claim) or len({f.kind for f in free}) != 1 or len(units) < 2:
        return []
    after = [f for f in free if f.span.start - claim.span.start > units[-1].span.end]
    if len(after) != len(units) or len(free) != len(units):
        return []
    return [(figure, unit.name) for figure, unit in zip(after, units, strict=True)]


def _sole(claim: Claim, units: list[NamedUnit]) -> str | None:
    """Return the only unit that a claim names, whether by name or as that of its other figures."""
    names = [unit.name for unit in units] + [f.place.value for f in claim.figures if f.place]
    if not names or not all(same_unit(name, names[0]) for name in names):
        return None
    return names[0] if level_of(names[0]) != "province" or len(units) == 1 else None
