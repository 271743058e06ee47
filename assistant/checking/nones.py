"""That a unit has none of what a table counts: "Sở X không có hồ sơ nào trả kết quả quá hạn"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.measures import Measure, sole, values_of
from assistant.checking.parts import Part
from assistant.checking.written import figure_words
from assistant.drafts import Quote
from assistant.ranking import level_of
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim

_NONE = re.compile(
    r"(?<!\w)không (?:hề )?(?:có|còn|để|để xảy ra|phát sinh|ghi nhận|trả)(?: (?:bất kỳ|bất cứ|một))?"
    r" (?=hồ sơ|phản ánh|thư|đơn|văn bản|thủ tục|cán bộ)"
)
_EVERY = re.compile(r" nào(?!\w)")


def none_at_all(claim: Claim, evidence: Evidence) -> Part | None:
    """Return what the documents count of that of which a unit has none, as a claim says.

    The claim names one unit, one period and one count of the table of indicators; None of any
    other claim, and where the documents give no one value.
    """
    key = comparison_key(claim.text)
    none = list(_NONE.finditer(key)) if len(key) == len(claim.text) else []
    if claim.figures or len(none) != 1 or re.search(r"(?<!\w)(?:ngoài|trừ|nếu|sẽ)(?!\w)", key):
        return None
    counted = {m.name for m in find_indicators(_EVERY.sub("", claim.text[none[0].end() :]))}
    periods = {m.value for m in find_periods(claim.text) if m.kind != "day"}
    if claim.period is not None and not periods:
        periods = {claim.period}
    units = _units(claim, evidence)
    if len(counted) != 1 or len(periods) != 1 or len(units) != 1:
        return None
    indicator, period, unit = counted.pop(), periods.pop(), units.pop()
    one = next(
        (
            found
            for measured in ("hồ sơ", None)
            if (found := sole(values_of(Measure(unit, indicator, period, measured), evidence)))
        ),
        None,
    )
    if one is None or indicator.startswith("Tỷ lệ"):
        return None
    span = Span(*none[0].span()).shifted(claim.span.start)
    quotes = (Quote(one.document.id, one.figure.span),)
    if one.figure.value == 0:
        return Part(span, "supported", quotes)
    return Part(span, "contradicted", quotes, figure_words(one.figure))


def _units(claim: Claim, evidence: Evidence) -> set[str]:
    """Return the lowest units that a claim names, or the place of the one centre that it names."""
    named = {unit.name for unit in evidence.named_in(claim.text)}
    lower = {name for name in named if level_of(name) != "province"} or named
    centre = evidence.centre_in(claim.text) if not lower else None
    return lower or ({centre.name} if centre else set())
