"""Tables of figures in a web page: what they say weighs as running text does.

An annex of a decision, saved as a web page, is three tables and a list of notes. By its sentences
alone the list would be its article, and the tables a frame around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ROWS = 3
"""So many rows of one name and its figures make a table of figures; a calendar has no names."""
_FIGURES = 2
_FIGURE = re.compile(r"[-+−]?\d[\d.,/]*\s?%?")
_NAME = re.compile(r"[^\W\d_]{2}")


def is_table_of_figures(table: LexborNode) -> bool:
    """Return whether most rows of a table are a name with several figures, none of it a link."""
    if table.css_first("table table") is not None or table.css_first("a[href]") is not None:
        return False
    rows = [[_words(cell) for cell in row.css("td, th")] for row in table.css("tr")]
    of_figures = [cells for cells in rows if _is_row_of_figures(cells)]
    return len(of_figures) >= _ROWS and 2 * len(of_figures) >= len(rows)


def _is_row_of_figures(cells: list[str]) -> bool:
    figures = sum(1 for cell in cells if _FIGURE.fullmatch(cell))
    return figures >= _FIGURES and any(_NAME.search(cell) for cell in cells)


def _words(cell: LexborNode) -> str:
    return " ".join(cell.text(separator=" ").split())
