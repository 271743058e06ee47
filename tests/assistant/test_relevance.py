"""The closer look: one sentence that says it all, headings, and the weights that ship."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.finding.official_words import official_words
from assistant.finding.relevance import (
    MOST_STRETCHES,
    Indexed,
    Relevance,
    Traits,
    glance,
    learned,
    relevance,
    stretches,
)
from assistant.finding.retrieve import query_terms
from assistant.questions.reading import read_question
from index_store.language.text.tokens import search_terms

if TYPE_CHECKING:
    from pathlib import Path

    from tests.assistant.indexes import IndexTexts

QUESTION = "Thời hạn cấp lại giấy phép lái xe là bao nhiêu ngày?"
SAID_AT_ONCE = (
    "Trụ sở mở cửa từ thứ hai. Thời hạn cấp lại giấy phép lái xe là năm ngày làm việc. "
    "Phòng họp ở tầng hai."
)
SCATTERED = (
    "Xe của cơ quan đỗ ở sân sau. Giấy tờ được cấp một lần. Người lái phải có phép của đội. "
    "Mỗi ngày nộp lại chìa khóa đúng thời gian. Thời tiết ấm, hạn hán kéo dài."
)
SAME = Indexed(lexical=0.8, dense=0.5)


def asked(question: str = QUESTION) -> Relevance:
    return Relevance(question, dict.fromkeys(search_terms(question), 2.0))


def value(text: str, heading: str = "", indexed: Indexed = SAME) -> float:
    return relevance(asked().traits(heading, text, indexed))


def test_one_sentence_that_says_it_all_beats_the_same_words_scattered() -> None:
    assert value(SAID_AT_ONCE) > value(SCATTERED)


def test_what_the_indexes_say_still_counts() -> None:
    better = Indexed(lexical=1.0, dense=0.7)
    assert value(SCATTERED, indexed=better) > value(SCATTERED)
    assert glance(better) > glance(SAME)


def test_a_heading_that_names_what_is_asked_about_helps() -> None:
    assert value(SCATTERED, heading="Cấp lại giấy phép lái xe") > value(SCATTERED)


@pytest.mark.parametrize("text", ["", " ", "…", "1.", "\ud800", "a" * 20_000])
def test_strange_passages_and_questions_have_finite_traits(text: str) -> None:
    assert value(text) == pytest.approx(value(text))
    assert relevance(asked(text).traits("", SAID_AT_ONCE, SAME)) < 1000


@given(st.text(max_size=400))
def test_stretches_hold_all_words_in_their_order(text: str) -> None:
    parts = stretches(text)
    assert " ".join(parts).split() == text.split()
    assert 1 <= len(parts) <= MOST_STRETCHES + 1


def test_the_weights_that_ship_are_those_of_the_traits_and_say_what_they_score(root: Path) -> None:
    file = root / "assistant" / "data" / "relevance_weights.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    settings = ["headed", "bare", "foreign"]
    assert list(kept["weights"]) == list(kept["first"]) == list(learned().all) == settings
    for setting in settings:
        assert list(kept["weights"][setting]) == [field.name for field in fields(Traits)]
        assert list(kept["first"][setting]) == ["lexical", "dense"]
    assert set(kept["ndcg_at_10_of_others"]) == set(kept["learned_from"])
    assert file.stat().st_size < 5_000


def test_a_question_in_english_trusts_vectors_more_than_shared_words() -> None:
    first = learned().first
    assert first["foreign"][1] / first["foreign"][0] > first["headed"][1] / first["headed"][0]


def test_everyday_words_find_what_laws_call_otherwise(index_texts: IndexTexts) -> None:
    assistant = index_texts(
        giay="Người bị mất giấy chứng nhận quyền sử dụng đất nộp đơn đề nghị cấp lại tại xã.",
        so="Người bị mất sổ khám bệnh xin sổ mới tại trạm y tế, sổ cũ không còn giá trị.",
        do="Biển màu đỏ bị mất được thay trong ba ngày.",
    ).assistant
    found = assistant.rank("Bị mất sổ đỏ thì làm thế nào?", 3)
    assert found[0].text.startswith("Người bị mất giấy chứng nhận")
    assert [one.official for one in official_words("Sổ đỏ, sổ hồng")] == [
        "giấy chứng nhận quyền sử dụng đất",
        "giấy chứng nhận quyền sử dụng đất quyền sở hữu nhà ở",
    ]


def test_what_the_documents_call_as_the_question_does_is_not_looked_for_otherwise(
    index_texts: IndexTexts,
) -> None:
    said = index_texts(bao="Xã An Khê trả sổ đỏ cho 12 hộ trong tuần này.").store
    unsaid = index_texts(luat="Xã An Khê trả giấy chứng nhận cho 12 hộ trong tuần này.").store
    question = read_question("Xã An Khê trả sổ đỏ cho mấy hộ?", date(2026, 1, 1))
    assert "chứng_nhận" not in query_terms(question, said)
    assert "chứng_nhận" in query_terms(question, unsaid)


def test_the_table_of_everyday_words_is_sorted_unique_and_has_a_reason_each(root: Path) -> None:
    lines = (root / "assistant/data/official_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == 3 and all(row) and row == [*map(str.strip, row)] for row in rows)
    assert all(one[0] < two[0] for one, two in pairwise(rows))
    assert unicodedata.is_normalized("NFC", "\n".join(lines))
