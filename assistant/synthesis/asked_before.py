"""Answers that an office gave before: the pairs of a page of questions and answers.

The question printed there leads to its own answer, and to no other: what one office says of one
matter is not told of another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import telephones
from assistant.asking_words import what_of
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.fees import fee_of_others
from assistant.finding.matching import Asked, Terms, coverage, terms, weigh
from assistant.fit import document_fits
from assistant.page_fields import fields_asked
from assistant.printed_pairs import Pair, pairs_of
from assistant.questions.expect import PHONE, TIME, expected
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.part_choices import of_places
from assistant.wording import capitalised, ended
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from index_store.language.text.sentences import sentences
from index_store.records import Document
from prompts import fill

LEAST_OF_PAIR = 0.75
"""Share of what is asked that the printed question and its answer must say together."""
LEAST_OF_ASKED = 0.5
"""Share that the printed question, with who answers, must say by itself."""
_LEAST_WITH_UNIT = 0.65
LEAST_SAID = 1.2
"""The weight of one telling word."""
_APART = 0.08
"""A pair that fits no better than this than another is not told: the question may mean either."""
_LONGEST = 420
_ONLY_YES = re.compile(r"(?:Có|Không|Được|Vâng|Đúng|Yes|No)\s*(?:ạ)?[.!]")


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
    about = f"{document.title} . {document.place or ''}"
    topic = what_of(part, question)
    own_page = any(
        document.place and same_place(document.place, name) for name in question.subjects
    )
    pairs = pairs_of(document.text, document.title)
    phone = telephones.asks_whom_to_call(comparison_key(part.text))
    with_phone = [one for one in pairs if telephones.PRINTED.search(one.said.of(document.text))]
    for pair in pairs:
        printed, said = pair.asked.of(document.text), pair.said.of(document.text)
        if (_of_another_unit(printed, question) and not own_page) or not _has_form(
            said, part, question
        ):
            continue
        if fee_of_others(part.text, f"{printed} . {said}"):
            continue
        asked = terms(f"{printed} . {pair.by or ''} . {about}")
        near = part.asked.share(asked)
        whole = part.asked.share(asked | terms(said))
        # A number in the unit asked for answers, though the question uses a word or two more.
        unit = expected(part.text, question.language).unit
        least = _LEAST_WITH_UNIT if part.kind is Kind.AMOUNT and unit else LEAST_OF_PAIR
        calls = phone and with_phone == [pair] and near >= _LEAST_WITH_PHONE
        if calls or (near >= LEAST_OF_ASKED and whole >= least):
            yield _Found(document, pair, near + whole)
        elif (
            topic
            and part.kind not in _KNOWN_BETTER
            and not part.indicators
            and weigh(topic.words()) >= LEAST_SAID
        ):
            near = topic.share(asked)
            whole = topic.share(asked | terms(said))
            own = _own_words(topic, f"{about} . {pair.by or ''}")
            told = coverage(own, terms(f"{printed} . {said}")) if own else 0.0
            if near >= LEAST_OF_ASKED <= told and whole >= _LEAST_OF_TOPIC:
                yield _Found(document, pair, near + whole)


_LEAST_WITH_PHONE = 0.35
"""What the one pair with a telephone number must say of what is asked."""
_KNOWN_BETTER = frozenset((Kind.COMPARE, Kind.WHY, Kind.RANK, Kind.TREND, Kind.SUM, Kind.UNITS))
"""Kinds that figures and causes answer, where the printed question is not the same one."""
_SAME_QUESTION = 1.0
"""What the same question gains over another one of the same matter."""
_LEAST_OF_TOPIC = 0.72
"""Share of the words that say what a question is of, without those that ask."""
_FORMS = {
    "email": re.compile(r"\S@\S"),
    "fee": re.compile(r"(?<!\w)(?:đồng|đ|phí|tiền|miễn|không thu)(?!\w)"),
    "form": re.compile(r"(?<!\w)mẫu(?!\w)"),
    "law": re.compile(r"(?<!\w)(?:nghị định|nghị quyết|luật|thông tư|quyết định|quy định)(?!\w)"),
    "papers": re.compile(r"(?<!\w)(?:giấy|đơn|tờ khai|bản sao|căn cước|hộ chiếu|phiếu|sổ|hồ sơ gồm)(?!\w)"),
    "phone": re.compile(r"\d{3}"),
    "place": re.compile(r"(?<!\w)(?:tại|ở|đến|quầy|qua|trên|gửi|gọi|về|địa chỉ)(?!\w)"),
    "sets": re.compile(r"\d+ (?:bộ|bản)"),
    "time": re.compile(
        r"(?<!\w)(?:\d+|một|hai|ba|vài|trong|ngay) ?(?:ngày|giờ|tuần|tháng|năm|phút|buổi)(?!\w)"
    ),
}  # fmt: skip
"""What an answer must have to tell what is asked: a fee is told in money, or that there is none."""


def _own_words(topic: Asked, about: str) -> Terms:
    """Return the words of a question that are not those of the page and of who answers there."""
    words = topic.words()
    return Terms(words.words - terms(about).words, frozenset()) if not topic.concepts else words


def _has_form(said: str, part: Part, question: Question) -> bool:
    """Return whether an answer has the form of what is asked: money, a time, a number, a paper."""
    key = comparison_key(said)
    fields = [_FORMS[one.name] for one in fields_asked(part.text) if one.name in _FORMS]
    if fields and not any(form.search(key) for form in fields):
        return False
    if part.kind is not Kind.AMOUNT:
        return True
    return _has_unit(said, expected(part.text, question.language).unit)


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
    if unit == TIME:
        return _FORMS["time"].search(comparison_key(said)) is not None
    if unit == PHONE:
        return _FORMS["phone"].search(said) is not None
    return any((one.unit or "").startswith(unit) or unit in (one.unit or "") for one in numbers)


def _told(found: _Found, part: Part, question: Question) -> Draught:
    document, pair = found.document, found.pair
    spans = [span.shifted(pair.said.start) for span in sentences(pair.said.of(document.text))]
    if len(spans) > 1 and part.kind is not Kind.YES_NO:
        first = spans[0].of(document.text).strip()
        spans = spans[1:] if _ONLY_YES.fullmatch(first) else spans
    if spans[-1].end - spans[0].start > _LONGEST:
        telling = [one for one in spans if telephones.PRINTED.search(one.of(document.text))]
        phone = telephones.asks_whom_to_call(comparison_key(part.text))
        best = max(
            telling if phone and telling else spans,
            key=lambda one: part.asked.share(terms(one.of(document.text))),
        )
        spans = list(dict.fromkeys((spans[0], best)))
    words = " ".join(" ".join(span.of(document.text).split()) for span in spans)
    shown = capitalised(words) if question.language == "vi" else f"“{words}”"
    text = fill("answered_by", question.language, by=pair.by, words=shown) if pair.by else shown
    quotes = (Quote(document.id, pair.answered), Quote(document.id, pair.asked))
    return Draught((Draft(ended(text), quotes),), subject=document.place)
