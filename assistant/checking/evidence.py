"""Where a check looks for figures: those of a place, and those of the passages most alike."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.checking.compared import Claimed, Stated
from assistant.checking.completed import Around, completed, headings
from assistant.checking.known_places import NamedUnit
from assistant.checking.sameness import whole_of
from assistant.fit import same_unit, squeezed
from assistant.ranking import level_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places
from index_store.language.text.list_items import LINE_MARKER
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Span
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from assistant.checking.known_places import KnownPlaces
    from index_store.records import Document, Figure, Passage
    from index_store.store import Audience, DocumentSummary, Hit, Store, StoredFigure

_WORDS_OF_A_BODY = 4
"""Syllables of the name of a body that is told apart from words of every day."""
_NEAREST = 8
"""Passages that are read for a claim."""
_MOST = 3_000
"""Figures of one place that are compared with one of a claim."""


class Evidence:
    """What the documents of one audience state; read once for one check."""

    def __init__(self, store: Store, audience: Audience, places: KnownPlaces) -> None:
        self._store = store
        self._audience = audience
        self._places = places
        self._documents: dict[str, Document] = {}
        self._passages: dict[str, list[Passage]] = {}
        self._figures: dict[str, list[StoredFigure]] = {}
        self._queried: dict[tuple[str, ...], list[StoredFigure]] = {}
        self._hits: dict[str, list[Hit]] = {}
        self._sentences: dict[tuple[str, int], Span] = {}
        self._split: dict[tuple[str, int], list[Span]] = {}
        self._stated: dict[tuple[str, int, str], Stated] = {}
        self._by_number: dict[str, list[DocumentSummary]] | None = None
        self._bodies: tuple[tuple[str, str], ...] | None = None

    def document(self, document_id: str) -> Document:
        """Return a document that this audience may see."""
        if document_id not in self._documents:
            self._documents[document_id] = self._store.document(
                document_id, audience=self._audience
            )
        return self._documents[document_id]

    def numbered(self, number: str) -> list[DocumentSummary]:
        """Return the documents that bear a number; of copies of one text, one."""
        if self._by_number is None:
            self._by_number = {}
            for one in self._store.documents(audience=self._audience):
                if one.number:
                    self._by_number.setdefault(comparison_key(one.number), []).append(one)
        found = self._by_number.get(comparison_key(number), [])
        return list({one.family or one.id: one for one in found}.values())

    def speaks_there(self, place: str, name: str) -> bool:
        """Return whether a document of a place that is like the name has it word for word."""
        return any(
            hit.document.place
            and same_unit(hit.document.place, place)
            and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", hit.passage.text)
            for hit in self.hits(name)
        )

    def signed(self) -> list[DocumentSummary]:
        """Return the documents whose signer is known."""
        return [one for one in self._store.documents(audience=self._audience) if one.signer]

    def units_in(self, text: str) -> tuple[NamedUnit, ...]:
        """Return the units that a text names, by their proper names alone where they are known."""
        return self._places.units_in(text)

    def is_of_several(self, name: str) -> bool:
        """Return whether units of several kinds bear a name that tells none."""
        return self._places.is_of_several(name)

    def body(self, name: str) -> str:
        """Return the name of a body as the index has it; any other name as it is."""
        return self._places.body(name)

    def named_in(self, text: str) -> tuple[NamedUnit, ...]:
        """Return the units and the bodies of the index that a text names, each where it stands."""
        return self._places.named_at(text)

    def centre_in(self, text: str) -> NamedUnit | None:
        """Return the body that a text names without its place, as of the place of its documents.

        A centre is of the unit whose letterhead it stands in: "Trung tâm Phục vụ hành chính
        công tỉnh" of an index with one such centre. ``name`` is the place.
        """
        key = comparison_key(text)
        found: dict[str, Span] = {}
        for issuer, place in self._centres():
            if issuer not in key:
                continue
            named = re.search(rf"(?<!\w){re.escape(issuer)}(?: tỉnh)?(?!\w)", key)
            if named:
                found[place] = Span(*named.span())
        return NamedUnit(*next(iter(found.items()))) if len(found) == 1 else None

    def _centres(self) -> tuple[tuple[str, str], ...]:
        """Return the bodies that are no unit and name no place, as keys, each with its place."""
        if self._bodies is None:
            issued = {
                (one.issuer, one.place): None
                for one in self._store.documents(audience=self._audience)
                if one.issuer and one.place and len(one.issuer.split()) >= _WORDS_OF_A_BODY
            }
            self._bodies = tuple(
                (comparison_key(issuer), place)
                for issuer, place in issued
                if level_of(issuer) is None and not find_places(issuer)
            )
        return self._bodies

    def bodies_in(self, text: str) -> tuple[str, ...]:
        """Return the bodies of the index that a text names, as the index has them."""
        return self._places.bodies_in(text)

    def hits(self, text: str) -> list[Hit]:
        """Return the passages most alike to a claim, best first."""
        if text not in self._hits:
            found = self._store.search(text, limit=_NEAREST, audience=self._audience)
            self._hits[text] = found[:_NEAREST]
        return self._hits[text]

    def of_place(self, claim: Claimed) -> list[StoredFigure]:
        """Return the figures of the claim's place; of a body, also those of what it issued."""
        if claim.figure.place is None:
            return []
        name = claim.figure.place.value
        names = self._places.same(name)
        found = self._of(names) if names else []
        if level_of(name) == "department":
            found = [*found, *self._issued_by(name)]
        return [one for one in found if self._within_scope(claim, one)]

    def _issued_by(self, body: str) -> list[StoredFigure]:
        """Return the figures that a body's own documents bind to no one else."""
        issued = [
            one.id
            for one in self._store.documents(audience=self._audience)
            if one.issuer and same_unit(one.issuer, body) and _of_its_place(one, body)
        ]
        return [
            one
            for document_id in issued
            for one in self.of_document(document_id)
            if one.figure.place is None
        ]

    def near(self, claim: Claimed) -> list[StoredFigure]:
        """Return the figures of the passages most alike to the claim."""
        found = []
        for hit in self.hits(claim.sentence):
            for one in self.of_document(hit.document.id):
                if one.passage == hit.passage.ordinal and self._within_scope(claim, one):
                    found.append(one)
        return found

    def of_document(self, document_id: str) -> list[StoredFigure]:
        """Return every figure of one document."""
        if document_id not in self._figures:
            query = FigureQuery(document_ids=(document_id,), audience=self._audience, limit=_MOST)
            self._figures[document_id] = [self._issued(one) for one in self._store.figures(query)]
        return self._figures[document_id]

    def where(self, query: FigureQuery) -> list[StoredFigure]:
        """Return the figures that fit a query, of documents that this audience may see."""
        return self._store.figures(replace(query, audience=self._audience, limit=_MOST))

    def stated(self, one: StoredFigure) -> Stated:
        """Return a figure with its clause and its sentence."""
        key = one.figure.document_id, one.figure.span.start, one.figure.kind
        if key not in self._stated:
            self._stated[key] = self._as_stated(one)
        return self._stated[key]

    def _as_stated(self, one: StoredFigure) -> Stated:
        document = self.document(one.figure.document_id)
        one = self._in_its_time(one, document)
        sentence = self._sentence(document, one)
        said, heading = sentence.of(document.text), self._heading(document.id, one.passage)
        above = headings(document.text, sentence.start, heading)
        last = self._last_before(one, sentence.start) if one.figure.place is None else None
        figure = completed(one.figure, Around(said, sentence.start, above, last))
        figure = _of_report(figure, document, said[: max(0, figure.span.start - sentence.start)])
        return Stated(
            figure,
            one.document,
            figure.clause.of(document.text),
            said,
            heading,
            sentence.start,
            _before(document, sentence.start, figure.period is None),
        )

    def _last_before(self, one: StoredFigure, start: int) -> Figure | None:
        """Return the last figure of a unit and the same measure right before a sentence."""
        found = [
            other.figure
            for other in self.of_document(one.figure.document_id)
            if start - _TOLD_BEFORE <= other.figure.span.start < start
            and other.figure.unit == one.figure.unit
            and other.figure.kind == one.figure.kind
        ]
        last = max(found, key=lambda figure: figure.span.start, default=None)
        return last if last is not None and last.place is not None else None

    def _in_its_time(self, one: StoredFigure, document: Document) -> StoredFigure:
        """Return "cùng kỳ năm trước mới là 96%" as of a year before the figure that it follows."""
        figure = one.figure
        if figure.period is not None or figure.indicator is None or figure.place is None:
            return one
        start = self._sentence(document, one).start
        same = _SAME_SPAN.search(document.text, start, figure.span.start)
        if same is None:
            return one
        now = [
            other.figure
            for other in self.of_document(document.id)
            if start <= other.figure.span.start < same.start()
            and other.figure.indicator
            and other.figure.indicator.value == figure.indicator.value
            and other.figure.unit == figure.unit
            and other.figure.place
            and other.figure.place.value == figure.place.value
        ]
        if len(now) != 1 or now[0].period is None or not _MONTHS.fullmatch(now[0].period.value):
            return one
        before = re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), now[0].period.value)
        period = Binding(before, same[1], None)
        return replace(one, figure=replace(figure, period=period))

    def lead(self, one: StoredFigure) -> str:
        """Return the line that leads to the item of a list that a figure stands in, if it does."""
        document = self.document(one.figure.document_id)
        return lead_of(document.text, self._sentence(document, one))

    def speaks_of(self, document_id: str, place: str) -> bool:
        """Return whether a document names a unit, by its proper name."""
        document = self.document(document_id)
        said = comparison_key(" ".join(filter(None, (document.place, document.issuer))))
        proper = comparison_key(split_unit(place)[1])
        return proper in said or proper in comparison_key(document.text)

    def _of(self, names: tuple[str, ...]) -> list[StoredFigure]:
        if names not in self._queried:
            query = FigureQuery(place=names, audience=self._audience, limit=_MOST)
            self._queried[names] = [self._issued(one) for one in self._store.figures(query)]
        return self._queried[names]

    def _issued(self, one: StoredFigure) -> StoredFigure:
        """Return a figure of a department's own document without a place that no word of it gives.

        What a department reports is its own: its province is where it is, not whose figure it
        is, but for a row "Toàn tỉnh" or a sentence on the index "chung của tỉnh".
        """
        place, issuer = one.figure.place, one.document.issuer
        if place is None or place.span is not None or issuer is None:
            return one
        if level_of(issuer) != "department" or place.value != one.document.place:
            return one
        clause = one.figure.clause.of(self.document(one.document.id).text)
        if _WHOLE_PROVINCE.search(clause):
            return one
        return replace(one, figure=replace(one.figure, place=None))

    def _within_scope(self, claim: Claimed, one: StoredFigure) -> bool:
        """Return whether the document speaks of the larger units that the claim names."""
        return all(self.speaks_of(one.figure.document_id, name) for name in claim.wider)

    def _sentence(self, document: Document, one: StoredFigure) -> Span:
        key = document.id, one.figure.span.start
        if key not in self._sentences:
            self._sentences[key] = self._found_sentence(document, one)
        return self._sentences[key]

    def _found_sentence(self, document: Document, one: StoredFigure) -> Span:
        passages = self._passages_of(document.id)
        for passage in passages:
            if one.figure.span.within(passage.span):
                for here in self._sentences_of(passage):
                    if one.figure.span.within(here):
                        return here
        return one.figure.clause

    def _sentences_of(self, passage: Passage) -> list[Span]:
        key = passage.document_id, passage.ordinal
        if key not in self._split:
            start = passage.span.start
            self._split[key] = [span.shifted(start) for span in sentences(passage.text)]
        return self._split[key]

    def _passages_of(self, document_id: str) -> list[Passage]:
        if document_id not in self._passages:
            self._passages[document_id] = self._store.passages(document_id)
        return self._passages[document_id]

    def _heading(self, document_id: str, ordinal: int | None) -> str:
        for passage in self._passages_of(document_id):
            if passage.ordinal == ordinal:
                return passage.heading
        return ""


