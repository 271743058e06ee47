"""Ranks, causes and follow-ups in words that no document uses; which unit is never told of none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.question import Kind
from assistant.questions.reading import read_question
from assistant.records import Turn

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

AS_OF = date(2026, 11, 22)
NEWS = """BÁO MINH KHÊ ĐIỆN TỬ
Thứ năm, 18/4/2024

Công bố Chỉ số cải cách hành chính năm 2023 cấp huyện của tỉnh Minh Khê

Chỉ số cải cách hành chính (PAR INDEX) năm 2023 của tỉnh Minh Khê đạt 87,42%, xếp thứ 19/63 tỉnh, \
thành phố, tăng 7 bậc so với năm 2022; Chỉ số hài lòng (SIPAS) giảm 6 bậc so với năm 2022.

| Đơn vị | Điểm năm 2023 | Hạng năm 2023 | Điểm năm 2022 | Hạng năm 2022 |
|---|---|---|---|---|
| Thành phố Bình Đàm | 92,35 | 1 | 91,80 | 1 |
| Huyện Lộc Sơn | 90,14 | 2 | 86,02 | 4 |
| Huyện Tân Khê | 89,76 | 3 | 89,95 | 2 |
| Huyện Phú Vân | 81,48 | 4 | 87,19 | 3 |

Huyện Lộc Sơn tăng 2 bậc nhờ đưa vào vận hành mô hình “Một cửa lưu động” tại 6 xã vùng cao. Ngược \
lại, huyện Phú Vân bị trừ 4,5 điểm vì để 214 hồ sơ đất đai trễ hạn.
"""
REPORT = """UBND TỈNH MINH KHÊ
BÁO CÁO
Tình hình giải quyết thủ tục hành chính 6 tháng đầu năm 2024 của tỉnh Minh Khê

| Cấp | Tiếp nhận | Đã giải quyết | Quá hạn |
|---|---|---|---|
| Cấp tỉnh | 71.240 | 65.118 | 486 |
| Cấp huyện | 88.305 | 79.964 | 1.907 |
| Cấp xã | 89.070 | 84.788 | 136 |
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(**{"bao.md": NEWS, "bao-cao.md": REPORT}).assistant


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("huyện nào của tỉnh Minh Khê đứng nhì về chỉ số CCHC năm 2023", "Lộc Sơn"),
        ("á quân chỉ số CCHC cấp huyện tỉnh Minh Khê 2023 là huyện nào", "Lộc Sơn"),
        ("vi tri so 3 cchc 2023 tinh minh khe la huyen nao", "Tân Khê"),
        ("Nhờ đâu huyện Lộc Sơn thăng hạng?", "Một cửa lưu động"),
        ("Điều gì khiến huyện Phú Vân bị trừ 4,5 điểm?", "214 hồ sơ"),
        ("huyen phu van bi tru 4,5 diem vi gi", "214 hồ sơ"),
    ],
)
def test_everyday_words_of_ranks_and_causes_are_understood(
    assistant: Assistant, asked: str, told: str
) -> None:
    answer = assistant.ask(asked)
    assert answer.status == "answered"
    assert told in answer.answer


def test_which_unit_is_not_answered_with_what_the_whole_reached(assistant: Assistant) -> None:
    answer = assistant.ask("Xã nào của tỉnh Minh Khê có chỉ số CCHC năm 2023 bứt phá ngoạn mục?")
    assert "87,42" not in answer.answer


def test_a_rise_that_was_a_fall_is_put_right(assistant: Assistant) -> None:
    answer = assistant.ask("Nhờ đâu mà SIPAS 2023 của Minh Khê lên được 6 bậc vậy?")
    assert answer.answer.startswith("Không")
    assert "6 bậc" in answer.answer


@pytest.mark.parametrize(
    "words",
    ["nhờ đâu", "nhờ gì", "điều gì khiến", "yếu tố nào giúp", "bởi đâu", "vì cái gì mà"],
)
def test_many_words_ask_for_a_cause(words: str) -> None:
    question = read_question(f"{words} huyện Lộc Sơn tăng hạng", AS_OF)
    assert question.parts[0].kind is Kind.WHY


@pytest.mark.parametrize(
    "words", ["điều gì làm thủ tục", "ai giúp", "việc gì phải nộp", "yếu tố nào thấp nhất"]
)
def test_other_questions_are_none_of_a_cause(words: str) -> None:
    assert read_question(words, AS_OF).parts[0].kind is not Kind.WHY


def test_another_level_is_asked_of_in_two_words(assistant: Assistant) -> None:
    first = "Minh Khê cấp tỉnh có bao nhiêu hồ sơ quá hạn?"
    history = (Turn("user", first), Turn("assistant", "Cấp tỉnh có 486 hồ sơ quá hạn."))
    for asked, level in (("cấp huyện?", "cấp huyện"), ("the con cap xa?", "cấp xã")):
        understood = assistant.ask(asked, history).understood_as
        assert understood == f"Minh Khê {level} có bao nhiêu hồ sơ quá hạn?"


def test_why_it_rose_is_asked_of_the_unit_that_the_reply_named(assistant: Assistant) -> None:
    history = (
        Turn("user", "Huyện nào ở Minh Khê tăng bậc nhiều nhất năm 2023?"),
        Turn("assistant", "Huyện Lộc Sơn tăng 2 bậc."),
    )
    answer = assistant.ask("vì sao huyện này lên hạng được như vậy?", history)
    assert "Lộc Sơn" in answer.understood_as
    assert "Một cửa lưu động" in answer.answer


SURVEY = """UBND TỈNH MINH KHÊ
Chỉ số hài lòng (SIPAS) năm 2023 của tỉnh Minh Khê

SIPAS năm 2023 của tỉnh Minh Khê đạt 83,46%.

Bảng 1. Mức độ hài lòng theo yếu tố

| Yếu tố | Năm 2022 | Năm 2023 | 2023 so với 2022 |
|---|---|---|---|
| Tiếp cận dịch vụ | 82,07 | 84,39 | +2,32 |
| Thủ tục hành chính | 83,90 | 85,71 | +1,81 |
| Kết quả dịch vụ | 86,12 | 87,05 | +0,93 |
"""


@pytest.fixture(scope="module")
def survey(module_texts: IndexTexts) -> Assistant:
    return module_texts(**{"khao-sat.md": SURVEY}).assistant


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Yếu tố Kết quả dịch vụ trong SIPAS 2023 của Minh Khê đạt bao nhiêu?", "87,05"),
        ("yeu to thu tuc hanh chinh trong sipas 2022 cua minh khe dat bao nhieu", "83,90"),
    ],
)
def test_a_part_of_an_index_is_told_and_not_the_whole(
    survey: Assistant, asked: str, told: str
) -> None:
    answer = survey.ask(asked)
    assert told in answer.answer
    assert "83,46" not in answer.answer


def test_a_part_that_no_document_has_is_not_told_as_the_whole(survey: Assistant) -> None:
    answer = survey.ask("Tiêu chí tiếp nhận phản ánh trong SIPAS 2023 của Minh Khê là bao nhiêu %?")
    assert "83,46" not in answer.answer


def test_another_factor_is_asked_of_in_few_words(survey: Assistant) -> None:
    history = (
        Turn("user", "Yếu tố Thủ tục hành chính trong SIPAS 2023 của Minh Khê đạt bao nhiêu?"),
        Turn("assistant", "Đạt 85,71%."),
    )
    assert "87,05" in survey.ask("Còn yếu tố Kết quả dịch vụ?", history).answer
