"""The sentence that says by how much something changed against the period that is asked about."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.questions.question import Part, Question
from assistant.synthesis.quoting import AGAINST, quoted
from assistant.synthesis.surest import best_sentences
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods

_MOVED = re.compile(
    r"(?<!\w)(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|không đổi|(?:gấp|bằng) \d)(?!\w)"
)
_SAME_SPAN = re.compile(r"(?<!\w)cùng (?:kỳ|thời gian này)(?!\w)")
_MONTH = re.compile(r"(?P<year>\d{4})(?P<rest>-.+)")
_LEAST_SAID = 0.5
"""Share of what is asked about that the sentence itself must say."""


def answer_against(part: Part, question: Question, context: Context, embedder: Embedder) -> Draught:
    """Return the sentence with the change against the period asked, nothing where none tells it.

    "So với tháng trước, hồ sơ giảm 2,6%" holds no value of the month before: only the change.
    """
    asked = comparison_key(question.reading)
    match = AGAINST.search(asked)
    if match is None:
        return Draught()
    wanted = {item.value for item in question.periods if item.span.end > match.start()}
    same_span = _SAME_SPAN.search(asked) is not None
    if same_span:
        wanted = {_year_earlier(value) for value in question.period_values}

    def tells(sentence: Sentence) -> bool:
        key = comparison_key(sentence.text)
        if same_span and _SAME_SPAN.search(key) and _says_both(sentence.text):
            return True
        if AGAINST.search(key) is None or _MOVED.search(key) is None:
            return False
        if same_span and _SAME_SPAN.search(key):
            return True
        found = find_periods(sentence.text, sentence.document.published)
        return bool(wanted & {item.value for item in found})

    best = best_sentences(part, question, context, embedder, only=tells)
    best = [scored for scored in best if scored.share >= _LEAST_SAID]
    if not best:
        return Draught()
    chosen = best[0].sentence
    return Draught((quoted(chosen, question),), subject=chosen.document.place)


def _says_both(text: str) -> bool:
    """Return whether a sentence has a percentage right behind "cùng kỳ" and one before it.

    "Đạt 98,1%, cùng kỳ năm trước mới là 96,4%" tells the change without a word for it.
    """
    key = comparison_key(text)
    then = _THEN.search(key)
    return then is not None and re.search(r"\d ?%", key[: then.start()]) is not None


_THEN = re.compile(
    r"(?<!\w)cùng (?:kỳ|thời gian này)(?: (?:của )?(?:năm (?:trước|ngoái|\d{4})))?(?: (?:mới|chỉ|là|đạt|ở mức|đạt được|mới chỉ))* ?[(:]? ?\d+(?:[.,]\d+)? ?%"
)


def _year_earlier(value: str) -> str:
    """Return the same stretch of the year before.

    >>> _year_earlier("2026-05"), _year_earlier("2026-Q1")
    ('2025-05', '2025-Q1')
    """
    match = _MONTH.fullmatch(value)
    if match is None or "/" in value:
        return value
    return f"{int(match['year']) - 1}{match['rest']}"
