"""Lines of tables asked for by their number, moves told beside their names, whose satisfaction it is."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, index

SURVEY = """# Kết quả đo lường sự hài lòng của người dân tỉnh Vân Khê năm 2024

*Ngày đăng: 12/02/2025*

Viện Nghiên cứu Vân Khê công bố Chỉ số hài lòng (SIPAS) năm 2024 của tỉnh Vân Khê. Chỉ số hài lòng chung đạt 84,10%.

## 1. Theo yếu tố

Bảng 1. Mức độ hài lòng theo yếu tố (Đơn vị: %)

| Yếu tố | Năm › 2023 | Năm › 2024 | 2024 so với 2023 |
|---|---|---|---|
| Tiếp cận dịch vụ | 81,20 | 83,35 | +2,15 |
| Kết quả dịch vụ | 86,05 | 85,60 | -0,45 |
| Tiếp nhận phản ánh, kiến nghị | 70,10 | 74,80 | +4,70 |

## 2. Theo địa bàn

| STT | Địa bàn | SIPAS 2023 (%) | SIPAS 2024 (%) | Thứ hạng 2024 |
|---|---|---|---|---|
| 1 | Huyện Bắc Lãng | 80,15 | 85,40 | 1 |
| 2 | Huyện Tà Phình | 79,95 | 82,75 | 2 |
| 3 | Huyện Khau Vai | 78,30 | 81,05 | 3 |

## 3. Mong đợi của người dân

- Công khai tiến độ giải quyết hồ sơ: 58,4% người trả lời lựa chọn;
- Giảm giấy tờ phải nộp: 47,2%;
- Bố trí thêm chỗ ngồi chờ: 21,9%.
"""
COMMUNE = """ỦY BAN NHÂN DÂN XÃ LŨNG CHÀM
Số: 51/BC-UBND
Lũng Chàm, ngày 27 tháng 8 năm 2025

BÁO CÁO
Kết quả cải cách hành chính tháng 8 năm 2025 của xã Lũng Chàm

1. Biên chế được giao 48, hiện có mặt 41 cán bộ, công chức (thiếu 07, chủ yếu ở lĩnh vực tư pháp, tài chính).

Biểu 1. Tình hình giải quyết hồ sơ theo lĩnh vực, tháng 8/2025 (ĐVT: hồ sơ)

| TT | Lĩnh vực | Tiếp nhận | Đã giải quyết | Quá hạn |
|---|---|---|---|---|
| 1 | Hộ tịch, chứng thực | 640 | 633 | 0 |
| 2 | Đất đai | 187 | 140 | 19 |
| 3 | Xây dựng | 24 | 20 | 4 |
| 4 | Môi trường | 11 | 11 | 0 |
| | Tổng cộng | 862 | 804 | 23 |
"""
DECISION = """ỦY BAN NHÂN DÂN TỈNH THANH LÂM
Số: 774/QĐ-UBND
Thanh Lâm, ngày 14 tháng 7 năm 2025

QUYẾT ĐỊNH
Ban hành Quy định chấm điểm cải cách hành chính của các sở và xã, phường tỉnh Thanh Lâm

Điều 1. Phạm vi
1. Quy định này quy định việc chấm điểm cải cách hành chính hằng năm.
2. Điểm thưởng tối đa 02 điểm cho sáng kiến được công nhận.

PHỤ LỤC
CƠ CẤU ĐIỂM THẨM ĐỊNH THEO LĨNH VỰC (ĐVT: điểm)
(Kèm theo Quyết định số 774/QĐ-UBND ngày 14/7/2025)

STT | Lĩnh vực | Sở, ban, ngành | Xã, phường | Số tiêu chí
1 | Cải cách thể chế | 9,5 | 6,0 | 5
2 | Cải cách thủ tục hành chính | 14,0 | 19,0 | 11
3 | Chính quyền số | 11,0 | 13,0 | 9
Cộng | | 34,5 | 38,0 | 25
"""
NOTICE = """VĂN PHÒNG UBND TỈNH THANH LÂM
Số: 88/TB-VP
Thanh Lâm, ngày 16 tháng 7 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại phiên họp Ban Chỉ đạo cải cách hành chính quý II năm 2025

**1. Kết quả xếp hạng cải cách hành chính quý II/2025** (cấp huyện):

| Hạng | Địa phương | Điểm quý II/2025 | So với quý I/2025 |
|---|---|---|---|
| 1 | Huyện Hang Đá | 86,4 | +2,1 |
| 2 | Huyện Suối Cạn | 81,7 | -1,6 |
| 3 | Huyện Nà Vài | 77,9 | +0,4 |
"""


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    folder = tmp_path_factory.mktemp("rows")
    sources = {
        "survey.md": SURVEY,
        "commune.md": COMMUNE,
        "decision.txt": DECISION,
        "notice.md": NOTICE,
    }
    for name, text in sources.items():
        (folder / name).write_text(text, encoding="utf-8")
    return index(folder / "index", *(folder / name for name in sources))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Lĩnh vực nào của xã Lũng Chàm có 4 hồ sơ quá hạn?", "Xây dựng", "Đất đai"),
        ("linh vuc nao cua xa lung cham co 19 ho so qua han", "Đất đai", "Xây dựng"),
        ("Yếu tố nào giảm trong SIPAS 2024 của Vân Khê, giảm bao nhiêu?", "-0,45", "4,70"),
        ("Huyện Tà Phình SIPAS 2024 hạng mấy, mấy điểm?", "82,75", "79,95"),
        ("xã phường ở Thanh Lâm phần cải cách TTHC tối đa mấy điểm thẩm định", "19,0", "14,0"),
        ("Huyện Suối Cạn giảm bao nhiêu điểm so với quý I/2025?", "giảm 1,6", "0,4"),
        ("diem quy 1/2025 cua huyen hang da la bao nhieu", "84,3 điểm", "86,4"),
        (
            "Người dân Vân Khê mong đợi điều gì nhất theo khảo sát năm 2024, tỷ lệ bao nhiêu?",
            "tiến độ giải quyết hồ sơ” – Mong đợi của người dân: 58,4%",
            "47,2",
        ),
        ("Xã Lũng Chàm thiếu mấy biên chế, thiếu ở lĩnh vực nào?", "thiếu 07", "là 48"),
    ],
)
def test_a_line_is_told_by_the_number_or_move_asked_for(
    question: str, said: str, unsaid: str, indexed: Indexed
) -> None:
    answer = indexed.assistant.ask(question)
    assert answer.status == "answered", answer.answer
    assert said in answer.answer, answer.answer
    assert unsaid not in answer.answer, answer.answer


def test_no_line_has_a_number_that_no_line_has(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("Lĩnh vực nào của xã Lũng Chàm có 12 hồ sơ quá hạn?")
    assert "Xây dựng" not in answer.answer
    assert "Đất đai" not in answer.answer or answer.status != "answered"


def test_what_citizens_said_is_not_what_businesses_said(indexed: Indexed) -> None:
    of_businesses = indexed.assistant.ask(
        "Mức độ hài lòng của doanh nghiệp tỉnh Vân Khê năm 2024 là bao nhiêu?"
    )
    assert "84,10" not in of_businesses.answer, of_businesses.answer
    of_citizens = indexed.assistant.ask(
        "Mức độ hài lòng của người dân tỉnh Vân Khê năm 2024 là bao nhiêu?"
    )
    assert "84,10" in of_citizens.answer, of_citizens.answer
