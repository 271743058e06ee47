from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index_store.language.time.periods import (
    bounds,
    contains,
    find_period_shapes,
    find_periods,
    year_of,
)
from tests.language.golden_reading import Case, cases

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
        ("năm kia", "2022"),
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
        "nở từ tháng 4 đến tháng 6 hàng năm",
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


@pytest.mark.parametrize("case", cases("periods"), ids=lambda case: case.text)
def test_golden_periods(case: Case) -> None:
    found = find_periods(case.text, READ_ON)
    assert " ; ".join(f"{p.text} = {p.value}" for p in found) == case.mentions


def test_there_are_enough_golden_periods() -> None:
    texts = [case.text for case in cases("periods")]
    assert len(texts) == len(set(texts)) >= 150


_PIECES = st.sampled_from(
    [
        "năm", "quý", "tháng", "ngày", "từ", "đến", "tính đến", "giai đoạn", "đầu", "cuối", "nay", "trước",
        "cùng kỳ", "2023", "2021-2025", "22/8", "22/8/2023", "31/2/2023", "I", "III", "6", "9", "13", "0", "99/99/9999",
        "\u200f", "\u202e", "٢٠٢٣", "२०२३", "¹", "İ", "và", ",", "(", ")", "-", "–", "/", ".", "\n", "\t", "Aug", "Q3", "nam",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=80))
def test_whatever_the_text_spans_are_exact_and_values_canonical(text: str) -> None:
    end = 0
    for mention in find_periods(text, READ_ON):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.span.start >= end
        end = mention.span.end
        assert bounds(mention.value) is not None, mention
    assert len(find_period_shapes(text)) >= len(find_periods(text))


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_a_day_is_read_back_however_it_is_written(day: date) -> None:
    for words in (
        f"ngày {day.day}/{day.month}/{day.year}",
        f"ngày {day.day:02d}-{day.month:02d}-{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngay {day.day} thang {day.month} nam {day.year}",
        day.isoformat(),
    ):
        assert [p.value for p in find_periods(words)] == [day.isoformat()], words


@given(st.integers(1990, 2049), st.integers(1, 4))
def test_a_quarter_is_read_back_however_it_is_written(year: int, quarter: int) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    for words in (f"quý {roman}/{year}", f"quý {quarter} năm {year}", f"Q{quarter}/{year}"):
        assert [p.value for p in find_periods(words)] == [f"{year}-Q{quarter}"]


@pytest.mark.xfail(strict=True, reason="a day after the name of a feast that is not in the rules")
def test_a_feast_may_name_a_day() -> None:
    assert [p.value for p in find_periods("Ngày không giấy tờ 16-6", READ_ON)] == ["2024-06-16"]


@pytest.mark.xfail(strict=True, reason="a bare year behind a common word may be a number")
def test_a_bare_year_may_follow_the_name_of_an_event() -> None:
    assert [p.value for p in find_periods("hội thi Tiếng hát vàng 2016 sắp tới")] == ["2016"]


@pytest.mark.xfail(
    strict=True, reason="the year gone by: last year in January, this one in December"
)
def test_the_past_year_is_last_year() -> None:
    assert [p.value for p in find_periods("Tổng kết công tác năm qua", READ_ON)] == ["2023"]
