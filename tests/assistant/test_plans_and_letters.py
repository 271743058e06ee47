"""Plans, letters and rules: tasks under merged cells, numbers and signers, bands of grades, roles."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

PLAN = """UBND TỈNH MƯỜNG XUÂN — Số: 45/KH-UBND
Mường Xuân, ngày 20 tháng 12 năm 2024

KẾ HOẠCH
Cải cách hành chính nhà nước tỉnh Mường Xuân năm 2025

1. Mục tiêu cụ thể:

| Chỉ tiêu | Thực hiện 2023 | Ước 2024 | Mục tiêu 2025 |
|---|---|---|---|
| Hồ sơ nộp trực tuyến | 40,1% | 58,2% | 75% |
| Thanh toán trực tuyến | 30,5% | 47,9% | 60% |
| Giải ngân vốn đầu tư công | 91,0% | 86,5% | 95% |

2. Nhiệm vụ

| Lĩnh vực | STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành |
|---|---|---|---|---|---|
| Thủ tục hành chính | 1 | Công khai bộ thủ tục nội bộ | Văn phòng UBND tỉnh | Các sở | 30/6/2025 |
| | 2 | Cắt giảm ít nhất 25% thời gian giải quyết của 90 thủ tục đất đai | Sở Nông nghiệp và Môi trường | Các huyện | 15/5/2025 |
| Chế độ công vụ | 3 | Thi nâng ngạch chuyên viên chính | Sở Nội vụ | Trường Chính trị tỉnh | 30/9/2025 |
| | 4 | Tập huấn kỹ năng số cho 800 cán bộ thôn | Trường Chính trị tỉnh | Sở Nội vụ | 20/11/2025 |

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Lò Thị Mai
"""
NOTICE = """VĂN PHÒNG UBND TỈNH MƯỜNG XUÂN
Số: 88/TB-VP — Mường Xuân, ngày 20/4/2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại phiên họp cải cách hành chính quý I năm 2025

1. Quý I/2025, tỷ lệ hồ sơ trực tuyến của tỉnh Mường Xuân đạt 62,4% (cuối năm 2024: 58,2%); tỷ lệ hồ sơ đúng hạn đạt 97,6%.

- Giải ngân vốn đầu tư công mới đạt 8,3%, thấp hơn cùng kỳ (11,7%).
"""
LETTER = """UBND TỈNH MƯỜNG XUÂN
SỞ NỘI VỤ
Số: 812/SNV-CCHC
Mường Xuân, ngày 5 tháng 8 năm 2024
V/v khắc phục tồn tại sau kiểm tra CCHC năm 2024

Kính gửi: UBND huyện Đồng Lĩnh.

Thực hiện Quyết định số 31/QĐ-UBND ngày 2/7/2024, Đoàn kiểm tra (Trưởng đoàn: ông Cà Văn Hặc) đã kiểm tra tại huyện Đồng Lĩnh.

                                     GIÁM ĐỐC
                                     (đã ký)
                                     Vàng Thị Sáo
"""
RULE = """ỦY BAN NHÂN DÂN TỈNH MƯỜNG XUÂN
Số: 77/QĐ-UBND
Mường Xuân, ngày 3 tháng 9 năm 2024

QUYẾT ĐỊNH
Ban hành Quy định chấm điểm cải cách hành chính các xã của tỉnh Mường Xuân

Điều 3. Xếp loại
1. Xuất sắc: từ 92 điểm trở lên.
2. Tốt: từ 82 đến dưới 92 điểm.
3. Khá: từ 72 đến dưới 82 điểm.
4. Trung bình: dưới 72 điểm.
5. Không xếp loại Xuất sắc đối với xã có hồ sơ trễ hạn trên 3%.

Điều 4. Hội đồng thẩm định
1. Chủ tịch Hội đồng: Phó Chủ tịch UBND tỉnh phụ trách nội chính.
2. Phó Chủ tịch Hội đồng: Giám đốc Sở Nội vụ.
"""
PRESS = """Trả sổ đỏ chậm ở tỉnh Vân Sa
Báo Vân Sa - Ngày đăng: 20/11/2024

