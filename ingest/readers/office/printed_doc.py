"""What antiword or catdoc prints of a .doc, as a page."""

from __future__ import annotations

from itertools import groupby

from index_store.records import Doubt
from ingest.readers.grid import Placed, table_blocks
from ingest.readers.text import normal_newlines
from ingest.records import Page


def page_of_print(text: str) -> Page:
    r"""Return the page of a printed .doc: its paragraphs, and its lines ``|a |b |`` as tables.

    >>> page_of_print("Kết quả\n|Xã  |Điểm |\n|Xã A|90   |\n").text
    'Kết quả\n\n| Xã | Điểm |\n| Xã A | 90 |'
    """
    blocks: list[str] = []
    for in_table, group in groupby(normal_newlines(text).split("\n"), _is_row):
        lines = [line.strip() for line in group if line.strip()]
        if in_table:
            blocks += table_blocks(
                Placed(" ".join(cell.split()), number, column)
                for number, line in enumerate(lines)
                for column, cell in enumerate(line.strip("|").split("|"))
            )
        else:
            blocks += lines
    reason = "đọc bằng antiword/catdoc: mất số thứ tự tự động và ô gộp; cài LibreOffice để đọc đủ"
    return Page("\n\n".join(blocks), doubts=(Doubt("read-plainly", reason),))


def _is_row(line: str) -> bool:
    words = line.strip()
    return len(words) > 2 and words.startswith("|") and words.endswith("|")
