"""The sentences that may answer a question, with their traits and learned chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.answerability import around
from assistant.context import Context, Sentence
from assistant.fees import fee_of_others, other_money
from assistant.figures_in_sentence import figures_fit
from assistant.finding.choosing import Said, standing
from assistant.finding.matching import joined, terms
from assistant.fit import (
    LEAST_OF_INDICATOR,
    in_another_state,
    of_another_level,
    satisfaction_of_others,
)
from assistant.numbered import numbered_otherwise
from assistant.questions.bare_names import bare_names
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.questions.things import given_names, names_thing
from assistant.sections import is_heading
from assistant.selection import Traits, values
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.beside.may_be import tells_of_what_may_be
from assistant.synthesis.counted_kinds import only_measures_others
from assistant.synthesis.forms import Test, asks_address, form_of, says_address
from assistant.synthesis.standings import tells_other_end
from index_store.embedding import Embedder
from index_store.figures.conditions import takes_back
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.law.recitals import is_recital
from index_store.language.terms.indicators import find_indicators
from index_store.language.terms.opposites import tells_opposite

SHORT_HEADING = 9
"""A numbered line of so few words is a heading even with a full stop."""
SHORTEST = 15
"""A stretch of so few code points is no sentence that answers."""


def candidates(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    *,
    headings: bool = False,
) -> list[tuple[Sentence, Traits]]:
    """Return the sentences that may speak of what is asked, with their traits.

    Rows of tables and recitals are none; a sentence of another place, period or document is out.
    A question is answered in several ways one after another, so they are kept for its time.
    """
    found = glanced_at(part, question, context, embedder, headings=headings)
    return [looked_at(item, part) for item in found]


def glanced_at(
    part: Part, question: Question, context: Context, embedder: Embedder, *, headings: bool
) -> list[tuple[Sentence, Traits]]:
    """Return the candidates with all traits but ``whole``, which is above any that there is.

    To read what stands before sixty sentences takes longer than all the rest, and most of them
    are not sure enough whatever stands there.
    """
    found = context.candidates.get((part, question))
    if found is None:
        found = context.candidates[part, question] = _candidates(part, question, context, embedder)
    if headings:
        return found
    return [item for item in found if not (heads(item[0]) or _only_leads(item[0], part))]


def looked_at(item: tuple[Sentence, Traits], part: Part) -> tuple[Sentence, Traits]:
    """Return a candidate with its ``whole``."""
    sentence, traits = item
    whole = part.asked.share(joined(around(sentence))) if part.asked else 1.0
    return sentence, replace(traits, whole=whole)


ABOVE_ALL = 1.001
"""More than a share of words can be, also as it is rounded; a higher ``whole`` never tells against."""


def _candidates(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> list[tuple[Sentence, Traits]]:
    names = bare_names(question) if part.indicators else ()
    people = given_names(question.reading) if question.language == "en" else ()
    pool = [
        sentence
        for sentence in context.sentences
        if len(sentence.text) > SHORTEST
        and not sentence.text.lstrip().startswith("|")
        and not is_recital(sentence.text)
        and not sentence.text.rstrip().endswith("?")
        and not (part.kind is Kind.AMOUNT and takes_back(sentence.text))
        and not (part.kind is Kind.AMOUNT and _of_another_indicator(sentence, part))
        and not (part.kind is Kind.AMOUNT and in_another_state(part.text, sentence.text))
        and not satisfaction_of_others(part.text, sentence.text, sentence.document.title)
        and not fee_of_others(part.text, f"{sentence.text} . {sentence.document.title}")
        and not (part.kind is Kind.AMOUNT and only_measures_others(part.text, sentence.text))
        and not (part.kind is Kind.AMOUNT and tells_of_what_may_be(part.text, sentence.text))
        and not (part.kind is Kind.AMOUNT and other_money(part.text, sentence.text))
        and not (
            part.kind is Kind.AMOUNT
            and of_another_level(part.text, sentence.text, sentence.text, sentence.document.title)
        )
        and not (part.kind is not Kind.YES_NO and numbered_otherwise(part.text, sentence.text))
        and not (part.superlative and tells_other_end(sentence.text, part.superlative))
        and not (part.kind in _OF_ONE_ACT and tells_opposite(part.text, sentence.text))
        and (part.kind not in _OF_UNITS or _names_bare(sentence, names))
        and all(names_thing(sentence.text, name) for name in people)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
        and figures_fit(sentence, question, context)
    ]
    if not pool or not (part.asked or question.articles):
        return []
    return with_traits(pool, part, question, embedder)


def with_traits(
    pool: Sequence[Sentence], part: Part, question: Question, embedder: Embedder
) -> list[tuple[Sentence, Traits]]:
    """Return sentences with all traits but ``whole``, which is above any that there is."""
    similar = _similarities(question.search_text, pool, embedder)
    form = form_of(part, question)
    named = [comparison_key(proper_name(name)) for name in (*question.subjects, *question.scope)]
    return [
        (sentence, _traits(sentence, part, named, alike, form))
        for sentence, alike in zip(pool, similar, strict=True)
    ]


_OF_ONE_ACT = (Kind.AMOUNT, Kind.WHEN, Kind.WHO, Kind.WHERE)
"""Asked of one act; a cause, a list or a denial may well be told by its opposite."""
_OF_UNITS = (Kind.AMOUNT, Kind.COMPARE, Kind.RANK)


def _names_bare(sentence: Sentence, names: Sequence[str]) -> bool:
    """Return whether a sentence, its paragraph before it or its headings have names no table knows."""
    if not names:
        return True
    text = sentence.document.text
    line = text[text.rfind("\n", 0, sentence.span.start) + 1 : sentence.span.end]
    said = comparison_key("\n".join((line, sentence.passage.heading, sentence.document.title)))
    return all(comparison_key(name) in said for name in names)


def standings(
    part: Part, context: Context, found: Sequence[tuple[Sentence, Traits]]
) -> list[float]:
    """Return how each candidate stands as the answer; only differences mean something."""
    return standing(part.text, part.about, part.asked, to_choose(context, found))


def to_choose(context: Context, found: Sequence[tuple[Sentence, Traits]]) -> list[Said]:
    """Return the candidates as they are compared, each with the place of its passage."""
    places: dict[tuple[str, int], int] = {}
    for at, item in enumerate(context.found):
        places.setdefault((item.document.id, item.passage.ordinal), at)
    return [
        Said(
            sentence.text,
            places[sentence.document.id, sentence.passage.ordinal],
            values(traits),
        )
        for sentence, traits in found
    ]


def _of_another_indicator(sentence: Sentence, part: Part) -> bool:
    """Return whether a question names an indicator of the table, and the sentence another measure.

    That is another indicator, or words that share too little with those asked for.
    """
    asked = {mention.name for mention in part.indicators}
    if not asked:
        return False
    around = (sentence.before, sentence.passage.heading, sentence.document.title)
    own, near = (
        {mention.name for text in texts for mention in find_indicators(text)}
        for texts in ((sentence.text,), around)
    )
    if own or asked & near:
        return bool(own) and not asked & own
    rate = any(name.startswith(_RATES) for name in asked)
    least = LEAST_OF_INDICATOR if rate else _LEAST_OF_MEASURE
    return part.asked.share(joined((sentence.text, *around))) < least


_LEAST_OF_MEASURE = 0.5
"""What a sentence and its surroundings must say of a count or a time that they do not name."""
_RATES = ("Tỷ lệ", "Chỉ số", "Mức độ")
"""Of these there are many that share most words: more must be said."""


def _traits(
    sentence: Sentence,
    part: Part,
    named: Sequence[str],
    alike: tuple[float, float],
    form: Test | None,
) -> Traits:
    """Return the traits of a sentence but ``whole``.

    ``named`` are the keys of the units asked about; ``alike`` is how near the sentence is to the
    question, alone and with its title.
    """
    own = part.asked.share(terms(sentence.text)) if part.asked else 1.0
    key = comparison_key(sentence.text) if named else ""
    return Traits(
        own=own,
        whole=ABOVE_ALL,
        similarity=alike[0],
        passage=sentence.score,
        form=0.5 if form is None else float(form(sentence)),
        named=float(any(name in key for name in named)),
        lead=float(sentence.passage.ordinal == 0),
        length=min(1.0, len(sentence.text) / 400),
        titled=alike[1],
    )


def _only_leads(sentence: Sentence, part: Part) -> bool:
    """Return whether a sentence only leads to what is listed or tabled below it.

    "Năm 2024 chi 29 tỷ đồng, bằng 90% dự toán:" tells the sum itself.
    """
    if not sentence.text.rstrip().endswith(":"):
        return False
    if part.kind is Kind.WHERE and asks_address(part):
        return not says_address(sentence.text)
    return part.kind is not Kind.AMOUNT or not any(
        item.kind == "money" or item.unit == "%" for item in find_quantities(sentence.text)
    )


def heads(sentence: Sentence) -> bool:
    """Return whether a sentence is a heading, or all that a heading's number leaves of its line."""
    text = sentence.document.text
    start = text.rfind("\n", 0, sentence.span.start) + 1
    end = text.find("\n", sentence.span.end)
    line = text[start : end if end >= 0 else len(text)]
    short = len(line.split()) <= SHORT_HEADING and is_heading(line.strip().rstrip("."))
    return short or is_heading(sentence.text)


def _similarities(
    text: str, pool: Sequence[Sentence], embedder: Embedder
) -> list[tuple[float, float]]:
    """Return the cosines of a text with each sentence, alone and with its document's title.

    The vector of a sentence with its title is the mean of both: a few titles are soon encoded.
    """
    titles = list(dict.fromkeys(sentence.document.title for sentence in pool))
    found = embedder.encode([text, *titles, *(sentence.text for sentence in pool)])
    asked, heads_, alone = found[0], found[1 : len(titles) + 1], found[len(titles) + 1 :]
    places = {title: at for at, title in enumerate(titles)}
    both = alone + heads_[[places[sentence.document.title] for sentence in pool]]
    lengths = np.maximum(np.linalg.norm(both, axis=1), _TINY)
    return list(zip((alone @ asked).tolist(), (both @ asked / lengths).tolist(), strict=True))


_TINY = 1e-6
