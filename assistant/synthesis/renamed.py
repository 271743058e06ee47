"""What became of the units of an answer: merged, divided or renamed since the figures were made."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.context import Context
from assistant.drafts import Draft
from assistant.questions.question import Question
from assistant.records import Note
from assistant.wording import date_words, place_of
from index_store.language.names.places import (
    SuccessionNote,
    place_level,
    resolve,
    succession_note,
)
from prompts import fill

MOST_NOTES = 3
MOST_HEIRS = 8
"""Units of more heirs are said to be divided among so many; the names would fill the page."""


def renamed_notes(
    drafts: Iterable[Draft], question: Question, context: Context
) -> tuple[Note, ...]:
    """Return what became of the units that the statements are of, by the day of the question.

    Only units of the table that are certain by their name and province are spoken of.
    """
    found: dict[str, None] = {}
    for draft in drafts:
        for figure in draft.figures:
            if figure.place is None:
                continue
            province = context.province(context.document(figure.document_id))
            note = _note(figure.place.value, province, question)
            if note is not None:
                found.setdefault(_words(note, question))
    return tuple(Note("renamed_place", text) for text in found)[:MOST_NOTES]


def _note(name: str, province: str | None, question: Question) -> SuccessionNote | None:
    level = place_level(name)
    if level is None:
        return None
    named = resolve(name, province) if level != "province" and province else resolve(name)
    if len(named) != 1:
        return None
    return succession_note(named[0].id, question.as_of)


def _words(note: SuccessionNote, question: Question) -> str:
    language = question.language
    heirs = [place_of(place.full_name, language) for place in note.successors]
    frames = {"merged": "renamed_merged", "renamed": "renamed_renamed"}
    frame = frames.get(note.fate, "renamed_divided")
    within = place_of(note.within.full_name, language)
    names, many = ", ".join(heirs), len(heirs) > MOST_HEIRS
    if many and within not in heirs:
        count = str(len(heirs))
        names = fill("heirs_counted_within", language, count=count, province=within)
    elif many:
        names = fill("heirs_counted", language, count=str(len(heirs)))
    elif within not in heirs:
        names = fill("heirs_within", language, heirs=names, province=within)
    return fill(
        frame,
        language,
        place=place_of(note.place.full_name, language),
        date=date_words(note.since.isoformat(), language),
        heirs=names,
    )
