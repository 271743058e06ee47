"""Claims over the development documents: hardly any verdict is wrong, and most are given.

The held-out half was written before the code that reckons and is scored only: its failures are
read by nobody who changes the code.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.evaluation.claims import ClaimsReport, evaluate_claims, read_claims
from tests.assistant.indexes import index

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
CLAIMS = HERE / "claims_dev.jsonl"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClaimsReport]:
    indexed = index(
        tmp_path_factory.mktemp("claims") / "data",
        HERE / "dev_documents",
        HERE / "documents" / "law_dev",
        HERE / "documents" / "office_dev",
    )
    yield evaluate_claims(indexed.assistant.check, CLAIMS)
    indexed.store.close()


def test_the_claims_are_well_made() -> None:
    claims = read_claims(CLAIMS)
    assert len({claim.id for claim in claims}) == len({claim.text for claim in claims})
    assert len(claims) >= 120
    for verdict in ("supported", "contradicted", "not_found"):
        assert sum(claim.verdict == verdict for claim in claims) >= len(claims) / 3 - 3
    assert sum(claim.held_out for claim in claims) >= len(claims) / 2


def test_verdicts_keep_their_score(report: ClaimsReport) -> None:
    precision = {score.verdict: score.precision for score in report.scores}
    assert precision["contradicted"] >= 0.97
    assert precision["supported"] >= 0.94
    assert report.macro_f1 >= 0.88
    assert report.held_out.macro_f1 >= 0.85
