"""Which of the lines that look like headings are: those whose numbers count on from each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.law.numbers import Ordinal

_LOOK_BACK = 80
_PLAUSIBLE, _DOUBTFUL, _UNSURE = 1.0, 0.4, 0.3
_GAP, _TWICE, _AGAIN, _LATE = -0.5, -0.7, -0.1, -0.5
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open a part: where it stands and its number.

    ``sure``: its form alone is that of a heading. ``apart``: the line before is at its end, so
    that this one is not the rest of a sentence.
    """

    line: int
    number: Ordinal
    sure: bool = True
    apart: bool = True

    @property
    def weight(self) -> float:
        """How much speaks for it before its neighbours are looked at."""
        if not self.sure:
            return _UNSURE
        return _PLAUSIBLE if self.apart else _DOUBTFUL


def counted(candidates: Sequence[Candidate], *, restarts: bool = False) -> list[Candidate]:
    """Return the candidates that make the most plausible count, in order.

    Numbers rise; a gap or a number given twice is believed only of a sure heading. With
    ``restarts`` the count may begin again at 1 (rules that a decision promulgates).

    >>> from ingest.law.numbers import Ordinal
    >>> found = counted([Candidate(i, Ordinal(n)) for i, n in enumerate((1, 2, 40, 3, 4, 6))])
    >>> [candidate.number.value for candidate in found]
    [1, 2, 3, 4, 6]
    """
    if _sound(candidates):
        return list(candidates)
    best: list[float] = []
    before: list[int] = []
    for at, one in enumerate(candidates):
        score = one.weight + (0.0 if one.number.follows(None) else _LATE)
        if not one.sure and not one.number.follows(None):
            score = _NEVER
        chosen = -1
        for earlier in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
            linked = best[earlier] + one.weight + _link(candidates[earlier], one, restarts)
            if linked > score:
                score, chosen = linked, earlier
        best.append(score)
        before.append(chosen)
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    if at >= 0 and best[at] <= 0:
        return []
    found: list[Candidate] = []
    while at >= 0:
        found.append(candidates[at])
        at = before[at]
    return found[::-1]


def _sound(candidates: Sequence[Candidate]) -> bool:
    """Return whether all are sure and count on from 1 without a gap, as they nearly always do."""
    before: Ordinal | None = None
    for one in candidates:
        if not (one.sure and one.apart and one.number.follows(before)):
            return False
        before = one.number
    return True


def _link(earlier: Candidate, later: Candidate, restarts: bool) -> float:
    """Return what it costs to count on from one number to the other."""
    if later.number.follows(earlier.number):
        return 0.0
    if restarts and later.sure and later.number.follows(None):
        return _AGAIN
    if not later.sure:
        return _NEVER
    if later.number == earlier.number:
        return _TWICE
    if later.number > earlier.number:
        return _GAP - 0.02 * min(20, later.number.value - earlier.number.value)
    return _NEVER
