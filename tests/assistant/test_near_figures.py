"""A sentence answers though figures in it, or words beside it, are of another unit or period."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """UBND HUYỆN SUỐI NGÀN
Số: 41/BC-UBND
Suối Ngàn, ngày 10 tháng 4 năm 2024

BÁO CÁO
Công tác cải cách hành chính quý I năm 2024 của huyện Suối Ngàn

I. KẾT QUẢ
Quý I năm 2024, huyện Suối Ngàn, tỉnh Vân Lộc tiếp nhận gần 5.200 hồ sơ. Hồ sơ trễ hẹn là 31, giảm một nửa so với quý IV năm 2023 (63 hồ sơ).
Thu hút vốn nước ngoài của huyện ước đạt 12,6 triệu USD, vượt huyện Lũng Cát.

II. HẠN CHẾ, NGUYÊN NHÂN
1. Hồ sơ đất đai còn chậm.
Nguyên nhân: Chi nhánh Văn phòng Đăng ký đất đai thiếu 4 viên chức; đường truyền ở xã vùng cao hay gián đoạn.

III. KIẾN NGHỊ
Kiến nghị: UBND tỉnh hỗ trợ 3,8 tỷ đồng sửa trụ sở.
Cán bộ, công chức cấp xã dôi dư sau sắp xếp: 57 người, đã bố trí 40 người.
Thôn Khe Vai làm điểm mô hình "Ngày thứ Năm nghe dân".
Bộ phận Một cửa huyện làm việc cả sáng thứ Bảy, từ 7 giờ 30 đến 11 giờ.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lưu Như Hạnh
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bc-suoi-ngan": REPORT})


SAID = {
    "Quý I/2024 huyện Suối Ngàn có bao nhiêu hồ sơ trễ hẹn?": ("31",),
    "Vốn nước ngoài mà huyện Suối Ngàn thu hút ước đạt bao nhiêu?": ("12,6 triệu USD",),
    "Nguyên nhân hạn chế trong công tác CCHC của huyện Suối Ngàn là gì?": ("thiếu 4 viên chức",),
    "Huyện Suối Ngàn kiến nghị tỉnh hỗ trợ bao nhiêu tiền?": ("3,8 tỷ đồng",),
    "Có bao nhiêu cán bộ, công chức cấp xã dôi dư sau sắp xếp?": ("57 người",),
    "Thôn nào làm điểm mô hình Ngày thứ Năm nghe dân?": ("Khe Vai",),
    "Ai ký báo cáo 41/BC-UBND?": ("Lưu Như Hạnh",),
}


@pytest.mark.parametrize("question", SAID)
def test_the_sentence_answers(index: Indexed, question: str) -> None:
    answer = index.answered(question)
    assert all(words in answer.answer for words in SAID[question]), answer.answer


def test_a_day_of_the_week_is_no_rank(index: Indexed) -> None:
    answer = index.assistant.ask("Bộ phận Một cửa huyện Suối Ngàn có làm việc thứ bảy không?")
    assert "7 giờ 30" in answer.answer
    assert "xếp" not in answer.answer


def test_another_unit_or_period_is_still_not_answered(index: Indexed) -> None:
    for question in (
        "Quý II/2024 huyện Suối Ngàn có bao nhiêu hồ sơ trễ hẹn?",
        "Vốn nước ngoài mà huyện Lũng Cát thu hút ước đạt bao nhiêu?",
    ):
        assert index.assistant.ask(question).status != "answered", question
