"""Which factor, criterion or field is highest or lowest: told from the table or list of them."""

from __future__ import annotations

import pytest

from assistant.breakdowns import breakdowns
from tests.assistant.indexes import Indexed, IndexTexts

SURVEY = """UBND TỈNH VÂN SA   Số: 41/BC-SNV
Vân Sa, ngày 06 tháng 3 năm 2024

BÁO CÁO kết quả đo lường sự hài lòng của người dân (SIPAS) năm 2023 của tỉnh Vân Sa

Chỉ số hài lòng chung năm 2023 của tỉnh đạt 85,00%. Mức độ hài lòng theo yếu tố:

| Yếu tố | Năm 2022 (%) | Năm 2023 (%) |
|---|---|---|
| Tiếp cận dịch vụ | 82,61 | 84,20 |
| Thủ tục hành chính | 85,90 | 86,75 |
| Kết quả cung ứng dịch vụ | 87,12 | 86,36 |
| Tiếp nhận phản ánh, kiến nghị | 80,78 | 79,48 |
| Chỉ số chung | 84,00 | 85,00 |
"""
REPORT = """UBND HUYỆN HÒA LÂM   Số: 18/BC-UBND
Hòa Lâm, ngày 14 tháng 12 năm 2023

BÁO CÁO công tác cải cách hành chính năm 2023 của huyện Hòa Lâm

| Lĩnh vực | Số hồ sơ tiếp nhận năm 2023 | Số hồ sơ quá hạn |
|---|---|---|
| Đất đai | 912 | 17 |
| Hộ tịch | 1.784 | 4 |
| Xây dựng | 231 | 29 |

Năm 2023, toàn huyện có 50 hồ sơ quá hạn. Năm 2023, tỷ lệ hồ sơ trực tuyến đạt 36,4%, trong khi chỉ tiêu là 45%.

Các tiêu chí mất điểm của Chỉ số cải cách hành chính:

| Tiêu chí | Điểm tối đa | Điểm đạt | Điểm mất |
|---|---|---|---|
| Công tác chỉ đạo, điều hành | 12,0 | 10,5 | 1,5 |
| Cải cách thủ tục hành chính | 18,0 | 14,2 | 3,8 |
| Cải cách tài chính công | 9,0 | 8,4 | 0,6 |
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"khao-sat": SURVEY, "hoa-lam": REPORT})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Yếu tố nào của tỉnh Vân Sa có mức độ hài lòng thấp nhất năm 2023?",
            "Trong 4 yếu tố có số liệu năm 2023 của tỉnh Vân Sa, thấp nhất là “Tiếp nhận phản ánh, kiến nghị”: 79,48% [1].",
            "80,78",
        ),
        ("yeu to nao o tinh van sa duoc danh gia cao nhat nam 2022", "87,12%", "86,75"),
        ("Yếu tố nào cao thứ hai năm 2023?", "86,36%", "86,75"),
        ("Which factor scored highest in Vân Sa in 2023?", "86.75%", "87"),
        ("Lĩnh vực nào của huyện Hòa Lâm có nhiều hồ sơ quá hạn nhất năm 2023?", "29", "1.784"),
        ("linh vuc nao huyen hoa lam tiep nhan it ho so nhat nam 2023", "231", "“Đất đai”"),
        ("Tiêu chí nào huyện Hòa Lâm bị mất điểm nhiều nhất?", "3,8", "18,0"),
    ],
)
def test_the_end_is_told_of_the_column_asked_for(
    question: str, said: str, unsaid: str, index: Indexed
) -> None:
    answer = index.answered(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Yếu tố nào của tỉnh Vân Sa có mức độ hài lòng thấp nhất năm 2020?",
        "Yếu tố nào của huyện Hòa Lâm có mức độ hài lòng thấp nhất năm 2023?",
        "Lĩnh vực nào của huyện Hòa Lâm có nhiều đơn thư khiếu nại nhất năm 2023?",
        "Tiêu chí nào của huyện Hòa Lâm cao nhất về kinh phí?",
    ],
)
def test_no_other_table_answers(question: str, index: Indexed) -> None:
    answer = index.assistant.ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Số hồ sơ quá hạn lĩnh vực xây dựng của huyện Hòa Lâm năm 2023?",
            "Lĩnh vực “Xây dựng” của huyện Hòa Lâm về số hồ sơ quá hạn: 29 [1].",
        ),
        ("muc do hai long ve yeu to thu tuc hanh chinh nam 2022 cua tinh van sa", "85,90%"),
    ],
)
def test_the_number_of_a_part_that_is_named(question: str, said: str, index: Indexed) -> None:
    assert said in index.assistant.ask(question).answer


def test_a_count_of_all_fields_is_none_of_one(index: Indexed) -> None:
    answer = index.assistant.ask("Huyện Hòa Lâm có bao nhiêu hồ sơ môi trường quá hạn năm 2023?")
    assert answer.status == "not_found", answer.answer


def test_sums_and_units_are_no_parts(index: Indexed) -> None:
    survey = next(d for d in index.store.documents() if "khao-sat" in d.name)
    (found,) = breakdowns(index.store.document(survey.id))
    assert [line.label for line in found.lines][-1] == "Tiếp nhận phản ánh, kiến nghị"
    assert [sorted(column.years) for column in found.columns] == [[2022], [2023]]


def test_whether_a_target_is_reached_is_said_first(index: Indexed) -> None:
    answer = index.assistant.ask(
        "Tỷ lệ hồ sơ trực tuyến năm 2023 của huyện Hòa Lâm có đạt chỉ tiêu không?"
    )
    assert answer.answer.startswith("Chưa đạt mục tiêu. ")
    assert "36,4%" in answer.answer
    assert "45%" in answer.answer


def test_a_difference_falls_with_the_figures_it_is_worked_out_from(index: Indexed) -> None:
    """No answer speaks of "the two figures above" where none stands above."""
    answer = index.assistant.ask("So sánh tỷ lệ hồ sơ trực tuyến và số hồ sơ của huyện Hòa Lâm")
    lines = answer.answer.splitlines()
    assert not lines or "hai số liệu trên" not in lines[0]


UNDATED = """Thanh tra tỉnh Vân Sa báo cáo

