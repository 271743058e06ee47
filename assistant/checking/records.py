"""What a check is made of; `assistant.checking.payload` turns it into the JSON of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.records import Citation, Note
from index_store.records import Span

Verdict = Literal["supported", "contradicted", "not_found"]


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """One figure of a claim; ``span`` counts in the text that was given.

    ``correct`` is what the documents say instead, with a contradicted figure only;
    ``citation`` is the number of the citation that says so, None where nothing was found.
    """

    text: str
    span: Span
    verdict: Verdict
    correct: str | None = None
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim: ``text`` is the given text at ``span``, to the code point."""

    text: str
    span: Span
    verdict: Verdict
    figures: tuple[CheckedFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[Note, ...] = ()
    nearest: tuple[Citation, ...] = ()
    """With ``not_found``: the sentences nearest to the claim, which may not be what it tells."""


@dataclass(frozen=True, slots=True)
class Check:
    """All claims of a text in their order; ``notes`` are about the text as a whole."""

    claims: tuple[CheckedClaim, ...]
    notes: tuple[Note, ...]
    index_version: str
    seconds: float

    def count(self, verdict: Verdict) -> int:
        """Return how many claims came out so."""
        return sum(claim.verdict == verdict for claim in self.claims)


def combined(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict of a claim of several parts; of none, not found.

    >>> combined(["supported", "not_found"]), combined(["supported", "contradicted", "not_found"])
    ('not_found', 'contradicted')
    """
    found = set(verdicts)
    if "contradicted" in found:
        return "contradicted"
    return "supported" if found == {"supported"} else "not_found"
