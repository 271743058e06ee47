"""Goals are told of every measure that is asked for, all of a plan, and set against what was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

PLAN = """**UBND TỈNH KHÂU VAI**

Số: 41/KH-UBND

*Khâu Vai, ngày 20 tháng 12 năm 2024*

# KẾ HOẠCH
## Cải cách hành chính tỉnh Khâu Vai năm 2025

### I. MỤC TIÊU

| TT | Chỉ tiêu | Kết quả 2024 | Mục tiêu 2025 | Cơ quan theo dõi |
|---|---|---|---|---|
| 1 | Thứ hạng PAR INDEX | 41/63 | Trong nhóm 35 | Sở Nội vụ |
| 2 | Chỉ số SIPAS | 81,4% | 87% | Sở Nội vụ |
| 3 | Hồ sơ nộp trực tuyến | 58,2% | 72% | Văn phòng UBND tỉnh |
| 4 | Thanh toán trực tuyến | 39,5% | 55% | Sở Tài chính |
| 5 | Số hóa kết quả giải quyết | 64% | 85% | Văn phòng UBND tỉnh |

### II. NHIỆM VỤ

Sở Nội vụ kiểm tra ít nhất 12 cơ quan, đơn vị trong năm.
"""
REPORT = """ỦY BAN NHÂN DÂN
XÃ LŨNG PHÌN
Số: 96/BC-UBND
Lũng Phìn, ngày 08 tháng 12 năm 2025

BÁO CÁO
Công tác cải cách hành chính năm 2025

I. KẾT QUẢ
Tỷ lệ hồ sơ trực tuyến của xã năm 2025 đạt 66,3%, chưa đạt chỉ tiêu tỉnh giao (80%).
Thanh toán trực tuyến đạt 48,1% (chỉ tiêu cả năm: 45%).

II. NHIỆM VỤ NĂM 2026
1. Tỷ lệ hồ sơ trực tuyến từ 82% trở lên; thanh toán trực tuyến từ 60%; hồ sơ đúng hạn từ 99%.
2. Phấn đấu vào nhóm 8 xã, phường dẫn đầu tỉnh về Bộ chỉ số 766.
"""
OFFICE = """<!doctype html><html lang="vi"><head><title>Báo cáo giải quyết hồ sơ tháng 5/2026</title></head><body>
<p>SỞ XÂY DỰNG TỈNH KHÂU VAI</p><p>Số: 77/BC-SXD</p><p>Khâu Vai, ngày 03 tháng 6 năm 2026</p>
<h1>BÁO CÁO kết quả giải quyết thủ tục hành chính tháng 5 năm 2026</h1>
<p>Bảng 1. Thực hiện chỉ tiêu tháng 5/2026</p>
<table><tr><th>Nội dung</th><th>Chỉ tiêu (%)</th><th>Thực hiện (%)</th></tr>
<tr><td>Hồ sơ trực tuyến</td><td>88</td><td>91,7</td></tr>
<tr><td>Thanh toán trực tuyến</td><td>80</td><td>71,4</td></tr>
<tr><td>Số hóa kết quả</td><td>95</td><td>96,2</td></tr></table>
</body></html>
"""
WARDS = """**UBND TỈNH PHIÊNG LAO**

# Biểu một số chỉ tiêu quý II năm 2026 của các xã, phường tỉnh Phiêng Lao

| Đơn vị | Hồ sơ tiếp nhận | Tỷ lệ thanh toán trực tuyến |
|---|---:|---:|
| Phường Pá Hu | 5.020 | 74,5% |
| Xã Nậm Kè | 2.310 | 41,8% |
| Xã Mường Chùm | 1.904 | 66,0% |

Chỉ tiêu của tỉnh Phiêng Lao năm 2026: tỷ lệ thanh toán trực tuyến đạt 65%.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    index = module_texts(
        **{
            "ke-hoach-41": PLAN,
            "bao-cao-96": REPORT,
            "bao-cao-77.html": OFFICE,
            "bieu-quy-2": WARDS,
        }
    )
    return index.assistant


def answer(assistant: Assistant, question: str) -> str:
    """Return what is told; a refusal is prefixed with its status."""
    told = assistant.ask(question)
    return told.answer if told.status == "answered" else f"{told.status}: {told.answer}"


