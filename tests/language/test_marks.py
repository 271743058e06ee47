from __future__ import annotations

import unicodedata

import pytest

from index_store.language.characters.marks import comparison_key, unmarked


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("toàn", "tòan"),
        ("quý", "qúy"),
        ("già", "gìa"),
        ("quả", "qủa"),
        ("thuở", "thủơ"),
        ("Uỷ ban", "ủy BAN"),
    ],
)
def test_two_spellings_of_one_syllable_compare_equal(written: str, other: str) -> None:
    assert comparison_key(written) == comparison_key(other)


@pytest.mark.parametrize(
    ("one", "another"),
    [("thế", "thể"), ("án", "an"), ("bé", "be"), ("mùa", "mua"), ("đá", "dá"), ("hòa", "hóa")],
)
def test_different_words_stay_different(one: str, another: str) -> None:
    assert comparison_key(one) != comparison_key(another)


@pytest.mark.parametrize("word", ["quý", "gì", "giết", "giữa", "quốc", "mía", "của", "khuỷu"])
def test_a_tone_that_stands_right_stays(word: str) -> None:
    assert comparison_key(word) == word


def test_offsets_in_a_key_are_offsets_in_the_text() -> None:
    text = "Uỷ ban nhân dân thị xã Sơn Hoà; İstanbul; xã Đắk Thuý — Ðại"
    text = unicodedata.normalize("NFC", text)
    assert len(comparison_key(text)) == len(text) == len(unmarked(text))


def test_every_vietnamese_letter_loses_its_marks() -> None:
    assert unmarked("Đường Nguyễn Trãi, phở, kỹ, ưỡn ẹo, ẮẶ") == (
        "Duong Nguyen Trai, pho, ky, uon eo, AA"
    )


def test_text_in_separate_marks_is_read_like_any_other() -> None:
    apart = unicodedata.normalize("NFD", "Huyện Sơn Hoà")
    assert comparison_key(apart) == "huyện sơn hòa"
    assert unmarked(apart) == "Huyen Son Hoa"
