"""What one cell of a table says: who leads a task, by when, which unit is at an end.

A line of a table is asked for by what it is about, a column by what the question wants. No cell
is told where two lines fit alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.breakdowns import Grid, Row, grids
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import Terms, coverage, joined, terms
from assistant.fit import document_fits
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.part_choices import of_places
from assistant.synthesis.part_statements import LONGEST_TABLE
from assistant.wording import capitalised, ended
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document
from prompts import fill

LEAST_OF_LABEL = 0.7
"""Share of the words of a line's label that the question must have."""
LEAST_OF_QUESTION = 0.6
"""Share of the question's words that the line, the headings and the title must have."""
_LEADS = re.compile(r"cơ quan|đơn vị|chủ trì|phụ trách|người|trách nhiệm|đầu mối|chỉ đạo|bộ phận")
_NOT_ALONE = re.compile(r"phối hợp|tính|điểm|số ")
_DUE = re.compile(r"thời hạn|thời gian|hạn |hạn$|hoàn thành|ngày|tiến độ|thời điểm")
_HIGH = re.compile(r"cao nhất|tốt nhất|nhiều nhất|dẫn đầu|đứng đầu")
_LOW = re.compile(r"thấp nhất|kém nhất|ít nhất|cuối")
_ASKING = terms(
    "ai, cơ quan, đơn vị, nào, chủ trì, thực hiện, phụ trách, chịu trách nhiệm, phải, khi, thời hạn, hạn, "
    "ngày, hoàn thành, thời gian, trước, là, gì, giao, đầu mối, có, của, theo, bao giờ, lúc, tháng, xong, "
    "nhất, cao, thấp, kém, tốt, nhiệm vụ, chỉ tiêu, mục tiêu, việc, nội dung, năm, được, đến, về, sở, "
    "ngành, phòng, huyện, xã"
).words
"""Words that ask, or name what every line of such a table is."""


@dataclass(frozen=True, slots=True)
class _Cell:
    document: Document
    grid: Grid
    row: Row
    column: int
    score: float


def answer_cell(part: Part, question: Question, context: Context) -> Draught:
    """Return what the one cell says that a question asks for; nothing where none is sure."""
    found: list[_Cell] = []
    key = comparison_key(part.text)
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question) or not of_places(document, question, context):
            continue
        for grid in grids(document):
            found += _cells(part, question, document, grid)
    if not found:
        return Draught()
    best = max(found, key=lambda cell: cell.score)
    alike = {
        (cell.row.cells[cell.column], cell.row.span)
        for cell in found
        if cell.score > best.score - _APART
    }
    if len(alike) > 1:
        return Draught()
    label = best.row.cells[best.grid.at]
    if part.kind is Kind.WHEN and is_put_off(label, best.document, context):
        return Draught()
    told = _state(best, question)
    due = _column_due(best.grid) if part.kind is not Kind.WHEN and _ASKS_DUE.search(key) else None
    if due in (None, best.column) or not best.row.cells[due or 0]:
        return told
    also = _state(replace(best, column=due or 0), question)
    return replace(told, drafts=(*told.drafts, *also.drafts))


_APART = 0.05
_MOVED = re.compile(r"(?<!\w)(?:lùi|dời|rời|hoãn|gia hạn|điều chỉnh|chuyển sang)(?!\w)")


def is_put_off(task: str, document: Document, context: Context) -> bool:
    """Return whether another document than the one that gives a task says that it was put off."""
    label = terms(task)
    return any(
        sentence.document.id != document.id
        and _MOVED.search(comparison_key(sentence.text)) is not None
        and coverage(label, terms(sentence.text)) >= LEAST_OF_LABEL
        for sentence in context.sentences
    )


def _cells(part: Part, question: Question, document: Document, grid: Grid) -> Iterator[_Cell]:
    """Yield the cells of a table that may answer, each with how well it fits."""
    column = _column(part, grid)
    if column is None or not _of_years(grid, question, document):
        return
    words = part.asked.words()
    asked = _told(words)
    if not asked and part is not question.parts[0]:  # "… và hoàn thành khi nào?"
        words = question.parts[0].asked.words()
        asked = _told(words)
    if not asked:
        return
    around = joined((grid.lead, document.title, document.place or "", *grid.heading.cells))
    for row in grid.rows:
        label = terms(_AT_LEAST.sub(" ", row.cells[grid.at]))
        named = coverage(label, words)
        said = coverage(asked, around | label)
        own = coverage(asked, label)
        if named >= LEAST_OF_LABEL and said >= LEAST_OF_QUESTION and row.cells[column]:
            yield _Cell(document, grid, row, column, round(named + said + own, 4))


