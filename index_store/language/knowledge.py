"""The reviewed tables of knowledge, as their readers take them: the columns they name, row by row.

A table is a UTF-8 file of cells between tabs that lies in a package. Lines that begin with "#" and
empty ones are comments; the first other line names the columns, and each row has a cell for every
one. A quotation mark is a letter like others. That a table is composed (NFC), sorted and without
a row twice is the business of its tests, not of each start.
"""

from __future__ import annotations

from importlib.resources import files
from operator import itemgetter


class TableError(Exception):
    """A table is not as its reader expects; the text names its file, its line and what is wrong."""


def table_rows(package: str, path: str, *columns: str) -> list[tuple[str, ...]]:
    """Return the cells of the named columns of each row, in the order of the file.

    Raises `TableError` where a column is missing or a row has more or fewer cells than the head.

    >>> table_rows("index_store.language", "data/document_types.tsv", "type", "code")[0]
    ('Biên bản', 'BB')
    >>> table_rows("index_store.language", "data/document_types.tsv", "name")
    Traceback (most recent call last):
    ...
    index_store.language.knowledge.TableError: index_store.language/data/document_types.tsv, line 1: no column 'name'; found: code, type, reason
    """
    return rows_of(files(package).joinpath(path).read_text("utf-8"), f"{package}/{path}", columns)


def table_column(package: str, path: str, column: str) -> list[str]:
    """Return the cells of one column, in the order of the file."""
    return [row[0] for row in table_rows(package, path, column)]


def table_pairs(package: str, path: str, first: str, second: str) -> list[tuple[str, str]]:
    """Return the cells of two columns of each row, in the order of the file."""
    return [(row[0], row[1]) for row in table_rows(package, path, first, second)]


def rows_of(text: str, name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the cells of the named columns of a table given as text; errors call it ``name``.

    >>> rows_of("# ours\\nword\\treason\\nxã\\tmột cấp", "own.tsv", ("word",))
    [('xã',)]
    >>> rows_of("word\\treason\\nxã", "own.tsv", ("word",))
    Traceback (most recent call last):
    ...
    index_store.language.knowledge.TableError: own.tsv, line 2: expected 2 cells, found 1
    """
    head, *rows = [
        tuple(line.split("\t")) for line in text.splitlines() if line and line[0] != "#"
    ] or [()]
    if not set(columns) <= set(head) or any(len(row) != len(head) for row in rows):
        raise TableError(f"{name}, {_first_fault(text, columns)}")
    if columns == head:
        return rows
    at = [head.index(column) for column in columns]
    if len(at) == 1:
        return [(row[at[0]],) for row in rows]
    return list(map(itemgetter(*at), rows))


def _first_fault(text: str, columns: tuple[str, ...]) -> str:
    """Return where a table is not as expected, and how."""
    (first, names), *lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line and line[0] != "#"
    ] or [(1, "")]
    head = names.split("\t")
    for column in columns:
        if column not in head:
            return f"line {first}: no column {column!r}; found: {', '.join(head)}"
    widths = ((number, line.count("\t") + 1) for number, line in lines)
    number, width = next(one for one in widths if one[1] != len(head))
    return f"line {number}: expected {len(head)} cells, found {width}"
