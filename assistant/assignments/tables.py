"""Tasks of tables: one a row, with a column for who leads, who helps, until when, what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.assignments.records import Assignment
from assistant.assignments.sentences import SHORTEST
from assistant.breakdowns import Grid, Row, grids
from index_store.language.characters.marks import comparison_key, small
from index_store.records import Document, Span

_TASK = re.compile(r"nhiệm vụ|công việc|nội dung|hoạt động|việc được giao|đầu việc|chỉ tiêu")
_LEAD = re.compile(r"chủ trì|thực hiện|phụ trách|chịu trách nhiệm|được giao|đầu mối|(?:cơ quan|đơn vị|bộ phận|phòng)(?:,? đơn vị)?$|phân công|người làm")  # fmt: skip
_HELP = re.compile(r"phối hợp")
_DUE = re.compile(r"thời hạn|thời gian|hạn |hạn$|hoàn thành|tiến độ|thời điểm")
_PRODUCT = re.compile(r"sản phẩm|kết quả(?: đầu ra| dự kiến)?$")
_IN_CELL = re.compile(r"(?:chủ trì|thực hiện)\s*:\s*(?P<lead>[^.;|]+)(?:[.;]\s*phối hợp[^:]*:\s*(?P<helps>[^.;|]+))?")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Columns:
    task: int
    lead: int
    helps: int | None
    due: int | None
    product: int | None


def tasks_of_tables(document: Document) -> Iterator[Assignment]:
    """Yield the task of each row of the tables that say who is to do what."""
    for grid in grids(document):
        columns = _columns(grid)
        if columns is not None:
            for row in grid.rows:
                made = _of_row(document.text, grid, row, columns)
                if made is not None:
                    yield made


def _columns(grid: Grid) -> _Columns | None:
    keys = [comparison_key(words).strip() for words in grid.heading.cells]

    def first(words: re.Pattern[str], taken: set[int | None]) -> int | None:
        return next((i for i, key in enumerate(keys) if i not in taken and words.search(key)), None)

    helps = next((i for i, key in enumerate(keys) if _HELP.search(key) and "chủ trì" not in key), None)  # fmt: skip
    due = first(_DUE, {helps})
    product = first(_PRODUCT, {helps, due})
    led = next((i for i, key in enumerate(keys) if "chủ trì" in key and i != helps), None)
    task = first(_TASK, {helps, due, product, led})
    task = task if task is not None else grid.at
    lead = led if led is not None else first(_LEAD, {helps, due, product, task})
    if lead is None or lead == task:
        return None
    return _Columns(task, lead, helps, due, product)


def _of_row(text: str, grid: Grid, row: Row, columns: _Columns) -> Assignment | None:
    spans = cells_of(text, row)
    if len(spans) != len(row.cells):
        return None
    task, lead = spans[columns.task], spans[columns.lead]
    helps = spans[columns.helps] if columns.helps is not None else None
    if task.end - task.start < SHORTEST or not lead.of(text)[:1].isalpha():
        return None
    inner = _IN_CELL.search(small(lead.of(text)))
    if inner is not None:
        helps = Span(*inner.span("helps")).shifted(lead.start) if inner["helps"] else helps
        lead = Span(*inner.span("lead")).shifted(lead.start)
    return Assignment(
        row.span,
        task,
        lead,
        _filled(helps),
        _filled(spans[columns.due]) if columns.due is not None else None,
        _filled(spans[columns.product]) if columns.product is not None else None,
        said=(grid.heading.span,),
        leads=inner is not None or "chủ trì" in comparison_key(grid.heading.cells[columns.lead]),
    )


def _filled(span: Span | None) -> Span | None:
    return span if span is not None and span.end > span.start else None


def cells_of(text: str, row: Row) -> list[Span]:
    """Return where the cells of a row stand, without blanks and marks of bold around them."""
    line = row.span.of(text)
    mark = "|" if line.startswith("|") else "\t"
    inner = line.strip(mark) if mark == "|" else line
    at = row.span.start + (line.index(inner) if inner else 0)
    found: list[Span] = []
    for cell in inner.split(mark):
        left = len(cell) - len(cell.lstrip(" *"))
        words = cell.strip(" *")
        found.append(Span(at + left, at + left + len(words)))
        at += len(cell) + 1
    return found
