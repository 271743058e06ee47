"""What two things are set apart by: the index or the count, without the words that only compare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from assistant.context import Context, StatedFigure
from assistant.finding.matching import GAP, Asked, terms
from assistant.fit import period_fit, same_unit
from assistant.questions.expect import Expectation, counted, expected
from assistant.questions.question import Part, Question
from assistant.ranking import is_known
from assistant.records import Language
from assistant.synthesis.figures import candidates
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.terms.indicators import IndicatorMention, indicator_by_name
from index_store.records import Span

_SCORED = ("điểm", "%")


@cache
def _words(language: Language) -> frozenset[str]:
    rows = table_pairs("assistant", "data/comparing_words.tsv", "words", "language")
    return frozenset(comparison_key(words) for words, own in rows if own == language)


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_words("vi"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)


def by_what(part: Part, language: Language) -> Part:
    """Return the part asking only for what is compared: "kém … bao nhiêu điểm SIPAS" for SIPAS."""
    if language == "en":
        concepts = tuple(ways for ways in part.asked.concepts if not _only_compares(ways))
        return replace(part, asked=Asked(part.asked.terms, concepts))
    about = _pattern().sub(f" {GAP} ", part.about)
    return replace(part, about=about, asked=Asked(terms(about)))


def _only_compares(ways: tuple[str, ...]) -> bool:
    return all(way in _words("en") or not terms(_pattern().sub(" ", way)) for way in ways)


def form_compared(part: Part, language: Language) -> Expectation:
    """Return the form of each of the figures that are compared; of their distance it says nothing.

    >>> from types import SimpleNamespace
    >>> form_compared(SimpleNamespace(text="By how many points did it rise"), "en").unit
    'điểm'
    """
    form = expected(part.text, language)
    if not form.change:
        return form
    noun = counted(part.text, language)
    scored = re.search(r"(?<!\w)(?:điểm|points?|scores?)(?!\w)", comparison_key(part.text))
    return Expectation(noun=noun) if noun else Expectation(unit="điểm" if scored else None)


def by_their_only_index(part: Part, question: Question, context: Context) -> Part:
    """Return the part asking for the one index that all units asked about have in that time.

    "A hơn B bao nhiêu điểm?" names none; where their documents tell of several, it stays open.
    """
    if part.indicators or part.asked:
        return part
    found = [_indices(name, question, context) for name in question.subjects]
    shared = frozenset.intersection(*found) if found else frozenset()
    if len(shared) != 1:
        return part
    (name,) = shared
    row = indicator_by_name(name)
    if row is None:
        return part
    return replace(part, indicators=(IndicatorMention(Span(0, 0), name, row.id, name, weak=True),))


def _indices(name: str, question: Question, context: Context) -> frozenset[str]:
    """Return the indices that a unit has points of in the time asked about."""
    return frozenset(
        item.figure.indicator.value
        for item in _scores(candidates(question, context))
        if item.figure.indicator
        and item.figure.place
        and same_unit(item.figure.place.value, name)
        and period_fit(item, question.period_values) == 1.0
    )


def _scores(items: Iterable[StatedFigure]) -> Iterable[StatedFigure]:
    return (
        item
        for item in items
        if item.figure.kind == "value"
        and item.figure.unit in _SCORED
        and item.figure.indicator
        and item.figure.indicator.value.startswith("Chỉ số")
        and is_known(item.figure.indicator.value)
    )
