"""What is nearest to a question that no document answers: sentences to read, a title to open.

A refusal alone leaves a reader with nothing, though the sentence that answers was often found and
only not surely enough to be told. It is quoted as it stands, as what is nearest and not as an
answer. `docs/answers.md` tells how often it is the answer all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from assistant.answerability import MANY, Judge, probability
from assistant.context import Context, Sentence
from assistant.drafts import Quote
from assistant.finding.matching import terms
from assistant.questions.places import proper_name
from assistant.questions.question import Part, Question
from assistant.sections import is_caption
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.candidates import SHORTEST, heads, looked_at, standings, with_traits
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from prompts import fill

MOST = 2
"""Sentences that are quoted as the nearest."""
LEAST_CHANCE = 0.04
"""Chance to answer, as `assistant.answerability` learned it, of a sentence that is called near."""
LEAST_OF_CONCEPTS = 0.5
"""Share of the concepts of a question in another language that a sentence called near says."""
_LOOKED_AT = 6
LEAST = 0.6
"""Share of what is asked about that a title must say to be called near."""
_LONGEST = 160
_NUMBER = re.compile(r"\d")


def nearest(question: Question, context: Context, embedder: Embedder) -> tuple[Quote, ...]:
    """Return the sentences nearest to a question, the first one first; none where none is near.

    None is of another place or period than the one asked about. Of a question in several parts
    each has its nearest first.
    """
    if not question.parts:
        return ()
    pool = [
        sentence
        for sentence in context.sentences
        if len(sentence.text) > SHORTEST
        and not sentence.text.rstrip().endswith("?")
        and not is_caption(sentence.text)
        and not heads(sentence)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    ]
    if not pool:
        return ()
    each = [_near(pool, part, question, context, embedder) for part in question.parts]
    found = (
        Quote(sentence.document.id, sentence.span)
        for some in zip_longest(*each)
        for sentence in some
        if sentence is not None
    )
    return tuple(dict.fromkeys(found))[:MOST]


def _near(
    pool: list[Sentence], part: Part, question: Question, context: Context, embedder: Embedder
) -> Iterator[Sentence]:
    """Yield the sentences that stand best and might answer a part."""
    found = [looked_at(item, part) for item in with_traits(pool, part, question, embedder)]
    stands = standings(part, context, found)
    judge = Judge(part, question, context)
    best = sorted(range(len(found)), key=lambda at: -stands[at])[:_LOOKED_AT]
    for at in best:
        sentence, traits = found[at]
        says_concepts = bool(part.asked.concepts) and traits.whole >= LEAST_OF_CONCEPTS
        if says_concepts or probability(judge.signs(sentence, traits, stands[at])) >= LEAST_CHANCE:
            yield sentence


def not_found(question: Question, context: Context, *, quoted: bool) -> str:
    """Return that nothing was found and, among thousands of documents, which title is nearest.

    Where the nearest sentences are ``quoted`` below, what was not found is a sure answer. A title that says a number is passed over: beside the question it would read as the answer.
    """
    language = question.language
    if quoted:
        return fill("not_found_surely", language)
    if context.size < MANY or not question.parts:
        return fill("not_found", language)
    asked = question.parts[0].asked
    named = [comparison_key(proper_name(name)) for name in (*question.subjects, *question.scope)]
    for item in context.found:
        title = item.document.title
        near = bool(asked) and asked.share(terms(title)) >= LEAST
        near = near and all(name in comparison_key(title) for name in named)
        if near and len(title) <= _LONGEST and not _NUMBER.search(title):
            return fill("not_found_nearest", language, title=title.strip(' .“”"'))
    return fill("not_found", language)
