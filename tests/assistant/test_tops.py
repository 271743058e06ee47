"""The first so many of a ranking, and the one first or last among so many units."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

RANKED = """# Kết quả xác định Chỉ số cải cách hành chính (PAR INDEX) năm 2025

Điểm trung bình của mười hai tỉnh là 86,59, nhích thêm 1,84 điểm so với năm 2024.

| Hạng | Tỉnh | Điểm |
|---|---|---|
| 1 | Đồi Mây | 91,20 |
| 2 | Suối Đá | 90,10 |
| 3 | Cát Vàng | 88,40 |
| 4 | Rừng Thông | 80,30 |
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"thong-bao": RANKED})


@pytest.mark.parametrize("question", ["Top 2 tỉnh PAR INDEX 2025", "top 2 tinh par index nam 2025"])
def test_the_first_two_are_told_where_the_index_follows_the_unit(
    index: Indexed, question: str
) -> None:
    answer = index.assistant.ask(question).answer
    assert "Đồi Mây" in answer
    assert "Suối Đá" in answer
    assert "Cát Vàng" not in answer


def test_one_is_told_first_of_twelve(index: Indexed) -> None:
    answer = index.assistant.ask("Tỉnh nào đứng nhất PAR INDEX 2025 trong mười hai tỉnh?").answer
    assert "Đồi Mây" in answer
    assert "Suối Đá" not in answer


def test_the_last_of_so_many_is_told(index: Indexed) -> None:
    answer = index.assistant.ask("tỉnh nào đứng chót trong 4 tỉnh par index 2025").answer
    assert "Rừng Thông" in answer


def test_what_a_mean_rose_by_is_no_value_of_the_index(index: Indexed) -> None:
    answer = index.assistant.ask("3 tỉnh dẫn đầu PAR INDEX 2025")
    assert not any("1,84" in note.text for note in answer.notes)
