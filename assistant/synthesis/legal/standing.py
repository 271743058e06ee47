"""Whether a document, or a provision of one, still holds on the day that is asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.in_force import day_of
from assistant.questions.named import NamedNumber, find_named_numbers, law_key
from assistant.questions.question import Kind, Part, Question
from assistant.questions.titled import document_meant
from assistant.synthesis.legal.changes import named_by_number
from assistant.synthesis.legal.stated_changes import (
    Stated,
    number_quote,
    stated_changes,
    statement,
    target_name,
    told,
)
from assistant.wording import capitalised, day_as_written, ended
from index_store.records import Document, RelationKind
from index_store.store import DocumentSummary
from index_store.validity import covers
from prompts import fill

_STANDS = re.compile(
    r"còn (?:được )?(?:hiệu lực|áp dụng|giá trị|thi hành|dùng)|(?:hết|mất) hiệu lực (?:chưa|không|hay chưa|rồi)|có hiệu lực (?:không|chưa)"
    r"|đang có hiệu lực|(?:bị|được) (?:thay thế|bãi bỏ|hủy bỏ)(?: \w+)? (?:chưa|hay chưa|rồi chưa)|bãi bỏ chưa|thay thế chưa"
    r"|\bin force\b|\bvalid\b|still (?:in effect|appl)|\b(?:has|have|is|was) .*\b(?:repealed|replaced)\b"
)
_WHEN = re.compile(r"khi nào|ngày nào|bao giờ|từ khi|when|what date")
_NAMED_LAW = re.compile(
    r"(?P<name>(?:bộ luật|luật|pháp lệnh) .{2,60}?) (?:còn|đã|có|hết|đang|bị)(?!\w)"
)
_ENDS: tuple[RelationKind, ...] = ("replaces", "repeals")


def answer_standing(part: Part, question: Question, context: Context) -> Draught:
    """Return whether what is named holds, what ended or changed it, and since when."""
    key = law_key(part.text)
    if not _STANDS.search(key) or _WHEN.search(key) or part.kind is Kind.WHY:
        return Draught()
    key = named_by_number(key, context)
    numbers = find_named_numbers(key)
    named = document_meant(question, context)
    if numbers:
        target = numbers[0].named
    elif named is not None and named.number:
        target = NamedNumber(None, named.number)
    else:
        law = _NAMED_LAW.search(key)
        return _unknown(capitalised(law["name"]), question) if law else Draught()
    found = [one for one in stated_changes(context, None, target) if _holds(one, day_of(question))]
    provisions = [item.locator for one in question.articles for item in one.provisions]
    if provisions:
        return _of_provision(provisions[0], found, named, question, context)
    ended_by = [one for one in found if one.relation.kind in _ENDS and not one.relation.provisions]
    if ended_by:
        return _prefixed("no_longer", ended_by, question, context)
    if named is None:
        name = target_name(numbers[0].named.number.upper(), context) if numbers else ""
        return _unknown(name, question)
    return _of_document(named, found, question, context) or _unknown(document_name(named), question)


def _unknown(name: str, question: Question) -> Draught:
    """Return that nothing is known of whether a document holds; no sentence may guess it."""
    return Draught(absent=fill("standing_unknown", question.language, file="law", document=name))


def _holds(one: Stated, on: date) -> bool:
    since = one.relation.since or one.by.effective or one.by.published
    return since is None or since <= on


def _of_provision(
    provision: str,
    found: list[Stated],
    named: DocumentSummary | None,
    question: Question,
    context: Context,
) -> Draught:
    meant = [
        one
        for one in found
        if any(covers(own, provision) for own in one.relation.provisions)
        or (one.relation.kind in _ENDS and not one.relation.provisions)
    ]
    gone = [one for one in meant if one.relation.kind in _ENDS]
    if gone:
        return _prefixed("no_longer", gone, question, context)
    if meant:
        return told(meant, question, context)
    where = _landmark(context.document(named.id), provision) if named else None
    if named is None or where is None:
        return Draught()
    name = document_name(named)
    text = fill(
        "provision_still", question.language, file="law", provision=provision, document=name
    )
    own = number_quote(named, context)
    return Draught((Draft(ended(text), (where, own) if own else (where,)),))


def _landmark(document: Document, provision: str) -> Quote | None:
    span = next((m.span for m in document.landmarks if m.locator == provision), None)
    return Quote(document.id, span) if span else None


def _of_document(
    named: DocumentSummary, found: list[Stated], question: Question, context: Context
) -> Draught:
    """Return since when a document holds that nothing has ended, and what amended it."""
    language, on = question.language, day_of(question)
    name = document_name(named)
    document = context.document(named.id)
    fact, frame = "effective", "still"
    if named.expires is not None and named.expires < on:
        fact, frame = "expires", "expired"
    elif named.effective is not None and named.effective > on:
        frame = "not_yet"
    elif named.effective is None:
        fact, frame = "published", "still_issued"
    day: date | None = getattr(document, fact)
    span = document.stated(fact)
    if span is None and frame == "still":
        frame, day, span = "still_issued", document.published, document.stated("published")
    if span is None or day is None:
        return Draught()
    said = day_as_written(day.isoformat(), language, span.of(document.text))
    text = fill(frame, language, file="law", document=name, date=said)
    own = number_quote(named, context)
    quotes = (Quote(document.id, span), *((own,) if own else ()))
    amended = told([one for one in found if one.relation.kind == "amends"], question, context)
    parts = told([one for one in found if one.relation.kind in _ENDS], question, context)
    return Draught((Draft(ended(text), quotes), *amended.drafts, *parts.drafts))


def _prefixed(frame: str, found: list[Stated], question: Question, context: Context) -> Draught:
    first = statement(found[:1], question, context)
    text = fill(frame, question.language, file="law", statement=first.text)
    return Draught((replace(first, text=text),))
