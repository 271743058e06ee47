"""What the documents behind the found passages speak of: figures, sentences, places, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from assistant.finding.retrieve import Found
from assistant.questions.named import NamedNumber, is_number
from assistant.questions.question import Part, Question
from assistant.selection import Traits
from index_store.language.characters.marks import comparison_key
from index_store.language.law.law_names import law_numbered
from index_store.language.names.organisations import OrganisationMention, find_organisations
from index_store.language.names.place_table import Level, aliases, name_key
from index_store.language.names.places import (
    PlaceMention,
    find_places,
    parents,
    place_level,
    same_place,
)
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document, Figure, Passage, Span
from index_store.store import Audience, DocumentSummary, FigureQuery, Store, StoredFigure
from index_store.unfrozen import unfrozen


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a found passage; ``score`` is that of the passage."""

    document: Document
    passage: Passage
    span: Span
    score: float
    text: str = field(init=False, repr=False, compare=False)
    """The sentence as it stands in the stored text; read a dozen times for an answer."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.span.of(self.document.text))

    @property
    def before(self) -> str:
        """The stretch of the passage, up to 300 characters, that stands before the sentence."""
        start = max(self.passage.span.start, self.span.start - 300)
        return Span(start, max(start, self.span.start)).of(self.document.text)


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure with its document; two are equal where the figures are.

    The sentence that it stands in is sought when it is asked for: most figures are only compared.
    """

    document: Document = field(compare=False)
    figure: Figure
    context: Context = field(compare=False, repr=False)

    @property
    def sentence(self) -> Span:
        """The sentence that the figure stands in."""
        return self.context.sentence_at(self.document, self.figure.span)


_Unfrozen = unfrozen(StatedFigure)


