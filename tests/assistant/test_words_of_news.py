"""Questions of news in other words than the articles': when, who is last, how much it rose to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.question import Kind
from assistant.questions.reading import read_question

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

DOCUMENTS = {
    "xep-hang.txt": """Sở Lâm nghiệp đứng áp chót bảng xếp hạng cải cách hành chính tỉnh Hạ Vân

Sáng qua, tỉnh Hạ Vân công bố kết quả xếp hạng chỉ số cải cách hành chính năm 2019 của các sở và các huyện.
Kết quả năm 2019 cho thấy Sở Nội vụ dẫn đầu khối sở, ngành với 91,25 điểm.
Năm 2018 Sở Tư pháp đứng đầu bảng xếp hạng.
Với 71,4 điểm, Sở Lâm nghiệp đứng áp chót và Sở Ngoại vụ đứng "đội sổ" với 70,15 điểm.
Huyện Mường Lạn là địa phương dẫn đầu danh sách các huyện với 88,45 điểm.
Huyện Pa Thơm "đội sổ" danh sách này với chỉ 58,62 điểm.
""",
    "luong.txt": """Lương khuyến nông tăng từ tháng 7

Từ 1-7-2019, mức lương khuyến nông viên của tỉnh Hạ Vân sẽ tăng từ 2,1 triệu đồng/tháng lên 2,35 triệu đồng/tháng.
Tại Nghị quyết số 27/2018/NQ-HĐND về dự toán ngân sách, Hội đồng nhân dân tỉnh giao UBND tỉnh tăng lương khuyến nông viên.
""",
    "kinh-te.txt": """Kinh tế Hạ Vân giữ nhịp

Báo cáo trước Hội đồng nhân dân tỉnh về năm 2019, Phó chủ tịch UBND tỉnh nói kinh tế khởi sắc.
Thu ngân sách vượt 9% so với dự toán, bội chi bằng 3,1% GRDP.
Tốc độ tăng trưởng GRDP đạt 8,07%, cao nhất kể từ năm 2011.
""",
    "dau-tu.txt": """Hội nghị xúc tiến đầu tư của thành phố Lộc Sơn

Hội nghị "Lộc Sơn 2019 - Hợp tác" diễn ra sáng qua tại thành phố Lộc Sơn.
Tại hội nghị, thành phố công bố 45 dự án với số vốn 90.000 tỷ đồng.
Trong số này có 9 dự án FDI với tổng vốn hơn 31.000 tỷ đồng.
Ngoài ra còn 120 dự án được mời gọi góp vốn.
""",
    "xet-xu.txt": """Cựu quan chức Carleon hầu tòa

Marek Dorvan đối mặt với mức án 12 năm tù nếu bị kết tội nhận quà.
Chính trị gia 58 tuổi từ chức vào năm 2013 sau khi bị cáo buộc.
""",
    "kien-truc.txt": """Dự thảo luật về cảnh quan

Xã và thị trấn tự lập quy chế cảnh quan của mình.
Riêng quy chế cảnh quan của đô thị loại II phải được Bộ Xây dựng thống nhất trước khi ban hành.
Tờ trình của ông Lợi bị chuyên viên trả về vì trong đó viết "sắp tới" mà không ghi ngày.
""",
    "ve-pha.txt": """Thôi in vé phà bằng giấy

Thôi in vé phà bằng giấy loại 500, 1.000, 2.000 đồng, ngân sách mỗi năm tiết kiệm được 1.480 triệu đồng.
Tỉnh phải nâng tỷ lệ dịch vụ công trực tuyến lên 35-45%.
Chủ tịch tỉnh giao Thanh tra tỉnh thanh tra chất Zemtox9A làm sạch các hồ, trong thời hạn 25 ngày phải kết luận.
""",
}


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(date(2026, 6, 1), **DOCUMENTS).assistant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Marek Dorvan rời chức vụ năm bao nhiêu?", "2013"),
        ("luong khuyen nong vien tu thang 7/2019 len bao nhieu?", "2,35 triệu"),
        ("số nghị quyết HĐND tỉnh giao tăng lương khuyến nông viên?", "27/2018/NQ-HĐND"),
        ("Xếp hạng cải cách hành chính 2019 khối huyện: ai đầu bảng?", "Mường Lạn"),
        ("Xếp hạng cải cách hành chính 2019 khối huyện: ai bét bảng?", "Pa Thơm"),
        ("par index 2019 sở ngành nào đội sổ, mấy điểm?", "70,15"),
        ("Năm 2018 đơn vị nào đứng đầu xếp hạng cải cách hành chính?", "Sở Tư pháp"),
        ("Năm 2019 GRDP tăng trưởng bao nhiêu?", "8,07%"),
        ("hội nghị xúc tiến đầu tư Lộc Sơn 2019: mấy dự án FDI, tổng vốn bn?", "31.000"),
        ("Đô thị loại nào lập quy chế cảnh quan thì phải được Bộ XD thống nhất?", "đô thị loại II"),
        ("Tờ trình của ông Lợi bị chuyên viên trả lại vì trong đó viết chữ gì?", "sắp tới"),
        ("không in vé phà 500, 1000, 2000 nữa thì ngân sách đỡ tốn được bao nhiêu?", "1.480 triệu"),
        ("Tinh giao nang ti le DVC truc tuyen len muc nao?", "35-45%"),
        ("thanh tra chat Zemtox9A lam sach ho phai co ket luan trong bao lau?", "25 ngày"),
    ],
)
def test_the_article_answers_in_its_own_words(assistant: Assistant, text: str, told: str) -> None:
    assert told in assistant.ask(text).answer, text


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("Cuối cùng tòa đã tuyên Marek Dorvan bao nhiêu năm tù?", "12 năm"),
        ("Năm 2019 GRDP tăng trưởng bao nhiêu?", "3,1%"),
        ("Lộc Sơn 2019 công bố mấy dự án ODA?", "dự án"),
        ("Xếp hạng cải cách hành chính 2019 khối huyện: ai đầu bảng?", "Sở Nội vụ"),
        ("Xếp hạng cải cách hành chính 2019 khối xã: ai đầu bảng?", "điểm"),
    ],
)
def test_what_is_told_of_something_else_is_not_told(
    assistant: Assistant, text: str, amiss: str
) -> None:
    assert amiss not in assistant.ask(text).answer, text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lễ khai mạc diễn ra ngày bao nhiêu?", Kind.WHEN),
        ("Chợ khai trương tháng mấy?", Kind.WHEN),
        ("Mỗi năm bao nhiêu hồ sơ bị trả lại?", Kind.AMOUNT),
        ("Lương tháng bao nhiêu?", Kind.AMOUNT),
        ("Huyện Mường Lạn xếp loại gì?", Kind.GRADE),
        ("Đất loại nào phải xin phép?", Kind.GENERAL),
        ("Số nghị quyết đã ban hành là bao nhiêu?", Kind.AMOUNT),
    ],
)
def test_a_time_in_the_words_of_an_amount_is_a_time(text: str, kind: Kind) -> None:
    assert read_question(text, date(2026, 6, 1)).parts[0].kind is kind, text


def test_a_year_said_twice_is_one() -> None:
    question = read_question("Thế năm trước đó, 2016, thì ai đứng đầu?", date(2026, 6, 1))
    assert question.period_values == ("2016",)


def test_numbers_in_a_list_are_no_years() -> None:
    question = read_question("các tờ 500, 1000, 2000 có được in không?", date(2026, 6, 1))
    assert not question.periods
