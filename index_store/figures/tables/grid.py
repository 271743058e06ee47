"""A table whose columns are understood: its groups, its rows, and the figures of its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.owners import owners
from index_store.figures.tables.captions import says_points
from index_store.figures.tables.cells import cell_figures
from index_store.figures.tables.columns import (
    beside_each_other,
    counted_beside,
    scored_beside,
    states_of_files,
    told_apart,
    units_across,
)
from index_store.figures.tables.context import Caption, Line
from index_store.figures.tables.groups import (
    Group,
    filled_down,
    group_name,
    groups_of,
    is_case_of,
    numbers_columns,
    sums_a_group,
)
from index_store.figures.tables.headings import (
    Cell,
    Heading,
    heading_row_count,
    headings,
    period_in,
    words_of,
)
from index_store.figures.tables.most_points import with_most_points
from index_store.figures.tables.rank_counts import RankCounts, of_how_many, rank_counts, ranked_in
from index_store.figures.tables.ranked_rows import with_rows_ranked
from index_store.figures.tables.roles import CLASS, CLASS_CELL, CONDITION, Role, column_roles
from index_store.figures.tables.row_lines import are_goals, line_of, name_of
from index_store.figures.tables.row_owners import level_among, level_of
from index_store.figures.tables.rows import Row
from index_store.figures.tables.worded import REMARK, worded_figures
from index_store.figures.tables.wording import (
    cell_number,
    is_mean,
    is_number,
    is_rank,
    is_total,
    unit_kind,
)
from index_store.language.amounts.quantities import units
from index_store.language.terms.indicators import find_indicators, indicator_by_name
from index_store.records import Binding, Document, Figure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.article import Article

_COUNTED_IN = re.compile(
    r"(?:[IVX]{1,4}[.)] |[A-HĐ][.)] |\d{1,2}[.)] )?(?P<name>[^()]{3,80}?) \((?P<number>\d{1,4}) (?P<unit>[^\W\d][^()\d]{1,24})\)$"
)
_WHOLE = re.compile(
    r"(?:toàn|.*chung toàn|cả) ?(?:tỉnh|nước|quốc|thành phố|huyện|xã)", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]? ")


def table_of(rows: list[Row], caption: Caption, facts: Article) -> Table | None:
    """Return the table that rows of equally many cells are, None where no column says of whom."""
    start = 0  # below the titles over all columns
    while start < len(rows) and sum(bool(cell.text) for cell in rows[start].cells) < 2:
        start += 1
    rows = rows[start:]
    if len(rows) < 2 or sum(is_number(cell.text) for cell in rows[0].cells) > 1:
        return None
    count = heading_row_count([row.cells for row in rows])
    header = list(told_apart(with_most_points(headings([row.cells for row in rows[:count]]))))
    header = list(states_of_files(beside_each_other(header, facts.reference)))
    repeated = {tuple(cell.text for cell in row.cells) for row in rows[:count]}
    body = [row for row in rows[count:] if tuple(cell.text for cell in row.cells) not in repeated]
    body = [row for row in body if not numbers_columns(row)]
    plain = [row.cells for row in body if group_name(row) is None]
    roles = column_roles(header, plain)
    header = list(scored_beside(header, roles, plain))
    header = list(counted_beside(header, roles))
    header = list(units_across(header, roles, caption.level))
    header, roles = with_rows_ranked(header, roles, plain, facts.reference)
    if not {"who", "what", "when"} & set(roles):
        return None
    if caption.area and not any(says_points(one.text) or is_rank(one) for one in header):
        caption = replace(caption, indicator=None)
    names = [row.cells[roles.index("who")].text for row in body] if "who" in roles else []
    caption = replace(caption, level=caption.level or level_among(names, caption.tier))
    return Table(header, roles, body, caption, facts)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are understood."""

    header: list[Heading]
    roles: list[Role]
    body: list[Row]
    caption: Caption
    facts: Article

    def figures(self, document: Document) -> Iterator[Figure]:
        """Yield the figure of each cell that states one, in order."""
        everyone = [row for row in self.body if group_name(row) is None and not self._is_total(row)]
        ranks = [at for at, one in enumerate(self.header) if is_rank(one)]
        when = self._column("when") if "who" in self.roles else None
        for group in groups_of(self.body):
            caption, place = self._of_group(group.names)
            yield from self._counted_in(document, group.names, caption)
            listed = [row for row in group.rows if not self._is_total(row)]
            counts = rank_counts(listed, everyone, ranks, when)
            for row in filled_down(group.rows, self.roles):
                line = self._line(row, group, caption, place)
                if line is not None:
                    yield from self._of_row(document, row, line, counts)

    def _line(self, row: Row, group: Group, caption: Caption, place: Binding | None) -> Line | None:
        """Return what a row says of its figures, None where they are the sum of no one's."""
        if sums_a_group(row, self.roles):
            return None
        level = level_of(self.header, self.roles, self.caption.level)
        line = line_of(row, self.roles, caption, self.facts, place, level)
        if line.total and not line.stated:
            whole = self._whole(row, group.names)
            if whole is None:
                return None
            line = replace(line, owner=whole)
            own = "" if _WHOLE.match(name_of(row, self.roles)) else self.caption.tier
            line = replace(line, tier=own)
        what = self._by_size(row) or self._under(row, group.names, line.what)
        line = replace(line, unit=line.unit or self._unit_of_all())
        return replace(line, goal=are_goals(self.header, self.roles), what=what)

    def _of_row(
        self, document: Document, row: Row, line: Line, counts: RankCounts
    ) -> Iterator[Figure]:
        """Yield the figures of the cells of a row: the number of each, else what its words tell."""
        when = self._column("when")
        time = "" if when is None else row.cells[when].text
        across = self._ranked_across(row)
        for at, (cell, heading, role) in enumerate(
            zip(row.cells, self.header, self.roles, strict=True)
        ):
            found = list(cell_figures(document, line, cell, heading)) if role == "figure" else []
            for one in found:
                one = _of_tier(one, line.tier)
                yield of_how_many(one, counts.among(time, at) or across)
            remark = role == "note" and any(REMARK.match(level.text) for level in heading.levels)
            if not found and (role == "figure" or remark):
                yield from worded_figures(document, line, cell, heading)

    def _column(self, role: Role) -> int | None:
        """Return the first column of a role, None where no column has it."""
        return self.roles.index(role) if role in self.roles else None

    def _unit_of_all(self) -> str | None:
        """Return the unit of all rows, where the heading of their names says it: "Chỉ tiêu (%)"."""
        at = self._column("what")
        unit = None if at is None else self.header[at].unit
        if any(
            one.unit for one, role in zip(self.header, self.roles, strict=True) if role == "figure"
        ):
            return None  # each column tells its own
        return unit if unit is not None and unit_kind(unit) is not None else None

    def _is_total(self, row: Row) -> bool:
        return is_total(name_of(row, self.roles))

    def _counted_in(
        self, document: Document, group: Sequence[Cell], caption: Caption
    ) -> Iterator[Figure]:
        """Yield how many rows the name of a group says it has: "Lĩnh vực: Việc làm (03 TTHC)"."""
        said = _COUNTED_IN.match(group[-1].text) if group else None
        if said is None or (
            units().get(said["unit"].casefold()) != "count" and not said["unit"].isupper()
        ):
            return
        start = group[-1].span.start + said.start("number")
        words = said["name"].strip()
        yield Figure(
            document_id=document.id,
            span=Span(start, start + len(said["number"]) + 1 + len(said["unit"])),
            text=f"{said['number']} {said['unit']}",
            clause=group[-1].span,
            kind="count",
            value=float(said["number"]),
            unit=said["unit"],
            place=self.facts.home if self.facts.stated else None,
            indicator=Binding(f"Số {said['unit']} – {words}", words, group[-1].span),
            period=caption.period,
        )

    def _of_group(self, group: Sequence[Cell]) -> tuple[Caption, Binding | None]:
        """Return the caption as the groups narrow it, and the unit that a group names."""
        caption, place = self.caption, None
        for cell in group:
            period = period_in(cell, self.facts.reference)
            caption = replace(caption, period=period or caption.period)
            named = find_indicators(cell.text)
            if named and "what" not in self.roles:
                span = named[0].span.shifted(cell.span.start)
                caption = replace(caption, indicator=Binding(named[0].name, named[0].text, span))
            found = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
            if found:
                span = found[0].span.shifted(cell.span.start)
                place = Binding(found[0].value, found[0].text, span)
        return caption, place

    def _ranked_across(self, row: Row) -> float | None:
        """Return how many are ranked in a row whose columns are the units."""
        owned = [cell.text for cell, one in zip(row.cells, self.header, strict=True) if one.owned]
        return ranked_in(owned)

    def _under(self, row: Row, group: Sequence[Cell], what: Binding | None) -> Binding | None:
        """Return what a row measures with the thing that it is a part or a case of.

        "6.1. Diện tích từ 20 m²" under "6. Trạm biến áp" is of the station; a row whose condition
        stands in a column of its own ("Quy mô") is told apart from its neighbours by it.
        """
        if what is None or indicator_by_name(what.value) is not None:
            return what
        at = self.roles.index("what")
        alike = [other for other in self.body if other.cells[at].text == row.cells[at].text]
        beside = [
            cell.text
            for place, cell in enumerate(row.cells)
            if place > at
            and self._says_which(place, cell)
            and len({other.cells[place].text for other in alike}) == len(alike) > 1
        ]
        if beside:
            what = replace(what, value=f"{what.value} – {beside[0]}")
        above = next((cell for cell in reversed(group) if is_case_of(row, cell, self.body)), None)
        if above is None:
            return what
        words = _NUMBERED.sub("", above.text).rstrip(" :")
        return replace(what, value=f"{words} – {what.value}") if words else what

    def _by_size(self, row: Row) -> Binding | None:
        """Return what a row is by a number or a class: "Đường kính dây 9,5 mm", "Nhóm 2"."""
        if "what" not in self.roles:
            return None
        at = self.roles.index("what")
        heading, cell = self.header[at], row.cells[at]
        if CLASS.match(words_of(heading.name.text)) and CLASS_CELL.fullmatch(cell.text):
            words = f"{words_of(heading.name.text)} {cell.text}"
            return Binding(words, cell.text, cell.span)
        if not is_number(cell.text) or heading.unit is None:
            return None
        words = f"{words_of(heading.name.text)} {cell.text} {heading.unit}"
        return Binding(words, cell.text, cell.span)

    def _says_which(self, at: int, cell: Cell) -> bool:
        """Return whether a cell says of which case of a thing its row is."""
        if CONDITION.match(self.header[at].text):
            return bool(cell.text)
        return self.roles[at] == "figure" and _is_condition(cell.text)

    def _whole(self, row: Row, group: Sequence[Cell]) -> Binding | None:
        """Return whose the sum of all rows is: that of the document, if it is of all of them."""
        if group or is_mean(name_of(row, self.roles)) or "who" not in self.roles:
            return None
        return self.facts.home


def _of_tier(figure: Figure, tier: str) -> Figure:
    """Return the figure of a sum as that of the one tier it adds up: of the districts, not the province."""
    what = figure.indicator
    if not tier or what is None:
        return figure
    named = f"{what.value} – {tier[:1].upper()}{tier[1:]}"
    return replace(figure, indicator=replace(what, value=named))


def _is_condition(text: str) -> bool:
    """Return whether a cell is words, so that it says of which case a row is."""
    return bool(re.match(r"[^\W\d]{2}", text)) and cell_number(text) is None
