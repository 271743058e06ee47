"""How places, periods and figures are written in an answer."""

from __future__ import annotations

import pytest

from assistant.records import Language
from assistant.wording import (
    capitalised,
    date_words,
    decapitalised,
    ended,
    figure_words,
    number_words,
    period_of,
    period_words,
    place_of,
)
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Figure, FigureKind, Span


def figure(
    text: str, value: float, unit: str | None, kind: FigureKind = "value", of: float | None = None
) -> Figure:
    return Figure("d", Span(0, len(text)), text, Span(0, len(text)), kind, value, unit, of)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2023", "năm 2023", "2023"),
        ("2023-Q2", "quý II năm 2023", "Q2 2023"),
        ("2023-H1", "6 tháng đầu năm 2023", "the first half of 2023"),
        ("2023-H2", "6 tháng cuối năm 2023", "the second half of 2023"),
        ("2023-02", "tháng 2 năm 2023", "February 2023"),
        ("2023-08-22", "ngày 22/8/2023", "22 August 2023"),
        ("2021/2025", "giai đoạn 2021-2025", "2021-2025"),
        ("2023-01-01/2023-08-22", "từ ngày 01/01/2023 đến ngày 22/8/2023", "1 January 2023 to 22 August 2023"),
    ],
)  # fmt: skip
def test_a_period_is_written_as_a_person_writes_it(value: str, vi: str, en: str) -> None:
    assert period_words(value, "vi") == vi
    assert period_words(value, "en") == en


@pytest.mark.parametrize(
    "value",
    [
        "2023",
        "2023-Q2",
        "2023-H1",
        "2023-H2",
        "2023-02",
        "2023-08-22",
        "2021/2025",
        "2023-01/2023-09",
        "2023-01-01/2023-08-22",
    ],
)
def test_a_written_period_is_read_back_as_the_same(value: str) -> None:
    assert [mention.value for mention in find_periods(period_words(value, "vi"))] == [value]


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("năm nay", "2024", "“năm nay” (tính theo ngày của tài liệu)"),
        ("cùng kỳ năm trước", "2022", "“cùng kỳ năm trước” (tính theo ngày của tài liệu)"),
        ("Quý I/2023", "2023-Q1", "quý I/2023"),
        ("2023", "2023", "năm 2023"),
        ("29/3/2023", "2023-03-29", "ngày 29/3/2023"),
    ],
)
def test_a_period_stays_as_the_source_says_it_and_a_relative_one_is_marked_so(
    text: str, value: str, written: str
) -> None:
    assert period_of(Binding(value, text, Span(0, len(text))), "vi") == written


def test_months_without_a_leading_nought_and_days_with_one() -> None:
    assert date_words("2023-03-09", "vi") == "09/3/2023"
    assert date_words("2023-12-31", "en") == "31 December 2023"


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (70.56, "vi", "70,56"), (70.56, "en", "70.56"), (20800, "vi", "20.800"), (20800, "en", "20,800"),
        (1234567.5, "vi", "1.234.567,5"), (100, "vi", "100"), (0, "vi", "0"), (0.1 + 0.2, "vi", "0,3"),
        (8.0, "en", "8"), (-2.5, "vi", "-2,5"),
    ],
)  # fmt: skip
def test_numbers_in_the_notation_of_the_language(
    value: float, language: Language, written: str
) -> None:
    assert number_words(value, language) == written


def test_a_figure_is_written_as_its_source_writes_it() -> None:
    assert figure_words(figure("70,56 điểm", 70.56, "điểm"), "vi") == "70,56 điểm"
    assert figure_words(figure("98.47%", 98.47, "%"), "vi") == "98.47%"


def test_an_english_figure_has_an_english_point_and_unit() -> None:
    assert figure_words(figure("70,56 điểm", 70.56, "điểm"), "en") == "70.56 points"
    assert figure_words(figure("70,56/100 điểm", 70.56, "điểm", of=100), "en") == "70.56/100 points"
    assert figure_words(figure("39,38%", 39.38, "%"), "en") == "39.38%"
    assert (
        figure_words(figure("12.480 hồ sơ", 12480, "hồ sơ", "count"), "en") == "12,480 applications"
    )
    assert figure_words(figure("590,3 tỷ đồng", 590.3e9, "đồng", "money"), "en").startswith(
        "590,300,000,000"
    )


def test_a_sentence_ends_with_one_full_stop() -> None:
    assert ended("Huyện Sơn Lâm xếp thứ 4") == "Huyện Sơn Lâm xếp thứ 4."
    assert ended("Huyện Sơn Lâm xếp thứ 4;") == "Huyện Sơn Lâm xếp thứ 4."
    assert ended("Huyện Sơn Lâm xếp thứ 4. ") == "Huyện Sơn Lâm xếp thứ 4."
    assert ended("v.v…") == "v.v…"


def test_capitals() -> None:
    assert capitalised("đơn vị") == "Đơn vị"
    assert capitalised("") == ""
    assert decapitalised("Đơn vị") == "đơn vị"
    assert decapitalised("UBND huyện") == "UBND huyện"


def test_english_names_of_units() -> None:
    assert place_of("huyện Sơn Lâm", "vi") == "huyện Sơn Lâm"
    assert place_of("huyện Sơn Lâm", "en") == "Sơn Lâm district"
    assert place_of("xã Bản Lầu", "en") == "Bản Lầu commune"
