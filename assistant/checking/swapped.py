"""Figures of one sentence told the wrong way round: "12 thôi việc, 7 nghỉ hưu" for "7 thôi việc, 12 nghỉ hưu"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.finding.matching import Terms, coverage, joined
from index_store.language.terms.indicators import indicator_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.compared import Claimed, Stated
    from assistant.checking.evidence import Evidence
    from index_store.records import Figure

_OTHERS = 0.6
"""Share of the claim's words on its figure that those on the other figure have."""
_APART = 0.4
"""By how much that is more than what those on the figure of the same value have."""
_AFTER = re.compile(r"[,;.:()]| (?:và|cùng|còn|theo|trong) |\d")
_ALL = 0.8
"""Share of the words that the figure of the same value lacks, which a part of it has."""
_COUNTED = ("count", "money", "value")


def unswapped(
    claim: Claimed, supports: Sequence[Stated], evidence: Evidence
) -> tuple[list[Stated], list[Stated]]:
    """Return the figures of the claim's value that are of what it says, and what is right instead.

    A figure is of another thing where its sentence has a figure of the same unit, place and
    period whose own words are those of the claim.
    """
    told = _words_on(claim)
    kept: list[Stated] = []
    right: list[Stated] = []
    for one in supports:
        other = _mirrored(told, one, evidence) if told else None
        if other is None:
            kept.append(one)
        elif other.figure.indicator and indicator_by_name(other.figure.indicator.value) is None:
            right.append(other)
    return kept, right


def _words_on(claim: Claimed) -> str:
    """Return the words that say what a claim's figure is of: those after it, and its indicator."""
    figure = claim.figure
    if figure.kind not in _COUNTED:
        return ""
    said = figure.indicator.value if figure.indicator is not None else ""
    found = _AFTER.search(said)
    said = said[: found.start()] if found else said
    after = _words_after(figure, claim.sentence)
    return f"{said} {figure.unit or ''} {after}" if said or after else ""


def _words_after(figure: Figure, sentence: str) -> str:
    _, _, after = sentence.partition(figure.text)
    found = _AFTER.search(after)
    return after[: found.start()] if found else after


def _mirrored(told: str, one: Stated, evidence: Evidence) -> Stated | None:
    """Return the figure of the same sentence that a claim's words are of, rather than this one."""
    own = one.figure
    if own.indicator is None or own.kind not in _COUNTED:
        return None
    asked = joined([told])
    own_words = joined([own.indicator.value, _words_after(own, one.sentence)])
    missing = Terms(asked.words - own_words.words, frozenset())
    least = max(_OTHERS, coverage(asked, own_words) + _APART)
    for beside in evidence.of_document(own.document_id):
        other = beside.figure
        if other.indicator is None or not _beside(other, one):
            continue
        words = joined([other.indicator.value])
        is_part = _in_bracket_after(own, other, one) and bool(missing)
        if coverage(asked, words) >= least or (is_part and coverage(missing, words) >= _ALL):
            return evidence.stated(beside)
    return None


def _in_bracket_after(own: Figure, other: Figure, one: Stated) -> bool:
    """Return whether a figure is a part told in brackets: "252 hồ sơ (trong hạn 243, quá hạn 09)"."""
    start = one.sentence_start
    between = one.sentence[max(0, own.span.end - start) : max(0, other.span.start - start)]
    return between.startswith(" (") and ")" not in between


def _beside(other: Figure, one: Stated) -> bool:
    """Return whether a figure of another value stands in the same sentence, of the same unit."""
    own = one.figure
    inside = one.sentence_start <= other.span.start < one.sentence_start + len(one.sentence)
    return (
        inside
        and other.unit == own.unit
        and other.value != own.value
        and (other.place and other.place.value) == (own.place and own.place.value)
        and (other.period is None or own.period is None or other.period.value == own.period.value)
    )
