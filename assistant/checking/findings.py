"""What was found on a claim and on each of its figures, before it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.checking.compared import Stated
    from assistant.checking.given import Claim
    from assistant.checking.parts import Part
    from assistant.checking.records import Verdict
    from assistant.drafts import Quote
    from assistant.records import Note
    from index_store.records import Figure


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on one figure of a claim: the document's figure that decides, if any.

    ``others`` are figures of other documents that say another thing; ``sources`` are those
    that the verdict was worked out from; ``correct`` are words for what is right instead, where
    the deciding figure alone does not say it.
    """

    figure: Figure
    verdict: Verdict
    stated: Stated | None = None
    others: tuple[Stated, ...] = ()
    sources: tuple[Stated, ...] = ()
    correct: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what was found on each of its figures, or the quotes that state it.

    ``near`` are those nearest to a claim that is not found, which state nothing for sure.
    """

    claim: Claim
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    quotes: tuple[Quote, ...] = ()
    parts: tuple[Part, ...] = ()
    near: tuple[Quote, ...] = ()
