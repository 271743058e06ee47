"""An English question finds the words that Vietnamese documents use."""

from __future__ import annotations

import pytest

from index_store.language.terms.glossary import place_in_english, to_vietnamese, unit_in_english


def first(text: str) -> dict[str, str]:
    return {hit.span.of(text): hit.vietnamese[0] for hit in to_vietnamese(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Which district ranked last",
            {"Which district": "huyện nào", "ranked last": "xếp cuối cùng"},
        ),
        ("the one-stop shop", {"one-stop shop": "một cửa"}),
        ("What limitations", {"limitations": "hạn chế"}),
        ("records digitised", {"records digitised": "số hóa hồ sơ"}),
        (
            "share of digitized records",
            {"share": "tỷ lệ", "digitized records": "hồ sơ được số hóa"},
        ),
        ("Online payments", {"Online payments": "thanh toán trực tuyến"}),
        (
            "files resolved on time",
            {"files": "hồ sơ", "resolved": "giải quyết", "on time": "đúng hạn"},
        ),
        ("the People's Committee", {"People's Committee": "ủy ban nhân dân"}),
        (
            "administrative reform index",
            {"administrative reform index": "chỉ số cải cách hành chính"},
        ),
        ("budget revenue", {"budget revenue": "thu ngân sách"}),
        ("unrelated zebras", {}),
    ],
)
def test_longest_terms_whatever_their_inflection(text: str, expected: dict[str, str]) -> None:
    assert first(text) == expected


def test_alternatives_come_in_order() -> None:
    (hit,) = to_vietnamese("overdue")
    assert hit.vietnamese == ("trễ hạn", "quá hạn")


def test_a_term_is_not_read_across_punctuation() -> None:
    assert "online payment" not in {hit.english for hit in to_vietnamese("online. Payment")}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("huyện Ngân Sơn", "Ngân Sơn district"),
        ("quận 1", "District 1"),
        ("thành phố Sa Đéc", "Sa Đéc City"),
        ("xã Đồng Mây", "Đồng Mây commune"),
        ("tỉnh Bắc Kạn", "Bắc Kạn province"),
        ("Ngân Sơn", "Ngân Sơn"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_places_in_english(name: str, english: str) -> None:
    assert place_in_english(name) == english


def test_units_in_english() -> None:
    assert unit_in_english("điểm", 1) == "point"
    assert unit_in_english("điểm", 70.56) == "points"
    assert unit_in_english("tỷ đồng") == "billion đồng"
    assert unit_in_english("chuyến đò") == "chuyến đò", "an unknown unit is left as it is"
