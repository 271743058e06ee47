"""Terms, vectors and the places and periods of the question: one ranking of passages.

The score is a sum of normalised scores, not a fusion of ranks: in a first measurement fusing
ranks with a weaker dense retriever lost 14 points at rank 1, while a weighted sum gained.
Places and periods steer softly, so that the only document that answers is never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.named import named_documents, named_numbers, names_a_law
from assistant.question import Question
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.abbreviations import find_abbreviations
from index_store.language.text.tokens import search_terms
from index_store.language.time.periods import year_of
from index_store.records import Passage
from index_store.store import Audience, DocumentSummary, Hit, Store

LEXICAL_WEIGHT = 0.8
DENSE_WEIGHT = 0.2
PLACE_BONUS = 0.25
PERIOD_BONUS = 0.1
DEPTH = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its document and its score, from 0 to about 1.4."""

    passage: Passage
    document: DocumentSummary
    score: float


def retrieve(
    store: Store, question: Question, *, limit: int = 16, audience: Audience = "all"
) -> list[Found]:
    """Return the passages that may answer, best first.

    The passages of documents that the question names stand before all others, in their order.
    """
    named = _named(store, question, audience)
    return [*named, *rank(store, question, limit=limit, audience=audience)]


def rank(
    store: Store, question: Question, *, limit: int = 16, audience: Audience = "all"
) -> list[Found]:
    """Return up to ``limit`` passages, those that speak most of what is asked first."""
    hits = store.search(
        question.search_text, terms=_query_terms(question), limit=DEPTH, audience=audience
    )
    highest = max((hit.lexical for hit in hits), default=0.0) or 1.0
    found = [Found(hit.passage, hit.document, _score(hit, highest, question)) for hit in hits]
    found.sort(key=lambda item: (-item.score, item.document.id, item.passage.ordinal))
    return list(islice(_without_copies(found), limit))


_SAME_PASSAGE = 0.8


def _without_copies(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the passages but those that a copy of their document has said already.

    The same article on two portals is one witness, and must not fill the list.
    """
    found = list(found)
    members: dict[str | None, set[str]] = {}
    for item in found:
        members.setdefault(item.document.family, set()).add(item.document.id)
    said: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for item in found:
        family, document = item.document.family, item.document.id
        if family is None or len(members[family]) == 1:
            yield item
            continue
        terms = frozenset(search_terms(item.passage.text))
        earlier = said.setdefault(family, [])
        if any(
            document != other and len(terms & known) >= _SAME_PASSAGE * len(terms | known)
            for other, known in earlier
        ):
            continue
        earlier.append((document, terms))
        yield item


MOST_NAMED = 120
"""Passages of named documents that are read; of longer ones, those that share most words."""


def _named(store: Store, question: Question, audience: Audience) -> list[Found]:
    """Return the passages of the documents that the question names, in their order."""
    if not (named_numbers(question.reading) or names_a_law(question.reading)):
        return []
    found = [
        Found(passage, summary, 1.0)
        for summary in named_documents(question, store.documents(audience=audience))
        for passage in store.passages(summary.id)
    ]
    if len(found) <= MOST_NAMED:
        return found
    asked = set(_query_terms(question))
    shared = [
        len(asked & set(search_terms(f"{item.passage.heading} {item.passage.text}")))
        for item in found
    ]
    kept = sorted(range(len(found)), key=lambda at: (-shared[at], at))[:MOST_NAMED]
    return [found[at] for at in sorted(kept)]


def _query_terms(question: Question) -> list[str]:
    """Return the search terms: the question's own and those of its abbreviations' other forms."""
    found = search_terms(question.search_text)
    for mention in find_abbreviations(question.search_text):
        found += search_terms(mention.long)
    return list(dict.fromkeys(found))


def _score(hit: Hit, highest: float, question: Question) -> float:
    score = LEXICAL_WEIGHT * hit.lexical / highest + DENSE_WEIGHT * max(0.0, hit.dense)
    where = comparison_key(
        " ".join(filter(None, (hit.passage.heading, hit.document.place, hit.passage.text)))
    )
    if any(_bare(mention.name) in where for mention in question.places):
        score += PLACE_BONUS
    years = {year_of(mention.value) for mention in question.periods}
    if any(year and str(year) in where for year in years):
        score += PERIOD_BONUS
    return score


def _bare(name: str) -> str:
    """Return the proper name of a unit, without its type, as a comparison key."""
    return comparison_key(" ".join(word for word in name.split() if word[:1].isupper()) or name)
