from __future__ import annotations

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span

TABLE = """Kết quả xếp hạng Chỉ số CCHC năm 2022 của các xã, phường
(kèm theo Quyết định số 15/QĐ-UBND ngày 2/3/2023)

| STT | Đơn vị | Điểm | Xếp hạng | Xếp loại | Tỷ lệ hồ sơ trực tuyến (%) |
|---|---|---|---|---|---|
| 1 | Phường An Sơn | 91,20 | 1/12 | Tốt | 85,3 |
| 2 | xã Đồng Mây | 88,5 | 2/12 | Khá | 70 |
"""


def read(text: str) -> tuple[Figure, ...]:
    document = Document("d", "d", "d", "sha256:0", text, "Công bố Chỉ số CCHC năm 2022")
    return extract_figures(document, [Passage("d", 0, Span(0, len(text)), text, "bảng 1")])


def test_a_cell_is_bound_by_its_row_its_header_and_its_caption() -> None:
    found = read(TABLE)
    [score] = [f for f in found if f.text == "88,5"]
    assert score.place is not None
    assert score.indicator is not None
    assert score.period is not None
    assert (score.place.value, score.indicator.value, score.period.value) == (
        "xã Đồng Mây", "Chỉ số cải cách hành chính", "2022",
    )  # fmt: skip
    assert (score.value, score.unit, score.announced) == (88.5, "điểm", "2023-03-02")
    assert score.clause.of(TABLE) == "| 2 | xã Đồng Mây | 88,5 | 2/12 | Khá | 70 |"


def test_ranks_grades_and_named_columns_are_what_their_header_says() -> None:
    found = read(TABLE)
    ranks = {(f.place.value, f.value, f.of) for f in found if f.kind == "rank" and f.place}
    assert ranks == {("phường An Sơn", 1, 12), ("xã Đồng Mây", 2, 12)}
    assert {f.grade for f in found if f.kind == "grade"} == {"Tốt", "Khá"}
    [online] = [f for f in found if f.text == "70"]
    assert online.indicator is not None
    assert (online.indicator.value, online.unit) == ("Tỷ lệ hồ sơ trực tuyến", "%")


def test_serial_numbers_are_no_figures() -> None:
    assert all(f.span.of(TABLE) != "1" for f in read(TABLE))


def test_a_row_of_keys_and_values_is_a_row() -> None:
    text = "Chỉ số CCHC năm 2022\n\nSTT: 3; Đơn vị: Phường An Hòa; Điểm: 90,10; Xếp hạng: 3/12"
    found = read(text)
    assert [(f.text, f.place.value if f.place else None) for f in found] == [
        ("90,10", "phường An Hòa"),
        ("3/12", "phường An Hòa"),
    ]


def test_a_table_without_units_is_left_alone() -> None:
    assert read("| Ngày | Việc |\n|---|---|\n| 2 | Họp |") == ()


def cells(text: str, title: str, place: str | None = None) -> dict[str, Figure]:
    stored = f"{title}\n\n{text}"
    document = Document("d", "d", "d", "sha256:0", stored, title, place=place)
    passage = Passage("d", 0, Span(0, len(stored)), stored, "bảng 1")
    return {f.text: f for f in extract_figures(document, [passage])}


def facts(f: Figure) -> tuple[str | None, str | None, str | None]:
    return (
        f.place.value if f.place else None,
        f.indicator.value if f.indicator else None,
        f.period.value if f.period else None,
    )


def test_rows_may_be_indicators_and_whoever_carries_them_out_owns_nothing() -> None:
    found = cells(
        "| STT | Chỉ tiêu | Kết quả năm 2023 | Mục tiêu năm 2024 | Cơ quan chủ trì |\n|---|---|---|---|---|\n"
        "| 1 | Tỷ lệ hồ sơ nộp trực tuyến | 58,2% | 70% trở lên | Sở Thông tin và Truyền thông |\n"
        "| 2 | Số lớp tập huấn | 12 | 15 | Sở Nội vụ |\n",
        "Kế hoạch cải cách hành chính của tỉnh Hạ Lâm",
        "tỉnh Hạ Lâm",
    )
    result, goal = found["58,2%"], found["70% trở lên"]
    assert facts(result) == ("tỉnh Hạ Lâm", "Tỷ lệ hồ sơ trực tuyến", "2023")
    assert facts(goal) == ("tỉnh Hạ Lâm", "Tỷ lệ hồ sơ trực tuyến", "2024")
    assert (result.kind, goal.kind, goal.bound) == ("value", "target", "at least")
    assert facts(found["12"])[1] == "Số lớp tập huấn"


