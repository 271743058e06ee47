"""What the cells of a row that are no figures say of those that are: whose, of what, in which unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.tables.cells import row_indicator
from index_store.figures.tables.context import Caption, Line
from index_store.figures.tables.headings import (
    Cell,
    Heading,
    part_of_year,
    period_in,
    unit_as_written,
)
from index_store.figures.tables.row_owners import owner_of
from index_store.figures.tables.wording import is_number, is_total, unit_kind
from index_store.language.amounts.quantities import parse_number
from index_store.language.terms.indicators import find_indicators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.article import Article
    from index_store.figures.tables.roles import Role
    from index_store.figures.tables.rows import Row
    from index_store.records import Binding

_GOALS = re.compile(r"(?:các )?(?:mục tiêu|chỉ tiêu (?:kế hoạch|phấn đấu))", re.IGNORECASE)


def line_of(
    row: Row,
    roles: Sequence[Role],
    caption: Caption,
    facts: Article,
    place: Binding | None = None,
    level: str = "",
) -> Line:
    """Return what the cells of a row say of its figures: whose, of what, in which unit.

    ``level`` is the kind of place that the heading of the names says they are ("tỉnh"), "" for none.
    """
    cells: dict[Role, Cell] = {}
    for role, cell in zip(roles, row.cells, strict=True):
        cells.setdefault(role, cell)
    home = facts.home if facts.stated else None  # a place only mentioned owns no table
    owner = owner_of(cells["who"], level) if "who" in roles else place or home
    unit = unit_as_written(cells["unit"].text) if "unit" in cells else None
    if unit is None and "what" in cells:
        unit = _measure_in(cells["what"])
    scale = parse_number(cells["scale"].text) if "scale" in cells else None
    part = scale is not None
    what = row_indicator(cells["what"], part=part) if "what" in cells else None
    period = None
    if "when" in roles:
        when = cells["when"]
        period = period_in(when, facts.reference) or part_of_year(when, caption.period)
    heads = [
        cell for role, cell in cells.items() if role in ("who", "what", "serial") and cell.text
    ]
    total = any(is_total(cell.text) for cell in heads)
    return Line(
        row.span, owner, what, unit, scale, "what" in roles, caption, facts.reference, period, total
    )


def _measure_in(cell: Cell) -> str | None:
    """Return the unit that the name of a row states; a noun after its comma counts nothing.

    "Tỷ lệ hồ sơ đúng hạn, %" is in percents; "Tiêu đề của phần, chương" is in no chapters, and
    "Chỉ số chuyển đổi số (DTI)" in no unit of its short name.
    """
    unit = Heading((cell,)).unit
    if unit is None or (unit_kind(unit) is None and find_indicators(unit)):
        return None
    listed = unit_kind(unit) == "count" and cell.text.endswith(f", {unit}")
    return None if listed else unit


def are_goals(header: Sequence[Heading], roles: Sequence[Role]) -> bool:
    """Return whether the rows are goals by the heading of their column."""
    named = (one.text for one, role in zip(header, roles, strict=True) if role == "what")
    return any(_GOALS.match(text) for text in named)


def name_of(row: Row, roles: Sequence[Role]) -> str:
    """Return the words by which a row says whose or of what it is."""
    words = (
        cell.text
        for role, cell in zip(roles, row.cells, strict=True)
        if role in ("who", "what", "when", "serial") and cell.text and not is_number(cell.text)
    )
    return next(words, "")
