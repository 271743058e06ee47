"""Who does what a provision lists: "3. Người ký thư xin lỗi:" with a line for each case below it."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import coverage, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.sentence_fit import sentence_places_fit
from assistant.synthesis.lists import enumerated
from index_store.language.characters.marks import comparison_key

_ASKS = re.compile(
    r"(?<!\w)(?:ai|cơ quan nào|đơn vị nào|người nào|cấp nào|chức danh nào)(?!\w)(?! (?:là|được|bị))"
)
_LEADS = re.compile(
    r"^\W*(?:(?:\d{1,2}|[a-zđ])[.)] ?)?(?:người|cơ quan|đơn vị|cấp|chức danh|thẩm quyền|trách nhiệm)(?: có thẩm quyền| chịu trách nhiệm| được| có trách nhiệm)? (?P<act>[^:]{4,80}):$"
)
_LEAST_ACT = 0.9
"""Share of the words of such a line that the question must have."""
_LEAST_WORDS = 3


def answer_listed_doers(part: Part, question: Question, context: Context) -> Draught:
    """Return the list below the line that says who does what is asked about, of every case."""
    if question.language != "vi" or not _ASKS.search(comparison_key(part.text)):
        return Draught()
    said, key = terms(part.text), comparison_key(part.text)
    found = [
        sentence
        for sentence in context.sentences
        if (lead := _LEADS.match(comparison_key(sentence.text.strip()))) is not None
        and len(lead["act"].split()) >= _LEAST_WORDS
        and coverage(terms(lead["act"]), said) >= _LEAST_ACT
        and _asked_who(lead["act"], key)
        and _may_be(sentence, question, context)
    ]
    if len({(sentence.document.id, sentence.span) for sentence in found}) != 1:
        return Draught()
    return enumerated(found[0], question, None)


def _asked_who(act: str, key: str) -> bool:
    """Return whether a question asks who does just that act, and not another to do with it.

    >>> _asked_who("ký thư xin lỗi", "trễ hẹn thì ai ký thư xin lỗi")
    True
    >>> _asked_who("tiếp công dân", "cơ quan nào kiểm tra việc tiếp công dân")
    False
    """
    first = " ".join(act.split()[:2])
    asked = (
        rf"(?:ai|nào)(?: (?:sẽ|phải|được|có quyền|là người|chịu trách nhiệm))? {re.escape(first)}"
    )
    return "không" not in act.split() and re.search(rf"(?<!\w){asked}(?!\w)", key) is not None


def _may_be(sentence: Sentence, question: Question, context: Context) -> bool:
    return document_fits(sentence.document, question) and sentence_places_fit(
        sentence, question, context
    )
