"""Opposite acts, papers that are counted rather than listed, and a reading that changed nothing."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

MEETING = """Hội nghị tổng kết cải cách hành chính tỉnh Đồi Mây

Sau ba ngày làm việc, Hội nghị tổng kết cải cách hành chính tỉnh Đồi Mây bế mạc chiều 12/12/2025.
Ông Lê Văn Khoa được bổ nhiệm làm Giám đốc Sở Nội vụ tỉnh Đồi Mây ngày 15/12/2025.
"""
OFFICE = """Văn phòng UBND tỉnh Đồi Mây nhìn lại năm 2025

Năm 2025, Văn phòng UBND tỉnh Đồi Mây tiếp nhận 29.671 văn bản và tham mưu ban hành 512 quyết định.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"hoi-nghi": MEETING, "van-phong": OFFICE})


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị tổng kết cải cách hành chính Đồi Mây khai mạc ngày nào?",
        "hoi nghi tong ket cchc doi may khai mac khi nao",
    ],
)
def test_the_end_of_a_meeting_is_not_told_as_its_beginning(index: Indexed, question: str) -> None:
    assert index.assistant.ask(question).status == "not_found"


def test_what_is_asked_for_itself_is_told(index: Indexed) -> None:
    answer = index.assistant.ask("Hội nghị tổng kết cải cách hành chính Đồi Mây bế mạc ngày nào?")
    assert "12/12" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Văn phòng UBND tỉnh Đồi Mây tiếp nhận bao nhiêu văn bản năm 2025?",
        "nam 2025 van phong ubnd tinh doi may tiep nhan bao nhieu van ban",
    ],
)
def test_papers_that_an_office_received_are_counted(index: Indexed, question: str) -> None:
    assert "29.671" in index.assistant.ask(question).answer


def test_documents_of_the_collection_are_still_listed(index: Indexed) -> None:
    answer = index.assistant.ask("có bao nhiêu văn bản về cải cách hành chính?")
    assert "Hội nghị tổng kết" in answer.answer


def test_a_full_stop_put_into_a_name_is_no_other_reading(index: Indexed) -> None:
    answer = index.assistant.ask("TP HCM tiếp nhận bao nhiêu văn bản?")
    assert not [note for note in answer.notes if note.kind == "restored"]
