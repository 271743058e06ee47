"""Which sentences are sure enough to answer a question, the one that most likely does first.

Two judges are asked: one of what a sentence shares with the question (`assistant.selection`), and,
for questions in Vietnamese, one that weighs all signs together (`assistant.sureness`). The second
puts out what the first takes for an answer and hardly is one, and adds what surely is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from assistant.answerability import Judge
from assistant.context import Context, Sentence
from assistant.drafts import Quote
from assistant.finding.choosing import worth_of_whole
from assistant.finding.matching import coverage, terms
from assistant.questions.question import Kind, Part, Question
from assistant.questions.things import names_thing, things_named
from assistant.said_words import chances
from assistant.selection import Traits, learned, probability
from assistant.sureness import KINDS, Sureness, ahead
from assistant.sureness import learned as learned_sureness
from assistant.synthesis.candidates import ABOVE_ALL, glanced_at, looked_at, standings
from assistant.synthesis.forms import Test
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from index_store.records import Document

SURE_SHARE = 0.6
"""Least own share of a list's lead whose items are counted."""
LEAST_AT_ALL = 0.45
"""Least chance of a sentence that is sure by what it shares with the question."""
_OF_THE_WHOLE = 0.6
"""Share of it that is enough where all that is asked is said, or the document named by number."""
_UNSAID = 0.1
"""Share of the words asked that may be left unsaid where all is said: "hiện nay"."""
_JUDGED = (*KINDS, Kind.WHERE, Kind.TREND, Kind.COMPARE, Kind.SUPERLATIVE)
"""Kinds of question whose sentences are weighed."""
NAMED_SHARE = 0.6
"""Share of the learned threshold that a sentence needs in a document that is named by number."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with the chance that it answers; ``share`` is how much of the question it covers.

    ``standing`` is how it stands among the others found.
    """

    sentence: Sentence
    score: float
    share: float
    standing: float


def best_sentences(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    *,
    only: Test | None = None,
    bonus: Callable[[Sentence], float] | None = None,
    headings: bool = False,
    least: float | None = None,
    wide: bool = False,
) -> list[Scored]:
    """Return the sentences that are sure enough to answer, the one that most likely does first.

    ``only`` keeps those of a form; ``bonus`` favours some; ``least`` is another threshold than
    the learned one; with ``wide`` what the sentence leaves unsaid may stand anywhere in its document.
    """
    found = list(glanced_at(part, question, context, embedder, headings=headings))
    less = _sure(found, part, question, only, least)
    judged = part.kind in _JUDGED and not (part.asked.concepts or wide)
    stands = standings(part, context, found) if less or judged else []
    judge = Judge(part, question, context)
    less = {
        at: lost for at, lost in less.items() if judge.may_answer(*found[at], stands[at], wide=wide)
    }
    if judged:
        factor = 1.0 if least is None else least / learned().least
        less = _weighed(less, found, stands, Sureness(part, question, context), only, factor)
    sure = {at: (bonus(found[at][0]) if bonus else 0.0) - lost for at, lost in less.items()}
    if part.wants_target:  # no clue tells an aim from what was reached
        stands = [
            _STEP * (probability(traits) + _AIM * _says_aim(sentence)) for sentence, traits in found
        ]
    scored = [
        Scored(
            found[at][0],
            probability(found[at][1]) + extra,
            found[at][1].own,
            stands[at] + _STEP * extra,
        )
        for at, extra in sure.items()
    ]
    return sorted(
        scored,
        key=lambda item: (
            -round(item.standing, 4),
            item.sentence.document.name,
            item.sentence.span,
        ),
    )


_AIM = 0.3
"""What a sentence gains that says an aim where one is asked for."""
_AIMS = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|kế hoạch|đặt ra|trở lên|tối thiểu|ít nhất|target|goal)(?!\w)"
)


def _says_aim(sentence: Sentence) -> bool:
    return _AIMS.search(comparison_key(sentence.text)) is not None


LOOKED_AT = 8
"""So many of the sentences that stand best are weighed."""


def _weighed(
    less: dict[int, float],
    found: list[tuple[Sentence, Traits]],
    stands: list[float],
    judge: Sureness,
    only: Test | None,
    factor: float,
) -> dict[int, float]:
    """Return which sentences are sure enough when all signs are weighed together.

    Of those that were sure by what they share with the question (``less``) the unlikely go; of
    those that stand best, the likely come beside them. The former are compared with others of
    the form asked for, the latter with those that stand best of all. Of all these ``found`` has all traits and ``stands`` is
    exact afterwards.
    """
    ranked = sorted(range(len(found)), key=lambda at: -stands[at])
    possible = (at for at in ranked if only is None or only(found[at][0]))
    first, weighed = ranked[:LOOKED_AT], dict.fromkeys((*islice(possible, LOOKED_AT), *less))
    _look_at(dict.fromkeys((*first, *weighed)), found, stands, judge.part)
    formed = {at: stands[at] for at in weighed}
    compared = {at: stands[at] for at in first}
    documents = {at: found[at][0].document.id for at in (*first, *weighed)}
    kept: dict[int, float] = {}
    for at in weighed:
        sentence, traits = found[at]
        above = ahead(formed if at in less else compared | {at: stands[at]}, documents, at)
        chance = judge.chance(sentence, traits, stands[at], above)
        if at in less:
            if chance >= _floor(sentence, judge) * factor:
                kept[at] = less[at]
            continue
        lost = _UNASKED * _is_special_case(sentence, judge.part)
        if (
            chance - lost >= learned_sureness().least
            and _names_things(sentence.document, judge.question)
            and judge.may_answer(sentence, traits, stands[at])
        ):
            kept[at] = lost
    return kept


