"""Questions over a letter that gives tasks, a commune's page and a resolution, in plain words."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

LETTER = """ỦY BAN NHÂN DÂN
TỈNH LÂM SƯƠNG
Số: 932/UBND-KSTT
Lâm Sương, ngày 11 tháng 8 năm 2025
V/v khắc phục tồn tại sau kiểm tra

Kính gửi: Các sở, ban, ngành; UBND các xã, phường.

Chủ tịch UBND tỉnh giao:

1. Sở Khoa học và Công nghệ
a) Thay bộ phát sóng tại 6 trụ sở, xong trước ngày 28/8/2025.

2. Sở Tài chính
Trình phương án cấp 7,2 tỷ đồng mua máy in thẻ cho các xã; thời hạn: 04/9/2025.

3. Văn phòng UBND tỉnh
Tổng hợp, báo cáo trước ngày 25/9/2025. Đầu mối: bà Hà Thị Khuyên, Phó Trưởng phòng Hành chính, điện thoại 0298.311.0456.
"""
PAGE = """TRANG THÔNG TIN ĐIỆN TỬ XÃ MƯỜNG SÁNG, TỈNH LÂM SƯƠNG
Đăng ngày 04/11/2025

Bốn tháng ở Trung tâm Phục vụ hành chính công xã Mường Sáng

Xã Mường Sáng thành lập trên cơ sở nhập ba xã Sáng Thượng, Nà Lộ và Pá Sắn. Trung tâm đặt tại trụ sở cũ của xã Nà Lộ, có 6 quầy và 8 cán bộ, do anh Lò Văn Diện làm Giám đốc.

Từ ngày 15/9/2025 xã mở hai điểm tiếp nhận lưu động: nhà văn hóa bản Cáy (thứ Ba) và trường tiểu học Pá Sắn (thứ Năm).
"""
RESOLUTION = """HỘI ĐỒNG NHÂN DÂN
TỈNH LÂM SƯƠNG
Số: 19/2025/NQ-HĐND
Lâm Sương, ngày 26 tháng 9 năm 2025

NGHỊ QUYẾT
Quy định mức thu lệ phí và mức hỗ trợ người làm việc tại bộ phận một cửa trên địa bàn tỉnh Lâm Sương

Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định mức thu lệ phí và mức hỗ trợ hằng tháng đối với người làm việc tại bộ phận một cửa.

Điều 2. Mức thu lệ phí
1. Cấp giấy phép xây dựng nhà ở: 80.000 đồng/giấy phép.

Điều 3. Mức hỗ trợ người làm việc tại bộ phận một cửa
1. Cấp tỉnh: 850.000 đồng/người/tháng.
2. Cấp xã vùng cao: 950.000 đồng/người/tháng.

Nghị quyết được Hội đồng nhân dân tỉnh Lâm Sương khóa XIV thông qua với 47/49 đại biểu tán thành.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(
        **{"cong-van-932": LETTER, "trang-xa-muong-sang": PAGE, "nghi-quyet-19": RESOLUTION}
    )


SAID = {
    "Sở Tài chính Lâm Sương phải trình phương án mua máy in thẻ trước ngày nào, bao nhiêu tiền?": (
        "04/9/2025",
        "7,2 tỷ",
    ),
    "Sở nào ở Lâm Sương phải thay bộ phát sóng?": ("Sở Khoa học và Công nghệ",),
    "đầu mối tổng hợp công văn 932 là ai, sđt mấy": ("Hà Thị Khuyên", "0298.311.0456"),
    "Điểm tiếp nhận lưu động ở Pá Sắn mở vào thứ mấy?": ("thứ Năm",),
    "giám đốc trung tâm hành chính công xã Mường Sáng tên gì": ("Lò Văn Diện",),
    "Trung tâm Phục vụ hành chính công xã Mường Sáng nằm ở đâu?": ("Nà Lộ",),
    "Mức hỗ trợ người làm một cửa quy định ở điều nào của NQ 19/2025?": ("Điều 3",),
}
UNSAID = (
    "Sở Tài chính Lâm Sương phải trình phương án mua máy in thẻ hết bao nhiêu ngày, sđt mấy?",
    "giám đốc trung tâm hành chính công xã Nà Hoan tên gì",
    "Sở nào ở Lâm Sương phải tuyển thêm giáo viên?",
)


def test_what_a_document_says_in_its_own_way_is_told(index: Indexed) -> None:
    for question, said in SAID.items():
        answer = index.assistant.ask(question)
        assert answer.status == "answered", (question, answer.answer)
        assert all(words in answer.answer for words in said), answer.answer


def test_what_no_document_says_is_refused(index: Indexed) -> None:
    for question in UNSAID:
        answer = index.assistant.ask(question)
        assert answer.status != "answered", (question, answer.answer)
