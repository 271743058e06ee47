"""The rows of a table in their groups: rows that only name a group, or number the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index_store.figures.owners import owners
from index_store.figures.tables.rows import Row
from index_store.figures.tables.wording import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.tables.headings import Cell
    from index_store.figures.tables.roles import Role

_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.*)?$")
_GROUP_NUMBER = re.compile(
    r"(?:(?P<letter>[A-HĐ])|(?P<roman>[IVX]{1,5})|\d{1,2}(?:\.\d+)*)[.)]?(?:\s|$)"
)
_LETTER = re.compile(r"[a-zđ][.)]?")
_SERIAL_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together, under the names of the groups they are in, the widest first."""

    names: tuple[Cell, ...]
    rows: list[Row]


def groups_of(body: Sequence[Row]) -> Iterator[Group]:
    """Yield the rows under each group, with the names of the groups they stand in."""
    above: dict[int, Cell] = {}
    rows: list[Row] = []
    for row in body:
        named = group_name(row)
        if named is None or (rows and row is body[-1]):
            rows.append(row)
            continue
        if rows:
            yield Group(tuple(above.values()), rows)
            rows = []
        depth = _depth(row)
        above = {level: cell for level, cell in above.items() if level < depth}
        above[depth] = named
    if rows:
        yield Group(tuple(above.values()), rows)


def group_name(row: Row) -> Cell | None:
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


def numbers_columns(row: Row) -> bool:
    """Return whether a row only numbers the columns: "(1) (2) (3)=(1)+(2)"."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 3 or not all(map(_COLUMN_NUMBER.match, filled)):
        return False
    digits = [int(m.group()) for text in filled if (m := re.search(r"\d+", text))]
    return len(digits) > 1 and all(b == a + 1 for a, b in pairwise(digits))


def sums_a_group(row: Row, roles: Sequence[Role]) -> bool:
    """Return whether a row counts all of a group: "A | Khối tỉnh | 140" above its members."""
    if "who" not in roles or roles[0] != "serial":
        return False
    number = _GROUP_NUMBER.fullmatch(row.cells[0].text)
    lettered = number is not None and not row.cells[0].text[0].isdigit()
    named = owners(row.cells[roles.index("who")].text)
    return lettered and not any(o.kind in ("place", "organisation") for o in named)


def is_case_of(row: Row, above: Cell, body: Sequence[Row]) -> bool:
    """Return whether a row is numbered as a part of the group above it: 6.1 or a of 6, or a dash."""
    head = next((other for other in body if above in other.cells), None)
    own = row.cells[0].text
    number = _SERIAL_NUMBER.match(head.cells[0].text) if head is not None else None
    if number is None:
        return False
    if _LETTER.fullmatch(own):
        return True
    part = _SERIAL_NUMBER.match(own)
    return own[:1] in ("-", "–", "+") or bool(
        part and part["number"].startswith(f"{number['number']}.")
    )


def filled_down(rows: Sequence[Row], roles: Sequence[Role]) -> Iterator[Row]:
    """Yield the rows, each unnamed one with the unit of the row above: a merged cell was lost."""
    at = roles.index("who") if {"who", "what"} <= set(roles) else None
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
