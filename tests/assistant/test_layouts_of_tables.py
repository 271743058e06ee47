"""Questions over tables whose column heads name no index: what stands above them does."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

COUNCIL = """# Hội đồng Thẩm định liên vùng

Thông báo số 21/TB-HĐTĐ ngày 10/4/2025

## Kết quả đánh giá Chỉ số cải cách hành chính (PAR INDEX) năm 2024

Kết quả gồm 8 nội dung. Giá trị trung bình của bốn huyện năm 2024 là 84,00 điểm; năm 2023 là 82,50 điểm.

| Hạng 2024 | Huyện | Điểm 2024 | Điểm 2023 | Hạng 2023 |
|---|---|---|---|---|
| 1 | Lâm Khê | 90,25 | 89,75 | 1 |
| 2 | Hạ Trúc | 86,50 | 85,10 | 2 |
| 3 | Vân Điền | 82,15 | 76,05 | 4 |
| 4 | Bách Nham | 77,10 | 79,10 | 3 |
"""


@pytest.fixture(scope="module")
def council(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"thong-bao.md": COUNCIL})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Huyện nào đứng đầu PAR INDEX năm 2024?", "Lâm Khê"),
        ("Huyện nào xếp cuối PAR INDEX năm 2024?", "Bách Nham"),
        ("ha truc duoc may diem par index 2024", "86,50"),
        ("Vân Điền xếp thứ mấy về chỉ số cải cách hành chính năm 2023?", "thứ 4"),
        ("Hạ Trúc tăng bao nhiêu điểm PAR INDEX từ năm 2023 đến năm 2024?", "1,4"),
    ],
)
def test_the_heading_names_the_index_though_a_sentence_tells_a_mean(
    question: str, said: str, council: Indexed
) -> None:
    answer = council.answered(question)
    assert said in answer.answer, answer.answer
