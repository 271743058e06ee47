"""Answers about documents of law and administration keep the share that was right.

The floors are a little below the last measurement: one question may be lost to another processor's
rounding. Of the held-out set only the totals are looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.answers import EvaluationReport, evaluate
from tests.assistant.indexes import index

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples" / "documents"


def report(name: str, directory: Path) -> EvaluationReport:
    """Return the scores of one set, asked over its documents and the samples beside them."""
    indexed = index(directory, SAMPLES, HERE / "documents" / name)
    try:
        return evaluate(
            lambda text, history: indexed.assistant.ask(text, history), HERE / f"{name}.jsonl"
        )
    finally:
        indexed.store.close()


@pytest.mark.parametrize(
    ("name", "right", "refused", "precision"),
    [("law_dev", 0.94, 0.97, 0.97), ("law_held_out", 0.78, 0.77, 0.97)],
)
def test_answers_about_documents_stay_right(
    name: str, right: float, refused: float, precision: float, tmp_path: Path
) -> None:
    overall = report(name, tmp_path / "data").overall
    assert (overall.accuracy or 0) >= right
    assert (overall.refusal_rate or 0) >= refused
    assert (overall.citation_precision or 0) >= precision
