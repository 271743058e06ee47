"""What is so is not denied, and points without a name are those of the index as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index_store.language.names.places import find_places

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

NEWS = """BÁO HẠ VÂN ĐIỆN TỬ
Thứ ba, 21/5/2024

Công bố Chỉ số cải cách hành chính năm 2023

Sáng 21/5, UBND tỉnh Hạ Vân công bố Chỉ số cải cách hành chính (CCHC) năm 2023. Huyện Tân Mai đứng \
đầu với 90,15 điểm. Các vị trí tiếp theo lần lượt là huyện Lộc Sơn (88,40 điểm), thị xã Bình Khê \
(86,05 điểm) và huyện Phú Lạc (84,20 điểm). Chót bảng là huyện đảo Cù Lao Nam với 71,33 điểm.

Ở khối sở, Sở Công Thương xếp cuối với 75,10 điểm; nguyên nhân chính, theo Sở Nội vụ, là có 96 hồ \
sơ trễ hẹn trong năm.
"""
NOTICE = """UBND HUYỆN ĐÔNG KHÊ
Số: 31/TB-UBND
Đông Khê, ngày 15 tháng 02 năm 2022

THÔNG BÁO
Kết quả xếp hạng cải cách hành chính của các xã năm 2021

| Hạng | Đơn vị | Điểm tự chấm | Điểm thẩm định | Điểm điều tra XHH | Tổng điểm |
|---|---|---|---|---|---|
| 1 | Xã Hải Vân | 66,00 | 63,50 | 27,80 | 91,30 |
| 2 | Xã Nam Lạc | 64,00 | 61,75 | 26,45 | 88,20 |
| 3 | Xã Trung Sơn | 66,50 | 60,00 | 27,90 | 87,90 |
"""
PLAN = """UBND HUYỆN BA VÂN
Số: 12/KH-UBND
Ba Vân, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính huyện Ba Vân năm 2024

- Phấn đấu tỷ lệ giải ngân vốn đầu tư công năm 2024 đạt 95%.
- Hồ sơ nộp trực tuyến mức độ 3, 4 năm 2023: 5.130/16.200 hồ sơ (31,67%); chỉ tiêu tỉnh giao là 30%.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        date(2024, 6, 1), **{"bao.txt": NEWS, "thong-bao.md": NOTICE, "ke-hoach.md": PLAN}
    ).assistant


def test_a_place_among_the_first_is_not_denied_because_another_has_more(
    assistant: Assistant,
) -> None:
    for text in ("vì sao thị xã Bình Khê đứng thứ ba năm 2023", "vi sao huyen Phu Lac xep thu tu"):
        assert "Không đúng" not in assistant.ask(text).answer, text


def test_a_place_among_the_first_is_still_denied_of_the_end(assistant: Assistant) -> None:
    assert "Không đúng" in assistant.ask("vì sao huyện Tân Mai xếp cuối năm 2023?").answer


def test_who_is_last_of_an_unknown_number_is_confirmed_with_the_cause(assistant: Assistant) -> None:
    answer = assistant.ask("Vì sao Sở Công Thương tỉnh Hạ Vân xếp cuối năm 2023?").answer
    assert "Không đúng" not in answer
    assert "96 hồ sơ" in answer


def test_an_island_in_a_river_is_a_place_at_the_end(assistant: Assistant) -> None:
    assert [p.name for p in find_places("huyện đảo Cù Lao Nam đạt 71 điểm")] == ["huyện Cù Lao Nam"]
    answer = assistant.ask("huyện nào đứng chót bảng chỉ số CCHC tỉnh Hạ Vân năm 2023").answer
    assert "Cù Lao Nam" in answer
    assert "71,33" in answer


@pytest.mark.parametrize(
    "text", ["điểm xã Nam Lạc năm 2021", "diem xa Nam Lac nam 2021", "xã Nam Lạc bao nhiêu điểm"]
)
def test_points_alone_are_those_of_the_index(assistant: Assistant, text: str) -> None:
    assert "88,20" in assistant.ask(text).answer


def test_points_of_a_part_are_told_where_they_are_named(assistant: Assistant) -> None:
    assert "61,75" in assistant.ask("điểm thẩm định của xã Nam Lạc năm 2021").answer


def test_units_are_compared_by_the_index_where_points_alone_are_asked(assistant: Assistant) -> None:
    answer = assistant.ask("xã Nam Lạc và xã Trung Sơn năm 2021 xã nào điểm cao hơn").answer
    assert "88,20" in answer
    assert "87,90" in answer


def test_a_target_does_not_confirm_a_result(assistant: Assistant) -> None:
    text = "Kết quả giải ngân vốn đầu tư công năm 2024 của huyện Ba Vân có đạt 95% không?"
    assert not assistant.ask(text).answer.startswith("Đúng")


def test_a_level_of_service_is_no_value_that_could_be_wrong(assistant: Assistant) -> None:
    text = "Hồ sơ trực tuyến mức 3,4 của huyện Ba Vân năm 2023 có vượt chỉ tiêu tỉnh giao không?"
    answer = assistant.ask(text).answer
    assert "Không đúng" not in answer
    assert "31,67" in answer


def test_a_grade_is_confirmed_or_corrected(module_texts: IndexTexts) -> None:
    text = NOTICE.replace("| Tổng điểm |", "| Tổng điểm | Xếp loại |")
    text = text.replace("|---|---|---|---|---|---|", "|---|---|---|---|---|---|---|")
    text = text.replace("87,90 |", "87,90 | Khá |").replace("88,20 |", "88,20 | Tốt |")
    text = text.replace("91,30 |", "91,30 | Tốt |")
    asked = module_texts(date(2024, 6, 1), **{"thong-bao.md": text}).assistant.ask
    no = asked("xa Trung Son bi xep loai Yeu nam 2021 co dung khong").answer
    assert no.startswith("Không đúng")
    assert "Khá" in no
    assert asked("Có đúng là xã Nam Lạc xếp loại Tốt năm 2021?").answer.startswith("Đúng")


def test_what_is_common_to_all_districts_is_of_none_of_them(module_texts: IndexTexts) -> None:
    news = """BÁO HẠ VÂN ĐIỆN TỬ
Thứ ba, 21/5/2024

Tân Mai dẫn đầu cải cách hành chính

Huyện Tân Mai của tỉnh Hạ Vân đứng đầu với 90,15 điểm năm 2023. Khảo sát cho thấy SIPAS năm 2023 \
chung của cấp huyện là 85,30%. Tỉnh đặt mục tiêu năm 2024 không còn huyện nào dưới 78 điểm.
"""
    assistant = module_texts(date(2024, 6, 1), bao=news).assistant
    told = assistant.ask("SIPAS của huyện Tân Mai năm 2023 là bao nhiêu?").answer
    assert "của huyện Tân Mai" not in told
