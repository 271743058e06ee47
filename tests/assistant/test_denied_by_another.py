"""What a question takes for granted is denied by figures of the same thing and unit alone."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """ỦY BAN NHÂN DÂN TỈNH SƠN KHÊ

Kết quả Chỉ số cải cách hành chính năm 2023 của tỉnh Sơn Khê

| Chỉ số thành phần (%) | Năm 2022 | Năm 2023 |
|---|---|---|
| Công tác chỉ đạo, điều hành CCHC | 87,12 | 89,40 |
| Cải cách thủ tục hành chính | 90,05 | 92,31 |
| Cải cách tài chính công | 78,64 | 75,20 |

Nguyên nhân chủ yếu khiến chỉ số cải cách tài chính công giảm là giải ngân vốn đầu tư công chỉ đạt 81% kế hoạch.
"""
RULES = """ỦY BAN NHÂN DÂN TỈNH LÂM BÌNH

Số: 1432/QĐ-UBND

QUYẾT ĐỊNH
Ban hành Quy định đánh giá, xếp hạng cải cách hành chính của tỉnh Lâm Bình

Điều 8. Khen thưởng
1. Ba đơn vị dẫn đầu mỗi khối được thưởng: nhất 50 triệu đồng, nhì 35 triệu đồng, ba 20 triệu đồng.
2. Đơn vị hai năm liên tiếp đứng cuối khối thì người đứng đầu phải kiểm điểm.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(bao_cao=REPORT, quy_dinh=RULES)


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao cải cách tài chính công ở Sơn Khê giảm?",
        "Vì sao chỉ số cải cách tài chính công của tỉnh Sơn Khê năm 2023 giảm?",
        "vi sao cai cach tai chinh cong o son khe giam",
    ],
)
def test_a_fall_is_not_denied_by_the_rise_of_another_part(indexed: Indexed, question: str) -> None:
    answer = indexed.assistant.ask(question).answer
    assert "Không đúng" not in answer
    assert "giải ngân vốn đầu tư công" in answer


def test_a_fall_that_was_a_rise_is_denied_by_its_own_values(indexed: Indexed) -> None:
    answer = indexed.assistant.ask(
        "Vì sao cải cách thủ tục hành chính của tỉnh Sơn Khê năm 2023 giảm?"
    ).answer
    assert answer.startswith("Không đúng")
    assert "92,31" in answer
    assert "90,05" in answer


@pytest.mark.parametrize(
    "question",
    [
        "theo Quyết định 1432 của tỉnh Lâm Bình thì hạng nhì được thưởng bao nhiêu",
        "hạng nhì đc thưởng bn theo QĐ 1432 Lâm Bình",
        "Theo Quyết định 1432 của Lâm Bình, đơn vị đứng nhì được thưởng bao nhiêu?",
    ],
)
def test_the_unit_that_made_the_rules_is_not_the_one_that_is_ranked(
    indexed: Indexed, question: str
) -> None:
    answer = indexed.assistant.ask(question).answer
    assert "Không đúng" not in answer
    assert "đứng cuối" not in answer
