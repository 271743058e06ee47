"""Says where a stated rank is not the one that the document's own scores give; both stay as stated.

Only a whole ranking tells: one score of every unit, as many units as are ranked. Equal scores
share their ranks, whichever of them the text states.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.language.names.places import place_level
from index_store.language.terms.indicators import indicator_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index_store.records import Figure

_FEWEST = 3
"""Units that make a ranking."""
_MOST_WRONG = 0.4
"""Where more of the stated ranks disagree, they are by something else than these scores."""
_ALLOWED = 2
"""So many may disagree in a short list: two units that changed places."""

_UNITS = re.compile(
    r"(?:huyện|quận|xã|phường|thị|tỉnh|thành phố|sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương)(?!\w)",
    re.IGNORECASE,
)
"""What a count of those that are ranked is a count of."""

_Key = tuple[str, str, str | None]


def with_rank_notes(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one document, each rank that its scores contradict with a note."""
    scores: dict[_Key, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    ranks: dict[_Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        key = _key(figure)
        if key is None or figure.place is None or figure.value is None:
            continue
        if figure.kind == "rank":
            ranks[key].append(figure)
        elif figure.kind == "value" and figure.unit in ("điểm", "%") and figure.bound == "exact":
            scores[key][figure.place.value].add(figure.value)
    notes: dict[int, str] = {}
    counted = {f.value for f in figures if f.kind == "count" and _UNITS.match(f.unit or "")}
    for key, stated in ranks.items():
        units = scores.get(key, {})
        if len(units) < _FEWEST or any(len(values) != 1 for values in units.values()):
            continue
        points = {name: next(iter(values)) for name, values in units.items()}
        wrong = _wrong(_whole(stated, len(points), counted), points)
        if len(wrong) <= max(_ALLOWED, _MOST_WRONG * len(points)):
            notes |= {id(figure): note for figure, note in wrong}
    return [
        _noted(figure, notes[id(figure)]) if id(figure) in notes else figure for figure in figures
    ]


def _key(figure: Figure) -> _Key | None:
    """Return what a figure is ranked by: its indicator, period and level; None if less is better."""
    if figure.place is None or figure.indicator is None or figure.period is None:
        return None
    row = indicator_by_name(figure.indicator.value)
    if row is None or row.better == "lower":
        return None
    return figure.indicator.value, figure.period.value, place_level(figure.place.value)


def _whole(stated: Sequence[Figure], count: int, counted: set[float | None]) -> list[Figure]:
    """Return the ranks among just so many units: each says it, the text does, or all are stated."""
    told = {rank.value for rank in stated}
    if any(rank.value is None or rank.value > count for rank in stated):
        return []  # the scores are of some of those that are ranked
    every = told == {float(at) for at in range(1, count + 1)}
    return [
        rank
        for rank in stated
        if rank.of == count or (rank.of is None and (every or float(count) in counted))
    ]


def _wrong(ranks: Iterable[Figure], points: dict[str, float]) -> list[tuple[Figure, str]]:
    found = []
    for rank in ranks:
        assert rank.place is not None
        own = points.get(rank.place.value)
        if own is None or rank.value is None:
            continue
        better = sum(value > own for value in points.values())
        equal = sum(value == own for value in points.values())
        if not better < rank.value <= better + equal:
            words = f"{rank.place.value} đứng thứ {better + 1} trong {len(points)} đơn vị"
            found.append((rank, f"theo điểm số, {words}; văn bản ghi thứ {rank.value:g}"))
    return found


def _noted(figure: Figure, note: str) -> Figure:
    return replace(figure, note=f"{figure.note}\n{note}" if figure.note else note)
