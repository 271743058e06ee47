"""Floors: what is gained and lost is told, other data is not compared, and nothing falls unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.floors import FloorError, Run, change, fingerprint, keep, read_floors


def run(score: float, *right: str, data: str = "d1") -> Run:
    return Run(data, {"accuracy": score}, frozenset(right))


def test_questions_gained_and_lost_are_named_though_the_score_is_the_same() -> None:
    found = change(run(0.5, "q1", "q2"), run(0.5, "q2", "q3"))
    assert (found.gained, found.lost, found.below) == (("q3",), ("q1",), ())


def test_a_lower_score_is_below_and_a_missing_one_is_too() -> None:
    assert change(run(0.5), run(0.49)).below == ("accuracy",)
    assert change(run(0.5), Run("d1", {}, frozenset())).below == ("accuracy",)
    assert change(run(0.5), run(0.6)).below == ()


def test_other_data_is_not_compared() -> None:
    with pytest.raises(FloorError, match="d2"):
        change(run(0.5), run(0.4, data="d2"))


def test_a_floor_rises_and_falls_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    keep(path, "samples", run(0.5, "q1"))
    keep(path, "samples", run(0.6, "q1", "q2"))
    before = path.read_bytes()
    with pytest.raises(FloorError, match="accuracy"):
        keep(path, "samples", run(0.5, "q1"))
    assert path.read_bytes() == before
    keep(path, "samples", run(0.5, "q1"), lower=True)
    assert read_floors(path)["samples"] == run(0.5, "q1")


def test_a_fingerprint_is_of_the_content_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\ntwo\n")
    (tmp_path / "b").write_bytes(b"one\r\ntwo\r\n")
    (tmp_path / "c").write_bytes(b"one\ntwo!\n")
    assert fingerprint([tmp_path / "a"]) == fingerprint([tmp_path / "b"])
    assert fingerprint([tmp_path / "a"]) != fingerprint([tmp_path / "c"])


def test_a_broken_file_of_floors_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"samples": 1}', encoding="utf-8")
    with pytest.raises(FloorError, match=r"floors\.json"):
        read_floors(tmp_path / "floors.json")
