"""An article tells of one event: its sentences take for granted where, when and of whom it is."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

TRADERS = """Xử phạt chủ khu nhà trọ xây vượt tầng

UBND quận Mây Đông, tỉnh Sông Lục vừa xử lý khu nhà trọ ở phường Tân Lụa. Ngoài phường Tân Lụa, quận còn nhắc nhở phường Bến Cỏ và phường Gò Sim.

Theo hồ sơ, khu nhà trọ trên đường 17 phường Tân Lụa do ông Hồ Văn Bạch làm chủ. Quận Mây Đông đã niêm phong khu nhà trọ này từ chiều 4-9. Mỗi phòng trọ được rao thuê 2,6 triệu đồng.

Cán bộ thuế đã mời ông Bạch lên làm việc.
"""
STADIUM = """Đề nghị thu hồi sân Ba Vì

Chủ tịch tỉnh Sông Lục đề nghị thu hồi sân vận động Ba Vì đã giao cho Tập đoàn Hoa Gạo. Trước đó sân được tách thành 14 lô để cầm cố, Sông Lục phải trả lại 320 tỷ đồng cho tập đoàn.

Sân được làm năm học 2016-2017, khi tỉnh chưa có nhà thi đấu.
"""
BOARD = """Thêm hai lãnh đạo của Ban Quản lý An toàn thực phẩm

Chiều 18/7, UBND tỉnh Sông Lục công bố nhân sự Ban Quản lý An toàn thực phẩm. Ông Lò Văn Thìn và bà Đinh Thị Sa, Phó giám đốc Sở Công Thương, được bổ nhiệm giữ chức phó ban này.

Chỉ tiêu duy nhất chưa đạt là số chợ có nhãn truy xuất. Sở VH - TT được giao kiểm tra nhãn trên pano.
"""
DECREE = """Lương của người giỏi sẽ cao gấp đôi

Chính phủ vừa ban hành Nghị định 940 về thu hút người trẻ giỏi. Ngoài lương, họ còn được hưởng phụ cấp tăng thêm bằng 85% mức lương.

Nội dung này do phó Chánh văn phòng Mạc Văn Tín nêu ở Thông báo số 52 / TB - VP.
"""
NURSERY = """Nhóm trẻ ở xã Lũng Sim tạm đóng cửa

Bà Vàng Thị Mẩy (39 tuổi, trú xã Nà Lếch) là chủ nhóm trẻ. Nhóm trẻ này mở ở xã Lũng Sim từ năm ngoái.

Học sinh Lào Cai học bù. Trường Hoa Ban cho học sinh nghỉ học ngày mai (10/12) vì sạt đường.
"""
ROAD = """Sạt đường ở Sa Pa

Sở Giao thông vận tải Lào Cai báo cáo vụ sạt đường làm 9 người bị thương.

Bộ Tài chính vừa ban hành Thông tư 319/2016/TT-BTC về ngân sách. Theo đó số dư dự toán chưa chi bị hủy.
"""
CENSUS = """Ba huyện của tỉnh Sông Lục báo cáo số hộ nghèo

Huyện Nà Dương có 310 hộ nghèo. Huyện Tà Lài có 120 hộ nghèo, đã xóa 45 nhà tạm. Huyện Mường Gió đang rà soát.
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(
        **{
            "khu-nha-tro": TRADERS,
            "san-ba-vi": STADIUM,
            "ban-quan-ly": BOARD,
            "nghi-dinh": DECREE,
            "ho-ngheo": CENSUS,
            "nhom-tre": NURSERY,
            "sat-duong": ROAD,
        }
    )


SAID = {
    "Phòng ở khu nhà trọ phường Tân Lụa (quận Mây Đông) rao thuê bao nhiêu tiền?": "2,6 triệu đồng",
    "Ai làm chủ khu nhà trọ đường 17 phường Tân Lụa quận Mây Đông?": "Hồ Văn Bạch",
    "Sông Lục tách sân Ba Vì thành bao nhiêu lô?": "14 lô",
    "Hai phó ban Ban Quản lý An toàn thực phẩm Sông Lục là ai?": "Lò Văn Thìn",
    "Theo Nghị định 940, ngoài lương người giỏi được hưởng phụ cấp bao nhiêu phần trăm?": "85%",
    "Ai nêu nội dung ở Thông báo số 52/TB-VP?": "Mạc Văn Tín",
    "Sở VH-TT được giao kiểm tra gì?": "nhãn trên pano",
    "Quận Mây Đông niêm phong cái gì hôm 4-9?": "khu nhà trọ này",
    "Hôm 18/7 chỉ tiêu nào chưa đạt?": "truy xuất",
    "Chủ nhóm trẻ ở xã Lũng Sim tên gì?": "Vàng Thị Mẩy",
    "Vụ sạt đường ở Sa Pa làm mấy người bị thương?": "9 người",
    "Học sinh Lào Cai nghỉ học hôm 10/12 ở trường nào?": "Trường Hoa Ban",
    "Thông tư 319 của Bộ Tài chính hủy số dư nào?": "dự toán chưa chi",
}
UNSAID = (
    "Huyện Mường Gió có bao nhiêu hộ nghèo?",
    "Huyện Nà Dương đã xóa bao nhiêu nhà tạm?",
    "Phòng trọ ở phường Bến Cỏ rao thuê bao nhiêu tiền?",
    "Theo Nghị định 941, ngoài lương người giỏi được hưởng phụ cấp bao nhiêu phần trăm?",
    "Hôm 19/7 chỉ tiêu nào chưa đạt?",
    "Thông tư 318 của Bộ Tài chính hủy số dư nào?",
)


@pytest.mark.parametrize(("question", "said"), SAID.items())
def test_what_the_article_takes_for_granted_need_not_be_said_again(
    index: Indexed, question: str, said: str
) -> None:
    answer = index.answered(question)
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize("question", UNSAID)
def test_another_unit_number_or_day_is_not_told_of(index: Indexed, question: str) -> None:
    answer = index.assistant.ask(question)
    assert answer.status != "answered", answer.answer


def test_what_only_looks_like_a_body_a_town_or_a_month_is_none(index: Indexed) -> None:
    understood = index.assistant.understood
    assert not understood("Cán bộ y tế tỉnh Sông Lục làm gì?", ()).organisations
    assert not understood("Vụ xăng giả do công an tỉnh nào bắt?", ()).organisations
    assert not understood("Dân Green Town dọn về ở từ bao giờ?", ()).places
    assert not understood("Trường Ba Vì dạy mấy lớp?", ()).places
    assert not understood("Trạm thu phí đường Sơn Tây - Ba Vì do ai quản lý?", ()).subjects
    assert not understood("Ông A sửa ngày tháng năm sinh ở đâu?", ()).periods
    assert not understood("Cô Hải năm nay bao nhiêu tuổi?", ()).periods
    assert not understood("Ai kiểm tra biệt thự 243 Cách Mạng Tháng Tám?", ()).periods
