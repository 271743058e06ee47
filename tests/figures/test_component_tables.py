"""Tables of an index by its components: whose a point is, and of which year a bare rank is."""

from __future__ import annotations

from datetime import date

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span
from tests.figures.reading import parts

TITLE = "Công bố Chỉ số cải cách hành chính năm 2023 của các sở tỉnh Vân Sa"
TABLE = """Kết quả Chỉ số cải cách hành chính năm 2023

| Hạng | Đơn vị | Điểm thẩm định (tối đa 65) | Tổng điểm | Xếp loại | Hạng năm 2022 |
|---|---|---|---|---|---|
| 1 | Sở Tư pháp | 60,10 | 92,45 | Xuất sắc | 2 |
| 2 | Sở Nội vụ | 61,84 | 91,88 | Xuất sắc | 1 |
| 3 | Sở Y tế | 50,20 | 79,71 | Khá | 3 |
"""
FIELDS = """| TT | Lĩnh vực | Điểm trung bình | Đơn vị cao nhất | Đơn vị thấp nhất |
|---|---|---|---|---|
| 1 | Cải cách thể chế | 8,12 | Sở Tư pháp | Sở Y tế |
| 2 | Cải cách tài chính công | 7,40 | Sở Tài chính | Sở Xây dựng |
"""


def read(text: str, title: str = TITLE) -> tuple[Figure, ...]:
    document = Document("d", "d", "d", "sha256:0", text, title, place="tỉnh Vân Sa")
    return extract_figures(document, [Passage("d", 0, Span(0, len(text)), text, "bảng 1")])


def test_points_of_a_scale_beside_a_sum_are_a_part_of_it() -> None:
    found = {f.text: parts(f) for f in read(TABLE)}
    assert found["92,45"] == ("Sở Tư pháp", "Chỉ số cải cách hành chính", "2023")
    assert found["60,10"] == ("Sở Tư pháp", "Điểm thẩm định", "2023")


def test_a_bare_rank_is_not_of_the_year_of_another_rank() -> None:
    ranks = [(parts(f)[0], f.value, parts(f)[2]) for f in read(TABLE) if f.kind == "rank"]
    assert ("Sở Tư pháp", 1, "2023") in ranks
    assert ("Sở Tư pháp", 2, "2022") in ranks
    assert {parts(f)[2] for f in read(TABLE) if f.kind == "grade"} == {"2023"}


def test_who_is_at_an_end_of_a_field_owns_none_of_its_points() -> None:
    [point] = [f for f in read(FIELDS) if f.text == "8,12"]
    assert parts(point)[0] == "tỉnh Vân Sa"


def test_a_report_is_of_the_months_behind_it_not_of_those_ahead() -> None:
    title = "Báo cáo công tác cải cách hành chính 6 tháng đầu năm 2024, phương hướng, nhiệm vụ 6 tháng cuối năm"
    text = "Toàn huyện tiếp nhận 4.120 hồ sơ."
    document = Document(
        "d", "d", "d", "sha256:0", text, title, place="huyện Hòa Lâm", genre="report",
        published=date(2024, 6, 12),
    )  # fmt: skip
    [figure] = extract_figures(document, [Passage("d", 0, Span(0, len(text)), text, "")])
    assert parts(figure)[2] == "2024-H1"


def test_percents_of_listed_units_are_of_the_survey_that_the_title_names() -> None:
    title = "Kết quả đo lường mức độ hài lòng của người dân năm 2023 tỉnh Vân Sa"
    text = "Huyện Hòa Lâm đạt 86,31%, huyện Tân Lĩnh 85,18%, huyện Bình Lư 84,02%."
    found = {f.text: parts(f)[:2] for f in read(text, title)}
    assert found["85,18%"] == (
        "huyện Tân Lĩnh", "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)",
    )  # fmt: skip
    other = (
        "Tỷ lệ phiếu thu về của huyện Hòa Lâm đạt 96,3%, huyện Tân Lĩnh 85,1%, huyện Bình Lư 84%."
    )
    assert parts(read(other, title)[0])[1] != found["85,18%"][1]


def test_a_rank_is_of_the_index_beside_it_not_of_a_part_named_above() -> None:
    text = """- Kết quả cung ứng dịch vụ: 87,33%

| Địa bàn | Số phiếu | SIPAS 2023 (%) | Thứ hạng |
|---|---|---|---|
| Huyện Hòa Lâm | 515 | 88,27 | 1 |
| Huyện Tân Lĩnh | 420 | 83,06 | 2 |
"""
    [rank] = [f for f in read(text, "Kết quả theo địa bàn") if f.kind == "rank" and f.value == 1]
    assert parts(rank)[1] == "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)"


def test_a_bracket_dates_only_its_own_number_and_the_year_before_has_the_same_quarter() -> None:
    text = (
        "Quý I/2025, tỷ lệ hồ sơ trực tuyến đạt 66,2% (cuối năm 2024: 58,7%); tỷ lệ hồ sơ giải quyết "
        "đúng hạn 97,4%. Quý I/2025, giải ngân vốn đầu tư công đạt 8,2%, thấp hơn cùng kỳ (11,5%)."
    )
    found = {f.text: parts(f)[2] for f in read(text, "Báo cáo cải cách hành chính của tỉnh Vân Sa")}
    assert found["58,7%"] == "2024"
    assert found["97,4%"] == "2025-Q1"
    assert found["11,5%"] == "2024-Q1"


def test_a_rule_that_denies_a_grade_gives_it_to_nobody() -> None:
    text = "Không xếp loại Xuất sắc đối với đơn vị có hồ sơ trễ hạn trên 3%."
    grades = [f for f in read(text, "Quy định xếp loại của tỉnh Vân Sa") if f.kind == "grade"]
    assert all(f.place is None for f in grades)


def test_bodies_listed_in_a_heading_are_no_unit_of_its_points() -> None:
    text = """Cơ cấu điểm theo lĩnh vực (ĐVT: điểm)

| STT | Lĩnh vực | Sở, ban, ngành | Xã, phường | Số tiêu chí |
|---|---|---|---|---|
| 1 | Cải cách thể chế | 8,5 | 5,5 | 6 |
| 2 | Chính quyền số | 12,0 | 14,0 | 9 |
"""
    found = {f.text: f for f in read(text, "Quy định đánh giá của tỉnh Vân Sa")}
    assert (found["14,0"].unit, parts(found["14,0"])[1]) == ("điểm", "Xã, phường – Chính quyền số")
    assert (found["9"].kind, found["9"].unit) == ("count", "tiêu chí")
