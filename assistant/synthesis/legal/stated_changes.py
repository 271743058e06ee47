"""What the documents of a collection state that they do to each other, and the sentence that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.questions.named import (
    NamedNumber,
    is_number,
)
from assistant.questions.question import Question
from assistant.wording import capitalised, day_as_written, ended
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.records import Relation, RelationKind, Span
from index_store.store import DocumentSummary
from prompts import fill

CHANGES: tuple[RelationKind, ...] = ("amends", "replaces", "repeals")


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document of the collection states that it does to another."""

    by: DocumentSummary
    relation: Relation


def stated_changes(
    context: Context,
    by: NamedNumber | None,
    target: NamedNumber | None,
    kinds: Sequence[RelationKind] = CHANGES,
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
    stating = day.span if day else relation.span
    where = stating.of(context.document(by.id).text)
    said = day_as_written(since.isoformat(), language, where) if since else ""
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
