"""What became of ministries, departments and other bodies in the reorganisation of 2025.

The days of a province's departments are those of its council, around 2025-03-01; a row that is
not ``known`` may be off in its details.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from index_store.language.names.organisation_table import bodies, body_key, table


@dataclass(frozen=True, slots=True)
class BodyChange:
    """A body that took over the work of another: all of it, the main part or a part."""

    name: str
    on: date
    share: str
    known: bool
    source: str


def body_became(name: str, on: date) -> tuple[BodyChange, ...]:
    """Return the bodies that had taken over the work of ``name`` by a day, the main one first.

    Short forms are read too; nothing is returned for a body that goes on.

    >>> from datetime import date
    >>> [c.name for c in body_became("Sở KH&ĐT", date(2026, 1, 1))]
    ['Sở Tài chính']
    >>> [(c.name, c.share) for c in body_became("Bộ TT&TT", date(2026, 1, 1))][:2]
    [('Bộ Khoa học và Công nghệ', 'main'), ('Bộ Công an', 'part')]
    >>> body_became("Sở KH&ĐT", date(2024, 1, 1)), body_became("Sở Nội vụ", date(2026, 1, 1))
    ((), ())
    """
    key = body_key(name)
    full = bodies()[key].name if key in bodies() else name
    return tuple(change for change in _changes().get(body_key(full), ()) if change.on <= on)


_COLUMNS = ("name", "on", "became", "share", "confidence", "source")


def body_was(name: str, on: date) -> tuple[str, ...]:
    """Return the bodies whose work, or the main part of it, came to ``name`` by a day.

    >>> from datetime import date
    >>> body_was("Sở Nông nghiệp và Môi trường", date(2026, 1, 1))
    ('Sở Nông nghiệp và Phát triển nông thôn', 'Sở Tài nguyên và Môi trường')
    """
    key = body_key(name)
    full = bodies()[key].name if key in bodies() else name
    rows = table("organisation_changes.tsv", *_COLUMNS)
    return tuple(
        old
        for old, changed, became, share, *_ in rows
        if body_key(became) == body_key(full)
        and share != "part"
        and date.fromisoformat(changed) <= on
    )


@cache
def _changes() -> dict[str, tuple[BodyChange, ...]]:
    found: dict[str, list[BodyChange]] = defaultdict(list)
    rows = table("organisation_changes.tsv", *_COLUMNS)
    for name, changed, became, share, confidence, source in rows:
        change = BodyChange(
            became, date.fromisoformat(changed), share, confidence == "known", source
        )
        found[body_key(name)].append(change)
    return {key: tuple(sorted(own, key=lambda c: c.share == "part")) for key, own in found.items()}
