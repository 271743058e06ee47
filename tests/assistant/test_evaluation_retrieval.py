"""Ranking given passages: what the files hold, what the numbers mean, what goes wrong in words."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main
from assistant.evaluation.passages import (
    RetrievalQuestion,
    read_passages,
    read_retrieval_questions,
)
from assistant.evaluation.questions import QuestionsInvalidError
from assistant.evaluation.retrieval import Ranked, scores

if TYPE_CHECKING:
    from pathlib import Path

PASSAGES: list[dict[str, object]] = [
    {"id": "a", "title": "Huyện Sơn Lâm", "text": "Huyện họp về cải cách hành chính."},
    {"id": 7, "text": "Thuế đất phi nông nghiệp được thu vào cuối năm."},
    {"id": "c", "text": "Đội bóng thắng trận chung kết tối qua."},
    {"id": "d", "text": ""},
]
QUESTIONS: list[dict[str, object]] = [
    {"id": "q1", "question": "Thuế đất thu khi nào?", "passages": [7], "kind": "marked"},
    {"id": "q2", "question": "tran chung ket doi bong nao thang", "passages": ["c"], "kind": "bare"},
    {"id": 3, "question": "Sơn Lâm họp về việc gì?", "passages": ["a"], "kind": "marked"},
]  # fmt: skip


def write(path: Path, rows: list[dict[str, object]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def run(tmp_path: Path, *more: str, questions: list[dict[str, object]] | None = None) -> int:
    return main(
        [
            *("--data-dir", str(tmp_path / "none"), "evaluate"),
            *("--retrieval", write(tmp_path / "p.jsonl", PASSAGES)),
            *(write(tmp_path / "q.jsonl", questions or QUESTIONS), *more),
        ]
    )


def ranked(ranking: list[str], relevant: set[str]) -> Ranked:
    return Ranked(RetrievalQuestion("q", "?", frozenset(relevant)), tuple(ranking), 0.01)


def test_the_numbers_are_those_of_the_textbook() -> None:
    found = scores("all", [ranked(["x", "a", "y", "z", "v", "w", "b"], {"a", "b"})])
    assert (found.p_at_1, found.recall_at_5, found.recall_at_10) == (0, 0.5, 1)
    assert found.mrr_at_10 == 0.5
    ideal = 1 + 1 / math.log2(3)
    assert found.ndcg_at_10 == pytest.approx((1 / math.log2(3) + 1 / math.log2(8)) / ideal)


def test_what_stands_below_ten_or_is_not_found_counts_for_nothing() -> None:
    low = ranked([str(i) for i in range(10)] + ["a"], {"a"})
    found = scores("all", [low, ranked([], {"a"}), ranked(["a"], {"a"})])
    assert found.ndcg_at_10 == found.p_at_1 == found.recall_at_10 == pytest.approx(1 / 3)


def test_a_question_that_no_passage_answers_is_ranked_and_not_scored() -> None:
    assert scores("all", [ranked(["a"], set()), ranked(["a"], {"a"})]).questions == 1
    assert scores("all", [ranked(["a"], set())]).ndcg_at_10 == 0


def test_each_right_passage_is_first_and_the_report_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rankings.jsonl"
    assert run(tmp_path, "--json", "--rankings", str(out)) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["overall"]["p_at_1"] == report["overall"]["ndcg_at_10"] == 1
    assert [kind["name"] for kind in report["by_kind"]] == ["bare", "marked"]
    assert (report["passages"], report["questions"], report["unknown_passages"]) == (4, 3, 0)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["q1", "q2", 3]
    assert [line["ranking"][0] for line in lines] == [7, "c", "a"]
    assert not (tmp_path / "none").exists()  # nothing of the product's own index is touched


def test_a_person_sees_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 0
    shown = capsys.readouterr()
    assert "nDCG@10" in shown.out
    assert "1,000" in shown.out
    assert shown.err == ""  # no bar where nobody looks


def test_ids_that_no_passage_has_are_told_and_count_as_not_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions: list[dict[str, object]] = [
        {"id": "q", "question": "Thuế đất?", "passages": [7, "gone"]}
    ]
    assert run(tmp_path, "--json", questions=questions) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["unknown_passages"] == 1
    assert report["overall"]["recall_at_10"] == 0.5


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"text": "a"}, "id"),
        ({"id": "a"}, "text"),
        ({"id": "a", "text": 1}, "text"),
        ({"id": True, "text": "a"}, "id"),
        ({"id": "x", "text": "a"}, "đã có"),
    ],
)
def test_a_bad_passage_is_named_by_its_line(
    tmp_path: Path, row: dict[str, object], reason: str
) -> None:
    path = tmp_path / "p.jsonl"
    write(path, [{"id": "x", "text": "a"}, row])
    with pytest.raises(QuestionsInvalidError, match=f"dòng 2.*{reason}"):
        read_passages(path)


@pytest.mark.parametrize("row", [{"id": "q", "question": "?"}, {"id": "q", "passages": ["a"]}])
def test_a_question_without_its_passages_or_text_is_named(
    tmp_path: Path, row: dict[str, object]
) -> None:
    path = tmp_path / "q.jsonl"
    write(path, [row])
    with pytest.raises(QuestionsInvalidError, match="dòng 1"):
        read_retrieval_questions(path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]\n", b"{]\n"])
def test_a_file_that_is_none_is_one_line_and_no_traceback(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.jsonl").write_bytes(content)
    questions = write(tmp_path / "q.jsonl", QUESTIONS)
    assert main(["evaluate", "--retrieval", str(tmp_path / "p.jsonl"), questions]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "p.jsonl" in shown.err


def test_rankings_without_passages_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = write(tmp_path / "q.jsonl", QUESTIONS)
    assert main(["evaluate", questions, "--rankings", str(tmp_path / "r.jsonl")]) == 1
    assert "--retrieval" in capsys.readouterr().err


def test_a_run_below_its_floor_fails_and_says_which_question_was_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = ("--floors", str(tmp_path / "floors.json"))
    assert run(tmp_path, "--json", *floors) == 1  # nothing kept yet, and that is said
    assert "--keep-floors" in capsys.readouterr().err
    assert run(tmp_path, "--json", *floors, "--keep-floors") == 0
    assert run(tmp_path, "--json", *floors) == 0
    kept = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    kept["q"]["scores"]["ndcg_at_10"] = 1.5  # as if it had once been better
    kept["q"]["right"].append("q9")
    (tmp_path / "floors.json").write_text(json.dumps(kept), encoding="utf-8")
    capsys.readouterr()
    assert run(tmp_path, "--json", *floors) == 1
    told = capsys.readouterr().err
    assert "q9" in told
    assert "ndcg_at_10" in told
    assert run(tmp_path, "--json", *floors, "--keep-floors", "--lower-floors") == 0
    assert run(tmp_path, "--json", *floors) == 0
