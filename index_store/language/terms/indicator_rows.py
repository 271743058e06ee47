"""Rows of a table of indicators: the built-in one, and a user's file of the same form.

A file is UTF-8 text with a header, its columns parted by tabs, semicolons or commas. ``id``,
``name_vi`` and ``variants`` are needed; ``name_en``, ``weak``, ``not_after``, ``unit``,
``better`` and ``source`` may be left out. Several values of one cell stand between ``|``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index_store.language.characters.marks import nfc

Better = Literal["higher", "lower", ""]


class IndicatorFileError(Exception):
    """A file of indicators cannot be read; the text names its row and column."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the table: what is measured, in which unit, and which way is better.

    ``weak`` names count only where something is ranked, scored or graded; none counts right
    after a word of ``not_after``.
    """

    id: str
    name_vi: str
    name_en: str
    variants: tuple[str, ...]
    weak: tuple[str, ...]
    unit: str
    better: Better
    not_after: tuple[str, ...] = ()
    source: str = ""


def load_indicators(path: Path) -> tuple[Indicator, ...]:
    """Return the indicators of a user's file, in its order.

    Raises `IndicatorFileError` with one line that says which row and column is wrong, what was
    expected and what was found.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise IndicatorFileError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise IndicatorFileError(f"{path}: expected UTF-8 text; save it as UTF-8") from error
    return parse_indicators(text, str(path))


def parse_indicators(text: str, name: str) -> tuple[Indicator, ...]:
    """Return the indicators of a table in text; ``name`` is what errors call it.

    >>> table = "id;name_vi;variants;better\\nho_tich;Tỷ lệ số hóa hộ tịch;số hóa hộ tịch;higher"
    >>> parse_indicators(table, "bảng.csv")[0].name_vi
    'Tỷ lệ số hóa hộ tịch'
    >>> parse_indicators(table.replace("higher", "cao"), "bảng.csv")
    Traceback (most recent call last):
    ...
    index_store.language.terms.indicator_rows.IndicatorFileError: bảng.csv, row 2, column better: expected higher, lower or nothing, found 'cao'
    """
    lines = nfc(text).splitlines()
    header = lines[0] if lines else ""
    delimiter = next((sign for sign in "\t;," if sign in header), "\t")
    # In a table parted by tabs a quotation mark is a letter like others.
    if delimiter == "\t":
        table = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        table = csv.reader(lines, delimiter=delimiter)
    columns = [column.strip() for column in next(table, [])]
    _check_columns(columns, name)
    rows: list[Indicator] = []
    for cells in table:
        if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
            where = f"{name}, row {table.line_num}"
            if len(cells) != len(columns):
                raise IndicatorFileError(
                    f"{where}: expected {len(columns)} columns, found {len(cells)}"
                )
            values = {key: cell.strip() for key, cell in zip(columns, cells, strict=True)}
            rows.append(_row(values, where, {row.id: row for row in rows}))
    return tuple(rows)


_NEEDED = ("id", "name_vi", "variants")
_COLUMNS = (*_NEEDED, "name_en", "weak", "not_after", "unit", "better", "source")
_BETTER: dict[str, Better] = {"higher": "higher", "lower": "lower", "": ""}
_BRACKETS = re.compile(r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*")


def _check_columns(columns: list[str], name: str) -> None:
    for needed in _NEEDED:
        if needed not in columns:
            raise IndicatorFileError(f"{name}, row 1: no column {needed}; found {columns}")
    for number, column in enumerate(columns, 1):
        if column not in _COLUMNS or columns.index(column) != number - 1:
            raise IndicatorFileError(
                f"{name}, row 1, column {number}: unknown or repeated column {column!r}; "
                f"known: {', '.join(_COLUMNS)}"
            )


def _row(values: dict[str, str], where: str, before: dict[str, Indicator]) -> Indicator:
    """Return one row as an indicator; every value is checked."""

    def wrong(column: str, expected: str) -> IndicatorFileError:
        found = values.get(column, "")
        return IndicatorFileError(f"{where}, column {column}: expected {expected}, found {found!r}")

    if not re.fullmatch(r"[a-z0-9_]+", values["id"]):
        raise wrong("id", "small letters a-z, digits and _")
    if values["id"] in before:
        raise wrong("id", "an id that no other row has")
    if not values["name_vi"]:
        raise wrong("name_vi", "a name")
    if any(row.name_vi == values["name_vi"] for row in before.values()):
        raise wrong("name_vi", "a name that no other row has")
    if not values["variants"] and not values.get("weak"):
        raise wrong("variants", "at least one name as texts write it")
    for column in ("variants", "weak"):
        if not all(map(_BRACKETS.fullmatch, _parts(values, column))):
            raise wrong(column, "a closing ] for every [")
    if values.get("better", "") not in _BETTER:
        raise wrong("better", "higher, lower or nothing")
    return Indicator(
        values["id"],
        values["name_vi"],
        values.get("name_en", ""),
        _parts(values, "variants"),
        _parts(values, "weak"),
        values.get("unit", ""),
        _BETTER[values.get("better", "")],
        _parts(values, "not_after"),
        values.get("source", ""),
    )


def _parts(values: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in values.get(column, "").split("|"))))
