"""Answers that an office gave before: the pairs of a page of questions and answers.

The question printed there leads to its own answer, and to no other: what one office says of one
matter is not told of another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import terms
from assistant.fit import document_fits
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.part_choices import of_places
from assistant.wording import capitalised, ended
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.letters import UPPER
from index_store.language.names.places import find_places, same_place
from index_store.language.text.sentences import sentences
from index_store.records import Document, Span
from prompts import fill

LEAST_OF_PAIR = 0.75
"""Share of what is asked that the printed question and its answer must say together."""
LEAST_OF_ASKED = 0.5
"""Share that the printed question, with who answers, must say by itself."""
_LEAST_WITH_UNIT = 0.65
_APART = 0.08
"""A pair that fits no better than this than another is not told: the question may mean either."""
_LONGEST = 420
_MARKS = r"[\s*_#>–-]*"
_ASKED = re.compile(
    rf"^{_MARKS}(?:\d{{1,3}}[.)]\s*)?(?:(?:Hỏi|HỎI|Câu hỏi|CÂU HỎI|Question)(?:\s*(?:số\s*)?\d+)?|Câu\s*\d+)"
    r"\s*(?:\([^()\n]{2,160}\))?\s*\**\s*[:.]\**\s*"
    rf"|^{_MARKS}(?P<who>(?:Ông|Bà|Anh|Chị|Bạn|Độc giả|Công dân|Cử tri|Người dân)\b[^:\n]{{0,110}}?\bhỏi)\s*\**\s*:\**\s*",
    re.MULTILINE,
)
"""The mark of a printed question: "Hỏi:", or who asked it, "Bà Mây (xã Lũng Cao) hỏi:"."""
_ANSWERED = re.compile(
    rf"^{_MARKS}(?:Đáp|ĐÁP|Trả lời|TRẢ LỜI|Câu trả lời|Answer)\s*(?:\((?P<by>[^()\n]{{2,160}})\))?\s*\**\s*:\**\s*"
    rf"|^{_MARKS}(?P<body>[{UPPER}][^:\n]{{3,110}}?) (?:trả lời|phúc đáp|giải đáp)\s*\**\s*:\**\s*",
    re.MULTILINE,
)
_HEADING = re.compile(r"^(?:#{1,6} |[IVX]{1,5}\. )", re.MULTILINE)
_NEXT = re.compile(r"^\d{1,2}\. [^\n.:;]{3,90}\s*\Z", re.MULTILINE)
"""The numbered heading of the next pair, which ends the text before it."""
_ONLY_YES = re.compile(r"(?:Có|Không|Được|Vâng|Đúng|Yes|No)\s*(?:ạ)?[.!]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A printed question and its answer; ``by`` is who answers, where the page says it."""

    asked: Span
    answered: Span
    said: Span
    by: str | None


def pairs_of(text: str) -> Iterator[Pair]:
    """Yield the questions of a page, each with the answer that follows it.

    >>> text = "Hỏi: Phí bao nhiêu?\\nĐáp (Sở Tư pháp): Phí 8.000 đồng.\\n\\nHỏi: Ở đâu?\\nĐáp: Tại xã."
    >>> [(pair.said.of(text), pair.by) for pair in pairs_of(text)]
    [('Phí 8.000 đồng.', 'Sở Tư pháp'), ('Tại xã.', None)]
    """
    asked = list(_ASKED.finditer(text))
    for at, question in enumerate(asked):
        stop = asked[at + 1].start() if at + 1 < len(asked) else len(text)
        answer = _ANSWERED.search(text, question.end(), stop)
        if answer is None:
            continue
        heading = _HEADING.search(text, answer.end(), stop)
        end = heading.start() if heading else stop
        next_one = _NEXT.search(text, answer.end(), end)
        end = next_one.start() if next_one else end
        end = answer.end() + len(text[answer.end() : end].rstrip())
        start = answer.start() + len(answer[0]) - len(answer[0].lstrip())
        if end > answer.end():
            opens = question.start("who") if question["who"] else question.end()
            words = Span(opens, opens + len(text[opens : answer.start()].rstrip()))
            by = answer["by"] or answer["body"]
            yield Pair(words, Span(start, end), Span(answer.end(), end), by)


