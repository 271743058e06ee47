"""What stands near a question is no answer to it, and what it takes for granted wrongly is put right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.records import Turn

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

ANNEX = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Phụ lục Quyết định số 77/QĐ-UBND</title></head>
<body>
<p><b>ỦY BAN NHÂN DÂN TỈNH MỘC LAM</b></p>
<h2>PHỤ LỤC<br>KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP HUYỆN</h2>
<p><i>(Kèm theo Quyết định số 77/QĐ-UBND ngày 12 tháng 4 năm 2023 của Chủ tịch UBND tỉnh Mộc Lam)</i></p>
<table border="1">
<tr><th rowspan="2">TT</th><th rowspan="2">Đơn vị</th><th colspan="2">Năm 2021</th><th colspan="2">Năm 2022</th></tr>
<tr><th>Điểm</th><th>Xếp hạng</th><th>Điểm</th><th>Xếp hạng</th></tr>
<tr><td>1</td><td>Huyện Bản Sen</td><td>81,10</td><td>2</td><td>86,35</td><td>1</td></tr>
<tr><td>2</td><td>Huyện Nà Khoang</td><td>82,20</td><td>1</td><td>84,05</td><td>2</td></tr>
<tr><td>3</td><td>Huyện Lũng Chài</td><td>77,90</td><td>3</td><td>78,15</td><td>3</td></tr>
</table>
<ul>
<li>Tổng điểm tối đa là 100, gồm điểm thẩm định và điểm điều tra xã hội học do Sở Nội vụ tổng hợp.</li>
<li>Huyện Lũng Chài bị trừ 1,00 điểm năm 2022 do nộp báo cáo tự chấm điểm chậm 9 ngày so với quy định.</li>
</ul>
</body></html>
"""
REPORT = """ỦY BAN NHÂN DÂN
TỈNH CẨM VŨ
Số: 210/BC-UBND
Cẩm Vũ, ngày 10 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2023

I. CHỈ ĐẠO, ĐIỀU HÀNH
1. Các chỉ số năm 2022 do Trung ương công bố trong năm 2023:
- PAR INDEX: 84,02%, xếp thứ 41/63, giảm 5 bậc so với năm 2021;
- SIPAS: 80,15%, xếp thứ 33/63, tăng 4 bậc.

II. KẾT QUẢ
1. Kết quả giải quyết hồ sơ tại bộ phận một cửa cấp huyện năm 2023:

| TT | Đơn vị | Tiếp nhận (hồ sơ) | Đã giải quyết | Đúng và trước hạn | Quá hạn | Tỷ lệ đúng hạn (%) |
|---|---|---|---|---|---|---|
| 1 | Huyện Đồng Rì | 12.640 | 12.500 | 12.310 | 190 | 98,48 |
| 2 | Huyện Kim Phú | 9.450 | 9.310 | 9.299 | 11 | 99,88 |
| 3 | Huyện Lạc Sơn Đông | 15.210 | 15.000 | 14.800 | 200 | 98,67 |

2. Hội nghị ngày 5/12 biểu dương, UBND tỉnh tặng Bằng khen cho 6 tập thể và 12 cá nhân có thành tích xuất sắc trong cải cách hành chính năm 2023.
3. Cải cách chế độ công vụ: mở 14 lớp bồi dưỡng cho 1.150 lượt người; xử lý kỷ luật 9 công chức (khiển trách 6, buộc thôi việc 3).

III. TỒN TẠI, HẠN CHẾ
1. Chỉ số PAR INDEX giảm bậc, chủ yếu do mất điểm ở tiêu chí thu hút đầu tư.
"""
PLAN = """UBND TỈNH CẨM VŨ – Số: 05/KH-UBND
Cẩm Vũ, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính tỉnh Cẩm Vũ năm 2024

I. NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành |
|---|---|---|---|---|
| 1 | Nâng cấp Cổng dịch vụ công của tỉnh | Sở Thông tin và Truyền thông | Văn phòng UBND tỉnh | 30/6/2024 |
| 2 | Cuộc thi trực tuyến tìm hiểu cải cách hành chính | Tỉnh đoàn | Sở Nội vụ | Quý III/2024 |

II. KINH PHÍ
Tổng kinh phí thực hiện Kế hoạch là 5,40 tỷ đồng từ ngân sách tỉnh, trong đó: nâng cấp Cổng dịch vụ công 3,1 tỷ đồng; điều tra xã hội học 720 triệu đồng; phần còn lại cho tuyên truyền, kiểm tra.
"""
NEWS = """# Tỉnh Mộc Lam công bố Chỉ số cải cách hành chính năm 2023

*Thứ Năm, 28/3/2024*

Sáng 28/3, UBND tỉnh Mộc Lam công bố Chỉ số cải cách hành chính (PAR INDEX) năm 2023 của các sở.

Ở khối sở, ngành, Sở Tư pháp giữ vị trí thứ nhất với 92,40 điểm; kế đến là Sở Tài chính 90,75 điểm và Sở Y tế 88,20 điểm. Sở Công Thương xếp cuối với 77,15 điểm. Chủ tịch UBND tỉnh yêu cầu Sở Công Thương gửi báo cáo giải trình trước ngày 15/4/2024.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        date(2024, 6, 1),
        **{"phu-luc.html": ANNEX, "bao-cao.txt": REPORT, "ke-hoach.txt": PLAN, "tin.md": NEWS},
    ).assistant


@pytest.mark.parametrize(
    "text",
    [
        "6 tập thể được UBND tỉnh Cẩm Vũ tặng bằng khen là những đơn vị nào?",
        "Những cá nhân nào được UBND tỉnh Cẩm Vũ tặng bằng khen?",
        "Những người bị buộc thôi việc năm 2023 ở Cẩm Vũ công tác tại cơ quan nào?",
        "Kế hoạch CCHC 2024 của Cẩm Vũ chi riêng cho tuyên truyền là bao nhiêu tiền?",
        "Kinh phí cho tuyên truyền CCHC năm 2024 của Cẩm Vũ là bao nhiêu?",
        "Theo bạn có nên thay lãnh đạo huyện Lũng Chài vì xếp cuối PAR INDEX không?",
        "Người dân huyện Lũng Chài hài lòng nhất với lĩnh vực đất đai đúng không?",
    ],
)
def test_what_only_stands_near_is_not_told(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "not_found", answer.answer


def test_what_a_plan_gives_to_a_task_is_told(assistant: Assistant) -> None:
    text = "Kế hoạch CCHC 2024 của Cẩm Vũ chi bao nhiêu cho điều tra xã hội học?"
    assert "720 triệu" in assistant.ask(text).answer


def test_what_a_plan_costs_is_what_is_spent_on_what_it_is_about(assistant: Assistant) -> None:
    text = "Tỉnh Cẩm Vũ chi bao nhiêu cho cải cách hành chính năm 2024?"
    assert "5,4" in assistant.ask(text).answer


def test_how_many_were_praised_is_told_of_those_who_got_a_certificate(assistant: Assistant) -> None:
    text = "hội nghị 5/12 ở Cẩm Vũ khen thưởng bao nhiêu tập thể, cá nhân"
    assert "6 tập thể và 12 cá nhân" in assistant.ask(text).answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PAR INDEX năm 2021 của huyện Lũng Chài là bao nhiêu điểm?", "77,90"),
        ("Huyện Nà Khoang xếp thứ 2 năm 2022 với bao nhiêu điểm?", "84,05"),
        ("Năm 2023 huyện Kim Phú có bao nhiêu hồ sơ quá hạn?", "11 hồ sơ"),
        ("năm 2023 bộ phận một cửa huyện Đồng Rì tiếp nhận bao nhiêu hồ sơ", "12.640"),
        ("SIPAS 2022 tỉnh Cẩm Vũ được bao nhiêu, đứng thứ mấy cả nước?", "33/63"),
        ("Sở Công Thương Mộc Lam phải nộp báo cáo giải trình muộn nhất khi nào?", "15/4/2024"),
        ("vi sao chi so PAR INDEX cua tinh Cam Vu bi giam bac", "thu hút đầu tư"),
        ("Sở Tài chính Mộc Lam được bao nhiêu điểm PAR INDEX năm 2023?", "90,75"),
    ],
)
def test_what_documents_say_is_told(assistant: Assistant, text: str, said: str) -> None:
    assert said in assistant.ask(text).answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PAR INDEX 2022 của Cẩm Vũ tăng 5 bậc là nhờ cái gì?", "giảm 5 bậc"),
        ("Vì sao SIPAS của Cẩm Vũ năm 2022 giảm bậc?", "tăng 4 bậc"),
        ("sở Công Thương Mộc Lam đứng nhất khối sở ngành năm 2023 với bao nhiêu điểm", "xếp cuối"),
        ("Vì sao huyện Kim Phú có nhiều hồ sơ quá hạn nhất tỉnh Cẩm Vũ năm 2023?", "11 hồ sơ"),
    ],
)
def test_what_is_taken_for_granted_wrongly_is_denied(
    assistant: Assistant, text: str, said: str
) -> None:
    answer = assistant.ask(text).answer
    assert "Không đúng" in answer
    assert said in answer


def test_districts_whose_index_fell_are_listed(assistant: Assistant) -> None:
    fell = assistant.ask("Huyện nào của tỉnh Mộc Lam tụt hạng năm 2022?").answer
    rose = assistant.ask("Huyện nào của Mộc Lam tăng PAR INDEX nhiều nhất năm 2022?").answer
    assert "Nà Khoang" in fell
    assert "Bản Sen" in rose
    assert "86,35" in rose


def test_the_value_told_before_is_no_cause_of_it(assistant: Assistant) -> None:
    before = "Năm 2022 huyện Nà Khoang được bao nhiêu điểm PAR INDEX?"
    turns = (Turn("user", before), Turn("assistant", "84,05 điểm, tụt một hạng."))
    answer = assistant.ask("Vì sao tụt vậy?", turns)
    assert answer.status == "not_found"
    assert "nguyên nhân" in answer.answer


def test_who_leads_a_task_is_told_where_another_is_taken_for_it(assistant: Assistant) -> None:
    text = "Sở Nội vụ Cẩm Vũ phải xong việc chủ trì nâng cấp Cổng dịch vụ công vào lúc nào?"
    answer = assistant.ask(text).answer
    assert "Sở Thông tin và Truyền thông" in answer
    assert "30/6/2024" in answer


def test_that_task_is_the_one_whose_doer_was_asked_for(assistant: Assistant) -> None:
    before = "Cơ quan nào chủ trì cuộc thi tìm hiểu cải cách hành chính của Cẩm Vũ năm 2024?"
    turns = (Turn("user", before), Turn("assistant", "Tỉnh đoàn chủ trì."))
    assert "Quý III/2024" in assistant.ask("Hạn chót của việc đó là bao giờ?", turns).answer
