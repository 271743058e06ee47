"""The closer look: one sentence that says it all, headings, and the weights that ship."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.relevance import (
    MOST_STRETCHES,
    Indexed,
    Relevance,
    Traits,
    glance,
    learned,
    relevance,
    stretches,
)
from index_store.language.text.tokens import search_terms

if TYPE_CHECKING:
    from pathlib import Path

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
    assert list(kept["weights"]) == [field.name for field in fields(Traits)]
    assert list(kept["first"]) == ["lexical", "dense"]
    assert len(learned().all) == len(fields(Traits))
    assert set(kept["ndcg_at_10_of_others"]) == set(kept["learned_from"])
    assert file.stat().st_size < 5_000
