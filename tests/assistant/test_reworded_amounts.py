"""How much, how many, what share: asked in other words, in two questions at once, without marks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.wording.courtesies import what_is_asked
from assistant.questions.wording.frames import in_known_frames
from assistant.questions.wording.worded import read_in_full
from index_store.language.knowledge import table_column
from index_store.language.names.office_acronyms import with_offices_in_full
from index_store.language.typed.restore import Restorer

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

AS_OF = date(2025, 3, 1)
REPORT = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG LƯ
Số: 96/BC-UBND
Đồng Lư, ngày 20 tháng 12 năm 2024

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024

I. KẾT QUẢ
1. Năm 2024, tỉnh Đồng Lư cắt giảm 37 thủ tục hành chính. Tỷ lệ số hóa hồ sơ năm 2024 của tỉnh đạt 71,4%.
2. Kinh phí tinh giản biên chế năm 2024: 18,6 tỷ đồng.
3. Xử lý kỷ luật 11 cán bộ, công chức: khiển trách 6, cảnh cáo 4, buộc thôi việc 1.
4. Số phòng thuộc sở của tỉnh giảm từ 134 xuống 97 phòng.
5. Giải ngân vốn đầu tư công của tỉnh Đồng Lư đến ngày 15/11/2024 đạt 1.845 tỷ đồng.
6. Chỉ số chuyển đổi số (DTI) năm 2023 của tỉnh Đồng Lư là 0,6127, xếp thứ 28/63.
7. Mức độ hài lòng của người dân năm 2024 đạt 88,21%, năm 2023 đạt 85,10%.
8. Hiện còn 43 trụ sở dôi dư chưa xử lý trong tổng số 120 trụ sở dôi dư.
"""
NOTICE = """ỦY BAN NHÂN DÂN TỈNH ĐỒNG LƯ

Thông báo về khảo sát mức độ hài lòng năm 2024

Từ ngày 05/9 đến 10/10/2024, Sở Nội vụ phát 2.600 phiếu tại 14 xã; thu về 2.541 phiếu, trong đó 2.507 phiếu hợp lệ.

Mức hỗ trợ cán bộ đầu mối kiểm soát thủ tục hành chính là 45.000 đồng/ngày.

Xã Bản Lư thành lập trên cơ sở nhập ba xã Nà Lốc, Phiêng Hà và Tả Lư.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(AS_OF, **{"bao-cao.txt": REPORT, "thong-bao.txt": NOTICE}).assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Số thủ tục mà Đồng Lư bỏ bớt, rút gọn được trong năm 2024 là mấy?", "37"),
        ("Đồng Lư đã số hóa được mấy phần trăm hồ sơ trong năm 2024?", "71,4"),
        ("Năm 2024 Đồng Lư tốn bao nhiêu tiền cho việc tinh giản biên chế?", "18,6 tỷ"),
        ("Ở Đồng Lư mấy cán bộ nhận hình thức cảnh cáo?", "cảnh cáo 4"),
        ("Phòng thuộc sở ở Đồng Lư nay còn nhiêu phòng?", "97"),
        ("vốn đầu tư công Đồng Lư xài được nhiêu tới ngày 15/11/2024", "1.845"),
        ("Tỉnh Đồng Lư 2023 chấm DTI mấy điểm, hạng mấy toàn quốc vậy?", "0,6127"),
        ("Trụ sở dôi dư Đồng Lư chưa xử lý xong còn nhiêu?", "43"),
        ("Mức độ hài lòng Đồng Lư 2024 cao hơn 2023 mấy điểm phần trăm?", "3,11"),
        ("Khảo sát năm 2024 ở Đồng Lư, có bao nhiêu phiếu được phát và bao nhiêu phiếu dùng được?", "2.600"),
        ("Khảo sát năm 2024 ở Đồng Lư, có bao nhiêu phiếu được phát và bao nhiêu phiếu dùng được?", "2.507"),
        ("Hiện nay người làm đầu mối được bồi dưỡng mỗi ngày bao nhiêu tiền?", "45.000"),
        ("Ba xã cũ nào gộp lại thành Bản Lư?", "Phiêng Hà"),
        ("Nà Lốc nay sáp nhập vào xã nào?", "Bản Lư"),
        ("Nà Lốc sáp nhập xong tên là gì?", "Bản Lư"),
    ],
)  # fmt: skip
def test_an_amount_is_told_in_whatever_words_it_is_asked(
    assistant: Assistant, text: str, said: str
) -> None:
    answer = assistant.ask(text)
    assert answer.status == "answered", answer.answer
    assert said in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022 Đồng Lư tốn bao nhiêu tiền cho việc tinh giản biên chế?",
        "Ở Đồng Lư mấy người nhận hình thức cách chức năm 2021?",
        "Đồng Lư dự trù mấy tiền cho việc khảo sát sự hài lòng năm 2026?",
    ],
)
def test_an_amount_that_no_document_says_stays_untold(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dien tich khu rung la may hec ta?", "khu rừng rộng bao nhiêu héc ta?"),
        ("Phòng thuộc sở nay còn mấy phòng?", "Phòng thuộc sở hiện nay còn bao nhiêu phòng?"),
        ("huyen nay con may xa?", "huyện này còn bao nhiêu xã?"),
        ("Tỉnh A thu hút được chừng nào vốn ngoại?", "Tỉnh A thu hút được bao nhiêu vốn đầu tư nước ngoài?"),
        ("Cán bộ được hỗ trợ mỗi ngày bao nhiêu tiền?", "Cán bộ được hỗ trợ bao nhiêu tiền một ngày?"),
        ("Xã A rớt mấy hạng, trước đứng đâu nay đứng đâu?", "Xã A giảm bao nhiêu bậc, từ hạng nào xuống hạng nào?"),
        ("Thu đến hết tháng hai được bao nhiêu?", "Thu đến hết tháng 2 được bao nhiêu?"),
        ("ho so tre han cap huyen may %", "tỷ lệ hồ sơ trễ hạn cấp huyện là bao nhiêu %"),
        ("Xã A buộc thôi việc mấy người?", "Xã A bao nhiêu người bị buộc thôi việc?"),
        ("Mỗi tháng hai lần họp ở đâu?", "Mỗi tháng hai lần họp ở đâu?"),
        ("Giai đoạn 2015-2021 giảm bao nhiêu người?", "Giai đoạn 2015-2021 giảm bao nhiêu người?"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_reports_say_it(typed: str, meant: str) -> None:
    assert read_in_full(typed, Restorer.load())[0] == meant


def test_offices_are_known_by_small_letters_behind_their_head() -> None:
    assert with_offices_in_full("sở xd, bộ xd, cán bộ xd") == "Sở Xây dựng, Bộ Xây dựng, cán bộ xd"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("% hồ sơ số hóa của A, cho xin con số.", "% hồ sơ số hóa của A"),
        ("xã A vi phạm những gì, kể ra coi", "xã A vi phạm những gì"),
        ("Cho tôi kết quả thanh toán trực tuyến của A", "kết quả thanh toán trực tuyến của A"),
    ],
)
def test_how_an_answer_is_wished_is_no_part_of_the_question(typed: str, asked: str) -> None:
    assert what_is_asked(typed) == asked


@pytest.mark.parametrize("example", table_column("assistant", "data/amount_frames.tsv", "example"))
def test_each_frame_changes_its_example(example: str) -> None:
    said = in_known_frames(example)
    assert said != example
    assert in_known_frames(said) == said, "what is said plainly stays"
