"""Articles on rankings: scores of fields in lines, blocks of departments, tables without outer bars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

DISTRICT = """# Mường Tâm chốt bảng cải cách hành chính: vì đâu?

*Báo Hạ Vân điện tử, 25/4/2024*

| Năm | Điểm PAR INDEX của huyện Mường Tâm | Xếp hạng |
|---|---|---|
| 2021 | 82,10 | 5 |
| 2022 | 81,20 | 7 |
| 2023 | 78,05 | 9 |

Năm 2023, huyện Mường Tâm mất 3,15 điểm so với năm 2022. Kết quả năm 2023 của từng lĩnh vực (trong \
ngoặc là điểm năm 2022) như sau:

- Cải cách thể chế: 5,50/7 điểm (6,00 điểm);
- Cải cách thủ tục hành chính: 13,05/18 điểm (15,10 điểm);
- Cải cách tổ chức bộ máy: 6,30/7 điểm (6,30 điểm);
- Cải cách tài chính công: 6,40/10 điểm (7,00 điểm).

Huyện chỉ hoàn thành 21/28 nhiệm vụ trong Kế hoạch CCHC năm 2023, đạt 75%.

Kế hoạch khắc phục đặt mục tiêu năm 2024: tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 97% (năm 2023 đạt \
91,4%).
"""
PROVINCE = """CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HẠ VÂN
Thứ sáu, 12/4/2024

Công bố Chỉ số cải cách hành chính năm 2023

Sáng 11/4, UBND tỉnh Hạ Vân công bố Chỉ số cải cách hành chính (PAR INDEX) năm 2023. Huyện Tân Mai \
đứng đầu với 91,02 điểm. Huyện Lộc Sơn đứng thứ hai, đạt 90,17 điểm; dù điểm số cao hơn năm trước \
(89,31 điểm) nhưng vẫn phải nhường ngôi.

Ở khối sở, ban, ngành (16 đơn vị), điểm trung bình đạt 88,40 điểm. Sở Nội vụ dẫn đầu với 95,00 điểm; \
Văn phòng UBND tỉnh xếp thứ ba, đạt 93,30 điểm. Ba đơn vị cuối bảng lần lượt là Sở Y tế (hạng 14, \
82,15 điểm), Sở Xây dựng (hạng 15, 80,90 điểm) và Sở Công Thương (hạng 16, 78,20 điểm).

Về phân nhóm: từ 90 điểm trở lên xếp loại Xuất sắc; từ 80 đến dưới 90 điểm xếp loại Tốt.
"""
SURVEY = """# DDCI tỉnh Đông Vân năm 2022

*Đăng ngày 15/3/2023*

UBND tỉnh Đông Vân công bố Chỉ số năng lực cạnh tranh cấp sở, ngành và địa phương (DDCI) năm 2022.

Hạng | Địa phương | Điểm 2022 | Điểm 2021
---|---|---|---
1 | Huyện Cồn Lau | 74,10 | 70,30
2 | TP Đông Hải | 73,05 | 73,95
3 | Huyện Gò Mía | 66,85 | 67,50

Riêng huyện Gò Mía có chỉ số Tiếp cận đất đai chỉ đạt 4,15 điểm.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        date(2024, 6, 1), **{"huyen.md": DISTRICT, "tinh.txt": PROVINCE, "ddci.md": SURVEY}
    ).assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cải cách thủ tục hành chính của huyện Mường Tâm năm 2022 được bao nhiêu điểm", "15,10"),
        ("cải cách thủ tục hành chính của huyện Mường Tâm năm 2023 được bao nhiêu điểm", "13,05"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn năm 2023 của huyện Mường Tâm là bao nhiêu?", "91,4%"),
        ("PAR INDEX năm 2022 của huyện Lộc Sơn là bao nhiêu điểm?", "89,31"),
        ("DDCI năm 2021 của huyện Gò Mía bao nhiêu điểm?", "67,50"),
        ("DDCI 2022: tiếp cận đất đai của huyện Gò Mía mấy điểm?", "4,15"),
        ("Sở nào xếp cuối khối sở tỉnh Hạ Vân về cải cách hành chính năm 2023?", "Sở Công Thương"),
        ("Sở Xây dựng tỉnh Hạ Vân xếp thứ mấy cải cách hành chính năm 2023?", "15"),
    ],
)
def test_a_figure_is_told_of_its_own_field_year_and_unit(
    assistant: Assistant, text: str, said: str
) -> None:
    assert said in assistant.ask(text).answer


def test_what_is_of_an_office_or_a_block_is_no_figure_of_the_province(assistant: Assistant) -> None:
    for text in (
        "Chỉ số cải cách hành chính năm 2023 của tỉnh Hạ Vân đạt bao nhiêu điểm?",
        "Tỉnh Hạ Vân xếp thứ mấy về cải cách hành chính năm 2023?",
        "Tỉnh Hạ Vân được xếp loại gì về cải cách hành chính năm 2023?",
    ):
        answer = assistant.ask(text).answer
        assert not any(one in answer for one in ("88,40", "93,30", "thứ 3 ", "tỉnh Hạ Vân được"))


def test_a_share_of_tasks_is_no_index(assistant: Assistant) -> None:
    answer = assistant.ask("PAR INDEX năm 2023 của huyện Mường Tâm là bao nhiêu?").answer
    assert "78,05" in answer
    assert "75%" not in answer


@pytest.mark.parametrize(
    "text",
    [
        "mảng nào của huyện Mường Tâm rớt điểm nặng nhất so với năm 2022?",
        "lĩnh vực nào của huyện Mường Tâm giảm nhiều nhất năm 2023 so với năm 2022",
    ],
)
def test_the_field_that_fell_most_is_worked_out_of_lines(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text).answer
    assert "Cải cách thủ tục hành chính" in answer
    assert "2,05" in answer


def test_whether_any_field_rose_is_answered_of_the_fields(assistant: Assistant) -> None:
    answer = assistant.ask("Có lĩnh vực nào của huyện Mường Tâm tăng điểm năm 2023 không?").answer
    assert "không lĩnh vực nào tăng" in answer


def test_a_change_since_a_year_is_not_one_up_to_it(assistant: Assistant) -> None:
    answer = assistant.ask("Huyện Mường Tâm giảm bao nhiêu điểm so với năm 2022?").answer
    assert "0,9 điểm" not in answer
    assert "3,15" in answer
