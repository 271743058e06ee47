"""What a claim leaves open of a figure: whose it is, of when; and what it is true of then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.checking.written import figure_words
from assistant.messages import message
from assistant.records import Note
from assistant.wording import period_words
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import find_places
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from assistant.checking.compared import Claimed, Stated
    from assistant.checking.evidence import Evidence
    from index_store.records import Figure

Open = Literal["told", "several", ""]


def left_open(claim: Claimed, stated: Stated, evidence: Evidence) -> tuple[Open, tuple[Note, ...]]:
    """Return whether what a claim leaves open of a supported figure makes it doubtful.

    ``"several"``: no place is named and the documents have that indicator of several places or
    periods, so that nothing tells which is meant; ``"told"``: only one fits, and the note says
    which; nothing where the claim says it all.
    """
    mine, theirs = claim.figure, stated.figure
    if mine.indicator is None or theirs.indicator is None or mine.kind == "target":
        return "", ()
    named = find_places(claim.sentence) or find_document_numbers(claim.sentence)
    if mine.place is None and not named and theirs.place is not None:
        several = len(_fitting(claim, stated, evidence)) > 1
        name = "check_open_place" if several else "check_true_of"
        return ("several" if several else "told"), (_note(name, theirs),)
    if mine.period is None and theirs.period is not None and mine.place is not None:
        periods = {period for _, period in _fitting(claim, stated, evidence)}
        if len(periods) > 1:
            return "told", (_note("check_true_of", theirs),)
    return "", ()


def _fitting(claim: Claimed, stated: Stated, evidence: Evidence) -> set[tuple[str, str]]:
    """Return the places and periods of which the documents have a figure of the same kind."""
    mine, theirs = claim.figure, stated.figure
    assert theirs.indicator is not None
    query = FigureQuery(
        indicator=theirs.indicator.value,
        kind=theirs.kind,
        place=theirs.place.value if mine.place and theirs.place else None,
        period=mine.period.value if mine.period else None,
    )
    return {
        (one.figure.place.value, one.figure.period.value if one.figure.period else "")
        for one in evidence.where(query)
        if one.figure.place is not None and one.figure.unit == theirs.unit
    }


def _note(name: str, figure: Figure) -> Note:
    parts = [figure.place.value if figure.place else ""]
    parts += [period_words(figure.period.value, "vi")] if figure.period else []
    whose = ", ".join(filter(None, parts))
    return Note("assumption", message(name, figure=figure_words(figure), whose=whose))
