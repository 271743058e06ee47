"""Figures as statements: a rank with its score, a value, a clause in its context."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.context import StatedFigure
from assistant.drafts import Draft
from assistant.finding.matching import Asked, joined, terms
from assistant.ranking import is_known
from assistant.records import Language
from assistant.sections import item_words
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.quoting import without_marks
from assistant.synthesis.statement_words import (
    figure_phrase,
    indicator_phrase,
    names_a_measure,
    period_phrase,
    source_phrase,
)
from assistant.synthesis.stretches import is_end_of_range, whole_of_list
from assistant.wording import (
    capitalised,
    decapitalised,
    decapitalised_rate,
    ended,
    figure_words,
    period_of,
    place_of,
)
from index_store.figures.reckoned import reckoned_from
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from index_store.language.time.periods import find_periods
from index_store.records import Figure, Span
from prompts import fill

MUCH_MORE = 0.25
"""Share of the asked words by which a clause says more than the figure's own words."""


def subject_of(figure: Figure) -> str | None:
    """Return the name of the unit that a figure is of."""
    return figure.place.value if figure.place else None


def state_value(stated: StatedFigure, language: Language, asked: Asked | None = None) -> Draft:
    """Return the figure as one sentence: "the indicator of the place in the period is …".

    Where the clause says much more of what is ``asked`` than the figure's own words, the clause
    is told whole: "12 tập thể và 7 cá nhân".
    """
    figure = stated.figure
    if is_end_of_range(stated) and not _is_row(figure.clause.of(stated.document.text)):
        return state_clause(stated, language, whole=True)
    plain = figure.unit in ("%", "điểm") and figure.kind in ("value", "target", "share")
    counted = figure.kind == "count" and figure.indicator and is_known(figure.indicator.value)
    row = _is_row(figure.clause.of(stated.document.text))  # no sentence to quote
    if row and figure.kind == "change" and _SIGNED.match(figure.text):
        return _state_signed(stated, language)  # "1" of a column of changes is no value
    fits = row or ((plain or counted) and figure.indicator and names_a_measure(figure.indicator))
    if not figure.indicator or not fits:
        return state_clause(stated, language, whole=_says_more(stated, asked))
    aimed = figure.kind == "target"
    named = indicator_phrase(figure.indicator, language)
    within = aimed and language == "vi"  # "Mục tiêu tỷ lệ …"
    text = fill(
        "target" if aimed else "value",
        language,
        indicator=decapitalised_rate(named) if within else capitalised(named),
        of_place=fill("of_place", language, place=place_of(figure.place.value, language))
        if figure.place
        else "",
        period=period_phrase(figure, language),
        figure=figure_phrase(figure, language),
        according_to=source_phrase(figure, language),
    )
    return Draft(ended(text), quotes_of([figure]), (figure,))


def _is_row(clause: str) -> bool:
    """Return whether a clause is a line of a table, with or without a bar before its first cell."""
    return clause.lstrip().startswith("|") or clause.count(" | ") > 1


_SIGNED = re.compile(r"(?P<sign>[+\-–−▲▼↑↓]?) ?(?P<amount>\d.*)$")


def _direction(sign: str) -> str:
    """Return the name of the frame for a sign; without one, nobody says which way."""
    if not sign:
        return "direction_unsaid"
    return "direction_up" if sign in "+▲↑" else "direction_down"


def _state_signed(stated: StatedFigure, language: Language) -> Draft:
    """Return the change that a cell states by its sign: "-1,00" is "giảm 1,00 điểm"."""
    figure = stated.figure
    signed = _SIGNED.match(figure.text)
    assert signed is not None
    text = fill(
        "changed",
        language,
        indicator=capitalised(indicator_phrase(figure.indicator, language))
        if figure.indicator
        else "",
        of_place=fill("of_place", language, place=place_of(figure.place.value, language))
        if figure.place
        else "",
        period=period_phrase(figure, language),
        direction=fill(_direction(signed["sign"]), language),
        figure=figure_phrase(replace(figure, text=signed["amount"]), language),
        according_to=source_phrase(figure, language),
    )
    return Draft(ended(text.strip()), quotes_of([figure]), (figure,))


