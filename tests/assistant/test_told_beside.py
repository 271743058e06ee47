"""Causes beside what they explain, members beside their number, comparisons by both their sides."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

ARTICLE = """Xã Lũng Đào gắn biển tên ngõ cho các bản
Báo Mường Xuân - Ngày đăng: 21/08/2024

Nhà ở bản Khe Tre dựng sát nhau theo sườn núi. Ngõ không có tên nên bưu tá khó tìm người nhận. Đặc biệt, giấy hẹn trả kết quả hay bị thất lạc. Trước thực tế trên, xã Lũng Đào đã gắn biển tên ngõ cho tất cả các bản.

Đợt khảo sát phát phiếu ở 4 bản: Khe Tre, Nà Lốc, Pá Vàng, Huổi Sim. Cán bộ xã giữ nguyên tắc ba rõ: rõ người, rõ việc, rõ thời hạn.

Phí cấp bản sao trích lục trung bình là 8.000 đồng, trong khi phí đo đạc lên tới 2,1 triệu đồng. Thu phí cả năm là 640 triệu đồng, tăng 5,2% so với năm 2023 (608 triệu đồng).
"""
REPORT = """UBND TỈNH MƯỜNG XUÂN
BÁO CÁO
Công tác cải cách hành chính 6 tháng đầu năm 2024 của tỉnh Mường Xuân

II. HẠN CHẾ
1. Thanh toán trực tuyến chưa đạt mục tiêu.
2. Hồ sơ quá hạn tập trung ở lĩnh vực xây dựng với 214 hồ sơ.
Nguyên nhân khách quan: mưa lũ kéo dài làm gián đoạn đường truyền.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bao-muong-xuan": ARTICLE, "bc-muong-xuan": REPORT})


SAID = {
    "Vì sao xã Lũng Đào gắn biển tên ngõ cho các bản?": ("khó tìm", "Trước thực tế trên"),
    "Vì sao còn hồ sơ quá hạn theo báo cáo 6 tháng đầu năm 2024?": ("mưa lũ",),
    "Khảo sát ở xã Lũng Đào chọn những bản nào?": ("Khe Tre", "Huổi Sim"),
    "Ba rõ của cán bộ xã Lũng Đào là gì?": ("rõ người", "rõ thời hạn"),
    "Phí cấp bản sao trích lục với phí đo đạc, bên nào đắt hơn?": ("8.000", "2,1 triệu"),
}


@pytest.mark.parametrize("question", SAID)
def test_what_is_told_beside_answers(index: Indexed, question: str) -> None:
    answer = index.answered(question)
    assert all(words in answer.answer for words in SAID[question]), answer.answer


def test_a_cause_of_the_other_kind_is_none(index: Indexed) -> None:
    answer = index.assistant.ask("Nguyên nhân chủ quan làm hồ sơ quá hạn 6 tháng đầu năm 2024?")
    assert "mưa lũ" not in answer.answer


def test_what_is_not_asked_for_is_left_out(index: Indexed) -> None:
    answer = index.assistant.ask("Xã Lũng Đào thu phí cả năm được bao nhiêu tiền?")
    assert "640 triệu" in answer.answer
    assert "608" not in answer.answer
