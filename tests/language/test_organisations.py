"""Bodies are found with the place they serve, and ordinary words are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from index_store.language.names.organisation_changes import body_became, body_was
from index_store.language.names.organisations import find_organisations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND huyện Sơn Lâm họp", [("UBND huyện Sơn Lâm", "huyện Sơn Lâm")]),
        ("Công an xã Đồng Mây", [("Công an xã Đồng Mây", "xã Đồng Mây")]),
        ("công an huyện Sơn Lâm", [("công an huyện Sơn Lâm", "huyện Sơn Lâm")]),
        ("Sở Nội vụ và Bộ Tư pháp", [("Sở Nội vụ", None), ("Bộ Tư pháp", None)]),
        ("Văn phòng HĐND và UBND huyện", [("Văn phòng HĐND và UBND huyện", None)]),
        ("Sở Lao động – Thương binh và Xã hội", [("Sở Lao động – Thương binh và Xã hội", None)]),
        ("SỞ NỘI VỤ TỈNH BẮC KẠN", [("SỞ NỘI VỤ TỈNH BẮC KẠN", "tỉnh Bắc Kạn")]),
        ("Bộ phận một cửa xã Hóa Trung", [("Bộ phận một cửa xã Hóa Trung", "xã Hóa Trung")]),
        ("Ủy ban nhân dân tỉnh giao", [("Ủy ban nhân dân tỉnh", None)]),
    ],
)
def test_bodies_with_their_place(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_organisations(text)
    assert [(m.text, m.place.name if m.place else None) for m in found] == expected
    assert all(m.span.of(text) == m.text for m in found)


@pytest.mark.parametrize(
    "text", ["nội bộ công an toàn", "chính phủ nhận", "quốc hội nhóm", "một bộ y tế nhị"]
)
def test_words_are_no_bodies(text: str) -> None:
    assert find_organisations(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở TN - MT", "Sở Tài nguyên và Môi trường"),
        ("bộ KH & ĐT", "Bộ Kế hoạch và Đầu tư"),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Sở Thông tin - Truyền thông", "Sở Thông tin và Truyền thông"),
        ("Bộ GD-ĐT", "Bộ Giáo dục và Đào tạo"),
        ("VPUBND", "Văn phòng UBND"),
        ("VKSND", "Viện kiểm sát nhân dân"),
        ("NHNN", "Ngân hàng Nhà nước"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Department of Home Affairs", "Sở Nội vụ"),
        ("Ministry of Planning and Investment", "Bộ Kế hoạch và Đầu tư"),
        ("People's Committee", "Ủy ban nhân dân"),
        ("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Dân tộc và Tôn giáo", "Sở Dân tộc và Tôn giáo"),
        ("Ban Tuyên giáo và Dân vận", "Ban Tuyên giáo và Dân vận"),
        ("Tổng cục Hải quan", "Tổng cục Hải quan"),
    ],
)
def test_short_loose_and_english_forms_are_read(text: str, name: str) -> None:
    (found,) = find_organisations(text)
    assert (found.text, found.name) == (text, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các sở Nội vụ, Tài chính và Tư pháp", ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]),
        ("Các Bộ: Y tế, Xây dựng", ["Bộ Y tế", "Bộ Xây dựng"]),
        ("như Bộ Y tế, Nội vụ, Xây dựng", ["Bộ Y tế", "Bộ Nội vụ", "Bộ Xây dựng"]),
        ("các sở, ngành và Sở Nội vụ", ["Sở Nội vụ"]),
    ],
)
def test_lists_say_their_head_once(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_organisations(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Quốc phòng Nga",
        "Bộ Ngoại giao Hàn Quốc",
        "xây dựng Chính phủ điện tử",
        "cán bộ Tư pháp của xã",
        "cơ sở Y tế tư nhân",
        "Luật Bảo hiểm xã hội",
    ],
)
def test_bodies_abroad_laws_and_compounds_are_left_alone(text: str) -> None:
    assert find_organisations(text) == ()


@pytest.mark.xfail(strict=True, reason="no table has every unit of every body")
def test_known_failure_a_unit_that_no_table_has() -> None:
    assert find_organisations("Trung tâm Quản lý đường hầm Sông Lam họp") != ()


@pytest.mark.xfail(strict=True, reason="a school's room has the name of a district's division")
def test_known_failure_a_room_of_a_school() -> None:
    assert find_organisations("Phòng y tế của các trường tiểu học") == ()


@pytest.mark.xfail(strict=True, reason="courts and procuracies named by one word in a bracket")
def test_known_failure_agencies_by_their_sector_alone() -> None:
    found = find_organisations("các cơ quan (Công an, Kiểm sát, Tài chính)")
    assert [m.text for m in found] == ["Công an", "Kiểm sát", "Tài chính"]


def test_what_became_of_bodies() -> None:
    after = date(2026, 1, 1)
    assert [c.name for c in body_became("Sở GTVT", after)] == ["Sở Xây dựng"]
    assert body_became("Sở GTVT", date(2024, 12, 31)) == ()
    assert body_became("Bộ LĐTBXH", after)[0].name == "Bộ Nội vụ"
    assert "Ủy ban Dân tộc" in body_was("Bộ Dân tộc và Tôn giáo", after)


def test_the_longest_name_wins() -> None:
    (found,) = find_organisations("Văn phòng Chính phủ")
    assert found.kind == "ministry"
