"""Phases, grades and levels: a sentence of another number answers nothing about the one asked for."""

from __future__ import annotations

import pytest

from assistant.numbered import numbered_otherwise, numbers
from tests.assistant.indexes import Indexed, IndexTexts

PARK = """Khu công nghiệp Đồi Chè mở rộng

Giai đoạn 1 của khu công nghiệp Đồi Chè rộng 53,4 ha, khởi công ngày 12/3/2022.

Hội đồng cấp tỉnh do ông Mạc Đình Sơn làm chủ tịch đã họp bàn việc mở rộng khu công nghiệp.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(khu=PARK)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("giai đoạn 2", "giai đoạn I và giai đoạn III"),
        ("kỳ họp thứ sáu", "kỳ họp thứ 5"),
        ("Đại hội XIII", "đại hội lần này, Đại hội XII"),
        ("học sinh lớp 4", "từ lớp 1 đến lớp 3"),
        ("khu bảo tồn cấp tỉnh", "khu bảo tồn cấp quốc gia"),
    ],
)
def test_other_numbers_are_told_apart(asked: str, said: str) -> None:
    assert numbered_otherwise(asked, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("giai đoạn 2", "giai đoạn II"),
        ("giai đoạn 2", "giai đoạn 2016-2020"),
        ("lớp 2", "lớp 1, 2 và 3"),
        ("học sinh lớp 4", "từ lớp 1 đến lớp 5"),
        ("cấp xã", "cấp tỉnh, huyện, xã"),
        ("đợt 2", "đợt 12 người được tuyển, đợt 2 chưa rõ"),
        ("đợt 2", "dự án rộng 12 ha"),
    ],
)
def test_the_same_and_the_unsaid_are_not(asked: str, said: str) -> None:
    assert not numbered_otherwise(asked, said)


def test_years_and_shares_number_nothing() -> None:
    assert numbers("giai đoạn 2021-2025, loại 3,5% và nhóm 12 người") == {}


@pytest.mark.parametrize(
    "asked",
    [
        "Giai đoạn 2 của khu công nghiệp Đồi Chè rộng bao nhiêu ha?",
        "giai doan 2 khu cong nghiep doi che rong bao nhieu ha",
        "Giai đoạn II khu công nghiệp Đồi Chè khởi công ngày nào?",
    ],
)
def test_what_is_told_of_one_phase_is_not_told_of_another(indexed: Indexed, asked: str) -> None:
    assert indexed.assistant.ask(asked).status == "not_found"


def test_the_phase_asked_for_is_told(indexed: Indexed) -> None:
    asked = "Giai đoạn một khu công nghiệp Đồi Chè rộng bao nhiêu ha?"
    for question in (asked, asked.replace("một", "1"), asked.replace("một", "I")):
        assert "53,4 ha" in indexed.assistant.ask(question).answer
