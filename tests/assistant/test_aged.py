"""A question about now, answered from an old text, tells how old the text is."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

OLD = """Huyện Bản Hiêm bàn cách cải thiện chỉ số
Ngày đăng: 07/4/2024

Chủ tịch UBND huyện Bản Hiêm Hà Thị Lan nói huyện sẽ khắc phục hạn chế.

Bộ phận một cửa huyện Bản Hiêm có 12 công chức tiếp nhận hồ sơ.
"""
NEW = """Xã Mường Lai khai trương bộ phận một cửa
Ngày đăng: 02/10/2026

Chủ tịch UBND xã Mường Lai Vũ Văn Khoa dự lễ khai trương.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"ban-hiem": OLD, "muong-lai": NEW})


@pytest.mark.parametrize(
    ("question", "said", "aged"),
    [
        ("Chủ tịch UBND huyện Bản Hiêm là ai?", "Hà Thị Lan", "07/4/2024"),
        ("chu tich ubnd huyen ban hiem hien nay la ai", "Hà Thị Lan", "07/4/2024"),
        ("Bộ phận một cửa huyện Bản Hiêm hiện có bao nhiêu công chức?", "12", ""),
        ("Hiện nay bộ phận một cửa huyện Bản Hiêm có bao nhiêu công chức?", "12", "07/4/2024"),
        ("Năm 2024 chủ tịch UBND huyện Bản Hiêm là ai?", "Hà Thị Lan", ""),
        ("Chủ tịch UBND xã Mường Lai là ai?", "Vũ Văn Khoa", ""),
        ("Who is the chairperson of the People's Committee of Bản Hiêm district?",
         "Hà Thị Lan", "07 April 2024"),
    ],
)  # fmt: skip
def test_an_old_text_is_told_where_now_is_asked(
    index: Indexed, question: str, said: str, aged: str
) -> None:
    answer = index.assistant.ask(question)
    assert said in answer.answer, answer.answer
    told = [note.text for note in answer.notes if note.kind == "assumption"]
    if aged:
        assert any(aged.lstrip("0") in text for text in told), told
    else:
        assert not any("thay đổi" in text or "changed" in text for text in told), told
