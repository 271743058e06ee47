"""A share that no document states, worked out from the two counts that one does."""

from __future__ import annotations

from functools import cache

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.fit import period_fit, same_unit, scope_fits
from assistant.questions.expect import expected
from assistant.questions.question import Part, Question
from assistant.synthesis.figures import candidates
from assistant.synthesis.statements import state_value, subject_of
from assistant.wording import capitalised, ended, indicator_words, number_words
from index_store.language.knowledge import table_rows
from index_store.language.terms.indicators import indicator
from index_store.records import Figure
from prompts import fill

PLACES = 2
"""Places after the comma that a share is worked out to."""


@cache
def _parts() -> dict[str, tuple[str, str]]:
    """Return the names of the part and of the whole of each rate, by the rate's name."""
    rows = table_rows("assistant", "data/rate_parts.tsv", "rate", "part", "whole")
    return {
        indicator(rate).name_vi: (indicator(part).name_vi, indicator(whole).name_vi)
        for rate, part, whole in rows
    }


def answer_share(part: Part, question: Question, context: Context) -> Draught:
    """Return the two counts of a rate of one unit and time, and what share the one is of the other."""
    asked = {mention.name for mention in part.indicators}
    names = [_parts()[name] for name in asked if name in _parts()]
    if expected(part.text, question.language).unit == "%":
        names += [pair for pair in _parts().values() if asked >= set(pair)]
    if not names or len(question.subjects) != 1:
        return Draught()
    counts = [item for item in candidates(question, context) if _is_count(item, question, context)]
    for own, whole in names:
        parts = [item for item in counts if _measures(item.figure, own)]
        for item in parts:
            for other in counts:
                if _measures(other.figure, whole) and _of_one_time(item.figure, other.figure):
                    return _told(item, other, _rate(own, whole), question)
    return Draught()


def _rate(own: str, whole: str) -> str:
    return next(rate for rate, names in _parts().items() if names == (own, whole))


def _is_count(item: StatedFigure, question: Question, context: Context) -> bool:
    figure = item.figure
    if figure.kind != "count" or figure.place is None or figure.bound != "exact":
        return False
    return (
        same_unit(figure.place.value, question.subjects[0])
        and period_fit(item, question.period_values) == 1.0
        and scope_fits(item, question, context)
    )


def _measures(figure: Figure, name: str) -> bool:
    return figure.indicator is not None and figure.indicator.value == name


def _of_one_time(own: Figure, whole: Figure) -> bool:
    """Return whether a part and a whole are of one document, unit and time, the part no greater."""
    pairs = ((own.place, whole.place), (own.period, whole.period))
    same = all((a.value if a else None) == (b.value if b else None) for a, b in pairs)
    beside = own.document_id == whole.document_id and own.unit == whole.unit
    return same and beside and 0 <= (own.value or 0) <= (whole.value or 0) != 0


def _told(own: StatedFigure, whole: StatedFigure, rate: str, question: Question) -> Draught:
    language = question.language
    drafts = [state_value(item, language) for item in (own, whole)]
    share = round(100 * (own.figure.value or 0) / (whole.figure.value or 1), PLACES)
    text = fill(
        "computed_share",
        language,
        rate=capitalised(indicator_words(rate, language)),
        share=f"{number_words(share, language)}%",
    )
    quotes = tuple(dict.fromkeys(quote for draft in drafts for quote in draft.quotes))
    grounds = (own.figure, whole.figure)
    last = Draft(ended(text), quotes, computed=(share,), grounds=grounds, leans=True)
    return Draught((*drafts, last), subject=subject_of(own.figure))
