"""Names that say no kind: those of one list share a level, and no part of it is ranked as the whole."""

from __future__ import annotations

import pytest

from index_store.language.names.place_names import bare_levels, is_bare_name
from tests.assistant.indexes import Indexed, IndexTexts

# Only two of the five are known to be communes; the first and the last are not known at all.
BARE_NAMES = """# Biểu số 2: Tổng hợp Chỉ số chuyển đổi số (DTI) năm 2023

Đơn vị tính: điểm

| STT | Tên đơn vị | DTI 2023 |
|---|---|---|
| 1 | Vĩnh Điền | 95,60 |
| 2 | Bình Hòa | 93,44 |
| 3 | Quang Vang | 88,65 |
| 4 | Tân Hòa | 69,20 |
| 5 | Long Vang | 64,10 |
"""
ACROSS = """# Công bố Chỉ số cải cách hành chính năm 2022

Chỉ số cải cách hành chính của 4 phường như sau:

| Nội dung | Long Thạch | Vĩnh Điền | Quang Vang | Hạ Mây |
|---|---|---|---|---|
| Điểm năm 2022 | 87,67 | 84,10 | 80,25 | 72,30 |
| Xếp hạng năm 2022 | 1 | 2 | 3 | 4 |
"""
PER_CENT = """# Kết quả Chỉ số hài lòng về sự phục vụ hành chính (SIPAS) năm 2023

| TT | Địa phương | SIPAS (%) | Xếp hạng |
|---|---|---|---|
| 1 | Huyện Sơn Lâm | 91,25 | 1 |
| 2 | Huyện Hạ Lâm | 88,10 | 2 |
| 3 | Huyện Đông Mây | 86,75 | 3 |
"""


@pytest.mark.parametrize(
    ("question", "unit", "score"),
    [
        ("Phường nào đứng đầu chỉ số chuyển đổi số năm 2023?", "Vĩnh Điền", "95,60"),
        ("xa nao chi so chuyen doi so 2023 thap nhat", "Long Vang", "64,10"),
        ("Đơn vị nào dẫn đầu chỉ số chuyển đổi số năm 2023?", "Vĩnh Điền", "95,60"),
    ],
)
def test_all_names_of_a_list_are_ranked(
    index_texts: IndexTexts, question: str, unit: str, score: str
) -> None:
    answer = index_texts(bare=BARE_NAMES).answered(question).answer
    assert unit in answer
    assert score in answer


@pytest.fixture
def across(index_texts: IndexTexts) -> Indexed:
    return index_texts(across=ACROSS)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Phường nào đứng đầu chỉ số CCHC năm 2022, được bao nhiêu?", ("Long Thạch", "87,67")),
        ("Vĩnh Điền xếp thứ mấy về chỉ số CCHC năm 2022?", ("thứ 2",)),
        ("Chỉ số CCHC năm 2022 của phường Hạ Mây là bao nhiêu?", ("72,30",)),
    ],
)
def test_names_over_the_columns_own_them(
    across: Indexed, question: str, expected: tuple[str, ...]
) -> None:
    answer = across.answered(question).answer
    assert all(one in answer for one in expected)


def test_the_first_by_an_index_in_per_cent_is_told_with_its_score(index_texts: IndexTexts) -> None:
    answer = index_texts(bang=PER_CENT).answered("Huyện nào đứng đầu SIPAS năm 2023?").answer
    assert "Sơn Lâm" in answer
    assert "91,25%" in answer


def test_regions_and_kinds_are_no_bare_names() -> None:
    assert not any(map(is_bare_name, ("Đông Nam Bộ", "Tây Nguyên", "huyện Sơn Lâm", "Toàn tỉnh")))
    assert is_bare_name("Vĩnh Điền")
    assert not bare_levels("Vĩnh Điền")
