"""Tables that a model draws with bars, told as one line for each row."""

from __future__ import annotations

import re

_RULE = re.compile(r"^[\s|:+-]+$")
_SOURCE = re.compile(r"(?:nguồn|trích dẫn|đoạn|căn cứ|sources?|citations?|ref\w*)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:stt|tt|số tt|#|no\.?)$", re.IGNORECASE)


def is_row(line: str) -> bool:
    """Return whether a line is, or begins as, a row of a table.

    >>> is_row("| Huyện | Điểm |"), is_row("Huyện A | B")
    (True, False)
    """
    return line.lstrip().startswith("|")


class TableRows:
    """Tells the rows of a table with the words of its head.

    >>> rows = TableRows()
    >>> [rows.sentence(line) for line in ("| Huyện | Điểm | Nguồn |", "|---|--:|---|", "| A | 70,5 | 2 |")]
    ['', '', 'Huyện A: điểm 70,5 [2]']
    """

    def __init__(self) -> None:
        self._head: list[str] = []

    def end(self) -> None:
        """Forget the head: another table has another."""
        self._head = []

    def sentence(self, line: str) -> str:
        """Return a row as words with its markers; "" for a head and for a rule."""
        if _RULE.match(line):
            return ""
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not self._head:
            self._head = cells
            return ""
        named, said, marks = "", [], ""
        for head, cell in zip(self._head, cells, strict=False):
            plain = head.strip("* ")
            if not cell or _COUNTED.match(plain):
                continue
            if _SOURCE.match(plain):
                marks += cell if "[" in cell or "【" in cell else f" [{cell}]"
            elif not named:
                begins = cell.casefold().strip("* ").startswith(plain.casefold())
                named = cell if begins or not plain else f"{plain} {cell}"
            else:
                said.append(f"{plain[:1].lower()}{plain[1:]} {cell}")
        return f"{named}: {'; '.join(said)}{marks and ' ' + marks.strip()}" if said else ""