def _told(words: Terms) -> Terms:
    """Return the words that name a line, without those that ask."""
    pairs = frozenset(p for p in words.pairs if not set(p.split()) <= _ASKING)
    return Terms(words.words - _ASKING, pairs)


_AT_LEAST = re.compile(
    r"(?:(?:ít nhất|tối thiểu|tối đa|khoảng|trên)\s+\d[\d.,]*\s*%|\([^()]*\))", re.IGNORECASE
)
"""How much of a task is to be done, which a question about it need not repeat."""
_ASKS_DUE = re.compile(
    r"(?<!\w)(?:hạn (?:chót )?(?:nào|gì|khi nào|là)|khi nào|bao giờ|hạn chót)(?!\w)|thời hạn"
)
_ASKS_WHO = re.compile(
    r"(?:cơ quan|đơn vị|sở|ban|ngành) nào(?!\w)|(?<!\w)(?:giao|do) (?:cho )?ai(?!\w)"
)


def _column_due(grid: Grid) -> int | None:
    """Return the column that says by when; None where there is none."""
    keys = [comparison_key(words) for words in grid.heading.cells]
    found = (i for i, key in enumerate(keys) if i != grid.at and _DUE.search(key))
    return next((i for i in found if _mostly_dates(grid, i)), None)


def _asked_by_name(key: str, grid: Grid) -> int | None:
    """Return the column that a question asks for by its heading: "thuộc lĩnh vực nào"."""
    for i, words in enumerate(grid.heading.cells):
        head = comparison_key(words)
        if i != grid.at and head and re.search(rf"(?<!\w)thuộc {re.escape(head)} (?:nào|gì)", key):
            return i
    return None


def _column(part: Part, grid: Grid) -> int | None:
    """Return the column whose heading names what a question wants; None where there is none."""
    keys = [comparison_key(words) for words in grid.heading.cells]
    others = [i for i in range(len(keys)) if i != grid.at]
    if part.superlative is not None:
        end = _LOW if part.superlative.from_bottom else _HIGH
        fitting = [i for i in others if end.search(keys[i])]
    elif part.kind is Kind.WHEN:
        fitting = [i for i in others if _DUE.search(keys[i]) and _mostly_dates(grid, i)]
    elif part.kind is Kind.WHO or _ASKS_WHO.search(comparison_key(part.text)):
        fitting = [i for i in others if _LEADS.search(keys[i]) and not _NOT_ALONE.search(keys[i])]
        fitting = [i for i in fitting if not _mostly_numbers(grid, i)]
    else:
        return _asked_by_name(comparison_key(part.text), grid)
    said = terms(part.text)
    fitting.sort(key=lambda i: -coverage(terms(grid.heading.cells[i]), said))
    return fitting[0] if fitting else None


def _mostly_dates(grid: Grid, column: int) -> bool:
    dated = [
        bool(find_periods(row.cells[column])) or not any(c.isdigit() for c in row.cells[column])
        for row in grid.rows
    ]
    return sum(dated) * 2 > len(dated)


def _mostly_numbers(grid: Grid, column: int) -> bool:
    counted = [bool(find_quantities(row.cells[column])) for row in grid.rows]
    return sum(counted) * 2 > len(counted)


def _of_years(grid: Grid, question: Question, document: Document) -> bool:
    """Return whether the table, the words above it or the title name a year that is asked about."""
    asked = {year_of(value) for value in question.period_values}
    if not asked:
        return True
    text = "\n".join((*grid.heading.cells, grid.lead, document.title))
    named = {year_of(item.value) for item in find_periods(text, document.published)}
    named |= {int(word) for word in terms(text).words if re.fullmatch(r"(?:19|20)\d\d", word)}
    return bool(asked & named)


def _state(cell: _Cell, question: Question) -> Draught:
    return state_cell(cell.document, cell.grid, cell.row, cell.column, question)


def state_cell(
    document: Document, grid: Grid, row: Row, column: int, question: Question
) -> Draught:
    """Return the statement: what the line is about, the heading of the column, and the cell."""
    label = " ".join(row.cells[grid.at].split()).strip(" .;,:")
    text = fill(
        "cell",
        question.language,
        label=label,
        heading=grid.heading.cells[column],
        cell=row.cells[column].strip(" ;"),
    )
    return Draught(
        (Draft(ended(capitalised(text)), cell_quotes(document, grid, (row,))),),
        subject=document.place,
    )


def cell_quotes(document: Document, grid: Grid, rows: tuple[Row, ...]) -> tuple[Quote, ...]:
    """Return the table as one quote; of a long one its heading row and the lines told."""
    if grid.span.end - grid.span.start <= LONGEST_TABLE:
        return (Quote(document.id, grid.span),)
    spans = (grid.heading.span, *(row.span for row in rows))
    return tuple(Quote(document.id, span) for span in spans)
