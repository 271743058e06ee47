"""Whether what is said without a year may be of the day, month or years that are asked about.

An article of no date says "sáng 3-3" and never of which year; who asks of "hôm 3-3" says as
little. The two are one where they are the same day of any year.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.context import Context, Sentence
from assistant.figures_in_sentence import COMPARED
from assistant.fit import STRETCH
from assistant.one_event import is_article
from assistant.questions.question import YEARLESS, Question
from index_store.figures.reckoned import reckoned_from
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import contains, find_periods
from index_store.records import Document


def is_said(asked: str, said: str) -> bool:
    """Return whether a period is said, or one that it is a part of; no half of a year by the year."""
    return contains(asked, said) or (contains(said, asked) and not STRETCH.search(asked))


def is_of_the_same_day(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence without a date is of a day or month asked about without its year.

    It is where it says it, or says no other and its article does: "ngày 8-12" is the day of all
    that is told of it.
    """
    document = sentence.document
    if reckoned_from(document) is not None or not _all_yearless(question):
        return False
    values = [item.value for item in question.periods]
    text = COMPARED.sub(" ", sentence.text)
    if any(_tells_of(text, asked) for asked in values):
        return True
    if not is_article(document) or _names_time(sentence):
        return False
    return any(_tells_of(document.text, asked) for asked in values)


def _tells_of(text: str, asked: str) -> bool:
    """Return whether a text says a period, a day also in figures alone: "ngày mai (10/12)"."""
    day = _DAY.fullmatch(asked)
    if day and re.search(rf"(?<![\d/.-])0?{int(day[2])}[/-]0?{int(day[1])}(?![\d/-]|[.,]\d)", text):
        return True
    return any(is_said(asked, one) for one in _said(text, asked))


_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")


def _all_yearless(question: Question) -> bool:
    return bool(question.periods) and all(
        YEARLESS.fullmatch(comparison_key(item.text)) for item in question.periods
    )


def _said(text: str, asked: str) -> set[str]:
    """Return the periods of a text, those without a year taken to be of the year asked about."""
    return {item.value for item in find_periods(text, date(int(asked[:4]), 12, 31))}


def _names_time(sentence: Sentence) -> bool:
    return bool(find_periods(COMPARED.sub(" ", sentence.text), date(2000, 12, 31)))


def is_of_named_years(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence without a time is of the years that its article names together.

    "Thanh tra giai đoạn 2016-2018" is of what all of the article tells; so is "năm học 2018-2019"
    of 2018, where it names no year alone.
    """
    document = sentence.document
    if not is_article(document) or _names_time(sentence):
        return False
    spans = _spans_of_years(document)
    asked = question.period_values
    years = context.years(document)
    if any(value in spans or _is_told_whole(value, years) for value in asked):
        return True
    told = all(any(contains(span, value) for value in asked) for span in spans)
    return bool(spans) and told and not years


def _is_told_whole(value: str, years: frozenset[int]) -> bool:
    """Return whether the years that a document names are the first and the last of a span, or between."""
    first, _, last = value.partition("/")
    if not (len(first) == len(last) == len("2016")):
        return False
    return {int(first), int(last)} <= years <= set(range(int(first), int(last) + 1))


def _spans_of_years(document: Document) -> set[str]:
    said = find_periods(f"{document.title}\n{document.text}", document.published)
    return {
        item.value for item in said if len(item.value) == len("2016/2018") and "/" in item.value
    }
