"""What people ask of a commune's pages: procedures in tables, fees, grades, shortages, money of other kinds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

PROCEDURES = """<html><head><title>Đăng ký khai thác nước mặt - xã Tân Mai</title></head><body>
<h1>Thủ tục lĩnh vực hộ kinh doanh của xã Tân Mai</h1>
<table><tr><th rowspan="2">STT</th><th rowspan="2">Thủ tục</th><th rowspan="2">Thời hạn (ngày làm việc)</th>
<th colspan="2">Lệ phí (đồng/lần)</th></tr><tr><th>Nộp trực tiếp</th><th>Nộp trực tuyến</th></tr>
<tr><td>1</td><td>Đăng ký thành lập hộ kinh doanh</td><td>04</td><td>90.000</td><td>45.000</td></tr>
<tr><td>2</td><td>Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh</td><td>02</td><td>20.000</td><td>0</td></tr>
<tr><td>3</td><td>Chấm dứt hoạt động hộ kinh doanh</td><td>06</td><td colspan="2">Không thu</td></tr>
</table>
<ul><li><b>Trụ sở chính:</b> thôn Vân Hạ. Từ thứ Hai đến thứ Sáu, 7h30–11h30. Điện thoại: 0288.355.017.</li>
<li><b>Điểm tiếp nhận Nà Vân:</b> nhà văn hóa thôn Nà Vân. Chỉ làm việc sáng thứ Ba. Điện thoại: 0288.355.029.</li></ul>
</body></html>
"""
NOTICE = """UBND TỈNH HẠ VÂN
Số: 9/TB-UBND
Hạ Vân, ngày 20 tháng 10 năm 2025

THÔNG BÁO
Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp quý III năm 2025 của các xã, phường tỉnh Hạ Vân

1. Phân loại: 05 đơn vị Xuất sắc (từ 90 điểm), 17 đơn vị Tốt (từ 82 đến dưới 90), 20 đơn vị Khá (từ 70 đến dưới 82).
2. Quý II có 03 đơn vị Xuất sắc.
3. Trong quý, các xã, phường tiếp nhận 81.200 hồ sơ. Ba đơn vị có nhiều hồ sơ quá hạn nhất là Tân Mai, \
Phú Lạc và Lộc Sơn, lần lượt là 71, 55 và 38 hồ sơ.
4. Các xã: Tân Mai, Phú Lạc; phường Lộc Sơn báo cáo giải trình. Xã Tân Mai, xã Phú Lạc làm trước ngày 30/11/2025.
"""
REPORT = """ỦY BAN NHÂN DÂN XÃ PHÚ LẠC
Số: 77/BC-UBND
Phú Lạc, ngày 02 tháng 12 năm 2025

BÁO CÁO
Công tác cải cách hành chính năm 2025 (số liệu từ ngày 01/7/2025 đến ngày 30/11/2025)

Xã Phú Lạc được thành lập từ ngày 01/7/2025 trên cơ sở nhập thị trấn Vân Đồi và xã Phú Lạc (cũ). Xã được giao 52 \
biên chế, hiện có mặt 46 cán bộ, công chức, còn thiếu 6, trong đó thiếu 2 công chức địa chính.
Trung tâm Phục vụ hành chính công xã có 8 người.

Theo lĩnh vực (hồ sơ):

Lĩnh vực	Tiếp nhận	Quá hạn
Chứng thực	3.100	0
Đất đai	1.420	29
Hộ tịch	1.210	2

Nguyên nhân quá hạn: hồ sơ địa chính của xã Vân Sơn cũ bàn giao thiếu 96 tờ bản đồ.
Thanh toán trực tuyến: đạt 79,40% (chỉ tiêu tỉnh giao 70%).
Kinh phí cấp cho Trung tâm năm 2025 là 1.240 triệu đồng.
"""
RESOLUTION = """HỘI ĐỒNG NHÂN DÂN TỈNH HẠ VÂN
Số: 41/2025/NQ-HĐND
Hạ Vân, ngày 08 tháng 12 năm 2025

NGHỊ QUYẾT
Quy định mức thu một số loại lệ phí và chính sách hỗ trợ Trung tâm Phục vụ hành chính công cấp xã

Điều 1. Mức thu lệ phí
| TT | Nội dung | Đơn vị tính | Mức thu (đồng) |
|---|---|---|---|
| 1 | **Hộ tịch** | | |
| a | Khai sinh quá hạn | việc | 7.000 |
| 2 | **Giấy phép xây dựng** | | |
| a | Nhà ở riêng lẻ | giấy phép | 65.000 |
| b | Gia hạn | lần | 12.000 |

