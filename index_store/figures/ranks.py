"""Ranks that other ranks complete: "xếp ngay sau là", "thứ hai từ dưới lên", a column of 1 to N."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.lead import find_lead
from index_store.language.amounts.quantities import find_quantities, parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.article import Article
    from index_store.records import Document, Figure


def next_rank(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """Return the figure one behind the rank stated last, None where none was."""
    if figure.place is None:
        return None
    earlier = [f for f in before if f.kind == "rank" and f.value is not None and f.grade is None]
    if not earlier or earlier[-1].value is None:
        return None
    last = earlier[-1]
    same = figure.indicator is None or last.indicator is None
    if not same and figure.indicator != last.indicator:
        return None
    position = (last.value or 0) + 1
    if last.of is not None and position > last.of:
        return None
    return replace(
        figure,
        value=position,
        of=last.of,
        unit=last.unit,
        grade=None,
        indicator=figure.indicator or last.indicator,
        period=figure.period or last.period,
    )


_FROM_BELOW = re.compile(r"thứ (?P<n>[\w ]+?) từ dưới lên$")


def completed(found: Sequence[Figure], document: Document, facts: Article) -> tuple[Figure, ...]:
    """Return the figures, ranks counted from the bottom with their position where it is known.

    How many were ranked is what the other ranks of the same index, level and period say, else
    what title or lead count ("đối với 64 xã, phường").
    """
    lead: dict[str, float] | None = None
    blocks: dict[str, float] | None = None
    out: list[Figure] = []
    for figure in found:
        if figure.kind == "rank" and figure.of is None and figure.value is not None:
            blocks = _counted_in_blocks(document) if blocks is None else blocks
            of = blocks.get(_level(figure))
            out.append(replace(figure, of=of) if of and figure.value <= of else figure)
            continue
        if figure.kind != "rank" or figure.value is not None or figure.grade is None:
            out.append(figure)
            continue
        if lead is None:
            lead = _counted_in_lead(document)
        of = _ranked(figure, found)
        if of is None and figure.indicator is not None and facts.index is not None:
            same = figure.indicator.value == facts.index.value
            of = lead.get(_level(figure), None) if same else None
        position = _position(figure.grade, of) if of is not None else None
        out.append(replace(figure, value=position, of=of) if position is not None else figure)
    return tuple(out)


def _position(grade: str, of: float) -> float | None:
    if grade == "cuối cùng":
        return of
    if grade == "áp chót":
        return of - 1
    m = _FROM_BELOW.match(grade)
    if m is None:
        return None
    ordinal = {"nhất": 1.0, "nhì": 2.0}.get(m["n"]) or parse_number(m["n"])
    return of - ordinal + 1 if ordinal and ordinal <= of else None


_UNITS = {
    "xã": "commune", "phường": "commune", "huyện": "district", "thị": "district", "quận": "district",
    "tỉnh": "province", "sở": "department",
}  # fmt: skip


_BLOCK = re.compile(
    r"(?<!\w)[Kk]hối (?:các )?(?P<level>sở|huyện|xã|địa phương)[^():;.\n]{0,60}\((?:có |gồm )?(?P<of>\d{1,3}) (?:đơn vị|cơ quan|sở|huyện|xã)[^()\n]{0,40}\)"
)
_OFFICES = ("văn phòng", "cục", "thanh tra", "ban", "chi cục", "trung tâm")


def _counted_in_blocks(document: Document) -> dict[str, float]:
    """Return how many are ranked in the block of a level: "khối sở, ban, ngành (18 đơn vị)"."""
    counts: dict[str, set[float]] = {}
    for block in _BLOCK.finditer(document.text):
        level = _UNITS.get(block["level"], "district")
        counts.setdefault(level, set()).add(float(block["of"]))
    return {level: values.pop() for level, values in counts.items() if len(values) == 1}


def _level(figure: Figure) -> str:
    """Return the level of the place ranked, "" where its name does not tell."""
    if figure.place is None:
        return ""
    if figure.place.value.casefold().startswith(_OFFICES):
        return "department"
    return _UNITS.get(figure.place.value.split(" ", 1)[0].casefold(), "")


def _ranked(figure: Figure, found: Sequence[Figure]) -> float | None:
    """Return how many were ranked, by the other ranks of the same index, level and period."""
    level = _level(figure)
    numbers = {
        f.of
        for f in found
        if f.kind == "rank"
        and f.of is not None
        and level
        and _level(f) == level
        and _value(f.indicator) == _value(figure.indicator)
        and _value(f.period) == _value(figure.period)
    }
    return numbers.pop() if len(numbers) == 1 else None


def _value(binding: object) -> object:
    return getattr(binding, "value", None)


def _counted_in_lead(document: Document) -> dict[str, float]:
    """Return how many units of each level title and lead count, where they count them once."""
    lead = find_lead(document)
    counts: dict[str, set[float]] = {}
    for text in (document.title, lead.of(document.text) if lead else ""):
        for quantity in find_quantities(text):
            level = _UNITS.get((quantity.unit or "").split(",")[0].split(" ")[0].casefold())
            if quantity.kind == "count" and quantity.bound == "exact" and level and quantity.value:
                counts.setdefault(level, set()).add(quantity.value)
    return {level: values.pop() for level, values in counts.items() if len(values) == 1}
