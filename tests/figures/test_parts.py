"""Parts of a count, labels of a list and series of places, in sentences of our own."""

from __future__ import annotations

import pytest

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span

PLACE, INDICATOR, PERIOD = 0, 1, 2


def figures(text: str, title: str = "", place: str | None = None) -> list[Figure]:
    document = Document("d", "d", "d", "sha256:0", text, title, place=place, genre="plan")
    return list(extract_figures(document, [Passage("d", 0, Span(0, len(text)), text, "đoạn 1")]))


def said(found: list[Figure], number: str) -> tuple[str | None, ...]:
    figure = next(f for f in found if f.text.startswith(number))
    bindings = (figure.place, figure.indicator, figure.period)
    return tuple(b.value if b else None for b in bindings)


def test_bare_parts_of_a_count_are_counts_of_its_unit() -> None:
    found = figures(
        "Đã giải quyết 900 hồ sơ: trước hạn 700, đúng hạn 180, quá hạn 20 (chiếm 2,2%)."
    )
    assert said(found, "700")[INDICATOR] == "Số hồ sơ giải quyết trước hạn"
    assert said(found, "180")[INDICATOR] == "hồ sơ đúng hạn"
    assert said(found, "20")[INDICATOR] == "Số hồ sơ trễ hạn"
    assert said(found, "2,2%")[INDICATOR] == "Tỷ lệ hồ sơ trễ hạn"
    assert [f.unit for f in found[:4]] == ["hồ sơ"] * 4


def test_parts_that_make_more_than_the_whole_are_none() -> None:
    found = figures("Huyện có 90 hồ sơ: tháng trước 70, tháng sau 50.")
    assert [f.text for f in found] == ["90 hồ sơ"]


@pytest.mark.parametrize(
    ("text", "number", "measured"),
    [
        ("Hồ sơ trễ hẹn là 27, giảm một nửa.", "27", "Số hồ sơ trễ hạn"),
        ("Đã kỷ luật 8 công chức: khiển trách 05, cảnh cáo 03.", "05", "khiển trách công chức"),
        ("Tỉnh có 500 thủ tục, trong đó cấp tỉnh 300, cấp xã 200.", "300", "thủ tục cấp tỉnh"),
        ("- Nghỉ hưu trước tuổi: 261 người;", "261", "người nghỉ hưu trước tuổi"),
        ("+ Nghỉ hưu trước tuổi 08 người;", "08", "người nghỉ hưu trước tuổi"),
        ("- Đã tiếp nhận mới 12 người;", "12", "tiếp nhận mới người"),
    ],
)
def test_a_bare_count_is_of_the_label_before_it(text: str, number: str, measured: str) -> None:
    assert said(figures(text), number)[INDICATOR] == measured


def test_a_series_of_places_goes_on_with_the_rate_of_the_first() -> None:
    found = figures(
        "Tỷ lệ hồ sơ đúng hạn của phường Tân An đạt 99,6%, xã Sơn Lâm 99,1%, còn xã Đồng Mây dừng ở 88,9%."
    )
    rate = "Tỷ lệ hồ sơ giải quyết đúng hạn"
    assert said(found, "99,1%")[:2] == ("xã Sơn Lâm", rate)
    assert said(found, "88,9%")[:2] == ("xã Đồng Mây", rate)


def test_a_year_compared_with_is_not_that_of_the_lines_behind() -> None:
    found = figures(
        "Kết quả năm 2025: 347 người, gấp 2,7 lần năm 2024 (128 người). Chia theo nhóm:\n"
        "- Nghỉ hưu trước tuổi: 261 người;\n- Thôi việc ngay: 82 người."
    )
    assert said(found, "261")[PERIOD] == "2025"


def test_a_mean_of_several_units_is_of_none_of_them() -> None:
    text = "Giá trị trung bình Chỉ số cải cách hành chính năm 2023 của 8 huyện là 85,01 điểm."
    found = figures(text, "Huyện Sơn Lâm dẫn đầu Chỉ số cải cách hành chính", "huyện Sơn Lâm")
    assert said(found, "85,01")[PLACE] is None
    found = figures(text, "Tỉnh Hạ Sơn công bố Chỉ số cải cách hành chính", "tỉnh Hạ Sơn")
    assert said(found, "85,01")[PLACE] == "tỉnh Hạ Sơn"


def test_goals_of_a_plan_are_of_its_unit_and_its_year() -> None:
    text = (
        "1. Chỉ số cải cách hành chính xếp trong nhóm 4 đơn vị đứng đầu tỉnh Hạ Sơn.\n\n"
        "2. Tỷ lệ hồ sơ nộp trực tuyến phấn đấu đạt 55%."
    )
    title = "Kế hoạch cải cách hành chính năm 2024 của huyện Sơn Lâm"
    place, _, period = said(figures(text, title, "huyện Sơn Lâm"), "55%")
    assert (place, period) == ("huyện Sơn Lâm", "2024")


def test_an_office_named_by_a_verb_does_nothing() -> None:
    found = figures("Đã rà soát 106 thủ tục (Sở Tài chính 57 thủ tục, Sở Xây dựng 49 thủ tục).")
    assert said(found, "49")[:2] == ("Sở Xây dựng", "rà soát thủ tục")


def test_in_a_block_of_offices_the_first_is_named() -> None:
    text = "Trong khối 17 sở, ban, ngành, Sở Tài chính dẫn đầu với 91,35 điểm."
    found = figures(text, "Tỉnh Hạ Sơn công bố Chỉ số cải cách hành chính năm 2023")
    assert said(found, "17")[INDICATOR] is None
    assert said(found, "91,35")[:2] == ("Sở Tài chính", "Chỉ số cải cách hành chính")
