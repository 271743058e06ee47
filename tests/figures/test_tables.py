from __future__ import annotations

from index_store.figures import extract_figures
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
