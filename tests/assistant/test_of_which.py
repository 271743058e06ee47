"""Second parts that lean on the first, states of work, and decisions named by what they announce."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

INSPECTED = """UBND TỈNH ĐỒI MÂY
Số: 12/KL-UBND
Đồi Mây, ngày 20 tháng 8 năm 2025

KẾT LUẬN
Kiểm tra công vụ tại Sở Xây dựng tỉnh Đồi Mây

1. Còn 41 hồ sơ trễ hạn, trong đó 30 hồ sơ cấp phép; chỉ có 9 hồ sơ có văn bản xin lỗi.
2. Sở đã xử lý kỷ luật 07 cán bộ, công chức: khiển trách 05, cảnh cáo 02.
3. 04 nhiệm vụ chậm tiến độ gồm: số hóa hồ sơ, cập nhật bản đồ, sửa quy chế, lập vị trí việc làm.
"""
DECIDED = """UBND TỈNH ĐỒI MÂY
Số: {number}/QĐ-UBND
Đồi Mây, ngày 15 tháng 01 năm {after}

QUYẾT ĐỊNH
Về việc công bố Chỉ số cải cách hành chính năm {year} của các huyện

Điều 1. Công bố Chỉ số cải cách hành chính năm {year} của các huyện tỉnh Đồi Mây.
Điều 2. Quyết định có hiệu lực từ ngày ký.

CHỦ TỊCH
(đã ký)
{signer}
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    first = DECIDED.format(number=88, year=2022, after=2023, signer="Trần Văn Khoa")
    second = DECIDED.format(number=91, year=2023, after=2024, signer="Phạm Thị Lan")
    return module_texts(**{"kl-so-xay-dung": INSPECTED, "qd-2022": first, "qd-2023": second})


SAID = {
    "Sở Xây dựng còn bao nhiêu hồ sơ trễ hạn, trong đó bao nhiêu hồ sơ có văn bản xin lỗi?": "9 hồ sơ",
    "Sở Xây dựng xử lý kỷ luật bao nhiêu cán bộ, công chức và trong đó bao nhiêu người bị cảnh cáo?": "cảnh cáo 02",
    "Ai ký quyết định công bố PAR Index 2023 của tỉnh Đồi Mây?": "Phạm Thị Lan",
    "Ai ký quyết định công bố PAR Index 2022 của tỉnh Đồi Mây?": "Trần Văn Khoa",
}


@pytest.mark.parametrize("question", SAID)
def test_what_leans_on_the_first_part_is_told(index: Indexed, question: str) -> None:
    answer = index.answered(question)
    assert SAID[question] in answer.answer


def test_what_is_late_is_not_what_is_done(index: Indexed) -> None:
    answer = index.assistant.ask("Sở Xây dựng đã hoàn thành bao nhiêu nhiệm vụ?")
    assert "04" not in answer.answer
