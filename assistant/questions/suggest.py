"""What to ask next: questions that the cited documents answer."""

from __future__ import annotations

from assistant.citations import Cited
from assistant.context import Context
from assistant.questions.question import Question
from assistant.wording import period_words, place_of
from index_store.language.terms.indicators import indicators
from prompts import fill

MOST = 3


def suggest(question: Question, cited: Cited, context: Context) -> tuple[str, ...]:
    """Return up to three questions about other figures of the documents that were cited."""
    told = {(figure.place, figure.indicator) for figure in cited.figures}
    names = {row.name_vi: row.name_en for row in indicators()}
    found: dict[tuple[str, str], str] = {}
    language = question.language
    for document_id in dict.fromkeys(citation.document_id for citation in cited.citations):
        for stated in context.figures_of(context.document(document_id)):
            figure = stated.figure
            if figure.kind != "value" or not (figure.place and figure.indicator and figure.period):
                continue
            key = (figure.place.value, figure.indicator.value)
            if key in told or key in found or figure.indicator.value not in names:
                continue
            name = figure.indicator.value if language == "vi" else names[figure.indicator.value]
            found[key] = fill(
                "ask_points" if figure.unit == "điểm" else "ask_value",
                language,
                indicator=name,
                place=place_of(figure.place.value, language),
                period=period_words(figure.period.value, language),
            )
    return tuple(found.values())[:MOST]
