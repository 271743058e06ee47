"""Ranks, ends of a ranking, differences and targets asked for in other people's words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.wording.frames import in_known_frames
from assistant.questions.wording.turns import in_plain_frame

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

ANNEX = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Phụ lục Quyết định số 64/QĐ-UBND</title></head>
<body>
<p><b>ỦY BAN NHÂN DÂN TỈNH KHE TRẠCH</b></p>
<h2>PHỤ LỤC<br>KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP HUYỆN</h2>
<p><i>(Kèm theo Quyết định số 64/QĐ-UBND ngày 20 tháng 02 năm 2024 của Chủ tịch UBND tỉnh Khe Trạch)</i></p>
<table border="1">
<tr><th rowspan="2">TT</th><th rowspan="2">Đơn vị</th><th colspan="2">Năm 2022</th><th colspan="3">Năm 2023</th></tr>
<tr><th>Điểm</th><th>Xếp hạng</th><th>Điểm</th><th>Xếp hạng</th><th>Xếp loại</th></tr>
<tr><td>1</td><td>Huyện Lũng Vài</td><td>83,10</td><td>3</td><td>91,25</td><td>1</td><td>Xuất sắc</td></tr>
<tr><td>2</td><td>Huyện Nà Sầm</td><td>86,20</td><td>1</td><td>89,40</td><td>2</td><td>Tốt</td></tr>
<tr><td>3</td><td>Huyện Cò Mạ</td><td>80,35</td><td>4</td><td>84,60</td><td>3</td><td>Tốt</td></tr>
<tr><td>4</td><td>Huyện Pú Đao</td><td>84,70</td><td>2</td><td>76,15</td><td>4</td><td>Khá</td></tr>
</table>
</body></html>
"""
REPORT = """ỦY BAN NHÂN DÂN
HUYỆN CÒ MẠ
Số: 41/BC-UBND
Cò Mạ, ngày 10 tháng 7 năm 2024

BÁO CÁO
Kết quả cải cách hành chính 6 tháng đầu năm 2024

1. Tỷ lệ thanh toán trực tuyến của huyện Cò Mạ 6 tháng đầu năm 2024 đạt 47,5%.
2. Mục tiêu tỷ lệ thanh toán trực tuyến của huyện Cò Mạ năm 2024 là 60%.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    texts = {"phu-luc.html": ANNEX, "bao-cao.txt": REPORT}
    return module_texts(date(2024, 8, 1), **texts).assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vị trí của Cò Mạ trên bảng CCHC 2023?", "thứ 3"),
        ("CCHC 2023, Cò Mạ hạng?", "thứ 3"),
        ("huyen Co Ma 2023 hang may", "thứ 3"),
        ("Cò Mạ CCHC 2023 top mấy?", "thứ 3"),
        ("Thứ bậc CCHC năm 2023 của huyện Cò Mạ là mấy?", "thứ 3"),
        ("Xin nhắc lại giúp thứ hạng CCHC mà huyện Cò Mạ đạt được ở năm 2023.", "thứ 3"),
        ("Khe Trạch 2023, huyện chót tên chi?", "Pú Đao"),
        ("Bảng xếp hạng năm 2023 tỉnh Khe Trạch đặt huyện nào ở đáy?", "Pú Đao"),
        ("Kẻ đội sổ CCHC tỉnh Khe Trạch 2023?", "Pú Đao"),
        ("Khe Trạch CCHC 2023 huyện nào vô địch?", "Lũng Vài"),
        ("Khe Trạch 2023 ai số 1?", "Lũng Vài"),
        ("Á quân CCHC Khe Trạch 2023 là ai?", "Nà Sầm"),
        ("Khe Trạch 2023 huyện nào về nhì?", "Nà Sầm"),
        ("Năm 2023 ở Khe Trạch vị trí số ba thuộc về đâu?", "Cò Mạ"),
        ("Năm 2023 người ta đánh giá huyện Pú Đao ở mức nào?", "Khá"),
        ("DS huyện loại tốt Khe Trạch 2023", "Nà Sầm"),
        ("số huyện >=85 điểm, Khe Trạch 2023", "Nà Sầm"),
        ("Khe Trạch 2023 huyện nào hơn 85đ?", "Lũng Vài"),
        ("Khe Trạch, tính 2022 tới 2023, huyện nào leo mạnh nhất?", "Lũng Vài"),
        ("Huyện nào được xướng tên đầu bảng Khe Trạch 2023?", "Lũng Vài"),
        ("Khe Trạch, năm 2023: đơn vị xếp thấp nhất là?", "Pú Đao"),
        ("Danh sách đơn vị cấp huyện Khe Trạch đạt hơn 85 điểm năm 2023", "Nà Sầm"),
        ("Kết quả xếp loại CCHC năm 2023 của Pú Đao?", "Khá"),
        ("Ở Khe Trạch, những huyện nào có điểm năm 2023 thấp hơn năm liền trước?", "Pú Đao"),
    ],
)
def test_ranks_and_units_in_other_words(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "answered", answer.understood_as
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pú Đao bét bảng 2023, phải vậy không?", "Đúng"),
        ("Tôi nghe nói năm 2023 huyện Nà Sầm dẫn đầu, thông tin này chính xác chứ?", "Không đúng"),
        ("Có người bảo huyện Lũng Vài dẫn đầu CCHC 2023, nhờ kiểm tra lại giúp.", "Đúng"),
        ("Cò Mạ năm 2023 có thật đứng hạng 3/4 không?", "Đúng"),
        ("Liệu Pú Đao có xếp cuối năm 2023?", "Đúng"),
        ("Có phải năm 2023 huyện đội sổ là Pú Đao?", "Đúng"),
        ("Cò Mạ và Pú Đao, ai xếp trên năm 2023?", "thứ 4"),
        ("Cò Mạ với Pú Đao, năm 2023 huyện nào trên, huyện nào dưới?", "thứ 4"),
        ("Điểm CCHC 2023 giữa Cò Mạ với Pú Đao cách biệt ra sao?", "8,45"),
        ("Điểm của Pú Đao năm 2023 tụt bao nhiêu so 2022?", "8,55"),
        ("Qua hai mốc 2022 và 2023, thứ hạng huyện Cò Mạ đi lên hay đi xuống?", "tăng"),
        ("Huyện Cò Mạ mỗi năm được chấm bao nhiêu điểm CCHC?", "80,35"),
        ("Nửa đầu 2024, Cò Mạ còn thiếu mấy điểm phần trăm nữa mới chạm chỉ tiêu cả năm về thanh toán trực tuyến?", "12,5"),
        ("Chỉ tiêu về thanh toán trực tuyến đặt ra cho năm 2024, Cò Mạ đã hoàn thành hay vẫn hụt?", "Chưa đạt"),
    ],
)  # fmt: skip
def test_what_is_compared_supposed_or_aimed_at(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "answered", answer.understood_as
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Vị trí của Cò Mạ trên bảng CCHC 2019?",
        "Khe Trạch 2019 huyện nào về nhì?",
        "Chỉ tiêu về số hóa hồ sơ năm 2024, Cò Mạ đạt hay trượt?",
    ],
)
def test_what_no_document_says_is_not_told_in_other_words(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kết quả kiến nghị về xếp hạng?", "Kết quả kiến nghị về xếp hạng?"),
        ("Đơn vị đầu mối là gì?", "Đơn vị đầu mối là gì?"),
        ("Vì sao thứ bậc của Cò Mạ bị giảm?", "Vì sao thứ bậc của Cò Mạ bị giảm?"),
        ("A đặt mục tiêu đứng hạng mấy?", "A đặt mục tiêu đứng hạng mấy?"),
        ("Ai đạt giải nhì cuộc thi?", "Ai đạt giải nhì cuộc thi?"),
    ],
)
def test_what_asks_of_no_rank_stays(text: str, plain: str) -> None:
    assert in_known_frames(text) == plain


def test_a_report_on_an_inspection_is_no_claim_to_check() -> None:
    text = "Nêu các hạn chế theo kết luận kiểm tra"
    assert in_plain_frame(text) == text
