from __future__ import annotations

from datetime import date

import pytest

from index_store.language.periods import bounds, contains, find_periods, year_of

READ_ON = date(2024, 3, 12)

WRITTEN = [
    ("Năm 2023, huyện", ["2023"]),
    ("Quý I năm 2023", ["2023-Q1"]),
    ("quý III/2022", ["2022-Q3"]),
    ("6 tháng đầu năm 2023", ["2023-H1"]),
    ("sáu tháng cuối năm 2022", ["2022-H2"]),
    ("9 tháng năm 2022", ["2022-01/2022-09"]),
    ("tháng 9/2018 và tháng 10 năm 2018", ["2018-09", "2018-10"]),
    ("ngày 29/3/2023", ["2023-03-29"]),
    ("ngày 5 tháng 6 năm 2020", ["2020-06-05"]),
    ("đến 30/7/2021", ["2021-07-30"]),
    ("Từ đầu năm 2023 đến ngày 22-8", ["2023-01-01/2023-08-22"]),
    ("từ ngày 26-28/10/2021", ["2021-10-26/2021-10-28"]),
    ("từ 15/12/2021 đến 14/12/2022", ["2021-12-15/2022-12-14"]),
    ("giai đoạn 2021-2025", ["2021/2025"]),
    ("PAR Index 2022 cho thấy", ["2022"]),
    ("the first six months of 2023", ["2023-H1"]),
    ("in the first quarter of 2023 and in 2022", ["2023-Q1", "2022"]),
    ("on March 29, 2023", ["2023-03-29"]),
    ("huyen nao xep cuoi nam 2022", ["2022"]),
    ("quy 1 nam 2023", ["2023-Q1"]),
]


@pytest.mark.parametrize(("text", "values"), WRITTEN)
def test_periods_are_read_in_every_written_form(text: str, values: list[str]) -> None:
    assert [p.value for p in find_periods(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("năm nay", "2024"),
        ("năm ngoái", "2023"),
        ("tính đến hết tháng 2 năm nay", "2024-02-29"),
        ("9 tháng đầu năm", "2024-01/2024-09"),
        ("Chiều 05/4", "2024-04-05"),
        ("last year", "2023"),
    ],
)
def test_relative_words_take_the_reference_date(text: str, value: str) -> None:
    assert [p.value for p in find_periods(text, READ_ON)] == [value]


@pytest.mark.parametrize("text", ["năm nay", "ngày 24-8", "tháng 2"])
def test_relative_words_without_a_reference_stay_unresolved(text: str) -> None:
    assert find_periods(text) == ()


def test_a_day_without_a_year_takes_the_last_year_named() -> None:
    found = find_periods("Kiểm tra năm 2023, ngày 24-8, tại xã Đồng Mây")
    assert [p.value for p in found] == ["2023", "2023-08-24"]


@pytest.mark.parametrize(
    "text",
    [
        "đứng thứ 7/9 huyện",
        "đạt 12/14 điểm",
        "tăng 5,6 lần",
        "Nghị quyết 19-2018/NQ-CP",
        "2.022 hồ sơ",
    ],
)
def test_numbers_that_are_no_periods(text: str) -> None:
    assert find_periods(text, READ_ON) == ()


def test_a_mention_points_at_its_words() -> None:
    text = "Báo cáo của huyện Sơn Lâm quý I/2023: 12 hồ sơ"
    [mention] = find_periods(text)
    assert text[mention.span.start : mention.span.end] == mention.text == "quý I/2023"


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("2023", "2023-Q1", True),
        ("2023-Q1", "2023", False),
        ("2023-H1", "2023-06", True),
        ("2021/2025", "2023", True),
        ("2023", "2023-01-01/2023-08-22", True),
        ("2023-Q2", "2023-03-29", False),
    ],
)
def test_one_period_holds_another(outer: str, inner: str, *, expected: bool) -> None:
    assert contains(outer, inner) is expected


def test_year_and_bounds() -> None:
    assert year_of("2023-08-22") == 2023
    assert year_of("2021/2025") is None
    february = bounds("2024-02")
    assert february is not None
    assert february.last == date(2024, 2, 29)
    assert bounds("soon") is None
