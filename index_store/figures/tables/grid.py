"""A table whose columns are understood: its groups, its rows, and the figures of its cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from index_store.figures.hearings import heads_column
from index_store.figures.owners import owners
from index_store.figures.tables.addends import addends
from index_store.figures.tables.cells import UNRANKED, cell_figures, owner_in, row_indicator
from index_store.figures.tables.context import Caption, Line
from index_store.figures.tables.headings import (
    Cell,
    Heading,
    heading_row_count,
    headings,
    of_parts,
    part_of_year,
    period_in,
    unit_as_written,
    words_of,
)
from index_store.figures.tables.measures import names_an_index, the_index
from index_store.figures.tables.ranked_rows import rows_are_ranks
from index_store.figures.tables.roles import CLASS, CLASS_CELL, CONDITION, Role, column_roles
from index_store.figures.tables.rows import Row
from index_store.figures.tables.worded import REMARK, worded_figures
from index_store.figures.tables.wording import (
    CHANGED,
    GRADE,
    RANK,
    bare_rank,
    cell_number,
    is_bare,
    is_mean,
    is_number,
    is_points,
    is_rank,
    is_total,
    unit_kind,
)
from index_store.language.amounts.quantities import parse_number, units
from index_store.language.characters.letters import UPPER
from index_store.language.names.place_bare import bare_ids
from index_store.language.names.place_names import bare_levels, is_bare_name
from index_store.language.names.place_table import name_key, unit_of
from index_store.language.terms.indicators import find_indicators, indicator_by_name
from index_store.records import Binding, Document, Figure, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from index_store.figures.article import Article


def table_of(rows: list[Row], caption: Caption, facts: Article) -> Table | None:
    """Return the table that rows of equally many cells are, None where no column says of whom."""
    start = 0  # below the titles over all columns
    while start < len(rows) and sum(bool(cell.text) for cell in rows[start].cells) < 2:
        start += 1
    rows = rows[start:]
    if len(rows) < 2 or sum(is_number(cell.text) for cell in rows[0].cells) > 1:
        return None
    count = heading_row_count([row.cells for row in rows])
    header = list(_told_apart(headings([row.cells for row in rows[:count]])))
    header = list(_beside_each_other(header, facts.reference))
    repeated = {tuple(cell.text for cell in row.cells) for row in rows[:count]}
    body = [row for row in rows[count:] if tuple(cell.text for cell in row.cells) not in repeated]
    body = [row for row in body if not _numbers_columns(row)]
    plain = [row.cells for row in body if _group_of(row) is None]
    roles = column_roles(header, plain)
    header = list(_scored_beside(header, roles, plain))
    header = list(_units_across(header, roles, caption.level))
    header, roles = _with_rows_ranked(header, roles, plain, facts.reference)
    if not {"who", "what", "when"} & set(roles):
        return None
    return Table(header, roles, body, caption, facts)


def _told_apart(header: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings, each knowing whether it is one of a series and whether it names a unit."""
    words = [words_of(one.name.text).casefold() for one in header]
    ends = {other[at + 1 :] for other in words for at, sign in enumerate(other) if sign == " "}
    for one, own in zip(header, words, strict=True):
        series = bool(own) and own in ends
        yield replace(one, in_series=series, owner=owner_in(one))


def _units_across(
    header: Sequence[Heading], roles: Sequence[Role], level: str
) -> Iterator[Heading]:
    """Yield the headings; where all beside what is measured are names, each is the unit it names.

    That they are units, the kind that the words above the table say tells, or one that is known among them.
    """
    at = roles.index("what") if "what" in roles else len(roles)
    names = [one.name.text for one in header[at + 1 :] if not is_total(one.name.text)]
    bare = [name for name in names if is_bare_name(name)]
    known = any(bare_levels(name) for name in bare)
    across = (
        len(bare) >= _LEAST_ACROSS
        and len(bare) == len(names)
        and set(roles[at + 1 :]) == {"figure"}
        and (level or known)
    )
    for place, one in enumerate(header):
        if across and place > at and one.name.text in bare:
            one = replace(one, owner=_owner(one.name, level))
        yield one


_LEAST_ACROSS = 3


