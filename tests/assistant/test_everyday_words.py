"""People ask in their own words, and are answered from reports that have none of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.reading import read_question
from assistant.questions.wording.courtesies import what_is_asked
from assistant.questions.wording.everyday import in_official_words
from assistant.questions.wording.particles import without_bare_particles, without_particles
from index_store.language.knowledge import table_column
from index_store.language.names.office_acronyms import with_offices_in_full
from index_store.language.typed.restore import Restorer

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

AS_OF = date(2026, 2, 1)
REPORT = """ỦY BAN NHÂN DÂN
XÃ TRÀ NGỌC
Số: 41/BC-UBND
Trà Ngọc, ngày 06 tháng 10 năm 2025

BÁO CÁO
Công tác cải cách hành chính 9 tháng đầu năm 2025 của xã Trà Ngọc, tỉnh Lũng Cát

I. KẾT QUẢ
1. Trong 9 tháng đầu năm 2025, xã tiếp nhận 4.215 hồ sơ; giải quyết đúng hạn 4.102 hồ sơ; hồ sơ quá hạn tập trung ở lĩnh vực đất đai (61 hồ sơ).
2. Tỷ lệ thanh toán trực tuyến 9 tháng đầu năm 2025 đạt 63,4%.
3. Phần mềm một cửa bị gián đoạn 7 lần, lần lâu nhất kéo dài 5 giờ.
4. Xử lý kỷ luật 3 công chức (khiển trách 2, cảnh cáo 1).
5. Sáng thứ Bảy, Trung tâm chỉ tiếp nhận hồ sơ hộ tịch và bảo trợ xã hội.

II. HẠN CHẾ
Ba nhiệm vụ chưa hoàn thành là: lắp đặt ki-ốt tra cứu tại 02 thôn; số hóa sổ địa chính; sắp xếp lại kho lưu trữ.

III. KIẾN NGHỊ
Đề nghị UBND tỉnh hỗ trợ 2,3 tỷ đồng sửa chữa trụ sở Trung tâm Phục vụ hành chính công.
"""
RULES = """HỘI ĐỒNG NHÂN DÂN
TỈNH LŨNG CÁT
Số: 18/2025/NQ-HĐND
Lũng Cát, ngày 20 tháng 8 năm 2025

NGHỊ QUYẾT
Quy định lệ phí hộ tịch trên địa bàn tỉnh Lũng Cát

Điều 1. Mức thu
1. Người thuộc hộ nghèo được miễn lệ phí hộ tịch.
2. Người thuộc hộ cận nghèo được giảm 40% lệ phí hộ tịch.
Điều 2. Hiệu lực thi hành
Nghị quyết có hiệu lực từ ngày 01 tháng 10 năm 2025.
"""
NEWS = """# Lũng Cát: 412 hồ sơ quá hạn trong quý IV

*Thứ Ba, 13/01/2026*

