"""Pages where readers ask and offices answer, sums that lead to a table, and names in quotes."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

PAGE = """Hộp thư bạn đọc tỉnh Đồi Mây
Ngày đăng: 26/02/2025

1. Đổi giấy phép lái xe

Chị Lò Thị Hạnh (huyện Khe Lim) hỏi: Đổi giấy phép lái xe hết hạn thì mất bao lâu?

Phòng Cảnh sát giao thông trả lời: Theo quy định là 5 ngày; nay đã rút còn 3 ngày kể từ khi nhận đủ hồ sơ.

2. Cấp lại sổ bảo hiểm

Ông Hoàng Văn Dự (huyện Nà Pán) hỏi: Mất sổ bảo hiểm xã hội có phải ra tỉnh làm lại không?

Bảo hiểm xã hội huyện trả lời: Không. Ông có thể nộp tờ khai tại bưu điện xã.

3. Góp ý

Bạn đọc (huyện Khe Lim) hỏi: Tôi gửi góp ý ở đâu?

Thanh tra tỉnh trả lời: Gửi về hộp thư của tỉnh.
"""
SPENT = """SỞ NỘI VỤ TỈNH ĐỒI MÂY
Số: 15/BC-SNV
Đồi Mây, ngày 17 tháng 02 năm 2025

BÁO CÁO
Kết quả cải cách hành chính năm 2024

c) Ngân sách cho cải cách hành chính.

Năm 2024 chi 21,4 tỷ đồng, bằng 88% dự toán:

| Nội dung | Thực chi (triệu đồng) |
|---|---|
| Phần mềm | 15.400 |
| Tập huấn | 6.000 |

d) Từ tháng 3/2024 các xã mở “Giờ vàng chứng thực”: mỗi sáng thứ Hai, một công chức ngồi riêng để chứng thực bản sao, trả ngay tại quầy.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"hop-thu": PAGE, "bao-cao": SPENT})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Đổi giấy phép lái xe hết hạn ở huyện Khe Lim mất mấy ngày?", "3 ngày", "Cấp lại sổ"),
        ("Mất sổ bảo hiểm xã hội ở huyện Nà Pán có phải ra tỉnh làm lại không?", "Không", "Góp ý"),
        ("“Giờ vàng chứng thực” là gì?", "sáng thứ Hai", "21,4"),
    ],
)
def test_what_was_asked_and_told_is_told(
    question: str, said: str, unsaid: str, index: Indexed
) -> None:
    answer = index.answered(question)
    assert said in answer.answer
    assert unsaid not in answer.answer
