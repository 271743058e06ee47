"""Which part is at one end where parts are told line by line, or one after another in a sentence."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import IndexTexts

SURVEY = """TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH MỸ KHÊ
BÁO CÁO
Kết quả khảo sát sự hài lòng của người dân tỉnh Mỹ Khê năm 2024

1/ KẾT QUẢ CHUNG
Mức độ hài lòng chung năm 2024: 85,15%

2/ THEO YẾU TỐ ĐÁNH GIÁ (% hài lòng)
Tiếp cận dịch vụ ............ 86,1
Thủ tục hành chính .......... 84,4
Công chức giải quyết ........ 91,2
Tiếp nhận góp ý ............. 73,6

3/ THEO LĨNH VỰC (% hài lòng; số phiếu)
Hộ tịch: 92,5 (310 phiếu)
Đất đai: 76,9 (402 phiếu)
Xây dựng: 81,3 (155 phiếu)
"""

REPORT = """UBND TỈNH MỸ KHÊ   Số: 45/BC-UBND
Mỹ Khê, ngày 12 tháng 12 năm 2023

BÁO CÁO công tác cải cách hành chính năm 2023 của tỉnh Mỹ Khê

1. Giải quyết hồ sơ
Theo cấp: tỷ lệ đúng hạn ở cấp tỉnh đạt 98,15%, cấp huyện 93,20%, cấp xã 97,41%.
Hồ sơ quá hạn tập trung ở lĩnh vực đất đai (640 hồ sơ), xây dựng (112 hồ sơ), các lĩnh vực khác (75 hồ sơ).
2. Kinh phí
Tổng kinh phí thực hiện: 20,5 tỷ đồng, gồm:
- Hạ tầng số: 12,5 tỷ đồng (trong đó máy chủ 2,1 tỷ đồng)
- Đào tạo cán bộ: 4,6 tỷ đồng
- Tuyên truyền: 3,4 tỷ đồng
"""


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Lĩnh vực nào người dân tỉnh Mỹ Khê ít hài lòng nhất năm 2024?", "“Đất đai”: 76,9%", "92,5"),
        ("linh vuc nao nguoi dan Mỹ Khê hai long nhat nam 2024", "“Hộ tịch”: 92,5%", "76,9"),
        ("Yếu tố nào được hài lòng cao nhất ở tỉnh Mỹ Khê?", "“Công chức giải quyết”: 91,2%", "THEO"),
        (
            "Yếu tố nào được hài lòng cao nhất, yếu tố nào thấp nhất (tỉnh Mỹ Khê, 2024)?",
            "“Tiếp nhận góp ý”: 73,6%",
            "THEO YẾU TỐ",
        ),
    ],
)  # fmt: skip
def test_the_end_of_parts_told_line_by_line(
    question: str, said: str, unsaid: str, index_texts: IndexTexts
) -> None:
    answer = index_texts(**{"khao-sat": SURVEY}).assistant.ask(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Cấp nào của tỉnh Mỹ Khê có tỷ lệ hồ sơ đúng hạn thấp nhất năm 2023, đạt bao nhiêu?",
            "“cấp huyện”: 93,20%",
            "98,15",
        ),
        (
            "Hồ sơ quá hạn ở tỉnh Mỹ Khê chủ yếu lĩnh vực nào?",
            "nhiều nhất là “Đất đai”: 640 hồ sơ",
            "112",
        ),
        (
            "Tổng kinh phí năm 2023 của tỉnh Mỹ Khê là bao nhiêu, khoản nào lớn nhất?",
            "“Hạ tầng số”: 12,5 tỷ đồng",
            "“Đào tạo",
        ),
    ],
)
def test_the_end_of_parts_told_in_a_sentence_or_an_account(
    question: str, said: str, unsaid: str, index_texts: IndexTexts
) -> None:
    answer = index_texts(**{"bao-cao": REPORT}).assistant.ask(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


def test_the_least_is_not_told_where_only_the_most_are_listed(index_texts: IndexTexts) -> None:
    question = "Lĩnh vực nào có ít hồ sơ quá hạn nhất ở tỉnh Mỹ Khê năm 2023?"
    answer = index_texts(**{"bao-cao": REPORT}).assistant.ask(question)
    assert "ít nhất là" not in answer.answer
    assert "thấp nhất là" not in answer.answer


@pytest.mark.parametrize(
    "line",
    [
        "- Tuyên truyền: chưa phân bổ",  # a line of the same list without a number
        "- Tuyên truyền: 40%",  # one in another unit
    ],
)
def test_a_list_of_which_a_line_cannot_be_compared_has_no_end(
    line: str, index_texts: IndexTexts
) -> None:
    text = REPORT.replace("- Tuyên truyền: 3,4 tỷ đồng", f"{line}\n- In ấn: 0,9 tỷ đồng")
    answer = index_texts(**{"bao-cao": text}).assistant.ask(
        "Tổng kinh phí năm 2023 của tỉnh Mỹ Khê là bao nhiêu, khoản nào lớn nhất?"
    )
    assert "lớn nhất là" not in answer.answer
    assert "cao nhất là" not in answer.answer


def test_what_is_told_of_another_unit_is_no_list_of_the_one_asked(index_texts: IndexTexts) -> None:
    text = REPORT.replace("Hồ sơ quá hạn tập trung", "Riêng huyện Cát Bình có hồ sơ quá hạn")
    answer = index_texts(**{"bao-cao": text}).assistant.ask(
        "Lĩnh vực nào có nhiều hồ sơ quá hạn nhất ở tỉnh Mỹ Khê năm 2023?"
    )
    assert "nhiều nhất là “Đất đai”" not in answer.answer


HEADED = """SỞ NỘI VỤ TỈNH MỸ KHÊ
Kết quả khảo sát sự hài lòng của người dân tỉnh Mỹ Khê năm 2024

1/ THEO LĨNH VỰC ĐÁNH GIÁ (% hài lòng)
Xem phụ lục kèm theo.
"""


def test_a_heading_is_no_answer(index_texts: IndexTexts) -> None:
    answer = index_texts(**{"khao-sat": HEADED}).assistant.ask(
        "Lĩnh vực nào được đánh giá hài lòng cao nhất ở tỉnh Mỹ Khê năm 2024?"
    )
    assert "THEO LĨNH VỰC" not in answer.answer


SCORED = """UBND TỈNH MỸ KHÊ

Kết quả Chỉ số cải cách hành chính cấp huyện năm 2023 của tỉnh Mỹ Khê

| Đơn vị | Điểm tự chấm 2023 | Tổng điểm 2023 | Hạng 2023 |
|---|---|---|---|
| Huyện Cát Bình | 92,10 | 90,50 | 1 |
| Huyện Sơn Tây Hạ | 90,40 | 80,20 | 2 |
| Huyện Lâm Thượng | 85,00 | 79,90 | 3 |
"""


def test_the_highest_of_one_side_is_not_the_widest_gap(index_texts: IndexTexts) -> None:
    answer = index_texts(**{"diem": SCORED}).assistant.ask(
        "Huyện nào của tỉnh Mỹ Khê lệch nhiều nhất giữa điểm tự chấm và tổng điểm năm 2023?"
    )
    assert "cao nhất" not in answer.answer
    assert "là huyện Cát Bình" not in answer.answer
