"""Who holds an office: the person named beside it, not another of the sentence or of another body."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

MEETING = """Tỉnh Vân Sa họp về cải cách hành chính
Ngày đăng: 14/5/2024

Sáng 14/5, UBND tỉnh Vân Sa họp trực tuyến với các huyện về cải cách hành chính.

Theo ông Bùi Văn Khải, Trưởng ban Pháp chế HĐND tỉnh Vân Sa, số phó giám đốc của Sở Nội vụ Vân Sa còn nhiều.

Giám đốc Sở Nội vụ Vân Sa Đỗ Thị Mận cho biết năm 2024 sở sẽ kiểm tra 12 đơn vị.

Chủ tịch Ủy ban Mặt trận Tổ quốc tỉnh Vân Sa Lý Văn Sinh đề nghị công khai kết quả.

Phó Chủ tịch UBND tỉnh Vân Sa Phan Đình Toại làm Trưởng ban và bà Vũ Thị Hậu làm thư ký.

Chủ tịch UBND tỉnh Vân Sa, ông Cao Bá Quyền, kết luận hội nghị.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"hop-cchc": MEETING})


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("Ai là Giám đốc Sở Nội vụ Vân Sa?", "Đỗ Thị Mận"),
        ("giam doc so noi vu van sa la ai", "Đỗ Thị Mận"),
        ("Who is the director of the Vân Sa Department of Home Affairs?", "Đỗ Thị Mận"),
        ("Chủ tịch UBND tỉnh Vân Sa là ai?", "Cao Bá Quyền"),
        ("Ai làm Phó Chủ tịch UBND tỉnh Vân Sa?", "Phan Đình Toại"),
    ],
)
def test_the_person_beside_the_office_is_named(index: Indexed, question: str, person: str) -> None:
    answer = index.answered(question)
    assert person in answer.answer


def test_nobody_is_named_for_an_office_that_no_sentence_fills(index: Indexed) -> None:
    answer = index.assistant.ask("Phó Giám đốc Sở Nội vụ Vân Sa là ai?")
    assert answer.status == "not_found"
    assert "Bùi Văn Khải" not in answer.answer
