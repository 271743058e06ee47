"""How sure it is that a sentence found answers a question: what is told, and what is refused.

One learned judge weighs together what tells that a sentence answers: how it stands among those
found and how its passage was ranked, what it shares with the question, whether it has the form
asked for, which words of the question it leaves unsaid and how likely an answer would have said
them (`assistant.said_words`). ``training/sureness.py`` learns the weights from the development
questions and their rewordings and keeps them in ``data/sureness_weights.json`` with what they
score. Questions in English, whose words no document has, are judged by their concepts elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from math import exp, inf, log
from typing import NamedTuple

from assistant.answerability import Judge, around, values
from assistant.answerability import Signs as AnswerSigns
from assistant.context import Context, Sentence
from assistant.finding.matching import joined
from assistant.finding.other_words import otherwise
from assistant.finding.whole_words import words_of
from assistant.logistic import Weights, probability_of, shipped
from assistant.questions.question import Kind, Part, Question
from assistant.said_words import Chances, chances
from assistant.selection import Traits

KINDS = (
    Kind.AMOUNT,
    Kind.GENERAL,
    Kind.WHO,
    Kind.WHEN,
    Kind.WHY,
    Kind.LIST,
    Kind.YES_NO,
)
"""Kinds of question whose answers are judged so, each with a sign of its own."""


SIGNS = (
    *(field.name for field in fields(AnswerSigns)),
    *("own", "whole", "similarity", "named", "lead", "characters"),
    *("provision", "several", "formed"),
    *(f"asks_{kind.value}" for kind in KINDS),
    *("words", "expected", "expected_own", "missing", "worst", "surprise"),
    *("otherwise", "missing_wholly", "worst_wholly"),
    *("odds", "odds_each", "odds_least"),
    *("ahead", "ahead_elsewhere", "lead_share", "rivals"),
)
"""What tells how sure it is that a sentence answers, in the order of the weights.

