"""What is told of one unit is told of no other: parts of a report headed by units, causes in an article."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

LETTER = """UBND TỈNH MƯỜNG XUÂN
SỞ NỘI VỤ
Số: 812/SNV-CCHC
Mường Xuân, ngày 5 tháng 8 năm 2024

CÔNG VĂN
V/v khắc phục tồn tại sau kiểm tra CCHC năm 2024 tại huyện Đồng Lĩnh

Kính gửi: UBND huyện Đồng Lĩnh.

1. Tồn tại, hạn chế
a) Tại UBND huyện
- 21 hồ sơ yêu cầu người dân nộp thêm bản sao giấy khai sinh.
- Chưa mở sổ theo dõi thư xin lỗi.
b) Tại xã Vân Sơn Thượng
- Quầy tiếp nhận đóng cửa vào chiều thứ Sáu.
- Bảng niêm yết thiếu 7 thủ tục.
c) Tại xã Khe Gạo
- Có 9 hồ sơ ghi sai ngày hẹn trả.
"""
ARTICLE = """Hồ sơ đất đai trễ hẹn ở tỉnh Mường Xuân
Báo Mường Xuân - Ngày đăng: 21/10/2024

9 tháng năm 2024, huyện Đồng Lĩnh có 640 hồ sơ trễ hạn, huyện Tà Phời có 512 hồ sơ trễ hạn, thành phố Xuân Lạc có 498 hồ sơ trễ hạn.

Vì sao trễ hẹn?

Ông Lò Văn Pản, Phó Giám đốc Sở Nội vụ, nêu hai nguyên nhân. Thứ nhất, chi nhánh đăng ký đất đai Đồng Lĩnh chỉ có 8 người. Thứ hai, việc xác định giá đất kéo dài.

Ở thành phố Xuân Lạc, lý do lại khác. Trung tâm Hành chính công cho biết máy quét hỏng 3 tháng liền. Huyện Tà Phời chưa trả lời câu hỏi của báo.

Sở Tài chính báo cáo nguyên nhân chậm giải ngân trước ngày 30/10/2024.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"cong-van-dong-linh": LETTER, "bao-muong-xuan": ARTICLE})


def test_shortcomings_of_one_commune_are_its_own(index: Indexed) -> None:
    answer = index.assistant.ask("xa van son thuong co ton tai gi")
    assert "chiều thứ Sáu" in answer.answer
    assert "7 thủ tục" in answer.answer
    assert "21 hồ sơ" not in answer.answer
    assert "9 hồ sơ" not in answer.answer


def test_what_stands_under_another_unit_answers_nothing(index: Indexed) -> None:
    answer = index.assistant.ask("Xã Khe Gạo có bao nhiêu hồ sơ phải nộp thêm giấy khai sinh?")
    assert "21" not in answer.answer


def test_the_reason_of_a_unit_is_told_with_what_it_is(index: Indexed) -> None:
    answer = index.assistant.ask("Vì sao thành phố Xuân Lạc chậm trả hồ sơ?")
    assert "máy quét hỏng" in answer.answer
    assert "8 người" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao huyện Tà Phời có nhiều hồ sơ trễ hạn?",
        "Vì sao huyện Tà Phời tụt điểm năm 2024?",
    ],
)
def test_causes_of_other_units_are_told_of_none(index: Indexed, question: str) -> None:
    answer = index.assistant.ask(question)
    assert answer.status != "answered", answer.answer


def test_causes_that_name_the_unit_are_told(index: Indexed) -> None:
    answer = index.assistant.ask("Vì sao huyện Đồng Lĩnh có nhiều hồ sơ trễ hạn?")
    assert "8 người" in answer.answer
