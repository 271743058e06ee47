"""The year that all of a document tells of, where its opening says it once for what follows."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document, Span

OPENING = 600
"""Characters of a document in which it says of which year it tells."""
COMPARED = re.compile(r"(?:so với|hơn|cùng kỳ)(?!\w)(?:[^,.;()]|(?<=\d)[.,](?=\d))*", re.IGNORECASE)
"""What a figure is set against: "so với mức 84,75 của năm 2023"."""
_ANOTHER_TIMES = re.compile(
    r"(?:so với|cùng kỳ)(?!\w)(?:[^,.;()]|(?<=\d)[.,](?=\d))*", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?P<back>(?:nhìn lại|khép lại|kết thúc|tổng kết|trong|hết|cả) )?(?<!\w)năm (?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""A year as it is spoken of; "trong năm 2024" looks back at it also before it has ended."""
_RULES = frozenset(
    ("constitution", "law", "code", "ordinance", "decree", "circular", "resolution", "decision", "regulation", "plan")
)  # fmt: skip


def told_year(document: Document) -> str | None:
    """Return the one past year that an article or report says at its beginning that it is of.

    "Nhìn lại năm 2024, …" holds for the paragraphs below that name no other year. A document
    that names several years there, and one that lays down rules, tells of none.
    """
    if document.genre in _RULES or document.published is None:
        return None
    return _told(document.title, document.text[:OPENING], document.published)


@lru_cache(maxsize=2_000)
def _told(title: str, opening: str, published: date) -> str | None:
    said = COMPARED.sub(" ", f"{title}\n{opening}")
    match = _YEAR.search(said)
    if match is None:
        return None
    year = int(match["year"])
    over = year == published.year - 1 or (year == published.year and match["back"])
    return match["year"] if over else None


def is_of_told_year(document: Document, span: Span, periods: tuple[str, ...]) -> bool:
    """Return whether what stands at a span is of the year asked for, as its document's opening says.

    It is not where its own line, up to its end, names a period.
    """
    year = told_year(document)
    if year is None or year not in periods:
        return False
    start = document.text.rfind("\n", 0, span.start) + 1
    line = COMPARED.sub(" ", Span(start, span.end).of(document.text))
    named = {year_of(item.value) for item in find_periods(line, document.published)}
    return named <= {int(year)}


def is_of_only_year(document: Document, span: Span, periods: tuple[str, ...]) -> bool:
    """Return whether the one year that a document names at all, at its beginning, is asked for.

    A short article names the year once ("hội nghị “Lộc Sơn 2018”") and is all of it. A year
    that is only looked forward to, and a line that tells of another year, are none.
    """
    only = _only_year(document)
    if only is None or only not in periods:
        return False
    start = document.text.rfind("\n", 0, span.start) + 1
    line = Span(start, span.end).of(document.text)
    named = {item.value for item in find_periods(line, document.published)}
    return named <= {only} and _OTHER_YEAR.search(line) is None


_WRITTEN = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_AIMED_AT = re.compile(
    r"(?:đến|tới|trước|từ nay|sang|giai đoạn|vào|hết)(?: cuối| đầu)?(?: năm)? $", re.IGNORECASE
)
_OTHER_YEAR = re.compile(
    r"(?<!\w)năm (?:ngoái|trước|sau|tới|kia|kế tiếp|tiếp theo)(?!\w)|\d+ năm (?:tới|qua|trước|nay)",
    re.IGNORECASE,
)


def _only_year(document: Document) -> str | None:
    only = _only_written(document.title, document.text) if document.genre not in _RULES else None
    published = document.published
    return only if published is None or str(published.year) == only else None


@lru_cache(maxsize=2_000)
def _only_written(title: str, text: str) -> str | None:
    said = f"{title}\n{text}"
    written = list(_WRITTEN.finditer(said))
    if len({match[0] for match in written}) != 1:
        return None
    opening = [match for match in written if match.start() < OPENING + len(title)]
    told = any(_AIMED_AT.search(said, 0, match.start()) is None for match in opening)
    return written[0][0] if told else None


def is_of_another_time(document: Document, sentence: Span, span: Span) -> bool:
    """Return whether a figure is what another is set against: "đạt 55% (cùng kỳ năm 2022 là 31%)"."""
    return any(
        match.start() <= span.start - sentence.start < match.end()
        for match in _ANOTHER_TIMES.finditer(sentence.of(document.text))
    )
