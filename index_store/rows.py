"""Records as rows of :mod:`index_store.tables`, and rows as the records they were."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from index_store.details import (
    details_row,
    doubts_of,
    landmarks_of,
    origins_of,
    relations_of,
)
from index_store.records import Binding, Document, Figure, Passage, Span
from index_store.stored import DocumentSummary, StoredFigure
from index_store.tables import BINDINGS, figures, passages
from index_store.unfrozen import unfrozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index_store.records import Reading

Cell = str | int | float | None

ORDINAL_BITS = 20
"""A passage's key is its revision's number and, in so many low bits, its ordinal."""


def passage_key(revision: int, ordinal: int) -> int:
    """Return the number that names a passage in every index, never given twice.

    >>> passage_key(3, 7) >> ORDINAL_BITS
    3
    """
    if ordinal >> ORDINAL_BITS:
        raise ValueError(f"a document holds at most {1 << ORDINAL_BITS} passages, found {ordinal}")
    return revision << ORDINAL_BITS | ordinal


def revision_row(reading: Reading, signature: bytes, family: str) -> dict[str, object]:
    """Return the reading's document as the row of a staged revision."""
    document = reading.document
    return {
        "state": "staged",
        "document_id": document.id,
        "version": document.version,
        "fingerprint": reading.fingerprint,
        "indexed_at": datetime.now(UTC).replace(tzinfo=None),
        "source": document.source,
        "name": document.name,
        "text": document.text,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "visibility": document.visibility,
        "genre": document.genre,
        "number": document.number,
        "issuer": document.issuer,
        "place": document.place,
        "language": document.language,
        "derived": list(document.derived),
        **details_row(document),
        "signature": signature,
        "family": family,
        "characters": len(document.text),
        "passages": len(reading.passages),
        "figures": len(reading.figures),
    }


DOCUMENT_COLUMNS = tuple(
    {"id": "document_id"}.get(field.name, field.name) for field in fields(Document)
)
"""The columns of a revision that hold its document, in the order of its fields."""


def document_of(row: Sequence[Any]) -> Document:
    """Return the document of DOCUMENT_COLUMNS of a revision, equal to what was stored.

    The row is as the database holds it, with days and lists as text.
    """
    return Document(*_read(row, _OF_DOCUMENT))


SUMMARY_COLUMNS = tuple(
    {"id": "document_id"}.get(field.name, field.name) for field in fields(DocumentSummary)
)
"""The columns of a revision that tell about its document, in the order of a summary."""
_INDEXED_AT = SUMMARY_COLUMNS.index("indexed_at")


def summary_of(row: Sequence[Any]) -> DocumentSummary:
    """Return what the SUMMARY_COLUMNS of a revision say about its document.

    The row is as the database holds it, with days and lists as text: of tens of thousands,
    SQLAlchemy reads every empty list.
    """
    told = _read(row, _OF_SUMMARY)
    told[_INDEXED_AT] = datetime.fromisoformat(told[_INDEXED_AT]).replace(tzinfo=UTC)
    return DocumentSummary(*told)


_LISTS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "derived": tuple,
    "relations": relations_of,
    "doubts": doubts_of,
    "landmarks": landmarks_of,
    "origins": origins_of,
}
_DAYS = frozenset(("published", "effective", "expires"))


@dataclass(frozen=True, slots=True)
class _Written:
    """Which columns of a row are days, and which are lists, with what reads these."""

    days: tuple[int, ...]
    lists: tuple[tuple[int, Callable[[Any], tuple[Any, ...]]], ...]

    @classmethod
    def among(cls, columns: Sequence[str]) -> _Written:
        return cls(
            tuple(at for at, name in enumerate(columns) if name in _DAYS),
            tuple((at, _LISTS[name]) for at, name in enumerate(columns) if name in _LISTS),
        )


_OF_DOCUMENT, _OF_SUMMARY = map(_Written.among, (DOCUMENT_COLUMNS, SUMMARY_COLUMNS))


def _read(row: Sequence[Any], written: _Written) -> list[Any]:
    """Return the cells of a row, its days and lists read."""
    told = list(row)
    for at in written.days:
        if told[at] is not None:
            told[at] = date.fromisoformat(told[at])
    for at, read in written.lists:
        told[at] = () if told[at] == "[]" else read(json.loads(told[at]))
    return told


