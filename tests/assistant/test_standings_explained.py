"""Why and which of a ranking: causes by field, by another document, and the units that a sentence names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

PROVINCE = """CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HẠ VÂN
Thứ sáu, 12/4/2024

Công bố Chỉ số cải cách hành chính năm 2023

Sáng 11/4, UBND tỉnh Hạ Vân công bố Chỉ số cải cách hành chính (PAR INDEX) năm 2023. Huyện Tân Mai \
đứng đầu với 91,02 điểm. Xếp cuối cùng trong 9 đơn vị cấp huyện là huyện Mường Tâm với 78,05 điểm.

Đáng chú ý, 6 đơn vị tăng điểm, 3 đơn vị giảm điểm gồm Lộc Sơn (giảm 1,20 điểm), Bình Khê (giảm 2,05 \
điểm) và Mường Tâm (giảm 3,15 điểm).

Ở khối sở, ban, ngành (16 đơn vị), điểm trung bình đạt 88,40 điểm. Sở Nội vụ dẫn đầu với 95,00 điểm. \
Hai đơn vị cuối bảng lần lượt là Sở Xây dựng (hạng 15, 80,90 điểm) và Sở Công Thương (hạng 16, 78,20 \
điểm). Sở Công Thương xếp cuối khối sở chủ yếu do có 96 hồ sơ trễ hạn không được xin lỗi.

Cải cách chế độ công vụ là lĩnh vực thấp nhất của tỉnh. Theo Giám đốc Sở Nội vụ, lĩnh vực này bị trừ \
điểm vì trong năm có 2 lãnh đạo sở bị kỷ luật. Ở lĩnh vực tổ chức bộ máy, tỉnh mất điểm do 5 sở có số \
lượng cấp phó vượt quy định.

Dịp này, 4 tập thể được tặng Bằng khen gồm: huyện Tân Mai, huyện Lộc Sơn, Sở Nội vụ và Sở Tư pháp.
"""
DISTRICT = """# Mường Tâm đội sổ cải cách hành chính: vì đâu?

*Báo Hạ Vân điện tử, 25/4/2024*

Huyện Mường Tâm từ hạng 7 rơi xuống hạng 9. Anh Sầm Văn Núi, bản Nà Lốc, đến lần thứ ba để làm thủ tục.

Ông Quàng Văn Thiện, Trưởng phòng Nội vụ huyện Mường Tâm, liệt kê ba nguyên nhân:

1. Giải ngân vốn đầu tư công năm 2023 chỉ đạt 60,2% kế hoạch;
2. Có 4/15 xã, thị trấn không phát sinh hồ sơ trực tuyến nào trong cả năm, gồm các xã Pù Nhạn, Nậm Khao \
và Chiềng Mây;
3. Hai chủ tịch UBND xã bị kỷ luật khiển trách.

Trong khi đó, huyện Nậm Khê từ chỗ xếp cuối bảng năm 2022 đã leo lên hạng 6 năm 2023. Bí quyết, theo \
Phó Chủ tịch UBND huyện Nậm Khê, rất đơn giản: thành lập 40 tổ công nghệ số cộng đồng và họp giao ban \
hằng tuần.
"""
SURVEY = """TIN TỈNH ĐÔNG VÂN
10/01/2024

SIPAS năm 2023 của tỉnh Đông Vân

Mức độ hài lòng chung của người dân năm 2023 của tỉnh Đông Vân đạt 86,30%. Huyện Sơn Khê đạt 90,20%, \
cao nhất tỉnh.

Kết quả được nêu tại báo cáo của Sở Nội vụ. Cuộc khảo sát được thực hiện từ ngày 15/10 đến ngày \
30/11/2023 với sự phối hợp của Bưu điện tỉnh và Ủy ban Mặt trận Tổ quốc, phiếu được phát ngẫu nhiên cho \
người dân đến làm thủ tục tại bộ phận một cửa các cấp, bảo đảm khách quan, trung thực, đúng tỷ lệ theo \
từng nhóm thủ tục và được nhập, làm sạch, kiểm tra chéo trước khi tổng hợp theo hướng dẫn.

