"""Who heads an office, told by who signed its documents."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """SỞ Y TẾ TỈNH ĐỒI MÂY
Số: {number}/BC-SYT
Đồi Mây, ngày 04 tháng {month} năm 2026

BÁO CÁO
Công tác phòng bệnh mùa mưa

Toàn tỉnh phun hóa chất tại {number} thôn trong mùa mưa. Các trạm y tế đã
nhắc người dân đậy bể nước, thả cá diệt bọ gậy và ngủ màn cả ban ngày.

Các huyện báo cáo số ca bệnh mỗi tuần về Trung tâm Kiểm soát bệnh tật.

{signed}
"""
ARTICLE = """Bản Sương làm đường

Xã Bản Sương vừa làm xong 3 km đường bản.

Chủ tịch UBND xã Giàng A Lử cho biết xã Bản Sương còn 2 bản chưa có đường.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    old = REPORT.format(number=37, month="02", signed="GIÁM ĐỐC\n(đã ký)\nPhạm Văn Ổi")
    new = REPORT.format(number=52, month="06", signed="GIÁM ĐỐC\n(đã ký)\nLý Thị Mơ")
    deputy = REPORT.format(
        number=64, month="07", signed="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(đã ký)\nBùi Văn Sấu"
    )
    return index_texts(**{"bc-37": old, "bc-52": new, "bc-64": deputy, "tin-ban-suong": ARTICLE})


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("Giám đốc Sở Y tế tỉnh Đồi Mây là ai?", "Lý Thị Mơ"),
        ("Phó Giám đốc Sở Y tế tỉnh Đồi Mây là ai?", "Bùi Văn Sấu"),
        ("Chủ tịch UBND xã Bản Sương là ai?", "Giàng A Lử"),
    ],
)
def test_the_holder_is_who_signed_last(index: Indexed, question: str, person: str) -> None:
    assert person in index.assistant.ask(question).answer


@pytest.mark.parametrize(
    "question",
    ["Giám đốc Sở Xây dựng tỉnh Đồi Mây là ai?", "Chủ tịch UBND tỉnh Đồi Mây là ai?"],
)
def test_who_signed_for_another_body_is_not_told(index: Indexed, question: str) -> None:
    assert index.assistant.ask(question).status != "answered"