_SAME_SPAN = re.compile(
    r"(cùng kỳ(?: năm (?:trước|ngoái))?)(?: (?:mới|chỉ|chỉ mới|mới chỉ|đạt|là|được|ở mức))* ?(?=$)",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\d{4}(?:-(?:\d\d|Q\d|H\d))?(?:/\d{4}-\d\d)?")


def _of_its_place(document: DocumentSummary, body: str) -> bool:
    """Return whether a body that is named with its place is of the place of the document."""
    issuer, name = squeezed(document.issuer or ""), squeezed(body)
    tail = name.removeprefix(issuer).strip()
    if not tail or tail == name or document.place is None:
        return True
    return squeezed(document.place).endswith(split_unit(tail)[1] or tail)


_WHOLE_PROVINCE = re.compile(
    r"(?<!\w)(?:(?:toàn|cả|chung của) (?:tỉnh|thành phố)"
    r"|(?:chỉ số|tỷ lệ) [^.;:|]{2,60}? của (?:tỉnh|thành phố))(?!\w)",
    re.IGNORECASE,
)


_TOLD_BEFORE = 1_000
"""Code points before a sentence that may tell of which time it speaks."""


def _before(document: Document, start: int, needed: bool) -> str:
    return document.text[max(0, start - _TOLD_BEFORE) : start] if needed else ""


def _of_report(figure: Figure, document: Document, before: str) -> Figure:
    """Return a figure without a period as of the half, quarter or year of its report's title.

    "Báo cáo … (từ ngày 01/7/2025 đến ngày 31/12/2025)" reports on the second half of 2025.
    """
    if figure.period is not None or figure.kind not in _REPORTED:
        return figure
    spans = {m.value for m in find_periods(document.title, document.published)}
    wholes = {whole_of(value) for value in spans}
    if len(wholes) != 1 or wholes == spans or find_periods(before):
        return figure
    whole = wholes.pop()
    return replace(figure, period=Binding(whole, whole, None))


_REPORTED = ("value", "count", "money")
_FARTHEST_LEAD = 1_500


def lead_of(text: str, span: Span) -> str:
    """Return the line that ends in a colon above an item of a list; nothing of another sentence.

    >>> text = "Sở Nội vụ:\\na) Rà soát;\\nb) Báo cáo hằng tháng."
    >>> lead_of(text, Span(text.index("Báo"), len(text)))
    'Sở Nội vụ:'
    """
    line = text.rfind("\n", 0, span.start) + 1
    if not LINE_MARKER.match(text, line):
        return ""
    above = text[max(0, line - _FARTHEST_LEAD) : line].rstrip("\n").split("\n")
    for said in reversed(above):
        if said.rstrip(" *_").endswith(":"):
            return said
        if said.strip() and not LINE_MARKER.match(said):
            return ""
    return ""