def _beside_each_other(header: Sequence[Heading], reference: date | None) -> Iterator[Heading]:
    """Yield the headings, each knowing what those beside it tell of it.

    Beside "Chỉ số CCHC 2023", the points of a hearing are a part of it, and a bare "Xếp hạng" is
    one of 2023.
    """
    plain = [one for one in header if not (RANK.search(one.text) or CHANGED.search(one.text))]
    index = [one for one in plain if names_an_index(one)]
    dated = [(one, p) for one in header if (p := one.period(reference)) is not None]
    periods = {p.value: p for _, p in dated}
    when = next(iter(periods.values())) if len(periods) == 1 else None
    if any(RANK.search(one.text) and not one.period(reference) for one in header) and all(
        RANK.search(one.text) for one, _ in dated
    ):
        when = None  # "Hạng năm 2023" beside a bare "Hạng": the bare one is of another year
    summed = any(_SUM_OF_POINTS.match(one.name.text) for one in plain)
    for one in header:
        scaled = summed and one.scale not in (None, 100) and not _SUM_OF_POINTS.match(one.name.text)
        judged = (heads_column(one.name.text) or scaled) and one not in index
        part = judged and (bool(index) or summed or of_parts(one))
        ranks = RANK.search(one.text) is not None or GRADE.match(one.name.text) is not None
        beside = the_index(index) if ranks else None
        yield replace(one, part=part, when_beside=when if ranks else None, index_beside=beside)


def _scored_beside(
    header: Sequence[Heading], roles: Sequence[Role], rows: Sequence[Sequence[Cell]]
) -> Iterator[Heading]:
    """Yield the headings; one of decimals in no unit, beside points of an index, is a part of it.

    "DTI 2024 | Chính quyền số | Kinh tế số" over 0,7821, 0,8210 and 0,7466.
    """
    index = "who" in roles and any(
        names_an_index(one) or is_points(words_of(one.name.text)) for one in header
    )
    summed = addends([role == "figure" for role in roles], [[c.text for c in row] for row in rows])
    for at, (one, role) in enumerate(zip(header, roles, strict=True)):
        plain = one.unit is None and not (RANK.search(one.text) or CHANGED.search(one.text))
        said = words_of(one.name.text)
        own = (
            names_an_index(one)
            or is_bare(said)
            or is_points(said)
            or re.search("điểm|tự ", said, re.IGNORECASE)
        )
        scored = index and role == "figure" and plain and not own
        if scored and not _COUNTED.match(one.name.text) and _decimals(row[at] for row in rows):
            one = replace(one, part=True)
        if at in summed and plain and not names_an_index(one):
            one = replace(one, part=True)
        yield one


def _with_rows_ranked(
    header: list[Heading],
    roles: list[Role],
    rows: Sequence[Sequence[Cell]],
    reference: date | None,
) -> tuple[list[Heading], list[Role]]:
    """Return the headings and roles, the numbers of the rows as ranks where the table shows it."""
    texts = [
        [cell.text for cell in row]
        for row in rows
        if not any(is_total(cell.text.strip("*_ ")) for cell in row)
    ]
    if roles[0] != "serial" or "who" not in roles or not rows_are_ranks(header, texts, 0):
        return header, roles
    before = next(one.period(reference) for one in header[1:] if is_rank(one))
    later = {
        p.value: p
        for one in header
        if (p := one.period(reference)) is not None and (before is None or p.value > before.value)
    }
    if len(later) > 1:
        return header, roles
    own = replace(header[0], ranks_rows=True, when_beside=next(iter(later.values()), None))
    return [own, *header[1:]], ["figure", *roles[1:]]


_COUNTED = re.compile(r"(?:tổng )?(?:số(?! hóa)|tỷ|tỉ|mức|diện tích|dân số)(?!\w)", re.IGNORECASE)
_DECIMAL = re.compile(r"0[,.]\d{2,4}|\d{1,3},(?:\d{1,2}|\d{4})")


def _decimals(cells: Iterable[Cell]) -> bool:
    """Return whether most cells of a column are written with decimals, as no count is."""
    filled = [cell.text for cell in cells if cell.text]
    return bool(filled) and sum(bool(_DECIMAL.fullmatch(text)) for text in filled) * 2 > len(filled)


_SUM_OF_POINTS = re.compile(r"tổng(?: số)? (?:điểm|cộng)", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.*)?$")
_GROUP_NUMBER = re.compile(
    r"(?:(?P<letter>[A-HĐ])|(?P<roman>[IVX]{1,5})|\d{1,2}(?:\.\d+)*)[.)]?(?:\s|$)"
)


