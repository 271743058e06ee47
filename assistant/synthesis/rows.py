"""Which lines of a table have a word in a column: tasks not done, units of a grade, who has what duty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.breakdowns import Grid, Row, grids
from assistant.context import Context
from assistant.drafts import Draft, Draught
from assistant.finding.matching import canonical, coverage, joined
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.synthesis.cells import cell_quotes
from assistant.synthesis.part_choices import of_places
from assistant.wording import capitalised, ended
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places
from index_store.records import Document
from prompts import fill

MOST_VALUES = 5
"""A column of more different words than this is no state that lines are in."""
LONGEST_VALUE = 5
LEAST_SAID = 0.5
"""Share of the question's words that the table, the words above it and the title must have."""
_DENIED = re.compile(r"(?:chưa|không|chẳng)(?: được)? $")
_ASKS = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy)\b")


@dataclass(frozen=True, slots=True)
class _State:
    document: Document
    grid: Grid
    column: int
    value: str
    rows: tuple[Row, ...]
    score: float


def answer_rows(part: Part, question: Question, context: Context) -> Draught:
    """Return how many lines, and which, have the word of a column that a question asks by."""
    key = comparison_key(part.text)
    if part.superlative is not None or not _ASKS.search(key):
        return Draught()
    found = []
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question) or not of_places(document, question, context):
            continue
        for grid in grids(document):
            state = _state_asked(part, key, document, grid)
            if state is not None:
                found.append(state)
    if not found:
        return Draught()
    return _tell(max(found, key=lambda one: one.score), question)


def _state_asked(part: Part, key: str, document: Document, grid: Grid) -> _State | None:
    """Return the lines of a table in the state that a question names; None where it names none."""
    head = comparison_key(grid.heading.cells[grid.at])
    if not re.search(rf"(?<!\w){re.escape(head)}(?!\w)", key):
        return None  # "nhiệm vụ nào" asks of a table of tasks
    if any(find_places(row.cells[grid.at]) for row in grid.rows):
        return None  # units and their grades are figures
    for column in range(len(grid.heading.cells)):
        values = {comparison_key(row.cells[column]) for row in grid.rows} - {""}
        if column == grid.at or not 2 <= len(values) <= MOST_VALUES or not _are_words(values):
            continue
        said = _longest(values, canonical(part.text))
        if said is None:
            continue
        rows = tuple(row for row in grid.rows if comparison_key(row.cells[column]) == said)
        around = joined(
            (*grid.heading.cells, grid.lead, document.title, document.place or "", said)
        )
        share = coverage(part.asked.words(), around)
        if share >= LEAST_SAID:
            return _State(document, grid, column, rows[0].cells[column], rows, share)
    return None


def _are_words(values: set[str]) -> bool:
    return all(
        len(value.split()) <= LONGEST_VALUE and not any(char.isdigit() for char in value)
        for value in values
    )


def _longest(values: set[str], key: str) -> str | None:
    """Return the longest of the words that a question, its synonyms made one, says and does not deny."""
    for value in sorted(values, key=len, reverse=True):
        match = re.search(rf"(?<!\w){re.escape(canonical(value))}(?!\w)", key)
        if match and not _DENIED.search(key[: match.start()]):
            return value
    return None


def _tell(state: _State, question: Question) -> Draught:
    language = question.language
    labels = "; ".join(f"“{' '.join(row.cells[state.grid.at].split())}”" for row in state.rows)
    text = fill(
        "rows",
        language,
        count=str(len(state.rows)),
        whole=str(len(state.grid.rows)),
        noun=state.grid.heading.cells[state.grid.at].lower(),
        heading=state.grid.heading.cells[state.column].lower(),
        value=state.value.lower(),
        labels=labels,
    )
    rows: Sequence[Row] = state.grid.rows
    quotes = cell_quotes(state.document, state.grid, tuple(rows))
    computed = (float(len(state.rows)), float(len(rows)))
    return Draught(
        (Draft(ended(capitalised(text)), quotes, computed=computed),), subject=state.document.place
    )
