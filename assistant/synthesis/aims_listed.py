"""All the goals of a plan, and which of the goals of a report were missed, by its table of goals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.breakdowns import Grid, Row, grids
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import terms
from assistant.fit import document_fits, place_fit
from assistant.questions.aims import aims
from assistant.questions.question import Part, Question
from assistant.synthesis.aims_told import goal_column
from assistant.synthesis.cells import cell_quotes
from assistant.synthesis.part_choices import of_places
from assistant.synthesis.quoting import quoted
from assistant.wording import capitalised, decapitalised
from index_store.language.amounts.numerals import parse_number
from index_store.language.characters.marks import comparison_key
from index_store.records import Document
from prompts import fill

LEAST_LINES = 3
"""A table of fewer lines sets out no plan."""
_ASKS_ALL = re.compile(
    r"(?<!\w)(?:các|những|toàn bộ|tất cả|liệt kê|kể(?: ra| tên)?|nêu|danh sách|mấy|bao nhiêu)(?: (?:các|những|ra|tên|rõ|giúp|cho))*"
    r" (?:chỉ tiêu|mục tiêu)(?!\w)(?! (?:nào|gì)? ?(?:chưa|không|đã|được giao))"
    r"|(?<!\w)(?:chỉ tiêu|mục tiêu)(?: [^?.,]{0,60})? (?:những gì|là những gì|gồm những gì|gồm (?:những )?gì)"
)
_OF_WORK = re.compile(
    r"(?<!\w)(?:kế hoạch|công tác|báo cáo|chương trình|chủ yếu|cụ thể|chính|đề ra|chung|cải cách hành chính|chỉ số|thực hiện)(?!\w)"
)
"""Words of a plan, none of which says of what a goal is."""
_ASKS_REACHED = re.compile(r"(?<!\w)(?:đạt|hoàn thành|vượt)(?! mức)(?:(?: được)?(?!\w))")
_MISSED = re.compile(
    r"(?<!\w)(?:chưa|không|chẳng)(?: thể| hề)? (?:đạt|hoàn thành|vượt)(?!\w)|(?<!\w)(?:hụt|trượt|lỡ)(?!\w)"
)
_ASKS_WHICH = re.compile(r"(?:chỉ tiêu|mục tiêu)(?: \w+){0,2} (?:nào|gì)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:thực hiện|kết quả|đạt được|đạt|thực tế)(?!\w)")
_LESS = re.compile(r"(?<!\w)(?:tối đa|không quá|dưới|≤|<|quá hạn|trễ hạn)(?!\w)|[≤<]")


@dataclass(frozen=True, slots=True)
class _Goals:
    document: Document
    grid: Grid
    column: int


def answer_targets_listed(part: Part, question: Question, context: Context) -> Draught:
    """Return every goal of the table that sets them, where all of them are asked for."""
    if question.language != "vi" or not part.wants_target:
        return Draught()
    key = comparison_key(part.text)
    if _ASKS_ALL.search(key) is None or _names_measure(part):
        return Draught()
    for table in _tables(question, context):
        rows = tuple(row for row in table.grid.rows if row.cells[table.column].strip())
        if len(rows) >= LEAST_LINES:
            return _told(table, rows, (table.column,))
    return _in_sentences(question, context)


def _in_sentences(question: Question, context: Context) -> Draught:
    """Return the sentences of the first document that set goals of the unit and time asked about."""
    for document_id in context.document_ids if question.subjects and question.periods else ():
        document = context.document(document_id)
        if not document_fits(document, question) or not of_places(document, question, context):
            continue
        goals = [
            item
            for item in context.figures_of(document)
            if item.figure.kind == "target"
            and item.figure.unit in ("%", "điểm")
            and item.figure.period is not None
            and item.figure.period.value in question.period_values
            and place_fit(item, question.subjects) == 1
        ]
        spans = {item.sentence for item in goals}
        said = [one for one in context.sentences_of(document) if one.span in spans]
        if len(goals) >= LEAST_LINES and said:
            drafts = tuple(quoted(sentence, question) for sentence in said[:_MOST])
            return Draught(drafts, subject=document.place)
    return Draught()


_MOST = 6


def _names_measure(part: Part) -> bool:
    """Return whether a part names what the goals are to be of, beside the plan and its units."""
    found = aims(part)
    rest = _OF_WORK.sub(" ", " ".join(one.about for one in found))
    return bool(terms(rest))


def answer_missed(part: Part, question: Question, context: Context) -> Draught:
    """Return which goals of a table of goals and results were missed, or reached, as is asked."""
    key = comparison_key(part.text)
    missed = _MISSED.search(key) is not None
    asked = missed or _ASKS_REACHED.search(key) is not None
    if question.language != "vi" or not asked or _ASKS_WHICH.search(key) is None:
        return Draught()
    for table in _tables(question, context):
        done = _done_column(table)
        if done is None:
            continue
        judged = [(row, _reached(row, table.column, done)) for row in table.grid.rows]
        if len(judged) < LEAST_LINES or any(reached is None for _, reached in judged):
            continue
        rows = tuple(row for row, reached in judged if reached is not missed)
        return _told(table, rows, (done, table.column)) if rows else Draught()
    return Draught()


def misses_the_missed(told: Draught, part: Part) -> bool:
    """Return whether goals that were missed are asked for, and an answer says of none that it was."""
    key = comparison_key(part.text)
    if not told.drafts or not (_MISSED.search(key) and _ASKS_WHICH.search(key)):
        return False
    said = comparison_key("\n".join(draft.text for draft in told.drafts))
    return _MISSED.search(said) is None and _BOTH.search(said) is None


_BOTH = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\w)[^.]{0,40}\d")


def _tables(question: Question, context: Context) -> Iterator[_Goals]:
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question) or not of_places(document, question, context):
            continue
        for grid in grids(document):
            column = goal_column(grid, document, question)
            if column is not None:
                yield _Goals(document, grid, column)


def _done_column(table: _Goals) -> int | None:
    """Return the one column of results beside that of the goals; None where there are several."""
    found = [
        at
        for at, heading in enumerate(table.grid.heading.cells)
        if at not in (table.grid.at, table.column) and _DONE.search(comparison_key(heading))
    ]
    return found[0] if len(found) == 1 else None


def _reached(row: Row, goal: int, done: int) -> bool | None:
    """Return whether a line's result is not below its goal; None where it cannot be told."""
    if _LESS.search(comparison_key(row.cells[goal])) or _LESS.search(comparison_key(row.cells[0])):
        return None
    aim, result = (_number(row.cells[at]) for at in (goal, done))
    return None if aim is None or result is None else result >= aim


_NUMBER = re.compile(r"\D{0,12}?(?P<number>\d+(?:[.,]\d+)*)\s*%?\D{0,12}")


def _number(cell: str) -> float | None:
    match = _NUMBER.fullmatch(cell.strip())
    return parse_number(match["number"]) if match else None


def _told(table: _Goals, rows: tuple[Row, ...], columns: tuple[int, ...]) -> Draught:
    """Return the lines with the cells of the columns, each cell behind its heading."""
    grid, document = table.grid, table.document
    quotes = cell_quotes(document, grid, rows)
    lead = capitalised(grid.heading.cells[table.column].strip())
    drafts = [Draft(f"{lead} – {document.title}:", quotes)]
    for row in rows:
        label = " ".join(row.cells[grid.at].split()).strip(" .;,:")
        if len(columns) == 1:
            told = row.cells[columns[0]].strip(" ;")
        else:
            told = "; ".join(
                f"{decapitalised(grid.heading.cells[at].strip())} {row.cells[at].strip(' ;')}"
                for at in columns
            )
        text = fill("unit_item", "vi", place=label, details=told)
        quote = Quote(document.id, row.span)
        drafts.append(Draft(text, (quote,), layout="item"))
    return Draught(tuple(drafts), subject=document.place)
