"""What a reader of a check must know beside the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.given import LONGEST_CLAIM
from assistant.checking.written import figure_words, verdict_words
from assistant.messages import message
from assistant.records import Note
from assistant.wording import date_words
from index_store.figures.scanned import remarks
from index_store.language.names.place_names import ids_of
from index_store.language.names.place_table import REFORM
from index_store.language.names.places import succession_note
from index_store.language.typed.detect import question_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.checking.findings import Finding
    from assistant.checking.given import Given
    from assistant.checking.parts import Part
    from assistant.checking.records import CheckedClaim
    from assistant.records import Citation
    from index_store.records import Figure

_MOST_HEIRS = 3


def claim_notes(
    findings: Sequence[Finding],
    citations: Sequence[Citation],
    as_of: date,
    parts: Sequence[Part] = (),
) -> tuple[Note, ...]:
    """Return the notes of one claim: parts not judged alike, conflicts, units that are no more."""
    notes = [*_parts(findings), *_conflicts(findings, citations)]
    notes += _arithmetic(findings)
    notes += [note for finding in findings for note in finding.notes]
    notes += [note for part in parts for note in part.notes]
    notes += [note for finding in findings for note in _renamed(finding.figure, as_of)]
    return tuple(dict.fromkeys(notes))


_MOST_SHOWN = 300


def text_notes(
    claims: Sequence[CheckedClaim], given: Given, home: str, *, restored: bool = False
) -> tuple[Note, ...]:
    """Return the notes on the whole text: marks restored, nothing to check, a place assumed."""
    notes = []
    text = given.text
    endless = any(claim.too_long for claim in given.claims)
    if endless:
        longest = f"{LONGEST_CLAIM:,}".replace(",", ".")
        notes.append(Note("unanswered_part", message("check_claim_long", length=longest)))
    if restored:
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN].rstrip()}…"
        notes.append(Note("restored", message("check_restored", text=shown)))
    if not claims:
        notes.append(Note("unanswered_part", message("check_no_claims")))
    elif not any(claim.figures for claim in claims) and not endless:
        notes.append(Note("unanswered_part", message("check_no_figures")))
    if claims and question_language(text[:2_000]) != "vi":
        notes.append(Note("unanswered_part", message("check_foreign")))
    if home:
        notes.append(Note("assumption", message("check_home_place", place=home)))
    return tuple(notes)


def _parts(findings: Sequence[Finding]) -> list[Note]:
    if len({finding.verdict for finding in findings}) < 2:
        return []
    said = [
        message(
            "check_part",
            figure=figure_words(finding.figure),
            verdict=verdict_words(finding.verdict).lower(),
        )
        for finding in findings
    ]
    return [Note("unanswered_part", message("check_parts", parts="; ".join(said)))]


def _conflicts(findings: Sequence[Finding], citations: Sequence[Citation]) -> list[Note]:
    notes = []
    for finding in findings:
        for other in finding.others[:2]:
            number = next(
                c.number
                for c in citations
                if c.document_id == other.document.id and other.figure.span.within(c.span)
            )
            notes.append(
                Note(
                    "conflict",
                    message(
                        "check_conflict",
                        figure=figure_words(finding.figure),
                        document=other.document.title,
                        other=figure_words(other.figure),
                        number=str(number),
                    ),
                )
            )
    return notes


def _arithmetic(findings: Sequence[Finding]) -> list[Note]:
    """Return what does not add up: in the claim itself, and in the document that decides on it."""
    notes = [Note("arithmetic", f.figure.note) for f in findings if f.figure.note]
    for finding in findings:
        said = remarks(finding.stated.figure.note).arithmetic if finding.stated else None
        if said:
            notes.append(Note("arithmetic", message("check_arithmetic", detail=said)))
    return notes


def _renamed(figure: Figure, as_of: date) -> list[Note]:
    """Return a note where a figure is told of a unit in a time when it stood no more."""
    if figure.place is None or as_of < REFORM:
        return []
    if figure.period is not None and figure.period.value[:4] <= str(REFORM.year - 1):
        return []
    if figure.period is not None and figure.period.value.startswith(
        (f"{REFORM.year}-Q1", f"{REFORM.year}-Q2", f"{REFORM.year}-H1")
    ):
        return []
    units = ids_of(figure.place.value)
    if len(units) != 1 or (became := succession_note(units[0], as_of)) is None:
        return []
    heirs = [heir.full_name for heir in became.successors[:_MOST_HEIRS]]
    more = "…" if len(became.successors) > _MOST_HEIRS else ""
    return [
        Note(
            "renamed_place",
            message(
                "check_renamed",
                place=figure.place.value,
                date=date_words(became.since.isoformat(), "vi"),
                heirs=", ".join(heirs) + more,
                within=became.within.full_name,
            ),
        )
    ]