def _says_more(stated: StatedFigure, asked: Asked | None) -> bool:
    if not asked or stated.figure.indicator is None:
        return False
    figure = stated.figure
    own = joined((figure.text, stated.figure.indicator.text, stated.figure.indicator.value))
    clause = own | terms(figure.clause.of(stated.document.text))
    return asked.share(clause) - asked.share(own) > MUCH_MORE


def _as_a_clause(words: str) -> str:
    """Return the words of a clause without signs around them or an amending text's quotes.

    >>> _as_a_clause("“1. Bố trí ít nhất 04 công chức.”")
    'Bố trí ít nhất 04 công chức'
    >>> _as_a_clause("thu 148,3 tỷ đồng (25% dự toán).")
    'thu 148,3 tỷ đồng (25% dự toán)'
    """
    clause = item_words(" ".join(without_marks(" ".join(words.split())).split()))
    clause = clause.strip(" ;,.()-•|")
    return clause + ")" * (clause.count("(") > clause.count(")"))


def state_clause(stated: StatedFigure, language: Language, *, whole: bool = False) -> Draft:
    """Return the clause that states the figure, led by the place and period it does not name."""
    figure = stated.figure
    beside = None if whole else _counted(figure)
    if beside is None and not whole and _names_itself(figure) and _crowded(stated):
        return _state_measured(stated, language)
    span = beside or whole_of_list(stated)
    figure = replace(figure, clause=span) if span.end > figure.clause.end else figure
    clause = _as_a_clause(span.of(stated.document.text))
    named = find_places(clause)
    place = figure.place
    lead_place = (
        place
        and comparison_key(place.value) not in comparison_key(clause)
        and not any(same_place(item.name, place.value) for item in named)
    )
    dated = {item.value for item in find_periods(clause, reckoned_from(stated.document))}
    period = figure.period if figure.period and figure.period.value not in dated else None
    names = {
        name: words
        for name, words in (
            ("place", place_of(place.value, language) if place and lead_place else ""),
            ("period", period_of(period, language) if period else ""),
        )
        if words
    }
    if not names:
        text = capitalised(clause) if language == "vi" else f"“{clause}”"
    else:
        lead = fill("_".join(("context", *names)), language, **names)
        shown = decapitalised(clause) if language == "vi" else clause
        text = fill("in_context", language, context=capitalised(lead), clause=shown)
    return Draft(ended(text), quotes_of([figure]), (figure,))


def _names_itself(figure: Figure) -> bool:
    """Return whether a figure's indicator says more than its own noun ("12 tập thể")."""
    if figure.indicator is None:
        return False
    return not terms(figure.indicator.text).words <= terms(figure.text).words


def _crowded(stated: StatedFigure) -> bool:
    """Return whether a figure's clause states other figures beside it."""
    clause = stated.figure.clause.of(stated.document.text)
    measured = ("count", "money", "value", "share", "target")
    return sum(quantity.kind in measured for quantity in find_quantities(clause)) > 1


def _state_measured(stated: StatedFigure, language: Language) -> Draft:
    """Return "place, period: what is measured – the figure", for a clause of several figures."""
    figure = stated.figure
    names = {}
    if figure.place:
        names["place"] = place_of(figure.place.value, language)
    if figure.period:
        names["period"] = period_of(figure.period, language)
    measured = fill(
        "measured",
        language,
        indicator=indicator_phrase(figure.indicator, language) if figure.indicator else "",
        figure=figure_words(figure, language),
    )
    if names:
        lead = capitalised(fill("_".join(("context", *names)), language, **names))
        measured = fill("in_context", language, context=lead, clause=measured)
    return Draft(ended(capitalised(measured)), quotes_of([figure]), (figure,))


_NEAR = 12
"""A noun ends at most so many code points before its figure ("là", "đạt", "khoảng")."""


def _counted(figure: Figure) -> Span | None:
    """Return the figure with the words for what it counts, where these stand beside it.

    "8.672 hồ sơ cấp xã", "thay máy trạm 150 triệu đồng": shorter than a clause that states
    other figures too.
    """
    noun = figure.indicator.span if figure.indicator else None
    if figure.kind not in ("count", "share", "money") or noun is None:
        return None
    if figure.span.start <= noun.start <= figure.span.end + 1 and noun.end > figure.span.end:
        return Span(figure.span.start, noun.end)
    if noun.end <= figure.span.start <= noun.end + _NEAR and noun.start >= figure.clause.start:
        return Span(noun.start, figure.span.end)
    return None
