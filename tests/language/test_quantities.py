from __future__ import annotations

import csv
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index_store.language.amounts.levels import find_levels
from index_store.language.amounts.measures import Measure, measure
from index_store.language.amounts.quantities import Quantity, find_quantities, parse_number
from tests.language.golden_reading import Case, cases

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
        "Luật Đầu tư 2020 điều 5 khoản 2",
        "tên lửa S -400 tham gia diễn tập",
    ],
)
def test_what_names_something_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_money_told_in_two_scales_is_one_amount() -> None:
    [found] = find_quantities("giải ngân trên 12 tỷ 500 triệu đồng vốn đầu tư")
    assert (found.kind, found.value, found.unit) == ("money", 12_500_000_000, "đồng")
    assert (found.text, found.bound) == ("trên 12 tỷ 500 triệu đồng", "over")


def test_years_and_months_are_one_time() -> None:
    found = find_quantities("bị phạt từ 2 năm đến 5 năm 6 tháng tù")
    assert [(q.value, q.unit, q.bound) for q in found] == [
        (2, "năm", "at least"),
        (66, "tháng", "at most"),
    ]


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


@pytest.mark.parametrize(
    "name", ["units", "document_types", "indicators", "indicator_heads", "canonical_units", "laws"]
)
def test_tables_are_sorted_unique_and_composed(name: str) -> None:
    table = files("index_store.language").joinpath(f"data/{name}.tsv").read_text("utf-8")
    keys = [
        row[0] for row in csv.reader(table.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    ]
    assert keys == sorted(set(keys))
    assert unicodedata.is_normalized("NFC", table)


def shown(quantity: Quantity) -> str:
    def number(value: float | None) -> str:
        return "-" if value is None else format(round(value, 6), ".12g")

    words = f"{quantity.text} = {quantity.kind} {number(quantity.value)}"
    words += f"/{number(quantity.of)}" if quantity.of is not None else ""
    words += f" {quantity.unit}" if quantity.unit else ""
    words += f" [{quantity.bound}]" if quantity.bound != "exact" else ""
    return words + (f" ({quantity.grade})" if quantity.grade else "")


@pytest.mark.parametrize("case", cases("quantities"), ids=lambda case: case.text)
def test_golden_quantities(case: Case) -> None:
    assert " ; ".join(map(shown, find_quantities(case.text))) == case.mentions


def test_there_are_enough_golden_quantities() -> None:
    texts = [case.text for case in cases("quantities")]
    assert len(texts) == len(set(texts)) >= 200


@pytest.mark.parametrize(
    ("text", "precision", "value", "unit"),
    [
        ("76,86 điểm", 0.01, 76.86, "điểm"),
        ("590,3 tỷ đồng", 0.1, 590_300_000_000, "đồng"),
        ("1,2 triệu hồ sơ", 100_000, 1_200_000, "hồ sơ"),
        ("13.647 hồ sơ", 1, 13647, "hồ sơ"),
        ("98,47%", 0.01, 98.47, "%"),
        ("5 hecta", 1, 5, "ha"),
        ("ba huyện", None, 3, "huyện"),
    ],
)
def test_a_quantity_has_a_precision_and_a_canonical_measure(
    text: str, precision: float | None, value: float, unit: str
) -> None:
    [found] = find_quantities(f"Có {text}")
    assert found.precision == pytest.approx(precision) if precision else found.precision is None
    assert found.measure == Measure(value, unit)


def test_money_is_one_amount_however_it_is_scaled() -> None:
    assert {measure(1.5, "tỷ đồng"), measure(1500, "triệu đồng"), measure(1.5e9, "VNĐ")} == {
        Measure(1.5e9, "đồng")
    }


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("mức độ 3, 4", [(3, 4)]),
        ("mức độ 3 và mức độ 4", [(3, 4)]),
        ("mức độ 2 đến 4", [(2, 3, 4)]),
        ("cấp độ 2; mức độ 4", [(2,), (4,)]),
        ("mức 3 triệu đồng", []),
        ("mức 4,5%", []),
    ],
)
def test_levels_are_steps_of_a_scale(text: str, levels: list[tuple[int, ...]]) -> None:
    assert [m.levels for m in find_levels(text)] == levels


