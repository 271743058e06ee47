"""Reports, decisions and plans of a province, asked about in the words of those who read them."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """UBND TỈNH BẠCH KHÊ
SỞ NỘI VỤ
Số: 51/BC-SNV
Bạch Khê, ngày 18 tháng 9 năm 2023

# BÁO CÁO
## Công tác cải cách hành chính quý III năm 2023

*Bảng 1. Kết quả theo cấp hành chính*

| Cấp | Tiếp nhận mới | Đã giải quyết | Quá hạn | Tỷ lệ quá hạn (%) |
|---|---|---|---|---|
| Cấp tỉnh | 30.120 | 30.010 | 150 | 0,50 |
| Cấp huyện | 22.480 | 22.300 | 740 | 3,32 |
| Cấp xã | 51.200 | 51.150 | 97 | 0,19 |

Hồ sơ quá hạn ở cấp xã chủ yếu thuộc lĩnh vực hộ tịch (61 hồ sơ, chiếm 62,89%), do lỗi phần mềm.

Huyện Nà Tấu là nơi duy nhất có tỷ lệ hồ sơ trực tuyến dưới 40% do đường truyền tại 03 xã chưa được đầu tư.

Xử lý kỷ luật 07 cán bộ, công chức: khiển trách 04, buộc thôi việc 03.

### NHIỆM VỤ QUÝ IV
- Các huyện có tỷ lệ quá hạn trên 3% báo cáo giải trình với Chủ tịch UBND tỉnh trước ngày 12/10/2023.
"""
DECISION = """ỦY BAN NHÂN DÂN TỈNH BẠCH KHÊ
Số: 417/QĐ-UBND
Bạch Khê, ngày 06 tháng 4 năm 2024

QUYẾT ĐỊNH
Công bố kết quả Chỉ số cải cách hành chính năm 2023 của UBND các huyện, thị xã

Điều 1. Công bố kết quả Chỉ số cải cách hành chính năm 2023 (Phụ lục).
Điều 2. Quyết định có hiệu lực kể từ ngày ký và thay thế Quyết định số 365/QĐ-UBND ngày 11 tháng 4 năm 2023.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lù Văn Thạch

Phụ lục. CHỈ SỐ CCHC NĂM 2023

| Hạng | Đơn vị | Điểm thẩm định (tối đa 65) | Điểm điều tra XHH (tối đa 35) | Tổng điểm |
|---|---|---|---|---|
| 1 | Huyện Nà Tấu | 61,20 | 30,15 | 91,35 |
| 2 | Thị xã Đông Hồ | 58,05 | 31,40 | 89,45 |
| 3 | Huyện Phai Lừa | 55,61 | 27,33 | 82,94 |
"""
PLAN = """UBND TỈNH BẠCH KHÊ
Số: 300/KH-UBND
Bạch Khê, ngày 25 tháng 12 năm 2024

# KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH BẠCH KHÊ NĂM 2025

| STT | Chỉ tiêu | Kết quả 2024 (ước) | Chỉ tiêu 2025 |
|---|---|---|---|
| 1 | Chỉ số hài lòng (SIPAS) | 84,1% | 87% |
| 2 | Hồ sơ giải quyết đúng hạn | 97,5% | 98,5% |
| 3 | Thanh toán trực tuyến | 61% | 72% |

Miễn lệ phí: mức thu dự kiến là 0 đồng đối với 54 TTHC.

## KINH PHÍ
Tổng kinh phí thực hiện là 7.310 triệu đồng, từ ngân sách tỉnh.
"""
SURVEY = """UBND TỈNH BẠCH KHÊ
Số: 22/BC-UBND
Bạch Khê, ngày 15 tháng 3 năm 2022

BÁO CÁO
Kết quả đo lường sự hài lòng của người dân (SIPAS) tỉnh Bạch Khê năm 2021

Chỉ số SIPAS năm 2021 của tỉnh đạt 81,46%.
- 90 người (3,90%) bị trễ hẹn trả kết quả, trong đó chỉ 27 người nhận được thư xin lỗi.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(
        **{
            "quy-3.md": REPORT,
            "quyet-dinh.txt": DECISION,
            "ke-hoach-2025.md": PLAN,
            "sipas.txt": SURVEY,
        }
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cấp hành chính nào có tỷ lệ hồ sơ trể hẹn thấp nhất quý III/2023?", ("Cấp xã", "0,19")),
        ("Hồ sơ trễ hạn ở cấp xã phần lớn rơi vào lĩnh vực gì?", ("hộ tịch",)),
        (
            "Quý III/2023 tỉnh Bạch Khê kỷ luật bao nhiêu cán bộ, có ai bị đuổi việc không?",
            ("07", "buộc thôi việc"),
        ),
        ("Các huyện có tỷ lệ quá hạn trên 3% phải giải trình trước ngày nào?", ("12/10/2023",)),
        ("han chot cac huyen tre ho so phai giai trinh la ngay nao", ("12/10/2023",)),
        ("Điểm điều tra XHH của huyện Phai Lừa trong Chỉ số CCHC năm 2023?", ("27,33",)),
        ("Điểm thẩm định năm 2023 của thị xã Đông Hồ trong chỉ số CCHC?", ("58,05",)),
        ("QĐ công bố chỉ số CCHC 2023 thay cho QĐ số nào?", ("365/QĐ-UBND",)),
        ("QD xep hang cchc 2023 cua tinh Bach Khe ai ky", ("Lù Văn Thạch",)),
        ("ke hoach cchc 2025 cua Bach Khe ton bao nhieu tien", ("7.310 triệu đồng",)),
        ("Năm 2025 tỉnh phải đạt bao nhiêu phần trăm hồ sơ đúng hạn?", ("98,5%",)),
        ("Mục tiêu hồ sơ đúng hạn năm 2025 là bao nhiêu?", ("98,5%",)),
        (
            "Năm 2025 phải đạt bao nhiêu về SIPAS, hồ sơ đúng hạn và thanh toán trực tuyến?",
            ("87%", "98,5%", "72%"),
        ),
        ("Vì sao tỷ lệ hồ sơ trực tuyến của huyện Nà Tấu thấp?", ("đường truyền",)),
        ("Mục tiêu SIPAS và thanh toán trực tuyến năm 2025 là bao nhiêu?", ("87%", "72%")),
    ],
)
def test_what_a_report_says_is_found_in_the_words_of_its_readers(
    indexed: Indexed, question: str, told: tuple[str, ...]
) -> None:
    answer = indexed.assistant.ask(question)
    assert answer.status == "answered", answer.answer
    assert all(words in answer.answer for words in told), answer.answer


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("Thanh toán trực tuyến của tỉnh Bạch Khê quý II năm 2024 được bao nhiêu %?", "61%"),
        ("SIPAS năm 2023 tỉnh Bạch Khê có đạt mục tiêu không?", "87%"),
        ("Số người được xin lỗi bằng thư trong khảo sát SIPAS 2021?", "81,46"),
        ("Điểm tự chấm của huyện Phai Lừa trong Chỉ số CCHC năm 2023?", "82,94"),
    ],
)
def test_what_is_of_another_time_or_the_whole_is_not_told(
    indexed: Indexed, question: str, untold: str
) -> None:
    assert untold not in indexed.assistant.ask(question).answer
