"""Tables whose rows are bare names under the kind of place, beside the parts of an index."""

from __future__ import annotations

import pytest

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span

TITLE = "Công bố chỉ số cải cách hành chính cấp huyện năm 2024"
TABLE = """Bảng điểm chỉ số cải cách hành chính năm 2024

| Hạng | Huyện | Chỉ số CCHC 2024 | Cải cách thể chế | Số cuộc họp | Xã hội hóa |
|---|---|---|---|---|---|
| 1 | Mây Rừng | 0,9012 | 0,8810 | 12 | 0,7011 |
| 2 | Thượng Vân | 0,8743 | 0,8900 | 9 | 0,6920 |
| 3 | Suối Ngà | 0,8101 | 0,7750 | 15 | 0,6804 |
|  | Trung bình | 0,8619 | 0,8487 | 12 | 0,6912 |
"""


def read(text: str) -> tuple[Figure, ...]:
    document = Document("d", "d", "d", "sha256:0", text, TITLE)
    return extract_figures(document, [Passage("d", 0, Span(0, len(text)), text, "bảng 1")])


def owner(figure: Figure) -> str | None:
    return figure.place.value if figure.place else None


def test_a_bare_name_is_a_place_of_the_kind_that_its_column_says() -> None:
    owners = {owner(f) for f in read(TABLE)} - {None}
    assert owners == {"huyện Mây Rừng", "huyện Thượng Vân", "huyện Suối Ngà"}


@pytest.mark.parametrize("heading", ["Đơn vị", "Xã, phường", "Địa phương"])
def test_a_heading_of_several_kinds_leaves_the_name_as_it_stands(heading: str) -> None:
    owners = {owner(f) for f in read(TABLE.replace("Huyện |", f"{heading} |"))} - {None}
    assert "Mây Rừng" in owners


def test_what_is_no_bare_name_is_given_no_kind() -> None:
    table = TABLE.replace("Thượng Vân", "Khu vực phía đông").replace("Suối Ngà", "Xã Suối Ngà")
    owners = {owner(f) for f in read(table)} - {None}
    assert owners == {"huyện Mây Rừng", "Khu vực phía đông", "xã Suối Ngà"}


def test_decimals_beside_an_index_are_points_and_count_nothing() -> None:
    found = {f.text: (f.kind, f.unit) for f in read(TABLE)}
    assert found["0,8810"] == ("value", "điểm")
    assert found["0,7011"] == ("value", "điểm")
    assert found["15"] == ("count", "cuộc họp")