def test_a_unit_column_gives_the_unit_of_its_row() -> None:
    found = cells(
        "| TT | Nội dung | Đơn vị tính | Năm 2021 | Năm 2022 |\n|---|---|---|---|---|\n"
        "| 1 | Hồ sơ tiếp nhận | hồ sơ | 5.120 | 6.340 |\n| 2 | Tỷ lệ thanh toán trực tuyến | % | 21 | 35,5 |\n"
        "| 3 | Kinh phí thực hiện | triệu đồng | 450 | 520 |\n",
        "Số liệu của huyện Sơn Lâm",
        "huyện Sơn Lâm",
    )
    assert facts(found["6.340"]) == ("huyện Sơn Lâm", "Số hồ sơ tiếp nhận", "2022")
    assert (found["6.340"].kind, found["6.340"].unit) == ("count", "hồ sơ")
    assert (found["21"].unit, facts(found["21"])[2]) == ("%", "2021")
    assert (found["450"].kind, found["450"].unit) == ("money", "triệu đồng")


def test_what_a_unit_gave_itself_is_not_what_it_was_awarded() -> None:
    found = cells(
        "| TT | Tên đơn vị | Điểm tự chấm | Điểm thẩm định | Thứ hạng |\n|---|---|---|---|---|\n"
        "| 1 | Huyện Sơn Lâm | 95,10 | 90,33 | 1 |\n| 2 | Huyện Đồng Mây | 93,45 | 88,21 | 2 |\n"
        "| 3 | Huyện Bến Đá | 90,05 | 87,94 | 3 |\n",
        "Quyết định công bố Chỉ số cải cách hành chính năm 2022",
    )
    awarded, own = found["90,33"], found["95,10"]
    assert awarded.indicator is not None
    assert own.indicator is not None
    assert (awarded.indicator.value, awarded.indicator.text) == (
        "Chỉ số cải cách hành chính",
        "Điểm thẩm định",
    )
    assert own.indicator.value.startswith("Điểm tự chấm")
    assert {f.of for f in found.values() if f.kind == "rank"} == {3}


def test_ranks_with_gaps_do_not_say_how_many_were_ranked() -> None:
    found = cells(
        "| Đơn vị | Điểm | Hạng |\n|---|---|---|\n| Huyện Sơn Lâm | 90,3 | 1 |\n| Huyện Đồng Mây | 88 | 4 |\n"
        "| Huyện Bến Đá | 80,5 | 9 |\n",
        "Trích Chỉ số cải cách hành chính năm 2022",
    )
    assert {f.of for f in found.values() if f.kind == "rank"} == {None}


def test_columns_may_be_years_of_the_index() -> None:
    found = cells(
        "| Đơn vị | Năm 2021 | 2022 |\n|---|---|---|\n| Huyện Sơn Lâm | 80,25 | 84,5 |\n",
        "Chỉ số cải cách hành chính của các huyện",
    )
    assert facts(found["80,25"]) == ("huyện Sơn Lâm", "Chỉ số cải cách hành chính", "2021")
    assert facts(found["84,5"]) == ("huyện Sơn Lâm", "Chỉ số cải cách hành chính", "2022")


