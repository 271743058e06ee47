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


WARDS = """# Báo cáo đánh giá năm 2024

## II. CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024

(Kèm theo Công văn số 210/SNV-CCHC ngày 05/02/2025)

Đợt này lấy ý kiến của 1.800 người dân tại bốn phường.

Giá trị trung bình đạt 83,75 điểm.

Số hồ sơ tiếp nhận trong năm là 21.400 hồ sơ, tỷ lệ đúng hạn đạt 97,5%.

Kinh phí thực hiện là 640 triệu đồng.

Bảng 2. Kết quả của các phường

| STT | Đơn vị | Năm 2023 | | Năm 2024 | |
| | | Điểm | Hạng | Điểm | Hạng |
| 1 | Bình Xuyên | 80,10 | 3 | 84,00 | 3 |
| 2 | Tân Trúc | 88,20 | 1 | 90,00 | 1 |
| 3 | Lâm Thượng | 79,00 | 4 | 75,00 | 4 |
| 4 | Hạ Nham | 84,50 | 2 | 86,00 | 2 |
"""


@pytest.fixture(scope="module")
def wards(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"bao-cao": WARDS})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phường nào xếp cuối chỉ số CCHC năm 2024?", "phường Lâm Thượng"),
        ("phuong nao xep thu 3 chi so cchc nam 2024", "phường Bình Xuyên"),
        ("Hạ Nham 2023 chỉ số CCHC được mấy điểm", "84,50"),
        ("Phường nào tăng điểm chỉ số CCHC nhiều nhất năm 2024?", "3,9 điểm"),
    ],
)
def test_bare_names_and_a_heading_far_above_are_read(
    question: str, said: str, wards: Indexed
) -> None:
    answer = wards.assistant.ask(question)
    assert answer.status == "answered"
    assert said.casefold() in answer.answer.casefold(), answer.answer
    assert "CHỈ SỐ" not in answer.answer


YEARS = """# Kết quả Chỉ số cải cách hành chính của các xã

| Xã | Năm | Điểm | Hạng |
|---|---|---|---|
| Lâm Khê | 2023 | 88,50 | 2 |
| Lâm Khê | 2024 | 91,25 | 1 |
| Hạ Trúc | 2023 | 89,10 | 1 |
| Hạ Trúc | 2024 | 86,40 | 2 |
| Vân Nham | 2023 | 75,30 | 3 |
| Vân Nham | 2024 | 77,60 | 3 |
"""


def test_as_many_are_ranked_as_have_a_row_of_the_year(index_texts: IndexTexts) -> None:
    found = index_texts(**{"cac-xa.md": YEARS})
    assert "Vân Nham" in found.assistant.ask("Xã nào xếp cuối chỉ số CCHC năm 2024?").answer
    told = found.assistant.ask("Xã nào đứng đầu chỉ số CCHC năm 2024, được bao nhiêu điểm?").answer
    assert "Lâm Khê" in told
    assert "91,25" in told
    assert "88,50" not in told
    assert "77,60" not in told


PAGE = """<html><head><title>Biểu số 03: Tổng hợp Chỉ số cải cách hành chính năm 2024 của các huyện trong tỉnh</title></head>
<body><h1>Biểu số 03: Tổng hợp Chỉ số cải cách hành chính năm 2024 của các huyện trong tỉnh</h1>
<p>Đơn vị tính: điểm</p>
<table><tr><th>TT</th><th>Địa phương</th><th>Kết quả</th></tr>
<tr><td>1</td><td>Lâm Khê</td><td>91,25</td></tr><tr><td>2</td><td>Hạ Trúc</td><td>86,40</td></tr>
<tr><td>3</td><td>Vân Nham</td><td>77,60</td></tr></table></body></html>
"""


def test_a_page_that_is_a_table_below_a_heading_is_read_whole(index_texts: IndexTexts) -> None:
    found = index_texts(**{"bieu.html": PAGE})
    assert "86,40" in found.assistant.ask("Chỉ số CCHC năm 2024 của huyện Hạ Trúc?").answer
