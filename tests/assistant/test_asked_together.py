"""Two questions in one: each is answered for itself, whatever joins them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.reading import read_question
from assistant.questions.several.asked_apart import asked_apart
from assistant.questions.wording.courtesies import what_is_asked

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

AS_OF = date(2024, 6, 1)
REPORT = """ỦY BAN NHÂN DÂN
TỈNH CẨM VŨ
Số: 310/BC-UBND
Cẩm Vũ, ngày 12 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2023

I. KẾT QUẢ
1. Giải quyết thủ tục hành chính: toàn tỉnh tiếp nhận trực tuyến 148.230 hồ sơ, chiếm 61,40% tổng số hồ sơ.
2. Cải cách chế độ công vụ: kỷ luật 24 cán bộ, công chức, viên chức, trong đó khiển trách 15, cảnh cáo 7, buộc thôi việc 02. Tổ chức 18 lớp bồi dưỡng cho 940 lượt người.
3. Kiểm tra tại huyện Kim Phú phát hiện 31 hồ sơ đất đai trả kết quả chậm nhưng không gửi thư xin lỗi.

II. CHỈ SỐ
Chỉ số cải cách hành chính năm 2022 của tỉnh đạt 84,02%, xếp thứ 41/63.

| TT | Đơn vị | Điểm Chỉ số CCHC năm 2023 | Xếp hạng |
|---|---|---|---|
| 1 | Huyện Đồng Rì | 88,15 | 1 |
| 2 | Huyện Kim Phú | 83,40 | 2 |
| 3 | Huyện Lạc Sơn Đông | 79,95 | 3 |
"""
DISTRICT = """UBND HUYỆN NẬM RỐM
Số: 77/BC-UBND
Nậm Rốm, ngày 10 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2023

I. CHỈ ĐẠO, ĐIỀU HÀNH
- Xử phạt 06 tổ chức vi phạm về lưu trữ: nhắc nhở 04, phạt tiền 02.
- Phong trào "Một cửa thân thiện huyện Nậm Rốm" nhận 52 bài dự thi; giải nhất thuộc về công chức Lò Thị Bích Diệp (xã Mường Lói).

II. KẾT QUẢ
1. Cải cách chế độ công vụ
- Tinh giản biên chế 13 người (năm 2022: 9 người).
- Chứng thực 3.917 bản sao điện tử tại cấp xã.
2. Cải cách tài chính công
- Giải ngân vốn đầu tư công đến 30/11/2023: 71,9%.
- Thu ngân sách trên địa bàn: 214,6 tỷ đồng.
"""
NOTICE = """UBND TỈNH CẨM VŨ
Số: 44/TB-UBND
Cẩm Vũ, ngày 20 tháng 02 năm 2024

THÔNG BÁO
Kết luận hội nghị về chuyển đổi số

1. Sở Thông tin và Truyền thông hoàn thành nâng cấp trang thông tin của 27 xã trước ngày 31/8/2024.
2. Kho lưu trữ số của tỉnh đặt tại số 5 đường Hàm Nghi, thị xã Vân Đài.
3. Sở Tài chính bố trí 2,6 tỷ đồng cho cuộc thi sáng kiến năm 2024; bổ sung giải thưởng dành cho tổ công nghệ số cộng đồng.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        AS_OF, **{"bao-cao.txt": REPORT, "huyen.txt": DISTRICT, "thong-bao.txt": NOTICE}
    ).assistant


SCORE = "huyện Đồng Rì được bao nhiêu điểm CCHC năm 2023"
PLACE = "kho lưu trữ số của tỉnh Cẩm Vũ đặt ở đâu"


@pytest.mark.parametrize(
    "text",
    [
        f"{SCORE}, và {PLACE}?",
        f"{SCORE}; {PLACE}?",
        f"{SCORE}, {PLACE}?",
        f"{SCORE}? {PLACE}?",
        f"{SCORE}? Ngoài ra, {PLACE}?",
        f"{PLACE}, đồng thời {SCORE}?",
        f"{SCORE}? Còn {PLACE}?",
        f"{SCORE} với lại {PLACE}?",
        f"Cho em hỏi {SCORE} với {PLACE} ạ?",
        f"Cho tôi biết {SCORE}. Nhân tiện cho hỏi luôn {PLACE}. Cảm ơn ạ!",
        f"Tôi muốn hỏi hai việc: 1) {SCORE}? 2) {PLACE}?",
        f"Thứ nhất, {SCORE}? Thứ hai, {PLACE}?",
        f"- {SCORE}?\n- {PLACE}?",
        "huyen Dong Ri duoc bao nhieu diem CCHC nam 2023? Kho luu tru so cua tinh Cam Vu dat o dau?",
    ],
)
def test_two_questions_are_both_answered_however_they_are_joined(
    assistant: Assistant, text: str
) -> None:
    answer = assistant.ask(text)
    assert "88,15" in answer.answer
    assert "Hàm Nghi" in answer.answer
    assert "unanswered_part" not in {note.kind for note in answer.notes}


def test_each_question_keeps_its_own_year(assistant: Assistant) -> None:
    text = "Năm 2022 tỉnh Cẩm Vũ xếp thứ mấy về PAR INDEX? Năm 2023 huyện Kim Phú được mấy điểm?"
    answer = assistant.ask(text).answer
    assert "41/63" in answer
    assert "83,40" in answer


def test_the_second_takes_place_and_year_from_the_first(assistant: Assistant) -> None:
    text = (
        "Huyện Kim Phú xếp thứ mấy năm 2023? Huyện này có mấy hồ sơ đất đai không gửi thư xin lỗi?"
    )
    answer = assistant.ask(text).answer
    assert "thứ 2" in answer
    assert "31 hồ sơ" in answer


