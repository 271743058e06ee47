"""Which factor, criterion or field is at one end: worked out from the table or list of the parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.breakdowns import Breakdown, PartLine, breakdowns
from assistant.context import Context
from assistant.drafts import Draught, Quote
from assistant.finding.matching import Asked, Terms, terms
from assistant.questions.question import Part, Question, Superlative
from assistant.ranking import is_index
from assistant.synthesis.part_choices import Choice, choices, measure_of, of_places
from assistant.synthesis.part_names import head_noun, label_of, named_parts, part_asked
from assistant.synthesis.part_statements import place_told, state_end, state_part
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import find_indicators
from index_store.records import Document

BESIDE = 300
"""A list that begins so many characters from what was told before speaks of the same."""
_IN_AN_OFFICE = re.compile(r"(?<!\w)(?:sở|bộ|phòng|cục|chi cục|ban) (?:\w+,? ){1,5}và $")


def answer_criterion(
    part: Part, question: Question, context: Context, before: Sequence[Draught] = ()
) -> Draught:
    """Return the part that is highest or lowest, of all that one table or list has.

    The table is one of the places and the years asked about, the latest where none is asked.
    "… lĩnh vực nào nhiều nhất" after another part is of the list beside what was told before.
    """
    noun = part_asked(part, question.language)
    if noun is None or part.superlative is None:
        return Draught()
    told = _told_before(part, noun, before)
    found = [
        choice
        for at, document_id in enumerate(context.document_ids)
        for choice in choices(
            part, noun, context.document(document_id), question, context, at, placed=bool(told)
        )
        if _has_end(choice.parts, part.superlative) and (not told or _beside(choice, told))
    ]
    if not found:
        return Draught()
    best = max(found, key=lambda choice: (choice.score, max(choice.years, default=0)))
    own = None if question.organisations or told else place_told(best.document)
    return state_end(best, noun, part.superlative, question, own)


def _has_end(parts: Breakdown, asked: Superlative) -> bool:
    return parts.has_lowest if asked.from_bottom else parts.has_highest


def _told_before(part: Part, noun: str, before: Sequence[Draught]) -> list[Quote]:
    """Return what was told before a part that does not say of what it asks the end."""
    asked = measure_of(part, noun)
    if asked.concepts or asked.terms.words:
        return []
    return [quote for draught in before for draft in draught.drafts for quote in draft.quotes]


def _beside(choice: Choice, told: Sequence[Quote]) -> bool:
    """Return whether a list stands in or beside what was told before, and so is of the same."""
    span = choice.parts.span
    return any(
        quote.document_id == choice.document.id
        and max(span.start - quote.span.end, quote.span.start - span.end) < BESIDE
        for quote in told
    )


def answer_part(part: Part, question: Question, context: Context) -> Draught:
    """Return the number of the one factor, criterion or field that a question names."""
    named = next((n for n in named_parts() if n in comparison_key(part.text)), None)
    if part.superlative is not None:
        return Draught()
    found: list[tuple[Choice, PartLine]] = []
    for at, document_id in enumerate(context.document_ids):
        document = context.document(document_id)
        for parts in breakdowns(document) if of_places(document, question, context) else ():
            lines = [one for one in parts.lines if _is_named(one, part)]
            line = max(lines, key=lambda one: len(label_of(one)), default=None)
            if line is None or (named is None and _units(parts)) or _is_asked_about(line, question):
                continue
            shorter = replace(part, asked=_without(part.asked, line.label))
            shorter = replace(shorter, asked=_without_frame(shorter, parts, document))
            for choice in choices(shorter, named, document, question, context, at):
                if choice.parts.span == parts.span and line.values[choice.column] is not None:
                    found.append((choice, line))
    if not found:
        return Draught()
    best, line = max(
        found,
        key=lambda one: (one[0].score, len(label_of(one[1])), max(one[0].years, default=0)),
    )
    return state_part(best, line, named or head_noun(best.parts), question)


def _units(parts: Breakdown) -> bool:
    """Return whether the lines of a table are units of a ranking, which figures are bound to."""
    return any(find_places(line.label) or _is_body(line.label) for line in parts.lines)


def _is_asked_about(line: PartLine, question: Question) -> bool:
    """Return whether a line is the unit that a question asks about, whose figures it states."""
    label = comparison_key(label_of(line))
    return any(comparison_key(split_unit(name)[1]) == label for name in question.subjects)


def _is_named(line: PartLine, part: Part) -> bool:
    """Return whether a question names a part, by its whole label or what stands before a comma.

    "Môi trường" in the name of an office ("Sở Nông nghiệp và Môi trường") is no part.
    """
    asked = whole = comparison_key(part.text)
    for body in find_organisations(part.text):
        if len(asked) == len(part.text) and not _is_body(line.label):
            blank = " " * (body.span.end - body.span.start)
            asked = asked[: body.span.start] + blank + asked[body.span.end :]
    labels = (label_of(line), *(piece.strip() for piece in label_of(line).split(",")))
    return any(
        len(label.split()) > 1
        and (named := re.search(rf"(?<!\w){re.escape(comparison_key(label))}(?!\w)", asked))
        and not _IN_AN_OFFICE.search(whole[: named.start()])
        for label in labels
    )


def _is_body(label: str) -> bool:
    """Return whether a label is the name of an office, and no more than that."""
    named = find_organisations(label)
    return bool(named) and len(named[0].span.of(label)) == len(label.strip())


_FRAME = re.compile(r"(?<!\w)(?:trong|thuộc|của|theo) (?:bộ )?$", re.IGNORECASE)


def _without_frame(part: Part, parts: Breakdown, document: Document) -> Asked:
    """Return what is asked without the index whose part it is and the place that the document is of.

    "… trong SIPAS 2023 của Hà Khê": a table of factors repeats neither over its columns.
    """
    asked = part.asked
    told = find_indicators("\n".join(filter(None, (document.title, parts.heads, parts.lead))))
    for mention in part.indicators:
        framed = _FRAME.search(part.text[: mention.span.start]) is not None
        if framed and is_index(mention.name) and mention.id in {one.id for one in told}:
            asked = _without(asked, mention.text)
    if document.place and comparison_key(split_unit(document.place)[1]) in comparison_key(
        part.text
    ):
        asked = _without(asked, split_unit(document.place)[1])
    return asked


def _without(asked: Asked, words: str) -> Asked:
    own = terms(words).words
    kept = asked.terms.words - own
    pairs = (pair for pair in asked.terms.pairs if not set(pair.split()) & own)
    return Asked(Terms(kept, frozenset(pairs)), asked.concepts)
