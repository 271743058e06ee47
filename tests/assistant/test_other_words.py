"""By which other words a text may say a word of a question: the table, and what it is worth."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from importlib.resources import files

import pytest

from assistant.finding.choosing import Said, standing
from assistant.finding.matching import Asked, stop_words, terms
from assistant.finding.other_words import NONE, otherwise
from assistant.selection import Traits
from index_store.language.knowledge import table_rows
from tests.assistant.indexes import IndexTexts

TRAITS = fields(Traits)
ROWS = table_rows("assistant", "data/other_words.tsv", "word", "each_other", "same", "tells")


def test_the_table_is_composed_sorted_and_without_a_word_twice() -> None:
    text = files("assistant").joinpath("data/other_words.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    words = [row[0] for row in ROWS]
    assert words == sorted(set(words))


def test_each_row_says_something_in_words_that_say_something() -> None:
    stops = stop_words()
    for word, *cells in ROWS:
        ways = [way for cell in cells if cell for way in cell.split(" | ")]
        assert ways, word
        assert len(ways) == len(set(ways)), word
        assert not {word, ""} & set(ways), word
        assert not stops & set(ways), word


def test_words_that_say_each_other_do_so_in_both_rows() -> None:
    each_other = {row[0]: row[1].split(" | ") if row[1] else [] for row in ROWS}
    lost = [
        (word, way)
        for word, ways in each_other.items()
        for way in ways
        if len(way.split()) <= 2  # longer ones are never asked for
        and f" {way} " not in f" {word} "  # "ban đêm" says "đêm" in its own words
        and word not in each_other.get(way, ())
    ]
    assert not lost


@pytest.mark.parametrize(
    ("word", "other"),
    [("tăng", "giảm"), ("huyện", "tỉnh"), ("bổ nhiệm", "miễn nhiệm"), ("đúng hạn", "quá hạn")],
)
def test_no_word_is_said_by_its_opposite_or_by_one_beside_it(word: str, other: str) -> None:
    assert all(other not in ways for ways in otherwise(word))
    assert all(word not in ways for ways in otherwise(other))


def test_a_word_that_is_not_in_the_table_has_no_other() -> None:
    assert otherwise("zylon") == otherwise("") == otherwise("\t") == NONE
    assert NONE.nearest_in(terms("hồ sơ")) is None


def stands(sentence: str) -> float:
    """How a sentence stands beside another, asked who opens what."""
    question = "Bao nhiêu hiệu sách được khai trương ở Khe Sâu?"
    said = [Said(text, 0, (0.5,) * len(TRAITS)) for text in ("Khe Sâu vừa qua mùa lũ.", sentence)]
    first, second = standing(question, question, Asked(terms(question)), said)
    return second - first


def test_a_sentence_stands_higher_that_says_it_in_other_words() -> None:
    opened = stands("Hai hiệu sách vừa mở cửa.")
    assert opened > stands("Hai hiệu sách vừa bị ngập.")


TEXT = """Chợ đêm Khe Sâu

Tối 3/6/2024, chợ đêm xã Khe Sâu (huyện Thác Vàng) mở cửa với 62 gian hàng của bà con các thôn. \
Ủy ban nhân dân xã bố trí 4 người trông xe.

Đến hết tháng 8, chợ đã đón 11.500 lượt khách.
"""


def test_a_question_in_other_words_is_answered(module_texts: IndexTexts) -> None:
    answer = module_texts(cho=TEXT).answered("Chợ đêm Khe Sâu khai trương hôm nào?")
    assert "3/6/2024" in answer.answer
