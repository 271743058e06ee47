"""Ranks and grades as statements: "X ranked last (8/8) in the index for 2022, scoring 70.56"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Quote
from assistant.records import Language
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.figures_beside import figure_beside, score_in_column
from assistant.synthesis.statement_words import about_phrase, period_phrase, source_phrase
from assistant.wording import (
    capitalised,
    decapitalised,
    ended,
    figure_words,
    number_words,
    place_of,
)
from index_store.language.amounts.quantities import find_quantities
from index_store.language.names.places import place_level, same_place
from index_store.records import Figure
from prompts import fill


def state_rank(stated: StatedFigure, context: Context, language: Language) -> Draft:
    """Return "X ranked last (8/8) in the index for 2022, scoring 70.56 …" with its quote."""
    figure = stated.figure
    ranked = figure if tells_size(stated) else replace(figure, of=None)
    score = figure_beside(stated, context, _is_score) or score_in_column(stated, context, _is_score)
    grade = figure_beside(stated, context, lambda item: item.kind == "grade")
    used = [figure, *(item for item in (score, grade) if item)]
    detail = ""
    if score:
        detail += fill("score", language, figure=figure_words(score, language))
    if grade and grade.grade:
        detail += fill("grade", language, grade=grade.grade)
    text = fill(
        "rank",
        language,
        place=capitalised(_with_province(stated, context, language)),
        rank=rank_words(ranked, language),
        about=about_phrase(figure, language),
        period=period_phrase(figure, language),
        score=detail,
        according_to=source_phrase(figure, language),
    )
    supports = province_supports([stated])
    return Draft(ended(text), quotes_of(used), tuple(used), supports=supports)


def _is_score(figure: Figure) -> bool:
    """Return whether a figure is a score: in points, or in the per cent that some indices are in."""
    return figure.kind == "value" and figure.unit in ("điểm", "%")


def _with_province(stated: StatedFigure, context: Context, language: Language) -> str:
    """Return a unit's name with the province among whose units it is ranked."""
    if stated.figure.place is None:
        return ""
    name = stated.figure.place.value
    shown = place_of(name, language)
    province = context.province(stated.document)
    if province is None or same_place(province, name) or place_level(name) == "province":
        return shown
    if stated.document.place != province and context.province_span(stated.document) is None:
        return shown
    return fill("place_in_province", language, place=shown, province=place_of(province, language))


def province_supports(items: Sequence[StatedFigure]) -> tuple[Quote, ...]:
    """Return where each document of the figures names its province, for a support."""
    documents = {item.document.id: item for item in items}
    found = ((id, item.context.province_span(item.document)) for id, item in documents.items())
    return tuple(Quote(id, span) for id, span in found if span is not None)


def state_grade(stated: StatedFigure, language: Language) -> Draft:
    """Return "X is graded … in the index for the period" with its quote."""
    figure = stated.figure
    text = fill(
        "graded",
        language,
        place=capitalised(place_of(figure.place.value, language)) if figure.place else "",
        grade=figure.grade or figure.text,
        about=about_phrase(figure, language),
        period=period_phrase(figure, language),
        according_to=source_phrase(figure, language),
    )
    return Draft(ended(text), quotes_of([figure]), (figure,))


def tells_size(stated: StatedFigure) -> bool:
    """Return whether a rank's clause says of how many, or its own number does (the last of 8)."""
    figure = stated.figure
    if figure.of is None or figure.of == figure.value:
        return True
    said = figure.clause.of(stated.document.text)
    # A 7 that is all of another cell of the row is another number.
    said = re.sub(rf"(?<=[|\t]) *{figure.of:.0f} *(?=[|\t\n]|$)", " ", said)
    return any(quantity.of == figure.of for quantity in find_quantities(said)) or bool(
        re.search(rf"(?<![\d.,]){figure.of:.0f}(?![.,]?\d)", said)
    )


SHARED_RANK = re.compile(r"(?<!\d)(?P<first>\d{1,3}) ?[-–] ?(?P<last>\d{1,3})$")


def rank_words(figure: Figure, language: Language) -> str:
    """Return a rank in words: "xếp cuối cùng (thứ 8/8 huyện, thành phố)", "đứng đầu".

    A number that the source does not write is not written: "dẫn đầu" has no "1".
    """
    value = number_words(figure.value or 0, language)
    written = re.search(rf"(?<!\d)0*{value}(?!\d)", figure.text) is not None
    first, last = figure.value == 1, figure.of is not None and figure.value == figure.of
    shared = SHARED_RANK.search(figure.text)
    if shared is not None:  # "2-3": equals stand side by side
        ranks = f"{int(shared['first'])}-{int(shared['last'])}"
        if figure.of is not None:
            ranks = fill("rank_of", language, value=ranks, of=number_words(figure.of, language))
        return fill("rank_shared", language, rank=ranks)
    if not written:
        if first or last:
            return fill("rank_first_plain" if first else "rank_last_plain", language)
        words = decapitalised(" ".join(figure.text.split()))
        return fill("rank_quoted", language, words=words)
    words = value
    if figure.of is not None:
        words = fill("rank_of", language, value=value, of=number_words(figure.of, language))
        if figure.unit and language == "vi":
            words = f"{words} {figure.unit}"
    frame = "rank_last" if last else "rank_first" if first else "rank_nth"
    return fill(frame, language, rank=words)
