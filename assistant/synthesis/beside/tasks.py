"""Answers that tell of another task than the one asked about, or no limit where one is asked for."""

from __future__ import annotations

import re

from assistant.assignments.dues import find_due
from assistant.assignments.reading import assignments
from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import Terms, coverage, joined, terms, weigh
from assistant.questions.question import Part, Question
from assistant.questions.task_words import asks_duties, asks_no_task, task_words
from assistant.synthesis.tasks_given import LEAST_WEIGHT
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods

_A_YEAR = len("2025")
_LIMITS = re.compile(r"(?:từ nay|chậm nhất|trước|đến|hết|cuối|trong|thường xuyên|hằng|hàng)(?!\w)")
_ASKS_END = re.compile(
    r"(?<!\w)(?:(?:bao giờ|khi nào|lúc nào|ngày nào)[^?,;]{0,15}(?<!\w)(?:xong|hoàn thành)"
    r"|(?:xong|hoàn thành)[^?,;]{0,15}(?:bao giờ|khi nào|lúc nào|ngày nào))(?!\w)"
)
_OF_TASK = re.compile(
    r"(?<!\w)(?:chủ trì|phụ trách|thời hạn|hạn (?:chót|cuối)|(?:cơ quan|đơn vị) nào)(?!\w)"
)
LEAST_OF_OTHER = 0.5
"""A line that gives a task and says less of what is asked about gives another."""


def is_of_another_task(draught: Draught, part: Part, question: Question, context: Context) -> bool:
    """Return whether an answer tells who is to do another task than the one asked about, or when."""
    key = comparison_key(question.reading)
    if not draught.drafts or part.asked.concepts or question.numbers:
        return False
    if asks_duties(key) or asks_no_task(key) or not _OF_TASK.search(comparison_key(part.text)):
        return False
    asked = terms(task_words(part.text, question))
    for quote in draught.drafts[0].quotes:
        document = context.document(quote.document_id)
        given = [one for one in assignments(document) if one.whole.overlaps(quote.span)]
        if not given or weigh(asked) < LEAST_WEIGHT:
            continue
        title = joined((document.title, document.place or "", document.issuer or ""))
        core = Terms(asked.words - title.words, asked.pairs - title.pairs)
        words = terms(quote.span.of(document.text))
        return bool(core.words) and coverage(core, words) < LEAST_OF_OTHER
    return False


def tells_no_limit(draught: Draught, part: Part, context: Context) -> bool:
    """Return whether an answer to "until when" says no date: a rate of some year is none."""
    if not draught.drafts or _ASKS_END.search(comparison_key(part.text)) is None:
        return False
    for quote in (quote for draft in draught.drafts for quote in draft.quotes):
        document = context.document(quote.document_id)
        said = quote.span.of(document.text)
        days = find_periods(said, document.published)
        due = find_due(said)
        if due is not None and _LIMITS.match(due.of(said).lower()):
            return False
        if any(len(one.value) > _A_YEAR for one in days):
            return False
    return True
