"""Whether a sentence can be the answer at all: in a large collection some sentence is always near.

A question about what no document tells still shares words with some sentence out of a hundred
thousand. What tells such sentences from answers: how well their passage and the best passage
were ranked, how they stand among the sentences found, how long the question is (all of a short
one is soon said by chance), which of its neighbouring words stand together in the sentence and
how rare these are in the collection, its numbers, whether the sentence has the form and the kind
of thing asked for, and how much of the question neither it nor what stands around it says,
counted in whole words ("khai sinh" is not said by "khai thuế"). ``training/answerability.py``
learns the weights and keeps them in ``data/answerability_weights.json``, with what they score.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from math import log1p, log10
from operator import attrgetter

from assistant.context import Context, Sentence
from assistant.finding.evidence import Wanted
from assistant.finding.matching import Terms, joined, weight
from assistant.finding.whole_words import is_one_word, words_of
from assistant.logistic import Weights, probability_of, shipped
from assistant.questions.question import Kind, Part, Question
from assistant.questions.things import is_foreign, names_thing, things_named
from assistant.selection import Traits
from assistant.synthesis.offices import offices_in
from index_store.language.characters.marks import unmarked
from index_store.language.text.tokens import search_terms

MOST_ABSENT = 0.6
"""Where more of a question than this is said nowhere near, nothing is answered."""
FAR_TOO_ABSENT = 0.8
"""Nor where this share is, however little an answer would say these words: a name unheard of."""
FEW, MANY = 10, 10_000
"""Documents of collections in which any probability is enough, and in which the learned one is asked."""
LEAST_OF_CONCEPTS = 0.8
"""Share of the concepts of a question in English that stand in or around the sentence, among many."""
OF_HOLDERS = 0.7
"""Share of the threshold for who holds an office: the form of such a sentence is strict already."""
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_NOTHING_ASKED = 0.5
"""What a sentence shows of the kind of thing asked for where no kind is."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a sentence answers.

    ``passage`` and ``best`` are the scores of its passage and of the first one found, at most 1;
    ``standing`` is how it stands among the sentences found, ``length`` the logarithm of the
    question's words. ``pairs`` is the share of the question's pairs of neighbouring words, by
    how rare they are in the collection, that the sentence has; ``numbers`` that of its numbers
    that stand in the sentence, its title, heading or the sentences before. ``form`` and
    ``shown`` are whether it has the form asked for and the kind of thing (1, 0, or a half where
    none is asked); ``absent`` is the share of the question's words, by weight, that stand
    neither in it nor around it.
    """

    passage: float
    best: float
    standing: float
    length: float
    pairs: float
    numbers: float
    form: float
    shown: float
    absent: float


values: Callable[[Signs], tuple[float, ...]] = attrgetter(*(one.name for one in fields(Signs)))


def learned() -> Weights:
    """Return the weights in the order of `Signs`, and the least probability to answer with."""
    return shipped("answerability")


def probability(found: Signs) -> float:
    """Return the probability, from 0 to 1, that a sentence of these signs answers."""
    return probability_of(values(found), learned())


def is_judged(part: Part, question: Question) -> bool:
    """Return whether the words of a question can be sought in the sentences as they are.

    They cannot where the sentences are in another language, and need not where the question
    names the document by its number.
    """
    return not (part.asked.concepts or question.numbers or question.articles)


class Judge:
    """One part of a question over one collection, ready to judge the sentences found."""

    def __init__(self, part: Part, question: Question, context: Context) -> None:
        self.part = part
        self.question = question
        self.context = context

    def may_answer(
        self,
        sentence: Sentence,
        traits: Traits,
        standing: float,
        *,
        wide: bool = False,
        left: float = 1.0,
    ) -> bool:
        """Return whether a sentence may answer that has these traits and so far stands so.

        With ``wide``, and where the form alone is strict, its document may say the rest of the
        question anywhere. ``left`` is the share of the question's words that is left unsaid, by
        the chance that an answer says them, where that is known.
        """
        if self.part.asked.concepts:
            return traits.whole >= LEAST_OF_CONCEPTS * self._caution
        if not is_judged(self.part, self.question):
            return True
        near = (sentence.passage.text, sentence.passage.heading, sentence.document.title)
        if not all(any(names_thing(text, name) for text in near) for name in self._strangers):
            return False
        found = self.signs(sentence, traits, standing)
        absent = min(found.absent, left) if found.absent < FAR_TOO_ABSENT else found.absent
        if absent >= MOST_ABSENT and traits.form == 1 and (wide or self._asks_holder):
            absent = absent_share(self.part.about, (sentence.document.text,))
        return absent < MOST_ABSENT and probability(found) >= self.least

    @cached_property
    def least(self) -> float:
        """The least probability to answer with."""
        return learned().least * self._caution * (OF_HOLDERS if self._asks_holder else 1.0)

    @cached_property
    def _asks_holder(self) -> bool:
        return self.part.kind is Kind.WHO and bool(offices_in(self.part.text))

    @cached_property
    def _strangers(self) -> tuple[str, ...]:
        """The foreign names that a sentence, or what stands around it, must have among so many."""
        if self.context.size < MANY or self.question.language != "vi":
            return ()
        names = things_named(self.question.reading)
        return tuple(name for name in names if any(map(is_foreign, name.split())))

    @cached_property
    def _caution(self) -> float:
        """From 0 to 1: of fewer documents, one is less often near by chance."""
        share = log10(max(FEW, self.context.size) / FEW) / log10(MANY / FEW)
        return min(1.0, share) ** 2

    def signs(self, sentence: Sentence, traits: Traits, standing: float) -> Signs:
        """Return the signs of a sentence."""
        texts = around(sentence)
        told = [
            show
            for show, asked in zip(
                self._wanted.evidence(sentence.text), self._wanted.asks, strict=True
            )
            if asked
        ]
        said = " ".join(texts)
        numbers = self._numbers
        marked = unmarked(self.question.asked) != self.question.asked
        return Signs(
            passage=min(1.0, sentence.score),
            best=min(1.0, self.context.found[0].score if self.context.found else sentence.score),
            standing=standing,
            length=self._length,
            pairs=_held(self._pairs, _terms(sentence.text)),
            numbers=sum(one in said for one in numbers) / len(numbers) if numbers else 1.0,
            form=traits.form,
            shown=min(told, default=_NOTHING_ASKED),
            absent=absent_share(self.part.about, texts, marked=marked),
        )

    @cached_property
    def _wanted(self) -> Wanted:
        return Wanted(self.part.text)

    @cached_property
    def _pairs(self) -> dict[str, float]:
        asked = [term for term in search_terms(self.question.reading) if "_" in term]
        return self.context.rarity(list(dict.fromkeys(asked)))

    @cached_property
    def _numbers(self) -> list[str]:
        return _NUMBER.findall(self.question.reading)

    @cached_property
    def _length(self) -> float:
        return log1p(sum("_" not in term for term in search_terms(self.question.reading)))


def _held(worth: dict[str, float], terms: frozenset[str]) -> float:
    whole = sum(worth.values())
    return sum(worth[term] for term in worth.keys() & terms) / whole if whole else 1.0


@lru_cache(maxsize=500)
def _terms(text: str) -> frozenset[str]:
    return frozenset(search_terms(text))


def around(sentence: Sentence) -> tuple[str, ...]:
    """Return a sentence with what stands around it: heading, title, and the stretch before."""
    return (sentence.text, sentence.passage.heading, sentence.document.title, sentence.before)


def absent_share(about: str, texts: tuple[str, ...], *, marked: bool = True) -> float:
    """Return the share of the words of a question, by weight, that the texts do not have.

    Without ``marked``, the question was typed without marks and its words are compared so.

    >>> absent_share("thời hạn đăng ký khai sinh", ("Thời hạn đăng ký khai thuế là 10 ngày.",)) > 0.2
    True
    >>> absent_share("thời hạn đăng ký khai sinh", ("Đăng ký khai sinh có thời hạn 60 ngày.",))
    0.0
    """
    asked = words_of(about)
    if not marked:
        asked = _as_typed(asked)
    whole = sum(_weight(word) for word in asked)
    if not whole:
        return 0.0
    said, sought = joined(texts), asked
    if not marked:
        sought = tuple(map(unmarked, asked))
        said = Terms(*(frozenset(map(unmarked, names)) for names in (said.words, said.pairs)))
    held = said.having(sought)
    return sum(_weight(word) for word, there in zip(asked, held, strict=True) if not there) / whole


def _as_typed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a question whose marks were restored: what may be two words is two.

    "Hồ phải" that was read "họ phải" looks like one word.

    >>> _as_typed(("họ phải", "hàng hải"))
    ('họ', 'phải', 'hàng hải')
    """
    kept = ((word,) if is_one_word(tuple(word.split())) else word.split() for word in words)
    return tuple(one for group in kept for one in group)


def _weight(word: str) -> float:
    return sum(weight(syllable) for syllable in word.split())
