"""The kept runs of tests/evaluation/floors.json: nothing that was right once may be lost unseen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.answers import EvaluationReport, score
from assistant.evaluation.floors import Run, change, fingerprint, read_floors
from assistant.evaluation.retrieval import evaluate_retrieval
from assistant.service import Assistant
from index_store.embedding import bundled
from tests.assistant.indexes import QUESTIONS, questions

if TYPE_CHECKING:
    from tests.assistant.conftest import IndexOf

EVALUATION = Path(__file__).parents[1] / "evaluation"


def held(name: str, run: Run) -> None:
    found = change(read_floors(EVALUATION / "floors.json")[name], run)
    told = f"lost {found.lost}, gained {found.gained}: see docs/retrieval.md, Floors"
    assert not found.below, f"{name}: {found.below}; {told}"


def test_answers_are_not_below_their_floor(index_of: IndexOf) -> None:
    indexed = index_of("samples")
    report = EvaluationReport(
        tuple(score(asked, indexed.answer(asked), 0.0) for asked in questions("samples"))
    )
    held("samples", Run(fingerprint([QUESTIONS["samples"]]), report.floors, report.right))


def test_rankings_are_not_below_their_floor() -> None:
    files = (EVALUATION / "retrieval_passages.jsonl", EVALUATION / "retrieval_questions.jsonl")
    report = evaluate_retrieval(
        *files,
        bundled(),
        lambda store: Assistant(store, bundled()).rank,
        progress=lambda _done, _total: None,
    )
    held(files[1].stem, Run(fingerprint(files), report.floors, report.right))
