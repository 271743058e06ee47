"""Which document changes which, what still holds, whose duty, whole enumerations: from the texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.records import Answer
from tests.assistant.indexes import IndexTexts

OLD = """CƠ QUAN MẪU
Số: 31/2020/NĐ-CQM
Vân Mẫu, ngày 02 tháng 3 năm 2020

NGHỊ ĐỊNH
Quy định về tiếp công dân tại trụ sở mẫu

VĂN BẢN MẪU

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc tiếp công dân.

Điều 2. Giải thích từ ngữ
1. “Phiếu hẹn” là giấy ghi ngày trả lời người dân.
2. Giá phiếu hẹn mẫu là số tiền in phiếu.

Điều 3. Thời hạn trả lời
1. Thời hạn trả lời người dân là 14 ngày.
2. Trường hợp vụ việc có nhiều người tham gia, thời hạn trả lời là 25 ngày.

Điều 4. Những việc người tiếp công dân không được làm
Người tiếp công dân không được:
a) Nhận quà của người dân;
b) Ghi âm khi chưa được đồng ý.

Điều 5. Trách nhiệm của Thanh tra huyện
Kiểm tra việc tiếp công dân ít nhất 02 lần mỗi năm.

Điều 6. Hiệu lực thi hành
1. Nghị định này có hiệu lực từ ngày 15 tháng 4 năm 2020.
2. Nghị định này thay thế Nghị định số 12/2011/NĐ-CQM.

NGƯỜI ĐỨNG ĐẦU
Lê Văn Mẫu
"""
NEW = """CƠ QUAN MẪU
Số: 44/2021/NĐ-CQM
Vân Mẫu, ngày 05 tháng 6 năm 2021

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 31/2020/NĐ-CQM quy định về tiếp công dân tại trụ sở mẫu

VĂN BẢN MẪU

Điều 1. Sửa đổi một số điều của Nghị định số 31/2020/NĐ-CQM
1. Sửa đổi khoản 1 Điều 3 như sau:
“1. Thời hạn trả lời người dân là 9 ngày.”

Điều 2. Bãi bỏ khoản 2 Điều 2 Nghị định số 31/2020/NĐ-CQM.

Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày 01 tháng 8 năm 2021.

NGƯỜI ĐỨNG ĐẦU
Phạm Thị Mẫu
"""
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(module_texts: IndexTexts) -> Ask:
    """Give answers over a decree and what amends it, as of 2026."""
    return module_texts(cu=OLD, moi=NEW).assistant.ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Văn bản nào sửa đổi Nghị định 31/2020/NĐ-CQM?", ["44/2021/NĐ-CQM", "khoản 1 Điều 3"]),
        ("van ban nao thay the nghi dinh 12/2011/NĐ-CQM", ["31/2020/NĐ-CQM"]),
        ("Nghị định 31/2020/NĐ-CQM thay thế văn bản nào?", ["12/2011/NĐ-CQM"]),
        ("Nghị định 44/2021/NĐ-CQM bãi bỏ khoản nào?", ["khoản 2 Điều 2"]),
        ("Which document amended Decree 31/2020/NĐ-CQM?", ["44/2021/NĐ-CQM", "amended"]),
        ("Nghị định 12/2011/NĐ-CQM còn hiệu lực không?", ["Không.", "31/2020/NĐ-CQM"]),
        ("Có đúng là Nghị định 44/2021/NĐ-CQM bãi bỏ Điều 5 Nghị định 31/2020/NĐ-CQM không?",
         ["Không đúng.", "khoản 2 Điều 2"]),
        ("Khoản 1 Điều 3 Nghị định 31/2020/NĐ-CQM được sửa thế nào?", ["9 ngày"]),
    ],
)  # fmt: skip
def test_what_changes_what(ask: Ask, question: str, said: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert all(words in answer.answer for words in said), answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai ký nghị định quy định về tiếp công dân tại trụ sở mẫu?", "Lê Văn Mẫu"),
        ("Ai ký nghị định sửa đổi nghị định về tiếp công dân tại trụ sở mẫu?", "Phạm Thị Mẫu"),
        ("Nghị định 31/2020/NĐ-CQM có hiệu lực từ ngày nào?", "15 tháng 4 năm 2020"),
        ("Phiếu hẹn là gì?", "giấy ghi ngày trả lời"),
        ("Cơ quan nào kiểm tra việc tiếp công dân?", "Thanh tra huyện"),
        ("Nghị định 31/2020/NĐ-CQM nói về việc gì?", "tiếp công dân tại trụ sở mẫu"),
    ],
)
def test_facts_definitions_and_duties(ask: Ask, question: str, said: str) -> None:
    assert said in ask(question).answer


def test_every_item_of_an_enumeration_is_told_and_cited(ask: Ask) -> None:
    answer = ask("Những việc người tiếp công dân không được làm là gì?")
    items = [one for one in answer.statements if one.text.startswith(("Nhận quà", "Ghi âm"))]
    assert len(items) == 2
    assert all(item.citations for item in items)


def test_an_item_never_loses_the_not_of_its_lead(ask: Ask) -> None:
    answer = ask("Người tiếp công dân có được nhận quà của người dân không?")
    assert answer.status == "not_found" or "không được" in answer.answer


def test_the_general_case_comes_before_a_special_one(ask: Ask) -> None:
    assert "9 ngày" in ask("Thời hạn trả lời người dân hiện nay là bao nhiêu ngày?").answer


@pytest.mark.parametrize(
    "question",
    [
        "Văn bản nào thay thế Nghị định 44/2021/NĐ-CQM?",
        "Nghị định nào quy định về chế độ thai sản?",
        "Ai ký nghị định về phòng cháy tại kho lưu trữ?",
        "Phiếu thu là gì?",
        "Vì sao Nghị định 31/2020/NĐ-CQM bị sửa đổi?",
        "Luật Lao động mẫu còn hiệu lực không?",
        "Nghị định 31/2020/NĐ-CQM quy định mức phạt bao nhiêu?",
    ],
)
def test_what_no_document_says_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


def test_a_summary_lists_the_articles(ask: Ask) -> None:
    answer = ask("Tóm tắt Nghị định 31/2020/NĐ-CQM").answer
    assert "Điều 3: Thời hạn trả lời" in answer
    assert "Điều 5: Trách nhiệm của Thanh tra huyện" in answer