def _numbers_columns(row: Row) -> bool:
    """Return whether a row only numbers the columns: "(1) (2) (3)=(1)+(2)"."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 3 or not all(map(_COLUMN_NUMBER.match, filled)):
        return False
    digits = [int(m.group()) for text in filled if (m := re.search(r"\d+", text))]
    return len(digits) > 1 and all(b == a + 1 for a, b in pairwise(digits))


def _group_of(row: Row) -> Cell | None:
    """Return the words of a row that only names a group of the rows below it."""
    filled = [cell for cell in row.cells if cell.text]
    if len(filled) == 2 < len(row.cells) and _GROUP_NUMBER.fullmatch(filled[0].text):
        filled = filled[1:]
    if len(filled) != 1 or is_number(filled[0].text):
        return None
    return filled[0]


def _depth(row: Row) -> int:
    """Return how deep a group stands by its number: letters, Roman digits, digits."""
    text = next(cell.text for cell in row.cells if cell.text)
    number = _GROUP_NUMBER.match(text)
    if number is None or not text[0].isascii():
        return 0
    if number["roman"]:
        return 1
    return 0 if number["letter"] else 2


_GOALS = re.compile(r"(?:các )?(?:mục tiêu|chỉ tiêu (?:kế hoạch|phấn đấu))", re.IGNORECASE)


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
        level = level_of(self.header, self.roles, self.caption.level)
        everyone = [
            row for row in self.body if _group_of(row) is None and not is_total(self._named(row))
        ]
        for group, rows in self._groups():
            caption, place = self._of_group(group)
            yield from self._counted_in(document, group, caption)
            ranked = [row for row in rows if not is_total(self._named(row))]
            sizes = {
                at: _ranked(ranked, at) or _ranked(everyone, at)
                for at, one in enumerate(self.header)
                if is_rank(one)
            }
            sizes |= {at: size for at in sizes if (size := _run_on(everyone, at)) is not None}
            by_time = self._ranked_by_time(everyone, tuple(sizes))
            goal = self._goals()
            for row in self._filled_down(rows):
                if self._sums_a_group(row):
                    continue
                line = line_of(row, self.roles, caption, self.facts, place, level)
                whole = self._whole(row, group)
                if line.total and not line.stated and whole is None:
                    continue
                if line.total and not line.stated:
                    line = replace(line, owner=whole)
                what = self._by_size(row) or self._under(row, group, line.what)
                line = replace(line, goal=goal, what=what)
                across = self._ranked_across(row)
                for at, cell in enumerate(row.cells):
                    heading, stated = self.header[at], False
                    if self.roles[at] == "figure":
                        for found in cell_figures(document, line, cell, heading):
                            stated = True
                            of = by_time.get((self._time_of(row), at)) if by_time else sizes.get(at)
                            yield _of_how_many(found, of or across)
                    worded = self.roles[at] == "figure" or (
                        self.roles[at] == "note"
                        and any(REMARK.match(level.text) for level in heading.levels)
                    )
                    if worded and not stated:
                        yield from worded_figures(document, line, cell, heading)

    def _time_of(self, row: Row) -> str:
        """Return when a row is of, in its own words, "" where no column says it."""
        return row.cells[self.roles.index("when")].text if "when" in self.roles else ""

    def _ranked_by_time(
        self, rows: Sequence[Row], columns: Sequence[int]
    ) -> dict[tuple[str, int], float | None]:
        """Return how many are ranked in each column at each time, where a unit has a row for each."""
        if not {"who", "when"} <= set(self.roles):
            return {}
        times = dict.fromkeys(map(self._time_of, rows))
        return {
            (time, at): _ranked([row for row in rows if self._time_of(row) == time], at)
            for time in times
            for at in columns
        }

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

    def _filled_down(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows, each unnamed one with the unit of the row above: a merged cell was lost."""
        at = self.roles.index("who") if {"who", "what"} <= set(self.roles) else None
        last: Cell | None = None
        for row in rows:
            if at is None:
                yield row
            elif row.cells[at].text:
                last = row.cells[at]
                yield row
            else:
                cells = (*row.cells[:at], last or row.cells[at], *row.cells[at + 1 :])
                yield Row(cells, row.span)

    def _groups(self) -> Iterator[tuple[tuple[Cell, ...], list[Row]]]:
        """Yield the rows under each group, with the names of the groups they stand in."""
        above: dict[int, Cell] = {}
        rows: list[Row] = []
        for row in self.body:
            named = _group_of(row)
            if named is None or (rows and row is self.body[-1]):
                rows.append(row)
                continue
            if rows:
                yield tuple(above.values()), rows
                rows = []
            depth = _depth(row)
            above = {level: cell for level, cell in above.items() if level < depth}
            above[depth] = named
        if rows:
            yield tuple(above.values()), rows

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

    def _named(self, row: Row) -> str:
        """Return the words by which a row says whose or of what it is."""
        words = (
            cell.text
            for role, cell in zip(self.roles, row.cells, strict=True)
            if role in ("who", "what", "when", "serial") and cell.text and not is_number(cell.text)
        )
        return next(words, "")

    def _ranked_across(self, row: Row) -> float | None:
        """Return how many are ranked in a row whose columns are the units."""
        owned = [cell.text for cell, one in zip(row.cells, self.header, strict=True) if one.owned]
        return _ranked_in(owned)

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
        above = next((cell for cell in reversed(group) if _is_case_of(row, cell, self.body)), None)
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

    def _sums_a_group(self, row: Row) -> bool:
        """Return whether a row counts all of a group: "A | Khối tỉnh | 140" above its members."""
        if "who" not in self.roles or self.roles[0] != "serial":
            return False
        number = _GROUP_NUMBER.fullmatch(row.cells[0].text)
        lettered = number is not None and not row.cells[0].text[0].isdigit()
        named = owners(row.cells[self.roles.index("who")].text)
        return lettered and not any(o.kind in ("place", "organisation") for o in named)

    def _goals(self) -> bool:
        """Return whether the rows are goals by the heading of their column."""
        named = (
            one.text for one, role in zip(self.header, self.roles, strict=True) if role == "what"
        )
        return any(_GOALS.match(text) for text in named)

    def _whole(self, row: Row, group: Sequence[Cell]) -> Binding | None:
        """Return whose the sum of all rows is: that of the document, if it is of all of them."""
        if group or is_mean(self._named(row)) or "who" not in self.roles:
            return None
        return self.facts.home