def _floor(sentence: Sentence, judge: Sureness) -> float:
    """Return the least chance of a sentence that is sure by what it shares with the question."""
    named = judge.question.numbers or judge.question.articles
    whole = named or judge.said(sentence).left(chances) <= _UNSAID
    return LEAST_AT_ALL * (_OF_THE_WHOLE if whole else 1.0)


def _look_at(
    these: Iterable[int], found: list[tuple[Sentence, Traits]], stands: list[float], part: Part
) -> None:
    """Give some of those found all their traits, and their exact standing."""
    for at in these:
        if found[at][1].whole == ABOVE_ALL:
            found[at] = looked_at(found[at], part)
            stands[at] -= worth_of_whole() * (ABOVE_ALL - found[at][1].whole)


def chance_of(
    quote: Quote, part: Part, question: Question, context: Context, embedder: Embedder
) -> float | None:
    """Return the chance that the sentence of a quote answers, from 0 to 1.

    None where it is no sentence that is weighed: a row of a table, one in another language.
    """
    if part.asked.concepts:
        return None
    found = list(glanced_at(part, question, context, embedder, headings=False))
    here = [
        at
        for at, (sentence, _) in enumerate(found)
        if sentence.document.id == quote.document_id and sentence.span.overlaps(quote.span)
    ]
    if not here:
        return None
    stands = standings(part, context, found)
    ranked = sorted(range(len(found)), key=lambda at: -stands[at])[:LOOKED_AT]
    _look_at(dict.fromkeys((*ranked, *here)), found, stands, part)
    at = max(here, key=lambda one: stands[one])
    compared = {one: stands[one] for one in (*ranked, at)}
    documents = {one: found[one][0].document.id for one in compared}
    above = ahead(compared, documents, at)
    return Sureness(part, question, context).chance(*found[at], stands[at], above)


def _sure(
    found: list[tuple[Sentence, Traits]],
    part: Part,
    question: Question,
    only: Test | None,
    least: float | None,
) -> dict[int, float]:
    """Return which of the found sentences are sure enough, with what each loses as a special case.

    Of those that might be, ``found`` has all traits afterwards.
    """
    threshold = learned().least if least is None else least
    looser = _LOOSER if least is None else 1.0
    if question.numbers or question.articles:
        threshold *= NAMED_SHARE  # the question itself says which document answers
    elif part.kind is Kind.DOCUMENT:
        threshold *= NAMED_SHARE  # "Kết quả trên công bố tại Quyết định …" repeats few words
    sure: dict[int, float] = {}
    for at, (sentence, traits) in enumerate(found):
        provides = "Điều " in sentence.passage.locator
        needed = threshold * (1.0 if provides else looser)
        if probability(traits) < needed or (only is not None and not only(sentence)):
            continue
        found[at] = looked_at((sentence, traits), part)
        chance = probability(found[at][1])
        if chance < needed:
            continue
        less = _UNASKED * _is_special_case(sentence, part)
        if chance - less >= needed:
            sure[at] = less
    return {at: less for at, less in sure.items() if _names_things(found[at][0].document, question)}


def _names_things(document: Document, question: Question) -> bool:
    """Return whether a document names the persons, firms and countries that a question names."""
    things = things_named(question.reading) if question.language == "vi" else ()
    about = (document.title, document.issuer, document.publisher, document.place, document.text)
    return not things or all(
        any(names_thing(text, thing) for text in about if text) for thing in things
    )


_LOOSER = 0.85
"""Share of the learned threshold that a sentence needs outside of provisions of law.

Over five development sets: 4 more right, no refusal lost; over provisions it only loses.
"""
_UNASKED = 0.2
_STEP = 5.0
"""What a difference of chances is worth in standing: chances of about 0.7 rise by a fifth of it."""
_LEAST_OF_CASE = 0.5
_CONDITION = re.compile(
    r"^\W*(?:\d+\.|[a-zđ]\))?\s*(?:đối với )?(?:trường hợp|nếu|khi) (?P<case>[^,;:]{5,120}),"
)


def _is_special_case(sentence: Sentence, part: Part) -> bool:
    """Return whether a provision is of a case that is not asked about."""
    match = _CONDITION.match(comparison_key(sentence.text))
    if match is None or part.asked.concepts:
        return False
    return coverage(terms(match["case"]), part.asked.words()) < _LEAST_OF_CASE
