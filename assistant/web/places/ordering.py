"""The orders in which figures can be listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from index_store.language.characters.marks import comparison_key, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.showing.figure_table import FigureRow

Order = Literal["", "highest", "lowest", "place", "indicator", "newest", "oldest"]
"""By document, as they are read, where nothing is named."""


def ordered(rows: Sequence[FigureRow], order: Order) -> tuple[FigureRow, ...]:
    """Return the rows in an order; those that do not tell what they are ordered by come last."""
    if not order:
        return tuple(rows)
    key, down = _KEYS[order]
    told = [row for row in rows if key(row) is not None]
    rest = [row for row in rows if key(row) is None]
    told.sort(key=lambda row: key(row) or ("", 0.0), reverse=down)
    return (*told, *rest)


def _alphabetical(text: str | None) -> tuple[str, float] | None:
    """Return the key by which names stand in order: by their letters, then by their marks."""
    if not text:
        return None
    letters = comparison_key(text)
    return f"{unmarked(letters)}\0{letters}", 0.0


_Key = tuple[str, float] | None
_KEYS: Mapping[str, tuple[Callable[[FigureRow], _Key], bool]] = {
    "highest": (lambda row: None if row.value is None else ("", row.value), True),
    "lowest": (lambda row: None if row.value is None else ("", row.value), False),
    "place": (lambda row: _alphabetical(row.place), False),
    "indicator": (lambda row: _alphabetical(row.indicator), False),
    "newest": (lambda row: (row.period, 0.0) if row.period else None, True),
    "oldest": (lambda row: (row.period, 0.0) if row.period else None, False),
}