class Context:
    """The documents of the found passages, read once for one question.

    Sentences and figures that ``hides`` is true of are left out: they hold no longer.
    """

    def __init__(
        self,
        store: Store,
        found: Sequence[Found],
        audience: Audience,
        *,
        hides: Callable[[Document, Span], bool] = lambda *_: False,
    ) -> None:
        self._store = store
        self._audience = audience
        self._hides = hides
        self._documents: dict[str, Document] = {}
        self._sentences: dict[str, tuple[Span, ...]] = {}
        self._keys: dict[str, str] = {}
        self._places: dict[str, tuple[PlaceMention, ...]] = {}
        self._bodies: dict[str, tuple[OrganisationMention, ...]] = {}
        self._once: dict[Hashable, bool] = {}
        self._figures: dict[str, tuple[StatedFigure, ...]] = {}
        self._provinces: dict[str, str | None] = {}
        self._borne: dict[tuple[NamedNumber, ...], bool] = {}
        self.found = tuple(found)
        self.candidates: dict[tuple[Part, Question], list[tuple[Sentence, Traits]]] = {}
        """The sentences that may answer a part, once they were sought, with what a glance tells."""

    @property
    def size(self) -> int:
        """How many documents the collection has that may be seen."""
        return len(self.summaries)

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Return how rare each search term is among all passages of the collection."""
        return self._store.rarity(terms)

    def document(self, document_id: str) -> Document:
        """Return a document of the index, with its text."""
        if document_id not in self._documents and document_id in self.document_ids:
            self._read_together(self.document_ids)
        if document_id not in self._documents:
            self._documents[document_id] = self._store.document(
                document_id, audience=self._audience
            )
        return self._documents[document_id]

    def _read_together(self, document_ids: Iterable[str]) -> None:
        """Read the texts of documents at once: one by one, hundreds take a tenth of a second."""
        missing = [one for one in document_ids if one not in self._documents]
        if missing:
            self._documents |= self._store.texts(missing, audience=self._audience)

    @cached_property
    def document_ids(self) -> tuple[str, ...]:
        """The documents of the found passages, best first."""
        return tuple(dict.fromkeys(item.document.id for item in self.found))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the found passages, best passage first."""
        return tuple(
            Sentence(
                self.document(item.document.id),
                item.passage,
                span.shifted(item.passage.span.start),
                item.score,
            )
            for item in self.found
            for span in sentences(item.passage.text)
            if not self._hides(
                self.document(item.document.id), span.shifted(item.passage.span.start)
            )
        )

    def sentences_of(self, document: Document) -> tuple[Sentence, ...]:
        """Return every sentence of the passages of one document, in order."""
        return tuple(
            Sentence(document, passage, span.shifted(passage.span.start), 0.0)
            for passage in self._store.passages(document.id)
            for span in sentences(passage.text)
            if not self._hides(document, span.shifted(passage.span.start))
        )

    @cached_property
    def figures(self) -> tuple[StatedFigure, ...]:
        """Every figure of the documents of the found passages."""
        if not self.document_ids:
            return ()
        return self._stated(FigureQuery(document_ids=self.document_ids, limit=4000))

    def figures_of(self, document: Document) -> tuple[StatedFigure, ...]:
        """Return every figure of one document, in the order of its text."""
        if document.id not in self._figures:
            query = FigureQuery(document_ids=(document.id,), limit=4000)
            self._figures[document.id] = self._stated(query)
        return self._figures[document.id]

    def figures_where(self, query: FigureQuery) -> tuple[StatedFigure, ...]:
        """Return figures of the whole index that fit the query."""
        return self._stated(query)

    def _stated(self, query: FigureQuery) -> tuple[StatedFigure, ...]:
        seen = replace(query, audience=self._audience)
        figures = [stored.figure for stored in self._of_one_copy(self._store.figures(seen))]
        mentioned = dict.fromkeys(figure.document_id for figure in figures)
        self._read_together(mentioned)
        documents, hides = {one: self.document(one) for one in mentioned}, self._hides
        stated = []
        for figure in figures:
            document = documents[figure.document_id]
            if not hides(document, figure.span):
                made = _Unfrozen(document, figure, self)
                made.__class__ = StatedFigure
                stated.append(made)
        return tuple(stated)

    def _of_one_copy(self, found: Sequence[StoredFigure]) -> list[StoredFigure]:
        """Return the figures, of copies of one text only those of the copy that was found first."""
        families = {item.document.id: item.document.family for item in found}
        some = [family for family in families.values() if family]
        if len(some) == len(set(some)):
            return list(found)  # there are no copies
        order = {document_id: at for at, document_id in enumerate(self.document_ids)}
        best: dict[str, str] = {}
        for item in found:
            family, mine = item.document.family, item.document.id
            held = best.get(family or "", mine)
            if family and order.get(mine, len(order)) <= order.get(held, len(order)):
                best[family] = mine
        said = {
            _said(item)
            for item in found
            if best.get(item.document.family or "") == item.document.id
        }
        return [
            item
            for item in found
            if best.get(item.document.family or "", item.document.id) == item.document.id
            or _said(item) not in said
        ]

    def sentence_at(self, document: Document, span: Span) -> Span:
        """Return the sentence of the document that holds the span, else the span itself."""
        if document.id not in self._sentences:
            self._sentences[document.id] = sentences(document.text)
        return next(
            (item for item in self._sentences[document.id] if span.within(item)),
            next((item for item in self._sentences[document.id] if span.overlaps(item)), span),
        )

    def key(self, document: Document) -> str:
        """Return the comparison key of a document's title, place, issuer, a law's name, and text."""
        if document.id not in self._keys:
            law = law_numbered(document.number) if document.number else None
            facts = (document.title, document.place, document.issuer, law.name if law else None)
            self._keys[document.id] = comparison_key(
                "\n".join(filter(None, (*facts, document.text)))
            )
        return self._keys[document.id]

    def bears(self, numbers: tuple[NamedNumber, ...]) -> bool:
        """Return whether a document of the whole collection bears one of these numbers."""
        if numbers not in self._borne:
            known = {item.number for item in self.summaries.values() if item.number}
            self._borne[numbers] = any(is_number(one, own) for own in known for one in numbers)
        return self._borne[numbers]

    def summary(self, document_id: str) -> DocumentSummary | None:
        """Return the facts of a live document that this question may see."""
        return self.summaries.get(document_id)

    @cached_property
    def summaries(self) -> Mapping[str, DocumentSummary]:
        """The facts of every document that this question may see, by id."""
        return self._store.summaries(audience=self._audience)

    def province(self, document: Document) -> str | None:
        """Return the province that a document is about: its place, else the first that it names."""
        if document.id not in self._provinces:
            self._provinces[document.id] = province_of(document)
        return self._provinces[document.id]

    def province_span(self, document: Document) -> Span | None:
        """Return where a document first names its province; None where it does not."""
        name, lower = self.province(document), document.text.lower()
        if name is None or len(lower) != len(document.text):
            return None
        at = lower.find(name.lower())
        return Span(at, at + len(name)) if at >= 0 else None

    def names(self, document: Document, name: str) -> bool:
        """Return whether the document speaks of a unit, by its proper name.

        A body is written in many ways: with other stops between its fields, or abbreviated.
        """
        words = name.split()
        first = next((i for i, word in enumerate(words) if word[:1].isupper()), 0)
        proper = comparison_key(" ".join(words[first:]))
        key = self.key(document)
        if proper in key or any(way.search(key) for way in _other_spellings(proper)):
            return True
        if proper[-1:].isdigit():  # "phường 8" is written "P. 8"
            return any(same_place(item.name, name) for item in self.places_in(document))
        if _BODY.match(words[first]) is None:
            return False
        plain = said_plainly(name)
        return plain in said_plainly(document.title) or any(
            is_called(item, plain) for item in self.bodies_in(document)
        )

    def units_named(self, document: Document) -> frozenset[tuple[str, Level | None]]:
        """Return the units that a document names, each with its level."""
        return frozenset((item.name, item.level) for item in self.places_in(document))

    def places_in(self, document: Document) -> tuple[PlaceMention, ...]:
        """Return the units that a document names, in the order of its text."""
        if document.id not in self._places:
            self._places[document.id] = find_places(document.text)
        return self._places[document.id]

    def bodies_in(self, document: Document) -> tuple[OrganisationMention, ...]:
        """Return the bodies that a document names, in the order of its text."""
        if document.id not in self._bodies:
            self._bodies[document.id] = find_organisations(document.text, self.places_in(document))
        return self._bodies[document.id]

    def once(self, about: Hashable, tell: Callable[[], bool]) -> bool:
        """Return what is so for the whole question, told once."""
        if about not in self._once:
            self._once[about] = tell()
        return self._once[about]

    def years(self, document: Document) -> frozenset[int]:
        """Return the years that the document names, and the one it was published in."""
        found = {
            year_of(mention.value) for mention in find_periods(document.text, document.published)
        }
        if document.published:
            found.add(document.published.year)
        return frozenset(year for year in found if year)


