"""How well a stretch of text speaks of what a question asks: weighted shares of shared words.

Words are compared after abbreviations are written out, synonyms are made one, case is folded
and tone placement unified. A syllable alone says little in Vietnamese and a pair of adjacent
syllables is most often a word, so pairs count beside syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from sys import intern

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_column, table_pairs
from index_store.language.terms.abbreviations import expansions, find_abbreviations
from index_store.language.text.alternatives import any_of
from index_store.language.typed.syllable_model import bundled_model

PAIR_WEIGHT = 0.75
"""A pair of adjacent syllables counts as this share of the weights of both, beside them."""
LIGHTEST, HEAVIEST = 0.3, 2.0
"""Weights of the commonest syllables and of those that the language model does not know."""
HALF = 0.5
"""A concept of which a text has less than this is not there: "quá hạn" is not "đúng hạn"."""
WHOLE = 0.999
"""A text that has more than this of a concept has all of it, but for rounding."""
GAP = "\u241f"
"""Stands where words were cut out of a question: the words on its two sides are no pair."""
_WORD = re.compile(r"\w+(?:[.,/]\w+)*")


class Terms:
    """The words of a text and its pairs of adjacent words, stop words left out; never changes.

    Of a text, both are made when they are asked for: to know how much of a question it says,
    the question's few terms are sought in it, and none are made of all its words.
    """

    __slots__ = ("_pairs", "_said", "_sought", "_weight", "_words")

    def __init__(self, words: frozenset[str], pairs: frozenset[str]) -> None:
        self._words: frozenset[str] | None = words
        self._pairs: frozenset[str] | None = pairs
        self._said: str | None = None
        self._weight: float | None = None
        self._sought: tuple[_Sought, ...] | None = None

    @classmethod
    def said(cls, words: str) -> Terms:
        """Return the terms of words that stand between blanks, one each, `GAP` among them."""
        made = cls.__new__(cls)
        made._words = made._pairs = made._weight = made._sought = None
        made._said = words
        return made

    @property
    def words(self) -> frozenset[str]:
        """The words."""
        if self._words is None:
            found = frozenset(map(intern, (self._said or "").split()))  # thousands of texts share
            self._words = found - _no_words()
        return self._words

    @property
    def pairs(self) -> frozenset[str]:
        """The pairs, their words with a blank between."""
        if self._pairs is None:
            stops = _no_words()
            found = [word if word not in stops else "" for word in (self._said or "").split()]
            self._pairs = frozenset(
                intern(f"{first} {second}") for first, second in pairwise(found) if first and second
            )
        return self._pairs

    @property
    def weight(self) -> float:
        """The weight of all terms together."""
        if self._weight is None:
            pairs = sum(weight(word) for pair in self.pairs for word in pair.split())
            self._weight = sum(weight(word) for word in self.words) + PAIR_WEIGHT * pairs
        return self._weight

    def shared(self, text: Terms) -> float:
        """Return the weight of those of these terms that a text has."""
        if self._sought is None:
            self._sought = _all_sought(self.words, self.pairs)
        said = text._said
        if said is not None:
            return sum([one.worth for one in self._sought if one.between in said])
        held = text.words | text.pairs
        return sum([one.worth for one in self._sought if one.between[1:-1] in held])

    def having(self, sought: Iterable[str]) -> list[bool]:
        """Return of each word, or pair with a blank between, whether it is among these terms.

        No stop word may be among those sought.
        """
        said = self._said
        if said is not None:
            return [f" {term} " in said for term in sought]
        return [term in (self.pairs if " " in term else self.words) for term in sought]

    def has_any(self, phrases: Iterable[str]) -> bool:
        """Return whether one of some phrases stands in the text, word by word.

        >>> terms("Ông mất năm 1945.").has_any(("từ trần", "mất năm"))
        True
        """
        said = self._said
        if said is not None:
            return any(f" {phrase} " in said for phrase in phrases)
        return any(phrase in (self.pairs if " " in phrase else self.words) for phrase in phrases)

    def __or__(self, other: Terms) -> Terms:
        if self._said is not None and other._said is not None:
            return Terms.said(f"{self._said} {GAP} {other._said}")
        return Terms(self.words | other.words, self.pairs | other.pairs)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Terms):
            return NotImplemented
        return self.words == other.words and self.pairs == other.pairs

    def __hash__(self) -> int:
        return hash((self.words, self.pairs))

    def __repr__(self) -> str:
        return f"Terms({sorted(self.words)}, {sorted(self.pairs)})"


@dataclass(frozen=True, slots=True)
class _Sought:
    """A word or a pair as it stands between blanks, and what it is worth."""

    between: str
    worth: float


def _all_sought(words: frozenset[str], pairs: frozenset[str]) -> tuple[_Sought, ...]:
    """Return what is sought of these terms, always in one order: sums come out alike."""
    return (
        *(_Sought(f" {word} ", weight(word)) for word in sorted(words - _no_words())),
        *(
            _Sought(f" {pair} ", PAIR_WEIGHT * sum(map(weight, pair.split())))
            for pair in sorted(pairs)
        ),
    )


@cache
def stop_words() -> frozenset[str]:
    """Return the function words of Vietnamese and English, as comparison keys."""
    words = table_column("index_store.language", "data/stopwords.tsv", "word")
    return frozenset(map(comparison_key, words))


@cache
def _no_words() -> frozenset[str]:
    return stop_words() | {GAP, ""}


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = table_pairs("index_store.language", "data/synonyms.tsv", "phrase", "canonical")
    table = {comparison_key(phrase): comparison_key(canonical) for phrase, canonical in rows}
    starting = "".join(sorted({phrase[0] for phrase in table}))
    return re.compile(rf"\b(?=[{starting}])(?:{any_of(table)})\b"), table


@lru_cache(maxsize=1_000)
def canonical(text: str) -> str:
    """Return the text as a comparison key, abbreviations written out and synonyms made one.

    >>> canonical("Tỉ lệ hồ sơ TTHC trễ hạn")
    'tỷ lệ hồ sơ thủ tục hành chính quá hạn'
    """
    pieces: list[str] = []
    at = 0
    for mention in find_abbreviations(text):
        if mention.span.start < at or len(expansions(mention.short)) != 1:
            continue
        pieces += (text[at : mention.span.start], mention.long)
        at = mention.span.end
    pieces.append(text[at:])
    pattern, table = _synonyms()
    return pattern.sub(lambda match: table[match[0]], comparison_key("".join(pieces)))


@lru_cache(maxsize=4_000)  # some 5 kB each, and asked for again mostly in the same question
def terms(text: str) -> Terms:
    """Return the terms of a text.

    >>> sorted(terms("tỷ lệ của hồ sơ").words)
    ['hồ', 'lệ', 'sơ', 'tỷ']
    >>> sorted(terms("tỷ lệ của hồ sơ").pairs)
    ['hồ sơ', 'tỷ lệ']
    """
    stretches = (" ".join(_WORD.findall(stretch)) for stretch in canonical(text).split(GAP))
    return Terms.said(f" {f' {GAP} '.join(stretches)} ")


@cache
def _frequencies() -> dict[str, float]:
    """Return the natural logarithm of each syllable's probability in Vietnamese."""
    model = bundled_model()
    return {comparison_key(word): float(model.single[i]) for i, word in enumerate(model.words)}


