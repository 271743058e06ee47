"""The difference of two values of one thing: worked out, said to be so, and of that thing alone."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

LETTER = """# UBND HUYỆN TÀ PHỜI
## BÁO CÁO
## Kết quả giải quyết hồ sơ 9 tháng năm 2024

Tà Phời, ngày 4 tháng 10 năm 2024

Hồ sơ trễ hạn 9 tháng năm 2024 là 512 hồ sơ, giảm nhiều so với cùng kỳ (830 hồ sơ).
Hồ sơ trực tuyến 9 tháng năm 2024 là 2.400 hồ sơ, tăng 300 hồ sơ so với cùng kỳ.
"""
SURVEY = """# UBND HUYỆN ĐỒNG LĨNH
## BÁO CÁO
## Kết quả khảo sát sự hài lòng

Đồng Lĩnh, ngày 20 tháng 1 năm 2024

Mức độ hài lòng của người dân huyện Đồng Lĩnh năm 2023 là 84,2%, đứng thứ 5/9; năm 2022 là 81,7%.
"""
COUNTER = """# UBND XÃ VÂN SƠN
## BÁO CÁO
## Kết quả Trung tâm Phục vụ hành chính công xã Vân Sơn năm 2025

Vân Sơn, ngày 5 tháng 10 năm 2025

| Chỉ tiêu | Tháng 7 | Tháng 8 | Tháng 9 |
|---|---|---|---|
| Hồ sơ tiếp nhận | 1.210 | 1.340 | 1.405 |
| Trả kết quả đúng hạn (%) | 86,3 | 90,1 | 95,8 |
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"thu-ta-phoi": LETTER, "khao-sat": SURVEY, "van-son": COUNTER})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hồ sơ trễ hạn 9 tháng năm 2024 của huyện Tà Phời giảm bao nhiêu hồ sơ so với cùng kỳ?",
            "giảm 318 hồ sơ (phép tính của trợ lý",
        ),
        (
            "Mức độ hài lòng của người dân huyện Đồng Lĩnh năm 2022 so với 2023 chênh bao nhiêu điểm phần trăm?",
            "tăng 2,5 điểm phần trăm (phép tính của trợ lý",
        ),
        (
            "Tỷ lệ trả kết quả đúng hạn tháng 9 so với tháng 7/2025 ở xã Vân Sơn tăng bao nhiêu điểm phần trăm?",
            "9,5 điểm phần trăm",
        ),
    ],
)
def test_a_difference_that_is_asked_for_is_worked_out(
    question: str, said: str, index: Indexed
) -> None:
    answer = index.assistant.ask(question)
    assert said in answer.answer, answer.answer
    assert all(statement.citations for statement in answer.statements)


def test_a_difference_that_is_stated_is_told_as_it_stands(index: Indexed) -> None:
    answer = index.assistant.ask(
        "Hồ sơ trực tuyến 9 tháng năm 2024 của huyện Tà Phời tăng bao nhiêu hồ sơ so với cùng kỳ?"
    )
    assert "300" in answer.answer
    assert "phép tính" not in answer.answer


def test_values_of_another_thing_are_set_against_nothing(index: Indexed) -> None:
    answer = index.assistant.ask(
        "Kinh phí đào tạo năm 2023 so với 2022 của huyện Đồng Lĩnh chênh bao nhiêu?"
    )
    assert "2,5" not in answer.answer, answer.answer
