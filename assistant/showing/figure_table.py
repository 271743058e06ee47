"""The figures that the documents state, as rows: each with its document, its place in it, its quote."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.articles import cited_locator
from assistant.checking.known_places import KnownPlaces
from assistant.checking.written import figure_words
from assistant.finding.matching import terms
from assistant.messages import message
from assistant.ranking import level_of
from index_store.figures.agreement import signed_value
from index_store.figures.scanned import remarks
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import year_of
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.payload import Json
    from index_store.records import Document, Figure, Passage
    from index_store.store import Audience, StoredFigure

COLUMNS = (
    "value", "unit", "kind", "place", "indicator", "period", "document", "locator", "quote",
    "text", "note",
)  # fmt: skip
"""The columns of the table, in the order of the CSV."""


class FigureLibrary(Protocol):
    """Where figures and their documents are; `index_store.store.Store` is one."""

    def document(
        self, document_id: str, version: str | None = None, *, audience: Audience = "all"
    ) -> Document:
        """Return a document with its text."""
        ...

    def passages(self, document_id: str) -> Sequence[Passage]:
        """Return the passages of a document, in order."""
        ...

    def figures(self, query: FigureQuery) -> Sequence[StoredFigure]:
        """Return the figures that meet every filter, by document and place in it."""
        ...

    def places(self, *, audience: Audience = "all") -> Sequence[str]:
        """Return the names of the units that documents and figures are about."""
        ...


class FigureFilterError(Exception):
    """No figure can meet a filter; the message says why."""


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted, as a person writes it; None takes all."""

    place: str | None = None
    indicator: str | None = None
    year: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure with its source. ``shown`` is the figure as a reader writes it."""

    text: str
    shown: str
    value: float | None
    unit: str | None
    of: float | None
    kind: str
    place: str | None
    indicator: str | None
    period: str | None
    document: str
    document_id: str
    version: str
    title: str
    locator: str
    quote: str
    start: int
    end: int
    note: str | None = None

    @property
    def remark(self) -> str:
        """What a reader must know beside the figure: that it is a goal or a change, what is doubted."""
        kinds = {"target": "figure_is_target", "change": "figure_is_change"}
        kind = message(kinds[self.kind]) if self.kind in kinds else ""
        return "; ".join(filter(None, (kind, self.doubt)))

    @property
    def doubt(self) -> str:
        """Why the figure should be looked at again: sums that fail, a page that was read badly."""
        said = remarks(self.note)
        scanned = message("figure_is_scanned", sure=said.confidence) if said.confidence else ""
        return "; ".join(filter(None, (said.arithmetic, scanned)))

    @property
    def link(self) -> str:
        """Address of the source viewer with the quote marked (relative to the server)."""
        return (
            f"/documents/{self.document_id}?version={self.version}"
            f"&start={self.start}&end={self.end}"
        )


def figure_rows(
    store: FigureLibrary, wanted: FigureFilter, *, audience: Audience = "all"
) -> tuple[FigureRow, ...]:
    """Return the figures that meet every filter, by document and place in it.

    Places may be typed without marks or short ("dai tu"); of an indicator that the table does
    not know, all words must be in the figure's, or in its quote where it has none. Raises `FigureFilterError` where the place is
    unknown or may be several.
    """
    query = FigureQuery(place=_places(store, wanted.place, audience), audience=audience)
    named = {mention.name for mention in find_indicators(wanted.indicator or "", weak=True)}
    found = [one for one in store.figures(query) if _is_of(one.figure, wanted, named)]
    source = _Sources(store, audience)
    rows = [source.row(one) for one in found]
    if wanted.indicator and not named:
        asked = terms(wanted.indicator).words
        rows = [row for row in rows if asked and asked <= terms(_measured(row)).words]
    return tuple(rows)


def _measured(row: FigureRow) -> str:
    """Return the words of what a figure measures: its indicator, else the quote that states it."""
    return row.indicator or row.quote


def _places(store: FigureLibrary, typed: str | None, audience: Audience) -> tuple[str, ...] | None:
    """Return the index's names of the place that was typed, None where none was."""
    if not typed or not typed.strip():
        return None
    names = KnownPlaces(store.places(audience=audience)).same(typed)
    if not names:
        raise FigureFilterError(message("figures_place_unknown", place=typed))
    return names


def _is_of(figure: Figure, wanted: FigureFilter, named: set[str]) -> bool:
    if wanted.year and (
        figure.period is None or str(year_of(figure.period.value)) != wanted.year.strip()
    ):
        return False
    if wanted.level and (figure.place is None or level_of(figure.place.value) != wanted.level):
        return False
    if not named:
        return True
    return figure.indicator is not None and figure.indicator.value in named


class _Sources:
    """Documents and passages of the rows, each read once."""

    def __init__(self, store: FigureLibrary, audience: Audience) -> None:
        self._store = store
        self._audience = audience
        self._read: dict[str, tuple[Document, Sequence[Passage]]] = {}

    def row(self, one: StoredFigure) -> FigureRow:
        """Return the row of a figure."""
        figure, summary = one.figure, one.document
        if summary.id not in self._read:
            document = self._store.document(summary.id, audience=self._audience)
            self._read[summary.id] = document, self._store.passages(summary.id)
        document, passages = self._read[summary.id]
        passage = next((p for p in passages if p.ordinal == one.passage), None)
        clause = figure.clause
        return FigureRow(
            text=figure.text,
            shown=figure_words(figure),
            value=signed_value(figure),
            unit=figure.unit,
            of=figure.of,
            kind=figure.kind,
            place=figure.place.value if figure.place else None,
            indicator=figure.indicator.value if figure.indicator else None,
            period=figure.period.value if figure.period else None,
            document=summary.name,
            document_id=summary.id,
            version=summary.version,
            title=summary.title,
            locator=cited_locator(document, passage, clause) if passage else "",
            quote=clause.of(document.text),
            start=clause.start,
            end=clause.end,
            note=figure.note,
        )


def row_payload(row: FigureRow) -> Json:
    """Return one row as JSON: the columns of the table, then where it stands."""
    return {
        "text": row.text,
        "value": row.value,
        "unit": row.unit,
        "of": row.of,
        "kind": row.kind,
        "place": row.place,
        "indicator": row.indicator,
        "period": row.period,
        "document": row.document,
        "document_id": row.document_id,
        "version": row.version,
        "locator": row.locator,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
        "note": row.note,
        "link": row.link,
    }


def rows_payload(rows: Sequence[FigureRow], index_version: str) -> Json:
    """Return the rows as one JSON-ready object."""
    return {"figures": [row_payload(row) for row in rows], "index_version": index_version}


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_as_csv(rows: Sequence[FigureRow]) -> str:
    """Return the rows as CSV with a header; a cell that a spreadsheet would run is made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        payload = row_payload(row)
        writer.writerow([_cell(payload[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
