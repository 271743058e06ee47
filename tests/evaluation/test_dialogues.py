"""Follow-ups over the samples: what they carry over is visible, and most are answered right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.evaluation.answers import evaluate
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.language.characters.marks import comparison_key
from index_store.store import Store
from ingest.pipeline import ingest_paths
from tests.assistant.indexes import AS_OF

HERE = Path(__file__).parent
DIALOGUES = HERE / "dialogues.jsonl"
MORE = HERE / "dialogues_more.jsonl"


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some dialogues were answered right, and how many understood."""

    asked: int
    right: int
    understood: int


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    store = Store.open(tmp_path_factory.mktemp("dialogues") / "data", bundled(), create=True)
    ingest_paths(store, [str(HERE.parents[1] / "samples" / "documents")])
    yield Assistant(store, bundled(), as_of=AS_OF)
    store.close()


@pytest.fixture(scope="module")
def scores(assistant: Assistant) -> dict[bool, Score]:
    """Return the scores of the dialogues, by whether they are held out."""
    return scored(assistant, DIALOGUES)


def scored(assistant: Assistant, dialogues: Path) -> dict[bool, Score]:
    rows = {row["id"]: row for row in map(json.loads, dialogues.read_text("utf-8").splitlines())}
    found: dict[bool, Score] = {False: Score(0, 0, 0), True: Score(0, 0, 0)}
    for outcome in evaluate(lambda text, turns: assistant.ask(text, turns), dialogues).outcomes:
        row = rows[outcome.question.id]
        reading = comparison_key(outcome.answer.understood_as)
        seen = all(any(comparison_key(word) in reading for word in g) for g in row["understood"])
        before = found[row["held_out"]]
        found[row["held_out"]] = Score(
            before.asked + 1, before.right + outcome.right, before.understood + seen
        )
    return found


def test_there_are_enough_and_half_are_held_out(scores: dict[bool, Score]) -> None:
    assert scores[True].asked == scores[False].asked == 25


def test_what_follow_ups_carry_over_is_visible(scores: dict[bool, Score]) -> None:
    assert scores[False].understood >= 24
    assert scores[True].understood >= 23


def test_follow_ups_are_answered_right(scores: dict[bool, Score]) -> None:
    assert scores[False].right >= 21
    assert scores[True].right >= 21


def test_longer_conversations_are_followed(assistant: Assistant) -> None:
    """Ten of four to eight turns, half held out; some turns are known to fail."""
    scores = scored(assistant, MORE)
    assert (scores[False].asked, scores[True].asked) == (29, 26)
    assert scores[False].right >= 24
    assert scores[True].right >= 22