def passage_row(revision: int, passage: Passage) -> dict[str, str | int]:
    """Return the passage as a row under its key."""
    return {
        "key": passage_key(revision, passage.ordinal),
        "revision": revision,
        "ordinal": passage.ordinal,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "locator": passage.locator,
        "heading": passage.heading,
    }


PASSAGE = tuple(
    passages.c[name] for name in ("ordinal", "start", "end", "text", "locator", "heading")
)


def passage_of(row: Sequence[Any], document_id: str) -> Passage:
    """Return the passage of a row of PASSAGE, which does not name its document."""
    ordinal, start, end, text, locator, heading = row
    return Passage(document_id, ordinal, Span(start, end), text, locator, heading)


def figure_row(
    figure: Figure, *, revision: int, sequence: int, among: Sequence[Passage]
) -> dict[str, Cell]:
    """Return the figure as a row, with the ordinal of the passage that holds it."""
    row: dict[str, Cell] = {
        "revision": revision,
        "document_id": figure.document_id,
        "sequence": sequence,
        "passage": _holder(figure, among),
        "start": figure.span.start,
        "end": figure.span.end,
        "clause_start": figure.clause.start,
        "clause_end": figure.clause.end,
        "text": figure.text,
        "kind": figure.kind,
        "value": figure.value,
        "unit": figure.unit,
        "of": figure.of,
        "bound": figure.bound,
        "grade": figure.grade,
        "announced": figure.announced,
        "note": figure.note,
    }
    for part in BINDINGS:
        binding: Binding | None = getattr(figure, part)
        span = binding.span if binding else None
        row[f"{part}_value"] = binding.value if binding else None
        row[f"{part}_text"] = binding.text if binding else None
        row[f"{part}_start"] = span.start if span else None
        row[f"{part}_end"] = span.end if span else None
    return row


FIGURE = tuple(
    figures.c[name]
    for name in (
        "revision", "passage", "start", "end", "text", "clause_start", "clause_end",
        "kind", "value", "unit", "of", "bound", "grade", "announced", "note",
        *(f"{part}_{column}" for part in BINDINGS for column in ("value", "text", "start", "end")),
    )
)  # fmt: skip
"""The columns of a figure: its revision, the passage that holds it, and what it is."""


def figures_of(
    rows: Iterable[tuple[Any, ...]], documents: Mapping[int, DocumentSummary]
) -> list[StoredFigure]:
    """Return the figures of rows of FIGURE, equal to what :func:`figure_row` laid flat.

    ``documents`` are those of the rows' revisions, by the revision's number.

    Bindings that are alike are one object: thousands of figures are of one indicator and year.
    """
    alike = _Alike()
    found = []
    for row in rows:
        (
            revision, passage, start, end, text, clause_start, clause_end,
            kind, value, unit, of, bound, grade, announced, note,
        ) = row[:_OWN]  # fmt: skip
        flat = row[_OWN:]
        place, indicator = alike[flat[:4]], alike[flat[4:8]]
        period, according_to = alike[flat[8:12]], alike[flat[12:]]
        document = documents[revision]
        made = _UnfrozenFigure(
            document.id, Span(start, end), text, Span(clause_start, clause_end), kind, value,
            unit, of, bound, grade, place, indicator, period, according_to, announced, note,
        )  # fmt: skip
        made.__class__ = Figure
        stored = _UnfrozenStored(made, document, passage)
        stored.__class__ = StoredFigure
        found.append(stored)
    return found


_UnfrozenFigure, _UnfrozenStored = unfrozen(Figure), unfrozen(StoredFigure)


_OWN = len(FIGURE) - 4 * len(BINDINGS)
"""So many columns come before those of the bindings, of which each has four."""


class _Alike(dict[tuple[Any, ...], Binding | None]):
    """Bindings by the value, text, start and end that they were laid flat to."""

    def __missing__(self, flat: tuple[Any, ...]) -> Binding | None:
        value, text, start, end = flat
        span = None if start is None or end is None else Span(start, end)
        made = None if value is None or text is None else Binding(value, text, span)
        self[flat] = made
        return made


def _holder(figure: Figure, among: Sequence[Passage]) -> int | None:
    """Return the ordinal of the first passage with the whole clause, else with the figure."""
    for span in (figure.clause, figure.span):
        for passage in among:
            if span.within(passage.span):
                return passage.ordinal
    return None
