"""Questions over the offices' documents: most are answered right, and few without grounds.

The held-out half is scored only: its failures are read by nobody who changes the code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.answers import Tally, evaluate
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths
from tests.assistant.indexes import AS_OF

HERE = Path(__file__).parent


def score(name: str, data: Path) -> Tally:
    """Return the score of a set over its own documents."""
    store = Store.open(data, bundled(), create=True)
    try:
        ingest_paths(store, [str(HERE / "documents" / name)])
        assistant = Assistant(store, bundled(), as_of=AS_OF)
        return evaluate(
            lambda text, turns: assistant.ask(text, turns), HERE / f"{name}.jsonl"
        ).overall
    finally:
        store.close()


@pytest.mark.parametrize(
    ("name", "right", "refused_wrongly", "refused_rightly", "precision"),
    [
        ("office_dev", 100, 7, 30, 0.94),
        ("office_held_out", 80, 14, 28, 0.94),
        ("office_more_dev", 72, 8, 11, 0.95),
        ("office_more_held_out", 56, 13, 15, 0.93),
    ],
)
def test_the_share_of_right_answers_does_not_fall(
    name: str,
    right: int,
    refused_wrongly: int,
    refused_rightly: int,
    precision: float,
    tmp_path: Path,
) -> None:
    tally = score(name, tmp_path / "data")
    assert tally.right >= right
    assert tally.wrongly_refused <= refused_wrongly
    assert tally.right_refusals >= refused_rightly
    assert (tally.citation_precision or 0.0) >= precision
