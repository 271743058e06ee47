"""When and where an event is and who chairs it, told by the lines of a letter of invitation."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

LETTER = """SỞ Y TẾ TỈNH ĐỒI MÂY
Số: 31/GM-SYT
Đồi Mây, ngày 02 tháng 3 năm 2026

GIẤY MỜI
Dự hội nghị tổng kết phong trào vệ sinh trường học

Sở Y tế kính mời các đơn vị dự hội nghị:

Thời gian: 8 giờ, thứ Ba, ngày 17/3/2026.
Địa điểm: Phòng họp số 2, trụ sở Sở Y tế, phường Hoa Lư.
Chủ trì: bà Trần Thị Mận, Phó Giám đốc Sở.
Thành phần: đại diện các trường học; trạm y tế xã.

Báo cáo tham luận gửi về Văn phòng Sở trước ngày 10/3/2026.

Đầu mối liên hệ: ông Lê Văn Cốm, điện thoại 0999.111.222.

GIÁM ĐỐC
Phạm Văn Ổi
"""
OTHER = """SỞ Y TẾ TỈNH ĐỒI MÂY
Đồi Mây, ngày 05 tháng 4 năm 2026

GIẤY MỜI
Dự hội nghị triển khai tiêm chủng

Thời gian: 14 giờ ngày 20/4/2026.
Địa điểm: Hội trường tầng 3.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"gm-ve-sinh": LETTER, "gm-tiem-chung": OTHER})


SAID = {
    "Hội nghị tổng kết phong trào vệ sinh trường học diễn ra khi nào?": "17/3/2026",
    "hoi nghi trien khai tiem chung to chuc o dau": "tầng 3",
    "Ai chủ trì hội nghị tổng kết phong trào vệ sinh trường học?": "Trần Thị Mận",
    "Thành phần dự hội nghị tổng kết phong trào vệ sinh trường học gồm những ai?": "trạm y tế",
    "Hội nghị tổng kết phong trào vệ sinh trường học cần hỏi thì liên hệ ai?": "Lê Văn Cốm",
}


@pytest.mark.parametrize(("question", "said"), SAID.items())
def test_the_line_of_the_event_answers(index: Indexed, question: str, said: str) -> None:
    assert said in index.assistant.ask(question).answer


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Tham luận của hội nghị tổng kết vệ sinh trường học gửi trước ngày nào?", "17/3"),
        ("Hội nghị khách hàng ngành điện diễn ra khi nào?", "/2026"),
    ],
)
def test_the_line_answers_nothing_else(index: Indexed, question: str, wrong: str) -> None:
    assert wrong not in index.assistant.ask(question).answer
