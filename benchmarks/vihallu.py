"""Checks the answers of ViHallu (validation part) against their contexts and scores the verdicts.

    python -m benchmarks.vihallu --data ../shared/data [--limit 200] [--out MISTAKES.jsonl]

Each context becomes the only document of a temporary index, and the answer to its question is
checked as a pasted text: ``no`` (faithful) should be supported, ``intrinsic`` (against the
context) contradicted, ``extrinsic`` (beyond it) not found. Topics are general, and the check
calls contradicted only what has another figure for the same place, indicator and period, so
that low figures are to be expected. ``--out`` writes ids and verdicts, no text.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from assistant.checking import check
from assistant.checking.records import Check, Verdict
from assistant.evaluation.claims import VERDICTS, Claim, ClaimOutcome, ClaimsReport
from index_store.embedding import bundled
from index_store.figures.extract import extract_figures
from index_store.records import Document, Passage, Reading, Span
from index_store.store import Store

EXPECTED: dict[str, Verdict] = {
    "no": "supported",
    "intrinsic": "contradicted",
    "extrinsic": "not_found",
}
AS_OF = date(2026, 11, 22)


def main() -> None:
    """Print the scores, and how answers with and without figures fare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    path = options.data / "qa" / "vihallu_val.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))[: options.limit]
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), bundled(), create=True)
        for row in rows:
            with store.writer() as writer:
                writer.put([_reading(row["context"])])
            found = check(store, row["response"], as_of=AS_OF)
            claim = Claim(row["id"], row["response"], EXPECTED[row["label"]])
            outcomes.append(ClaimOutcome(claim, found, found.seconds))
        store.close()
    report = ClaimsReport(tuple(outcomes))
    _print(report)
    if options.out:
        with options.out.open("w", encoding="utf-8") as out:
            for one in outcomes:
                if not one.right:
                    told = {"id": one.claim.id, "expected": one.claim.verdict}
                    out.write(json.dumps(told | {"verdict": one.verdict}) + "\n")


def _reading(context: str) -> Reading:
    """Return the context as a document of one passage, in the place of the one before."""
    version = "sha256:" + hashlib.sha256(context.encode()).hexdigest()
    document = Document("context", "context", "context.txt", version, context, "")
    passages = (Passage("context", 0, Span(0, len(context)), context, "đoạn 1"),)
    return Reading(document, passages, extract_figures(document, passages), version)


def _print(report: ClaimsReport) -> None:
    for score in report.scores:
        given = {verdict: report.confusion(score.verdict, verdict) for verdict in VERDICTS}
        print(
            f"{score.verdict:13} {score.expected:4}  P {score.precision:.3f}  "
            f"R {score.recall:.3f}  F1 {score.f1:.3f}  given {given}"
        )
    print(f"macro-F1 {report.macro_f1:.3f}, accuracy {report.accuracy:.3f}")
    kinds = Counter(
        (bool(_figures(one.check)), one.claim.verdict, one.verdict) for one in report.outcomes
    )
    for (figures, expected, given_one), count in sorted(kinds.items()):
        print("with figures   " if figures else "without figures", expected, given_one, count)


def _figures(found: Check) -> int:
    return sum(len(claim.figures) for claim in found.claims)


if __name__ == "__main__":
    main()
