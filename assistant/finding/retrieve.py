"""Terms, vectors and the places and periods of the question: one ranking of passages.

What the two indexes find is looked at twice: all of it by a sum of both scores, and the best
again more closely, by learned weights (`assistant.finding.relevance`). Both are sums of scores, not
fusions of ranks: fusing ranks with a weaker dense retriever lost 14 points at rank 1. Places and
periods steer softly, so that the only document that answers is never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from assistant.finding.official_words import official_words
from assistant.finding.relevance import (
    Indexed,
    Relevance,
    Setting,
    glance,
    relevance,
    setting_of,
    stretched_all,
)
from assistant.questions.named import named_documents, named_numbers, names_a_law
from assistant.questions.question import Question
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
STEERING = 12.0
"""What a point of the two above is worth in learned relevance."""
DEPTH = 60
CLOSER = 20
"""So many of the best are looked at closely: more gain nothing and cost a millisecond each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its document and its score, from 0 to about 1.4."""

    passage: Passage
    document: DocumentSummary
    score: float


class Reranks(Protocol):
    """A model that reads a question and a passage together."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return one score for each passage, in their order; higher answers better."""


def retrieve(
    store: Store,
    question: Question,
    *,
    limit: int = 16,
    audience: Audience = "all",
    reranker: Reranks | None = None,
) -> list[Found]:
    """Return the passages that may answer, best first.

    The passages of documents that the question names stand before all others, in their order.
    """
    named = _named(store, question, audience)
    return [*named, *rank(store, question, limit=limit, audience=audience, reranker=reranker)]


def rank(
    store: Store,
    question: Question,
    *,
    limit: int = 16,
    audience: Audience = "all",
    reranker: Reranks | None = None,
) -> list[Found]:
    """Return up to ``limit`` passages, those that speak most of what is asked first.

    With a reranker, the passages that are looked at closely stand in its order.
    """
    text = search_text(question)
    hits = store.search(text, terms=query_terms(question, store), limit=DEPTH, audience=audience)
    highest = max((hit.lexical for hit in hits), default=0.0) or 1.0
    setting = setting_of(question.language, (hit.passage.heading for hit in hits))
    scored = [_Scored(hit, highest, question, setting) for hit in hits]
    scored.sort(key=lambda item: (-item.glance, item.hit.document.name, item.hit.passage.ordinal))
    closer, rest = scored[:CLOSER], scored[CLOSER:]
    best = [item.found for item in _looked_at(closer, text, store, setting)]
    if reranker is not None:
        best = reranked(best, question, reranker)
    found = [*best, *(item.found for item in rest)]
    return list(islice(_without_copies(found), limit))


class _Scored:
    """A hit with how it stands at a first look."""

    def __init__(self, hit: Hit, highest: float, question: Question, setting: Setting) -> None:
        self.hit = hit
        self.indexed = Indexed(hit.lexical / highest, hit.dense)
        gain = steered(hit, question)
        score = LEXICAL_WEIGHT * self.indexed.lexical + DENSE_WEIGHT * max(0.0, hit.dense)
        self.found = Found(hit.passage, hit.document, score + gain)
        self.steered = STEERING * gain
        self.glance = glance(self.indexed, setting) + self.steered


def _looked_at(
    items: Sequence[_Scored], text: str, store: Store, setting: Setting
) -> list[_Scored]:
    """Return the items in the order of their learned relevance."""
    wanted = Relevance(text, store.rarity(list(dict.fromkeys(search_terms(text)))))
    store.recall([item.hit for item in items])
    stretched_all([item.hit.passage.text for item in items])  # at once: on all processors
    order = [
        relevance(
            wanted.traits(item.hit.passage.heading, item.hit.passage.text, item.indexed), setting
        )
        + item.steered
        for item in items
    ]
    best = sorted(range(len(items)), key=lambda at: (-order[at], at))
    return [items[at] for at in best]


def reranked(found: Sequence[Found], question: Question, reranker: Reranks) -> list[Found]:
    """Return the passages in the reranker's order, their scores in even steps from the highest.

    Which sentence answers depends on the scores of passages too, and was learned with those of
    a first look: so the reranker's own scale does not matter, only its order.
    """
    texts = [f"{item.passage.heading}\n{item.passage.text}".strip() for item in found]
    told = reranker.scores(question.reading, texts)
    order = sorted(range(len(found)), key=lambda at: (-told[at], at))
    highest = max((item.score for item in found), default=0.0)
    return [
        replace(found[at], score=highest * (1 - place / CLOSER)) for place, at in enumerate(order)
    ]


def search_text(question: Question) -> str:
    """Return what is looked for: of a question in English, it and what is known of it in Vietnamese."""
    if question.language == "vi":
        return question.search_text
    return f"{question.reading}\n{question.search_text}"


_NOWHERE = "\N{NULL}"
"""A term that no passage has: as rare as a term can be."""
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
    asked = set(query_terms(question, store))
    shared = [
        len(asked & set(search_terms(f"{item.passage.heading} {item.passage.text}")))
        for item in found
    ]
    kept = sorted(range(len(found)), key=lambda at: (-shared[at], at))[:MOST_NAMED]
    return [found[at] for at in sorted(kept)]


def query_terms(question: Question, store: Store) -> list[str]:
    """Return the search terms of a question.

    Its own, those of its abbreviations' other forms, and what its everyday words are called in
    laws, where no passage has these words. The vectors know of that by themselves.
    """
    found = search_terms(search_text(question))
    for mention in find_abbreviations(question.search_text):
        found += search_terms(mention.long)
    for renamed in official_words(question.search_text):
        if not _is_said(renamed.everyday, store):
            found += search_terms(renamed.official)
    return list(dict.fromkeys(found))


def _is_said(words: str, store: Store) -> bool:
    """Return whether every syllable and every pair of the words stands in some passage."""
    terms = search_terms(words)
    rarity = store.rarity([*terms, _NOWHERE])
    return all(rarity[term] < rarity[_NOWHERE] for term in terms)


def steered(hit: Hit, question: Question) -> float:
    """Return what a passage of a place and a year that are asked about gains."""
    if not question.places and not question.periods:
        return 0.0
    where = " ".join(filter(None, (hit.passage.heading, hit.document.place, hit.passage.text)))
    gain = 0.0
    if question.places:
        key = comparison_key(where)
        if any(_bare(mention.name) in key for mention in question.places):
            gain += PLACE_BONUS
    years = {year_of(mention.value) for mention in question.periods}
    if any(year and str(year) in where for year in years):
        gain += PERIOD_BONUS
    return gain


def _bare(name: str) -> str:
    """Return the proper name of a unit, without its type, as a comparison key."""
    return comparison_key(" ".join(word for word in name.split() if word[:1].isupper()) or name)
