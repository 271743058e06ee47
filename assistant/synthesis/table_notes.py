"""What a reader must know beside a table: its coverage, missing ranks, scores that disagree."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.context import Context
from assistant.questions.question import Question
from assistant.ranking import (
    MEASURED,
    Ends,
    Row,
    Table,
    mismatches,
)
from assistant.records import Note
from assistant.synthesis.conflicts import conflict_note, weighed
from assistant.synthesis.figures import is_usable
from assistant.synthesis.unit_lines import row_details, table_words
from assistant.wording import (
    place_of,
)
from index_store.store import FigureQuery
from prompts import fill

FEW = 3
"""As many answers are given side by side; more of them make a question of their own."""
MOST_NAMED = 12
"""So many units are named in a note of coverage; of more, the number is told."""


def coverage_note(table: Table, rows: Sequence[Row], question: Question) -> Note:
    """Return the note that says of which units the documents have figures."""
    language = question.language
    names = [place_of(row.place, language) for row in rows[:MOST_NAMED]]
    more = len(rows) - len(names)
    places = "; ".join(names)
    if more > 0:
        places += fill("and_more", language, count=str(more))
    known = len({row.place for row in rows})
    if table.size is not None and table.size > known:
        places += fill("of_ranked", language, size=str(table.size))
    text = fill(
        "note_coverage", language, count=str(len(rows)), places=places,
        **{k: v for k, v in table_words(table, language).items() if k in ("units", "period")},
    )  # fmt: skip
    return Note("coverage", text)


def missing_ranks(table: Table, found: Ends, question: Question) -> str:
    """Return the sentence that says which positions no document names, and which some do."""
    language = question.language
    if not found.missing:
        return ""
    known = sorted({round(row.rank.figure.value or 0) for row in table.rows if row.rank})
    return fill(
        "missing_ranks",
        language,
        missing=", ".join(str(at) for at in found.missing),
        known=", ".join(str(at) for at in known),
        **{k: v for k, v in table_words(table, language).items() if k in ("period", "where")},
    )


def mismatch_notes(table: Table, rows: Sequence[Row], question: Question) -> list[Note]:
    """Return the note that stated ranks disagree with the scores, where one of ``rows`` does."""
    language = question.language
    pairs = [pair for pair in mismatches(table) if pair[0] in rows or pair[1] in rows]
    said = "; ".join(
        fill(
            "mismatch_pair",
            language,
            better=place_of(one.place, language),
            worse=place_of(two.place, language),
            better_details=", ".join(row_details(one, language)),
            worse_details=", ".join(row_details(two, language)),
        )
        for one, two in pairs[:FEW]
    )
    return [Note("arithmetic", fill("note_mismatch", language, pairs=said))] if said else []


def value_conflicts(rows: Sequence[Row], question: Question, context: Context) -> list[Note]:
    """Return the notes that other documents give other values for the units picked."""
    values = [row.value for row in rows[:MOST_NAMED] if row.value is not None]
    if not values:
        return []
    figure = values[0].figure
    query = FigureQuery(
        place=tuple(row.place for row in rows[:MOST_NAMED]),
        indicator=figure.indicator.value if figure.indicator else None,
        period=figure.period.value if figure.period else None,
        kind=MEASURED,
    )
    pool = [item for item in context.figures_where(query) if is_usable(item, question)]
    notes: list[Note] = []
    for item in values:
        notes += conflict_note(weighed(item, pool, context), question, context)
    return notes
