"""Why: a cause is told only where a document states it; else that none is stated, or what is wrong."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from tests.assistant.indexes import IndexTexts

TEXT = """Công bố Chỉ số cải cách hành chính năm {year} của tỉnh Hà Lâm

VĂN BẢN MẪU

UBND tỉnh Hà Lâm công bố Chỉ số cải cách hành chính năm {year} của 3 huyện.

{ranks}
"""
RANKS = {
    2022: "Huyện Mường Thác xếp thứ 1/3, đạt 88,1 điểm. Huyện Nậm Pung xếp thứ 2/3, đạt 70,2 điểm. Huyện Sơn Lâm xếp thứ 3/3, đạt 66,5 điểm.",
    2023: "Huyện Mường Thác xếp thứ 1/3, đạt 91,4 điểm. Huyện Sơn Lâm xếp thứ 2/3, đạt 81,25 điểm. Huyện Nậm Pung xếp thứ 3/3, đạt 63,08 điểm.",
}
RATES = """Huyện Sơn Lâm tổng kết năm 2023

VĂN BẢN MẪU

Năm 2023, tỷ lệ thanh toán trực tuyến của huyện Sơn Lâm tăng lên 31%; tỷ lệ hồ sơ giải quyết đúng hạn giảm còn 97,5%, chủ yếu do phần mềm một cửa bị gián đoạn.

Nguyên nhân của những hạn chế: hồ sơ đất đai quá hạn còn nhiều; ba xã chưa bố trí đủ công chức.
"""
NO_CAUSE = "Tài liệu không nêu nguyên nhân."


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    ranked = {str(year): TEXT.format(year=year, ranks=ranks) for year, ranks in RANKS.items()}
    return module_texts(**ranked, rates=RATES).assistant


@pytest.mark.parametrize(
    "question",
    ["Vì sao huyện Mường Thác đứng đầu năm 2023?", "Vì sao huyện Sơn Lâm xếp thứ 2 năm 2023?"],
)
def test_the_rank_itself_is_no_cause_of_it(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.answer) == ("not_found", NO_CAUSE)


def test_beside_another_question_the_missing_cause_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Huyện Mường Thác xếp thứ mấy năm 2023 và vì sao?")
    assert answer.status == "answered"
    assert "thứ 1/3" in answer.answer
    assert NO_CAUSE in [note.text for note in answer.notes if note.kind == "unanswered_part"]


def test_the_cause_of_a_rate_is_no_cause_of_a_rank(assistant: Assistant) -> None:
    answer = assistant.ask("Huyện Sơn Lâm xếp thứ mấy năm 2023 và vì sao?")
    assert "thứ 2/3" in answer.answer
    assert "gián đoạn" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["Vì sao huyện Sơn Lâm tăng hạng năm 2023?", "Vì sao huyện Sơn Lâm đạt 81,25 điểm năm 2023?"],
)
def test_what_went_wrong_is_no_cause_of_a_rise(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.answer) == ("not_found", NO_CAUSE)


def test_the_cause_of_another_clause_is_not_given(assistant: Assistant) -> None:
    answer = assistant.ask("Vì sao tỷ lệ thanh toán trực tuyến của huyện Sơn Lâm tăng năm 2023?")
    assert "gián đoạn" not in answer.answer
    answer = assistant.ask("Vì sao tỷ lệ hồ sơ đúng hạn của huyện Sơn Lâm giảm năm 2023?")
    assert "gián đoạn" in answer.answer


def test_a_false_premise_is_corrected(assistant: Assistant) -> None:
    answer = assistant.ask("Vì sao huyện Sơn Lâm tụt hạng năm 2023?")
    assert answer.answer.startswith("Không đúng.")
