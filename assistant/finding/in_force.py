"""What still holds on the day that a question is about, by the documents of the collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.articles import document_name
from assistant.finding.retrieve import Found
from assistant.questions.named import names_number
from assistant.questions.question import Question
from assistant.records import Citation, Language, Note
from assistant.wording import date_words
from index_store.language.law.references import find_document_numbers
from index_store.language.time.periods import year_of
from index_store.records import Document, Span
from index_store.store import Audience, DocumentSummary, Store
from index_store.validity import Change, Changes
from prompts import fill

OUTDATED = 0.6
"""Share of its score that a passage keeps where the whole document was replaced or repealed."""

_CHANGED = {
    "amends": "superseded_amends",
    "repeals": "superseded_repeals",
    "replaces": "superseded_replaces",
}
_CHANGES = {
    "amends": "superseding_amends",
    "repeals": "superseding_repeals",
    "replaces": "superseding_replaces",
}


class InForce:
    """Which stretches of documents were amended, replaced or repealed by a day.

    Only what ``audience`` may see counts. A document that the question names by its number is
    answered from as it stands; a note says what became of it.
    """

    def __init__(
        self, store: Store, changes: Changes, question: Question, audience: Audience
    ) -> None:
        self._store = store
        self._changes = changes
        self._audience = audience
        self.on = day_of(question)
        self._question = question
        self._known: dict[str, tuple[Change, ...]] = {}
        self._documents: dict[str, Document] = {}

    def touching(self, document: Document, span: Span) -> tuple[Change, ...]:
        """Return the changes that hold on the day and meet a stretch of a document.

        A change of the whole document meets all of it; one that says which provisions, these.
        """
        found = self._holding(document)
        exact = {change.by.id for change in found if change.relation.provisions}
        return tuple(
            change
            for change in found
            if _meets(document, span, change)
            and (change.relation.provisions or change.kind != "amends" or change.by.id not in exact)
        )

    def hides(self, document: Document, span: Span) -> bool:
        """Return whether a stretch has other words now, which the collection holds."""
        if not self._changes or self._is_named(document):
            return False
        return any(
            change.kind == "amends" and change.relation.provisions and self._new_words(change)
            for change in self.touching(document, span)
        )

    def preferred(self, found: Sequence[Found]) -> list[Found]:
        """Return the passages in their order, new words before those they amend.

        Passages of documents that were replaced or repealed come after all that are in force.
        """
        if not self._changes:
            return list(found)
        holding: dict[tuple[str, int], Found] = {}
        ended: dict[tuple[str, int], Found] = {}
        for item in found:
            if not self._holding(item.document):  # most: their texts need not be read
                _keep(holding, item)
                continue
            document = self._document(item.document.id)
            if self._is_named(document):
                _keep(holding, item)
                continue
            for change in self.touching(document, item.passage.span):
                if change.kind == "amends":
                    for passage in self._store.passages(change.by.id):
                        if any(passage.span.overlaps(span) for span in self._new_words(change)):
                            _keep(holding, Found(passage, change.by, item.score))
            if any(_ends_it(one) for one in self._holding(document)):
                _keep(ended, replace(item, score=item.score * OUTDATED))
            else:
                _keep(holding, item)
        return [*holding.values(), *(one for key, one in ended.items() if key not in holding)]

    def notes(self, citations: Iterable[Citation], language: Language) -> tuple[Note, ...]:
        """Return what a reader must know of the cited provisions: by what they were changed."""
        if not self._changes:
            return ()
        told: list[Note] = []
        for citation in citations:
            document = self._document(citation.document_id)
            told += [
                Note("superseded", self._told(document, change, language))
                for change in self.touching(document, citation.span)
            ]
            told += [
                Note("superseded", self._tells(change, language))
                for change in self._made_by(document, citation.span)
            ]
        return tuple(dict.fromkeys(told))

    def _told(self, document: Document, change: Change, language: Language) -> str:
        named = ", ".join(change.relation.provisions)
        subject = f"{named} {document_name(document)}".strip()
        return fill(
            _CHANGED[change.kind],
            language,
            provision=subject[:1].upper() + subject[1:],
            by=" ".join(filter(None, (change.relation.ours, document_name(change.by)))),
            since=_since(change, language),
        )

    def _tells(self, change: Change, language: Language) -> str:
        target = self._target(change)
        name = document_name(target) if target else change.relation.target
        return fill(
            _CHANGES[change.kind],
            language,
            by=_source(change),
            provision=f"{', '.join(change.relation.provisions)} {name}",
            since=_since(change, language),
        )

    def _made_by(self, document: Document, span: Span) -> list[Change]:
        """Return the amendments of documents of the collection that a stretch is the words of."""
        found: list[Change] = []
        for other in self._changes.targets_of(document.id):
            for change in self._holding(other):
                ours = change.by.id == document.id and change.relation.provisions
                if ours and any(span.overlaps(one) for one in self._new_words(change)):
                    found.append(change)
        return found

    def _target(self, change: Change) -> DocumentSummary | None:
        return next(
            (
                other
                for other in self._changes.targets_of(change.by.id)
                if change in self._changes.of(other)
            ),
            None,
        )

    def _holding(self, document: Document | DocumentSummary) -> tuple[Change, ...]:
        if document.id not in self._known:
            self._known[document.id] = tuple(
                change
                for change in self._changes.of(document)
                if change.holds(self.on)
                and (self._audience == "all" or change.by.visibility == "public")
            )
        return self._known[document.id]

    def _document(self, document_id: str) -> Document:
        if document_id not in self._documents:
            self._documents[document_id] = self._store.document(document_id)
        return self._documents[document_id]

    def _is_named(self, document: Document) -> bool:
        return document.number is not None and names_number(self._question, document.number)

    def _new_words(self, change: Change) -> tuple[Span, ...]:
        """Return where an amending document has the new words: the provision that says so."""
        document = self._document(change.by.id)
        return tuple(
            mark.span for mark in document.landmarks if mark.locator == change.relation.ours
        )


def _keep(best: dict[tuple[str, int], Found], item: Found) -> None:
    """Keep the better score of a passage, at the place where it was found first."""
    key = (item.document.id, item.passage.ordinal)
    if key not in best or best[key].score < item.score:
        best[key] = item


def _source(change: Change) -> str:
    words = " ".join(filter(None, (change.relation.ours, document_name(change.by))))
    return words[:1].upper() + words[1:]


def _ends_it(change: Change) -> bool:
    return change.kind != "amends" and not change.relation.provisions


def _meets(document: Document, span: Span, change: Change) -> bool:
    if not change.relation.provisions:
        return True
    return any(
        mark.locator in change.relation.provisions and mark.span.overlaps(span)
        for mark in document.landmarks
    )


def _since(change: Change, language: Language) -> str:
    if change.since is None:
        return ""
    day = date_words(change.since.isoformat(), language)
    return fill("superseded_since", language, date=day)


def day_of(question: Question) -> date:
    """Return the day that the question is about: today, or the end of a year gone by.

    The date of a document that it names ("Quyết định 403/QĐ-UBND ngày 11/4/2019") is none.
    """
    dates = [mention.span for mention in find_document_numbers(question.reading)]
    years = [
        year
        for item in question.periods
        if (year := year_of(item.value)) and not any(item.span.within(span) for span in dates)
    ]
    if years and max(years) < question.as_of.year:
        return date(max(years), 12, 31)
    return question.as_of
