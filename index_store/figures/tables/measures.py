"""What a column of a table measures, of which kind its figures are and in which unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.tables.headings import Cell, Heading, words_of
from index_store.figures.tables.wording import CHANGED, RANK, stated_unit, unit_kind
from index_store.language.terms.indicators import find_indicators, indicator, indicator_by_name
from index_store.records import Binding, FigureKind, Span

if TYPE_CHECKING:
    from index_store.figures.tables.context import Caption, Line


_GRADE = re.compile(r"(?:kết quả )?(?:xếp|phân|đánh giá) loại|loại(?: năm \d+)?$", re.IGNORECASE)
# The number of the column itself, which forms have below or behind its heading.
_POINTS = re.compile(r"(?:tổng )?(?:số )?điểm|kết quả|chỉ số|score|điểm số", re.IGNORECASE)
_SELF_ASSESSED = re.compile(r"tự (?:chấm|đánh giá)", re.IGNORECASE)
_AWARDED = re.compile(r"thẩm định|chấm|đạt|tổng|công nhận|đánh giá", re.IGNORECASE)
_GOAL = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|được giao|dự toán)(?!\w)", re.IGNORECASE
)
# A heading that is only the word for a goal: the caption says of what.
_BARE_GOAL = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)(?: (?:giao|được giao|đề ra|phấn đấu|đặt ra|năm))*$",
    re.IGNORECASE,
)


def _named_indicator(header: Heading) -> tuple[Binding, str] | None:
    """Return the known indicator that a heading names, the narrowest level first, and its id."""
    for cell in (header.name, *header.above):
        named = find_indicators(cell.text, weak=True)
        if named:
            span = named[0].span.shifted(cell.span.start)
            return Binding(named[0].name, named[0].text, span), named[0].id
    return None


def _worded_indicator(header: Heading) -> Binding | None:
    """Return what a heading measures by its own words, the levels that say something together."""
    cells = [*reversed(header.above), header.name]
    words = [written for cell in cells if (written := words_of(cell.text))]
    if len(" ".join(words)) < 3:
        return None
    span = Span(cells[0].span.start, cells[-1].span.end)
    return Binding(" – ".join(words), words[-1] if len(cells) > 1 else cells[0].text, span)


def measure_of(
    header: Heading, cell: Cell, line: Line
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return what a column measures, of which kind its cells are and in which unit."""
    percent = "%" in header.text or cell.text.endswith("%") or line.unit == "%"
    stated = header.unit or line.unit or line.caption.unit
    if line.stated:
        return _of_row(header, line, percent=percent)
    name, caption = header.name.text, line.caption
    unit, kind = stated_unit(stated, percent=percent)
    known = _named_indicator(header)
    if known and kind != "value" and stated_unit(indicator(known[1]).unit)[1] != kind:
        known = None  # "Kinh phí CCHC (triệu đồng)" is no score of the index that it names
    own = known[0] if known else None
    group = None if own or not header.above else _above(header)
    index = own or group or caption.indicator
    if CHANGED.search(name):
        return index, "change", stated if stated else None
    if RANK.search(name):
        return index, "rank", None
    if _GRADE.match(name):
        return index, "grade", None
    goal = bool(_GOAL.search(name))
    if known is not None and own is not None:
        usual = indicator(known[1]).unit
        if unit is None:
            unit, kind = stated_unit("điểm" if "điểm" in usual else usual)
        return own, "target" if goal else kind, unit
    if _SELF_ASSESSED.search(name):
        of = caption.indicator.value if caption.indicator else ""
        written = Binding(f"Điểm tự chấm {of}".strip(), name, header.name.span)
        return written, "value", "%" if percent else "điểm"
    if _POINTS.match(name):
        if index is not None and _AWARDED.search(name):
            index = Binding(index.value, name, header.name.span)
        return index, "value", "%" if percent else (unit or "điểm")
    if not words_of(name):
        return _of_caption(header, line, percent=percent)
    worded = _worded_indicator(header)
    if unit is None and _is_field(header, caption):
        return worded, "value", "điểm"
    if goal:
        bare = bool(_BARE_GOAL.match(words_of(name))) and caption.indicator is not None
        return caption.indicator if bare else worded, "target", unit
    return worded, kind if unit else ("count" if worded else "value"), unit


def _above(header: Heading) -> Binding | None:
    """Return what the level above a bare "Điểm" or "Hạng" names, in its own words."""
    cell = header.above[0]
    return Binding(words_of(cell.text), cell.text, cell.span)


_POINTS_ABOVE = re.compile(r"điểm", re.IGNORECASE)


def _is_field(header: Heading, caption: Caption) -> bool:
    """Return whether a column holds the points of one field of an index."""
    upper = header.levels[: header.levels.index(header.name)]
    scored = any(_POINTS_ABOVE.search(cell.text) for cell in upper)
    return scored and caption.indicator is not None


def _of_caption(
    header: Heading, line: Line, *, percent: bool
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return what the caption says is measured, where the heading only says when."""
    own = line.caption.indicator
    unit, kind = stated_unit(header.unit or line.caption.unit, percent=percent)
    if unit is None and own is not None:
        found = indicator_by_name(own.value)
        usual = found.unit if found else ""
        unit, kind = stated_unit("điểm" if "điểm" in usual else usual)
    return own, kind, unit


def _of_row(
    header: Heading, line: Line, *, percent: bool
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return the same where the row is the indicator: the header only says when, and if a goal."""
    name = header.name.text
    unit = "%" if percent else (header.unit or line.unit or line.caption.unit or None)
    kind = unit_kind(unit) if unit else None
    if RANK.search(name) and not CHANGED.search(name):
        return line.what, "rank", None
    if _GRADE.match(name):
        return line.what, "grade", None
    if _SELF_ASSESSED.search(name) and line.what is not None:
        own = Binding(f"Điểm tự chấm {line.what.value}", line.what.text, line.what.span)
        return own, "value", unit or "điểm"
    if CHANGED.search(name):
        return line.what, "change", unit
    if _GOAL.search(name):
        return line.what, "target", unit
    if kind is None and re.search(r"điểm", header.text, re.IGNORECASE):
        return line.what, "value", "điểm"
    return line.what, kind or "value", unit
