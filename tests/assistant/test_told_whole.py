"""A number is told with all that its sentence says of it, and a forbidden act as forbidden."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from tests.assistant.indexes import IndexTexts

ARTICLE = """Thị xã Hạ Lâm đưa hồ sơ về tận nhà

Ngày 12/3/2024, UBND thị xã Hạ Lâm họp báo về dịch vụ nhận hồ sơ tại nhà.
Mức phí để nhân viên bưu điện nhận hồ sơ tại nhà dao động từ 20.000 đồng đến 45.000 đồng (tùy một chiều hay hai chiều).
Hiện có 18 thủ tục hành chính yêu cầu mang bản chính giấy khai sinh, 25 thủ tục yêu cầu nộp bản sao và 9 thủ tục yêu cầu nộp bản sao chứng thực.
Kho dữ liệu của thị xã lưu thông tin của gần 120 trường mầm non, tiểu học với hơn 2 nghìn giáo viên.
Ông Lê Văn Tám cho biết doanh nghiệp Hoa Mai phải mất tới 6 năm để làm các thủ tục xin cấp phép, còn việc xây nhà máy xay xát Hoa Mai chỉ mất 2 năm.
Doanh nghiệp Hoa Mai đưa vào vận hành nhà máy xay xát Hoa Mai hồi tháng 7-2018.
"""
RULES = """ỦY BAN NHÂN DÂN TỈNH MƯỜNG XUÂN

Số: 17/2024/QĐ-UBND

QUYẾT ĐỊNH
Ban hành Quy chế sử dụng bến thuyền tỉnh Mường Xuân

Mường Xuân, ngày 05 tháng 4 năm 2024

Điều 3. Các hành vi bị nghiêm cấm

1. Neo đậu thuyền chở khách ngoài phạm vi bến thuyền.

2. Chở quá số người ghi trên thuyền.

Điều 4. Trách nhiệm của các cơ quan

1. Sở Giao thông vận tải chủ trì, phối hợp với UBND các xã kiểm tra điều kiện an toàn của bến thuyền; chủ trì công bố danh mục bến thuyền được phép hoạt động.
"""


@pytest.fixture(scope="module")
def town(module_texts: IndexTexts) -> Assistant:
    return module_texts(**{"ha-lam": ARTICLE, "quy-che": RULES}).assistant


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Mức phí bưu điện nhận hồ sơ tại nhà là bao nhiêu?", ("20.000", "45.000"), ()),
        ("Có bao nhiêu thủ tục hành chính yêu cầu nộp bản sao giấy khai sinh?", ("25 thủ tục",), ()),
        ("Kho dữ liệu lưu thông tin của bao nhiêu trường?", ("120", "tiểu học"), ()),
        ("Doanh nghiệp Hoa Mai mất bao nhiêu năm làm thủ tục xin cấp phép?", ("6 năm",), ("7-2018",)),
        ("Neo đậu thuyền ngoài phạm vi bến có bị cấm không?", ("nghiêm cấm",), ()),
        ("Sở nào chủ trì công bố danh mục bến thuyền?", ("Sở Giao thông vận tải",), ()),
    ],
)  # fmt: skip
def test_all_that_is_said_of_it_is_told(
    town: Assistant, question: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    answer = town.ask(question).answer
    assert all(words in answer for words in said), answer
    assert not any(words in answer for words in unsaid), answer
