"""Checks of what is told without a figure of its own: deadlines, goals reached, one above another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assistant.indexes import Indexed, index

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER = """ỦY BAN NHÂN DÂN TỈNH HẠ GIANG
Số: 731/UBND-KSTT
Hạ Giang, ngày 04 tháng 3 năm 2025

Về việc chấn chỉnh bộ phận một cửa

1. Sở Tài chính
Trình phương án mua máy quét cho các huyện; thời hạn: 20/4/2025.
2. Sở Nội vụ mở lớp tập huấn kỹ năng giao tiếp cho công chức một cửa, xong trước ngày 15/5/2025.
"""
REPORT = """UBND TỈNH HẠ GIANG
SỞ XÂY DỰNG
Số: 52/BC-SXD
Hạ Giang, ngày 05 tháng 7 năm 2025

BÁO CÁO
Kết quả giải quyết thủ tục hành chính tháng 6 năm 2025

Trong tháng 6/2025, Sở tiếp nhận 1.240 hồ sơ. Số hồ sơ trễ hạn là 17 hồ sơ.
- Tỷ lệ thanh toán trực tuyến: 71,5% (chỉ tiêu 65%).
- Tỷ lệ số hóa hồ sơ: 82,4% (chỉ tiêu 90%).
"""
TABLE = """Kết quả Chỉ số cải cách hành chính (PAR INDEX) năm 2024 của bốn tỉnh

Giá trị trung bình của bốn tỉnh năm 2024 là 85,00 điểm.

| Hạng 2024 | Tỉnh | Điểm 2024 | Điểm 2023 | Hạng 2023 |
|---:|---|---:|---:|---:|
| 1 | Hạ Giang | 90,50 | 88,00 | 2 |
| 2 | Thượng Lâm | 88,25 | 89,00 | 1 |
| 3 | Trung Khê | 83,75 | 82,00 | 3 |
| 4 | Bình Khê | 77,50 | 78,10 | 4 |
"""


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "cong-van.txt").write_text(LETTER, encoding="utf-8")
    (folder / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    (folder / "bang.md").write_text(TABLE, encoding="utf-8")
    made = index(tmp_path_factory.mktemp("index") / "data", folder)
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Theo Công văn số 731/UBND-KSTT, Sở Tài chính phải trình phương án mua máy quét"
            " trước ngày 20/4/2025.",
            "supported",
            "",
        ),
        (
            "Theo Công văn số 731/UBND-KSTT, Sở Nội vụ mở lớp tập huấn kỹ năng giao tiếp cho công"
            " chức một cửa xong trước ngày 30/6/2025.",
            "contradicted",
            "15/5/2025",
        ),
        (
            "Theo Công văn số 999/UBND-KSTT, Sở Nội vụ mở lớp tập huấn kỹ năng giao tiếp cho công"
            " chức một cửa xong trước ngày 30/6/2025.",
            "not_found",
            "",
        ),
        ("Tháng 6/2025, Sở Xây dựng tỉnh Hạ Giang tiếp nhận 1.240 hồ sơ.", "supported", ""),
        (
            "Tháng 6/2025, Sở Xây dựng tỉnh Hạ Giang có 71 hồ sơ trễ hạn.",
            "contradicted",
            "17 hồ sơ",
        ),
        ("Tháng 6/2025, Sở Y tế tỉnh Hạ Giang có 71 hồ sơ trễ hạn.", "not_found", ""),
        (
            "Tỷ lệ thanh toán trực tuyến tháng 6/2025 của Sở Xây dựng tỉnh Hạ Giang chưa đạt chỉ"
            " tiêu 65%.",
            "contradicted",
            "71,5%",
        ),
        (
            "Tỷ lệ số hóa hồ sơ tháng 6/2025 của Sở Xây dựng tỉnh Hạ Giang chưa đạt chỉ tiêu 90%.",
            "supported",
            "",
        ),
        ("PAR INDEX năm 2024 của tỉnh Hạ Giang cao hơn tỉnh Thượng Lâm.", "supported", ""),
        (
            "PAR INDEX năm 2024 của tỉnh Trung Khê cao hơn tỉnh Thượng Lâm.",
            "contradicted",
            "tỉnh Trung Khê: 83,75 điểm; tỉnh Thượng Lâm: 88,25 điểm",
        ),
        (
            "PAR INDEX năm 2024 của tỉnh Bình Khê tăng so với năm 2023.",
            "contradicted",
            "năm 2024: 77,50 điểm; năm 2023: 78,10 điểm",
        ),
        ("PAR INDEX năm 2024 của Hạ Giang hơn Thượng Lâm 2,25 điểm.", "supported", ""),
        ("PAR INDEX năm 2024 của Hạ Giang hơn đơn vị đứng sau 9,05 điểm.", "not_found", ""),
        ("PAR INDEX năm 2024 của Trung Khê xếp thứ 2/4.", "contradicted", "3/4"),
    ],
)
def test_what_is_told_is_judged(indexed: Indexed, claim: str, verdict: str, correct: str) -> None:
    (found,) = indexed.assistant.check(claim).claims
    assert found.verdict == verdict
    told = [part.correct for part in found.figures if part.correct]
    assert told[:1] == ([correct] if correct else [])
    assert verdict == "not_found" or found.citations
