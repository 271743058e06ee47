"""How many units are under or over a limit: counted where a document lists them all, or tells the only ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reckoned import Reckoned
from assistant.fit import same_unit
from assistant.ranking import MEASURED, level_of
from assistant.wording import number_words
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from assistant.checking.compared import Stated
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from index_store.records import Figure

_LIMIT = re.compile(r"^ (?:đạt |có )?dưới (?P<limit>\d+(?:,\d+)?) ?(?P<unit>điểm|%)")
_COUNTED = re.compile(r"(?:huyện|xã|phường|tỉnh|thành phố|thị xã|sở|đơn vị|địa phương)")
_ONLY = re.compile(r"duy nhất")


def tally(figure: Figure, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what the documents say of "có hai huyện dưới 80 điểm"; None of any other count.

    The claim names one index, one period and the place; a document that names the place tells
    which are "the only" ones under that very limit.
    """
    after = comparison_key(claim.text[figure.span.end - claim.span.start :])
    limit = _LIMIT.match(after)
    named = {m.name for m in find_indicators(claim.text)}
    periods = {m.value for m in find_periods(claim.text) if m.kind != "day"}
    units = {unit.name for unit in evidence.units_in(claim.text)}
    if figure.kind != "count" or figure.bound != "exact" or limit is None or len(units) != 1:
        return None
    if len(named) != 1 or len(periods) != 1 or not _COUNTED.match(figure.unit or ""):
        return None
    value = float(limit["limit"].replace(",", "."))
    query = FigureQuery(indicator=named.pop(), period=periods.pop(), kind=MEASURED)
    told = [
        (count, stated)
        for one in evidence.where(query)
        if (one.figure.bound, one.figure.value, one.figure.unit) == ("under", value, limit["unit"])
        for stated in [evidence.stated(one)]
        if stated.document.place and same_unit(stated.document.place, next(iter(units)))
        if _may_count(figure.unit or "", stated) and (count := _only(stated)) is not None
    ]
    if not told or len({count for count, _ in told}) != 1:
        return None
    count, stated = told[0]
    if figure.value == count:
        return Reckoned(figure, "supported", (stated,))
    words = f"{number_words(count, 'vi')} {figure.unit}"
    return Reckoned(figure, "contradicted", (stated,), words)


def _may_count(unit: str, stated: Stated) -> bool:
    """Return whether the unit told of is of the level that is counted: no district of communes."""
    place = stated.figure.place
    own = level_of(place.value) if place else None
    counted = level_of(f"{unit} A")
    return own not in (None, "province") and counted in (None, own)


def _only(stated: Stated) -> float | None:
    """Return how many a sentence calls the only ones: one, where no number stands before."""
    at = stated.figure.span.start - stated.sentence_start
    before = comparison_key(stated.sentence[:at])
    only = list(_ONLY.finditer(before))
    if not only or len(before) != at or len(before) - only[-1].end() > _NEAR:
        return None
    clause = re.split(r"[;:]", before[: only[-1].start()])[-1]
    if re.search(r"(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) \w+(?: \w+)? $", clause):
        return None
    return 1.0


_NEAR = 25
"""Code points between "duy nhất" and the limit: " có điểm ", " của tỉnh "."""