Xét theo lĩnh vực dịch vụ, chứng thực được hài lòng nhất (93,10%), tiếp đến là hộ tịch (92,00%), xây \
dựng (81,90%); thấp nhất là đất đai (76,40%).
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        date(2024, 6, 1), **{"tinh.txt": PROVINCE, "huyen.md": DISTRICT, "sipas.txt": SURVEY}
    ).assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vì sao Sở Công Thương tỉnh Hạ Vân bét bảng khối sở?", ["96 hồ sơ"]),
        (
            "các nguyên nhân khiến Mường Tâm đội sổ cải cách hành chính năm 2023",
            ["60,2%", "kỷ luật"],
        ),
        ("Nậm Khê làm cách gì mà từ cuối bảng leo lên hạng 6?", ["40 tổ công nghệ"]),
        ("Vì sao tỉnh Hạ Vân bị trừ điểm ở lĩnh vực tổ chức bộ máy?", ["5 sở"]),
    ],
)
def test_a_cause_is_told_of_what_is_asked(assistant: Assistant, text: str, said: list[str]) -> None:
    answer = assistant.ask(text).answer
    assert all(one in answer for one in said), answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("các huyện nào của Hạ Vân bị tụt điểm năm 2023?", ["Lộc Sơn", "Bình Khê", "Mường Tâm"]),
        (
            "xã nào ở huyện Mường Tâm cả năm không có hồ sơ trực tuyến nào?",
            ["Pù Nhạn", "Nậm Khao", "Chiềng Mây"],
        ),
    ],
)
def test_units_are_named_where_a_sentence_names_them(
    assistant: Assistant, text: str, said: list[str]
) -> None:
    answer = assistant.ask(text).answer
    assert all(one in answer for one in said), answer


def test_the_way_of_one_unit_is_no_cause_of_another(assistant: Assistant) -> None:
    text = "Vì sao huyện Mường Tâm đội sổ cải cách hành chính năm 2023?"
    assert "Bí quyết" not in assistant.ask(text).answer


def test_units_that_rose_are_not_those_that_fell(assistant: Assistant) -> None:
    answer = assistant.ask("các huyện nào của Hạ Vân tăng điểm năm 2023?").answer
    assert "giảm 2,05" not in answer


def test_the_end_that_is_asked_for_is_not_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("Dân Đông Vân kém hài lòng nhất với lĩnh vực thủ tục nào?").answer
    assert "đất đai" in answer


def test_what_is_of_a_province_is_not_told_of_a_district(assistant: Assistant) -> None:
    text = "Mức độ hài lòng của người dân huyện Sơn Khê về lĩnh vực đất đai năm 2023 là bao nhiêu?"
    assert "76,40" not in assistant.ask(text).answer


def test_only_the_article_with_the_name_is_listed(assistant: Assistant) -> None:
    answer = assistant.ask("Bài báo nào kể chuyện người dân bản Nà Lốc đi làm thủ tục?").answer
    assert "Mường Tâm" in answer
    assert "SIPAS" not in answer


def test_which_ends_last_is_understood_without_marks(assistant: Assistant) -> None:
    text = "so nao doi so cai cach hanh chinh nam 2023 cua tinh Ha Van"
    assert "Sở Công Thương" in assistant.ask(text).answer


def test_who_must_answer_for_it_is_not_who_was_praised(assistant: Assistant) -> None:
    text = "Những ai phải kiểm điểm trách nhiệm sau hội nghị công bố chỉ số CCHC 2023 tỉnh Hạ Vân?"
    assert "Bằng khen" not in assistant.ask(text).answer


def test_which_part_moved_most_is_not_answered_with_the_whole_index(assistant: Assistant) -> None:
    text = "Chỉ số con nào của huyện Mường Tâm tụt nhiều bậc nhất năm 2023?"
    assert "xếp thứ 9" not in assistant.ask(text).answer
