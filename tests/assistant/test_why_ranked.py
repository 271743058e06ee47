"""Why a unit ranks as it does: the cause beside the rank; a wrong premise is corrected."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

NEWS = """Vân Sa công bố kết quả cải cách hành chính năm 2023
Ngày đăng: 02/02/2024

UBND tỉnh Vân Sa công bố Chỉ số cải cách hành chính năm 2023 của 3 huyện.

| Xếp hạng | Đơn vị | Điểm năm 2023 |
|---|---|---|
| 1 | Huyện Hòa Lâm | 90,12 |
| 2 | Huyện Bản Hiêm | 86,47 |
| 3 | Huyện Nậm Lô | 76,84 |

Huyện Nậm Lô xếp cuối bảng do tỷ lệ hồ sơ trực tuyến thấp và ba nhiệm vụ chậm tiến độ. Huyện Hòa Lâm vươn lên dẫn đầu nhờ hoàn thành sớm việc số hóa hồ sơ.
"""
SURVEY = """SỞ NỘI VỤ TỈNH VÂN SA   Số: 41/BC-SNV
Vân Sa, ngày 06 tháng 3 năm 2024

BÁO CÁO kết quả đo lường sự hài lòng năm 2023

Chỉ số hài lòng (SIPAS) năm 2023 của tỉnh Vân Sa đạt 85,58%, tăng 1,83 điểm phần trăm so với năm 2022.

Phấn đấu chỉ số hài lòng (SIPAS) năm 2024 của tỉnh Vân Sa đạt trên 87%.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"cong-bo": NEWS, "khao-sat": SURVEY})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vì sao huyện Nậm Lô xếp cuối năm 2023?", ("trực tuyến thấp",)),
        ("Huyện Nậm Lô xếp thứ mấy năm 2023 và vì sao?", ("3", "trực tuyến thấp")),
        ("vi sao huyen hoa lam dung dau nam 2023", ("số hóa hồ sơ",)),
        ("Why did Nậm Lô district rank last in 2023?", ("trực tuyến thấp",)),
    ],
)
def test_the_cause_beside_the_rank_is_told(
    question: str, said: tuple[str, ...], index: Indexed
) -> None:
    answer = index.answered(question)
    assert all(words in answer.answer for words in said), answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vì sao huyện Nậm Lô đứng đầu năm 2023?", "76,84"),
        ("Why did Hòa Lâm district rank last in 2023?", "90.12"),
        ("Tại sao SIPAS năm 2023 của tỉnh Vân Sa giảm so với năm 2022?", "tăng 1,83"),
        ("Sao SIPAS năm 2023 của tỉnh Vân Sa lại giảm?", "tăng 1,83"),
    ],
)
def test_a_wrong_premise_is_corrected_and_not_explained(
    question: str, said: str, index: Indexed
) -> None:
    answer = index.assistant.ask(question)
    assert answer.answer.startswith(("Không", "No")), answer.answer
    assert said in answer.answer
    assert "trực tuyến thấp" not in answer.answer
    assert "số hóa" not in answer.answer


def test_the_cause_of_another_unit_is_not_told(index: Indexed) -> None:
    answer = index.assistant.ask("Vì sao huyện Bản Hiêm xếp thứ hai năm 2023?")
    assert "trực tuyến thấp" not in answer.answer
    assert "số hóa" not in answer.answer


def test_a_target_is_no_result(index: Indexed) -> None:
    answer = index.assistant.ask("SIPAS năm 2024 của tỉnh Vân Sa đạt bao nhiêu phần trăm?")
    assert answer.status == "not_found"
    assert "mục tiêu" in answer.answer
    assert "87" in index.assistant.ask("Mục tiêu SIPAS năm 2024 của tỉnh Vân Sa?").answer
