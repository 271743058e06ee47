"""Scoring: what counts as right, what a report says, what a bad file is answered."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from assistant.evaluation.answers import EvaluationReport, evaluate, score, states
from assistant.evaluation.claims import holds_claims, read_claims
from assistant.evaluation.questions import (
    Question,
    QuestionsInvalidError,
    read_questions,
)
from assistant.records import Answer, Citation, Status, Turn
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ASKED = {
    "id": "q1",
    "question": "Sơn Lâm được bao nhiêu điểm?",
    "answerable": True,
    "documents": ["son-lam.txt"],
    "must_include": [["70,5", "70.5"], ["Sơn Lâm"]],
    "must_not_include": ["76,8"],
    "type": "value",
    "lang": "vi",
}
UNANSWERABLE = {
    "id": "q2",
    "question": "PAPI of Son Lam?",
    "answerable": False,
    "type": "unanswerable",
    "lang": "en",
}


def citation(document: str) -> Citation:
    return Citation(
        number=1,
        document_id=document,
        document=document,
        version="sha256:0",
        title="",
        publisher=None,
        published=None,
        derived=(),
        url=None,
        locator="đoạn 1",
        quote="đạt 70,5 điểm",
        span=Span(0, 13),
    )


def answer(text: str, status: Status = "answered", documents: Sequence[str] = ()) -> Answer:
    return Answer(
        id="a",
        question="",
        understood_as="",
        language="vi",
        status=status,
        answer=text,
        citations=tuple(citation(document) for document in documents),
        as_of=date(2026, 1, 1),
    )


class Script:
    """An assistant that answers what it was told to, and remembers what it was asked."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def __call__(self, question: str, history: Sequence[Turn]) -> Answer:
        self.asked.append((question, tuple(history)))
        return self.answers[question]


def write(path: Path, *rows: dict[str, object]) -> Path:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def run(tmp_path: Path, first: Answer, second: Answer) -> EvaluationReport:
    script = Script({str(ASKED["question"]): first, str(UNANSWERABLE["question"]): second})
    return evaluate(script, write(tmp_path / "q.jsonl", ASKED, UNANSWERABLE))


GOOD = answer("Huyện Sơn Lâm đạt 70,5 điểm [1].", documents=["son-lam.txt"])
REFUSED = answer("Tài liệu không nêu.", status="not_found")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("đứng thứ 7/9.", "7/9"),
        ("đạt 6,5, cao hơn", "6,5"),
        ("đạt 25 % kế hoạch", "25%"),
        ("xã HOÀ Lạc", "Hòa Lạc"),
        ("có 12 tập thể và 7 cá nhân", "7"),
        ("đạt 70.56 points", "70.56"),
        ("theo Quyết định 501/QĐ-UBND[1].", "501/qđ-ubnd"),
        ("Sơn\u00a0 Lâm", "Sơn Lâm"),
        ("đạt 76,86/100 điểm", "76,86"),
        ("đạt 88/100 điểm", "88"),
        ("đạt 11,5/17 điểm", "11,5"),
    ],
)
def test_states_what_stands_as_a_whole(text: str, wanted: str) -> None:
    assert states(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("đứng thứ 17/9", "7/9"),
        ("đứng thứ 7/90", "7/9"),
        ("ngày 5/7/9", "7/9"),
        ("đạt 16,5 điểm", "6,5"),
        ("đạt 6,56 điểm", "6,5"),
        ("có 1.207 hồ sơ", "207"),
        ("đứng thứ 7/9", "7"),
        ("ngày 7/9/2023", "7/9"),
        ("đứng thứ 88/1000", "88"),
        ("đạt 70,5 điểm [7]", "7"),
        ("huyện Sơn Lâmm", "Sơn Lâm"),
        ("chót bảng", "chót bả"),
        ("thế", "thể"),
    ],
)
def test_a_part_of_a_number_or_word_is_not_stated(text: str, wanted: str) -> None:
    assert not states(text, wanted)


def test_a_right_answer_and_a_right_refusal_are_right(tmp_path: Path) -> None:
    overall = run(tmp_path, GOOD, REFUSED).overall
    assert (overall.right, overall.right_refusals, overall.wrongly_refused) == (2, 1, 0)
    assert overall.citation_precision == overall.citation_recall == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        answer("Huyện Sơn Lâm đạt 170,5 điểm.", documents=["son-lam.txt"]),
        answer("Đạt 70,5 điểm.", documents=["son-lam.txt"]),
        answer("Huyện Sơn Lâm đạt 70,5 điểm, huyện bên 76,8 điểm.", documents=["son-lam.txt"]),
        answer("Huyện Sơn Lâm đạt 70,5 điểm.", status="not_found"),
        answer("Huyện Sơn Lâm 70,5 hay nơi khác?", status="needs_clarification"),
    ],
    ids=["other number", "a group missing", "forbidden stated", "refused", "asked back"],
)
def test_an_answer_that_lacks_something_is_wrong(tmp_path: Path, wrong: Answer) -> None:
    report = run(tmp_path, wrong, REFUSED)
    assert [outcome.right for outcome in report.outcomes] == [False, True]


def test_answering_the_unanswerable_is_wrong(tmp_path: Path) -> None:
    overall = run(tmp_path, GOOD, answer("40 điểm", documents=["son-lam.txt"])).overall
    assert (overall.right, overall.right_refusals, overall.refusal_rate) == (1, 0, 0.0)


def test_a_citation_of_another_document_costs_precision_and_none_costs_recall(
    tmp_path: Path,
) -> None:
    two = answer("Huyện Sơn Lâm đạt 70,5 điểm.", documents=["tin/son-lam.txt", "khac.txt"])
    assert run(tmp_path, two, REFUSED).overall.citation_precision == 0.5
    assert run(tmp_path, two, REFUSED).overall.citation_recall == 1.0
    assert run(tmp_path, REFUSED, REFUSED).overall.citation_recall == 0.0
    assert run(tmp_path, REFUSED, REFUSED).overall.citation_precision is None


