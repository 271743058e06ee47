"""A target is no result: whether one was reached is told from what was reached."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """# UBND TỈNH MƯỜNG XUÂN
## BÁO CÁO
## Kết quả cải cách hành chính năm 2024

Tỉnh Mường Xuân, ngày 20 tháng 12 năm 2024

Tỷ lệ thanh toán trực tuyến của tỉnh năm 2024 đạt 41,5%. Mục tiêu năm 2024: tỷ lệ thanh toán trực tuyến đạt 60%.
"""
PLAN = """# UBND TỈNH MƯỜNG XUÂN
## KẾ HOẠCH
## Cải cách hành chính năm 2025

Tỉnh Mường Xuân, ngày 28 tháng 12 năm 2024

Mục tiêu năm 2025: tỷ lệ cấp bản sao điện tử đạt 35%.
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"bao-cao-2024": REPORT, "ke-hoach-2025": PLAN})


def test_a_target_alone_confirms_no_result(index: Indexed) -> None:
    answer = index.assistant.ask(
        "Tỷ lệ cấp bản sao điện tử năm 2025 của Mường Xuân đạt mục tiêu 35% rồi phải không?"
    )
    assert not answer.answer.startswith("Đúng"), answer.answer
    assert "Đã đạt" not in answer.answer


def test_the_result_is_set_against_the_target_that_is_named(index: Indexed) -> None:
    answer = index.assistant.ask(
        "Thanh toán trực tuyến năm 2024 của Mường Xuân đạt mục tiêu 60% rồi phải không?"
    )
    assert answer.answer.startswith("Chưa đạt mục tiêu. "), answer.answer
    assert "41,5%" in answer.answer
    assert "18,5 điểm phần trăm" in answer.answer
