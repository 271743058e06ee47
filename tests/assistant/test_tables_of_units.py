"""Tables of a province's units: kinds in short, states of files, sums of one tier, loose columns."""

from __future__ import annotations

import pytest

from index_store.store import FigureQuery
from tests.assistant.indexes import Indexed, IndexTexts

QUARTER = """**UBND TỈNH SA KHÊ**
**SỞ NỘI VỤ**

Số: 88/BC-SNV — *Sa Khê, ngày 20 tháng 6 năm 2024*

# BÁO CÁO
## Công tác cải cách hành chính quý II năm 2024

### II. KẾT QUẢ

#### 2. Cải cách thủ tục hành chính

*Bảng 1. Kết quả theo cấp*

| Cấp | Tiếp nhận mới | Đã giải quyết | Quá hạn (đã giải quyết) | Tỷ lệ quá hạn (%) |
|---|---|---|---|---|
| Cấp tỉnh | 21.400 | 21.150 | 211 | 1,00 |
| Cấp huyện | 14.620 | 14.480 | 391 | 2,70 |
| Cấp xã | 40.310 | 40.105 | 84 | 0,21 |
| **Toàn tỉnh** | **76.330** | **75.735** | **686** | **0,91** |

*Bảng 2. Kết quả của Bộ phận Một cửa cấp huyện*

| TT | Đơn vị | Tiếp nhận mới | Đã giải quyết | Quá hạn | Tỷ lệ quá hạn (%) | Hồ sơ trực tuyến (%) |
|---|---|---|---|---|---|---|
| 1 | TP. Sa Khê | 4.310 | 4.280 | 150 | 3,50 | 81,4 |
| 2 | T.X Mây Lĩnh | 3.120 | 3.090 | 34 | 1,10 | 77,9 |
| 3 | H. Đồi Thượng | 3.640 | 3.610 | 162 | 4,49 | 58,2 |
| 4 | H.Bãi Vàng | 3.550 | 3.500 | 45 | 1,29 | 63,7 |
| | **Cộng** | **14.620** | **14.480** | **391** | **2,70** | |
"""
RANKED = """<html><head><title>Quyết định công bố Chỉ số CCHC năm 2022</title></head><body>
<p>ỦY BAN NHÂN DÂN TỈNH SA KHÊ</p><p>Số: 512/QĐ-UBND</p><p>Sa Khê, ngày 04 tháng 4 năm 2023</p>
<h2>QUYẾT ĐỊNH<br>Công bố Chỉ số cải cách hành chính năm 2022 của UBND các huyện, thị xã, thành phố</h2>
<h3>Phụ lục. CHỈ SỐ CCHC NĂM 2022 CỦA UBND CẤP HUYỆN</h3>
<table>
<tr><th rowspan="2">Hạng 2022</th><th rowspan="2">Đơn vị</th><th colspan="3">Điểm năm 2022</th></tr>
<tr><th>Thẩm định (tối đa 65)</th><th>Điều tra XHH (tối đa 35)</th><th>Tổng</th></tr>
<tr><td>1</td><td>Bãi Vàng</td><td>60,10</td><td>31,05</td><td>91,15</td></tr>
<tr><td>2</td><td>Thị xã Mây Lĩnh</td><td>58,44</td><td>31,20</td><td>89,64</td></tr>
<tr><td>3</td><td>Đồi Thượng</td><td>55,72</td><td>28,90</td><td>84,62</td></tr>
</table></body></html>
"""
SURVEY = """ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  TỈNH SA KHÊ                                 Độc lập - Tự do - Hạnh phúc
Số: 19/BC-UBND                              Sa Khê, ngày 10 tháng 3 năm 2022

                               BÁO CÁO
   Kết quả đo lường sự hài lòng của người dân đối với sự phục vụ
        của cơ quan hành chính nhà nước tỉnh Sa Khê (SIPAS) năm 2021

II. Kết quả theo 03 yếu tố (đơn vị: %)

Yếu tố                                        2020     2021     Tăng/giảm
1. Tiếp cận dịch vụ                           80,10    82,45    +2,35
2. Thủ tục hành chính                         81,60    83,02    +1,42
3. Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị 70,25   75,31    +5,06

III. Kết quả theo địa bàn cấp huyện (đơn vị: %)

Hạng   Địa bàn              2021     2020
1      Huyện Bãi Vàng       86,20    84,05
2      Thành phố Sa Khê     84,91    85,33
3      Huyện Đồi Thượng     77,48    75,02
"""
PLAN = """UBND TỈNH SA KHÊ
Số: 210/KH-UBND
Sa Khê, ngày 28 tháng 12 năm 2025

# KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH SA KHÊ NĂM 2026

| STT | Chỉ tiêu | Kết quả 2025 (ước) | Chỉ tiêu 2026 |
|---|---|---|---|
| 1 | Chỉ số hài lòng (SIPAS) | 87,2% | 90% |
| 2 | Chỉ số chuyển đổi số (DTI) | hạng 41 | hạng 35 trở lên |

### II. Phân công nhiệm vụ

Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn
1. Rà soát quy chế văn hóa công sở | Sở Nội vụ | Sở Tư pháp | 30/4/2026
2. Lắp đặt 22 máy lấy số tự động tại Bộ phận Một cửa cấp xã | UBND cấp huyện | Bưu điện tỉnh | 31/8/2026
"""
OFFICES = """<html><head><title>Kết quả giải quyết thủ tục hành chính quý I/2025 của các sở tỉnh Sa Khê</title></head><body>
<h1>Kết quả giải quyết thủ tục hành chính quý I/2025 của các sở tỉnh Sa Khê</h1><p>Ngày 10/4/2025</p>
<table><tr><th rowspan=2>TT</th><th rowspan=2>Cơ quan</th><th colspan=3>Số hồ sơ tiếp nhận</th><th colspan=3>Số hồ sơ đã giải quyết</th></tr>
<tr><th>Tổng số</th><th>Trực tuyến</th><th>Trực tiếp, bưu chính</th><th>Tổng số</th><th>Trước và đúng hạn</th><th>Quá hạn</th></tr>
<tr><td>1</td><td>Sở Tư pháp</td><td>1.250</td><td>1.020</td><td>230</td><td>1.180</td><td>1.165</td><td>15</td></tr>
<tr><td>2</td><td>Sở Y tế</td><td>640</td><td>470</td><td>170</td><td>615</td><td>604</td><td>11</td></tr></table></body></html>
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(
        **{
            "quy-2.md": QUARTER,
            "quyet-dinh.html": RANKED,
            "sipas.txt": SURVEY,
            "ke-hoach.md": PLAN,
            "cac-so.html": OFFICES,
        }
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Huyện nào có tỷ lệ hồ sơ trễ hạn cao nhất quý II/2024?", ("huyện Đồi Thượng", "4,49%")),
        ("Quý II/2024 thị xã Mây Lĩnh tiếp nhận bao nhiêu hồ sơ?", ("3.120 hồ sơ",)),
        ("Tỷ lệ hồ sơ trực tuyến của huyện Bãi Vàng quý II/2024?", ("63,7%",)),
        ("Tỷ lệ hồ sơ quá hạn của tỉnh Sa Khê quý II/2024?", ("0,91%",)),
        ("Tỉnh Sa Khê quý II/2024 tiếp nhận bao nhiêu hồ sơ?", ("76.330 hồ sơ",)),
        ("Huyện nào đứng đầu Chỉ số CCHC năm 2022 của tỉnh Sa Khê?", ("Bãi Vàng", "91,15")),
        ("Điểm điều tra xã hội học năm 2022 của huyện Đồi Thượng?", ("28,90 điểm",)),
        ("SIPAS năm 2021 của huyện Đồi Thượng là bao nhiêu?", ("77,48%",)),
        ("SIPAS năm 2020 của thành phố Sa Khê?", ("85,33%",)),
        ("Chỉ số hài lòng năm 2025 của tỉnh Sa Khê?", ("87,2%",)),
        ("Mục tiêu SIPAS năm 2026 của tỉnh Sa Khê?", ("90%",)),
        ("Quý I/2025 Sở Tư pháp tiếp nhận bao nhiêu hồ sơ?", ("1.250",)),
        ("Đơn vị nào chủ trì lắp đặt máy lấy số tự động ở xã?", ("UBND cấp huyện",)),
        ("Rà soát quy chế văn hóa công sở xong khi nào?", ("30/4/2026",)),
    ],
)
def test_the_cell_that_is_asked_for_is_told(
    indexed: Indexed, question: str, told: tuple[str, ...]
) -> None:
    answer = indexed.assistant.ask(question)
    assert answer.status == "answered", answer.answer
    assert all(words in answer.answer for words in told), answer.answer


def test_some_of_the_files_are_not_all_of_them(indexed: Indexed) -> None:
    figures = [
        (one.figure.value, one.figure.indicator.value)
        for one in indexed.store.figures(FigureQuery())
        if one.figure.indicator is not None
    ]
    assert (1250, "Số hồ sơ tiếp nhận") in figures
    assert (230, "Số hồ sơ tiếp nhận") not in figures
    assert (1165, "Số hồ sơ đã giải quyết") not in figures


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ số cải cách thủ tục hành chính của tỉnh Sa Khê quý II/2024 bao nhiêu điểm?",
        "SIPAS năm 2019 của huyện Bãi Vàng?",
    ],
)
def test_an_area_of_reform_over_a_table_scores_nothing(indexed: Indexed, question: str) -> None:
    answer = indexed.assistant.ask(question)
    assert answer.status != "answered", answer.answer
