"""Whether a sentence can be the answer at all: in a large collection some sentence is always near.

A question about what no document tells still shares words with some sentence out of a hundred
thousand. Three traits tell such sentences from answers: how well their passage was ranked, how
much of the question neither they nor what stands around them say, counted in whole words
("khai sinh" is not said by "khai thuế"), and how long they are. ``training/answerability.py``
learns the weights and keeps them in ``data/answerability_weights.json``, with what they score.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10

import numpy as np

from assistant.context import Sentence
from assistant.finding.matching import GAP, Terms, canonical, joined, stop_words, weight
from assistant.logistic import Weights, probability_of, shipped
from assistant.questions.question import Part, Question
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.typed.syllable_model import bundled_model

WORD = 1.8
"""Two syllables are one word where the second follows the first e^1.8, six, times as often as by chance."""
MOST_ABSENT = 0.6
"""Where more of a question than this is said nowhere near, nothing is answered."""
MANY = 10_000
"""Documents of a collection in which the learned threshold holds as it is."""
LONG = 400
"""Characters of a sentence that count as one unit of length."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a sentence answers: ``passage`` is the score of its passage, ``absent``
    the share of the question's words, by weight, that stand neither in it nor in its title,
    heading and the sentences before, ``length`` its length in units of `LONG` characters.
    """

    passage: float
    absent: float
    length: float


def learned() -> Weights:
    """Return the weights in the order of `Signs`, and the least probability to answer with."""
    return shipped("answerability")


def may_answer(sentence: Sentence, part: Part, question: Question, documents: int) -> bool:
    """Return whether a sentence may answer, out of a collection of so many documents.

    One always may that is in another language than the question, or of a document that the
    question names by its number. The fewer documents there are, the less a near one is so by
    chance, and the less is asked of it.
    """
    if not is_judged(part, question):
        return True
    least = learned().least * min(1.0, log10(max(1, documents)) / log10(MANY))
    found = signs(sentence, part, question)
    return found.absent < MOST_ABSENT and probability(found) >= least


def is_judged(part: Part, question: Question) -> bool:
    """Return whether the words of a question can be sought in the sentences as they are."""
    return not (part.asked.concepts or question.numbers or question.articles)


def probability(found: Signs) -> float:
    """Return the probability, from 0 to 1, that a sentence of these signs answers."""
    return probability_of((found.passage, found.absent, found.length), learned())


def signs(sentence: Sentence, part: Part, question: Question) -> Signs:
    """Return the signs of a sentence."""
    marked = unmarked(question.asked) != question.asked
    return Signs(
        passage=sentence.score,
        absent=absent_share(part.about, _around(sentence), marked=marked),
        length=len(sentence.text) / LONG,
    )


def _around(sentence: Sentence) -> tuple[str, ...]:
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
    whole = sum(_weight(word) for word in asked)
    if not whole:
        return 0.0
    said = joined(texts)
    if not marked:
        asked = tuple(unmarked(word) for word in asked)
        said = Terms(*(frozenset(map(unmarked, names)) for names in (said.words, said.pairs)))
    held = said.having(asked)
    return sum(_weight(word) for word, there in zip(asked, held, strict=True) if not there) / whole


def _weight(word: str) -> float:
    return sum(weight(syllable) for syllable in word.split())


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, of one syllable or two, without the function words.

    >>> words_of("thời hạn đăng ký khai sinh")
    ('thời hạn', 'đăng ký', 'khai sinh')
    """
    stops = stop_words()
    words: list[str] = []
    for stretch in canonical(text).split(GAP):
        syllables = ["" if one in stops else one for one in _syllables(stretch)]
        at = 0
        while at < len(syllables):
            first, second, third = (*syllables[at : at + 3], "", "")[:3]
            bound = _attraction(first, second)
            if bound > WORD and bound >= _attraction(second, third):
                words.append(f"{first} {second}")
                at += 2
                continue
            words += [first] if first else []
            at += 1
    return tuple(word for word in words if word not in _MEASURES)


def _syllables(stretch: str) -> list[str]:
    return [word.strip(".,;:!?()[]“”\"'") for word in stretch.split()]


_MEASURES = frozenset({"phần trăm", "tối đa", "tối thiểu"})
"""Words of the form of the answer: it says "%" and "không quá"."""


@lru_cache(maxsize=20_000)
def _attraction(first: str, second: str) -> float:
    """Return how much more often the second syllable follows the first than by chance, as a log."""
    model, numbers = bundled_model(), _numbers()
    if first not in numbers or second not in numbers:
        return 0.0
    one, two = np.array([numbers[first]]), np.array([numbers[second]])
    follows = model.after_one(model.pair_places(one, two), one, two)
    return float(follows[0] - model.single[two[0]])


@cache
def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, word in enumerate(bundled_model().words):
        numbers.setdefault(comparison_key(word), number)
    return numbers
