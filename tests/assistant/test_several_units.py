"""Questions of several units, of names that differ in marks only, of years and offices."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

DECISION = """UBND TỈNH VÂN SA   Số: 305/QĐ-UBND
Vân Sa, ngày 12 tháng 3 năm 2024

QUYẾT ĐỊNH về việc công bố Chỉ số cải cách hành chính năm 2023

Căn cứ Quyết định số 1127/QĐ-UBND ngày 09/6/2022 của UBND tỉnh; xét đề nghị của Sở Nội vụ:

Điều 1. Công bố Chỉ số cải cách hành chính năm 2023 của các huyện tỉnh Vân Sa.

| TT | Đơn vị | Điểm thẩm định (tối đa 65) | Chỉ số CCHC 2023 | Xếp hạng |
|---|---|---|---|---|
| 1 | Huyện Hòa Lâm | 58,40 | 89,42 | 1 |
| 2 | Huyện Hoa Lâm | 57,93 | 88,08 | 2 |
| 3 | Huyện Bản Hiêm | 53,85 | 81,79 | 3 |
"""
NEWS = """Huyện Bản Hiêm bàn cách cải thiện chỉ số
Ngày đăng: 07/4/2024

Phó Chủ tịch UBND tỉnh Vân Sa Lê Văn Tịnh dự họp. Chủ tịch UBND huyện Bản Hiêm Hà Thị Lan nói huyện sẽ khắc phục hạn chế.

Trang tin đã đăng ghi nhầm huyện Bản Hiêm có 29 hồ sơ quá hạn năm 2023.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"quyet-dinh": DECISION, "ban-hiem": NEWS})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Huyện Hòa Lâm và huyện Bản Hiêm năm 2023 được bao nhiêu điểm?", ("89,42", "81,79"), ()),
        ("huyen hoa lam nam 2023 duoc bao nhieu diem", ("89,42", "88,08"), ()),
        ("huyện hoa lam năm 2023 được bao nhiêu điểm", ("89,42", "88,08"), ()),
        ("Huyện Hoa Lâm năm 2023 được bao nhiêu điểm?", ("88,08",), ("89,42",)),
        ("Huyện Bản Hiêm xếp thứ mấy năm 2023?", ("thứ 3",), ("1127",)),
        ("What PAR Index score did Bản Hiêm district get in 2023?", ("81.79",), ("53.85",)),
        ("điểm thẩm định của huyện Bản Hiêm năm 2023", ("53,85",), ()),
        ("Chủ tịch UBND huyện Bản Hiêm là ai?", ("Hà Thị Lan",), ()),
        ("Quyết định số 305 ban hành ngày nào?", ("12 tháng 3 năm 2024",), ()),
    ],
)
def test_each_unit_has_its_own_answer(
    question: str, said: tuple[str, ...], unsaid: tuple[str, ...], index: Indexed
) -> None:
    answer = index.answered(question)
    assert all(words in answer.answer for words in said), answer.answer
    assert not any(words in answer.answer for words in unsaid), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "What was Bản Hiêm's rank in the 2019 PAR Index?",
        "Chủ tịch UBND tỉnh Vân Sa là ai?",
        "Huyện Bản Hiêm có bao nhiêu hồ sơ quá hạn năm 2023?",
    ],
)
def test_what_is_not_said_is_not_answered(question: str, index: Indexed) -> None:
    answer = index.assistant.ask(question)
    assert answer.status == "not_found", answer.answer


def test_a_unit_without_a_figure_is_named(index: Indexed) -> None:
    answer = index.assistant.ask("Huyện Hòa Lâm và huyện Tam Phong năm 2023 được bao nhiêu điểm?")
    assert "89,42" in answer.answer
    assert any("huyện Tam Phong" in n.text for n in answer.notes if n.kind == "unanswered_part")
