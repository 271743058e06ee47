"""What a question of news asks is not misread, and the sentence that answers is not held back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.cues import find_cues
from assistant.questions.reading import read_question

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

DOCUMENTS = {
    "luong.txt": """Đề án tiền lương mới của tỉnh Hạ Vân

Sở Nội vụ vừa trình đề án tiền lương mới.
Hai bảng lương áp dụng cho cán bộ bán chuyên trách, gồm bảng theo chức danh và bảng theo thâm niên.
Kết quả bình chọn nông dân giỏi sẽ được công bố vào dịp công bố giải thưởng sáng tạo của tỉnh.
Đây là lần thứ tư tỉnh tổ chức hội thi tay nghề trẻ, theo ban tổ chức.
Bà Đinh Thị Sen, Phó giám đốc Sở Nội vụ, đề xuất bỏ chế độ báo cáo tuần vì trùng lặp.
""",
    "uy-ban.txt": """Lập Ủy ban chuyển đổi số tỉnh Hạ Vân

Chủ tịch UBND tỉnh là Chủ tịch Ủy ban chuyển đổi số, Phó chủ tịch UBND tỉnh Lê Văn Thuận làm Phó chủ tịch.
Ông Đỗ Văn Lợi, Giám đốc Sở Thông tin, làm thành viên chuyên trách kiêm Tổng thư ký.
""",
    "sap-xep.txt": """Sắp xếp các trạm khuyến nông

Theo Nghị quyết số 27 - NQ / TU của Tỉnh ủy, ngành nông nghiệp sắp xếp các trạm khuyến nông gần nhau \
thành một.
Các trạm chậm sáp nhập là do trưởng trạm ngại thay đổi.
Ngoài ra, do thiếu trụ sở đủ rộng nên nhiều trạm phải chờ.
""",
    "thu-thue.txt": """Thu thuế qua ngân hàng

Đến nay đã có 17 ngân hàng ký thỏa thuận thu thuế qua mạng với ngành hải quan.
Tỉnh đặt mục tiêu đến năm 2030 giảm số nhân viên sách nhiễu khách hàng khi làm thủ tục xuống dưới 7%.
Tỉnh phấn đấu tăng trưởng GRDP năm 2030 đạt 8,5%, giữ lạm phát dưới 4%.
""",
    "gop-y.txt": """Người dân góp ý cho phường qua điện thoại

Dự án Dân góp ý được triển khai tại 6 phường của thành phố Lộc Sơn từ đầu năm.
Người dân góp ý cho công chức phường thông qua tin nhắn hoặc cuộc gọi tới tổng đài.
""",
    "thanh-pho.txt": """Làm thêm giờ ở công sở

Ở TP. HCM, mỗi năm người dân nộp một nhiều giấy tờ hơn.
Riêng năm 2017, các cơ quan tiếp nhận chừng 12 triệu hồ sơ.
""",
}


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(date(2026, 6, 1), **DOCUMENTS).assistant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tiền lương mới có bao nhiêu bảng lương cho cán bộ bán chuyên trách?", "Hai bảng lương"),
        ("Kết quả bình chọn nông dân giỏi sẽ được công bố cùng lúc với cái gì?", "giải thưởng"),
        ("day la lan thu may tinh to chuc hoi thi tay nghe tre?", "lần thứ tư"),
        ("Phó giám đốc Sở Nội vụ Đinh Thị Sen đề xuất bỏ loại báo cáo nào?", "báo cáo tuần"),
        ("Ai làm Tổng thư ký Ủy ban chuyển đổi số tỉnh Hạ Vân?", "Đỗ Văn Lợi"),
        (
            "Việc sắp xếp các trạm khuyến nông căn cứ theo nghị quyết số mấy của Tỉnh ủy?",
            "27 - NQ / TU",
        ),
        ("may ngan hang da ky thu thue qua mang voi hai quan?", "17 ngân hàng"),
        ("den nam 2030 ti le nhan vien sach nhieu khach hang phai giam xuong duoi bao nhieu", "7%"),
        ("Người dân góp ý cho công chức phường bằng cách nào?", "tin nhắn"),
        ("Năm 2017 các cơ quan TP.HCM tiếp nhận tổng cộng bao nhiêu hồ sơ?", "12 triệu"),
    ],
)
def test_the_sentence_that_answers_is_told(assistant: Assistant, text: str, told: str) -> None:
    assert told in assistant.ask(text).answer, text


def test_causes_that_go_on_in_the_next_sentence_are_told_too(assistant: Assistant) -> None:
    answer = assistant.ask("Vì sao các trạm khuyến nông chậm sáp nhập?").answer
    assert "ngại thay đổi" in answer
    assert "thiếu trụ sở" in answer


def test_measures_named_side_by_side_are_each_told(assistant: Assistant) -> None:
    answer = assistant.ask("Mục tiêu tăng trưởng GRDP và lạm phát năm 2030 là bao nhiêu?").answer
    assert "8,5%" in answer
    assert "4%" in answer


def test_who_hands_a_question_on_is_no_part_of_it(assistant: Assistant) -> None:
    text = "Sếp hỏi người dân góp ý cho phường qua kênh nào, em nêu rõ giúp anh."
    assert "tin nhắn" in assistant.ask(text).answer
    guess = "Ai làm Tổng thư ký Ủy ban chuyển đổi số? bà Sen à?"
    assert "Đỗ Văn Lợi" in assistant.ask(guess).answer


def test_what_nobody_counted_is_not_told_from_number_words(assistant: Assistant) -> None:
    for text in (
        "Tiền lương mới có bao nhiêu phụ cấp cho cán bộ bán chuyên trách?",
        "Tỉnh tổ chức hội thi nấu ăn lần thứ mấy?",
        "mấy ngân hàng đã ký thu thuế với kho bạc ở Lào?",
    ):
        assert assistant.ask(text).status != "answered", text


def test_words_with_marks_are_no_cue_of_other_marks() -> None:
    names = [
        cue.name for cue in find_cues("tính phí theo mức nào", "vi", typed="tính phí theo mức nào")
    ]
    assert "ask_article" not in names
    assert not find_cues("hội luật gia", "vi")


WARDS = """Làm thêm giờ ở các phường của quận Lộc Sơn

