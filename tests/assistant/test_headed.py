"""Sections asked for by their heading, and headings that are no answers."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """SỞ Y TẾ TỈNH ĐỒI MÂY
Số: 52/BC-SYT
Đồi Mây, ngày 04 tháng 7 năm 2026

BÁO CÁO
Công tác phòng bệnh mùa mưa tháng 6 năm 2026

Phần thứ nhất. Kết quả
Toàn tỉnh phun hóa chất tại 37 thôn.

Phần thứ hai. Tồn tại, nguyên nhân
1. Hai trạm thiếu tủ lạnh giữ vắc xin.
2. Đường vào bản bị sạt nhiều ngày.

Phần thứ ba. Phương hướng tháng 7/2026
- Cấp tủ lạnh cho hai trạm.
- Tập huấn cho 45 nhân viên thôn bản.

GIÁM ĐỐC
(đã ký)
Phạm Văn Ổi
"""
NEWS = """Đồi Mây làm đường bản

Tỉnh Đồi Mây đã làm 12 km đường bản trong năm 2025, Sở Y tế cho biết xe cứu thương đi được.

Năm 2026, Đồi Mây phấn đấu:
+ làm thêm 20 km đường bản;
+ sửa 5 cây cầu treo.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bc-phong-benh": REPORT, "tin-duong-ban": NEWS})


SAID = {
    "Phương hướng tháng 7/2026 của Sở Y tế Đồi Mây là gì?": ("tủ lạnh", "45 nhân viên"),
    "báo cáo phòng bệnh của Sở Y tế Đồi Mây nêu tồn tại gì": ("tủ lạnh", "sạt"),
    "Mục tiêu năm 2026 về đường bản của tỉnh Đồi Mây?": ("20 km", "5 cây cầu"),
}


@pytest.mark.parametrize(("question", "said"), SAID.items())
def test_the_list_under_the_heading_answers(
    index: Indexed, question: str, said: tuple[str, ...]
) -> None:
    answer = index.assistant.ask(question).answer
    assert all(words in answer for words in said), answer


@pytest.mark.parametrize(
    "question",
    [
        "Phương hướng tháng 9/2026 của Sở Y tế Đồi Mây là gì?",
        "Phương hướng tháng 7/2026 của Sở Xây dựng Đồi Mây là gì?",
        "Mục tiêu năm 2026 về trồng rừng của tỉnh Đồi Mây?",
    ],
)
def test_a_list_of_something_else_does_not(index: Indexed, question: str) -> None:
    answer = index.assistant.ask(question).answer
    assert "tủ lạnh" not in answer
    assert "cầu treo" not in answer
