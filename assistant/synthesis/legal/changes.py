"""Which document amends, replaces or repeals which: as the documents of the collection state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.in_force import day_of
from assistant.questions.named import (
    NamedNumber,
    find_named_numbers,
    is_number,
    law_key,
    named_documents,
    named_numbers,
    names_a_law,
)
from assistant.questions.question import Kind, Part, Question
from assistant.records import Language
from assistant.sections import item_words
from assistant.wording import capitalised, date_words, ended
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.records import Relation, RelationKind, Span
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
_CHANGES: tuple[RelationKind, ...] = ("amends", "replaces", "repeals")


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document of the collection states that it does to another."""

    by: DocumentSummary
    relation: Relation


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
        _was_added(question, context)
        or (_SAYS.search(key) and _has_new_words(key, question, context))
    ):
        return _new_words(key, question, context)
    if not any(p.search(key) for p in (_VERB, _ENDS_WITH, _HOW, _NOW_USED)):
        return Draught()
    key = named_by_number(key, context)
    if _HOW.search(key) and (question.articles or _NEWS.search(key)):
        return _new_words(key, question, context)
    asked = _read(key)
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


_NEWS = re.compile(
    r"(?:điểm|gì|nội dung|quy định) (?:gì )?(?:là )?mới|thay đổi (?:những )?gì|(?:điểm|nội dung|quy định) mới|what.* (?:new|change)"
)
_HOW = re.compile(
    rf"{_NEWS.pattern}|(?:sửa|sửa đổi|thay đổi|bổ sung|quy định)(?: lại)? (?:như )?(?:thế nào|ra sao)|(?:hiện nay|bây giờ|hiện hành) (?:quy định|là)"
)


def _new_words(key: str, question: Question, context: Context) -> Draught:
    """Return what an amendment put in the place of a provision, or all that an amending text changes."""
    numbers = find_named_numbers(key)
    if not numbers:
        return Draught()
    named = numbers[0].named
    wanted = [item.locator for one in question.articles for item in one.provisions]
    if wanted:
        found = [
            one
            for one in stated_changes(context, None, named)
            if any(_is_part(own, name) for own in one.relation.provisions for name in wanted)
        ]
    else:
        found = [one for one in stated_changes(context, named, None) if one.relation.provisions]
    drafts = list(told(found, question, context, active=not wanted).drafts)
    for one in found[:_MOST_NEW]:
        document = context.document(one.by.id)
        spans = [m.span for m in document.landmarks if m.locator == one.relation.ours]
        if one.relation.kind != "amends" or len(spans) != 1:
            continue
        words = item_words(spans[0].of(document.text))
        shown = words if question.language == "vi" else f"“{words}”"
        drafts.append(Draft(shown, (Quote(document.id, spans[0]),), layout="item"))
    return Draught(tuple(drafts))


_SAYS = re.compile(
    r"(?:quy định|nêu|nói|có nội dung)(?: về)?(?: việc)? (?:những )?(?:gì|(?:như )?thế nào|ra sao)"
)


def _has_new_words(key: str, question: Question, context: Context) -> bool:
    """Return whether the provision that is asked about was given new words by the day asked about."""
    numbers = find_named_numbers(key)
    wanted = [item.locator for one in question.articles for item in one.provisions]
    if len(numbers) != 1 or len(wanted) != 1:
        return False
    on = day_of(question)
    return any(
        covers(own, wanted[0])
        for one in stated_changes(context, None, numbers[0].named, ("amends",))
        for own in one.relation.provisions
        if (since := one.relation.since or one.by.effective) is None or since <= on
    )


def _was_added(question: Question, context: Context) -> bool:
    """Return whether a question is about a provision that only an amending text has: "Điều 5a"."""
    wanted = [item.locator for one in question.articles for item in one.provisions]
    numbers = named_numbers(question.reading)
    if len(wanted) != 1 or len(numbers) != 1:
        return False
    added = [one for one in stated_changes(context, None, numbers[0]) if one.relation.provisions]
    if not any(wanted[0] in one.relation.provisions for one in added):
        return False
    own = named_documents(question, context.summaries.values())
    return bool(own) and not any(
        mark.locator == wanted[0]
        for summary in own
        for mark in context.document(summary.id).landmarks
    )


_MOST_NEW = 8


def _is_part(own: str, asked: str) -> bool:
    return covers(own, asked) or covers(asked, own)


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
    kind = next(kind for kind in _CHANGES if verb[kind])
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


