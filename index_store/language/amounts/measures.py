"""Values in canonical units: tỷ đồng in đồng, hecta and km² in their own, variants of a name as one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index_store.language.knowledge import table_rows


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in a canonical unit; the unit is None for a bare number."""

    value: float
    unit: str | None


def measure(value: float, unit: str | None) -> Measure:
    """Return a value in the canonical unit that its unit is a multiple or a variant of.

    >>> measure(590.3, "tỷ đồng"), measure(3, "hecta"), measure(12, "hồ sơ")
    (Measure(value=590300000000.0, unit='đồng'), Measure(value=3, unit='ha'), Measure(value=12, unit='hồ sơ'))
    """
    if unit is None:
        return Measure(value, None)
    scale, _, currency = unit.rpartition(" ")
    money = _units().get(currency.casefold()) if currency else None
    if scale and money is not None and set(scale.casefold().split()) <= set(_SCALES):
        factor = money.factor
        for word in scale.casefold().split():
            factor *= _SCALES[word]
        return Measure(round(value * factor, 6), money.name)
    known = _units().get(unit.casefold())
    if known is None:
        return Measure(value, unit)
    return Measure(value if known.factor == 1 else round(value * known.factor, 6), known.name)


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    factor: float


_SCALES = {
    "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
    "million": 1e6, "billion": 1e9,
}  # fmt: skip


@cache
def _units() -> dict[str, _Unit]:
    columns = ("unit", "canonical", "factor")
    rows = table_rows("index_store.language", "data/canonical_units.tsv", *columns)
    return {unit.casefold(): _Unit(canonical, float(factor)) for unit, canonical, factor in rows}