def test_types_and_languages_are_scored_apart(tmp_path: Path) -> None:
    report = run(tmp_path, answer("không rõ"), REFUSED)
    assert [(tally.name, tally.right) for tally in report.by_type] == [
        ("unanswerable", 1),
        ("value", 0),
    ]
    assert [(tally.name, tally.right) for tally in report.by_lang] == [("en", 1), ("vi", 0)]


def test_the_table_shows_every_group_and_its_share(tmp_path: Path) -> None:
    console = Console(width=160, record=True, quiet=False, file=(tmp_path / "out").open("w"))
    console.print(run(tmp_path, answer("không rõ"), REFUSED).table())
    text = console.export_text()
    console.file.close()
    assert "unanswerable" in text
    assert "50,0%" in text


def test_the_report_is_json_and_names_what_was_wrong(tmp_path: Path) -> None:
    payload = json.loads(json.dumps(run(tmp_path, answer("70,5"), REFUSED).payload()))
    assert payload["overall"]["questions"] == 2
    assert payload["wrong"] == [
        {
            "id": "q1",
            "question": ASKED["question"],
            "status": "answered",
            "answer": "70,5",
            "missing": [["Sơn Lâm"]],
            "forbidden": [],
            "cited": [],
        }
    ]


def test_predictions_are_written_as_the_contract_says(tmp_path: Path) -> None:
    script = Script({str(ASKED["question"]): GOOD, str(UNANSWERABLE["question"]): REFUSED})
    told: list[tuple[int, int]] = []
    path = tmp_path / "predictions.jsonl"
    evaluate(
        script,
        write(tmp_path / "q.jsonl", ASKED, UNANSWERABLE),
        predictions_path=path,
        progress=lambda done, total: told.append((done, total)),
    )
    first, second = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert first.pop("seconds") >= 0
    assert first == {
        "id": "q1",
        "status": "answered",
        "answer": "Huyện Sơn Lâm đạt 70,5 điểm [1].",
        "abstained": False,
        "citations": [{"document": "son-lam.txt", "quote": "đạt 70,5 điểm"}],
        "nearest": [],
    }
    assert (second["abstained"], second["citations"]) == (True, [])
    assert told == [(1, 2), (2, 2)]


def test_the_history_is_passed_on(tmp_path: Path) -> None:
    row = ASKED | {
        "history": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    }
    script = Script({str(ASKED["question"]): GOOD})
    evaluate(script, write(tmp_path / "q.jsonl", row))
    assert script.asked == [(ASKED["question"], (Turn("user", "a"), Turn("assistant", "b")))]


def test_unknown_fields_blank_lines_and_a_byte_order_mark_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    row = json.dumps({"id": 7, "question": "CCHC là gì?", "difficulty": "low"})
    path.write_text(f"\ufeff{row}\n\n", encoding="utf-8")
    assert read_questions(path) == (Question(id="7", text="CCHC là gì?"),)


def test_forbidden_words_in_a_refusal_are_wrong() -> None:
    question = Question(id="q", text="?", answerable=False, must_not_include=("7/9",))
    said = answer("Không có; có lẽ 7/9.", status="not_found")
    assert not score(question, said, 0.0).right


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("{", "dòng 1"),
        ("[]", "đối tượng"),
        ('{"id": "q"}', "question"),
        ('{"id": "q", "question": " "}', "question"),
        ('{"id": "q", "question": "?", "must_include": "70"}', "must_include"),
        ('{"id": "q", "question": "?", "must_include": [[70]]}', "must_include"),
        ('{"id": "q", "question": "?", "must_not_include": [""]}', "must_not_include"),
        ('{"id": "q", "question": "?", "answerable": "no"}', "answerable"),
        ('{"id": "q", "question": "?", "history": [{"role": "system", "content": "x"}]}', "role"),
        ("", "không có câu hỏi"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str, part: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(QuestionsInvalidError, match=part) as error:
        read_questions(path)
    assert "\n" not in str(error.value)


def test_a_missing_or_binary_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(QuestionsInvalidError, match="khong-co"):
        read_questions(tmp_path / "khong-co.jsonl")
    (tmp_path / "b.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuestionsInvalidError, match="UTF-8"):
        read_questions(tmp_path / "b.jsonl")


def test_a_question_about_passages_or_a_claim_is_no_question(tmp_path: Path) -> None:
    ranked: dict[str, object] = {"id": "r", "question": "?", "passages": ["p1"], "kind": "news"}
    with pytest.raises(QuestionsInvalidError, match="--retrieval"):
        read_questions(write(tmp_path / "q.jsonl", ranked))
    claim: dict[str, object] = {"id": "c", "claim": "Sơn Lâm đạt 70,5 điểm"}
    with pytest.raises(QuestionsInvalidError, match="tệp riêng"):
        read_questions(write(tmp_path / "q.jsonl", claim))


def test_claims_are_known_by_their_fields_and_bad_ones_are_named(tmp_path: Path) -> None:
    claim: dict[str, object] = {"id": "c", "claim": "Sơn Lâm đạt 70,5 điểm", "verdict": "supported"}
    path = write(tmp_path / "c.jsonl", claim)
    assert holds_claims(path)
    assert read_claims(path)[0].verdict == "supported"
    with pytest.raises(QuestionsInvalidError, match=r"dòng 1.*not_found"):
        read_claims(write(tmp_path / "d.jsonl", claim | {"verdict": "perhaps"}))
    assert not holds_claims(write(tmp_path / "q.jsonl", {"id": "q", "question": "?"}))
