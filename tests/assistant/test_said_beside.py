"""Offices, hours, terms and causes are told from the words that stand beside them."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from tests.assistant.indexes import IndexTexts

ARTICLE = """Cổng dịch vụ thị xã Hạ Lâm không thể truy cập cả buổi sáng

Ngày 12/3/2024, cổng dịch vụ của thị xã Hạ Lâm không thể truy cập, người dân phải quay về.

Theo ông Đặng Quốc Hải, Phó chánh văn phòng UBND thị xã Hạ Lâm, sự cố khiến các phòng không gửi được công văn.
Bà Lê Thị Mận - trưởng phòng Nội vụ, người phát ngôn của UBND thị xã - nói bộ phận một cửa vẫn mở cửa.
Giờ làm việc: sáng 7 giờ đến 11 giờ, chiều 13 giờ 30 đến 17 giờ.
Đến 11h30, cổng dịch vụ được khắc phục.
Phường Đồng Mây làm thêm giờ vào thứ ba và thứ sáu để bù lại.
"Đây không phải là vụ tấn công mạng mà do hỏng máy chủ", một kỹ sư cho biết.
Tổ công tác xử lý sự cố của thị xã gồm đại diện Văn phòng, phòng Văn hóa và Công an thị xã.
Chiều cùng ngày diễn đàn người dùng khai mạc với chủ đề "Hồ sơ không giấy".
Ông Lường Văn Chiến - Phó giám đốc Sở Thông tin và Truyền thông tỉnh cho rằng máy chủ đã cũ.
Thị xã ban hành hai bộ quy tắc ứng xử để chống nhũng nhiễu.
Trong tháng 2-2024, thị xã có 815 văn bản gửi và 1.296 văn bản nhận điện tử.
"Giảm biên chế 10% với trường học là không khả thi", đại biểu Quàng Thị Phương bày tỏ.
Nếu sắp xếp được hợp lý thì toàn vùng sẽ giảm được 3 huyện, 21 xã.
"""
LAW = """BỘ NỘI VỤ

Số: 05/2024/TT-BNV

THÔNG TƯ
Quy định về sổ theo dõi văn bản

Hà Nội, ngày 05 tháng 4 năm 2024

Điều 1. Phạm vi điều chỉnh

Thông tư này quy định cách ghi mã số sổ theo dõi văn bản (sau đây gọi tắt là mã số SVB).

Điều 2. Giải thích từ ngữ

1. Dấu giờ đến là dữ liệu ghi thời điểm văn bản tới cơ quan.

2. Sổ điện tử là sổ được lập trên phần mềm.
"""


@pytest.fixture(scope="module")
def town(module_texts: IndexTexts) -> Assistant:
    return module_texts(**{"su-co": ARTICLE, "thong-tu": LAW}).assistant


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Ông Đặng Quốc Hải giữ chức vụ gì?", "Phó chánh văn phòng UBND thị xã Hạ Lâm", "khiến"),
        ("ba Le Thi Man la ai", "người phát ngôn của UBND thị xã", "một cửa"),
        ("Cổng dịch vụ được khắc phục lúc mấy giờ?", "11h30", "12/3"),
        ("bo phan mot cua thi xa Ha Lam mo cua luc may gio", "sáng 7 giờ đến 11 giờ", "11h30"),
        ("Phường Đồng Mây làm thêm giờ vào những ngày nào?", "thứ ba và thứ sáu", "12/3"),
        ("Vì sao cổng dịch vụ thị xã Hạ Lâm không thể truy cập?", "hỏng máy chủ", "khiến"),
        ("Tổ công tác xử lý sự cố gồm những ai?", "Công an thị xã", "11h30"),
        ("Diễn đàn người dùng có chủ đề gì?", "Hồ sơ không giấy", "11h30"),
        ("mã số SVB là gì", "mã số sổ theo dõi văn bản", "Dấu giờ"),
        ("dau gio den la gi", "dữ liệu ghi thời điểm văn bản tới cơ quan", "Sổ điện tử"),
        ("Ông Lường Văn Chiến là ai?", "Phó giám đốc Sở Thông tin và Truyền thông tỉnh [1]", "cho"),
        ("Tháng 2-2024 thị xã có bao nhiêu văn bản gửi điện tử?", "815 văn bản gửi", "hai bộ"),
        ("Đại biểu Quàng Thị Phương có đồng ý giảm biên chế 10% không?", "không khả thi", "Đúng"),
        (
            "Tóm tắt bài Cổng dịch vụ thị xã Hạ Lâm không thể truy cập",
            "người dân phải quay về",
            "?",
        ),
    ],
)
def test_what_stands_beside_is_told(town: Assistant, question: str, said: str, unsaid: str) -> None:
    answer = town.ask(question).answer
    assert said in answer, answer
    assert unsaid not in answer, answer


def test_another_persons_office_is_not_told(town: Assistant) -> None:
    assert town.ask("Ông Đặng Quốc Hưng giữ chức vụ gì?").status == "not_found"


def test_rule_books_are_no_officials(town: Assistant) -> None:
    answer = town.ask("Thị xã Hạ Lâm đã xử lý bao nhiêu cán bộ nhũng nhiễu?")
    assert answer.status == "not_found", answer.answer


def test_one_sentence_is_told_once(town: Assistant) -> None:
    answer = town.ask("Nếu sắp xếp hợp lý thì giảm được bao nhiêu huyện, bao nhiêu xã?").answer
    assert answer.count("21 xã") == 1, answer


def test_a_circular_of_another_ministry_is_not_meant(town: Assistant) -> None:
    answer = town.ask("Thông tư 5 của Bộ Xây dựng có hiệu lực từ ngày nào?")
    assert "05/2024/TT-BNV" not in answer.answer, answer.answer
