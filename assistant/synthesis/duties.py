"""Whose duty something is: said in the sentence, or by the heading over it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.context import Sentence
from assistant.drafts import Draft, Quote
from assistant.finding.matching import GAP, coverage, joined, terms
from assistant.questions.question import Part, Question
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.records import Span
from prompts import fill

ASKS_RESPONSIBLE = re.compile(r"(?:chịu|có) trách nhiệm|responsible")


def of_duty(sentence: Sentence) -> float:
    """Return what a sentence gains that says whose duty or fault something is."""
    return 0.25 * ("trách nhiệm" in comparison_key(sentence.text) or opens_with_body(sentence.text))


_NUMBERED = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])?\s*")


def opens_with_body(text: str) -> bool:
    """Return whether a sentence, after its number, begins with the body that is to do it.

    >>> opens_with_body("2. Sở Tài chính thẩm định dự toán."), opens_with_body("Gửi Sở Tài chính.")
    (True, False)
    """
    start = _NUMBERED.match(text)
    named = find_organisations(text)
    return bool(named) and start is not None and named[0].span.start <= start.end()


_LEAST_OF_SUBJECT = 0.5
_DUTY_WORDS = re.compile(
    r"(?<!\w)(?:chịu|có|trách nhiệm|quản lý|thực hiện|phải|cơ quan|đơn vị|tổ chức|nào|ai|về|việc|trong|của|được giao|chủ trì|phối hợp)(?!\w)"
)


def is_of_subject(sentence: Sentence, part: Part) -> bool:
    """Return whether a duty is of what is asked about, not of any other thing to be managed."""
    if part.asked.concepts:
        return True
    subject = terms(_DUTY_WORDS.sub(f" {GAP} ", comparison_key(part.about)))
    around = (sentence.text, sentence.before, sentence.passage.heading, sentence.document.title)
    return not subject or coverage(subject, joined(around)) >= _LEAST_OF_SUBJECT


_DUTY = re.compile(
    r"(?:Điều \d+[a-zđ]?\.?|\d{1,3}\.|[IVX]+\.)?\s*(?P<duty>(?:Trách nhiệm|Nhiệm vụ|Quyền hạn|Thẩm quyền|Nghĩa vụ)[^.\n]*? của (?P<body>[^.\n:]+))",
    re.IGNORECASE,
)


def duty_over(sentence: Sentence) -> Span | None:
    """Return where the heading above a clause says whose duty it is; None where it does not."""
    article = sentence.passage.heading.rpartition(" › ")[2]
    match = _DUTY.match(article) or _DUTY.match(sentence.passage.text)
    duty = match["duty"] if match else _body_in(article)
    if not duty:
        return None
    text = sentence.document.text
    at = text.rfind(duty, 0, sentence.span.start)
    return Span(at, at + len(duty)) if at >= 0 else None


def _body_in(heading: str) -> str:
    """Return the body that is all of a numbered heading: what stands below is its task.

    >>> _body_in("2. Sở Tài chính"), _body_in("2. Kết quả kiểm tra tại Sở Tài chính")
    ('Sở Tài chính', '')
    """
    start = _NUMBERED.match(heading)
    name = heading[start.end() if start else 0 :].strip(" :.")
    named = find_organisations(name)
    whole = start is not None and start.end() > 0 and bool(named)
    return name if whole and named[0].span.of(name) == name else ""


def under_duty(draft: Draft, sentence: Sentence, question: Question) -> Draft:
    """Return the statement led by whose duty it is, where only the heading says that."""
    over = duty_over(sentence)
    if over is None or find_organisations(sentence.text):
        return draft
    heading = over.of(sentence.document.text)
    text = fill("under_heading", question.language, file="law", heading=heading, clause=draft.text)
    return replace(draft, text=text, quotes=(*draft.quotes, Quote(sentence.document.id, over)))