@lru_cache(maxsize=50_000)
def weight(word: str) -> float:
    """Return how much a word says: rare syllables, names and numbers more than common ones.

    >>> weight("có") < weight("sách") < weight("Zylon") == HEAVIEST
    True
    """
    logarithm = _frequencies().get(word)
    if logarithm is None:
        return HEAVIEST
    return min(HEAVIEST, max(LIGHTEST, (-logarithm - 4.0) / 2.5))


def is_known(syllable: str) -> bool:
    """Return whether a syllable, as a comparison key, is one of Vietnamese.

    >>> is_known("khoáng"), is_known("fdi")
    (True, False)
    """
    return syllable in _frequencies()


def weigh(terms_: Terms) -> float:
    """Return the weight of all terms together."""
    return terms_.weight


def share_said(words: Sequence[str], said: Terms) -> float:
    """Return the share of words, the rarer ones for more, that a text says; of none, nothing."""
    whole = sum(map(weight, words))
    held = said.having(words)
    there = sum(weight(word) for word, has in zip(words, held, strict=True) if has)
    return there / whole if whole else 0.0


def coverage(asked: Terms, text: Terms) -> float:
    """Return the share, from 0 to 1, of the asked terms that the text has, by weight.

    >>> round(coverage(terms("hồ sơ trễ hạn"), terms("23 hồ sơ quá hạn")), 2)
    1.0
    >>> coverage(terms("thanh toán"), terms("hồ sơ"))
    0.0
    """
    return asked.shared(text) / asked.weight if asked.weight else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: words of Vietnamese, or concepts each with ways to say it.

    A Vietnamese question is its own terms. An English one is a list of concepts, each with the
    Vietnamese alternatives that the glossary gives; a word without one is a concept that no
    Vietnamese text has, so that what is not understood counts against an answer.
    """

    terms: Terms
    concepts: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.concepts) or bool(self.terms)

    def share(self, text: Terms) -> float:
        """Return the share, from 0 to 1, of what is asked about that the text speaks of."""
        if not self.concepts:
            return coverage(self.terms, text)
        best = [max((_told(way, text) for way in ways), default=0.0) for ways in self.concepts]
        return sum(share for share in best if share >= HALF) / len(self.concepts)

    def words(self) -> Terms:
        """Return all terms, of every way to say it."""
        return self.terms | joined(way for ways in self.concepts for way in ways)


def _told(way: str, text: Terms) -> float:
    """Return how much of a concept a text has: of a word of two syllables, both side by side.

    >>> _told("dân số", terms("ủy ban nhân dân có 9 nhân viên số hóa"))
    0.0
    """
    asked = terms(way)
    share = coverage(asked, text)
    return share if share > WHOLE or len(asked.words) != 2 or not asked.pairs else 0.0


def joined(texts: Iterable[str]) -> Terms:
    """Return the terms of several texts together; no pair reaches from one to the next."""
    return joined_terms(map(terms, texts))


def joined_terms(parts: Iterable[Terms]) -> Terms:
    """Return several texts' terms together; no pair reaches from one to the next."""
    return Terms.said(f" {GAP} ".join(["", *(part._said or "" for part in parts), ""]))
