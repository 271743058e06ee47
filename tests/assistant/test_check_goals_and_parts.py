"""Checks of claims on goals by year, figures told the wrong way round, reports of a stretch of days."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

GOALS = """UBND TỈNH LỘC HÀ
Số: 412/QĐ-UBND

Lộc Hà, ngày 12 tháng 9 năm 2025

QUYẾT ĐỊNH
Phê duyệt các chỉ tiêu nước sạch và môi trường tỉnh Lộc Hà giai đoạn 2025 - 2027

Điều 1. Phê duyệt các chỉ tiêu như sau:

| TT | Chỉ tiêu (đơn vị: %) | Hiện trạng 30/6/2025 | Mục tiêu đến hết năm 2025 | Mục tiêu đến hết năm 2026 |
|---|---|---|---|---|
| 1 | Dân số nông thôn dùng nước hợp vệ sinh | 61,3 | 70 | 82 |
| 2 | Rác thải sinh hoạt được phân loại tại nguồn | 24,6 | 40 | 55 |

Điều 2. Nhiệm vụ và thời hạn hoàn thành:
a) Xây dựng nhà máy nước liên xã giai đoạn 2: trước ngày 31/3/2026; Sở Xây dựng chủ trì.

Nơi nhận: Lưu VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(đã ký)
Hoàng Văn Kính
"""
REPORT = """ỦY BAN NHÂN DÂN
XÃ ĐÔNG LIÊM
Số: 15/BC-UBND

Đông Liêm, ngày 09 tháng 01 năm 2026

BÁO CÁO
Kết quả vận hành chính quyền xã Đông Liêm (từ ngày 01/7/2025 đến ngày 31/12/2025)

1. Giải quyết chế độ: 31 người, gồm 22 người nghỉ hưu trước tuổi và 09 người thôi việc ngay.
2. Tỷ lệ hồ sơ trực tuyến đạt 74,5%.
3. Đang giải quyết 340 hồ sơ (trong hạn 321, quá hạn 19).
4. Nợ đọng xây dựng cơ bản đến 31/12/2025 là 6,45 tỷ đồng, giảm 2,15 tỷ đồng so với 31/12/2024 (8,60 tỷ đồng).

| TT | Nội dung | Dự toán (tỷ đồng) | Thực hiện (tỷ đồng) |
|---|---|---|---|
| 1 | Thu ngân sách nhà nước trên địa bàn | 12,40 | 14,88 |
| 2 | Chi thường xuyên | 52,00 | 49,40 |

Bà Lò Thị Hạnh, Chủ tịch UBND xã Tây Liêm, hứa khắc phục xong các tiêu chí mất điểm trước ngày 20/4/2026.
"""
SCORES = """# Sở Tài chính dẫn đầu bảng xếp hạng cải cách hành chính tỉnh Lộc Hà năm 2024

Kết quả Chỉ số cải cách hành chính năm 2024 của tỉnh Lộc Hà được công bố ngày 10/3/2025.

| Hạng 2024 | Đơn vị | Điểm 2024 | Điểm 2023 |
|---|---|---|---|
| 1 | Sở Tài chính | 93,41 | 90,15 |
| 2 | Sở Y tế | 92,78 | 93,02 |
| 3 | Sở Xây dựng | 88,30 | 87,10 |

| Hạng 2024 | Địa phương | Điểm 2024 | Điểm 2023 |
|---|---|---|---|
| 1 | Thành phố Lộc Hà | 91,20 | 90,45 |
| 2 | Huyện Yên Liêm | 89,06 | 88,75 |
| 3 | Huyện Phú Liêm | 85,60 | 86,10 |

