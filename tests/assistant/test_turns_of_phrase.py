"""One question in the frames people ask it in: topic first, cause last, polite words for "who"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.questions.wording.turns import Turn, in_plain_frame, is_read_so, turns

if TYPE_CHECKING:
    from tests.assistant.indexes import Indexed, IndexTexts

LETTER = """ỦY BAN NHÂN DÂN
TỈNH MỘC LAM
Số: 318/UBND-KSTT
Mộc Lam, ngày 14 tháng 5 năm 2024

V/v rà soát quy trình nội bộ

Kính gửi: Các sở, ban, ngành tỉnh

Thực hiện kế hoạch năm 2024, Chủ tịch UBND tỉnh yêu cầu:
1. Các sở, ban, ngành rà soát quy trình nội bộ, gửi kết quả về Văn phòng UBND tỉnh trước ngày 20/6/2024.
2. Sở Khoa học và Công nghệ trình dự thảo quy chế vận hành hệ thống trước ngày 30/7/2024.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Vi Thị Thắm
"""
NEWS = """Mộc Lam công bố Chỉ số cải cách hành chính năm 2023

Ngày 18/4/2024, UBND tỉnh Mộc Lam công bố Chỉ số cải cách hành chính năm 2023 của 5 huyện. Huyện Nà Khoang đứng đầu với 86,40 điểm.

Huyện Bản Sen xếp cuối với 71,25 điểm. Huyện Bản Sen mất điểm do để 64 hồ sơ đất đai quá hạn và nộp báo cáo tự chấm chậm 8 ngày.

Ngược lại với năm trước, huyện Lũng Chài chỉ đạt 74,10 điểm. Nguyên nhân chủ yếu là huyện thiếu 3 công chức địa chính từ tháng 4. Huyện Pác Nậm tụt một bậc, từ hạng 2 xuống hạng 3.

Mức độ hài lòng của người dân huyện Nà Khoang đạt 93,10%. Huyện Nà Khoang bị nhắc về công khai thủ tục. Nguyên nhân là nhiều xã chưa niêm yết số điện thoại đường dây nóng và trả lời phản ánh chậm.
"""
NOTICE = """ỦY BAN NHÂN DÂN
HUYỆN PÁC NẬM
Pác Nậm, ngày 26 tháng 11 năm 2024

THÔNG BÁO
Thời gian làm việc của Bộ phận Một cửa huyện Pác Nậm

Từ ngày 02/12/2024 Bộ phận Một cửa huyện Pác Nậm (số 5 phố Chợ, thị trấn Pác Nậm) làm việc như sau:
- Sáng: từ 7 giờ 30 đến 11 giờ 30;
- Chiều: từ 13 giờ 30 đến 17 giờ.
"""
PAGE = """<html><head><title>Trung tâm Phục vụ hành chính công xã Tân Sen</title></head><body>
<h1>Trung tâm Phục vụ hành chính công xã Tân Sen, tỉnh Mộc Lam</h1>
<p>Trung tâm Phục vụ hành chính công xã đặt tại số 17 đường Bờ Suối, thôn Nà Phạ; người dân gửi xe miễn phí.</p>
<p>Từ ngày 01/7/2025, xã Tân Sen được thành lập trên cơ sở nhập xã Nà Phạ, xã Sen Trì và thị trấn Bản Sen cũ.</p>
<p>Sáng thứ Bảy chỉ trả kết quả, không tiếp nhận hồ sơ.</p>
</body></html>
"""
RULES = """HỘI ĐỒNG NHÂN DÂN
TỈNH MỘC LAM
Số: 21/2024/NQ-HĐND
Mộc Lam, ngày 09 tháng 7 năm 2024

NGHỊ QUYẾT
Quy định lệ phí hộ tịch trên địa bàn tỉnh Mộc Lam

Điều 1. Giảm lệ phí
Người thuộc hộ cận nghèo được giảm 50% lệ phí hộ tịch.

