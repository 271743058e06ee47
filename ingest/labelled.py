"""Facts in the table of properties that a law portal puts above a document: "Người ký: | …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_pairs
from index_store.records import Span
from ingest.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ingest.page import Layout

_CELL = re.compile(r"[^|\t]+")
_FIRST_LINES = 60
_UNKNOWN = re.compile(r"đã biết|đang cập nhật|khongso|không số|chưa|dữ liệu", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A fact with its label: its value as written, and where that stands."""

    fact: str
    value: str
    span: Span

    @property
    def date(self) -> date | None:
        """The day that the value is, if it is one."""
        found = read_date(self.value)
        return found.date if found else None


def labelled_facts(layout: Layout) -> dict[str, Labelled]:
    """Return the facts that cells or lines near the top label, the first of each.

    >>> from ingest.page import lay_out
    >>> found = labelled_facts(lay_out("| Số hiệu: | 24/2018/QH14 | Người ký: | Lê Văn Mẫu |"))
    >>> found["number"].value, found["signer"].value
    ('24/2018/QH14', 'Lê Văn Mẫu')
    """
    labels = {
        label.casefold(): fact
        for label, fact in table_pairs("ingest", "data/property_labels.tsv", "label", "fact")
    }
    found: dict[str, Labelled] = {}
    fact: str | None = None
    for words, start in _cells(layout):
        label, colon, rest = words.partition(":")
        named = labels.get(label.strip(" *>-").casefold()) if colon or fact is None else None
        if named is not None:
            value = rest.strip(" *")
            fact = None if value else named
            if value:
                at = start + words.index(value, len(label) + 1)
                _keep(found, named, value, at)
        elif fact is not None:
            _keep(found, fact, words, start)
            fact = None
    return found


def _keep(found: dict[str, Labelled], fact: str, value: str, start: int) -> None:
    if not _UNKNOWN.search(value):
        found.setdefault(fact, Labelled(fact, value, Span(start, start + len(value))))


def _cells(layout: Layout) -> Iterator[tuple[str, int]]:
    for line in layout.lines[:_FIRST_LINES]:
        for match in _CELL.finditer(line.text):
            words = match.group().strip()
            if words:
                yield words, line.span.start + match.start() + match.group().index(words)
