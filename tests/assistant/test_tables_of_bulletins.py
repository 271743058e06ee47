"""Questions over the tables of bulletins: parts that add up, ranks as row numbers, captions of pages."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, index

RANKING = """# Hạ Sơn công bố Chỉ số cải cách hành chính cấp huyện năm 2024: Vân Thượng bất ngờ dẫn đầu

**Cổng thông tin điện tử tỉnh Hạ Sơn** | 20/02/2025

Sáng 19/2, UBND tỉnh Hạ Sơn công bố Chỉ số cải cách hành chính (PAR Index) năm 2024 của 5 huyện, thị xã.

## Bảng 1. Kết quả PAR Index cấp huyện năm 2024 (đơn vị tính: %)

| TT | Đơn vị | Điểm thẩm định | Điểm khảo sát | Chỉ số 2024 | Chỉ số 2023 | Hạng 2023 | Tăng/giảm bậc |
|---:|---|---:|---:|---:|---:|---:|:---:|
| 1 | Huyện Vân Thượng | 62,40 | 26,10 | 88,50 | 84,10 | 3 | ↑ 2 |
| 2 | Huyện Đá Trắng | 61,15 | 25,70 | 86,85 | 87,30 | 1 | ↓ 1 |
| 3 | Thị xã Khe Ngang | 60,05 | 24,90 | 84,95 | 85,00 | 2 | ↓ 1 |
| 4 | Huyện Bãi Lau | 57,30 | 24,35 | 81,65 | 78,20 | 5 | ↑ 1 |
| 5 | Huyện Nà Hin | 52,85 | 23,05 | 75,90 | 80,40 | 4 | ↓ 1 |
| | **Trung bình** | **58,75** | **24,82** | **83,57** | **83,00** | | |

## Bảng 2. Giá trị trung bình các chỉ số thành phần (%)

| Chỉ số thành phần | 2023 | 2024 |
|---|---|---|
| Cải cách thể chế | 91,10 | 92,05 |
| Cải cách tài chính công | 78,40 | 75,15 |

Huyện Vân Thượng tăng 2 bậc, từ thứ 3 lên thứ nhất.

Dịp này, tỉnh thưởng 25 triệu đồng cho đơn vị hạng nhất và 15 triệu đồng cho đơn vị hạng nhì.
"""
SURVEY = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kết quả SIPAS tỉnh Hạ Sơn năm 2024</title></head><body>
<h1>Kết quả đo lường sự hài lòng của người dân tỉnh Hạ Sơn năm 2024</h1>
<p>Viện Nghiên cứu Hạ Sơn công bố Chỉ số hài lòng (SIPAS) năm 2024, khảo sát 1.250 người dân tại ba huyện trong tháng 11/2024. Đây là năm thứ tư tỉnh khảo sát; năm 2021 là năm đầu tiên.</p>
<h2>Theo yếu tố</h2>
<table><caption>Bảng 1. Mức độ hài lòng theo yếu tố (Đơn vị: %)</caption>
<thead><tr><th rowspan="2">Yếu tố</th><th colspan="2">Năm</th><th rowspan="2">2024 so với 2023</th></tr>
<tr><th>2023</th><th>2024</th></tr></thead>
<tr><td>Tiếp cận dịch vụ</td><td>81,20</td><td>83,35</td><td>+2,15</td></tr>
<tr><td>Kết quả dịch vụ</td><td>86,05</td><td>85,60</td><td>-0,45</td></tr>
<tr><td>Tiếp nhận, xử lý phản ánh, kiến nghị</td><td>70,10</td><td>74,80</td><td>+4,70</td></tr>
<tr><td>SIPAS chung</td><td>80,44</td><td>82,67</td><td>+2,23</td></tr></table>
<h2>Theo địa bàn</h2>
<table><caption>Bảng 2. SIPAS theo địa bàn</caption>
<tr><th>STT</th><th>Địa bàn</th><th>Số phiếu</th><th>SIPAS 2023 (%)</th><th>SIPAS 2024 (%)</th><th>Thứ hạng 2024</th></tr>
<tr><td>1</td><td>Huyện Vân Thượng</td><td>420</td><td>79,10</td><td>84,20</td><td>1</td></tr>
<tr><td>2</td><td>Huyện Đá Trắng</td><td>415</td><td>82,30</td><td>83,05</td><td>2</td></tr>
<tr><td>3</td><td>Huyện Nà Hin</td><td>415</td><td>79,95</td><td>80,75</td><td>3</td></tr>
<tr><td colspan="2">Tổng số/chung toàn tỉnh</td><td>1.250</td><td>80,44</td><td>82,67</td><td>–</td></tr></table>
</body></html>"""
COMMUNE = """<html><head><meta charset="utf-8"><title>Báo cáo tháng 8/2025</title></head><body>
<table><tr><td>ỦY BAN NHÂN DÂN<br><b>XÃ LŨNG CHÀM</b><br>Số: 51/BC-UBND</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc<br><i>Lũng Chàm, ngày 27 tháng 8 năm 2025</i></td></tr></table>
<h2>BÁO CÁO<br>Kết quả cải cách hành chính tháng 8 năm 2025 của xã</h2>
<p>Ủy ban nhân dân xã báo cáo kết quả công tác cải cách hành chính trên địa bàn trong tháng như sau:</p>
<table><caption>Biểu 1. Tình hình giải quyết hồ sơ theo lĩnh vực (ĐVT: hồ sơ)</caption>
<tr><th>TT</th><th>Lĩnh vực</th><th>Tiếp nhận</th><th>Trong đó: trực tuyến</th><th>Đã giải quyết</th><th>Quá hạn</th></tr>
<tr><td>1</td><td>Hộ tịch, chứng thực</td><td>640</td><td>410</td><td>633</td><td>0</td></tr>
<tr><td>2</td><td>Đất đai</td><td>187</td><td>75</td><td>140</td><td>19</td></tr>
<tr><td>3</td><td>Xây dựng</td><td>24</td><td>9</td><td>20</td><td>4</td></tr>
<tr><th colspan="2">Tổng cộng</th><th>851</th><th>494</th><th>793</th><th>23</th></tr></table>
<p>Trong kỳ, xã không phát sinh phản ánh, kiến nghị nào về thái độ phục vụ của công chức.</p>
<p><b>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</b><br><br><b>Lò Văn Thuật</b></p></body></html>"""


