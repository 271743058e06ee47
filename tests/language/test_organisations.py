"""Bodies are found with the place they serve, and ordinary words are left alone."""

from __future__ import annotations

import pytest

from index_store.language.organisations import find_organisations


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


def test_the_longest_name_wins() -> None:
    (found,) = find_organisations("Văn phòng Chính phủ")
    assert found.kind == "ministry"
