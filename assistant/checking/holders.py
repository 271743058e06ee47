"""Who holds an office: judged by a sentence that names its holder, or by who signed for the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.parts import Part
from assistant.drafts import Quote
from assistant.finding.matching import stop_words
from assistant.finding.polarity import words_of
from assistant.messages import message
from assistant.records import Note
from assistant.synthesis.offices import Office, names_the_holder, offices_in
from assistant.synthesis.people import find_people
from assistant.wording import date_words
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places
from index_store.language.terms.word_roles import words_that
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from index_store.records import Document

_HOLDS = re.compile(r"(?<!\w)(?:là|làm|giữ chức(?: vụ)?|đảm nhiệm)(?!\w)")
_PAST = re.compile(r"(?<!\w)(?:nguyên|từng|cựu|trước đây|không|chưa|sẽ)(?!\w)")
_BEFORE_NAME = 90
"""Code points before a signer's name in which the office stands."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim that a person holds an office; ``words`` are what else it says of the office."""

    span: Span
    person: str
    office: Office
    words: frozenset[str]
    places: tuple[str, ...]


def holder(claim: Claim, evidence: Evidence) -> Part | None:
    """Return what the documents say on who holds an office; None of any other claim.

    Offices change hands: another name contradicts the claim only where both are of one year.
    Else the note tells whom the documents name, and when.
    """
    held = _read(claim)
    if held is None:
        return None
    others: list[tuple[str, Quote, Document]] = []
    dated = find_periods(claim.text)
    for found in _named(held, claim, evidence):
        name, quote, document = found
        if dated and (document.published is None or claim.period != str(document.published.year)):
            continue
        if _same_person(name, held.person):
            return Part(claim.span, "supported", (quote,))
        others.append(found)
    if len({comparison_key(name) for name, _, _ in others}) != 1:
        return None
    name, quote, document = others[0]
    published = document.published
    if published is not None and claim.period == str(published.year):
        return Part(claim.span, "contradicted", (quote,), name)
    return Part(claim.span, "not_found", (quote,), None, _when(name, document))


def _same_person(one: str, other: str) -> bool:
    first, second = comparison_key(one), comparison_key(other)
    return first == second or first.endswith(f" {second}") or second.endswith(f" {first}")


def _when(name: str, document: Document) -> tuple[Note, ...]:
    day = date_words(document.published.isoformat(), "vi") if document.published else "…"
    text = message("check_holder_then", name=name, document=document.title, date=day)
    return (Note("assumption", text),)


def _read(claim: Claim) -> _Held | None:
    said = claim.text
    people, offices = find_people(said), offices_in(said)
    key = comparison_key(said)
    if len(people) != 1 or len(offices) != 1 or not _HOLDS.search(key) or _PAST.search(key):
        return None
    (person,) = people
    between = key[min(person.end, offices[0].span.end) : max(person.start, offices[0].span.start)]
    if not _HOLDS.search(between):
        return None
    rest = f"{said[: person.start]} {said[person.end :]}"
    for period in reversed(find_periods(rest)):
        rest = f"{rest[: period.span.start]} {rest[period.span.end :]}"
    places = find_places(rest)
    for mention in reversed(places):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    words = (
        {w for w in words_of(rest) if w[0].isalnum()}
        - words_that("speaks of holding an office")
        - stop_words()
    )
    proper = tuple(comparison_key(split_unit(m.name)[1]) for m in places)
    return _Held(claim.span, _TITLE.sub("", person.of(said)), offices[0], frozenset(words), proper)


def _named(held: _Held, claim: Claim, evidence: Evidence) -> list[tuple[str, Quote, Document]]:
    """Return who is named as the holder of the office, with the words that say so."""
    found = []
    for hit in evidence.hits(claim.text):
        document = evidence.document(hit.document.id)
        around = comparison_key(f"{document.title}\n{document.place or ''}\n{hit.passage.text}")
        for span in sentences(hit.passage.text):
            said = span.of(hit.passage.text)
            name = _holder_in(held, said, around)
            if name is not None:
                quote = Quote(document.id, span.shifted(hit.passage.span.start))
                found.append((name, quote, document))
    return found + _signers(held, evidence)


def _holder_in(held: _Held, said: str, around: str) -> str | None:
    key = comparison_key(said)
    if not all(place in key or place in around for place in held.places):
        return None
    if not held.words <= set(words_of(said)):
        return None
    own = [
        office
        for office in offices_in(said)
        if (office.name, office.standing) == (held.office.name, held.office.standing)
        and office.level in (held.office.level, "")
    ]
    if len(own) != 1:
        return None
    people = [
        person
        for person in find_people(said)
        if names_the_holder(held.office, said, [person]) and _closest(own[0], person, said)
    ]
    return _TITLE.sub("", people[0].of(said)) if len(people) == 1 else None


_TITLE = re.compile(r"^(?:Ông|Bà) (?=\w+ \w+)")


def _closest(office: Office, person: Span, said: str) -> bool:
    """Return whether no other office stands between a person and the office."""
    low = min(office.span.end, person.end)
    high = max(office.span.start, person.start)
    return not any(
        low <= other.span.start < high for other in offices_in(said) if other.span != office.span
    )


def _signers(held: _Held, evidence: Evidence) -> list[tuple[str, Quote, Document]]:
    """Return who signed, in the office and for the body and the place that the claim names."""
    found: list[tuple[str, Quote, Document]] = []
    if not held.places:
        return found
    for summary in evidence.signed():
        body = comparison_key(" ".join(filter(None, (summary.issuer, summary.place))))
        if not all(place in body for place in held.places):
            continue
        office = set(words_of(held.office.name)) | {held.office.standing}
        if not (held.words - office) <= set(words_of(body)):
            continue
        document = evidence.document(summary.id)
        where = document.stated("signer")
        if where is None or summary.signer is None:
            continue
        title = document.text[max(0, where.start - _BEFORE_NAME) : where.start]
        offices = offices_in(title)
        if offices and (offices[-1].name, offices[-1].standing) == (
            held.office.name,
            held.office.standing,
        ):
            found.append((summary.signer, Quote(document.id, where), document))
    return found