def test_what_one_of_two_lacks_is_said(assistant: Assistant) -> None:
    text = f"{SCORE}? Ai là Giám đốc Sở Ngoại vụ tỉnh Cẩm Vũ?"
    answer = assistant.ask(text)
    assert "88,15" in answer.answer
    notes = [note.text for note in answer.notes if note.kind == "unanswered_part"]
    assert any("Sở Ngoại vụ" in note for note in notes), notes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Năm 2023 Cẩm Vũ tiếp nhận trực tuyến bao nhiêu hồ sơ, chiếm mấy phần trăm?", "61,40%"),
        (
            "Năm 2023 tỉnh Cẩm Vũ kỷ luật bao nhiêu cán bộ, mấy người bị buộc thôi việc?",
            "buộc thôi việc 02",
        ),
        (
            "Năm 2023 huyện Nậm Rốm xử phạt mấy tổ chức vi phạm về lưu trữ, hình thức gì?",
            "phạt tiền 02",
        ),
        (
            "Một cửa thân thiện huyện Nậm Rốm có bao nhiêu bài dự thi, ai được trao giải nhất?",
            "Bích Diệp",
        ),
        ("Năm 2023 Nậm Rốm tinh giản mấy người, năm 2022 mấy người?", "9 người"),
        (
            "How many applications were received online in Cẩm Vũ in 2023, and what share is that?",
            "61,40%",
        ),
    ],
)
def test_what_hangs_on_the_first_is_told_beside_its_answer(
    assistant: Assistant, text: str, said: str
) -> None:
    assert said in assistant.ask(text).answer


def test_a_bare_rate_is_of_what_was_just_told_or_of_nothing(assistant: Assistant) -> None:
    text = "Huyện Nậm Rốm chứng thực bao nhiêu bản sao điện tử năm 2023 và tỷ lệ là bao nhiêu?"
    answer = assistant.ask(text).answer
    assert "3.917" in answer
    assert "71,9" not in answer


def test_what_leans_on_the_second_of_three_is_told_beside_that(assistant: Assistant) -> None:
    text = (
        "Năm 2023 huyện Nậm Rốm thu ngân sách được bao nhiêu? Tỉnh Cẩm Vũ năm 2023 kỷ luật bao nhiêu "
        "cán bộ, mấy người bị buộc thôi việc?"
    )
    answer = assistant.ask(text).answer
    assert "214,6" in answer
    assert "24 cán bộ" in answer
    assert "buộc thôi việc 02" in answer


def test_a_clause_that_answers_twice_is_told_with_its_sentence(assistant: Assistant) -> None:
    text = "Cuộc thi sáng kiến năm 2024 của Cẩm Vũ có thêm giải thưởng gì và bố trí bao nhiêu tiền?"
    answer = assistant.ask(text).answer
    assert "2,6 tỷ" in answer
    assert "tổ công nghệ số cộng đồng" in answer


def test_a_question_at_the_end_is_no_guess_of_whoever_asks() -> None:
    text = "Đăng ký kết hôn cần giấy tờ gì? Lệ phí bao nhiêu ạ?"
    assert what_is_asked(text) == "Đăng ký kết hôn cần giấy tờ gì? Lệ phí bao nhiêu?"


def apart(text: str) -> list[str]:
    whole = read_question(text, AS_OF)
    return [one.read.reading for one in asked_apart(whole, lambda said: read_question(said, AS_OF))]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện nào xếp thứ nhất và được bao nhiêu điểm?",
        "Có bao nhiêu huyện, thị xã, thành phố đạt trên 85 điểm năm 2023?",
        "Lý do gì khiến hồ sơ còn chậm, theo bà Nguyễn Thị Hoa?",
        "Vì sao xã Tân Mộc và xã Khe Luồng trả hồ sơ chậm?",
        "Chênh lệch giữa nơi cao nhất và thấp nhất là bao nhiêu?",
        "Tỷ lệ số hóa của Sở Nông nghiệp và Môi trường có đạt chỉ tiêu không?",
        "Khảo sát năm 2023 chọn những tỉnh, thành nào?",
        "Điểm nào, khoản nào quy định nộp hồ sơ qua bưu chính công ích?",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert apart(text) == []


def test_a_target_and_what_was_reached_are_asked_of_their_own_years() -> None:
    text = "Huyện Kim Phú đặt mục tiêu số hóa hồ sơ năm 2024 là bao nhiêu, năm 2023 đạt bao nhiêu?"
    first, second = apart(text)
    assert "2024" in first
    assert "mục tiêu" in first
    assert "số hóa hồ sơ năm 2023" in second
    assert "mục tiêu" not in second


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "Huyện nào xếp cuối năm 2023, đồng thời so sánh điểm của huyện Kim Phú và Đồng Rì?",
            "so sánh điểm",
        ),
        ("Huyện nào xếp cuối năm 2023? SIPAS 2022 của huyện Kim Phú?", "SIPAS"),
        ("Sở nào đứng đầu năm 2023 và có đúng là huyện Kim Phú xếp thứ hai?", "có đúng là"),
    ],
)
def test_what_asks_without_a_question_word_is_a_question_too(text: str, second: str) -> None:
    assert apart(text)[1].startswith(second)


def test_a_bracket_behind_all_is_of_each() -> None:
    text = "Tỷ lệ đúng hạn của huyện Kim Phú là bao nhiêu, huyện Đồng Rì có mấy hồ sơ (quý I/2024)?"
    assert all("quý I/2024" in one for one in apart(text))
