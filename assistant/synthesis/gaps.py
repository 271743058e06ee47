"""How far two amounts of one sentence lie apart: two ways to pay, a unit and the average of all."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draft, Draught
from assistant.finding.matching import Asked, canonical, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.sections import is_heading, lead_over
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.quoting import quoted
from assistant.wording import ended, number_words
from index_store.language.amounts.quantities import Quantity, find_quantities
from index_store.language.characters.marks import comparison_key
from prompts import fill

_ASKS = re.compile(
    r"(?<!\w)(?:chênh(?: lệch)?|hơn|kém|rẻ hơn|đắt hơn|lợi hơn)(?!\w)[^?]*(?<!\w)(?:bao nhiêu|mấy)(?!\w)"
)
_BETWEEN = re.compile(
    r"(?<!\w)(?:giữa|so với|với)(?!\w)|(?<!\w)(?:bình quân|trung bình|mặt bằng)(?!\w)"
)
_OF_GAPS = re.compile(
    r"(?<!\w)(?:chênh(?: lệch)?|hơn|kém|rẻ|đắt|giữa|so với|so|với|và|bao nhiêu|mấy|điểm(?: phần trăm| %)?|phần trăm|tiền|đồng|nghìn|là|nhau|mức|chung)(?!\w)"
)
_STATED = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|hơn|kém|chênh)(?: hơn)? (?:khoảng |gần )?\d")
_LEAST_SAID = 0.7
"""Share of what is asked about that the sentence, with the line over it, must say."""


def answer_gap(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence with the two amounts, and how far they lie apart; nothing where not sure.

    Only of one sentence that states two amounts of one unit and no difference of its own.
    """
    key = comparison_key(part.text)
    if question.language != "vi" or not (_ASKS.search(key) and _BETWEEN.search(key)):
        return Draught()
    asked = Asked(terms(_OF_GAPS.sub(" ", canonical(part.about))))
    if not asked or len(question.subjects) > 1 or len(set(question.period_values)) > 1:
        return Draught()  # between two times lies a change
    found = [
        (sentence, pair)
        for sentence in context.sentences
        if (pair := _pair(sentence.text)) is not None
        and not is_heading(sentence.text)
        and asked.share(terms(_with_lead(sentence))) >= _LEAST_SAID
        and document_fits(sentence.document, question)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    ]
    if len({(sentence.document.id, sentence.span) for sentence, _ in found}) != 1:
        return Draught()
    sentence, (one, two) = found[0]
    draft = quoted(sentence, question)
    gap = round(abs((one.value or 0) - (two.value or 0)), 6)
    unit = "điểm phần trăm" if one.unit == "%" else one.unit or ""
    words = fill("computed_difference", "vi", difference=f"{number_words(gap, 'vi')} {unit}")
    last = Draft(ended(words), draft.quotes, computed=(gap,), leans=True)
    return Draught((draft, last), subject=sentence.document.place)


def _pair(text: str) -> tuple[Quantity, Quantity] | None:
    """Return the two amounts of one unit that a sentence states, where it states no other."""
    if text.lstrip().startswith("|") or _STATED.search(comparison_key(text)):
        return None
    told = [
        q for q in find_quantities(text) if q.kind in ("value", "money") and q.value is not None
    ]
    alike = [q for q in told if q.unit == told[0].unit]
    return (alike[0], alike[1]) if len(alike) == 2 == len(told) else None


def _with_lead(sentence: Sentence) -> str:
    lead = lead_over(sentence.document, sentence.span)
    return f"{sentence.text} {lead.of(sentence.document.text)}" if lead else sentence.text
