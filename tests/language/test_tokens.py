from __future__ import annotations

import pytest

from index_store.language.tokens import search_terms, unmarked_terms, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("đạt 70,56 điểm.", ["đạt", "70,56", "điểm"]),
        ("20.800 hồ sơ, 98.47%", ["20.800", "hồ", "sơ", "98.47"]),
        ("thứ 7/9; 3, 4", ["thứ", "7/9", "3", "4"]),
        ("số 501/QĐ-UBND ngày 29/3/2023", ["số", "501/QĐ-UBND", "ngày", "29/3/2023"]),
        ("61/2018/NĐ-CP.", ["61/2018/NĐ-CP"]),
        ("Bộ phận TN&TKQ", ["Bộ", "phận", "TN&TKQ"]),
        ("PAR Index (ICT4D)", ["PAR", "Index", "ICT4", "D"]),
    ],
)
def test_numbers_and_codes_are_single_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in words(text)] == tokens


def test_each_token_stands_where_its_span_says() -> None:
    text = "Xã Sơn Lâm (H. Đại Lâm): 12/14 điểm – năm 2023.\nHết"
    assert all(token.span.of(text) == token.text for token in words(text))


def test_a_question_finds_other_spellings_of_the_same_words() -> None:
    assert search_terms("TỈ LỆ Hoà Giải kĩ") == search_terms("tỷ lệ hòa giải kỹ")


def test_marked_terms_tell_words_apart_and_unmarked_do_not() -> None:
    assert set(search_terms("thế")).isdisjoint(search_terms("thể"))
    assert unmarked_terms("Huyện Đại Lâm") == unmarked_terms("huyen dai lam")


def test_pairs_stop_at_the_end_of_a_clause() -> None:
    terms = search_terms("xếp cuối. Huyện Sơn Lâm, xã")
    assert "xếp_cuối" in terms
    assert "sơn_lâm" in terms
    assert "cuối_huyện" not in terms
    assert "lâm_xã" not in terms


def test_a_document_number_is_found_whole_and_by_its_parts() -> None:
    assert {"501/qđ-ubnd", "501", "qđ", "ubnd"} <= set(search_terms("Quyết định 501/QĐ-UBND"))


def test_a_decimal_number_has_no_parts() -> None:
    assert search_terms("70,56") == ["70,56"]
