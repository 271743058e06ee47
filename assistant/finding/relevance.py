"""How well a passage answers a question: a learned sum over its words, stretches and vectors.

A long passage that speaks of everything a little and a short one whose one sentence says it all
may share as many words with a question. So a passage is looked at in *stretches* (about a
sentence or a point of a list): the best of them counts beside the whole. How much each trait
says depends on what is ranked: passages with headings, bare ones, or bare ones for a question in
English (`Setting`). The weights are learned by ``training/relevance.py`` and kept in
``data/relevance_weights.json`` with what they were learned from and what they score;
`docs/retrieval.md` shows the table.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import numpy as np

from assistant.finding.matching import stop_words
from index_store.embedding import bundled
from index_store.kept import Kept
from index_store.language.text.tokens import search_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

MOST_STRETCHES = 40
"""Of a longer passage, the stretches beyond are read as one."""
_SHORTEST = 50  # characters: "1." and "a) Có:" say nothing alone and go with what follows
_END = re.compile(r"(?<=[.;!?:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the two indexes say of a passage: BM25 as a share of the best hit's, and the cosine."""

    lexical: float
    dense: float


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a passage as an answer.

    ``words`` and ``pairs`` are the shares of the question's syllables and pairs of neighbouring
    syllables that the passage has, weighed by how rare they are in the collection; ``content``
    is that of the syllables that are no function words; ``best_…`` are the highest in a single
    stretch, ``two_words`` in two that follow one another; ``best_dense`` is the highest cosine
    of a stretch with the question, ``two_dense`` the mean of the two highest, ``first_dense``
    that of the first stretch, which mostly says what a passage is about; ``heading`` is the
    share of the syllables in the heading; ``length`` the logarithm of the syllables.
    """

    lexical: float
    dense: float
    words: float
    pairs: float
    content: float
    best_words: float
    best_pairs: float
    two_words: float
    best_dense: float
    two_dense: float
    first_dense: float
    heading: float
    length: float


# `dataclasses.astuple` copies deeply: ten times the time of all the rest of a sum.
_values = attrgetter(*(field.name for field in fields(Traits)))

Setting = Literal["headed", "bare", "foreign"]
"""What is ranked: passages with headings, passages without, these for a question in English."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights: of the first, cheap look (``lexical``, ``dense``), and of all traits."""

    first: Mapping[Setting, tuple[float, float]]
    all: Mapping[Setting, tuple[float, ...]]


@cache
def learned() -> Weights:
    """Return the weights that ship with the package."""
    file = files("assistant").joinpath("data/relevance_weights.json")
    values = json.loads(file.read_text(encoding="utf-8"))
    first, closer = values["first"], values["weights"]
    return Weights(
        {setting: tuple(weights.values()) for setting, weights in first.items()},
        {setting: tuple(weights.values()) for setting, weights in closer.items()},
    )


def setting_of(language: str, headings: Iterable[str]) -> Setting:
    """Return what is ranked, by the language of the question and the headings of the passages.

    >>> setting_of("vi", ["", "Nghị định, Điều 3"])
    'headed'
    """
    if any(headings):
        return "headed"
    return "bare" if language == "vi" else "foreign"


def glance(found: Indexed, setting: Setting = "headed") -> float:
    """Return how a passage stands by the two indexes alone."""
    lexical, dense = learned().first[setting]
    return lexical * found.lexical + dense * found.dense


def relevance(traits: Traits, setting: Setting = "headed") -> float:
    """Return how well a passage answers; only differences between passages mean something."""
    weights = learned().all[setting]
    return float(sum(one * two for one, two in zip(weights, _values(traits), strict=True)))


class _Weighed:
    """Terms that are wanted, each with its weight, which are sought in many texts.

    >>> _Weighed({"thuế": 3.0, "có": 1.0}).share({"thuế", "đất"})
    0.75
    """

    def __init__(self, wanted: Mapping[str, float]) -> None:
        self._wanted = tuple(wanted.items())
        self._whole = sum(wanted.values())

    def share(self, terms: AbstractSet[str], more: AbstractSet[str] = frozenset()) -> float:
        """Return the share, from 0 to 1, of the terms that are in one of the two sets."""
        found = [worth for term, worth in self._wanted if term in terms or term in more]
        return sum(found) / self._whole if self._whole else 0.0