def stated_changes(
    context: Context,
    by: NamedNumber | None,
    target: NamedNumber | None,
    kinds: Sequence[RelationKind] = _CHANGES,
) -> list[Stated]:
    """Return what documents of the collection state, the exact provisions before "some articles"."""
    found = [
        Stated(summary, relation)
        for summary in context.summaries.values()
        if by is None or (summary.number and is_number(by, summary.number))
        for relation in summary.relations
        if relation.kind in kinds and (target is None or is_number(target, relation.target))
    ]
    if target is not None:
        found += _by_title(context, by, target, kinds)
    exact = {(one.by.id, one.relation.target) for one in found if one.relation.provisions}
    seen: dict[tuple[object, ...], Stated] = {}
    for one in found:
        whole = one.relation.kind != "amends"
        own = (one.by.id, one.relation.target)
        if one.relation.provisions or whole or own not in exact:
            provisions = one.relation.provisions
            key = (one.by.family or one.by.id, one.relation.kind, one.relation.target, provisions)
            seen.setdefault(key, one)
    return sorted(seen.values(), key=lambda one: (one.by.published is None, one.by.published))


def _by_title(
    context: Context,
    by: NamedNumber | None,
    target: NamedNumber,
    kinds: Sequence[RelationKind],
) -> list[Stated]:
    """Return what is done to a law that is named by its title alone."""
    titles = {
        comparison_key(summary.title)
        for summary in context.summaries.values()
        if summary.number and is_number(target, summary.number)
    }
    return [
        Stated(summary, relation)
        for summary in context.summaries.values()
        if titles and (by is None or (summary.number and is_number(by, summary.number)))
        for relation in summary.relations
        if relation.kind in kinds and comparison_key(relation.target) in titles
    ]


def told(
    found: Sequence[Stated], question: Question, context: Context, *, active: bool = False
) -> Draught:
    """Return a sentence for each document, target and kind, all provisions named in it."""
    groups: dict[tuple[str, str, str], list[Stated]] = {}
    for one in found:
        groups.setdefault((one.by.id, one.relation.target, one.relation.kind), []).append(one)
    drafts = [statement(group, question, context, active=active) for group in groups.values()]
    return Draught(tuple(drafts))


def statement(
    group: Sequence[Stated], question: Question, context: Context, *, active: bool = False
) -> Draft:
    """Return the sentence that one document changes another, with the words that state it."""
    by, relation = group[0].by, group[0].relation
    language = question.language
    provisions = [name for one in group for name in one.relation.provisions]
    target = target_name(relation.target, context)
    if provisions and relation.kind == "repeals":
        joined = ", ".join(provisions)
        target = fill("provision_of", language, file="law", provision=joined, document=target)
    day = _day_quote(by, context) if relation.since is None else None
    since = relation.since or (by.effective if day else None)
    said = date_words(since.isoformat(), language) if since else ""
    text = fill(
        f"changes_{relation.kind}" if active else f"changed_{relation.kind}",
        language,
        file="law",
        by=_named_by(group, active=active),
        target=target,
        since=fill("since", language, file="law", date=said) if said else "",
    )
    if provisions and relation.kind != "repeals":
        text += fill("provisions", language, file="law", provisions=", ".join(provisions))
    quotes = [Quote(by.id, one.relation.span) for one in group]
    quotes += _naming(group, context)
    quotes += [item for item in (number_quote(by, context), day) if item]
    return Draft(ended(capitalised(text)), tuple(dict.fromkeys(quotes)))


def _naming(group: Sequence[Stated], context: Context) -> list[Quote]:
    """Return the words that name the target, where those of the changes leave it to their lead."""
    by, target = group[0].by, comparison_key(group[0].relation.target)
    text = context.document(by.id).text
    if any(target in comparison_key(one.relation.span.of(text)) for one in group):
        return []
    spans = (one.span for one in by.relations if one.target == group[0].relation.target)
    named = (span for span in spans if target in comparison_key(span.of(text)))
    return [Quote(by.id, span) for span in list(named)[:1]]


def _named_by(group: Sequence[Stated], *, active: bool) -> str:
    """Return the changing document, led by its provision where one alone says so."""
    ours = {one.relation.ours for one in group}
    provision = next(iter(ours)) if len(ours) == 1 and not active else None
    return " ".join(filter(None, (provision, document_name(group[0].by))))


def target_name(number: str, context: Context) -> str:
    """Return what a changed document is called, whether or not it is in the collection."""
    found = find_document_numbers(number)
    if found:
        return found[0].name
    key = comparison_key(number)
    known = (item for item in context.summaries.values() if comparison_key(item.title) == key)
    summary = next(known, None)
    return document_name(summary) if summary else number


def number_quote(summary: DocumentSummary, context: Context) -> Quote | None:
    """Return where a document states its own number; None where it states none."""
    if summary.number is None:
        return None
    document = context.document(summary.id)
    span = document.stated("number")
    at = document.text.find(summary.number)
    if span is None and at >= 0:
        span = Span(at, at + len(summary.number))
    return Quote(summary.id, span) if span else None


def _day_quote(summary: DocumentSummary, context: Context) -> Quote | None:
    span = context.document(summary.id).stated("effective")
    return Quote(summary.id, span) if span else None


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