def test_headings_of_two_levels_bind_period_and_indicator() -> None:
    text = (
        "| Đơn vị | Năm 2022 › Điểm | Năm 2022 › Hạng | Chỉ số hài lòng (SIPAS) › Tỷ lệ (%) |\n"
        "| Huyện Sơn Lâm | 80,25 | 2 | 91,3 |\n| Huyện Bến Đá | 84,5 | 1 | 88,0 |\n| Huyện Tân Khê | 70 | 3 | 77 |"
    )
    found = cells(text, "Chỉ số cải cách hành chính năm 2023")
    assert facts(found["80,25"]) == ("huyện Sơn Lâm", "Chỉ số cải cách hành chính", "2022")
    assert (found["2"].kind, found["2"].of, facts(found["2"])[2]) == ("rank", 3, "2022")
    assert (facts(found["91,3"])[1] or "").startswith("Chỉ số hài lòng về sự phục vụ hành chính")
    assert facts(found["91,3"])[2] == "2023"
    assert found["91,3"].unit == "%"


def test_two_header_rows_of_a_pasted_table_are_one_heading() -> None:
    text = (
        "| Đơn vị | Năm 2022 | Năm 2022 | Năm 2023 | Năm 2023 |\n|---|---|---|---|---|\n"
        "| Đơn vị | Điểm | Hạng | Điểm | Hạng |\n| Huyện Sơn Lâm | 80,25 | 1 | 81,5 | 2 |\n"
        "| Huyện Bến Đá | 79,5 | 2 | 82,75 | 1 |"
    )
    found = cells(text, "Chỉ số cải cách hành chính của các huyện")
    assert [facts(found[one])[2] for one in ("80,25", "82,75")] == ["2022", "2023"]


def test_ranks_are_counted_within_their_group() -> None:
    text = (
        "| TT | Đơn vị | Điểm | Hạng |\n| I | Khối sở |  |  |\n| 1 | Sở Nội vụ | 90 | 1 |\n"
        "| 2 | Sở Y tế | 89 | 2 |\n| 3 | Sở Tư pháp | 88 | 3 |\n| II | Khối huyện |  |  |\n"
        "| 1 | Huyện Sơn Lâm | 87 | 1 |\n| 2 | Huyện Bến Đá | 86 | 2 |\n| 3 | Huyện Tân Khê | 85 | 3 |\n"
        "| 4 | Huyện Đồng Mây | 84 | 4 |"
    )
    found = [f for f in read(f"Công bố Chỉ số CCHC năm 2022\n\n{text}") if f.kind == "rank"]
    sizes = {(f.place.value, f.value): f.of for f in found if f.place}
    assert sizes["Sở Tư pháp", 3] == 3
    assert sizes["huyện Đồng Mây", 4] == 4


def test_totals_are_of_the_whole_and_means_are_no_ones() -> None:
    found = cells(
        "| STT | Đơn vị | Số hồ sơ tiếp nhận | Điểm | Xếp hạng |\n| 1 | Xã Tân Hòa | 1.200 | 90 | 1 |\n"
        "| 2 | Xã Bình An | 800 | 80 | 2 |\n| 3 | Xã Mỹ Lộc | 700 | 70 | 3 |\n"
        "| Tổng cộng | Tổng cộng | 2.700 | 240 | |\n| Trung bình | Trung bình | 900 | 80,5 | |\n",
        "Chỉ số cải cách hành chính năm 2022 của huyện Sơn Lâm",
        "huyện Sơn Lâm",
    )
    assert facts(found["2.700"])[0] == "huyện Sơn Lâm"
    assert "240" not in found
    assert "900" not in found
    assert "80,5" not in found
    assert {f.of for f in found.values() if f.kind == "rank"} == {3}


def test_rows_may_be_years_of_one_place() -> None:
    found = cells(
        "| Năm | Điểm | Xếp hạng |\n| 2021 | 80,25 | 4/9 |\n| 2022 | 84,5 | 2/9 |\n",
        "Chỉ số cải cách hành chính của huyện Sơn Lâm qua các năm",
        "huyện Sơn Lâm",
    )
    assert facts(found["84,5"]) == ("huyện Sơn Lâm", "Chỉ số cải cách hành chính", "2022")
    assert facts(found["4/9"]) == ("huyện Sơn Lâm", "Chỉ số cải cách hành chính", "2021")


