"""Which line of a table has the number that a question gives: "lĩnh vực nào có 4 hồ sơ quá hạn"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.breakdowns import Grid, Row, grids, is_whole
from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import Terms, coverage, joined, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.synthesis.cells import LEAST_OF_LABEL, LEAST_OF_QUESTION, state_cell
from assistant.synthesis.part_choices import of_places
from index_store.language.amounts.numerals import parse_number
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import contains, find_periods
from index_store.records import Document

MOST_LINES = 5
"""Where more lines have the number, it tells none of them apart."""
_WORDS = re.compile(r"(?<!\w)(?:trong đó|số lượng|số|tỷ lệ)(?!\w)|\([^()]*\)|:")


@dataclass(frozen=True, slots=True)
class _Found:
    document: Document
    grid: Grid
    column: int
    rows: tuple[Row, ...]
    score: float


def answer_rows_of_number(part: Part, question: Question, context: Context) -> Draught:
    """Return the lines with the number that a question gives, in the column that it names."""
    key = comparison_key(part.text)
    numbers = [item for item in part.quantities if item.bound == "exact" and item.of is None]
    if part.superlative is not None or len(numbers) != 1 or numbers[0].value is None:
        return Draught()
    found: list[_Found] = []
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question) or not of_places(document, question, context):
            continue
        for grid in grids(document):
            head = comparison_key(grid.heading.cells[grid.at])
            asks = re.search(rf"(?<!\w){re.escape(head)} (?:nào|gì)(?!\w)", key)
            if head and asks and _of_periods(grid, question, document):
                found += _columns(part, document, grid, numbers[0].value)
    if not found:
        return Draught()
    best = max(found, key=lambda one: one.score)
    alike = [one for one in found if one.score == best.score]
    if len(alike) > 1 or len(best.rows) > MOST_LINES:
        return Draught()
    told = [state_cell(best.document, best.grid, row, best.column, question) for row in best.rows]
    drafts = tuple(draft for one in told for draft in one.drafts)
    return Draught(drafts, subject=best.document.place)


def _columns(part: Part, document: Document, grid: Grid, number: float) -> list[_Found]:
    """Return the columns named by a question that have its number in a line."""
    asked = _without_numbers(part.asked.words())
    around = joined((grid.lead, document.title, document.place or "", *grid.heading.cells))
    if coverage(asked, around) < LEAST_OF_QUESTION:
        return []
    found = []
    for column, heading in enumerate(grid.heading.cells):
        own = terms(_WORDS.sub(" ", comparison_key(heading)))
        if column == grid.at or not own or coverage(own, asked) < LEAST_OF_LABEL:
            continue
        rows = tuple(
            row
            for row in grid.rows
            if not is_whole(row.cells[grid.at])
            and parse_number(row.cells[column].strip(" %")) == number
        )
        if rows:
            share = coverage(own, asked) + coverage(asked, own)
            found.append(_Found(document, grid, column, rows, round(share, 4)))
    return found


def _without_numbers(asked: Terms) -> Terms:
    words = frozenset(word for word in asked.words if not word.isdigit())
    return Terms(words, frozenset(p for p in asked.pairs if set(p.split()) <= words))


def _of_periods(grid: Grid, question: Question, document: Document) -> bool:
    """Return whether the table, what stands above it or the title names a period asked about."""
    if not question.period_values:
        return True
    text = "\n".join((*grid.heading.cells, grid.lead, document.title))
    told = [item.value for item in find_periods(text, document.published)]
    return any(contains(asked, one) for asked in question.period_values for one in told)