First the signs of `assistant.answerability`, then those of `assistant.selection.Traits` that these
lack (``characters`` is its length). ``provision`` is whether it stands in an article of law,
``several`` whether the question has several parts, ``formed`` whether it has the form of answer
asked for, where one is; ``asks_…`` are the kinds in `KINDS`. The next weigh the question's words
by the chance that an answer says them: ``expected`` and ``expected_own`` are the share of these
chances that is said in or around the sentence, and in itself; ``missing``, ``worst`` and
``surprise`` what is left unsaid, its sum, its greatest, and how unlikely all of it is;
``otherwise`` is the share that is said in other words alone (`assistant.finding.other_words`),
``missing_wholly`` and ``worst_wholly`` what is not even said so; ``odds``,
``odds_each`` and ``odds_least`` how much likelier an answer says these words, and not the others,
than another sentence: the natural logarithm, of all words, in the mean, and the least. The last
tell how clearly it stands above the others that were looked at: see `Ahead`.
"""


def learned() -> Weights:
    """Return the weights in the order of `SIGNS`, and the least chance to answer with."""
    return shipped("sureness")


class Ahead(NamedTuple):
    """How clearly a sentence stands above the others that were looked at.

    ``next`` is by how much it stands above the best of them, below nothing where it is not the
    first; ``elsewhere`` the same of those in other documents, and both at most `FARTHEST`;
    ``share`` is its share of the sum of what all are worth, e to the power of their standing;
    ``rivals`` how many stand in other documents.
    """

    next: float
    elsewhere: float
    share: float
    rivals: float


FARTHEST = 5.0
"""No sentence stands farther above another: e^5 times as likely is as good as sure."""


def ahead(stands: Mapping[int, float], documents: Mapping[int, str], at: int) -> Ahead:
    """Return how clearly one of the sentences that were looked at stands above the others.

    >>> ahead({0: 2.0, 1: 1.5, 2: -9.0}, {0: "a", 1: "a", 2: "b"}, 0).next
    0.5
    """
    own = stands[at]
    others = [value for one, value in stands.items() if one != at]
    elsewhere = [value for one, value in stands.items() if documents[one] != documents[at]]
    return Ahead(
        min(FARTHEST, own - max(others, default=-inf)),
        min(FARTHEST, own - max(elsewhere, default=-inf)),
        1.0 / sum(exp(value - own) for value in stands.values()),
        float(len(elsewhere)),
    )


class Sureness:
    """One part of a question over one collection, ready to judge the sentences found."""

    def __init__(self, part: Part, question: Question, context: Context) -> None:
        self.part = part
        self.question = question
        self.context = context
        self.judge = Judge(part, question, context)

    def beside(self, sentence: Sentence, traits: Traits, standing: float) -> tuple[float, ...]:
        """Return the signs of a sentence that so far stands so, up to ``asks_whether``."""
        return (
            *values(self.judge.signs(sentence, traits, standing)),
            traits.own,
            traits.whole,
            traits.similarity,
            traits.named,
            traits.lead,
            traits.length,
            float("Điều " in sentence.passage.locator),
            float(len(self.question.parts) > 1),
            float(traits.form == 1.0),
            *(float(self.part.kind is kind) for kind in KINDS),
        )

    def said(self, sentence: Sentence) -> Said:
        """Return the words of the question, and which of them a sentence says."""
        near = joined(around(sentence))
        there = near.having(self._words)
        return Said(
            self._words,
            tuple(there),
            tuple(joined((sentence.text,)).having(self._words)),
            tuple(
                not said and otherwise(word).is_same_in(near)
                for word, said in zip(self._words, there, strict=True)
            ),
        )

    def may_answer(self, sentence: Sentence, traits: Traits, standing: float) -> bool:
        """Return whether a sentence may answer at all, however sure it is: see `Judge.may_answer`."""
        left = self.said(sentence).left(chances)
        return self.judge.may_answer(sentence, traits, standing, left=left)

    def chance(self, sentence: Sentence, traits: Traits, standing: float, above: Ahead) -> float:
        """Return the chance, from 0 to 1, that a sentence answers that stands so."""
        words = self.said(sentence).signs(chances)
        signs = (*self.beside(sentence, traits, standing), *words, *above)
        return probability_of(signs, learned())

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return words_of(self.part.about)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a question, with whether each is said in or around a sentence, and in itself.

    ``otherwise`` is whether it is said there in other words alone.
    """

    words: tuple[str, ...]
    around: tuple[bool, ...]
    own: tuple[bool, ...]
    otherwise: tuple[bool, ...]

    def left(self, chances: Callable[[str], Chances]) -> float:
        """Return the share of the words that no words say, each by the chance of being said."""
        each = [chances(word).answer for word in self.words]
        return sum(self._lost_wholly(each)) / sum(each) if each else 0.0

    def _lost_wholly(self, each: Sequence[float]) -> list[float]:
        said = zip(each, self.around, self.otherwise, strict=True)
        return [one for one, there, other in said if not (there or other)]

    def signs(self, chances: Callable[[str], Chances]) -> tuple[float, ...]:
        """Return the signs from ``words`` to ``odds_least``, by the chances of each word."""
        if not self.words:
            return 0.0, 1.0, 1.0, *(0.0,) * 9
        each = [chances(word) for word in self.words]
        answer = [one.answer for one in each]
        lost = [one for one, there in zip(answer, self.around, strict=True) if not there]
        odds = [
            log(one.answer / one.other) if there else log((1 - one.answer) / (1 - one.other))
            for one, there in zip(each, self.around, strict=True)
        ]
        whole, wholly = sum(answer), self._lost_wholly(answer)
        return (
            float(len(self.words)),
            1 - sum(lost) / whole,
            sum(one for one, there in zip(answer, self.own, strict=True) if there) / whole,
            sum(lost),
            max(lost, default=0.0),
            -sum(log(1 - one) for one in lost),
            (sum(lost) - sum(wholly)) / whole,
            sum(wholly),
            max(wholly, default=0.0),
            sum(odds),
            sum(odds) / len(odds),
            min(odds),
        )
