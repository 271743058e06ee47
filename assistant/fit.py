"""How well a figure or a sentence fits a part of a question; what does not fit scores nothing.

A figure must be of the place and the period that are asked for. Where the document leaves one
of them unsaid, the document's own place or year may stand for it, at a price; where it says
another one, the figure is out, however well its words match.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.context import Context, Sentence, StatedFigure
from assistant.expect import Expectation
from assistant.matching import Terms, coverage, joined, terms
from assistant.question import Part, Question
from index_store.language.periods import contains, find_periods, year_of
from index_store.language.places import find_places, same_place
from index_store.records import Figure

# What a figure's words must share with the question to count (shares of weighted terms).
LEAST_IN_SENTENCE = 0.55
LEAST_IN_CLAUSE = 0.4


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure with its score; ``share`` is how much of the question its words cover."""

    stated: StatedFigure
    score: float
    share: float

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.stated.figure


def place_fit(stated: StatedFigure, subjects: tuple[str, ...], context: Context) -> float:
    """Return 1 where the figure is of a subject, 0 where it is of another, between if unsaid."""
    if not subjects:
        return 1.0
    bound = stated.figure.place
    if bound is not None:
        return 1.0 if any(same_place(bound.value, name) for name in subjects) else 0.0
    place = stated.document.place
    if place is not None:
        return 0.6 if any(same_place(place, name) for name in subjects) else 0.0
    return 0.4 if any(context.names(stated.document, name) for name in subjects) else 0.0


def scope_fits(stated: StatedFigure, question: Question, context: Context) -> bool:
    """Return whether the document speaks of the larger units that the question names."""
    return all(context.names(stated.document, name) for name in question.scope)


def period_fit(stated: StatedFigure, periods: tuple[str, ...]) -> float:
    """Return 1 for the period asked, less for a part of it or where unsaid, 0 for another."""
    if not periods:
        return 1.0
    bound = stated.figure.period
    if bound is None:
        published = stated.document.published
        years = {year_of(value) for value in periods}
        return 0.3 if published and published.year in years else 0.0
    best = 0.0
    for asked in periods:
        if asked == bound.value:
            best = max(best, 1.0)
        elif contains(asked, bound.value):
            best = max(best, 0.9)
        elif contains(bound.value, asked) and year_of(asked) == year_of(bound.value):
            best = max(best, 0.5)
    return best


def fit_figure(
    stated: StatedFigure,
    part: Part,
    question: Question,
    expectation: Expectation,
    context: Context,
) -> Fit | None:
    """Return how well a figure answers "how much", or None where it does not."""
    figure = stated.figure
    place = place_fit(stated, question.subjects, context)
    period = period_fit(stated, question.period_values)
    if not place or not period or not expectation.suits(figure):
        return None
    if not scope_fits(stated, question, context):
        return None
    own = _own_terms(stated)
    clause = own | terms(figure.clause.of(stated.document.text))
    whole = clause | terms(stated.sentence.of(stated.document.text))
    whole = whole | joined(filter(None, (stated.document.title, stated.document.place)))
    in_own, in_clause, in_whole = (part.asked.share(item) for item in (own, clause, whole))
    if part.asked and (in_whole < LEAST_IN_SENTENCE or in_clause < LEAST_IN_CLAUSE):
        return None
    narrow = coverage(own, part.asked.words()) if own else 0.0
    score = 0.4 * in_own + 0.2 * in_clause + 0.15 * in_whole + 0.15 * narrow
    score += 0.2 * _same_indicator(figure, part) + 0.1 * (place - 1) + 0.1 * (period - 1)
    if (figure.kind == "target") != part.wants_target:
        score -= 0.25
    if figure.kind == "change":
        score -= 0.15
    return Fit(stated, score, in_clause)


def _own_terms(stated: StatedFigure) -> Terms:
    """Return the terms of what the figure measures or counts."""
    figure = stated.figure
    said = [figure.text]
    if figure.indicator:
        said += [figure.indicator.text, figure.indicator.value]
    return joined(said)


def _same_indicator(figure: Figure, part: Part) -> float:
    """Return 1 where question and figure name one indicator, -1 where two, else 0."""
    if not part.indicators or figure.indicator is None:
        return 0.0
    asked = {mention.name for mention in part.indicators}
    return 1.0 if figure.indicator.value in asked else -0.5


def sentence_places_fit(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence may speak of the places asked for.

    It may where it names one, or names no unit of that level and its document is about one.
    """
    if not question.subjects:
        return all(context.names(sentence.document, name) for name in question.scope)
    named = find_places(sentence.text)
    if any(same_place(item.name, name) for item in named for name in question.subjects):
        return True
    levels = {mention.level for mention in question.places}
    if any(item.level in levels for item in named if item.level):
        return False
    place = sentence.document.place
    if place and any(same_place(place, name) for name in question.subjects):
        return True
    heads = " ".join((sentence.document.title, sentence.passage.heading, sentence.passage.text))
    return any(
        same_place(item.name, name) for item in find_places(heads) for name in question.subjects
    )


def sentence_periods_fit(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence may speak of the periods asked for."""
    asked = question.period_values
    if not asked:
        return True
    published = sentence.document.published
    own = [item.value for item in find_periods(sentence.text, published)]
    if own:
        return any(
            contains(one, value) or contains(value, one) for value in asked for one in own
        ) or _title_has(sentence, asked)
    years = {year_of(value) for value in asked}
    return bool(years & context.years(sentence.document))


def _title_has(sentence: Sentence, asked: tuple[str, ...]) -> bool:
    title = find_periods(sentence.document.title, sentence.document.published)
    return any(contains(value, item.value) for value in asked for item in title)
