from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index_store.lexical import Lexical, LexicalQuery

if TYPE_CHECKING:
    from pathlib import Path


def index(directory: Path, *texts: str, heading: str = "") -> Lexical:
    lexical = Lexical(directory)
    writer = lexical.writer()
    for key, text in enumerate(texts):
        writer.add(key, text, heading)
    writer.commit()
    writer.close()
    lexical.reload()
    return lexical


def found(lexical: Lexical, question: str, limit: int = 10) -> list[int]:
    return [hit.key for hit in lexical.search(LexicalQuery.of([question]), limit)]


def test_the_word_with_the_same_marks_comes_first(tmp_path: Path) -> None:
    lexical = index(tmp_path, "cấp bàn ghế", "cấp bán đấu giá", "cấp ban ngành")
    assert found(lexical, "bán")[0] == 1


def test_a_question_without_marks_finds_words_with_marks(tmp_path: Path) -> None:
    lexical = index(tmp_path, "xã Sơn Lâm họp", "xã Tân Hòa họp")
    assert found(lexical, "son lam") == [0]


def test_tone_placement_and_case_do_not_matter(tmp_path: Path) -> None:
    assert found(index(tmp_path, "TỔ HOÀ GIẢI"), "hòa giải") == [0]


def test_neighbouring_syllables_count_as_a_word(tmp_path: Path) -> None:
    lexical = index(tmp_path, "công dân và chức năng", "cán bộ công chức năng nổ", "dân")
    assert found(lexical, "công chức")[0] == 1


def test_the_heading_is_searched_too(tmp_path: Path) -> None:
    assert found(index(tmp_path, "Đạt 70 điểm.", heading="Huyện Sơn Lâm"), "Sơn Lâm") == [0]


def test_document_numbers_are_found_whole_and_in_part(tmp_path: Path) -> None:
    lexical = index(tmp_path, "theo Quyết định 9/QĐ-UBND", "theo Quyết định 8/QĐ-UBND")
    assert found(lexical, "9/QĐ-UBND")[0] == 0
    assert set(found(lexical, "UBND")) == {0, 1}


@pytest.mark.parametrize("text", ["", "   ", '"AND (', "text:* OR -x", "^~[a TO b]", "\ud800"])
def test_no_question_is_taken_for_query_syntax(tmp_path: Path, text: str) -> None:
    assert found(index(tmp_path, "Đạt 70 điểm."), text) == []


def test_nothing_counts_before_it_is_committed(tmp_path: Path) -> None:
    lexical = Lexical(tmp_path)
    writer = lexical.writer()
    writer.add(1, "họp", "")
    writer.abandon()
    again = lexical.writer()
    again.commit()
    again.close()
    lexical.reload()
    assert lexical.keys() == set()


def test_deleted_passages_are_gone_and_the_others_stay(tmp_path: Path) -> None:
    lexical = index(tmp_path, "họp một", "họp hai", "họp ba")
    writer = lexical.writer()
    writer.delete([0, 2, 99])
    writer.commit()
    writer.close()
    lexical.reload()
    assert found(lexical, "họp") == [1]
    assert lexical.keys() == {1}


def test_a_passage_asked_for_by_key_scores_as_in_the_search(tmp_path: Path) -> None:
    lexical = index(tmp_path, "họp dân", "họp về đất đai", "thuế đất", "nghỉ lễ")
    query = LexicalQuery.of(["họp về đất"])
    searched = {hit.key: hit.score for hit in lexical.search(query, 10)}
    assert lexical.scores(query, [0, 1, 2, 3]) == searched
    assert searched.keys() == {0, 1, 2}
