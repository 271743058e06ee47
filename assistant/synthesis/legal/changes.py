"""Which document amends, replaces or repeals which: as the documents of the collection state it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.questions.named import (
    NamedNumber,
    find_named_numbers,
    is_number,
    law_key,
    names_a_law,
)
from assistant.questions.question import Kind, Part, Question
from assistant.questions.titled import document_meant
from assistant.records import Language
from assistant.synthesis.legal.new_words import (
    ASKS_HOW,
    ASKS_NEWS,
    ASKS_WHAT,
    has_new_words,
    new_words,
    was_added,
)
from assistant.synthesis.legal.stated_changes import CHANGES, number_quote, stated_changes, told
from assistant.wording import ended
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.records import Relation, RelationKind
from index_store.store import DocumentSummary
from index_store.validity import covers
from prompts import fill

_VERB = re.compile(
    r"(?P<amends>sửa đổi|bổ sung|đính chính|amend\w*)|(?P<replaces>thay thế|thay cho|thay(?= (?:bằng|bởi))|replac\w+|supersed\w+)"
    r"|(?P<repeals>bãi bỏ|hủy bỏ|huỷ bỏ|repeal\w*|annul\w*|abolish\w*|revok\w*)"
)
_PASSIVE = re.compile(r"(?:bị|được|is|was|were|been|are)\s+(?:[^\W\d]+\s+){0,2}$")
_BY_AFTER = re.compile(r"\s*(?:,? (?:bổ sung|một phần))?\s*(?:bởi|bằng|theo|tại|by)\b")
# What may stand between a document and the verb, so that they belong together.
_DOES = re.compile(
    r"(?:\s|,|này|ra đời|được ban hành|ban hành|nhằm|để|đã|có|sẽ|bị|được|không|còn|chưa|ngày [\d/-]+|năm \d{4}|was|is|has|been|does|did)*"
    r"(?:của [^,;]{3,60} )?(?:bị|được|đã|\s)*"
)
_DONE_TO = re.compile(
    r"(?:\s|,|và|bổ sung|một số|các|những|toàn bộ|nội dung|quy định|điều|khoản|điểm|chương|mục|cho|của|tại|nào|gì"
    r"|(?:văn bản|nghị định|quyết định|thông tư|nghị quyết)(?: nào)?|\d{1,3}[a-zđ]?|(?<= )[a-zđ](?= )|số|the|of|articles?|clauses?)*"
)
_ENDS_WITH = re.compile(
    r"(?:văn bản|nghị định|quyết định|thông tư|luật|pháp lệnh|nghị quyết) (?:nào|gì) (?:sẽ |bị )?hết hiệu lực (?:khi|từ khi|kể từ(?: khi| ngày)?|theo) (?P<by>.+)"
)
_NOW_USED = re.compile(
    r"(?:giờ|nay|hiện)(?: \w+){0,2}? (?:dùng|áp dụng|thực hiện|theo)(?: theo)? (?:văn bản|nghị định|quyết định|thông tư|luật|nghị quyết|quy định) (?:nào|gì)"
)
"""What is asked of a text that no longer holds: which one does."""
_ASKED = re.compile(r"(?<!\w)(?:nào|gì|mấy|which|what)(?!\w)")
_ENDS: tuple[RelationKind, ...] = ("replaces", "repeals")
"""A question for the one is answered by the other, called what the document calls it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks of changes; None is what is not named."""

    kind: RelationKind
    by: NamedNumber | None
    target: NamedNumber | None


def answer_change(part: Part, question: Question, context: Context) -> Draught:
    """Return what changed the document that is named, or what it changes itself."""
    key = law_key(part.text)
    if part.kind is not Kind.YES_NO and (
        was_added(question, context)
        or (ASKS_WHAT.search(key) and has_new_words(key, question, context))
    ):
        return new_words(key, question, context)
    if not any(p.search(key) for p in (_VERB, _ENDS_WITH, ASKS_HOW, _NOW_USED)):
        return Draught()
    key = named_by_number(key, context)
    if ASKS_HOW.search(key) and (question.articles or ASKS_NEWS.search(key)):
        return new_words(key, question, context)
    asked = _read(key) or _of_subject(key, question, context)
    if asked is None:
        return Draught()
    if part.kind is Kind.WHY:
        return _why(asked, question, context)
    if part.kind is Kind.YES_NO:
        return _yes_no(asked, question, context)
    if not _ASKED.search(law_key(part.text)):
        return Draught()
    found = stated_changes(context, asked.by, asked.target, (asked.kind,))
    if not found and asked.kind != "amends":
        ends = stated_changes(context, asked.by, asked.target, _ENDS)
        found = [one for one in ends if not one.relation.provisions]
    if found:
        return told(found, question, context, active=asked.by is not None)
    return absent(asked.kind, asked.by, asked.target, question, context)


def named_by_number(key: str, context: Context) -> str:
    """Return a key with the laws that it names by their titles named by their numbers."""
    if not names_a_law(key):
        return key
    for summary in context.summaries.values():
        title = comparison_key(summary.title)
        if summary.number and title.startswith(_LAWS) and title in key:
            kind = "luật" if title.startswith("luật") else ""
            key = key.replace(title, f"{kind} {comparison_key(summary.number)}".strip())
    return key


_LAWS = ("luật ", "bộ luật ", "pháp lệnh ")


def _of_subject(key: str, question: Question, context: Context) -> _Asked | None:
    """Return what is asked of a document named by its subject: "Quyết định kiện toàn … thay thế … nào"."""
    verb = _VERB.search(key)
    if verb is None or find_named_numbers(key) or not _WHICH_LAST.match(key, verb.end()):
        return None
    summary = document_meant(question, context)
    if summary is None or not summary.number:
        return None
    kind = next(kind for kind in CHANGES if verb[kind])
    return _Asked(kind, NamedNumber(None, comparison_key(summary.number)), None)


_WHICH_LAST = re.compile(
    r"(?: cho)? (?:những |các )?(?:văn bản|quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|quy chế) (?:số )?(?:nào|gì|mấy)"
)


def _read(key: str) -> _Asked | None:
    """Return which change a question is about; None where its verb governs no document named."""
    ends = _ENDS_WITH.search(key)
    if ends is not None:
        numbers = find_named_numbers(key)
        by = next((item.named for item in numbers if item.span.start >= ends.start("by")), None)
        return _Asked("repeals", by, None) if by else None
    verb = _VERB.search(key)
    numbers = find_named_numbers(key)
    if verb is None and len(numbers) == 1 and _NOW_USED.search(key):
        return _Asked("replaces", None, numbers[0].named)
    if verb is None or not numbers or len(numbers) > _MOST_NUMBERS:
        return None
    kind = next(kind for kind in CHANGES if verb[kind])
    before = [item for item in numbers if item.span.end <= verb.start()]
    after = [item for item in numbers if item.span.start >= verb.end()]
    by_after = _BY_AFTER.match(key, verb.end())
    if not before:
        between = key[by_after.end() if by_after else verb.end() : after[0].span.start]
        if not _DONE_TO.fullmatch(between):
            return None
        if by_after:
            return _Asked(kind, after[0].named, None)
        return _Asked(kind, after[1].named if after[1:] else None, after[0].named)
    if not _DOES.fullmatch(key[before[-1].span.end : verb.start()]):
        return None
    if before[1:]:
        return _Asked(kind, before[1].named, before[0].named)  # "X bị Y thay thế"
    other = after[0].named if after else None
    if _PASSIVE.search(key[: verb.start()]) or by_after:
        return _Asked(kind, other, before[0].named)
    return _Asked(kind, before[0].named, other)


_MOST_NUMBERS = 2


def absent(
    kind: RelationKind,
    by: NamedNumber | None,
    target: NamedNumber | None,
    question: Question,
    context: Context,
) -> Draught:
    """Return that no document states the change, where the one asked about is known at all."""
    language: Language = question.language
    subject = by or target
    if subject is None:
        return Draught()
    known = [
        item
        for item in context.summaries.values()
        if item.number and is_number(subject, item.number)
    ]
    if not known and (by or "/" not in subject.number):
        return Draught()
    name = document_name(known[0]) if known else _name_of(subject)
    if by is not None:
        return Draught(absent=fill("changes_none", language, file="law", document=name))
    others = dict.fromkeys(document_name(one.by) for one in stated_changes(context, None, target))
    near = ", ".join(others)
    words = fill("known_changes", language, file="law", by=near) if near else ""
    frame = f"no_such_change_{kind}"
    return Draught(absent=fill(frame, language, file="law", document=name, known=words))


def _name_of(named: NamedNumber) -> str:
    """Return what a document that is not in the collection is called."""
    number = named.number.upper()
    found = find_document_numbers(number)
    return found[0].name if found else f"{named.type or ''} số {number}".strip()


def _why(asked: _Asked, question: Question, context: Context) -> Draught:
    """Return the sentence that states a change with its cause; that none is stated, otherwise."""
    cause = re.compile(r"(?<!\w)(?:do|vì|nhằm|để|lý do|nguyên nhân)(?!\w)")
    for one in stated_changes(context, asked.by, asked.target, (asked.kind,)):
        document = context.document(one.by.id)
        words = one.relation.span.of(document.text)
        if cause.search(comparison_key(words)):
            quotes = [Quote(one.by.id, one.relation.span)]
            quotes += [item for item in (number_quote(one.by, context),) if item]
            name = document_name(one.by)
            clause = " ".join(words.split())
            text = fill("proposed", question.language, file="law", document=name, clause=clause)
            return Draught((Draft(ended(text), tuple(quotes)),))
    return Draught(absent=fill("note_no_cause_at_all", question.language))


def _yes_no(asked: _Asked, question: Question, context: Context) -> Draught:
    """Return whether the change that a question supposes is stated; if another is, that one."""
    language = question.language
    found = stated_changes(context, asked.by, asked.target, (asked.kind,))
    named = [item.locator for one in question.articles for item in one.provisions]
    if found and (not named or asked.by is None):
        return _prefixed("yes", told(found, question, context), language)
    held = [one for one in found if any(_is_meant(one.relation, name) for name in named)]
    if held:
        return _prefixed("yes", told(held, question, context), language)
    if found and not any(_speaks_of(one.by, named, context) for one in found):
        return _prefixed("no", told(found, question, context, active=True), language)
    if asked.by and asked.target:
        turned = stated_changes(context, asked.target, asked.by, (asked.kind,))
        if turned:
            return _prefixed("no", told(turned, question, context, active=True), language)
        others = stated_changes(context, asked.by, None, (asked.kind,))
        if others and not _mentions(others[0].by, asked.target, context):
            return _prefixed("no", told(others, question, context, active=True), language)
    return absent(asked.kind, None, asked.target, question, context)


def _is_meant(relation: Relation, provision: str) -> bool:
    return not relation.provisions or any(covers(own, provision) for own in relation.provisions)


def _speaks_of(summary: DocumentSummary, provisions: Iterable[str], context: Context) -> bool:
    """Return whether a document names one of the provisions in a sentence, not as its own."""
    text = context.document(summary.id).text
    return any(re.search(rf"[^\n] *{re.escape(name)}(?!\w)", text) for name in provisions)


def _mentions(summary: DocumentSummary, target: NamedNumber, context: Context) -> bool:
    """Return whether a document names another at all, in whatever words."""
    text = context.document(summary.id).text
    return any(is_number(target, one.number) for one in find_document_numbers(text))


def _prefixed(frame: str, draught: Draught, language: Language) -> Draught:
    if not draught.drafts:
        return draught
    first = draught.drafts[0]
    text = fill(frame, language, statement=first.text)
    lead = Draft(text, first.quotes, first.figures)
    return Draught((lead, *draught.drafts[1:]), subject=draught.subject)
