"""Sets by writers who never saw the code keep the share that is answered rightly.

`mixed_held_out` is scored only: nobody who changes the code reads its failures, its documents or
its questions.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.answers import evaluate
from assistant.evaluation.claims import evaluate_claims
from tests.assistant.indexes import index

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("name", "right", "refused_wrongly", "refused_rightly"),
    [
        ("rankings_dev", 50, 7, 9),
        ("papers_dev", 45, 9, 10),
        ("commune_dev", 56, 10, 10),
        ("near_dev", 52, 2, 22),
        ("english_dev", 31, 10, 9),
        ("mixed_held_out", 28, 19, 9),
    ],
)
def test_the_share_of_right_answers_does_not_fall(
    name: str, right: int, refused_wrongly: int, refused_rightly: int, tmp_path: Path
) -> None:
    indexed = index(tmp_path / "data", HERE / "documents" / name)
    tally = evaluate(
        lambda text, turns: indexed.assistant.ask(text, turns), HERE / f"{name}.jsonl"
    ).overall
    indexed.store.close()
    assert tally.right >= right
    assert tally.wrongly_refused <= refused_wrongly
    assert tally.right_refusals >= refused_rightly


@pytest.mark.parametrize(("name", "macro_f1"), [("claims_reports", 0.76), ("claims_more", 0.45)])
def test_the_verdicts_on_claims_keep_their_score(
    name: str, macro_f1: float, tmp_path: Path
) -> None:
    indexed = index(tmp_path / "data", HERE / "documents" / name)
    report = evaluate_claims(indexed.assistant.check, HERE / f"{name}.jsonl")
    indexed.store.close()
    assert report.macro_f1 >= macro_f1
    assert report.confusion("supported", "contradicted") <= 2
    assert report.confusion("not_found", "supported") <= 2