@pytest.fixture(scope="module")
def bulletins(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    folder = tmp_path_factory.mktemp("bulletins")
    sources = {"ranking.md": RANKING, "survey.html": SURVEY, "commune.html": COMMUNE}
    paths = [folder / name for name in sources]
    for path in paths:
        path.write_text(sources[path.name], encoding="utf-8")
    return index(folder / "index", *paths)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chỉ số cải cách hành chính năm 2024 của huyện Bãi Lau đạt bao nhiêu phần trăm?", "81,65"),
        ("PAR Index năm 2023 của thị xã Khe Ngang là bao nhiêu?", "85,00"),
        ("Điểm thẩm định của huyện Nà Hin năm 2024 là bao nhiêu?", "52,85"),
        ("thi xa khe ngang hang may nam 2024", "thứ 3"),
        ("Huyện Vân Thượng xếp thứ mấy PAR Index năm 2023?", "thứ 3"),
        ("huyen da trang giam may bac so voi nam 2023", "giảm 1 bậc"),
        ("Cải cách tài chính công của Hạ Sơn tăng hay giảm so với năm 2023?", "3,25"),
        ("Huyện nào ở Hạ Sơn có mức tăng SIPAS lớn nhất năm 2024 so với 2023?", "Vân Thượng"),
        ("SIPAS của Hạ Sơn năm 2023 là bao nhiêu phần trăm?", "80,44"),
        ("tiep nhan xu ly phan anh kien nghi nam 2023 ha son dat may phan tram hai long", "70,10"),
        ("Tháng 8/2025 xã Lũng Chàm tiếp nhận bao nhiêu hồ sơ đất đai?", "187"),
        ("Chủ tịch UBND xã Lũng Chàm là ai?", "Lò Văn Thuật"),
    ],
)
def test_a_bulletin_tells_what_its_tables_hold(
    question: str, said: str, bulletins: Indexed
) -> None:
    answer = bulletins.assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer, answer.answer


def test_parts_of_an_index_are_not_told_as_the_index(bulletins: Indexed) -> None:
    answer = bulletins.assistant.ask("Những huyện nào của Hạ Sơn có chỉ số CCHC năm 2024 dưới 82%?")
    assert "Bãi Lau" in answer.answer
    assert "Nà Hin" in answer.answer
    assert "Vân Thượng" not in answer.answer
    assert "57,30" not in answer.answer


def test_a_survey_says_nothing_of_a_year_that_it_only_names(bulletins: Indexed) -> None:
    answer = bulletins.assistant.ask("SIPAS năm 2021 của tỉnh Hạ Sơn là bao nhiêu?")
    assert answer.status != "answered", answer.answer