Điều 2. Hiệu lực
Nghị quyết này có hiệu lực từ ngày 01 tháng 8 năm 2024 và thay thế Nghị quyết số 06/2020/NQ-HĐND.
"""


@pytest.fixture(scope="module")
def asked(module_texts: IndexTexts) -> Indexed:
    return module_texts(
        letter_txt=LETTER, news_txt=NEWS, notice_txt=NOTICE, page_html=PAGE, rules_txt=RULES,
    )  # fmt: skip


@pytest.mark.parametrize("turn", turns(), ids=lambda turn: turn.example)
def test_each_turn_is_read_as_its_example_says(turn: Turn) -> None:
    assert is_read_so(turn)
    said = turn.example.partition(" → ")[0]
    plain = in_plain_frame(said)
    assert plain != said
    assert in_plain_frame(plain) == plain


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký Nghị định 12/2020/NĐ-CP?",
        "Bản sao điện tử có giá trị như bản sao giấy không?",
        "Huyện nào xếp cuối năm 2023 và vì sao?",
        "Xã có mấy sản phẩm 4 sao?",
        "Kỷ luật ông Vi Văn Sao theo hình thức nào?",
        "Quyết định 12/QĐ-UBND thay thế quyết định nào?",
        "Các đơn vị nào phải nộp báo cáo?",
    ],
)
def test_what_is_asked_plainly_stays(question: str) -> None:
    assert in_plain_frame(question) == question


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Công văn 318/UBND-KSTT do vị nào ký?", "Vi Thị Thắm"),
        ("Chữ ký dưới Công văn 318/UBND-KSTT là của ông bà nào thế?", "Vi Thị Thắm"),
        ("Ký Công văn 318/UBND-KSTT thay mặt tỉnh là vị lãnh đạo nào?", "Vi Thị Thắm"),
        ("Công văn 318/UBND-KSTT ra hôm nào nhỉ?", "14 tháng 5 năm 2024"),
        ("Hạn chót để các sở gửi kết quả rà soát quy trình nội bộ là hôm nào?", "20/6/2024"),
        ("Dự thảo quy chế vận hành hệ thống là do đơn vị nào trình lên?", "Sở Khoa học"),
        ("ai lo trinh du thao quy che van hanh he thong vay", "Sở Khoa học"),
        ("Nghị quyết 21/2024/NQ-HĐND bao giờ áp dụng?", "01 tháng 8 năm 2024"),
        ("Nghị quyết 21/2024/NQ-HĐND thế chỗ nghị quyết nào?", "06/2020/NQ-HĐND"),
        ("Cho xin địa chỉ của Trung tâm Phục vụ hành chính công xã Tân Sen.", "Bờ Suối"),
        ("Muốn tới Trung tâm Phục vụ hành chính công xã Tân Sen thì đi chỗ nào?", "Bờ Suối"),
        ("Liệt kê các đơn vị hợp thành xã Tân Sen mới.", "Sen Trì"),
        ("Thứ Bảy buổi sáng, UBND xã Tân Sen có tiếp nhận hồ sơ không?", "chỉ trả kết quả"),
        ("Nhà thuộc diện cận nghèo có được miễn hẳn lệ phí hộ tịch ở Mộc Lam không?", "50%"),
        ("Huyện Bản Sen đội sổ năm 2023, cớ sao vậy?", "64 hồ sơ"),
        ("Huyện Bản Sen sao đội sổ năm 2023 thế?", "64 hồ sơ"),
        ("Lý do đằng sau việc huyện Bản Sen xếp cuối năm 2023 là gì?", "64 hồ sơ"),
        ("Vị nào đặt bút ký văn bản rà soát quy trình nội bộ của tỉnh Mộc Lam?", "Vi Thị Thắm"),
        ("Trách nhiệm trình dự thảo quy chế vận hành hệ thống thuộc về ai?", "Sở Khoa học"),
        ("Trụ sở Bộ phận Một cửa huyện Pác Nậm đặt tại đâu?", "phố Chợ"),
        ("Tôi lên một cửa huyện Pác Nậm nộp hồ sơ thì đi đường nào?", "phố Chợ"),
        ("Nghe nói huyện Bản Sen đứng đầu tỉnh Mộc Lam năm 2023, phải vậy không?", "Không đúng"),
    ],
)
def test_a_frame_of_talk_is_answered_as_the_plain_one(
    asked: Indexed, question: str, told: str
) -> None:
    assert told in asked.answered(question).answer


def test_no_shortcoming_is_why_people_are_content(asked: Indexed) -> None:
    question = "Người dân huyện Nà Khoang hài lòng nhiều, điều đó do đâu mà có?"
    assert asked.assistant.ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "Huyện Pác Nậm mất một bậc năm 2023, nguyên nhân do đâu?",
        "Cớ gì huyện Pác Nậm rớt 1 hạng CCHC 2023?",
    ],
)
def test_the_cause_told_of_the_unit_before_is_no_cause_of_another(
    asked: Indexed, question: str
) -> None:
    answer = asked.assistant.ask(question)
    assert answer.status == "not_found", answer.answer
    assert "địa chính" not in answer.answer
