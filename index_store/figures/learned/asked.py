"""One number put to the network, and the words that its answer chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.learned.traits import KINDS, Window, bucket, traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.learned.network import PhraseNetwork, Rows, Said
    from index_store.figures.phrases import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_TURN = 1.2
"""What it costs a choice to begin or to end: one word more or less must be worth it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number in its window: its words run from ``first`` to before ``behind``."""

    seen: Window
    base: int
    """Where its sentence starts in the document."""
    quantity: Quantity
    what: Measured | None
    """What the grammar found."""
    first: int
    behind: int
    distances: tuple[int, ...]
    kind: int
    traits: Rows

    def put(self, network: PhraseNetwork, rows: Rows) -> Said:
        """Return what the network says of it; ``rows`` is what it read of the window."""
        return network.of(rows, self.distances, self.kind, self.traits, self.first)

    def is_number(self, at: int) -> bool:
        """Return whether the word is one of the number's own."""
        return self.first <= at < self.behind


def asked(seen: Window, view: View, quantity: Quantity, what: Measured | None) -> Asked:
    """Return the number of a sentence as the network is asked about it, in the window ``seen``."""
    number = quantity.number_span.shifted(view.base)
    first = min(seen.first_behind(number.start), len(seen.said) - 1)
    behind = seen.first_from(number.end)
    distances = tuple(
        bucket(at - first if at < first else max(0, at - behind + 1))
        for at in range(len(seen.said))
    )
    kind = KINDS.index(quantity.kind) if quantity.kind in KINDS else len(KINDS)
    told = traits(seen, view, quantity, what)
    return Asked(seen, view.base, quantity, what, first, behind, distances, kind, told)


def chosen(one: Asked, scores: Sequence[float]) -> tuple[bool, ...]:
    """Return which words are chosen: the highest sum of scores, less `_TURN` for each turn.

    The number's own words cost nothing and bring nothing, so a choice may run over them.
    """
    out, within = 0.0, -1e9
    backs: list[tuple[bool, bool]] = []
    for at, score in enumerate(scores):
        worth = 0.0 if one.is_number(at) else score
        left = within - _TURN > out
        goes_on = within >= out - _TURN
        backs.append((left, goes_on))
        out, within = (
            within - _TURN if left else out,
            (within if goes_on else out - _TURN) + worth,
        )
    taken, inside = [False] * len(backs), within > out
    for at in range(len(backs) - 1, -1, -1):
        taken[at] = inside and not one.is_number(at)
        inside = backs[at][1] if inside else backs[at][0]
    return tuple(taken)