Phường An Khuê làm thêm vào thứ ba và thứ năm, phường Tân Mạc làm thêm vào thứ tư.
Người dân đến làm giấy tờ ngoài giờ rất đông, nhất là công nhân các khu nhà trọ ở xa trung tâm và những \
người bán hàng ở chợ đầu mối, vốn không thể nghỉ việc ban ngày để đi làm khai sinh, chứng thực hay đăng \
ký hộ kinh doanh cá thể như trước đây họ vẫn phải làm mỗi khi cần tới giấy tờ của cơ quan nhà nước.
Ở phường Đông Thạch, cán bộ rút ngắn thời gian cấp số nhà còn ba ngày.
Mô hình làm thêm giờ vào các ngày thứ hai, thứ sáu trong tuần được triển khai từ năm ngoái.
Bà Đinh Thị Kim Sen, Chủ tịch HĐND quận, kết luận mô hình cần được nhân rộng trong năm tới.
"Quận ta không bắt buộc phường nào.
Nhưng phường nào làm thì được thưởng", Trưởng phòng Nội vụ Hà Văn Mạch khẳng định về mức thưởng.
Ông Đinh Văn Lưu đề nghị tạm dừng mô hình vì tốn điện.
"""


@pytest.fixture(scope="module")
def wards(module_texts: IndexTexts) -> Assistant:
    return module_texts(date(2026, 6, 1), **{"phuong.txt": WARDS}).assistant


def test_what_stands_far_from_one_of_many_wards_is_not_told_of_it(wards: Assistant) -> None:
    answer = wards.ask("phường An Khuê làm thêm giờ vào những ngày nào?").answer
    assert "thứ ba và thứ năm" in answer
    assert "thứ sáu" not in answer


def test_a_unit_and_what_it_does_are_no_name() -> None:
    for text in ("phường làm thêm giờ vào thứ mấy", "xã nhận góp ý bằng cách nào"):
        assert not read_question(text, date(2026, 6, 1)).places, text
    assert read_question("xã đạo khuê có bao nhiêu hộ", date(2026, 6, 1)).places


def test_an_english_question_of_a_person_is_answered_with_what_that_person_did(
    wards: Assistant,
) -> None:
    asked = "What did chairwoman Dinh Thi Kim Sen conclude about the model?"
    assert "nhân rộng" in wards.ask(asked).answer
    other = "What did chairman Dinh Van Kim Loc propose about the model?"
    assert wards.ask(other).status != "answered"


def test_a_speech_is_told_from_where_it_begins(wards: Assistant) -> None:
    answer = wards.ask(
        "Trưởng phòng Nội vụ Hà Văn Mạch khẳng định gì về mức thưởng cho phường?"
    ).answer
    assert "không bắt buộc" in answer
    assert "được thưởng" in answer
