"""Questions over tables as offices lay them out: shared ranks, signs, bounds, groups of columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.indexes import Indexed, IndexTexts, index

COMMUNES = """Bảng xếp hạng chỉ số CCHC năm 2024 của các xã thuộc huyện Vân Mây,,,,,
STT,Xã,Điểm năm 2023,Điểm năm 2024,Tăng/giảm điểm so với năm 2023,Thứ hạng năm 2024
1,Xã Lâm Trúc,"81,20","88,45","+7,25",1
2,Xã Hạ Mộc,"84,00","86,10","+2,10",2-3
3,Xã Thượng Mộc,"85,15","86,10","+0,95",2-3
4,Xã Bách Tùng,"83,40","82,40","-1,00",4
"""
GOALS = """# Kế hoạch cải cách hành chính năm 2025 của UBND tỉnh Hạ Bình

| TT | Chỉ tiêu | ĐVT | Thực hiện 2024 | Kế hoạch 2025 |
|---|---|---|---|---|
| 1 | Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến | % | 72,4 | ≥ 80 |
| 2 | Thời gian giải quyết bình quân một hồ sơ đất đai | ngày | 21 | Dưới 18 |
"""
DOSSIERS = """<html><head><title>Kết quả giải quyết hồ sơ 6 tháng đầu năm 2025 của huyện Vân Mây</title></head><body>
<h1>Kết quả giải quyết hồ sơ 6 tháng đầu năm 2025 của huyện Vân Mây</h1><p>Biểu 1. Tình hình tiếp nhận, giải quyết hồ sơ 6 tháng đầu năm 2025 (Đơn vị tính: hồ sơ)</p>
<table><tr><th rowspan=2>TT</th><th rowspan=2>Lĩnh vực</th><th colspan=2>Số hồ sơ tiếp nhận</th>
<th colspan=2>Số hồ sơ đã giải quyết</th></tr>
<tr><th>Tổng số</th><th>Trực tuyến</th><th>Tổng số</th><th>Quá hạn</th></tr>
<tr><td>1</td><td>Đất đai</td><td>1.204</td><td>834</td><td>1.180</td><td>7</td></tr>
<tr><td>2</td><td>Hộ tịch</td><td>2.310</td><td>2.290</td><td>2.305</td><td>2</td></tr>
<tr><td></td><td>Tổng cộng</td><td>3.514</td><td>3.124</td><td>3.485</td><td>9</td></tr></table></body></html>
"""
FEES = """# Danh mục thủ tục hành chính của Sở Tư pháp tỉnh Hạ Bình

| STT | Tên thủ tục hành chính | Thời hạn giải quyết | Phí, lệ phí (nếu có) |
|---|---|---|---|
| 1 | Cấp phiếu lý lịch tư pháp số 1 | 10 ngày làm việc | 200.000 đồng/lần/người |
| 2 | Đăng ký hành nghề công chứng | 07 ngày làm việc kể từ ngày nhận đủ hồ sơ | Không |
| 3 | Thành lập văn phòng công chứng | 20 ngày | 1.000.000 đồng/hồ sơ |
"""
WARDS = """# Công bố chỉ số cải cách hành chính năm 2025 của các phường, xã thuộc tỉnh Hạ Bình

| STT | Đơn vị | Chỉ số CCHC | Xếp hạng |
|---|---|---|---|
| 1 | Phường Vĩnh Thạch | 91,20 | 1 |
| 2 | Phường Thanh Yên | 88,10 | 2 |
| 3 | Xã Sơn Nhuận | 89,40 | 3 |
"""
FIELDS = """# Bảng chấm điểm chỉ số cải cách hành chính năm 2024 của huyện Vân Mây

| STT | Tiêu chí | Điểm tối đa | Điểm tự chấm | Điểm thẩm định |
|---|---|---|---|---|
| I | Cải cách thể chế | 10 | 9,5 | 9 |
| II | Chuyển đổi số | 20 | 18 | 17,25 |
| | Tổng điểm | 30 | 27,5 | 26,25 |
"""
MONEY = """# Báo cáo sử dụng kinh phí cải cách hành chính của tỉnh Hạ Bình năm 2024

Biểu 03. Kinh phí thực hiện cải cách hành chính của các đơn vị năm 2024 (Đơn vị: triệu đồng)