Điểm trung bình của 3 sở là 91,50 điểm.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"chi-tieu": GOALS, "bao-cao": REPORT, "diem": SCORES})


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Lộc Hà đặt mục tiêu tỷ lệ dân số nông thôn dùng nước hợp vệ sinh đạt 70% vào năm 2025"
            " và 90% vào năm 2026.",
            "contradicted",
            "82%",
        ),
        (
            "Lộc Hà đặt mục tiêu tỷ lệ dân số nông thôn dùng nước hợp vệ sinh đạt 70% vào năm 2025"
            " và 82% vào năm 2026.",
            "supported",
            "",
        ),
        (
            "Nhà máy nước liên xã giai đoạn 2 của Lộc Hà phải xây dựng xong trước ngày 30/9/2025.",
            "contradicted",
            "31/3/2026",
        ),
        ("Lộc Hà đặt mục tiêu năm 2026 có 82% trường học đạt chuẩn.", "not_found", ""),
    ],
)
def test_of_goals_of_a_province_named_like_its_town(
    indexed: Indexed, claim: str, verdict: str, correct: str
) -> None:
    _judged(indexed, claim, verdict, correct)


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Xã Đông Liêm có 9 người nghỉ hưu trước tuổi và 22 người thôi việc ngay.",
            "contradicted",
            "22 người",
        ),
        (
            "Xã Đông Liêm có 22 người nghỉ hưu trước tuổi và 9 người thôi việc ngay.",
            "supported",
            "",
        ),
        ("Sáu tháng cuối năm 2025, xã Đông Liêm có 340 hồ sơ quá hạn.", "contradicted", "19 hồ sơ"),
        (
            "Sáu tháng cuối năm 2025, tỷ lệ hồ sơ trực tuyến của xã Đông Liêm đạt 85%.",
            "contradicted",
            "74,5%",
        ),
        (
            "Trong năm 2025, nợ đọng xây dựng cơ bản của xã Đông Liêm đã giảm từ 8,6 tỷ xuống 6,45 tỷ đồng.",
            "supported",
            "",
        ),
        (
            "Chủ tịch xã Tây Liêm hứa khắc phục xong các tiêu chí bị mất điểm trước ngày 20/4/2026.",
            "supported",
            "",
        ),
    ],
)
def test_of_reports_on_a_stretch_of_days(
    indexed: Indexed, claim: str, verdict: str, correct: str
) -> None:
    _judged(indexed, claim, verdict, correct)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (
            "Sáu tháng cuối năm 2025, thu ngân sách nhà nước trên địa bàn xã Đông Liêm vượt dự"
            " toán hơn 2,4 tỷ đồng.",
            "supported",
        ),
        (
            "Sáu tháng cuối năm 2025, chi thường xuyên của xã Đông Liêm vượt dự toán khoảng 5%.",
            "contradicted",
        ),
        (
            "Sáu tháng cuối năm 2025, chi thường xuyên của xã Đông Liêm thấp hơn dự toán 2,6 tỷ"
            " đồng.",
            "supported",
        ),
        (
            "Sáu tháng cuối năm 2025, chi thường xuyên của xã Đông Liêm là 52 tỷ đồng, thấp hơn dự"
            " toán.",
            "contradicted",
        ),
        (
            "Sáu tháng cuối năm 2025, chi đầu tư của xã Đông Liêm vượt dự toán 2 tỷ đồng.",
            "not_found",
        ),
    ],
)
def test_of_results_beside_what_was_planned(indexed: Indexed, claim: str, verdict: str) -> None:
    _judged(indexed, claim, verdict, "")


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Sở Y tế giữ vị trí số một về Chỉ số CCHC năm 2024 với 92,78 điểm.", "contradicted"),
        ("Sở Tài chính giữ vị trí số một về Chỉ số CCHC năm 2024 với 93,41 điểm.", "supported"),
        (
            "Sở Tài chính dẫn đầu khối sở của tỉnh Lộc Hà về PAR INDEX năm 2024 với 93,41 điểm.",
            "supported",
        ),
        ("Điểm trung bình PAR INDEX các huyện của tỉnh Lộc Hà năm 2024 là 88,62.", "not_found"),
        ("Lộc Hà đạt 91,50 điểm Chỉ số CCHC năm 2024.", "not_found"),
    ],
)
def test_of_scores(indexed: Indexed, claim: str, verdict: str) -> None:
    _judged(indexed, claim, verdict, "")


def _judged(indexed: Indexed, claim: str, verdict: str, correct: str) -> None:
    (checked,) = indexed.assistant.check(claim).claims
    assert checked.verdict == verdict, checked
    if correct:
        assert correct in [figure.correct for figure in checked.figures]
