"""The statements that answer a question: of each of several questions that it asks, by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.drafts import Draft, Draught
from assistant.questions.question import Kind, Part, Question
from assistant.questions.several.asked_apart import AskedApart
from assistant.records import Note
from index_store.records import Span
from prompts import fill

Compose = Callable[[Question], Draught]
Continue = Callable[[Question, Sequence[Draught]], Draught]
"""Answers the parts of a question that come after those of which something was told already."""


def told_together(
    apart: Sequence[AskedApart], whole: Question, compose: Compose, as_one: Continue
) -> Draught:
    """Return what is told of several questions, each answered by itself.

    One that leans on the question before it is first answered as a part of the whole. What one
    does not find by itself is taken from the whole, if that tells it; what is not found at all is
    said in a note.
    """
    told: list[Draught] = []
    for one in apart:
        told.append(_told(one, apart[: len(told)], told, whole, compose, as_one))
    if any(told):
        return _joined(apart, told, whole)
    if all(_of_the_same(one.read, whole) for one in apart):
        return as_one(whole, ())
    choices = tuple(choice for draught in told for choice in draught.choices)
    return Draught(choices=choices, absent="" if choices else told[0].absent)


def _told(
    one: AskedApart,
    earlier: Sequence[AskedApart],
    told: Sequence[Draught],
    whole: Question,
    compose: Compose,
    as_one: Continue,
) -> Draught:
    found = _as_part(one, told, as_one) or compose(one.read)
    if not found and not one.leans and _of_the_same(one.read, whole):
        before = [
            draught
            for other, draught in zip(earlier, told, strict=True)
            for _ in _within(other, whole)
        ]
        own = _within(one, whole)
        parts = (*(part for other in earlier for part in _within(other, whole)), *own)
        found = (as_one(replace(whole, parts=parts), before) if own else found) or found
    if not found and one.looser and _may_be_of_another_time(one):
        found = compose(one.looser) or found
    return found


def _as_part(one: AskedApart, told: Sequence[Draught], as_one: Continue) -> Draught:
    """Return what is told of a question that leans on those before it, as a part of their whole."""
    within = one.within
    if within is None or not told:
        return Draught()
    own = len(_within(replace(one, span=_end_of(one, within)), within))
    before = len(within.parts) - own
    if not own or not before:
        return Draught()
    return as_one(within, [*([told[-1]] * before)])


def _end_of(one: AskedApart, within: Question) -> Span:
    """Return where a question stands at the end of the one that it is a part of."""
    at = within.reading.rfind(one.said.strip(" ?.,;"))
    return Span(max(at, 0), len(within.reading))


def _joined(apart: Sequence[AskedApart], told: Sequence[Draught], whole: Question) -> Draught:
    drafts: dict[tuple[str, str], Draft] = {}
    notes: list[Note] = []
    for one, draught in zip(apart, told, strict=True):
        for draft in draught.drafts:
            drafts.setdefault((draft.text, draft.layout), draft)
        notes += draught.notes
        if not draught:
            notes.append(Note("unanswered_part", _unanswered(one, draught, whole)))
    return Draught(
        tuple(drafts.values()),
        tuple(dict.fromkeys(notes)),
        subject=next((draught.subject for draught in told if draught.subject), None),
    )


def _of_the_same(one: Question, whole: Question) -> bool:
    """Return whether a question is of all units and times that the whole text names.

    Where the text names others too, its parts cannot be told apart, and one would be answered
    with the number of another's year.
    """
    return set(one.period_values) == set(whole.period_values) and (
        {*one.subjects, *one.organisations} == {*whole.subjects, *whole.organisations}
    )


_ENOUGH = 5
"""So many words of its own say what is asked, also where the year of another question is no help."""


def _may_be_of_another_time(one: AskedApart) -> bool:
    """Return whether only a year that was taken over narrows a question that says enough itself.

    Ranks, grades and points of another year than the one just named would mislead.
    """
    loose = one.looser
    if loose is None or loose.periods or loose.places != one.read.places:
        return False
    of_a_year = (Kind.RANK, Kind.GRADE, Kind.SUPERLATIVE, Kind.UNITS, Kind.COMPARE, Kind.TREND)
    if any(part.kind in of_a_year or part.indicators for part in loose.parts):
        return False
    return len({word for part in loose.parts for word in part.asked.words().words}) >= _ENOUGH


def _within(one: AskedApart, whole: Question) -> tuple[Part, ...]:
    """Return the parts of the whole question that lie within one of those it asks."""
    found: list[Part] = []
    at = 0
    for part in whole.parts:
        start = whole.reading.find(part.text, at)
        at = max(at, start)
        if Span(at, at + len(part.text)).within(one.span):
            found.append(part)
    return tuple(found)


def _unanswered(one: AskedApart, draught: Draught, whole: Question) -> str:
    """Return what is said of a question without an answer: which it is, or what it may mean."""
    if draught.choices:
        labels = "; ".join(choice.label for choice in draught.choices)
        return fill("clarify", whole.language, choices=labels)
    return fill("note_unanswered", whole.language, part=one.said.strip(" ?.,;"))
