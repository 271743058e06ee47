"""Whether a sentence with a number tells it of others than the unit that is asked about.

An article of a province tells what all its people are content with, and the average of a block of
departments; neither is the number of one district, nor that of the province itself.
"""

from __future__ import annotations

from assistant.context import Sentence
from assistant.questions.places import proper_name
from assistant.questions.question import Question
from assistant.synthesis.averages import asks_average, tells_average
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import find_places, place_level
from index_store.records import Span

_NEAR = 400
"""So many characters before a sentence may name the unit that it goes on speaking of."""


def is_of_others(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence's numbers are of a whole that the unit is in, or of many units."""
    if tells_average(sentence.text) and not asks_average(question):
        return bool(question.subjects or question.scope)
    return _is_of_whole(sentence, question)


def _is_of_whole(sentence: Sentence, question: Question) -> bool:
    """Return whether a document of a wider place speaks here of no unit, and so of all of it."""
    own = sentence.document.place
    if own is None or question.organisations or len(question.subjects) != 1:
        return False
    subject = question.subjects[0]
    wider, asked = DEPTH.get(place_level(own) or "", 9), DEPTH.get(place_level(subject) or "", 0)
    if wider >= asked or find_places(sentence.text):
        return False
    start = max(0, sentence.span.start - _NEAR)
    near = Span(start, sentence.span.end).of(sentence.document.text)
    said = comparison_key(f"{near} {sentence.passage.heading}")
    return comparison_key(proper_name(subject)) not in said
