"""A report of last year is written in January, and a question names a quarter without its year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

NOTICE = """| UBND TỈNH HẠ VÂN<br>**VĂN PHÒNG** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 21/TB-VP | *Hạ Vân, ngày 12 tháng 01 năm 2026* |

# THÔNG BÁO
**Kết quả xếp hạng các xã, phường theo Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định số \
766/QĐ-TTg) quý IV năm 2025**

1. Điểm bình quân quý IV đạt 82,35 điểm, tăng 2,10 điểm so với quý III/2025 (80,25 điểm).

| Hạng quý IV | Đơn vị | Công khai (20) | Tiến độ giải quyết (30) | Số hóa hồ sơ (25) | Mức độ hài lòng \
(25) | Tổng điểm (100) | Hạng quý III |
|---|---|---|---|---|---|---|---|
| 1 | Phường Lộc Sơn | 19,0 | 29,1 | 23,5 | 24,0 | 95,6 | 2 |
| 2 | Xã Tân Mai | 18,5 | 28,4 | 23,0 | 23,9 | 93,8 | 1 |
| 3 | Xã Phú Lạc | 17,2 | 26,0 | 20,1 | 22,7 | 86,0 | 3 |
"""
ANSWERS = """# HỎI – ĐÁP VỚI NGƯỜI DÂN

**Trung tâm Phục vụ hành chính công phường Lộc Sơn, tỉnh Hạ Vân – Kỳ tháng 10/2025**

**Câu 1. Bà Lê Thị Mai hỏi:** Tôi kết hôn ở xã Đông Khê, nay ở Lộc Sơn, muốn xin trích lục kết hôn \
thì phải về nơi cũ à?

**Trả lời:** Bà không phải về nơi đăng ký trước đây; Trung tâm nhận yêu cầu ngay tại quầy số 3.

**Câu 2. Ông Vũ Văn Hải hỏi:** Trung tâm có máy in cho người dân dùng không?

**Trả lời:** Có, máy in đặt cạnh quầy số 1 và không thu tiền.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        date(2026, 11, 20), **{"thong-bao.md": NOTICE, "hoi-dap.md": ANSWERS}
    ).assistant


def test_a_bare_quarter_of_a_report_of_last_year_is_of_that_year(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Quý IV/2025 xã, phường nào đứng đầu tỉnh Hạ Vân về Bộ chỉ số 766?"
    ).answer
    assert "Lộc Sơn" in answer
    answer = assistant.ask("Điểm bình quân quý IV năm 2025 theo Bộ chỉ số 766 là bao nhiêu?").answer
    assert "82,35" in answer
    assert not assistant.ask("Quý IV/2026 xã nào đứng đầu tỉnh Hạ Vân?").citations


def test_a_quarter_asked_for_without_its_year_is_the_last_one_told_of(assistant: Assistant) -> None:
    for text in ("Quý 4 xã Tân Mai được bao nhiêu điểm?", "tong diem quy IV cua xa Tan Mai"):
        assert "93,8" in assistant.ask(text).answer, text


def test_the_most_points_in_brackets_are_no_part_of_a_name(assistant: Assistant) -> None:
    answer = assistant.ask("Xã Phú Lạc được bao nhiêu điểm tiến độ giải quyết quý IV/2025?").answer
    assert "26,0" in answer
    assert "%" not in answer
    assert "(30)" not in answer


def test_the_office_below_an_authority_hides_not_its_place(assistant: Assistant) -> None:
    answer = assistant.ask("Quý IV/2025 phường Lộc Sơn hơn xã Tân Mai mấy điểm?").answer
    assert "1,8" in answer


def test_a_unit_in_the_story_of_who_asks_is_not_whom_the_answer_is_for(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Ở Lộc Sơn muốn xin trích lục kết hôn có phải về nơi cũ không?").answer
    assert "không phải về" in answer
