"""Numbers that only number or name something are no figures; nor is everyone named an owner."""

from __future__ import annotations

import pytest

from tests.figures.reading import read

TITLE = "Quy chế làm việc"


@pytest.mark.parametrize(
    "text",
    [
        "| Ghi chú: 1 Tên cơ quan ban hành. 2 Địa danh. 6 Nội dung nghị quyết. |",
        "Thiết bị theo GA 1149-2014 Hệ thống phun sương áp suất cao.",
        "Sắp xếp các xã Hưng Hòa, Bàu Cạn 2, Lộ 25 thành xã mới.",
    ],
)
def test_a_note_a_standard_and_a_name_count_nothing(text: str) -> None:
    assert [f.text for f in read(text, title=TITLE) if f.indicator is not None] == []


def test_a_body_at_the_start_of_a_sentence_is_counted() -> None:
    assert [f.value for f in read("12 Sở đã hoàn thành báo cáo năm 2024.", title=TITLE)] == [12]


@pytest.mark.parametrize(
    "text",
    [
        "Trong thời hạn 05 ngày làm việc kể từ ngày nhận được ý kiến của Cục Pháp chế, đơn vị trình Bộ trưởng.",
        "Tổ chức thu phí nộp tiền vào tài khoản mở tại Kho bạc Nhà nước trong thời hạn 05 ngày làm việc kể từ ngày thu phí.",
    ],
)
def test_days_are_not_of_whoever_is_only_written_to(text: str) -> None:
    [limit] = [f for f in read(text, title=TITLE) if f.value == 5]
    assert limit.indicator is not None
    assert limit.place is None
