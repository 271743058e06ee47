"""What to ask next: questions that the cited documents answer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.wording import period_words, place_of
from index_store.language.terms.indicators import indicators
from prompts import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.citations import Cited
    from assistant.context import Context
    from assistant.questions.question import Question
    from assistant.records import Language
    from index_store.records import Figure

MOST = 3


def suggest(question: Question, cited: Cited, context: Context) -> tuple[str, ...]:
    """Return up to three questions about other figures of the documents that were cited."""
    told = {(figure.place, figure.indicator) for figure in cited.figures}
    found: dict[tuple[str, str], str] = {}
    for document_id in dict.fromkeys(citation.document_id for citation in cited.citations):
        for stated in context.figures_of(context.document(document_id)):
            figure = stated.figure
            if not (figure.place and figure.indicator):
                continue
            key = (figure.place.value, figure.indicator.value)
            if key in told or key in found:
                continue
            asked = question_about(figure, question.language)
            if asked is not None:
                found[key] = asked
    return tuple(found.values())[:MOST]


def question_about(figure: Figure, language: Language) -> str | None:
    """Return the question that a figure answers, None where it says too little to be asked for."""
    if figure.kind != "value" or not (figure.place and figure.indicator and figure.period):
        return None
    if figure.indicator.value not in _names():
        return None
    name = figure.indicator.value
    return fill(
        "ask_points" if figure.unit == "điểm" else "ask_value",
        language,
        indicator=name if language == "vi" else _names()[name],
        place=place_of(figure.place.value, language),
        period=period_words(figure.period.value, language),
    )


@cache
def _names() -> Mapping[str, str]:
    """Return the indicators that have a name, with their English one."""
    return {row.name_vi: row.name_en for row in indicators()}
