"""What a cell of a table says: who leads a task, by when, which unit is at an end of a field."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

PLAN = """UBND HUYỆN HÒA LÂM   Số: 7/KH-UBND
Hòa Lâm, ngày 10 tháng 01 năm 2024

KẾ HOẠCH cải cách hành chính năm 2024 của huyện Hòa Lâm

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Rà soát thủ tục hành chính nội bộ | Văn phòng UBND huyện | Phòng Tư pháp | 31/5/2024 |
| 2 | Bồi dưỡng kỹ năng số cho công chức xã | Phòng Nội vụ | Trung tâm Chính trị | 15/8/2024 |
| 3 | Số hóa sổ hộ tịch | Phòng Tư pháp | UBND các xã | 30/11/2024 |
"""
INDEX = """UBND TỈNH VÂN SA   Số: 90/QĐ-UBND
Vân Sa, ngày 12 tháng 3 năm 2024

QUYẾT ĐỊNH công bố Chỉ số cải cách hành chính năm 2023 của các sở tỉnh Vân Sa

| TT | Lĩnh vực | Điểm trung bình | Đơn vị cao nhất | Đơn vị thấp nhất |
|---|---|---|---|---|
| 1 | Cải cách thể chế | 8,12 | Sở Tư pháp | Sở Y tế |
| 2 | Cải cách tài chính công | 7,40 | Sở Tài chính | Sở Xây dựng |
| 3 | Cải cách tổ chức bộ máy | 6,05 | Sở Nội vụ | Sở Công Thương |
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"ke-hoach": PLAN, "chi-so": INDEX})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Cơ quan nào chủ trì số hóa sổ hộ tịch của huyện Hòa Lâm?",
            "Phòng Tư pháp",
            "UBND các xã",
        ),
        ("ai chu tri boi duong ky nang so cho cong chuc xa", "Phòng Nội vụ", "Trung tâm Chính trị"),
        ("Hạn hoàn thành rà soát thủ tục hành chính nội bộ là khi nào?", "31/5/2024", "15/8/2024"),
        ("Sở nào thấp nhất về cải cách tài chính công?", "Sở Xây dựng", "Sở Tài chính"),
        ("Sở nào cao nhất về cải cách thể chế?", "Sở Tư pháp", "Sở Y tế"),
    ],
)
def test_a_cell_answers_by_its_line_and_the_heading_of_its_column(
    question: str, said: str, unsaid: str, index: Indexed
) -> None:
    answer = index.answered(question)
    assert said in answer.answer
    assert unsaid not in answer.answer
    assert any(said in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào chủ trì xây dựng kho dữ liệu dùng chung của huyện Hòa Lâm?",
        "Hạn số hóa sổ hộ tịch của huyện Hòa Lâm năm 2022 là ngày nào?",
        "Sở nào thấp nhất về cải cách chế độ công vụ?",
    ],
)
def test_no_cell_of_another_task_or_year_is_told(question: str, index: Indexed) -> None:
    answer = index.assistant.ask(question)
    assert answer.status == "not_found"


TASKS = """UBND HUYỆN HÒA LÂM   Số: 70/BC-UBND
Hòa Lâm, ngày 10 tháng 10 năm 2024

BÁO CÁO thực hiện nhiệm vụ cải cách hành chính 9 tháng năm 2024 của huyện Hòa Lâm

| TT | Nhiệm vụ | Đơn vị | Tình trạng |
|---|---|---|---|
| 1 | Rà soát thủ tục hành chính nội bộ | Văn phòng UBND huyện | Đã xong |
| 2 | Bồi dưỡng kỹ năng số cho công chức xã | Phòng Nội vụ | Chưa xong |
| 3 | Số hóa sổ hộ tịch | Phòng Tư pháp | Chưa xong |
| 4 | Lắp camera một cửa | Phòng Tài chính | Đang làm |
"""


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Những nhiệm vụ nào của huyện Hòa Lâm chưa xong?", "2/4 nhiệm vụ", "Rà soát"),
        ("nhiem vu nao dang lam", "“Lắp camera một cửa”", "Số hóa"),
        ("Có bao nhiêu nhiệm vụ đã xong năm 2024?", "1/4 nhiệm vụ", "Lắp camera"),
    ],
)
def test_lines_in_a_state_are_counted_and_named(
    question: str, said: str, unsaid: str, index_texts: IndexTexts
) -> None:
    answer = index_texts(**{"bao-cao": TASKS}).assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert unsaid not in answer.answer
