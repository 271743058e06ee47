"""Ranks and numbers are asked for in many ways, and each is answered as its plain question is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.wording.frames import in_known_frames
from index_store.language.knowledge import table_column

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

ANNEX = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Phụ lục Quyết định số 91/QĐ-UBND</title></head>
<body>
<p><b>ỦY BAN NHÂN DÂN TỈNH KHÊ LÂM</b></p>
<h2>PHỤ LỤC<br>KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP HUYỆN</h2>
<p><i>(Kèm theo Quyết định số 91/QĐ-UBND ngày 18 tháng 3 năm 2024 của Chủ tịch UBND tỉnh Khê Lâm)</i></p>
<table border="1">
<tr><th rowspan="2">TT</th><th rowspan="2">Đơn vị</th><th colspan="2">Năm 2022</th><th colspan="2">Năm 2023</th></tr>
<tr><th>Điểm</th><th>Xếp hạng</th><th>Điểm</th><th>Xếp hạng</th></tr>
<tr><td>1</td><td>Huyện Nậm Bung</td><td>84,10</td><td>2</td><td>90,35</td><td>1</td></tr>
<tr><td>2</td><td>Huyện Tả Vân Hạ</td><td>85,20</td><td>1</td><td>88,05</td><td>2</td></tr>
<tr><td>3</td><td>Huyện Cốc Lùng</td><td>80,90</td><td>4</td><td>83,15</td><td>3</td></tr>
<tr><td>4</td><td>Huyện Pha Luông</td><td>82,40</td><td>3</td><td>79,60</td><td>4</td></tr>
</table>
</body></html>
"""
REPORT = """ỦY BAN NHÂN DÂN
TỈNH KHÊ LÂM
Số: 320/BC-UBND
Khê Lâm, ngày 15 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2023

1. Năm 2023 toàn tỉnh tiếp nhận 41.250 hồ sơ, tỷ lệ hồ sơ trực tuyến đạt 61,4%.
2. Tổng kinh phí thực hiện cải cách hành chính năm 2023 là 7,25 tỷ đồng.
3. Tổ lưu động của tỉnh tiếp nhận 968 hồ sơ tại 14 xã.
4. Tỷ lệ hồ sơ giải quyết đúng hạn của tỉnh năm 2023 đạt 97,85%.
5. Mức thu chứng thực bản sao là 2.000 đồng/trang.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    texts = {"phu-luc.html": ANNEX, "bao-cao.txt": REPORT}
    return module_texts(date(2024, 6, 1), **texts).assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Khê Lâm 2023, ngôi đầu về tay huyện nào?", "Nậm Bung"),
        ("Năm 2023 huyện nào ở Khê Lâm ẵm hạng nhất?", "Nậm Bung"),
        ("Cho biết đơn vị giữ ngôi đầu tỉnh Khê Lâm năm 2023.", "Nậm Bung"),
        ("2023 Khê Lâm ai đứng kế chót trong các huyện?", "Cốc Lùng"),
        ("Khê Lâm 2023 huyện nào lẹt đẹt nhất?", "Pha Luông"),
        ("nam 2023 ngoi dau tinh Khe Lam ve tay huyen nao", "Nậm Bung"),
    ],
)
def test_an_end_of_a_ranking_is_told_however_it_is_asked(
    assistant: Assistant, text: str, said: str
) -> None:
    assert said in assistant.ask(text).answer


@pytest.mark.parametrize(
    "text",
    [
        "Nhất nhì các huyện Khê Lâm năm 2023 là những anh nào?",
        "Kể tên hai huyện có thứ hạng cao nhất tỉnh Khê Lâm năm 2023.",
    ],
)
def test_the_first_two_are_both_told(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text).answer
    assert "Nậm Bung" in answer
    assert "Tả Vân Hạ" in answer


@pytest.mark.parametrize(
    "text",
    [
        "Khê Lâm 2023: khoảng cách điểm giữa huyện đầu và huyện cuối?",
        "Ở Khê Lâm năm 2023, huyện nhất bảng hơn huyện bét bảng mấy điểm?",
        "Năm 2023 huyện bét bảng Khê Lâm thua huyện đầu bảng mấy điểm?",
        "Nậm Bung bỏ xa Pha Luông mấy điểm năm 2023?",
        "Pha Luông còn thua Nậm Bung mấy điểm trong năm 2023?",
    ],
)
def test_how_far_both_ends_are_apart_is_worked_out(assistant: Assistant, text: str) -> None:
    assert "10,75" in assistant.ask(text).answer


@pytest.mark.parametrize(
    "text",
    [
        "Giữa Nậm Bung và Cốc Lùng, nơi nào được chấm điểm nhỉnh hơn trong năm 2023?",
        "Nậm Bung với Cốc Lùng, điểm năm 2023 bên nào ăn bên nào vậy?",
        "Đặt cạnh nhau, Nậm Bung và Cốc Lùng thì huyện nào được chấm cao hơn năm 2023?",
    ],
)
def test_two_units_are_set_side_by_side(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text).answer
    assert "90,35" in answer
    assert "83,15" in answer


@pytest.mark.parametrize(
    "text",
    [
        "Những huyện nào của Khê Lâm vượt mốc 85 trong năm 2023?",
        "Điểm năm 2023 qua ngưỡng 85 thì Khê Lâm có những huyện nào?",
    ],
)
def test_a_mark_is_a_limit(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text).answer
    assert "Nậm Bung" in answer
    assert "Tả Vân Hạ" in answer
    assert "Cốc Lùng" not in answer


@pytest.mark.parametrize(
    "text",
    [
        "Từ 2022 tới 2023, Khê Lâm có mấy huyện rớt hạng, tên gì?",
        "Đối chiếu năm 2022 với năm 2023, thứ hạng của các huyện nào ở Khê Lâm bị giảm?",
        "tu 2022 den 2023 huyen nao cua Khe Lam rot hang",
    ],
)
def test_who_lost_places_is_told(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text).answer
    assert "Pha Luông" in answer
    assert "Tả Vân Hạ" in answer
    assert "Cốc Lùng" not in answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cốc Lùng 2023 ở vị trí số mấy?", "thứ 3"),
        ("Năm 2023 Cốc Lùng nằm ở đâu trên bảng xếp hạng?", "thứ 3"),
        ("Khê Lâm 2023 hồ sơ trực tuyến chiếm mấy phần trăm?", "61,4%"),
        ("Khê Lâm 2023 tiếp nhận mấy hồ sơ?", "41.250"),
        ("Ngân sách tỉnh Khê Lâm dành cho cải cách hành chính năm 2023 lên tới bao nhiêu?", "7,25"),
        ("Số hồ sơ mà tổ lưu động của tỉnh Khê Lâm tiếp nhận là mấy?", "968"),
        ("Khê Lâm 2023 tỷ lệ trả kết quả đúng hẹn là mấy phần trăm?", "97,85"),
        ("Mỗi trang chứng thực bản sao ở Khê Lâm phải trả mấy đồng?", "2.000"),
        ("Pha Luông 2023 rớt mấy hạng so với 2022?", "giảm 1 bậc"),
    ],
)
def test_a_number_is_told_however_it_is_asked(assistant: Assistant, text: str, said: str) -> None:
    assert said in assistant.ask(text).answer


@pytest.mark.parametrize(
    "text",
    [
        "Ngôi đầu về tay huyện nào ở Khê Lâm năm 2019?",
        "Khê Lâm 2023 khối sở ngôi đầu về tay ai?",
        "Tỉnh Khê Lâm cấp mấy tiền làm chuyển đổi số năm 2023?",
        "Nậm Bung trả tiền qua mạng mỗi năm được mấy %?",
    ],
)
def test_what_no_document_says_stays_untold(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize("example", table_column("assistant", "data/asked_frames.tsv", "example"))
def test_each_frame_changes_its_example(example: str) -> None:
    said = in_known_frames(example)
    assert said != example
    assert in_known_frames(said) == said, "what is said plainly stays"
