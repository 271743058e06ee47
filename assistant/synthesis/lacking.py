"""How many are lacking, where a sentence says it: what there is, or should be, is not what is lacking."""

from __future__ import annotations

import re

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import Terms, coverage, terms
from assistant.fit import document_fits
from assistant.questions.expect import expected
from assistant.questions.question import Part, Question
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.quoting import quoted
from index_store.language.characters.marks import comparison_key

LEAST_SAID = 0.7
"""Share of the words of what is lacking that its sentence must have."""
_ASKS = re.compile(r"(?<!\w)thiếu (?:bao nhiêu|mấy) (?!phần trăm|điểm|%)")
_SAID = re.compile(r"(?<!\w)thiếu (?:khoảng |tới |đến |hụt )?(?:[^\W\d]+ )?\d")
_ASKING = terms(
    "thiếu, bao nhiêu, mấy, nào, ở, lĩnh vực, lvực, còn, hiện, đang, chủ yếu, người"
).words


def answer_lacking(part: Part, question: Question, context: Context) -> Draught:
    """Return the one sentence that says how many of what is asked about are lacking."""
    if not _ASKS.search(comparison_key(part.text)) or part.with_target:
        return Draught()
    at = question.parts.index(part)
    told = (_what_lacks(one) for one in reversed(question.parts[max(0, at - 1) : at + 1]))
    asked = next((words for words in told if words), None)
    if asked is None:
        return Draught()
    found = [
        sentence
        for sentence in context.sentences
        if _SAID.search(comparison_key(sentence.text))
        and coverage(asked, terms(sentence.text)) >= LEAST_SAID
        and document_fits(sentence.document, question)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    ]
    noun = expected(part.text, question.language).noun
    if noun and len(found) > 1:
        beside = re.compile(rf"\d {re.escape(noun.split()[0])}(?!\w)")
        found = [one for one in found if beside.search(comparison_key(one.text))] or found
    if len({sentence.span for sentence in found}) != 1:
        return Draught()
    return Draught((quoted(found[0], question),), subject=found[0].document.place)


def _what_lacks(part: Part) -> Terms:
    """Return the words of what is lacking; of people alone ("thiếu mấy người") there are none."""
    words = part.asked.words().words - _ASKING
    pairs = (pair for pair in part.asked.words().pairs if set(pair.split()) <= words)
    return Terms(words, frozenset(pairs))