_BODY = re.compile(r"(?:Bộ|Sở|Chi|Cục|Công|Thanh|Kho|Bảo|Ban|Phòng|Văn)(?!\w)")
"""What the name of a body begins with."""


@cache
def _other_spellings(proper: str) -> tuple[re.Pattern[str], ...]:
    """Return the other ways to write a unit's proper name, a comparison key: "TP. HCM", "Sài Gòn"."""
    ways = [alias for alias, name in aliases().items() if name == name_key(proper)]
    return tuple(re.compile(rf"(?<!\w){re.escape(way)}(?!\w)") for way in ways)


def said_plainly(name: str) -> str:
    """Return a name as its words alone: "Sở Văn hóa - thể thao" is "Sở Văn hóa, Thể thao"."""
    return " ".join(word for word in re.findall(r"\w+", comparison_key(name)) if word != "và")


def is_called(body: OrganisationMention, plain: str) -> bool:
    """Return whether a body has a plain name, or one that begins so: "Sở Giáo dục"."""
    names = (said_plainly(body.name), said_plainly(body.text))
    return any(name == plain or name.startswith(f"{plain} ") for name in names)


_HEAD = 3_000
"""A document names the province it is of within so many code points, or not at all."""


def province_of(document: Document) -> str | None:
    """Return the province that a document is about: its place, else the first that it names."""
    if document.place and place_level(document.place) == "province":
        return document.place
    head = "\n".join((document.title, document.text[:_HEAD]))
    named = next((item.name for item in find_places(head) if item.level == "province"), None)
    if named is not None or not document.place:
        return named
    above = parents(document.place)
    return above[0].full_name if len(above) == 1 and above[0].level == "province" else None


def _said(item: StoredFigure) -> tuple[object, ...]:
    """Return what a figure states, for telling it again in a copy."""
    figure = item.figure
    bound = (figure.place, figure.indicator, figure.period)
    values = tuple(binding.value if binding else None for binding in bound)
    return item.document.family, figure.kind, figure.text, *values