_PIECES = st.sampled_from(
    [
        "1", "12", "7/9", "98,47", "20.800", "8,316", "1 234 567", "%", "điểm", "hồ sơ", "tỷ đồng", "triệu", "đồng", "huyện",
        "trên", "gần", "từ", "đến", "-", "–", "tăng", "giảm", "gấp", "xếp", "thứ", "hạng", "cuối cùng", "trong", "8", "hai", "mươi",
        "phần", "ba", "một nửa", "hàng", "trăm", "(", ")", ",", ".", "/", "0", "٣", "५", "½", "²", "\u200f", "\u202e", "\n", "Điều",
        "ngày", "năm", "İ", "xếp loại", "khá", "đứng đầu", "top", "trở lên", "0912 345 678", "31, 2%", "9" * 30,
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=16).map(" ".join) | st.text(max_size=80))
def test_whatever_the_text_numbers_are_exact_and_none_is_counted_twice(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.text
        assert quantity.number_span.within(quantity.span)
        assert quantity.number_span.start >= end
        end = quantity.number_span.end
        assert quantity.precision is None or quantity.precision > 0
        assert quantity.value is None or quantity.measure is not None
    find_levels(text)


@given(st.integers(0, 999_999_999))
def test_a_number_is_read_back_however_it_is_grouped(number: int) -> None:
    dotted, spaced = f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")
    assert parse_number(dotted) == number
    assert parse_number(spaced) == number
    assert parse_number(f"{number:,}", whole=True) == number


@given(st.integers(0, 99_999), st.integers(1, 4))
def test_a_decimal_is_read_back_with_comma_or_point(digits: int, places: int) -> None:
    value = digits / 10**places
    written = f"{value:.{places}f}"
    if places != 3:
        assert parse_number(written) == value
    assert parse_number(written.replace(".", ",")) == value
    assert parse_number(written, percent=True) == value


_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} trăm"] if hundreds else []
    tens, ones = divmod(rest, 10)
    if tens == 0 and ones:
        words += [f"linh {_ONES[ones]}" if hundreds else _ONES[ones]]
    elif tens == 1:
        words += ["mười" + (f" {'lăm' if ones == 5 else _ONES[ones]}" if ones else "")]
    elif tens:
        last = {1: "mốt", 5: "lăm"}.get(ones, _ONES[ones])
        words += [f"{_ONES[tens]} mươi {last}".strip()]
    return " ".join(words)


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_number_in_words_is_read_back(thousands: int, rest: int) -> None:
    words = f"{in_words(thousands)} nghìn {in_words(rest)}".strip()
    if 0 < rest < 100:
        words = f"{in_words(thousands)} nghìn không trăm {in_words(rest) if rest >= 10 else 'linh ' + in_words(rest)}"
    assert parse_number(in_words(thousands)) == thousands
    assert parse_number(words) == thousands * 1000 + rest


@pytest.mark.xfail(strict=True, reason="only the last number of a list stands before its noun")
def test_each_number_of_a_list_counts_the_noun_behind_it() -> None:
    assert [q.value for q in find_quantities("cắt 300, 400 hay 500 điều kiện")] == [300, 400, 500]


@pytest.mark.xfail(strict=True, reason="one to nine before a noun that the table lacks may name it")
def test_a_small_number_counts_a_rare_noun() -> None:
    assert [q.value for q in find_quantities("Xã mua 4 chậu cảnh.")] == [4]


@pytest.mark.xfail(strict=True, reason="1/3 without a noun may be a day")
def test_a_fraction_without_a_noun_is_a_share() -> None:
    assert [q.kind for q in find_quantities("trong đó 1/3 không được phản hồi")] == ["share"]


@pytest.mark.xfail(
    strict=True, reason="the name of a lottery before the numbers looks like a subject"
)
def test_the_numbers_of_a_lottery_are_no_share() -> None:
    assert find_quantities("xổ số Lam Sơn 6/45 kỳ quay tới") == ()


@pytest.mark.xfail(strict=True, reason="a time told over years in a row is left out, also in laws")
def test_years_in_a_row_are_a_term_in_a_rule() -> None:
    assert [q.value for q in find_quantities("không giao dịch trong 02 năm liên tiếp")] == [2]
