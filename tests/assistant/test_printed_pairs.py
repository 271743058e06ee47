"""A page of questions and answers is read in time, whatever its blank lines and marks."""

from __future__ import annotations

import time

import pytest

from assistant.page_fields import matters_of
from assistant.printed_pairs import pairs_of


@pytest.mark.parametrize("unit", ["\n", " \n", "Hỏi\n\n", "Trả lời\n", "- ", "* \n", "Hỏi: a?\n"])
def test_forty_thousand_characters_of_marks_take_no_time(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    started = time.process_time()
    pairs_of(text)
    matters_of(text)
    assert time.process_time() - started < 3


def test_blank_lines_before_a_mark_hide_no_pair() -> None:
    text = "\n\n  \nHỏi: Phí bao nhiêu?\n\n\nĐáp: 8.000 đồng.\n\n\n"
    assert [pair.said.of(text) for pair in pairs_of(text)] == ["8.000 đồng."]
