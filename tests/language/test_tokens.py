from __future__ import annotations

import re
from pathlib import Path

import pytest

from index_store.language.text.tokens import search_terms, unmarked_terms, words

GOLDEN = Path(__file__).parent / "golden" / "tokens"


def cases(path: Path) -> list[tuple[str, list[str]]]:
    """Return texts and tokens: ``|`` or a blank stands between two; a sign alone is none."""
    lines = path.read_text("utf-8").splitlines()
    return [
        (line.replace("|", ""), [t for t in re.split(r"[|\s]+", line) if re.search(r"[^\W_]", t)])
        for line in lines
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.txt")))
def test_words_numbers_and_codes_are_single_tokens(name: str) -> None:
    for text, tokens in cases(GOLDEN / name):
        assert [token.text for token in words(text)] == tokens


def test_the_golden_files_hold_more_than_150_tokens_to_judge() -> None:
    found = [case for path in GOLDEN.glob("*.txt") for case in cases(path)]
    assert len({text for text, _ in found}) >= 100
    assert sum(len(tokens) for _, tokens in found) >= 150


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