_COUNTED_IN = re.compile(
    r"(?:[IVX]{1,4}[.)] |[A-HĐ][.)] |\d{1,2}[.)] )?(?P<name>[^()]{3,80}?) \((?P<number>\d{1,4}) (?P<unit>[^\W\d][^()\d]{1,24})\)$"
)
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]? ")
_SERIAL_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?(?:\s|$)")


def _is_condition(text: str) -> bool:
    """Return whether a cell is words, so that it says of which case a row is."""
    return bool(re.match(r"[^\W\d]{2}", text)) and cell_number(text) is None


def _is_case_of(row: Row, above: Cell, body: Sequence[Row]) -> bool:
    """Return whether a row is numbered as a part of the group above it: 6.1 of 6, or a dash."""
    head = next((other for other in body if above in other.cells), None)
    own = row.cells[0].text
    number = _SERIAL_NUMBER.match(head.cells[0].text) if head is not None else None
    if number is None:
        return False
    part = _SERIAL_NUMBER.match(own)
    return own[:1] in ("-", "–", "+") or bool(
        part and part["number"].startswith(f"{number['number']}.")
    )


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
    owner = _owner(cells["who"], level) if "who" in roles else place or home
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

    "Tỷ lệ hồ sơ đúng hạn, %" is in percents; "Tiêu đề của phần, chương" is in no chapters.
    """
    unit = Heading((cell,)).unit
    listed = unit is not None and unit_kind(unit) == "count" and cell.text.endswith(f", {unit}")
    return None if listed else unit


def _ranked(body: Sequence[Row], at: int) -> float | None:
    """Return how many are ranked where a column runs on from 1; equals may share a rank."""
    return _ranked_in([row.cells[at].text for row in body])


def _run_on(body: Sequence[Row], at: int) -> float | None:
    """Return how many are ranked where each rank from 1 stands once, whatever the groups of rows."""
    texts = [bare_rank(row.cells[at].text) for row in body]
    numbers = sorted(int(text) for text in texts if text.isdigit())
    whole = len(numbers) > 2 and len(numbers) == len(texts)
    return float(len(numbers)) if whole and numbers == list(range(1, len(numbers) + 1)) else None


_SHARED = re.compile(r"(?<=\d) ?[-–] ?\d{1,3}$")  # "2-3": the first of the ranks that are shared


def _ranked_in(cells: Sequence[str]) -> float | None:
    texts = [bare_rank(text) for text in cells if not UNRANKED.match(text)]
    texts = [_SHARED.sub("", text) for text in texts]
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return None
    numbers = sorted(int(text) for text in texts)
    shared = all(number == 1 + bisect_left(numbers, number) for number in numbers)
    dense = sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    return float(len(numbers)) if shared or (dense and numbers[-1] > 2) else None


def _of_how_many(figure: Figure, of: float | None) -> Figure:
    if figure.kind != "rank" or figure.of is not None or of is None:
        return figure
    return replace(figure, of=of)


_GOES_ON = re.compile(rf" [{UPPER}]")


# "H. Sơn Lâm (1)": a kind that only stands for a place in a column of names, and a footnote's mark.
_KINDS = {"H": "huyện", "P": "phường", "Q": "quận", "X": "xã"}
_SHORT_KIND = re.compile(rf"([HPQX])\.\s*(?=[{UPPER}])")
_FOOTNOTE = re.compile(r"(?<=\w)\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)$")


_LEVEL = re.compile(
    r"(?:tên )?(?:các )?(?P<kind>tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$", re.IGNORECASE
)
# What no place is called: "Toàn tỉnh", "Khu vực phía Bắc", "Đông Nam Bộ".
_NO_PLACE = re.compile(
    r"(?:toàn|khu|vùng|khối|cụm|nhóm|cả|các|tỉnh|thành|tp|huyện|quận|xã|phường|thị|đặc)(?!\w)|.* bộ$",
    re.IGNORECASE,
)
_PROPER = re.compile(rf"(?:[{UPPER}][^\W\d]*)(?:(?: | - |-)[{UPPER}][^\W\d]*){{0,4}}$")


# Headings of names that leave open what is named; the words above the table say it.
_ANY_UNIT = re.compile(
    r"(?:tên )?(?:các )?(?:đơn vị|địa phương|địa bàn|tên|đơn vị hành chính)?$", re.IGNORECASE
)


def level_of(header: Sequence[Heading], roles: Sequence[Role], told: str = "") -> str:
    """Return the kind of place that the heading of the names says, "" for none or several.

    Where it leaves that open ("Đơn vị"), it is the kind ``told`` above the table.
    """
    named = next((one for one, role in zip(header, roles, strict=True) if role == "who"), None)
    if named is None:
        return ""
    if found := _LEVEL.match(named.name.text):
        return found["kind"].lower()
    if _OF_PROVINCES.match(named.name.text):
        return "tỉnh"
    return told if _ANY_UNIT.match(named.name.text) else ""


_OF_PROVINCES = re.compile(
    r"(?:tên )?(?:các )?tỉnh(?:, |/| và | - )(?:thành phố|TP)$", re.IGNORECASE
)


def _owner(cell: Cell, level: str) -> Binding | None:
    """Return whose a row is; an unknown bare name is a place of the kind that its column says."""
    if not cell.text or is_number(cell.text):
        return None
    found = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
    plain = _FOOTNOTE.sub("", cell.text)
    value = found[0].value if found else plain
    if not found and (short := _SHORT_KIND.match(plain)) is not None:
        whole = f"{_KINDS[short[1]]} {plain[short.end() :]}"
        value = next((o.value for o in owners(whole) if o.kind == "place"), plain)
    if found and _GOES_ON.match(cell.text, found[0].span.end):
        value = cell.text  # "thành phố Hạ Long Xuyên" is not the Hạ Long that is known
    if level and value == plain and not (_NO_PLACE.match(plain) or is_total(plain)):
        bare = not found or found[0].value != value or _may_be(plain, level)
        value = f"{level} {plain}" if bare and _PROPER.match(plain) else value
    return Binding(value, cell.text, cell.span)


_OF_DISTRICTS = frozenset({"huyện", "quận", "thị xã", "thành phố"})


def _may_be(name: str, level: str) -> bool:
    """Return whether a known name without its kind may be a place of a kind: no huyện is a known city.

    >>> _may_be("Bình Xuyên", "phường"), _may_be("Hạ Long", "huyện")
    (True, False)
    """
    kinds = {unit_of(one) for one in bare_ids(name_key(name))}
    return level in kinds or level not in _OF_DISTRICTS or not kinds & _OF_DISTRICTS
