"""What two things are set apart by: the index or the count, without the words that only compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft
from assistant.finding.matching import GAP, Asked, terms
from assistant.fit import period_fit, same_unit
from assistant.questions.expect import Expectation, counted, expected
from assistant.questions.question import Part, Question
from assistant.ranking import is_index
from assistant.records import Language
from assistant.synthesis.figures import candidates
from assistant.synthesis.unit_lines import ranks_words
from assistant.wording import ended, number_words
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.terms.indicators import IndicatorMention, indicator_by_name
from index_store.records import Figure, Span
from prompts import fill

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
    about = without_comparing(part.about, language)
    return replace(part, about=about, asked=Asked(terms(about)))


def without_comparing(text: str, language: Language) -> str:
    """Return a text without the words that only compare: "hơn", "chênh nhau", "khoảng cách"."""
    if language == "vi":
        return _pattern().sub(f" {GAP} ", text)
    words = "|".join(sorted(map(re.escape, _words("en")), key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", " ", text, flags=re.IGNORECASE)


def difference_between(
    one: Figure, two: Figure, drafts: Sequence[Draft], language: Language
) -> Draft:
    """Return the difference of two figures that were told, said to be worked out."""
    unit = "điểm phần trăm" if one.unit == "%" else one.unit or ""
    if language == "en":
        unit = {"%": "percentage points", "điểm": "points"}.get(one.unit or "", one.unit or "")
    return _difference(one, two, unit, drafts, language)


def ranks_between(one: Figure, two: Figure, drafts: Sequence[Draft], language: Language) -> Draft:
    """Return by how many places two ranks that were told differ."""
    count = abs((one.value or 0) - (two.value or 0))
    return _difference(one, two, ranks_words(count, language), drafts, language)


def _difference(
    one: Figure, two: Figure, unit: str, drafts: Sequence[Draft], language: Language
) -> Draft:
    difference = round(abs((one.value or 0) - (two.value or 0)), 6)
    quotes = tuple(dict.fromkeys(quote for draft in drafts for quote in draft.quotes))
    if not difference:
        return Draft(ended(fill("computed_equal", language)), quotes, (one, two), leans=True)
    words = f"{number_words(difference, language)} {unit}".rstrip()
    text = fill("computed_difference", language, difference=words)
    return Draft(ended(text), quotes, (one, two), computed=(difference,), leans=True)


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
        and is_index(item.figure.indicator.value)
    )