Điểm bình quân Bộ chỉ số 766 của tỉnh Lũng Cát quý IV/2025 đạt 81,20 điểm, tăng 3,15 điểm so với quý III/2025 (78,05 điểm). Tại hội nghị ngày 12/01, UBND tỉnh tặng Bằng khen cho 4 tập thể và 9 cá nhân, kèm mức thưởng 20 triệu đồng cho đơn vị hạng nhất.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    texts = {"bao-cao.txt": REPORT, "nghi-quyet.txt": RULES, "tin.md": NEWS}
    return module_texts(AS_OF, **texts).assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Trà Ngọc xin tỉnh nhiêu tiền vậy ta?", "2,3 tỷ"),
        ("phần mềm một cửa xã Trà Ngọc bị đứt đoạn mấy bận?", "7 lần"),
        ("Trà Ngọc có mấy ông công chức dính kỷ luật trong 9T/2025?", "3 công chức"),
        ("Trà Ngọc 9T/2025 TT trực tuyến đạt nhiêu % hả anh?", "63,4"),
        ("hồ sơ trễ ở Trà Ngọc rơi vào mảng nào nhiều nhất vậy trời", "đất đai"),
        ("Trà Ngọc còn việc gì chưa làm xong vậy, kể giúp em với", "địa chính"),
        ("Sáng T7 Trung tâm ở Trà Ngọc nhận loại giấy tờ nào?", "hộ tịch"),
        ("hộ nghèo ở Lũng Cát làm hộ tịch có khỏi đóng lệ phí luôn hông ạ?", "miễn lệ phí"),
        ("NQ 18/2025/NQ-HĐND bao giờ áp dụng?", "01 tháng 10 năm 2025"),
        ("Q4 so Q3, điểm bình quân Lũng Cát tăng giảm ra sao?", "3,15"),
        ("Lũng Cát họp 12/01, biểu dương mấy đơn vị, mấy người thế?", "9 cá nhân"),
    ],
)
def test_everyday_words_are_answered(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "answered", answer.answer
    assert said in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Ở Lũng Cát, đăng ký cư trú phải đóng lệ phí nhiêu tiền?",
        "Trà Ngọc có mấy ông công chức dính kỷ luật trong 6T/2024 vậy ta?",
        "phần mềm một cửa xã Trà Ngọc bị hacker phá mấy bận?",
    ],
)
def test_what_no_document_says_is_not_told_in_any_words(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Xã A thua xã B mấy điểm hả chị?", "Xã A thua xã B mấy điểm?"),
        ("Tỉnh Lũng Cát lên hạng năm 2025 hả?", "Tỉnh Lũng Cát lên hạng năm 2025 đúng không?"),
        ("Khu rừng rộng mấy ha?", "Khu rừng rộng mấy ha?"),
        ("Cho vay như thế nào?", "Cho vay như thế nào?"),
        ("Nộp ở mô rứa, mất mấy bữa?", "Nộp ở đâu, mất bao nhiêu ngày?"),
        ("Huyện mô chót bảng rứa?", "Huyện nào chót bảng?"),
        ("Quy mô chi cục ra sao?", "Quy mô chi cục ra sao?"),
        ("Kết hôn mất bao nhiêu?", "Kết hôn mất bao nhiêu?"),
        ("nam 2024 ai dung hang may vay", "năm 2024 ai đứng hạng mấy"),
        ("T10 so với T9 tăng mấy hồ sơ?", "tháng 10 so với tháng 9 tăng mấy hồ sơ?"),
        ("Q4 và Q3 TP.HCM có mấy phường?", "Q4 và Q3 TP.HCM có mấy phường?"),
        ("sở tài nguyên môi trường tỉnh A nhận mấy bộ hồ sơ?",
         "Sở Tài nguyên và Môi trường tỉnh A tiếp nhận mấy hồ sơ?"),
        ("CC chấm dưới mấy điểm thì bị điều qua việc khác?",
         "Công chức chấm dưới mấy điểm thì bị bố trí công việc khác?"),
    ],
)  # fmt: skip
def test_a_question_is_read_as_officials_write(typed: str, meant: str) -> None:
    restored = Restorer.load().restore(in_official_words(without_bare_particles(typed))).text
    read = with_offices_in_full(in_official_words(without_particles(restored)))
    assert read == meant


def test_a_bare_year_beside_a_unit_is_a_year() -> None:
    known = ("tỉnh Lũng Cát",)
    read = read_question("Lũng Cát 2025 nhận mấy hồ sơ?", AS_OF, known).reading
    assert read.startswith("Lũng Cát năm 2025 tiếp nhận ")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Tôi đang gom số liệu về Lũng Cát, năm 2025 nhận mấy hồ sơ?", "Lũng Cát, năm 2025 nhận mấy hồ sơ?"),
        ("Năm 2025 đúng hạn mấy phần trăm để em báo sếp với", "Năm 2025 đúng hạn mấy phần trăm"),
        ("nhờ ad coi giùm xã A hạng mấy", "xã A hạng mấy"),
    ],
)  # fmt: skip
def test_why_one_asks_is_no_part_of_what_is_asked(typed: str, asked: str) -> None:
    assert what_is_asked(typed) == asked


@pytest.mark.parametrize("text", table_column("assistant", "data/everyday_words.tsv", "reason"))
def test_what_is_read_once_is_read_no_further(text: str) -> None:
    everyday, _, _ = text.partition(";")
    read = in_official_words(everyday)
    assert read != everyday
    assert in_official_words(read) == read
