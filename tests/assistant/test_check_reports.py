"""Checks of claims on reports: since the year before, the same span, causes, the only one, centres."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

SCORES = """UBND TỈNH HẠ VÂN
Số: 31/QĐ-UBND

Hạ Vân, ngày 15 tháng 3 năm 2024

QUYẾT ĐỊNH
Công bố Chỉ số cải cách hành chính năm 2023 của 4 huyện, thị xã tỉnh Hạ Vân

| TT | Đơn vị | Điểm năm 2023 | Hạng năm 2023 | Điểm năm 2022 | Hạng năm 2022 |
|---|---|---|---|---|---|
| 1 | Thị xã Đông Lạc | 90,25 | 1 | 88,10 | 2 |
| 2 | Huyện Bắc Lạc | 86,40 | 2 | 90,00 | 1 |
| 3 | Huyện Tây Lạc | 81,75 | 3 | 74,30 | 4 |
| 4 | Huyện Nam Lạc | 79,90 | 4 | 79,50 | 3 |

Nhóm Tốt (từ 80 điểm trở lên): 03 đơn vị; nhóm Trung bình (dưới 80 điểm): 01 đơn vị.

Nơi nhận: Lưu VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(đã ký)
Trần Bá Lương
"""
CENTRE = """VĂN PHÒNG UBND TỈNH HẠ VÂN
TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG
Số: 12/BC-TTHCC

Hạ Vân, ngày 05 tháng 7 năm 2024

BÁO CÁO
Kết quả giải quyết hồ sơ thủ tục hành chính 6 tháng đầu năm 2024

1. Tiếp nhận 8.260 hồ sơ, tăng 10,0% so với cùng kỳ năm 2023 (7.509 hồ sơ). Có 6.782 hồ sơ trực \
tuyến, tỷ lệ hồ sơ trực tuyến đạt 82,1% (cùng kỳ năm 2023: 58,4%).
2. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,0% (cùng kỳ năm 2023: 98,2%).
3. Giải quyết dứt điểm 57 hồ sơ đang quá hạn trước ngày 31/7/2024.
4. Phí, lệ phí: tổng thu 18.640 triệu đồng, trong đó thanh toán trực tuyến 14.912 triệu đồng.

Bảng 1. Kết quả theo cơ quan, 6 tháng đầu năm 2024 (đơn vị tính: hồ sơ)

| TT | Cơ quan | Tiếp nhận mới | Đã giải quyết | Trong đó: quá hạn |
|---|---|---:|---:|---:|
| 1 | Sở Tài nguyên và Môi trường | 4.318 | 3.702 | 286 |
| 2 | Sở Tư pháp | 1.206 | 1.054 | 12 |
| 3 | Sở Giao thông vận tải | 874 | 871 | 0 |
"""
PLAN = """UBND TỈNH HẠ VÂN
Số: 40/KH-UBND

Hạ Vân, ngày 20 tháng 12 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2025 của tỉnh Hạ Vân