def test_the_unit_above_a_table_is_that_of_its_bare_columns() -> None:
    found = cells(
        "Đơn vị tính: tỷ đồng\n\n| Đơn vị | Vốn giao | Giải ngân |\n| Sở Y tế | 120,5 | 98 |\n| Sở Nội vụ | 12 | 7,25 |\n",
        "Tình hình giải ngân năm 2023",
    )
    assert (found["7,25"].kind, found["7,25"].unit) == ("money", "tỷ đồng")
    assert facts(found["7,25"])[0] == "Sở Nội vụ"


def test_ties_share_a_rank_and_changes_are_no_ranks() -> None:
    found = cells(
        "| Đơn vị | Điểm | Hạng | Tăng/giảm hạng so với năm 2021 |\n| Xã Tân Hòa | 90 | 1 | 5 |\n"
        "| Xã Bình An | 88 | 2 | 6 |\n| Xã Mỹ Lộc | 88,0 | 2 | 7 |\n| Xã Long Điền | 70 | 4 | 8 |\n",
        "Chỉ số cải cách hành chính năm 2022 cấp xã",
    )
    assert found["4"].of == 4
    assert {found[one].kind for one in "5678"} == {"change"}


def test_numbers_of_columns_and_a_repeated_header_are_no_data() -> None:
    found = cells(
        "| TT | Đơn vị | Điểm |\n| (1) | (2) | (3) |\n| 1 | Xã Tân Hòa | 90 |\n| TT | Đơn vị | Điểm |\n"
        "| 2 | Xã Bình An | 88 |\n",
        "Chỉ số cải cách hành chính năm 2022",
    )
    assert set(found) == {"90", "88"}


def test_codes_classes_and_serial_numbers_measure_nothing() -> None:
    found = cells(
        "| TT (1) | Tên hàng hóa (2) | Số hiệu (3) | Loại, nhóm hàng (4) | Mã số (5) | Khối lượng (kg) |\n"
        "| 1 | Sơn chống gỉ loại A | 0412 | 3 | 61 | 250 |\n| 2 | Dung môi pha sơn | 0415 | 6.1 | 63 | 75 |\n",
        "Danh mục hàng hóa mẫu",
    )
    assert set(found) == {"250", "75"}
    assert all(figure.place is None for figure in found.values())


def test_short_kinds_footnotes_dashes_and_a_rank_below_a_unit_said_once() -> None:
    found = read(
        "Bảng 1. Chỉ số CCHC năm 2022 của các huyện (đơn vị: %)\n\n"
        "| TT | Địa phương | Năm 2021 | Năm 2022 | Hạng 2022 |\n|---|---|---|---|---|\n"
        "| 1 | TP. Bến Hạc | 85,12 | 88,40 | 1 |\n"
        "| 2 | H. Sơn Lâm (1) | – | 84,05 | 3 |\n"
        "| 3 | TX. Tân Lộc* | 83,70 | 86,11 | 2 |\n"
    )
    assert all(f.indicator and f.indicator.value == "Chỉ số cải cách hành chính" for f in found)
    told = {(f.place.value, f.period.value, f.value) for f in found if f.place and f.period}
    assert told == {
        ("thành phố Bến Hạc", "2021", 85.12), ("thành phố Bến Hạc", "2022", 88.40),
        ("thành phố Bến Hạc", "2022", 1), ("huyện Sơn Lâm", "2022", 84.05),
        ("huyện Sơn Lâm", "2022", 3), ("thị xã Tân Lộc", "2021", 83.70),
        ("thị xã Tân Lộc", "2022", 86.11), ("thị xã Tân Lộc", "2022", 2),
    }  # fmt: skip


def test_a_total_of_counts_is_of_its_column_and_no_score() -> None:
    found = read(
        "Số liệu theo lĩnh vực\n\n| Lĩnh vực | Tiếp nhận | Trễ hạn |\n|---|---|---|\n"
        "| Đất đai | 120 | 8 |\n| Hộ tịch | 300 | 0 |\n| Tổng cộng | 420 | 8 |\n"
    )
    [total] = [f for f in found if f.text == "420"]
    assert total.unit != "điểm"
    assert total.indicator is not None
    assert total.indicator.value == "Tiếp nhận"
