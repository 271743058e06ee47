"""What is nearest to a claim that no document supports or refutes: sentences to read at the source.

A claim in words of its own is often told by a sentence that a check cannot be sure of. It is
quoted as it stands, as what is nearest and never as support. What all sentences of a document
share ("loa phường" in an article on loudspeakers) tells none of them apart, so likeness is also
taken of the words that the document's opening does not say. `docs/check.md` tells how often the
sentence is the one that decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafts import Quote
from assistant.finding.matching import (
    Asked,
    Terms,
    canonical,
    joined,
    share_said,
    stop_words,
    terms,
)
from assistant.questions.reading import concepts_of
from assistant.sections import is_caption
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.places import find_places, same_place
from index_store.language.text.sentences import sentences
from index_store.language.typed.detect import question_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.evidence import Evidence
    from index_store.embedding import Embedder
    from index_store.language.names.places import PlaceMention
    from index_store.records import Document

MOST = 2
"""Sentences that are quoted as the nearest."""
LEAST = 7.0
"""How a sentence called near must stand, in the units of the weights below: nine in ten that are
the first of an index that does not speak of the claim stand lower."""
LEAST_TOLD = 0.4
"""Without an embedder: share of the claim's words, by rarity, that it says with what leads to it."""
_BELOW = 3.0
"""How far the second sentence may stand below the first."""
_LOOKED_AT = 16
_SHORTEST = 20
_LONGEST = 1_200
"""Code points of a sentence that is quoted: a longer one is a table or a list."""
_OPENING = 400
"""Code points of a document that tell, with its title, what all of it is about."""
_TOLD, _LIKE, _LIKE_IN_REST, _NTH = 9.0, 5.0, 7.5, 1.0
"""Weights of the share told, of the cosines of the claim and of the words that its opening does
not say, and of one over the number of the passage: learned from 405 claims by five writers."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence with the share of the claim that it tells and the number of its passage.

    Of two with one ``standing``, that of weighed likeness, none is nearer.
    """

    quote: Quote
    text: str
    told: float
    nth: int
    standing: float = 0.0


def by_nearness(claim: str, evidence: Evidence, embedder: Embedder | None) -> tuple[Near, ...]:
    """Return the sentences of the passages found for a claim, the nearest first.

    Without an embedder likeness is that of words alone.
    """
    wanted = _Wanted.of(claim)
    found = sorted(_sentences(wanted, evidence), key=lambda one: -one.told)[:_LOOKED_AT]
    stands = _standings(wanted, found, evidence, embedder)
    placed = (replace(one, standing=at) for one, at in zip(found, stands, strict=True))
    ranked = sorted(placed, key=lambda one: -one.standing)
    named = find_places(claim)
    return tuple(one for one in ranked if not _of_others(one.text, named))


def _of_others(said: str, named: Sequence[PlaceMention]) -> bool:
    """Return whether a sentence names units of the level that a claim names, and none of those."""
    levels = {one.level for one in named}
    told = [one for one in find_places(said) if one.level in levels] if named else []
    return bool(told) and not any(same_place(a.name, b.name) for a in told for b in named)


def nearest(found: Sequence[Near], embedder: Embedder | None) -> tuple[Quote, ...]:
    """Return the quotes of those that are near, the first one first; none where none is near."""
    if not found:
        return ()
    least = max(LEAST if embedder else _TOLD * LEAST_TOLD, found[0].standing - _BELOW)
    kept: dict[str, Quote] = {}
    for one in found:
        if one.standing >= least:
            kept.setdefault(comparison_key(" ".join(one.text.split())), one.quote)
    return tuple(kept.values())[:MOST]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A claim as it is sought: its words, or the concepts of one in English, and in Vietnamese."""

    text: str
    asked: Asked
    words: tuple[str, ...]

    @classmethod
    def of(cls, claim: str) -> _Wanted:
        """Return a claim taken apart."""
        if question_language(claim) == "vi":
            words = tuple(sorted(terms(claim).words))
            return cls(claim, Asked(terms(claim)), words)
        asked = concepts_of(claim)
        told = " ".join(way for ways in asked.concepts for way in ways)
        return cls(f"{claim}\n{told}", asked, ())

    def told(self, said: Terms) -> float:
        """Return the share of the claim that the words say, the rarer ones for more."""
        if not self.words:
            return self.asked.share(said)
        return share_said(self.words, said)


def _sentences(wanted: _Wanted, evidence: Evidence) -> Iterator[Near]:
    """Yield the sentences found, each with what it, those before it and its title tell."""
    for nth, hit in enumerate(evidence.hits(wanted.text)):
        before = joined([hit.document.title, hit.passage.heading])
        for span in sentences(hit.passage.text):
            said = span.of(hit.passage.text)
            before = before | _as_sought(said, wanted)
            asks = said.rstrip().endswith("?")
            if _SHORTEST <= len(said) <= _LONGEST and not asks and not is_caption(said):
                here = span.shifted(hit.passage.span.start)
                yield Near(Quote(hit.document.id, here), said, wanted.told(before), nth)


def _as_sought(said: str, wanted: _Wanted) -> Terms:
    """Return the terms of a sentence; for a claim in English also without marks: its names."""
    return terms(said) if wanted.words else joined([said, unmarked(said)])


def _standings(
    wanted: _Wanted, found: Sequence[Near], evidence: Evidence, embedder: Embedder | None
) -> list[float]:
    """Return how each sentence stands; only differences mean something."""
    stands = [_TOLD * one.told + _NTH / (1 + one.nth) for one in found]
    if embedder is None or not found:
        return stands
    ids = list(dict.fromkeys(one.quote.document_id for one in found))
    rests = [_rest(wanted.text, evidence.document(one)) for one in ids]
    vectors = embedder.encode([wanted.text, *rests, *(one.text for one in found)])
    own = vectors[1 + len(ids) :]
    whole = own @ vectors[0]
    of_rest = [
        float(row @ vectors[1 + ids.index(one.quote.document_id)])
        for one, row in zip(found, own, strict=True)
    ]
    return [
        stand + _LIKE * float(like) + _LIKE_IN_REST * rest
        for stand, like, rest in zip(stands, whole, of_rest, strict=True)
    ]


def _rest(claim: str, document: Document) -> str:
    """Return the words of a claim that the opening of a document does not say, if any."""
    opening = joined([document.title, document.text[:_OPENING]])
    words = _WORD.findall(canonical(claim))
    rest = [word for word, said in zip(words, _said(opening, words), strict=True) if not said]
    return " ".join(rest) or claim


def _said(text: Terms, words: Sequence[str]) -> list[bool]:
    stops = stop_words()
    return [word not in stops and word in text.words for word in words]
