"""Claims about made-up results, each known to be true, false or told nowhere, are judged so."""

from __future__ import annotations

import pytest

from assistant.evaluation.claims import ClaimsReport
from benchmarks.checked_claims import Judged, run
from benchmarks.made_claims import wordings


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return list(run(3, 4))


def test_no_true_claim_is_denied(judged: list[Judged]) -> None:
    report = ClaimsReport(tuple(one.outcome for one in judged))
    assert len(report.outcomes) > 300
    assert report.confusion("supported", "contradicted") == 0
    assert report.confusion("not_found", "contradicted") == 0
    assert report.confusion("contradicted", "supported") <= 4
    assert report.macro_f1 >= 0.7


def test_each_phenomenon_has_wordings_of_both_groups() -> None:
    groups = {(name, group) for name, group in wordings()}
    assert all((name, other) in groups for name, _ in groups for other in ("seen", "unseen"))
