"""What a question asks for: the person who comes new, the last day, the length, the sum, the firm, the penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

OFFICES = """Điều động cán bộ ở tỉnh Mộc Lam

Sáng 12/3, bà Hà Thị Sen, Chủ tịch UBND tỉnh Mộc Lam, ký quyết định điều động, bổ nhiệm ông Lò Văn Phúc, Chánh thanh tra tỉnh Mộc Lam, đến nhận công tác tại Sở Xây dựng từ ngày 15/3.
Ông Lò Văn Phúc giữ chức chánh thanh tra tỉnh Mộc Lam từ năm 2012, trước đó là phó chánh văn phòng.
Thời hạn bổ nhiệm là 5 năm.
"""
CHAIR = """Huyện Bản Sen có bí thư mới

Chiều 20/4, Ban Chấp hành Đảng bộ huyện Bản Sen bầu bà Giàng Thị Mai, Phó bí thư huyện ủy, giữ chức bí thư thay ông Tài.
Trước khi về tỉnh nhận nhiệm vụ mới, ông Nông Văn Tài là Bí thư huyện ủy Bản Sen và được nhiều người dân Bản Sen quý mến.
"""
BATHS = """Hồ bơi khách sạn Suối Tiên xảy ra đuối nước

Chiều 24/6, tại hồ bơi khách sạn Suối Tiên ở thị xã Kim Phú xảy ra vụ đuối nước khiến 2 em nhỏ tử vong.
Chủ tịch UBND thị xã Kim Phú yêu cầu Phòng Văn hóa báo cáo vụ đuối nước trước ngày 30/6.
Ngày 26/6, Phòng Văn hóa thị xã Kim Phú đã kiểm tra, lập biên bản và báo cáo nhanh vụ đuối nước ở khách sạn Suối Tiên.
Hồ bơi rộng 300 m2, mở cửa đón khách từ năm 2016.
Vì thiếu nhân viên cứu hộ, hồ bơi không ai trông coi vào giờ nghỉ trưa.
Vì vậy, thị xã Kim Phú quyết định đóng cửa hồ bơi khách sạn Suối Tiên đến hết năm.
"""
BRIDGE = """Khởi công cầu Nà Khoang

Sáng 5/9, UBND huyện Lũng Chài khởi công xây dựng cầu Nà Khoang bắc qua suối Nà Khoang.
Cầu Nà Khoang dài 120 m, dự kiến hoàn thành sau 14 tháng thi công, phục vụ hơn 3.000 người dân huyện Lũng Chài.
Ông Vi Văn Bảo, Trưởng phòng Kinh tế huyện Lũng Chài, dự lễ khởi công cầu Nà Khoang.
Ông Bảo cho biết kinh phí sửa cầu cũ năm 2015 là 420 triệu đồng, và tấm biển dựng ở đầu cầu Nà Khoang huyện Lũng Chài sẽ được sơn lại.
Trên biển có dòng "Đi chậm, nhìn người đi bộ".
"""
DISCIPLINE = """Kỷ luật cán bộ xã Đồng Rì

Ủy ban Kiểm tra Huyện ủy Cẩm Vũ vừa kết luận vi phạm của ông Ma Văn Lâm, Phó chủ tịch UBND xã Đồng Rì, trong quản lý đất rừng.
Tại kỳ họp ngày 8/10, ông Ma Văn Lâm bị kỷ luật bằng hình thức cảnh cáo.
Diện tích rừng bị mất ở xã Đồng Rì là 12,5 ha.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        **{
            "can-bo.txt": OFFICES,
            "bi-thu.txt": CHAIR,
            "ho-boi.txt": BATHS,
            "cau.txt": BRIDGE,
            "ky-luat.txt": DISCIPLINE,
        }
    ).assistant


@pytest.mark.parametrize(
    "question",
    [
        "Ai lên thay ông Lò Văn Phúc làm chánh thanh tra tỉnh Mộc Lam?",
        "Sau khi ông Lò Văn Phúc sang Sở Xây dựng, ai làm chánh thanh tra tỉnh Mộc Lam?",
        "ai thay ong Lo Van Phuc lam chanh thanh tra tinh Moc Lam?",
        "Giá vé vào hồ bơi khách sạn Suối Tiên là bao nhiêu?",
        "Công ty nào trúng thầu thi công cầu Nà Khoang ở huyện Lũng Chài?",
    ],
)
def test_what_documents_do_not_say_is_not_told(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Ai thay ông Nông Văn Tài làm bí thư huyện ủy Bản Sen?", "Giàng Thị Mai", "quý mến"),
        (
            "Hạn chót để Phòng Văn hóa Kim Phú báo cáo vụ đuối nước ở khách sạn Suối Tiên là hôm nào?",
            "trước ngày 30/6",
            "26/6",
        ),
        ("ong Ma Van Lam o xa Dong Ri bi ky luat muc nao?", "cảnh cáo", "12,5"),
        (
            "Sao thị xã Kim Phú đóng cửa hồ bơi khách sạn Suối Tiên?",
            "thiếu nhân viên cứu hộ",
            "300 m2",
        ),
    ],
)
def test_what_is_asked_for_is_told(
    assistant: Assistant, question: str, told: str, untold: str
) -> None:
    answer = assistant.ask(question)
    assert told in answer.answer, answer.answer
    assert untold not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Trường nào ở xã Đồng Rì trồng lại rừng cùng ông Ma Văn Lâm?",
        "Đơn giá sửa cầu Nà Khoang ở huyện Lũng Chài mỗi mét vuông là bao nhiêu đồng?",
    ],
)
def test_what_stands_beside_a_thing_asked_for_is_not_told(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found", answer.answer


def test_words_written_are_told_by_a_quotation(assistant: Assistant) -> None:
    answer = assistant.ask("Tấm biển dựng ở đầu cầu Nà Khoang huyện Lũng Chài ghi câu gì?")
    assert "Đi chậm" in answer.answer, answer.answer