Trong báo cáo quý III, huyện Sơn Đào tự nhận tỷ lệ giải quyết đúng hạn đạt 98,8%. Khi đối chiếu trên hệ thống, con số thực chỉ là 83,1%.

Trên bảng xếp hạng PAR Index cấp huyện năm 2023 của tỉnh, huyện Sơn Đào đứng thứ 7/8, chỉ trên huyện Tà Lèng. Năm 2022, huyện này còn đứng thứ 4. Huyện Nậm Cắt năm 2023 đứng thứ nhì, sau thành phố Vân Lạc.
"""
DOCUMENTS = {"ke-hoach": PLAN, "thong-bao": NOTICE, "cong-van": LETTER, "quy-dinh": RULE, "bao": PRESS}  # fmt: skip


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(**DOCUMENTS)


SAID = {
    "ai chủ trì tập huấn kỹ năng số cho cán bộ thôn, hạn nào": (
        ("Trường Chính trị tỉnh", "20/11/2025"),
        ("30/9/2025",),
    ),
    "Nhiệm vụ cắt giảm thời gian giải quyết của 90 thủ tục đất đai thuộc lĩnh vực nào và hoàn thành khi nào?": (
        ("Thủ tục hành chính", "15/5/2025"),
        ("30/6/2025",),
    ),
    "Mục tiêu tỷ lệ hồ sơ nộp trực tuyến năm 2025 của tỉnh Mường Xuân là bao nhiêu?": (
        ("75%",),
        ("62,4", "58,2"),
    ),
    "quý I/2025 Mường Xuân hs trực tuyến bn %, còn cách mục tiêu năm bn": (
        ("62,4%", "75%", "12,6"),
        (),
    ),
    "giải ngân đầu tư công Mường Xuân ước 2024 giảm bao nhiêu so với 2023": (
        ("4,5",),
        ("8,3", "11,7"),
    ),
    "KH số mấy của UBND tỉnh Mường Xuân về CCHC 2025, ai ký": (
        ("45/KH-UBND", "Lò Thị Mai"),
        ("88/TB-VP",),
    ),
    "Công văn sau kiểm tra CCHC năm 2024 tại huyện Đồng Lĩnh có số, ký hiệu gì?": (
        ("812/SNV-CCHC",),
        ("31/QĐ-UBND",),
    ),
    "Ai ký công văn khắc phục tồn tại sau kiểm tra CCHC gửi UBND huyện Đồng Lĩnh?": (
        ("Vàng Thị Sáo",),
        ("Cà Văn Hặc",),
    ),
    "Xã đạt 81,5 điểm thì được xếp loại gì theo quy định của tỉnh Mường Xuân?": (
        ("Khá",),
        ("Xuất sắc", "Tốt"),
    ),
    "Ai là Chủ tịch Hội đồng thẩm định của tỉnh Mường Xuân?": (
        ("Phó Chủ tịch UBND tỉnh",),
        ("Giám đốc Sở Nội vụ",),
    ),
    "Tỷ lệ giải quyết đúng hạn thực tế của huyện Sơn Đào khi đối chiếu trên hệ thống là bao nhiêu?": (
        ("83,1%",),
        ("98,8",),
    ),
    "Huyện Sơn Đào xếp thứ mấy PAR Index năm 2022?": (("thứ 4",), ("thứ 7",)),
    "Huyện nào đứng cuối PAR Index cấp huyện năm 2023 của tỉnh Vân Sa?": (("Tà Lèng",), ()),
    "Huyện nào đứng đầu PAR Index cấp huyện năm 2023 của tỉnh Vân Sa?": (("Vân Lạc",), ()),
}


@pytest.mark.parametrize("question", SAID)
def test_what_a_plan_or_letter_says_is_told(index: Indexed, question: str) -> None:
    told, untold = SAID[question]
    answer = index.answered(question)
    assert all(words in answer.answer for words in told), answer.answer
    assert not any(words in answer.answer for words in untold), answer.answer


def test_a_grade_that_is_denied_is_nobodys(index: Indexed) -> None:
    answer = index.assistant.ask("Tỉnh Mường Xuân được xếp loại gì về cải cách hành chính?")
    assert "được xếp loại xuất sắc" not in answer.answer