Điều 2. Chính sách hỗ trợ
Miễn toàn bộ lệ phí hộ tịch đối với người khuyết tật.
1. Công chức làm việc tại Trung tâm được hỗ trợ 1.100.000 đồng/người/tháng; tại xã khu vực III là 1.700.000 \
đồng/người/tháng.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        date(2025, 12, 20),
        **{
            "thu-tuc.html": PROCEDURES,
            "thong-bao.txt": NOTICE,
            "bao-cao.txt": REPORT,
            "nghi-quyet.md": RESOLUTION,
        },
    ).assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cấp lại giấy chứng nhận hộ kinh doanh ở Tân Mai nộp trực tiếp hết bao nhiêu tiền?", "20.000 đồng"),
        ("Chấm dứt hộ kinh doanh ở xã Tân Mai giải quyết trong bao lâu?", "06 ngày làm việc"),
        ("Em muốn nghỉ bán hẳn, chấm dứt hộ KD ở xã Tân Mai có mất lệ phí không?", "Không thu"),
    ],
)  # fmt: skip
def test_a_line_of_a_table_of_procedures_is_told_with_its_way_and_unit(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in assistant.ask(question).answer


def test_a_desk_is_called_and_open_as_its_own_line_says(assistant: Assistant) -> None:
    assert "0288.355.029" in assistant.ask("số điện thoại điểm tiếp nhận Nà Vân?").answer
    assert "0288.355.017" in assistant.ask("Số điện thoại trụ sở chính ở xã Tân Mai?").answer
    answer = assistant.ask("Sáng thứ Tư ra điểm tiếp nhận Nà Vân nộp hồ sơ được không?").answer
    assert "thứ Ba" in answer
    assert "thứ Hai" not in answer


def test_from_how_many_points_a_grade_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("Bao nhiêu điểm trở lên thì được xếp loại Tốt ở tỉnh Hạ Vân?").answer
    assert "từ 82" in answer


def test_numbers_told_in_turn_are_of_the_quarter_of_the_title(assistant: Assistant) -> None:
    text = "Xã Phú Lạc quý III/2025 có bao nhiêu hồ sơ trễ hạn?"
    assert "55" in assistant.ask(text).answer


def test_a_shortage_is_no_number_of_those_who_are_there(assistant: Assistant) -> None:
    answer = assistant.ask("ubnd xa phu lac duoc giao bao nhieu bien che, dang thieu may nguoi")
    assert "52" in answer.answer
    assert "thiếu 6" in answer.answer
    assert "8 người" not in answer.answer


def test_the_stretch_that_a_report_counts_is_that_of_its_year(assistant: Assistant) -> None:
    text = "Từ 1/7/2025 đến 30/11/2025 xã Phú Lạc được giao bao nhiêu biên chế?"
    assert "52" in assistant.ask(text).answer
    other = "Từ 1/8/2025 đến 30/11/2025 xã Phú Lạc được giao bao nhiêu biên chế?"
    assert not assistant.ask(other).citations


def test_late_dossiers_in_everyday_words_with_their_cause(assistant: Assistant) -> None:
    answer = assistant.ask("Lĩnh vực nào ở xã Phú Lạc bị trễ hồ sơ nhiều nhất và vì sao?").answer
    assert "Đất đai" in answer
    assert "96" in answer


def test_a_labelled_cause_is_of_nothing_else(assistant: Assistant) -> None:
    assert not assistant.ask("Vì sao xã Phú Lạc chậm giải ngân năm 2025?").citations


def test_what_a_why_takes_for_granted_is_put_right(assistant: Assistant) -> None:
    text = "Vì sao Phú Lạc không đạt chỉ tiêu tỉnh giao về thanh toán trực tuyến năm 2025?"
    assert "79,40%" in assistant.ask(text).answer
    text = "Sao người khuyết tật ở tỉnh Hạ Vân lại phải đóng lệ phí hộ tịch?"
    assert "Miễn" in assistant.ask(text).answer


def test_units_joined_are_asked_for_in_other_words(assistant: Assistant) -> None:
    assert "Vân Đồi" in assistant.ask("Xã Phú Lạc mới ghép từ những đơn vị nào?").answer


def test_a_fee_below_its_group_is_of_both(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Lệ phí giấy phép xây dựng nhà ở riêng lẻ ở tỉnh Hạ Vân bao nhiêu?"
    ).answer
    assert "65.000" in answer


def test_a_kind_of_communes_is_no_commune(assistant: Assistant) -> None:
    text = "Công chức Trung tâm ở xã khu vực III được hỗ trợ mỗi tháng bao nhiêu?"
    assert "1.700.000" in assistant.ask(text).answer


@pytest.mark.parametrize(
    "question",
    [
        "Lệ phí cấp giấy phép lao động theo Nghị quyết 41/2025/NQ-HĐND là bao nhiêu?",
        "Công chức Trung tâm Phục vụ hành chính công cấp tỉnh được hỗ trợ mấy triệu một tháng?",
        "Ngõ 7 phố Hàng Mây bao giờ được sửa, kinh phí mấy tỷ?",
    ],
)
def test_money_of_another_kind_level_or_matter_is_not_told(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).citations
