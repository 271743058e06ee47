"""What a unit was formed from, and where one went, is told from the sentence that states it."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """# UBND XÃ VÂN SƠN
## BÁO CÁO
## Tình hình ba tháng hoạt động của xã Vân Sơn

Vân Sơn, ngày 5 tháng 10 năm 2025

Xã Vân Sơn có diện tích 61,2 km² và trụ sở đặt tại thị trấn Khe Gạo cũ.
Từ ngày 01/7/2025, xã Vân Sơn được thành lập trên cơ sở sáp nhập xã Bản Phiệt, xã Nà Lúa và thị trấn Khe Gạo.
Xã Tà Hộc giữ nguyên địa giới, có các xã Nà Bó và Chiềng Lao giáp ranh.
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"van-son": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Xã Vân Sơn được thành lập từ những đơn vị nào?", "xã Bản Phiệt, xã Nà Lúa"),
        ("xã Vân Sơn mới được nhập từ những xã nào", "thị trấn Khe Gạo"),
        ("xã Nà Lúa giờ thuộc xã nào?", "xã Vân Sơn được thành lập"),
        ("Xã Bản Phiệt sáp nhập vào xã nào?", "xã Vân Sơn được thành lập"),
    ],
)
def test_what_became_of_units_is_told(question: str, said: str, index: Indexed) -> None:
    assert said in index.assistant.ask(question).answer


def test_a_unit_that_was_not_merged_is_told_of_no_other(index: Indexed) -> None:
    answer = index.assistant.ask("Xã Tà Hộc sáp nhập vào xã nào?")
    assert "Vân Sơn được thành lập" not in answer.answer, answer.answer