@dataclass(frozen=True, slots=True)
class _Found:
    document: Document
    pair: Pair
    score: float


def answer_asked_before(part: Part, question: Question, context: Context) -> Draught:
    """Return what an office answered to the same question; nothing where no pair is sure."""
    if not part.asked or part.superlative is not None:
        return Draught()
    found: list[_Found] = []
    for document_id in context.document_ids:
        document = context.document(document_id)
        if _ANSWERED.search(document.text) is None:
            continue
        if not document_fits(document, question):
            continue
        fitting = _fitting(part, question, document)
        if of_places(document, question, context):
            found += fitting
        else:  # a page of the province, where readers say of which district they ask
            found += [one for one in fitting if _names_unit(one, question)]
    found.sort(key=lambda one: -one.score)
    if not found or (len(found) > 1 and found[0].score - found[1].score < _APART):
        return Draught()
    return _told(found[0], part, question)


def _fitting(part: Part, question: Question, document: Document) -> Iterator[_Found]:
    unit = expected(part.text, question.language).unit
    about = f"{document.title} . {document.place or ''}"
    for pair in pairs_of(document.text):
        said = pair.said.of(document.text)
        if part.kind is Kind.AMOUNT and not _has_unit(said, unit):
            continue
        if _of_another_unit(pair.asked.of(document.text), question):
            continue
        asked = terms(f"{pair.asked.of(document.text)} . {pair.by or ''} . {about}")
        near = part.asked.share(asked)
        whole = part.asked.share(asked | terms(said))
        # A number in the unit asked for answers, though the question uses a word or two more.
        least = _LEAST_WITH_UNIT if part.kind is Kind.AMOUNT and unit else LEAST_OF_PAIR
        if near >= LEAST_OF_ASKED and whole >= least:
            yield _Found(document, pair, near + whole)


def _of_another_unit(asked: str, question: Question) -> bool:
    """Return whether a printed question is of a unit of the level asked about, and of no such one."""
    levels = {place.level for place in question.places}
    named = [place for place in find_places(asked) if place.level in levels]
    return bool(named) and not any(
        same_place(place.name, own.name) for place in named for own in question.places
    )


def _names_unit(found: _Found, question: Question) -> bool:
    """Return whether a printed question says that it is of a unit asked about, and no body is asked."""
    named = find_places(found.pair.asked.of(found.document.text))
    return not question.organisations and any(
        same_place(place.name, name) for place in named for name in question.subjects
    )


def _has_unit(said: str, unit: str | None) -> bool:
    """Return whether an answer states a number, in the unit asked for where one is."""
    numbers = find_quantities(said)
    if unit is None:
        return bool(numbers)
    return any((one.unit or "").startswith(unit) or unit in (one.unit or "") for one in numbers)


def _told(found: _Found, part: Part, question: Question) -> Draught:
    document, pair = found.document, found.pair
    spans = [span.shifted(pair.said.start) for span in sentences(pair.said.of(document.text))]
    if len(spans) > 1 and part.kind is not Kind.YES_NO:
        first = spans[0].of(document.text).strip()
        spans = spans[1:] if _ONLY_YES.fullmatch(first) else spans
    if spans[-1].end - spans[0].start > _LONGEST:
        best = max(spans, key=lambda one: part.asked.share(terms(one.of(document.text))))
        spans = list(dict.fromkeys((spans[0], best)))
    words = " ".join(" ".join(span.of(document.text).split()) for span in spans)
    shown = capitalised(words) if question.language == "vi" else f"“{words}”"
    text = fill("answered_by", question.language, by=pair.by, words=shown) if pair.by else shown
    quotes = (Quote(document.id, pair.answered), Quote(document.id, pair.asked))
    return Draught((Draft(ended(text), quotes),), subject=document.place)
