"""From which day the words of a document reckon: a report of last year is written in January."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from index_store.language.time.periods import find_periods, year_of

if TYPE_CHECKING:
    from index_store.records import Document

OUTLOOK = re.compile(
    r"(?:[,;:–-]| và| cùng)\s+(?:một số )?(?:phương hướng|nhiệm vụ|phương án|kế hoạch|giải pháp|định hướng|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
"""Where a title turns to what is to come: "Kết quả 6 tháng đầu năm 2025, phương hướng, nhiệm vụ …"."""
_LATEST_MONTH = 4
"""Until when reports of the year before are written."""
_AHEAD = frozenset(("plan", "programme", "project", "directive", "telegram", "proposal", "article"))
"""Kinds of documents that tell of what is to come, or of many years."""


def reckoned_from(document: Document) -> date | None:
    """Return the day that "quý IV" and "năm nay" of a document are reckoned from.

    It is the last of the year before where the title of a report, written in the months after,
    says that it tells of that year; else the day of the document.
    """
    issued = document.published
    if issued is None or issued.month > _LATEST_MONTH or document.genre in _AHEAD:
        return issued
    return date(issued.year - 1, 12, 31) if _is_of_year_before(document.title, issued) else issued


@lru_cache(maxsize=2_000)
def _is_of_year_before(title: str, issued: date) -> bool:
    told = find_periods(OUTLOOK.split(title, maxsplit=1)[0])
    years = {year_of(period.value) for period in told if period.kind != "day"}
    return years == {issued.year - 1}
