"""Who carried a survey out is told from the line of its notice that says it."""

from __future__ import annotations

from tests.assistant.indexes import IndexTexts

NOTICE = """UBND TỈNH MƯỜNG XUÂN
SỞ NỘI VỤ
THÔNG BÁO
Kết quả khảo sát sự hài lòng của người dân tỉnh Mường Xuân năm 2024

Mường Xuân, ngày 15 tháng 1 năm 2025

1. THÔNG TIN CUỘC KHẢO SÁT
- Số phiếu phát ra: 1.500
- Đơn vị thực hiện: Viện Thống kê Xuân Lạc
- Kinh phí: 210 triệu đồng
"""


def test_who_carried_a_survey_out(index_texts: IndexTexts) -> None:
    index = index_texts(**{"khao-sat": NOTICE})
    answer = index.assistant.ask(
        "Đơn vị nào thực hiện khảo sát sự hài lòng năm 2024 của tỉnh Mường Xuân?"
    )
    assert "Viện Thống kê Xuân Lạc" in answer.answer, answer.answer
