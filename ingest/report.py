"""What a run of ingestion did, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["added", "updated", "unchanged", "refused", "removed"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A source and a Vietnamese line about it; ``code`` is stable and for programs."""

    name: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The names of the documents by what became of them, in the order of reading.

    ``refused`` are not in the index (or stay there as they were before); ``doubtful`` are in
    it, with something a person should look at.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: tuple[Remark, ...] = ()
    doubtful: tuple[Remark, ...] = ()
    seconds: float = 0.0


def report_payload(report: IngestReport) -> dict[str, object]:
    """Return a report as plain values for JSON.

    >>> report_payload(IngestReport(added=("a.txt",)))["added"]
    ['a.txt']
    """
    return {
        "added": list(report.added),
        "updated": list(report.updated),
        "unchanged": list(report.unchanged),
        "removed": list(report.removed),
        "refused": [_remark_payload(remark) for remark in report.refused],
        "doubtful": [_remark_payload(remark) for remark in report.doubtful],
        "seconds": round(report.seconds, 3),
    }


def _remark_payload(remark: Remark) -> dict[str, object]:
    return {"name": remark.name, "code": remark.code, "reason": remark.reason}
