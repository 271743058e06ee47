"""A figure that no place, indicator or period tells apart: judged by a sentence in the same words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.checking.compared import Claimed, Stated, topic_of
from assistant.checking.comparing import Relation, agrees, kinds_meet
from assistant.checking.sameness import same_period
from assistant.finding.matching import coverage, joined
from assistant.finding.polarity import only_asked_for, opposed
from assistant.fit import same_unit
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import find_places
from index_store.language.time.periods import find_periods, year_of

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from index_store.records import Figure

_ALL_OF_IT = 0.9
"""Share of the claim's words, by weight, that the sentence must have."""
_FEWEST = 4
"""Telling words without which two sentences are of one mould by chance."""


def worded(claim: Claimed, evidence: Evidence) -> tuple[Relation, Stated] | None:
    """Return whether a sentence with all of the claim's words has its figure, or another one.

    The sentence has one figure of that unit; places, days and numbers of documents that the
    claim names are the document's. Sentences that give different values decide nothing.
    """
    topic = topic_of(replace(claim.figure, indicator=None), claim.sentence)
    if len(topic.words) < _FEWEST or claim.figure.kind in ("rank", "change", "grade"):
        return None
    found: list[tuple[bool, Stated]] = []
    for one in evidence.near(claim):
        if not kinds_meet(claim.figure, one.figure, plans=True) or _only_aimed_at(
            claim, one.figure
        ):
            continue
        stated = evidence.stated(one)
        around = joined([evidence.lead(one), stated.sentence])
        if coverage(topic, around) < _ALL_OF_IT or not _same_matter(claim, stated):
            continue
        if not _is_only_one(one.figure, stated, evidence):
            continue
        value = _equal(claim, one.figure)
        if value is not None:
            found.append((value, stated))
    if any(value for value, _ in found):
        return "supports", next(stated for value, stated in found if value)
    if len({stated.figure.value for _, stated in found}) == 1:
        return "contradicts", found[0][1]
    return None


_ATTAINED = re.compile(
    r"(?<!\w)(?:đạt|thực hiện|hoàn thành)(?: (?:được|tới|đến|mức|khoảng|gần|hơn|trên))* ?$",
    re.IGNORECASE,
)


def _only_aimed_at(claim: Claimed, figure: Figure) -> bool:
    """Return whether a figure is a goal and the claim says that so much was reached."""
    if figure.kind != "target" or claim.figure.kind == "target" or claim.plans:
        return False
    at = claim.sentence.find(claim.figure.text)
    said = claim.sentence[: max(at, 0)]
    return _ATTAINED.search(said) is not None or _ATTAINED.match(claim.figure.text) is not None


def _equal(claim: Claimed, figure: Figure) -> bool | None:
    """Return whether two values agree; of two limits of one kind, whether they are one limit."""
    if claim.figure.bound != figure.bound:
        return agrees(claim, figure)
    mine = replace(claim, limit="", figure=replace(claim.figure, bound="exact"))
    return agrees(mine, replace(figure, bound="exact"))


def _same_matter(claim: Claimed, stated: Stated) -> bool:
    mine, theirs = claim.figure, stated.figure
    if mine.unit != theirs.unit or _otherwise(claim, stated):
        return False
    if mine.place and theirs.place and not same_unit(mine.place.value, theirs.place.value):
        return False
    document = stated.document
    named = {m.name for m in find_places(claim.sentence)}
    about = [document.place or "", *(m.name for m in find_places(document.title))]
    about += [m.name for m in find_places(stated.sentence)]
    about += [theirs.place.value] if theirs.place else []
    if not all(any(same_unit(name, one) for one in about if one) for name in named):
        return False
    own = {m.value for m in find_periods(claim.sentence) if m.kind == "day"}
    if not own <= {m.value for m in find_periods(stated.sentence, document.published)}:
        return False
    numbers = {m.number for m in find_document_numbers(claim.sentence)}
    if not all(number in (document.number, *_targets(stated)) for number in numbers):
        return False
    return _in_time(claim, stated)


def _otherwise(claim: Claimed, stated: Stated) -> bool:
    """Return whether the sentence denies what is claimed, or only asks for it."""
    return opposed(claim.sentence, stated.sentence) or only_asked_for(
        claim.sentence, stated.sentence
    )


def _targets(stated: Stated) -> set[str]:
    return {m.number for m in find_document_numbers(stated.sentence)}


def _in_time(claim: Claimed, stated: Stated) -> bool:
    mine, theirs = claim.figure.period, stated.figure.period
    if mine is None:
        return True
    if theirs is not None and same_period(mine, theirs, stated):
        return True
    year = year_of(mine.value)
    said = {year_of(m.value) for m in find_periods(stated.sentence)} - {None}
    titled = [year_of(m.value) for m in find_periods(stated.document.title)]
    if theirs is not None and year_of(theirs.value) != year:
        return False
    return len(mine.value) == 4 and not said - {year} and titled[:1] in ([], [year])


_AGAINST = re.compile(r"(?<!\w)(?:so với|gấp|bằng|cao hơn|thấp hơn)(?!\w)", re.IGNORECASE)


def _is_compared(one: Figure, other: Figure, sentence: str, start: int) -> bool:
    """Return whether two figures are of one thing at two times: "347 người, gấp đôi năm 2024 (128)"."""
    if one.period is None or other.period is None or one.period.value == other.period.value:
        return False
    first, second = sorted((one.span, other.span))
    between = sentence[first.end - start : second.start - start]
    return _AGAINST.search(between) is not None and ";" not in between


def _is_only_one(figure: Figure, stated: Stated, evidence: Evidence) -> bool:
    """Return whether no other figure of the sentence could be the one that is meant."""
    start = stated.sentence_start
    sentence = stated.sentence
    others = [
        other.figure
        for other in evidence.of_document(figure.document_id)
        if other.figure.unit == figure.unit
        and other.figure.span != figure.span
        and start <= other.figure.span.start < start + len(sentence)
        and not _is_compared(figure, other.figure, sentence, start)
    ]
    return not others and not re.search(r"tương ứng|lần lượt", sentence)