- Phấn đấu Chỉ số hài lòng (SIPAS) của tỉnh năm 2025 đạt từ 88% trở lên.
- Cán bộ một cửa không được nhận thêm giấy tờ ngoài thành phần hồ sơ của người dân.
- Triển khai Đề án chuyển đổi số tỉnh giai đoạn 2024 - 2028 có tổng mức 586 tỷ đồng.
- Các sở, UBND cấp huyện ban hành kế hoạch riêng trước ngày 20/01/2025; báo cáo hằng quý.
- Tổng kinh phí thực hiện Kế hoạch (không gồm vốn của Đề án chuyển đổi số) là 12.850 triệu đồng.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"diem": SCORES, "trung-tam": CENTRE, "ke-hoach": PLAN})


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        ("Huyện Tây Lạc tăng 1 bậc về Chỉ số CCHC năm 2023.", "supported", ""),
        ("Huyện Tây Lạc tăng 3 bậc về Chỉ số CCHC năm 2023.", "contradicted", "tăng 1 bậc"),
        ("Huyện Bắc Lạc tăng 3,6 điểm Chỉ số CCHC năm 2023.", "contradicted", "giảm 3,6 điểm"),
        ("Huyện Bắc Lạc tăng 3,6 điểm Chỉ số CCHC giai đoạn 2020 - 2023.", "not_found", ""),
        (
            "Chỉ số CCHC năm 2023 của huyện Tây Lạc tăng hơn 7 điểm so với năm 2022.",
            "supported",
            "",
        ),
        ("Huyện Bắc Lạc là đơn vị duy nhất bị giảm Chỉ số CCHC năm 2023.", "supported", ""),
        ("Thị xã Đông Lạc là nơi duy nhất tăng Chỉ số CCHC năm 2023.", "contradicted", ""),
        ("Điểm CCHC năm 2023 của huyện Nam Lạc cao hơn huyện Bắc Lạc.", "contradicted", ""),
        ("Huyện Tây Lạc đứng áp chót bảng xếp hạng CCHC năm 2023.", "supported", ""),
        ("Huyện Bắc Lạc đứng áp chót bảng xếp hạng CCHC năm 2023.", "contradicted", ""),
        ("Huyện Nam Lạc xếp cuối về Chỉ số CCHC năm 2023.", "supported", ""),
        (
            "Huyện Nam Lạc xếp cuối về Chỉ số CCHC năm 2023 do thiếu cán bộ công nghệ thông tin.",
            "not_found",
            "",
        ),
        ("Điểm CCHC trung bình của các sở tỉnh Hạ Vân năm 2023 là 88,3.", "not_found", ""),
    ],
)
def test_of_scores(indexed: Indexed, claim: str, verdict: str, correct: str) -> None:
    _judged(indexed, claim, verdict, correct)


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Trung tâm Phục vụ hành chính công tỉnh có tỷ lệ hồ sơ giải quyết đúng hạn 98,2% trong"
            " 6 tháng đầu năm 2024.",
            "contradicted",
            "99,0%",
        ),
        (
            "6 tháng đầu năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hạ Vân đạt 58,4%.",
            "supported",
            "",
        ),
        (
            "Số hồ sơ tiếp nhận của tỉnh Hạ Vân 6 tháng đầu năm 2024 giảm 10% so với cùng kỳ.",
            "contradicted",
            "",
        ),
        (
            "Bộ phận một cửa cấp xã ở tỉnh Hạ Vân tiếp nhận 6.782 hồ sơ trực tuyến trong 6 tháng"
            " đầu năm 2024.",
            "not_found",
            "",
        ),
    ],
)
def test_of_the_same_span_of_the_year_before(
    indexed: Indexed, claim: str, verdict: str, correct: str
) -> None:
    _judged(indexed, claim, verdict, correct)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Năm 2025, chỉ số SIPAS của tỉnh Hạ Vân đã đạt 88%.", "not_found"),
        (
            "Không cán bộ một cửa nào không được nhận thêm giấy tờ ngoài thành phần hồ sơ.",
            "not_found",
        ),
        ("Người dân tộc thiểu số chiếm 41% số người trả lời SIPAS năm 2025.", "not_found"),
        (
            "Tổng kinh phí thực hiện Kế hoạch năm 2025, chưa tính vốn của Đề án chuyển đổi số, là"
            " 12.850 triệu đồng.",
            "supported",
        ),
    ],
)
def test_of_goals_and_what_is_left_out(indexed: Indexed, claim: str, verdict: str) -> None:
    _judged(indexed, claim, verdict, "")


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Quyết định công bố Chỉ số CCHC năm 2023 của tỉnh Hạ Vân do Phó Chủ tịch Trần Bá Lương"
            " ký.",
            "supported",
            "",
        ),
        (
            "Chủ tịch UBND tỉnh Lê Thế Hưng là người ký quyết định công bố Chỉ số CCHC năm 2023.",
            "contradicted",
            "Trần Bá Lương",
        ),
        (
            "Kế hoạch khoa học công nghệ năm 2023 của tỉnh Hạ Vân do ông Lê Thế Hưng ký.",
            "not_found",
            "",
        ),
        (
            "Trung tâm Phục vụ hành chính công tỉnh đặt hạn giải quyết dứt điểm 57 hồ sơ đang quá"
            " hạn là trước ngày 31/8/2024.",
            "contradicted",
            "31/7/2024",
        ),
        (
            "Hạn để các sở và UBND cấp huyện của Hạ Vân ban hành kế hoạch CCHC năm 2025 riêng là"
            " 20/02/2025.",
            "contradicted",
            "20/01/2025",
        ),
    ],
)
def test_of_signers_and_days_of_documents_named_by_their_titles(
    indexed: Indexed, claim: str, verdict: str, correct: str
) -> None:
    _judged(indexed, claim, verdict, correct)


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "6 tháng đầu năm 2024, Trung tâm Phục vụ hành chính công Hạ Vân thu 18,64 tỷ đồng phí,"
            " lệ phí.",
            "supported",
            "",
        ),
        (
            "Trung tâm Phục vụ hành chính công tỉnh tiếp nhận mới hơn 8,2 nghìn hồ sơ trong 6"
            " tháng đầu năm 2024, nhiều hơn cùng kỳ 751 hồ sơ.",
            "supported",
            "",
        ),
        (
            "Đề án chuyển đổi số của Hạ Vân giai đoạn 2024-2028 có tổng mức khoảng 0,59 nghìn tỷ"
            " đồng.",
            "supported",
            "",
        ),
        (
            "Hai đơn vị của tỉnh Hạ Vân thuộc nhóm Tốt về CCHC năm 2023.",
            "contradicted",
            "03 đơn vị",
        ),
        ("Ba đơn vị của tỉnh Hạ Vân thuộc nhóm Tốt về CCHC năm 2023.", "supported", ""),
        ("Hai đơn vị của tỉnh Hạ Vân bị xếp nhóm Yếu về CCHC năm 2023.", "not_found", ""),
        ("Huyện Bắc Lạc mất hơn 3 điểm Chỉ số CCHC năm 2023.", "supported", ""),
        ("Huyện Bắc Lạc mất hơn 9 điểm Chỉ số CCHC năm 2023.", "contradicted", ""),
    ],
)
def test_of_amounts_and_counts_in_other_words(
    indexed: Indexed, claim: str, verdict: str, correct: str
) -> None:
    _judged(indexed, claim, verdict, correct)


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Sở Giao thông vận tải không có hồ sơ nào trả kết quả quá hạn trong 6 tháng đầu năm"
            " 2024.",
            "supported",
            "",
        ),
        (
            "Sở Tư pháp không để hồ sơ nào quá hạn trong 6 tháng đầu năm 2024.",
            "contradicted",
            "12 hồ sơ",
        ),
        (
            "Hai sở Tài nguyên và Môi trường, Tư pháp có tổng cộng 5.524 hồ sơ tiếp nhận mới trong"
            " 6 tháng đầu năm 2024.",
            "supported",
            "",
        ),
        (
            "Sở Tư pháp là cơ quan có nhiều hồ sơ quá hạn nhất trong 6 tháng đầu năm 2024.",
            "contradicted",
            "Sở Tài nguyên và Môi trường (286 hồ sơ)",
        ),
    ],
)
def test_of_columns_that_leave_out_what_their_table_counts(
    indexed: Indexed, claim: str, verdict: str, correct: str
) -> None:
    _judged(indexed, claim, verdict, correct)


def _judged(indexed: Indexed, claim: str, verdict: str, correct: str) -> None:
    (checked,) = indexed.assistant.check(claim).claims
    assert checked.verdict == verdict, checked
    if correct:
        assert correct in [figure.correct for figure in checked.figures]
