"""Tables of a department's monthly report and of a cluster of provinces: the cell that is asked for."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

MONTHLY = """UBND TỈNH VÂN SA
**SỞ VĂN HÓA VÀ DU LỊCH**

Số: 71/BC-SVHDL

*Vân Sa, ngày 04 tháng 6 năm 2025*

# BÁO CÁO

**Kết quả tiếp nhận, giải quyết hồ sơ thủ tục hành chính tháng 5 năm 2025**

## 1. Số liệu chung

Trong tháng 5/2025, Sở tiếp nhận 512 hồ sơ, tăng 40 hồ sơ so với tháng 4 (472 hồ sơ).

## 2. Số liệu theo lĩnh vực

| Lĩnh vực | Tiếp nhận | Đã giải quyết | Trễ hạn | Nộp trực tuyến |
|---|---:|---:|---:|---:|
| Di sản | 118 | 109 | 2 | 97 |
| Du lịch | 241 | 233 | 6 | 230 |
| Quảng cáo | 153 | 150 | 0 | 141 |
| **Tổng cộng** | **512** | **492** | **8** | **468** |
"""
CLUSTER = """<html><head><title>Công bố PAR INDEX năm 2024 của Cụm số 9</title></head><body>
<h1>Công bố PAR INDEX năm 2024 của Cụm số 9</h1>
<p>Tỉnh Trà Khê, đơn vị đứng đầu năm 2023, lùi xuống vị trí thứ 2.</p>
<table>
<tr><th>Hạng 2024</th><th>Đơn vị</th><th>PAR INDEX 2024 (%)</th></tr>
<tr><td>1</td><td>Tỉnh Vân Sa</td><td>91,42</td></tr>
<tr><td>2</td><td>Tỉnh Trà Khê</td><td>90,10</td></tr>
<tr><td>3</td><td>Thành phố Bến Hạc</td><td>85,05</td></tr>
<tr><td>4</td><td>Tỉnh Đắk Nhe</td><td>83,18</td></tr>
</table></body></html>
"""


SERVICE = """# Vân Sa công bố Bộ chỉ số phục vụ người dân, doanh nghiệp của các xã

Văn phòng UBND tỉnh Vân Sa vừa công bố điểm của 40 xã, phường theo bộ chỉ số này.

- Cuối bảng:
  - xã Trà Nhạn: 64,38 điểm (hạng 39)
  - xã Khe Lèn: 61,07 điểm (hạng 40)
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"bao-cao.md": MONTHLY, "cum-9.html": CLUSTER, "bo-chi-so.md": SERVICE})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Lĩnh vực du lịch tiếp nhận bao nhiêu hồ sơ trong tháng 5/2025?", "241", "230"),
        ("so ho so linh vuc di san da giai quyet thang 5/2025", "109", "118"),
        ("Sở Văn hóa và Du lịch tiếp nhận bao nhiêu hồ sơ trong tháng 5/2025?", "512", "241"),
        ("Những tỉnh, thành phố nào có PAR INDEX 2024 dưới 86%?", "Bến Hạc", "Trà Khê"),
        ("Những tỉnh, thành phố nào có PAR INDEX 2024 dưới 86%?", "2/4", "2/3"),
    ],
)
def test_the_cell_is_of_the_line_and_the_column_that_are_asked_for(
    indexed: Indexed, question: str, said: str, unsaid: str
) -> None:
    answer = indexed.answered(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


def test_a_table_of_one_month_says_nothing_of_another(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("Lĩnh vực du lịch tiếp nhận bao nhiêu hồ sơ trong tháng 3/2025?")
    assert answer.status == "not_found", answer.answer


def test_where_a_unit_stood_a_year_before_is_not_where_it_came_to(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("Tỉnh Trà Khê xếp thứ mấy về PAR INDEX năm 2024?")
    assert "thứ 2" in answer.answer


def test_a_number_in_the_name_of_an_index_is_no_figure(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("xã Khe Lèn được bao nhiêu điểm theo Bộ chỉ số 766?")
    assert answer.status == "answered"
    assert "61,07" in answer.answer
    assert "64,38" not in answer.answer