@dataclass(frozen=True, slots=True)
class Stretched:
    """A text as it is compared: the terms and the vector of each stretch, and its syllables."""

    terms: tuple[frozenset[str], ...]
    vectors: NDArray[np.float32]
    syllables: int


class Relevance:
    """One question, ready to be compared with passages."""

    def __init__(self, text: str, rarity: Mapping[str, float]) -> None:
        terms = dict.fromkeys(search_terms(text))
        words = {term: rarity[term] for term in terms if "_" not in term}
        stops = stop_words()
        self._words = _Weighed(words)
        self._pairs = _Weighed({term: rarity[term] for term in terms if "_" in term})
        self._content = _Weighed({term: r for term, r in words.items() if term not in stops})
        self._vector = bundled().encode([text])[0]

    def traits(self, heading: str, text: str, indexed: Indexed) -> Traits:
        """Return the traits of a passage."""
        read = stretched(text)
        words = [self._words.share(some) for some in read.terms]
        pairs = [self._pairs.share(some) for some in read.terms]
        best = max(range(len(words)), key=lambda at: words[at] + pairs[at])
        together = (self._words.share(one, two) for one, two in pairwise(read.terms))
        whole = frozenset[str]().union(*read.terms)
        in_order = read.vectors @ self._vector
        cosines = np.sort(in_order)[::-1]
        return Traits(
            lexical=indexed.lexical,
            dense=indexed.dense,
            words=self._words.share(whole),
            pairs=self._pairs.share(whole),
            content=self._content.share(whole),
            best_words=words[best],
            best_pairs=pairs[best],
            two_words=max(together, default=words[best]),
            best_dense=float(cosines[0]),
            two_dense=float(cosines[:2].mean()),
            first_dense=float(in_order[0]),
            heading=self._words.share(_heading_terms(heading)) if heading else 0.0,
            length=math.log1p(read.syllables),
        )


def stretched(text: str) -> Stretched:
    """Return the stretches of a text, read and embedded; see :func:`stretched_all`."""
    return stretched_all((text,))[0]


def stretched_all(texts: Sequence[str]) -> list[Stretched]:
    """Return the stretches of texts, read, and embedded together with the bundled model.

    That one also where another made the index: hundreds of stretches a question take it
    milliseconds, and a transformer seconds. What was read lately is kept: what is asked about
    is asked about again.
    """
    known = {text: held for text in texts if (held := _KNOWN.of(0, text)) is not None}
    unread = [text for text in dict.fromkeys(texts) if text not in known]
    if not unread:
        return [known[text] for text in texts]
    parts = [stretches(text) for text in unread]
    vectors = bundled().encode([part for some in parts for part in some])
    start = 0
    for text, some in zip(unread, parts, strict=True):
        terms = [search_terms(part) for part in some]
        known[text] = Stretched(
            tuple(frozenset(few) for few in terms),
            vectors[start : start + len(some)].copy(),  # a view would keep all others in memory
            sum("_" not in term for few in terms for term in few),
        )
        start += len(some)
        _KNOWN.keep(0, text, known[text])
    return [known[text] for text in texts]


_KNOWN: Kept[str, Stretched] = Kept(1000, lambda _: 1)
"""Texts read lately, some 30 kB each."""


@lru_cache(maxsize=1000)
def _heading_terms(heading: str) -> frozenset[str]:
    return frozenset(search_terms(heading))


def stretches(text: str) -> list[str]:
    """Return the text cut at ends of sentences, points and lines; short pieces join the next.

    >>> stretches("1. Hồ sơ gồm có:\\na) Đơn đề nghị cấp lại giấy phép theo mẫu của bộ; b) Bản sao.")
    ['1. Hồ sơ gồm có: a) Đơn đề nghị cấp lại giấy phép theo mẫu của bộ;', 'b) Bản sao.']
    """
    found: list[str] = []
    waiting = ""
    pieces = _END.split(text, maxsplit=MOST_STRETCHES)
    for piece in pieces:
        waiting = f"{waiting} {piece}".strip()
        if len(waiting) >= _SHORTEST:
            found.append(waiting)
            waiting = ""
    if waiting or not found:
        found.append(waiting)
    return found
