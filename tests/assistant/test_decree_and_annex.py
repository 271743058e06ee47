"""A decree whose annex is filed apart: facts are the decree's own; lists are of what is asked."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

DECREE = """CHÍNH PHỦ
Số: 917/2023/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 05 tháng 6 năm 2023

NGHỊ ĐỊNH
Về giấy tờ của bộ phận một cửa

Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định về giấy tờ của bộ phận một cửa.

Điều 2. Các loại giấy tờ một cửa

Giấy tờ một cửa gồm các loại sau: giấy tiếp nhận, phiếu hẹn, phiếu xin lỗi.

Điều 3. Mẫu của giấy tờ một cửa

1. Mẫu của giấy tờ một cửa bao gồm các phần:

a) Tên bộ phận một cửa;

b) Ngày tiếp nhận;

c) Chữ ký của công chức.

Điều 4. Hiệu lực thi hành

Nghị định này có hiệu lực thi hành từ ngày 20 tháng 7 năm 2023.

TM. CHÍNH PHỦ
THỦ TƯỚNG
(Đã ký)
Lý Văn Khải
"""
ANNEX = """Phụ lục VI
QUY ĐỊNH ĐỐI VỚI PHẦN MỀM MỘT CỬA
(Kèm theo Nghị định số 917/2023/NĐ-CP ngày 05 tháng 6 năm 2023 của Chính phủ)

1. Phần mềm một cửa lưu giấy tờ ít nhất 5 năm.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"nghi-dinh-917": DECREE, "phu-luc-6": ANNEX})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai ký Nghị định 917/2023?", "Lý Văn Khải"),
        ("nghi dinh 917/2023/nd-cp co hieu luc tu ngay nao", "20 tháng 7 năm 2023"),
        ("Who signed Decree 917/2023?", "Lý Văn Khải"),
        ("Giấy tờ một cửa gồm những gì?", "phiếu xin lỗi"),
        ("giay to mot cua gom nhung loai nao", "phiếu xin lỗi"),
        ("Mẫu của giấy tờ một cửa gồm những gì?", "Ngày tiếp nhận"),
    ],
)
def test_the_decree_answers_for_itself(index: Indexed, question: str, said: str) -> None:
    answer = index.answered(question)
    assert said in answer.answer