| TT | Tên đơn vị | Dự toán được giao | Đã thực hiện | Tỷ lệ (%) |
|---|---|---|---|---|
| 1 | Sở Nội vụ | 1.250 | 1.100 | 88,0 |
| 2 | Sở Tư pháp | 640 | 640 | 100 |
"""
FILES = {
    "xa.csv": COMMUNES,
    "ke-hoach.md": GOALS,
    "ho-so.html": DOSSIERS,
    "thu-tuc.md": FEES,
    "phuong.md": WARDS,
    "tieu-chi.md": FIELDS,
    "kinh-phi.md": MONEY,
}


@pytest.fixture(scope="module")
def tables(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{**FILES})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Xã Hạ Mộc xếp thứ mấy năm 2024?", "đồng hạng 2-3"),
        ("xa thuong moc xep thu may nam 2024", "đồng hạng 2-3"),
        ("Xã Bách Tùng năm 2024 tăng hay giảm bao nhiêu điểm so với năm 2023?", "giảm 1"),
        ("Chỉ tiêu tỷ lệ hồ sơ nộp trực tuyến năm 2025 của tỉnh Hạ Bình?", "80% trở lên"),
        ("Năm 2025 tỉnh Hạ Bình đặt mục tiêu thời gian giải quyết hồ sơ đất đai là bao nhiêu ngày?", "dưới 18 ngày"),
        ("6 tháng đầu năm 2025 huyện Vân Mây tiếp nhận bao nhiêu hồ sơ đất đai?", "1.204 hồ sơ"),
        ("6 tháng đầu năm 2025 huyện Vân Mây tiếp nhận tổng cộng bao nhiêu hồ sơ?", "3.514 hồ sơ"),
        ("Thời hạn cấp phiếu lý lịch tư pháp số 1 là bao nhiêu ngày?", "10 ngày làm việc"),
        ("Lệ phí thành lập văn phòng công chứng bao nhiêu?", "Thành lập văn phòng công chứng"),
        ("Điểm tự chấm của huyện Vân Mây năm 2024 là bao nhiêu?", "27,5 điểm"),
        ("Kinh phí cải cách hành chính của Sở Nội vụ năm 2024 đã thực hiện bao nhiêu?", "1.100 triệu đồng"),
    ],
)  # fmt: skip
def test_the_cell_is_told_as_the_table_means_it(question: str, said: str, tables: Indexed) -> None:
    answer = tables.assistant.ask(question)
    assert said in answer.answer, answer.answer


def test_a_stated_rank_that_the_scores_contradict_is_said(tables: Indexed) -> None:
    answer = tables.assistant.ask("Xã Sơn Nhuận xếp thứ mấy về chỉ số CCHC năm 2025?")
    assert "thứ 3" in answer.answer
    assert any("89,40" in n.text and "88,10" in n.text for n in answer.notes), answer.notes


def test_money_is_not_answered_by_the_index(tables: Indexed) -> None:
    question = "Đơn vị nào được giao dự toán kinh phí cải cách hành chính nhiều nhất năm 2024?"
    assert "Chỉ số" not in tables.assistant.ask(question).answer


def test_what_a_unit_gave_itself_is_not_what_it_was_given(tables: Indexed) -> None:
    answer = tables.assistant.ask("Huyện Vân Mây đạt bao nhiêu điểm chỉ số CCHC năm 2024?")
    assert "27,5" not in answer.answer


def test_what_is_counted_up_to_its_last_day_is_of_a_stretch(tmp_path: Path) -> None:
    source = tmp_path / "von.md"
    source.write_text(
        "# Tình hình giải ngân vốn đầu tư công của tỉnh Hạ Bình\n\n"
        "| TT | Chủ đầu tư | Lũy kế giải ngân đến 30/9/2025 (tỷ đồng) |\n|---|---|---|\n"
        "| 1 | UBND huyện Vân Mây | 94,5 |\n| 2 | UBND huyện Lạc Mây | 120,25 |\n",
        encoding="utf-8",
    )
    found = index(tmp_path / "index", source)
    asked = "9 tháng đầu năm 2025 huyện Vân Mây giải ngân được bao nhiêu tỷ đồng?"
    assert "94,5" in found.assistant.ask(asked).answer
    half = "6 tháng đầu năm 2025 huyện Vân Mây giải ngân được bao nhiêu tỷ đồng?"
    assert "94,5" not in found.assistant.ask(half).answer
