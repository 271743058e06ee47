from __future__ import annotations

import csv
import unicodedata
from importlib.resources import files

import pytest

from index_store.language.quantities import find_quantities, parse_number

STATED = [
    ("tiếp nhận trên 20.800 hồ sơ", "count", 20800, None, "hồ sơ", "over"),
    ("dự toán là 590,3 tỷ đồng", "money", 590.3, None, "tỷ đồng", "exact"),
    ("có 1,2 triệu hồ sơ", "count", 1_200_000, None, "hồ sơ", "exact"),
    ("12 nghìn người dân", "count", 12_000, None, "người dân", "exact"),
    ("đạt 98.47%", "value", 98.47, None, "%", "exact"),
    ("chiếm 31, 2% tổng số", "value", 31.2, None, "%", "exact"),
    ("gần 77 điểm", "value", 77, None, "điểm", "about"),
    ("đạt 76,86/100 điểm", "value", 76.86, 100, "điểm", "exact"),
    ("đạt 12/14 điểm", "value", 12, 14, "điểm", "exact"),
    ("hoàn thành 18/35 nhiệm vụ", "share", 18, 35, "nhiệm vụ", "exact"),
    ("tại 09/19 đơn vị, xã, thị trấn", "share", 9, 19, "đơn vị, xã, thị trấn", "exact"),
    ("đứng thứ 7/9 huyện, thành phố", "rank", 7, 9, "huyện, thành phố", "exact"),
    ("xếp thứ bảy", "rank", 7, None, None, "exact"),
    ("xếp hạng 12/96 xã, phường", "rank", 12, 96, "xã, phường", "exact"),
    ("xếp cuối cùng trong 8 huyện, thành phố", "rank", 8, 8, "huyện, thành phố", "exact"),
    ("xếp thứ hai từ dưới lên trong 8 huyện", "rank", 7, 8, "huyện", "exact"),
    ("đứng đầu cả nước", "rank", 1, None, None, "exact"),
    ("giành hạng nhất", "rank", 1, None, None, "exact"),
    ("tăng 5 bậc", "change", 5, None, "bậc", "exact"),
    ("giảm 2,3 điểm %", "change", 2.3, None, "điểm %", "exact"),
    ("gấp 1,5 lần", "change", 1.5, None, "lần", "exact"),
    ("so với mục tiêu 30% trở lên", "target", 30, None, "%", "at least"),
    ("phấn đấu đạt 95%", "target", 95, None, "%", "exact"),
    ("thời hạn không quá 5 ngày làm việc", "value", 5, None, "ngày làm việc", "at most"),
    ("còn 07 hồ sơ trễ hạn", "count", 7, None, "hồ sơ", "exact"),
    ("kiểm tra ba huyện", "count", 3, None, "huyện", "exact"),
]


@pytest.mark.parametrize(("text", "kind", "value", "of", "unit", "bound"), STATED)
def test_a_quantity_is_read_whole(
    text: str, kind: str, value: float, of: float | None, unit: str | None, bound: str
) -> None:
    [found] = find_quantities(text)
    assert (found.kind, found.value, found.of, found.unit, found.bound) == (
        kind,
        value,
        of,
        unit,
        bound,
    )
    assert text[found.span.start : found.span.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 501/QĐ-UBND ngày 29/3/2023",
        "dịch vụ công mức độ 3, 4 và cấp độ 2",
        "khoản 2 Điều 15 Nghị định này",
        "điện thoại 0912 345 678, lúc 8 giờ 30",
        "Lượt xem: 95",
        "tại quận 1, phường 11, khóa 14, kỳ họp thứ 6",
        "giai đoạn 2021-2025 và năm 2023",
        "người đứng đầu cơ quan",
        "trong 3 năm qua",
        "Thứ Bảy, 2-9-2023",
        "hoạt động 24/7",
        "1. Kết quả\n2. Hạn chế",
    ],
)
def test_what_names_something_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_last_place_without_a_number_says_so_in_words() -> None:
    [found] = find_quantities("huyện Sơn Lâm đứng cuối bảng")
    assert (found.kind, found.value, found.grade) == ("rank", None, "cuối cùng")


def test_a_grade_has_a_word_and_no_value() -> None:
    [found] = find_quantities("huyện được xếp loại khá")
    assert (found.kind, found.value, found.grade) == ("grade", None, "khá")


def test_a_range_gives_both_its_ends() -> None:
    low, high = find_quantities("tăng từ 5 đến 7%")
    assert (low.value, low.bound, low.unit) == (5, "at least", "%")
    assert (high.value, high.bound) == (7, "at most")


def test_from_and_to_are_values_not_changes() -> None:
    found = find_quantities("tăng từ 7,51 điểm lên 7,6 điểm")
    assert [(q.kind, q.value) for q in found] == [("value", 7.51), ("value", 7.6)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20.800", 20800),
        ("98.47", 98.47),
        ("1.234,5", 1234.5),
        ("0.592", 0.592),
        ("hai mươi mốt", 21),
        ("mười hai", 12),
    ],
)
def test_numbers_as_written(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("name", ["units", "document_types", "indicators", "indicator_heads"])
def test_tables_are_sorted_unique_and_composed(name: str) -> None:
    table = files("index_store.language").joinpath(f"data/{name}.tsv").read_text("utf-8")
    keys = [
        row[0] for row in csv.reader(table.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    ]
    assert keys == sorted(set(keys))
    assert unicodedata.is_normalized("NFC", table)