@pytest.mark.parametrize(
    ("question", "goals"),
    [
        ("mục tiêu thanh toán trực tuyến năm 2025 Khâu Vai", ["55%"]),
        ("muc tieu so hoa ket qua nam 2025 cua Khau Vai", ["85%"]),
        ("Năm 2025 tỉnh Khâu Vai đặt đích gì cho SIPAS với hồ sơ trực tuyến?", ["87%", "72%"]),
        ("Năm 2025 Khâu Vai đặt mục tiêu PAR INDEX đứng thứ mấy?", ["nhóm 35"]),
        ("Kế hoạch hồ sơ nộp qua mạng năm 2025 của Khâu Vai là bao nhiêu?", ["72%"]),
        ("năm 2026 xã Lũng Phìn phấn đấu vào nhóm mấy về Bộ chỉ số 766", ["nhóm 8"]),
        ("chỉ tiêu thanh toán trực tuyến năm 2026 của xã Lũng Phìn", ["60%"]),
    ],
)
def test_a_goal_is_told_by_the_bare_name_of_its_measure(
    assistant: Assistant, question: str, goals: list[str]
) -> None:
    told = answer(assistant, question)
    assert all(goal in told for goal in goals), told


def test_all_goals_of_a_plan_are_listed(assistant: Assistant) -> None:
    told = answer(assistant, "Liệt kê các chỉ tiêu của kế hoạch CCHC năm 2025 tỉnh Khâu Vai")
    assert all(goal in told for goal in ("nhóm 35", "87%", "72%", "55%", "85%")), told


def test_goals_of_the_tasks_to_come_are_listed(assistant: Assistant) -> None:
    told = answer(assistant, "các chỉ tiêu năm 2026 của xã Lũng Phìn")
    assert all(goal in told for goal in ("82%", "60%", "99%")), told


def test_the_result_is_told_beside_its_goal(assistant: Assistant) -> None:
    told = answer(
        assistant, "Mục tiêu SIPAS năm 2025 của Khâu Vai là bao nhiêu, năm 2024 đạt bao nhiêu?"
    )
    assert "87%" in told, told
    assert "81,4%" in told, told


def test_how_far_a_goal_is_is_reckoned_from_both(assistant: Assistant) -> None:
    told = answer(
        assistant, "hồ sơ nộp online Khâu Vai cần tăng bao nhiêu điểm % từ 2024 đến mục tiêu 2025"
    )
    assert "13,8" in told, told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Xã Lũng Phìn có đạt chỉ tiêu hồ sơ trực tuyến năm 2025 không?", ["66,3", "80%"]),
        ("Sở Xây dựng Khâu Vai có đạt chỉ tiêu thanh toán trực tuyến tháng 5/2026 không?", ["71,4", "80"]),
        ("Xã Nậm Kè quý II/2026 có đạt chỉ tiêu thanh toán trực tuyến không?", ["41,8", "65%"]),
    ],
)  # fmt: skip
def test_a_missed_goal_is_told_with_its_result(
    assistant: Assistant, question: str, said: list[str]
) -> None:
    told = answer(assistant, question)
    assert told.startswith("Chưa đạt mục tiêu."), told
    assert all(one in told for one in said), told


def test_a_reached_goal_in_brackets_is_of_the_measure_before_it(assistant: Assistant) -> None:
    told = answer(assistant, "Xã Lũng Phìn có đạt chỉ tiêu thanh toán trực tuyến năm 2025 không?")
    assert told.startswith("Đã đạt mục tiêu."), told
    assert "48,1" in told, told


def test_only_the_missed_goals_are_named(assistant: Assistant) -> None:
    told = answer(assistant, "Chỉ tiêu nào Sở Xây dựng Khâu Vai chưa đạt trong tháng 5/2026?")
    assert "71,4" in told, told
    assert "91,7" not in told, told
    assert "96,2" not in told, told


def test_a_plan_does_not_say_that_its_goal_was_reached(assistant: Assistant) -> None:
    told = answer(assistant, "Kết quả số hóa năm 2025 của tỉnh Khâu Vai có đạt 85% không?")
    assert told.startswith("not_found"), told


def test_a_goal_of_another_measure_is_not_told(assistant: Assistant) -> None:
    told = answer(assistant, "Mục tiêu chỉ số PAPI năm 2025 của tỉnh Khâu Vai là bao nhiêu?")
    assert told.startswith("not_found"), told