Phó Chánh Thanh tra tỉnh Vân Sa cho biết 9 tháng đầu năm đã tổ chức 176 cuộc thanh tra công vụ.
"""


def test_a_stretch_without_a_year_is_that_of_an_undated_text(index_texts: IndexTexts) -> None:
    asked = index_texts(**{"thanh-tra": UNDATED}).assistant
    answer = asked.ask("Thanh tra công vụ 9 tháng đầu năm ở tỉnh Vân Sa ra sao?")
    assert "176" in answer.answer
    assert (
        asked.ask("Thanh tra công vụ 6 tháng đầu năm ở tỉnh Vân Sa ra sao?").status == "not_found"
    )


BULLETS = """UBND TỈNH MỸ KHÊ   Số: 12/BC-UBND
Mỹ Khê, ngày 02 tháng 02 năm 2024

BÁO CÁO mức độ hài lòng của người dân năm 2023 của tỉnh Mỹ Khê

1. Kết quả chung
Mức độ hài lòng chung đạt 82,10%, thấp hơn 0,5 điểm phần trăm so với năm 2022.

2. Theo từng yếu tố
- Yếu tố tiếp cận dịch vụ: 83,20%;
- Yếu tố thủ tục hành chính: 85,75%;
- Yếu tố công chức giải quyết công việc: 84,03%;
- Yếu tố tiếp nhận phản ánh, kiến nghị: 71,48%.

| Nội dung | Điểm tối đa | Điểm đạt | Tỷ lệ đạt (%) |
|---|---|---|---|
| Cải cách thể chế | 9 | 8,1 | 90,0 |
| Cải cách tài chính công | 12 | 9,6 | 80,0 |
| Cải cách tổ chức bộ máy | 5 | 4,6 | 92,0 |
"""


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Yếu tố nào người dân tỉnh Mỹ Khê hài lòng nhất năm 2023?",
            "“Thủ tục hành chính”",
            "82,10",
        ),
        ("Mức độ hài lòng về thủ tục hành chính của tỉnh Mỹ Khê năm 2023?", "85,75%", "82,10"),
        ("Lĩnh vực nào có tỷ lệ đạt thấp nhất?", "“Cải cách tài chính công”", "tổ chức bộ máy"),
        ("Lĩnh vực cải cách thể chế có điểm tối đa là bao nhiêu?", "điểm tối đa: 9", "8,1"),
    ],
)
def test_a_list_under_a_heading_and_the_scale_of_a_table_are_read(
    question: str, said: str, unsaid: str, index_texts: IndexTexts
) -> None:
    answer = index_texts(**{"my-khe": BULLETS}).assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert unsaid not in answer.answer


PARTS = """UBND TỈNH MỸ KHÊ   Số: 15/TB-UBND
Mỹ Khê, ngày 12 tháng 02 năm 2024

THÔNG BÁO kết quả Chỉ số năng lực cạnh tranh cấp sở, ngành và địa phương (DDCI) năm 2023 của tỉnh Mỹ Khê

| Chỉ số thành phần | 2022 | 2023 |
|---|---|---|
| Tính minh bạch | 7,12 | 7,46 |
| Chi phí thời gian | 7,40 | 7,33 |
| Chi phí không chính thức | 7,05 | 7,88 |
| Tiếp cận đất đai | 6,35 | 6,18 |
"""


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Chỉ số thành phần DDCI nào tăng nhiều nhất so với năm 2022?", "7,05 → 7,88", "minh bạch"),
        (
            "Những chỉ số thành phần DDCI nào giảm so với năm 2022?",
            "2 chỉ số thành phần giảm",
            "chính thức",
        ),
    ],
)
def test_parts_that_moved_are_told_by_both_years(
    question: str, said: str, unsaid: str, index_texts: IndexTexts
) -> None:
    answer = index_texts(**{"my-khe": PARTS}).assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert unsaid not in answer.answer
