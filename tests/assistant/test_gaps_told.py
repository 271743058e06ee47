"""How far two amounts of one sentence lie apart, and what was so a year before, as a reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

FEES = """HỘI ĐỒNG NHÂN DÂN
TỈNH PHU LÁN
Số: 33/2024/NQ-HĐND
Phu Lán, ngày 10 tháng 12 năm 2024

NGHỊ QUYẾT
Quy định mức thu lệ phí trên địa bàn tỉnh Phu Lán

Điều 2. Mức thu
1. Lệ phí cấp giấy phép lái xe cho người lao động: 90.000 đồng/giấy nếu nộp trực tuyến; 135.000 đồng/giấy nếu nộp trực tiếp.
2. Lệ phí hộ tịch: 8.000 đồng/việc.

Điều 4. Điều khoản thi hành
1. Nghị quyết này có hiệu lực từ ngày 01 tháng 02 năm 2025.
2. Hồ sơ đã tiếp nhận trước ngày Nghị quyết này có hiệu lực mà chưa trả kết quả thì thu lệ phí theo mức cũ.

Điều 5. Xin lỗi khi trễ hẹn
Người ký thư xin lỗi người dân:
a) Trưởng phòng chuyên môn, nếu trễ dưới 03 ngày;
b) Phó Chủ tịch UBND tỉnh, nếu trễ từ 03 ngày trở lên.
"""
NEWS = """Phu Lán công bố Chỉ số cải cách hành chính cấp huyện năm 2023

Dẫn đầu là huyện Mường Tọc với 90,11 điểm, huyện Lũng Hé xếp thứ hai với 88,02 điểm.

Chót bảng là huyện Pá Khoang với 71,35 điểm. Một năm trước, huyện này còn đứng thứ 5/7 với 79,60 điểm.

Tỷ lệ hồ sơ trực tuyến của Mường Tọc đạt 74,2%, cao hơn mức bình quân chung của tỉnh (61,7%). Tỷ lệ đúng hạn của tỉnh Phu Lán năm 2023 đạt 97,15%, cùng kỳ năm trước mới là 95,2%.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(**{"nghi-quyet-33": FEES, "tin-cong-bo": NEWS}).assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chênh lệch lệ phí cấp giấy phép lái xe giữa nộp trực tiếp và trực tuyến ở Phu Lán là bao nhiêu?", ["45.000"]),
        ("Tỷ lệ hồ sơ trực tuyến của Mường Tọc chênh bao nhiêu điểm so với bình quân tỉnh?", ["12,5"]),
        ("Điểm CCHC của huyện Pá Khoang năm 2023 giảm bao nhiêu so với năm 2022?", ["8,25"]),
        ("Chênh bao nhiêu điểm giữa huyện hạng nhất với huyện bét bảng ở Phu Lán năm 2023?", ["18,76"]),
        ("So với cùng kỳ, tỷ lệ đúng hạn năm 2023 của Phu Lán thay đổi thế nào?", ["97,15", "95,2"]),
        ("Hồ sơ nộp tháng 01/2025 chưa trả thì tính lệ phí theo mức nào ở Phu Lán?", ["mức cũ"]),
        ("Hồ sơ trễ hẹn ở Phu Lán thì ai ký thư xin lỗi người dân?", ["Trưởng phòng", "Phó Chủ tịch"]),
    ],
)  # fmt: skip
def test_what_lies_between_is_told(assistant: Assistant, question: str, said: list[str]) -> None:
    told = assistant.ask(question)
    assert told.status == "answered", told.answer
    assert all(one in told.answer for one in said), told.answer


def test_a_rank_of_the_year_before_is_not_of_this_year(assistant: Assistant) -> None:
    told = assistant.ask("Huyện Pá Khoang đứng thứ mấy về cải cách hành chính năm 2022?")
    assert "5/7" in told.answer, told.answer
