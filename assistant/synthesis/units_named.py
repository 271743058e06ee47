"""Which units: the sentence that counts them and then names each, "3 huyện giảm điểm gồm A, B và C".

What a table says of two of them, or how many they are, names none of the others.
"""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import terms
from assistant.questions.directions import direction_of
from assistant.questions.question import Part, Question
from assistant.sentence_fit import sentence_periods_fit
from assistant.synthesis.quoting import quoted
from index_store.figures.conditions import takes_back
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key

_UNIT = r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đơn vị|địa phương|cơ quan|sở)"
_COUNT = r"(?:\d{1,3}(?:/\d{1,3})?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_COUNTED = re.compile(
    rf"(?<![\w.,]){_COUNT} {_UNIT}(?!\w)(?P<what>(?:(?!{_COUNT} {_UNIT})[^.;:?\n]){{3,110}}?)"
    rf"(?:,? (?:bao )?gồm(?: có)?:?|,? đó là:?|,? là:?|:) "
    rf"(?P<named>(?:(?:các )?(?:{_UNIT}(?:, )?)+ )?[{UPPER}][^;?\n]*)",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:^|, | và |; )(?:(?:các )?{_UNIT} )?[{UPPER}]\w+ ?")
_WHICH = re.compile(rf"{_UNIT}(?:,? {_UNIT})* nào(?!\w)")
_LEAST_NAMED = 2
_LEAST_SAID = 0.65
"""Share of the words of a question that what is said of the counted units must have."""


def answer_units_named(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that counts the units asked for and names them all."""
    if part.superlative is not None or part.pick.limits or part.pick.grade or not part.level:
        return Draught()
    if question.language != "vi" or not _WHICH.search(comparison_key(part.text)):
        return Draught()
    for sentence in context.sentences:
        if _names_them(sentence, part) and _fits(sentence, question, context):
            return Draught((quoted(sentence, question),), subject=sentence.document.place)
    return Draught()


def _names_them(sentence: Sentence, part: Part) -> bool:
    """Return whether a sentence names the units of which it says what is asked."""
    return any(
        _says(found["what"], part) and len(_NAME.findall(found["named"])) >= _LEAST_NAMED
        for found in _COUNTED.finditer(sentence.text)
    )


def _says(what: str, part: Part) -> bool:
    moved = part.pick.moved
    if moved is not None:
        return direction_of(what) == moved
    return bool(part.asked) and part.asked.share(terms(what)) >= _LEAST_SAID


def _fits(sentence: Sentence, question: Question, context: Context) -> bool:
    if takes_back(sentence.text) or sentence.text.rstrip().endswith("?"):
        return False
    names = (*question.subjects, *question.scope)
    return all(context.names(sentence.document, name) for name in names) and sentence_periods_fit(
        sentence, question, context
    )
