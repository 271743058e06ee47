"""Changes against one of two periods, how many fewer of what, and fees that are no support."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

MONTH = """SỞ XÂY DỰNG TỈNH ĐỒI MÂY
Số: 31/BC-SXD
Đồi Mây, ngày 03 tháng 6 năm 2026

BÁO CÁO
Kết quả giải quyết thủ tục hành chính tháng 5 năm 2026

1. Trong tháng 5/2026, Sở Xây dựng tiếp nhận 1.280 hồ sơ mới.
2. So với tháng 5/2025, hồ sơ mới tiếp nhận tăng 8,3%; so với tháng 4/2026 giảm 2,6%.
"""
LETTER = """UBND TỈNH ĐỒI MÂY
Số: 44/UBND-KSTT
Đồi Mây, ngày 10 tháng 4 năm 2026

Kính gửi: Các sở, ban, ngành tỉnh Đồi Mây

1. Sở Xây dựng báo cáo việc rút ngắn thời gian cấp chứng chỉ hành nghề.
2. Sở Tài chính chuẩn bị phương án hỗ trợ kinh phí số hóa, mức dự kiến 3,4 tỷ đồng.
3. Năm 2025 số hồ sơ tiếp nhận giảm 3,1% so với năm 2024.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bc-thang-5": MONTH, "cv-so-hoa": LETTER})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hồ sơ mới của Sở Xây dựng Đồi Mây tháng 5/2026 so với tháng 4 tăng hay giảm mấy %?",
            "2,6%",
        ),
        (
            "So với cùng kỳ năm 2025, hồ sơ mới tiếp nhận tháng 5 của Sở Xây dựng Đồi Mây thay đổi ra sao?",
            "8,3%",
        ),
    ],
)
def test_a_change_is_told_against_the_period_asked(
    question: str, said: str, index: Indexed
) -> None:
    answer = index.answered(question)
    assert said in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Lệ phí cấp chứng chỉ hành nghề ở Đồi Mây bao nhiêu?",
        "Năm 2025 Đồi Mây giảm bao nhiêu đơn vị sự nghiệp?",
    ],
)
def test_money_that_nobody_pays_and_a_share_of_something_else_are_no_answer(
    question: str, index: Indexed
) -> None:
    answer = index.assistant.ask(question)
    assert "3,4" not in answer.answer
    assert "3,1" not in answer.answer


RANKED = """Xã Khe Mơ làm tốt việc một cửa
Ngày đăng: 12/4/2026

Tháng 9/2025, khi tỉnh Đồi Mây bắt đầu chấm các xã theo Bộ chỉ số phục vụ người dân, doanh nghiệp, xã Khe Mơ chỉ được 51,4 điểm, thứ 40/42 xã, phường. Đến tháng 3/2026, xã đạt 80,2 điểm, thứ 12/42.
"""


def test_a_commune_is_ranked_by_the_only_index_that_ranks_it(index_texts: IndexTexts) -> None:
    index = index_texts(**{"tin-khe-mo": RANKED})
    answer = index.assistant.ask("Tháng 3/2026 xã Khe Mơ đứng thứ mấy?")
    assert answer.status == "answered", answer.answer
    assert "12/42" in answer.answer or "thứ 12" in answer.answer
    assert "40/42" not in answer.answer
    assert "phục vụ người dân, doanh nghiệp" in answer.answer
