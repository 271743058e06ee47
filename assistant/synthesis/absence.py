"""What is said where no part of a question was answered: what is missing, and what is nearest to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assistant.context import Context
from assistant.fit import fit_figure, period_fit, place_fit
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Question
from assistant.ranking import is_known
from assistant.synthesis.averages import asks_average
from assistant.synthesis.figures import (
    candidates,
)
from assistant.wording import (
    decapitalised_rate,
    indicator_words,
    period_words,
    place_of,
)
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import same_place
from prompts import fill


def absence(question: Question, context: Context) -> str:
    """Return the sentence that says what is missing, and what there is that is nearest."""
    language = question.language
    if asks_average(question) and any(part.level for part in question.parts):
        return fill("no_average", language)
    known = [item.number for item in context.summaries.values() if item.number]
    strangers = [n for n in question.numbers if not any(_same_number(n, own) for own in known)]
    if strangers and known:
        near = ", ".join(_nearest_numbers(strangers[0], known))
        return fill("not_found_number", language, number=strangers[0], known=near)
    for name in question.subjects:
        if not any(context.names(context.document(i), name) for i in context.document_ids):
            places = [place_of(known, language) for known in _places_known(context)]
            named = place_of(name, language)
            if places:
                return fill("not_found_place_known", language, place=named, known=", ".join(places))
            return fill("not_found_place", language, place=named)
    if question.periods:
        available = _available_periods(question, context)
        asked = ", ".join(period_words(value, language) for value in question.period_values)
        if available and not set(available) & set(question.period_values):
            words = ", ".join(period_words(value, language) for value in available[:4])
            if question.subjects:
                place = ", ".join(place_of(name, language) for name in question.subjects)
                return fill(
                    "not_found_period_place", language, asked=asked, place=place, available=words
                )
            return fill("not_found_period", language, asked=asked, available=words)
    return _other_indicators(question, context) or fill("not_found", language)


MOST_KNOWN = 5
"""So many of what the documents do have are named where what is asked is missing."""


def _nearest_numbers(asked: str, known: list[str]) -> list[str]:
    """Return a few of the known numbers, those of the asked one's kind of document first."""
    kind = asked.partition("/")[2]
    return sorted(set(known), key=lambda own: (own.partition("/")[2] != kind, own))[:MOST_KNOWN]


def _same_number(one: str, two: str) -> bool:
    return comparison_key(one) in comparison_key(two) or comparison_key(two) in comparison_key(one)


def _places_known(context: Context) -> list[str]:
    """Return the largest units that the documents are of, those of most documents first."""
    places = Counter(
        context.province(context.document(i)) or context.document(i).place
        for i in context.document_ids
    )
    return [name for name, _ in places.most_common(MOST_KNOWN) if name]


def _other_indicators(question: Question, context: Context) -> str:
    """Return the sentence that the unit has no figure of an indicator, and of which it has."""
    asked = dict.fromkeys(m.name for part in question.parts for m in part.indicators)
    if not asked or not question.subjects:
        return ""
    found: dict[str, None] = {}
    for stated in candidates(question, context):
        figure = stated.figure
        if (
            figure.indicator
            and is_known(figure.indicator.value)
            and place_fit(stated, question.subjects) == 1.0
            and period_fit(stated, question.period_values) > 0
        ):
            found.setdefault(figure.indicator.value)
    if not found or set(found) & set(asked):
        return ""
    language = question.language
    periods = ", ".join(period_words(value, language) for value in question.period_values[:1])
    return fill(
        "not_found_indicator",
        language,
        indicator=decapitalised_rate(indicator_words(next(iter(asked)), language)),
        place=place_of(question.subjects[0], language),
        period=fill("period", language, period=periods) if periods else "",
        available=", ".join(
            decapitalised_rate(indicator_words(name, language)) for name in list(found)[:MOST_KNOWN]
        ),
    )


def _available_periods(question: Question, context: Context) -> list[str]:
    """Return the periods of figures that answer the question but for its period."""
    anytime = replace(question, periods=())
    found: set[str] = set()
    for part in question.parts:
        expectation = expected(part.text, question.language)
        for stated in candidates(anytime, context):
            if stated.figure.period is None:
                continue
            by_rank = part.kind in (Kind.RANK, Kind.SUPERLATIVE)
            if (
                stated.figure.kind == "rank"
                if by_rank
                else fit_figure(stated, part, anytime, expectation, context)
            ):
                placed = not question.subjects or (
                    stated.figure.place
                    and any(same_place(stated.figure.place.value, n) for n in question.subjects)
                )
                if placed:
                    found.add(stated.figure.period.value)
    return sorted(found)
