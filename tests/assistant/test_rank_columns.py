"""A rank is asked for by the words of its column: "Thứ hạng PCI năm 2023 của …", "Hạng của …"."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

SIDE_BY_SIDE = """# Kết quả các chỉ số năm 2023 của các tỉnh trong vùng

| STT | Tỉnh | Điểm PCI | Thứ hạng PCI | Điểm PAPI | Thứ hạng PAPI |
|---|---|---|---|---|---|
| 1 | Tuyên Quang | 65,36 | 47 | 41,80 | 33 |
| 2 | Lào Cai | 67,38 | 21 | 42,91 | 20 |
| 3 | Yên Bái | 66,90 | 28 | 42,15 | 29 |
"""
TWO_YEARS = """# So sánh Chỉ số cải cách hành chính các huyện của tỉnh Lâm An năm 2022 và năm 2023

| TT | Đơn vị | Năm 2022 |  | Năm 2023 |  |
|---|---|---|---|---|---|
|  |  | Điểm | Hạng | Điểm | Hạng |
| 1 | Huyện Sơn Lâm | 85,20 | 2 | 88,40 | 1 |
| 2 | Huyện Hạ Lâm | 86,00 | 1 | 87,10 | 3 |
| 3 | Huyện Đông Mây | 84,75 | 3 | 88,00 | 2 |
"""
RANKS_AS_ROWS = """# Thứ hạng các chỉ số của tỉnh Bình Sơn giai đoạn 2021 - 2023

| Chỉ số | 2021 | 2022 | 2023 |
|---|---|---|---|
| Thứ hạng PCI | 35 | 30 | 27 |
| Thứ hạng SIPAS | 12 | 10 | 14 |
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(vung=SIDE_BY_SIDE, huyen=TWO_YEARS, tinh=RANKS_AS_ROWS)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Thứ hạng PCI năm 2023 của Lào Cai", "thứ 21"),
        ("Xếp hạng PAPI của Yên Bái năm 2023", "thứ 29"),
        ("cho biết thứ hạng PAPI năm 2023 của Tuyên Quang", "thứ 33"),
        ("Hạng của huyện Hạ Lâm năm 2023 là bao nhiêu?", "thứ 3"),
        ("hang cua huyen Ha Lam nam 2022", "thứ 1"),
        ("Thứ hạng PCI năm 2022 của tỉnh Bình Sơn?", "thứ 30"),
        ("Vị trí xếp hạng SIPAS 2021 của tỉnh Bình Sơn", "thứ 12"),
    ],
)
def test_the_words_of_a_column_ask_for_its_rank(
    index: Indexed, question: str, expected: str
) -> None:
    answer = index.answered(question)
    assert expected in answer.answer
