"""What was amended, replaced or repealed does not answer as if nothing had happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.records import Answer
    from tests.assistant.indexes import Indexed, IndexTexts

HEAD = (
    "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {number}\nHà Nội, ngày {day}\n\n"
    "NGHỊ ĐỊNH\n{title}\n\n"
)
OLD = HEAD.format(
    number="5/2021/NĐ-CP", day="10 tháng 3 năm 2021", title="Quy định về bộ phận một cửa"
) + (
    "Điều 1. Phạm vi\nNghị định này quy định về bộ phận một cửa.\n\n"
    "Điều 2. Thời hạn\n1. Thời hạn trả lời phản ánh của người dân không quá 20 ngày làm việc.\n"
    "2. Phản ánh được ghi vào sổ theo dõi trong thời hạn 03 giờ.\n\n"
    "Điều 3. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 5 năm 2021.\n"
)
AMENDING = HEAD.format(
    number="8/2025/NĐ-CP",
    day="05 tháng 6 năm 2025",
    title="Sửa đổi, bổ sung một số điều của Nghị định số 5/2021/NĐ-CP",
) + (
    "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 5/2021/NĐ-CP\n"
    "1. Sửa đổi khoản 1 Điều 2 như sau:\n"
    "“1. Thời hạn trả lời phản ánh của người dân không quá 08 ngày làm việc.”.\n\n"
    "Điều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 7 năm 2025.\n"
)
REPLACING = HEAD.format(
    number="9/2026/NĐ-CP", day="01 tháng 2 năm 2026", title="Quy định về trung tâm một cửa"
) + (
    "Điều 1. Phạm vi\nNghị định này quy định về trung tâm một cửa.\n\n"
    "Điều 2. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2026.\n"
    "2. Nghị định số 5/2021/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.\n"
)
LIMIT = "Thời hạn trả lời phản ánh của người dân là bao nhiêu ngày làm việc?"
BOOK = "Phản ánh được ghi vào sổ theo dõi trong thời hạn bao nhiêu giờ?"


def told(answer: Answer) -> list[str]:
    return [note.text for note in answer.notes if note.kind == "superseded"]


@pytest.fixture
def amended(index_texts: IndexTexts) -> Indexed:
    return index_texts(cu=OLD, moi=AMENDING)


def test_the_amended_words_answer_and_the_answer_says_so(amended: Indexed) -> None:
    answer = amended.assistant.ask(LIMIT)
    assert "08 ngày" in answer.answer
    assert "20 ngày" not in answer.answer
    assert [citation.locator for citation in answer.citations] == ["khoản 1 Điều 1"]
    [note] = told(answer)
    assert "khoản 1 Điều 2 Nghị định số 5/2021/NĐ-CP" in note
    assert "theo các văn bản trong kho" in note


def test_a_clause_that_was_not_amended_answers_without_a_word_about_it(amended: Indexed) -> None:
    answer = amended.assistant.ask(BOOK)
    assert "03 giờ" in answer.answer
    assert told(answer) == []


def test_the_old_text_answers_where_it_is_named_and_what_became_of_it_is_said(
    amended: Indexed,
) -> None:
    answer = amended.assistant.ask(f"Theo Nghị định số 5/2021/NĐ-CP, {LIMIT.lower()}")
    assert "20 ngày" in answer.answer
    [note] = told(answer)
    assert "8/2025/NĐ-CP" in note


def test_without_the_amending_text_nothing_is_said(index_texts: IndexTexts) -> None:
    answer = index_texts(cu=OLD).assistant.ask(LIMIT)
    assert "20 ngày" in answer.answer
    assert told(answer) == []


def test_a_text_that_another_ended_is_said_to_have_ended(index_texts: IndexTexts) -> None:
    answer = index_texts(cu=OLD, moi=REPLACING).assistant.ask(BOOK)
    assert "03 giờ" in answer.answer
    [note] = told(answer)
    assert "9/2026/NĐ-CP" in note
    assert "01/3/2026" in note


def test_an_internal_text_changes_nothing_for_the_public(amended: Indexed) -> None:
    newer = next(one for one in amended.store.documents() if one.number == "8/2025/NĐ-CP")
    with amended.store.writer() as writer:
        writer.show_to([newer.id], "internal")
    answer = amended.assistant.ask(LIMIT, audience="public")
    assert "20 ngày" in answer.answer
    assert told(answer) == []
