"""The figures of the last queries, kept for the next: a ranking asks for the same again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index_store.stored import FigureQuery, StoredFigure


class KeptFigures:
    """Figures by query, of one version of the index; at most ``most`` figures in all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._version = -1
        self._held = 0
        self._found: OrderedDict[FigureQuery, tuple[StoredFigure, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, version: int, query: FigureQuery) -> tuple[StoredFigure, ...] | None:
        """Return the figures that meet the query at this version; None where none are kept."""
        with self._lock:
            if version != self._version or query not in self._found:
                return None
            self._found.move_to_end(query)
            return self._found[query]

    def keep(self, version: int, query: FigureQuery, found: tuple[StoredFigure, ...]) -> None:
        """Keep the figures of a query, and fewer of those asked for longest ago."""
        with self._lock:
            if version < self._version:
                return
            if version > self._version:
                self._found.clear()
                self._version, self._held = version, 0
            if query not in self._found:
                self._found[query] = found
                self._held += _weight(found)
            while self._held > self._most:
                _, dropped = self._found.popitem(last=False)
                self._held -= _weight(dropped)


def _weight(found: tuple[StoredFigure, ...]) -> int:
    return len(found) + 1  # that nothing was found is kept too, and takes some room
