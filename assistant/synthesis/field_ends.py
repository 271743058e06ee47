"""The field of one unit that scored highest or lowest, of those that one row or sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.fit import period_fit, same_unit, scope_fits
from assistant.questions.question import Part, Question, Superlative
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.figures import candidates
from assistant.synthesis.part_names import noun_words, part_asked
from assistant.wording import (
    capitalised,
    ended,
    figure_words,
    indicator_words,
    place_of,
)
from index_store.language.characters.marks import comparison_key
from prompts import fill

LEAST = 3
"""So many fields at least are told of together; of two, neither is the lowest of all."""
_SUMS = ("tổng", "chỉ số", "điểm", "cộng", "trung bình", "bình quân")


def answer_field_end(part: Part, question: Question, context: Context) -> Draught:
    """Return the field of the unit asked about with the most or the fewest points."""
    noun = part_asked(part, question.language)
    asked = part.superlative
    if noun is None or asked is None or len(question.subjects) != 1 or _of_what_is_counted(part):
        return Draught()
    own = [item for item in candidates(question, context) if _is_field(item, question, context)]
    groups = [list(items) for _, items in groupby(sorted(own, key=_stretch), key=_stretch)]
    groups = [_distinct(items) for items in groups]
    groups = [items for items in groups if len(items) >= LEAST]
    if not groups:
        return Draught()
    return _told(max(groups, key=lambda items: (_year(items), len(items))), noun, asked, question)


def _of_what_is_counted(part: Part) -> bool:
    """Return whether the most of something counted is asked for: "bị trễ hồ sơ nhiều nhất"."""
    key = comparison_key(part.text)
    return part.superlative is not None and not part.superlative.by_merit and "điểm" not in key


def _is_field(item: StatedFigure, question: Question, context: Context) -> bool:
    figure = item.figure
    if figure.kind != "value" or figure.unit != "điểm" or figure.value is None:
        return False
    if figure.place is None or not same_unit(figure.place.value, question.subjects[0]):
        return False
    name = figure.indicator.value if figure.indicator else ""
    if not name or comparison_key(name).startswith(_SUMS):
        return False
    dated = period_fit(item, question.period_values) == 1.0
    return dated and scope_fits(item, question, context)


def _stretch(item: StatedFigure) -> tuple[str, int, str]:
    """Return what the figures of one row or sentence and of one time have in common."""
    period = item.figure.period.value if item.figure.period else ""
    return item.document.id, item.sentence.start, period


def _distinct(items: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the first figure of each field."""
    found: dict[str, StatedFigure] = {}
    for item in items:
        if item.figure.indicator:
            found.setdefault(item.figure.indicator.value, item)
    return list(found.values())


def _year(items: Sequence[StatedFigure]) -> str:
    return max((item.figure.period.value[:4] for item in items if item.figure.period), default="")


def _told(
    items: Sequence[StatedFigure], noun: str, asked: Superlative, question: Question
) -> Draught:
    language = question.language
    values = sorted({_points(item) for item in items}, reverse=not asked.from_bottom)
    if len(values) < max(2, asked.nth):
        return Draught()
    told = [item for item in items if _points(item) == values[asked.nth - 1]]
    first = told[0].figure
    names = [item.figure.indicator.value for item in told if item.figure.indicator]
    year = _year(items)
    text = fill(
        "criterion",
        language,
        count=str(len(items)),
        noun=noun_words(noun, language),
        period=fill("criterion_period", language, period=year) if year else "",
        of_place=fill("of_place", language, place=place_of(question.subjects[0], language)),
        extreme=fill("extreme_low" if asked.from_bottom else "extreme_high", language),
        nth=fill("extreme_nth", language, nth=str(asked.nth)) if asked.nth > 1 else "",
        about="",
        label="; ".join(f"“{capitalised(indicator_words(name, language))}”" for name in names),
        figure=figure_words(first, language),
    )
    figures = tuple(item.figure for item in items)
    numbers = (float(len(items)), float(asked.nth))
    draft = Draft(ended(capitalised(text)), quotes_of(figures), figures, computed=numbers)
    return Draught((draft,), subject=first.place.value if first.place else None)


def _points(item: StatedFigure) -> float:
    return item.figure.value or 0.0
