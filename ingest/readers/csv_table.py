"""A table of separated values (.csv, .tsv) into a page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from ingest.encoding import decode
from ingest.errors import EmptySourceError, RefusedError
from ingest.readers.grid import MAX_CELLS, Placed
from ingest.readers.sheet import sheet_blocks
from ingest.readers.text import normal_newlines
from ingest.records import Page

_SIGNS = (";", "\t", ",", "|")
_LOOKED_AT = 60
_EVEN = 0.6
_FIELD_UP_TO = 1_000_000


def read_csv(data: bytes) -> Page:
    """Return the page that separated values are: lines above the table, the table, notes.

    The separator is the one that cuts the rows into the most even number of cells, so that the
    decimal commas between semicolons stay where they are.
    """
    text = normal_newlines(decode(data)).lstrip("\ufeff")
    stated, _, rest = text.partition("\n")
    if stated.casefold().startswith("sep=") and len(stated) == 5:
        sign, text = stated[-1], rest
    else:
        sign = separator(text)
    cells: list[Placed] = []
    csv.field_size_limit(_FIELD_UP_TO)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign)):
            cells += [
                Placed(words, number, column)
                for column, cell in enumerate(row)
                if (words := " ".join(cell.split()))
            ]
            if len(cells) > MAX_CELLS:
                raise RefusedError(f"bảng có hơn {MAX_CELLS} ô có chữ; hãy tách thành nhiều tệp")
    except csv.Error as error:
        raise RefusedError(
            f"không tách được các cột ({error}); hãy mở bằng Excel và lưu lại thành .xlsx"
        ) from error
    blocks = sheet_blocks(cells)
    if not blocks:
        raise EmptySourceError("bảng không có ô nào có chữ")
    return Page("\n\n".join(blocks))


def separator(text: str) -> str:
    r"""Return the sign that separates the cells of a table.

    >>> separator("Xã;Điểm\nXã A;91,2\nXã B;88"), separator('Xã,Điểm\n"Xã A","91,2"')
    (';', ',')
    """
    return max(_SIGNS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[bool, int, float]:
    """Return whether most rows have the same number of cells, that number, and their share."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        rows = [row for row in islice(reader, _LOOKED_AT) if any(cell.strip() for cell in row)]
    except csv.Error:
        return False, 0, 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return False, 0, 0.0
    width, count = widths.most_common(1)[0]
    share = count / len(rows)
    return share >= _EVEN, width, share
