"""What a question names, gives or aims at is not taken for what it asks."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """UBND TỈNH LŨNG SƠN
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 77/BC-SNNMT
Lũng Sơn, ngày 04 tháng 6 năm 2025

BÁO CÁO
Kết quả giải quyết hồ sơ thủ tục hành chính tháng 5 năm 2025

Trong tháng 5/2025, Sở tiếp nhận 1.126 hồ sơ. Sở đã giải quyết 1.040 hồ sơ.

| Lĩnh vực | Tiếp nhận | Nộp trực tuyến |
| Lâm nghiệp | 402 | 377 |
| Môi trường | 724 | 698 |

Trung tâm Phục vụ hành chính công của Sở có địa chỉ tại số 15 đường Hoa Ban, phường Đồi Chè.
Từ đầu năm, Sở chi 4,6 tỷ đồng sửa chữa trụ sở, trong đó phần thiết bị là 1,9 tỷ đồng.
2. Sở Khoa học và Công nghệ nâng cấp phần mềm một cửa, hoàn thành trước ngày 15/7/2025.
3. Cử một lãnh đạo làm đầu mối, báo tên về Văn phòng Sở.
"""
NEWS = """Lũng Sơn đứng thứ 6 về Bộ chỉ số lắng nghe
Cổng thông tin điện tử tỉnh Lũng Sơn - Ngày đăng: 05/06/2025

Kết thúc tháng 5/2025, tỉnh Lũng Sơn được 81,3 điểm theo Bộ chỉ số lắng nghe, tăng so với tháng 4/2025. Bộ chỉ số này được dùng để đánh giá việc tiếp thu ý kiến của người dân và doanh nghiệp.

Điểm từng nhóm

- Trả lời phản ánh: 17,2 điểm

- Công khai kết quả: 12,9 điểm
"""
RANKED = """Báo cáo xếp hạng huyện năm 2024 tỉnh Lũng Sơn
Chỉ số cải cách hành chính năm 2024 của các huyện tỉnh Lũng Sơn:
| Hạng | Đơn vị | Điểm |
| 1 | Huyện Khe Sim | 91,20 |
| 2 | Huyện Nà Pục | 88,75 |
| 3 | Huyện Đồi Chanh | 80,10 |
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"bc-so": REPORT, "tin-chi-so": NEWS, "xep-hang": RANKED})


SAID = {
    "Tháng 5/2025 Sở Nông nghiệp và Môi trường tiếp nhận bao nhiêu hồ sơ?": "1.126",
    "Trung tâm Phục vụ hành chính công ở đâu?": "15 đường Hoa Ban",
    "Trong 4,6 tỷ đồng đó phần thiết bị là bao nhiêu?": "1,9 tỷ đồng",
    "Ai chịu trách nhiệm nâng cấp phần mềm một cửa?": "Sở Khoa học và Công nghệ",
    "Bộ chỉ số lắng nghe là gì?": "tiếp thu ý kiến",
    "Nhóm trả lời phản ánh của tỉnh Lũng Sơn tháng 5/2025 được mấy điểm?": "17,2",
}


@pytest.mark.parametrize("question", SAID)
def test_what_is_asked_for_is_told(index: Indexed, question: str) -> None:
    answer = index.answered(question)
    assert SAID[question] in answer.answer


def test_another_month_is_not_told(index: Indexed) -> None:
    for question in (
        "Tháng 3/2025 Sở Nông nghiệp và Môi trường tiếp nhận bao nhiêu hồ sơ?",
        "Nhóm trả lời phản ánh của tỉnh Lũng Sơn tháng 4/2025 được mấy điểm?",
    ):
        assert index.assistant.ask(question).status == "not_found", question


def test_the_rank_that_is_asked_about_is_no_cause_of_it(index: Indexed) -> None:
    answer = index.assistant.ask("Vì sao huyện Đồi Chanh đứng cuối tỉnh Lũng Sơn năm 2024?")
    assert answer.status == "not_found"
    assert "nguyên nhân" in answer.answer
    wrong = index.assistant.ask("Vì sao huyện Khe Sim đứng cuối tỉnh Lũng Sơn năm 2024?")
    assert wrong.status == "answered"
    assert "Không đúng" in wrong.answer
