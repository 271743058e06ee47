"""Matching words: synonyms are one, abbreviations are written out, small words do not count."""

from __future__ import annotations

import pytest

from assistant.finding.matching import Asked, Terms, canonical, coverage, joined, stop_words, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hồ sơ trễ hạn", "hồ sơ quá hạn"),
        ("tỉ lệ số hóa", "tỷ lệ số hoá"),
        ("Bộ phận một cửa", "bộ phận tiếp nhận và trả kết quả"),
        ("CCHC", "cải cách hành chính"),
        ("TTHC", "thủ tục hành chính"),
    ],
)
def test_two_ways_to_say_one_thing_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert coverage(terms(one), terms(other)) == pytest.approx(1.0)


def test_an_abbreviation_inside_a_word_stays() -> None:
    assert canonical("Minh Anh.") == "minh anh."
    assert canonical("cchcx") == "cchcx"


def test_small_words_do_not_count() -> None:
    assert {"của", "là", "the", "of"} <= stop_words()
    assert terms("của là và") == Terms(frozenset(), frozenset())
    assert not terms("của là và")


def test_marks_make_another_word() -> None:
    assert coverage(terms("bán bạn"), terms("ban bàn")) == 0.0


def test_pairs_tell_an_order_of_words() -> None:
    asked = terms("thanh toán trực tuyến")
    same = coverage(asked, terms("tỷ lệ thanh toán trực tuyến"))
    shuffled = coverage(asked, terms("tuyến thanh trực toán"))
    assert same == pytest.approx(1.0)
    assert 0 < shuffled < same


def test_no_pair_reaches_over_a_small_word_or_over_two_texts() -> None:
    assert "sơ huyện" not in terms("hồ sơ của huyện").pairs
    assert "lâm năm" not in joined(("Sơn Lâm", "năm")).pairs
    assert joined(("", "", "năm")) == terms("năm")
    assert (terms("") | joined(("năm", ""))) == Terms(frozenset(["năm"]), frozenset())


def test_nothing_asked_is_covered_by_nothing() -> None:
    assert coverage(terms(""), terms("hồ sơ")) == 0.0
    assert not Asked(terms(""))


def test_a_concept_that_is_not_understood_counts_against() -> None:
    text = terms("tỷ lệ thanh toán trực tuyến")
    known = Asked(terms(""), (("thanh toán trực tuyến",),))
    half = Asked(terms(""), (("thanh toán trực tuyến",), ("zebra",)))
    assert known.share(text) == pytest.approx(1.0)
    assert half.share(text) == pytest.approx(0.5)


def test_the_best_way_to_say_a_concept_counts() -> None:
    asked = Asked(terms(""), (("quá hạn", "chậm"),))
    assert asked.share(terms("hồ sơ chậm")) == pytest.approx(1.0)
    assert asked.share(terms("hồ sơ trễ hạn")) == pytest.approx(1.0)
    assert asked.words().words >= {"quá", "hạn", "chậm"}
