"""A quarter or a half of a year is answered by figures of its own, and a year by its own report."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """UBND HUYỆN HÒA LÂM   Số: 18/BC-UBND
Hòa Lâm, ngày 14 tháng 12 năm 2023

BÁO CÁO kết quả cải cách hành chính năm 2023 của huyện Hòa Lâm, phương hướng năm 2024

6 tháng đầu năm 2023, huyện Hòa Lâm (tỉnh Vân Sa) tiếp nhận 11.240 hồ sơ. Cả năm 2023 tiếp nhận 24.516 hồ sơ.

Tỷ lệ thanh toán trực tuyến đạt 22,7%.
"""
NEWS = """Vân Sa xếp hạng cải cách hành chính năm 2023
Ngày đăng: 02/02/2024

UBND tỉnh Vân Sa công bố Chỉ số cải cách hành chính năm 2023 của các huyện. Huyện Bình Thơi dẫn đầu năm thứ hai liên tiếp với 92,08 điểm. Huyện Hòa Lâm đứng thứ hai với 91,64 điểm.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bao-cao": REPORT, "xep-hang": NEWS})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Năm 2023 huyện Hòa Lâm tiếp nhận bao nhiêu hồ sơ?", "24.516", "không có"),
        ("6 tháng đầu năm 2023 huyện Hòa Lâm tiếp nhận bao nhiêu hồ sơ?", "11.240", "24.516"),
        ("Tỷ lệ thanh toán trực tuyến năm 2023 của huyện Hòa Lâm?", "22,7%", "2024"),
        ("Có đúng là huyện Bình Thơi dẫn đầu năm 2023 không?", "Đúng", "thứ hai"),
    ],
)
def test_a_period_has_its_own_answer(question: str, said: str, unsaid: str, index: Indexed) -> None:
    answer = index.assistant.ask(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Quý I năm 2023 huyện Hòa Lâm tiếp nhận bao nhiêu hồ sơ?",
        "9 tháng đầu năm 2023 huyện Hòa Lâm tiếp nhận bao nhiêu hồ sơ?",
        "Năm 2024 huyện Hòa Lâm thanh toán trực tuyến đạt bao nhiêu phần trăm?",
    ],
)
def test_no_other_period_stands_for_it(question: str, index: Indexed) -> None:
    answer = index.assistant.ask(question)
    assert answer.status == "not_found", answer.answer
