"""Whether two figures say the same of the same: equal, rounded, in conflict, or of different things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from index_store.language.amounts.measures import measure
from index_store.language.amounts.numerals import NUMBER, decimals, parse_number

if TYPE_CHECKING:
    from index_store.records import Binding, Figure

Agreement = Literal["same", "rounding", "conflict", "apart"]

_NUMBER = re.compile(NUMBER)
_NEAR = 0.05
"""A figure called "about", "over" or "nearly" is within this part of its value."""


def agreement(one: Figure, other: Figure) -> Agreement:
    """Return how two figures stand to each other.

    ``"same"``: equal in value, whatever the unit written; ``"rounding"``: one is the other,
    rounded, or lies where the other's "trên" or "khoảng" allows; ``"conflict"``: of the same
    place, indicator and period, and not both true; ``"apart"``: not comparable, so no conflict:
    another place, indicator, period, kind, unit or scope, or a part that the text does not bind.
    """
    if not (_bound_alike(one, other) and _kinds_alike(one, other)):
        return "apart"
    if one.kind in ("grade", "rank") and (one.value is None or other.value is None):
        return _by_words(one, other)
    if one.kind in ("rank", "share"):
        return _by_position(one, other)
    if one.value is None or other.value is None:
        return "apart"
    first, second = _range(one), _range(other)
    if first is None or second is None or not _units_alike(first.unit, second.unit, one, other):
        return "apart"
    if one.kind == "change" and _falls(one) != _falls(other):
        return "conflict"
    return _by_range(first, second)


def _bound_alike(one: Figure, other: Figure) -> bool:
    pairs = (
        (one.place, other.place),
        (one.indicator, other.indicator),
        (one.period, other.period),
    )
    return all(_value(a) is not None and _value(a) == _value(b) for a, b in pairs)


def _value(binding: Binding | None) -> str | None:
    return binding.value.casefold() if binding is not None else None


def _kinds_alike(one: Figure, other: Figure) -> bool:
    plain = ("value", "count", "money")
    return one.kind == other.kind or (one.kind in plain and other.kind in plain)


def _by_words(one: Figure, other: Figure) -> Agreement:
    """Compare grades, and ranks that name no position: "cuối cùng" against 8/8 is no conflict."""
    if one.kind == "grade" and one.grade and other.grade:
        return "same" if one.grade.casefold() == other.grade.casefold() else "conflict"
    if one.value is None and other.value is None and one.grade and other.grade:
        return "same" if one.grade.casefold() == other.grade.casefold() else "conflict"
    return "apart"


def _by_position(one: Figure, other: Figure) -> Agreement:
    """Compare ranks and shares; those among other numbers of units are of another scope."""
    if one.of is not None and other.of is not None and one.of != other.of:
        return "apart" if one.kind == "rank" else "conflict"
    if one.kind == "rank" and (_shares(one, other) or _shares(other, one)):
        return "same"
    return "same" if one.value == other.value else "conflict"


_SHARED = re.compile(r"(?P<first>\d{1,3}) ?[-–] ?(?P<last>\d{1,3})$")


def _shares(one: Figure, other: Figure) -> bool:
    """Return whether a rank is one of those that equals share: 3 of "2-3"."""
    ranks = _SHARED.search(one.text)
    if ranks is None or other.value is None:
        return False
    return int(ranks["first"]) <= other.value <= int(ranks["last"])


def _units_alike(unit: str | None, another: str | None, one: Figure, other: Figure) -> bool:
    if unit == another:
        return True
    bare = {unit, another} == {None, "điểm"}  # "chỉ số đạt 86,62" is 86,62 điểm
    return bare and one.indicator is not None and other.indicator is not None


_FALLS = re.compile(
    r"(?:giảm|tụt|tuột|rớt|rơi|mất|hụt|hạ|rút ngắn|(?:bị )?cắt|xuống|kém|bớt)(?!\w)|[-–−▼↓] ?\d",
    re.IGNORECASE,
)


def _falls(figure: Figure) -> bool:
    return bool(_FALLS.match(figure.text))


def signed_value(figure: Figure) -> float | None:
    """Return a figure's value, that of a fall below nought: "-1,00" and "giảm 1,00" are -1."""
    falls = figure.kind == "change" and figure.value is not None and _falls(figure)
    return -abs(figure.value) if falls and figure.value is not None else figure.value


@dataclass(frozen=True, slots=True)
class _Range:
    """What a figure as written allows, in the canonical unit; ``step`` is that of its last digit."""

    value: float
    low: float
    high: float
    step: float
    unit: str | None
    exact: bool


def _range(figure: Figure) -> _Range | None:
    if figure.value is None:
        return None
    found = measure(figure.value, figure.unit)
    scale = found.value / figure.value if figure.value else 1.0
    value, step = found.value, _step(figure) * scale
    if figure.of and found.unit == "điểm" and figure.of != 100:
        value, step = 100 * value / figure.of, 100 * step / figure.of
    wide = max(step, min(_zeros(figure) * scale, _NEAR * abs(value)))
    low, high = {
        "exact": (value - step / 2, value + step),  # cut off or rounded: 86,69 is 86,6 and 86,7
        "about": (value - wide, value + wide),
        "over": (value, value + wide),
        "at least": (value, value + wide),
        "under": (value - wide, value),
        "at most": (value - wide, value),
    }[figure.bound]
    return _Range(value, low, high, step, found.unit, figure.bound == "exact")


def _step(figure: Figure) -> float:
    """Return the step of the last digit written, in the figure's own unit."""
    return _step_of(figure.text, figure.value)


@lru_cache(maxsize=10_000)  # one figure of a text is compared with hundreds
def _step_of(text: str, value: float | None) -> float:
    number = _NUMBER.search(text)
    places = decimals(number.group()) if number else None
    if number is None or places is None or not value:
        return 1.0
    written = parse_number(number.group()) or value
    factor = value / written
    return 10.0**-places * (round(factor) if factor >= 1 else 1)


def _zeros(figure: Figure) -> float:
    """Return the step that trailing zeros suggest: 100 of "trên 20.800"."""
    step = _step(figure)
    if step < 1 or not figure.value:
        return step
    while figure.value % (step * 10) == 0:
        step *= 10
    return step


def _by_range(first: _Range, second: _Range) -> Agreement:
    slack = 1e-9 * max(abs(first.value), abs(second.value), 1)
    if abs(first.value - second.value) <= slack:
        return "same"
    fine, coarse = sorted((first, second), key=lambda r: (r.step, not r.exact))
    if first.exact and second.exact:
        if coarse.step <= fine.step * (1 + 1e-9):
            return "conflict"
        inside = coarse.low - slack <= fine.value < coarse.high - slack
        return "rounding" if inside else "conflict"
    if fine.exact or coarse.exact:
        exact, loose = (fine, coarse) if fine.exact else (coarse, fine)
        inside = loose.low - slack <= exact.value <= loose.high + slack
        return "rounding" if inside else "conflict"
    overlap = first.low <= second.high + slack and second.low <= first.high + slack
    return "rounding" if overlap else "conflict"
