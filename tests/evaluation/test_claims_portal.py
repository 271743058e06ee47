"""Claims over portals and a gazette that the checking code was not written on: few verdicts are wrong.

The held-out half is scored only: its failures are read by nobody who changes the code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.claims import ClaimsReport, evaluate_claims, read_claims
from tests.assistant.indexes import index

HERE = Path(__file__).parent
CLAIMS = HERE / "claims_portal.jsonl"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ClaimsReport:
    documents = HERE / "documents"
    indexed = index(
        tmp_path_factory.mktemp("claims") / "data",
        documents / "portal_dev",
        documents / "gazette_held_out",
    )
    found = evaluate_claims(indexed.assistant.check, CLAIMS)
    indexed.store.close()
    return found


def test_the_claims_are_a_third_each_and_half_held_out() -> None:
    claims = read_claims(CLAIMS)
    assert len({claim.id for claim in claims}) == len({claim.text for claim in claims}) == 150
    for verdict in ("supported", "contradicted", "not_found"):
        assert sum(claim.verdict == verdict for claim in claims) == 50
    assert sum(claim.held_out for claim in claims) == 75


def test_no_true_claim_is_denied_and_few_false_ones_are_confirmed(report: ClaimsReport) -> None:
    assert report.confusion("supported", "contradicted") == 0
    assert report.confusion("contradicted", "supported") <= 2
    assert report.confusion("not_found", "supported") == 0
    assert report.macro_f1 >= 0.72
    assert report.held_out.macro_f1 >= 0.62
