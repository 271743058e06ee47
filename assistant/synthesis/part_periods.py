"""Of which years and months the columns of a table of parts are, and which are asked about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.breakdowns import Breakdown, uncompared
from assistant.context import Context
from assistant.finding.matching import terms
from assistant.questions.question import Question
from index_store.language.time.periods import find_periods
from index_store.records import Document


def of_years(
    parts: Breakdown,
    columns: Sequence[int],
    years: set[int],
    document: Document,
    context: Context,
) -> list[int]:
    """Return the columns of the years asked about; of several years unasked, the latest."""
    dated = [i for i in columns if parts.columns[i].years]
    if not years:
        last = max((year for i in dated for year in parts.columns[i].years), default=None)
        return [i for i in columns if not parts.columns[i].years or last in parts.columns[i].years]
    exact = [i for i in dated if years & parts.columns[i].years]
    said = _years_said(parts, document, context)
    return exact + [i for i in columns if i not in dated and years & said]


def of_months(
    parts: Breakdown, columns: Sequence[int], question: Question, document: Document
) -> list[int]:
    """Return the columns of the month or quarter asked about, where headings tell them apart.

    A column of a whole year says nothing of one of its quarters, unless the words above do.
    """
    asked = {value for value in question.period_values if "-" in value}
    said = {i: _parts_of_years(parts.columns[i].text, document) for i in columns}
    if not asked:
        return list(columns)
    if not any(asked & values for values in said.values()):
        above = _parts_of_years(f"{parts.lead}\n{document.title}", document)
        return [i for i in columns if asked & above or not parts.columns[i].years]
    return [i for i in columns if not said[i] or asked & said[i]]


def of_other_months(parts: Breakdown, question: Question, document: Document) -> bool:
    """Return whether a table is of another month, quarter or half than the one asked about.

    The headings, the words above the table and the title say of which.
    """
    asked = {value for value in question.period_values if "-" in value}
    if not asked:
        return False
    around = (*(one.text for one in parts.columns), parts.lead, document.title)
    said = {value for text in around for value in _parts_of_years(text, document)}
    return bool(said) and not asked & said


def _parts_of_years(text: str, document: Document) -> set[str]:
    """Return the months, quarters and halves that words name; no day, and nothing "until" then."""
    return {
        item.value
        for item in find_periods(text, document.published)
        if "-" in item.value and item.kind not in ("day", "until")
    }


def _years_said(parts: Breakdown, document: Document, context: Context) -> frozenset[int]:
    """Return the years that the words above a table name, else the title, else the document."""
    from_columns = frozenset(year for column in parts.columns for year in column.years)
    if len(from_columns) == 1:
        return from_columns
    for text in (parts.lead, document.title):
        named = frozenset(
            int(word) for word in terms(uncompared(text)).words if word.isdigit() and len(word) == 4
        )
        if named:
            return named
    return from_columns or context.years(document)
