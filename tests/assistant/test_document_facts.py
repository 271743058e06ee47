"""Questions about a document itself, named by a number in whole or in part, or by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.records import Answer
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

DECREE = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 77/2031/NĐ-CP
Hà Nội, ngày 12 tháng 5 năm 2031

NGHỊ ĐỊNH
Quy định về hồ sơ điện tử mẫu

VĂN BẢN MẪU

Căn cứ Luật Tổ chức Chính phủ mẫu;

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về hồ sơ điện tử.

Điều 2. Giải thích từ ngữ
1. Hồ sơ điện tử là tập hợp các tài liệu ở dạng số của một việc.
2. Kho lưu trữ số là nơi giữ hồ sơ điện tử trong thời hạn quy định.

Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031.

TM. CHÍNH PHỦ
THỦ TƯỚNG



Trần Văn Mẫu
"""
OTHER = DECREE.replace("77/2031", "78/2031").replace("01 tháng 7", "01 tháng 9").replace(
    "hồ sơ điện tử", "chữ ký số"
).replace("Hồ sơ điện tử", "Chữ ký số")  # fmt: skip


@pytest.fixture
def assistant(index_texts: IndexTexts) -> Assistant:
    return index_texts(mot=DECREE, hai=OTHER).assistant


def documents(answer: Answer) -> set[str]:
    return {citation.document for citation in answer.citations}


@pytest.mark.parametrize(
    "question",
    ["Nghị định 77/2031/NĐ-CP có hiệu lực từ ngày nào?", "nghi dinh 77 co hieu luc khi nao", "Nghị định số 77/2031 có hiệu lực khi nào?"],
)  # fmt: skip
def test_since_when_a_decree_holds(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "01 tháng 7 năm 2031" in answer.answer
    assert "77/2031/NĐ-CP" in answer.answer
    assert any("01 tháng 7 năm 2031" in citation.quote for citation in answer.citations)
    assert documents(answer) == {"mot.txt"}


def test_in_english_too(assistant: Assistant) -> None:
    answer = assistant.ask("When does Decree 78/2031 take effect?")
    assert "1 September 2031" in answer.answer
    assert documents(answer) == {"hai.txt"}


def test_who_signed_and_who_issued(assistant: Assistant) -> None:
    assert "Trần Văn Mẫu" in assistant.ask("Ai ký nghị định 77/2031?").answer
    assert (
        "Chính phủ" in assistant.ask("Cơ quan nào ban hành nghị định 78/2031? Ai ban hành?").answer
    )


def test_a_definition_is_the_sentence_that_says_what_the_thing_is(assistant: Assistant) -> None:
    answer = assistant.ask("Theo nghị định 77, kho lưu trữ số là gì?")
    assert "Kho lưu trữ số là nơi giữ" in answer.answer
    assert answer.citations[0].locator == "khoản 2 Điều 2"


def test_a_number_that_no_document_has_is_not_answered(assistant: Assistant) -> None:
    assert assistant.ask("Nghị định 79/2031 có hiệu lực từ ngày nào?").status == "not_found"
    assert assistant.ask("Thông tư 77/2031 có hiệu lực từ ngày nào?").status == "not_found"
