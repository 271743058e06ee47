"""The year of "quý 4" and "tháng 11" in a question that names none: the last one that is told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from index_store.language.time.periods import PeriodMention, year_of

Tells = Callable[[str], bool]
"""Whether documents tell of a period."""
_PARTS = frozenset(("quarter", "half", "months", "month"))
_YEAR_SAID = re.compile(
    r"\b(?:19|20)\d\d\b|/\d\d\b|\bnay\b|trước|ngoái|này|qua\b|sau\b|tới\b|last|this|next|previous|past",
    re.IGNORECASE,
)
_YEARS_BACK = 5
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def in_told_year(
    periods: Sequence[PeriodMention], as_of: date, tells: Tells
) -> tuple[PeriodMention, ...]:
    """Return the periods; those without a year are of the last one that documents tell of.

    Asked in November 2026, "quý 4" is of 2025 where no document tells of the one that runs.
    Several without a year ("quý 4 so với quý 3") are of the same one, that of the latest of them.
    """
    bare = [item for item in periods if item.kind in _PARTS and not _YEAR_SAID.search(item.text)]
    bare = [item for item in bare if year_of(item.value) == as_of.year]
    if not bare or any(item not in bare and year_of(item.value) for item in periods):
        return tuple(periods)
    latest = max(bare, key=lambda item: item.value)
    for back in range(_YEARS_BACK):
        if tells(_back(latest.value, back)):
            return tuple(
                replace(item, value=_back(item.value, back)) if item in bare else item
                for item in periods
            )
    return tuple(periods)


def _back(value: str, years: int) -> str:
    return _YEAR.sub(lambda match: str(int(match[0]) - years), value)
