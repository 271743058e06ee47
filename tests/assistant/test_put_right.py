"""What a question takes for granted and the documents say otherwise is put right, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

REPORT = """ỦY BAN NHÂN DÂN
TỈNH CAO PHAY
Số: 118/BC-UBND
Cao Phay, ngày 15 tháng 12 năm 2025

BÁO CÁO
Tình hình tổ chức bộ máy và tinh giản biên chế năm 2025

1. Kết quả tinh giản năm 2025: 412 người, gấp 2 lần năm 2024 (206 người).
2. Biên chế công chức được giao năm 2025 là 1.980, giảm 60 so với năm 2024 (2.040).
3. Chỉ số cải cách hành chính (PAR INDEX) năm 2024 của tỉnh đạt 84,10%, xếp thứ 30/63, giảm 3 bậc so với năm 2023.
4. Chỉ số CCHC cấp huyện năm 2025: tỉnh chưa công bố tại thời điểm báo cáo.
5. Huyện Mường Bú xin tỉnh 9,4 tỷ đồng để sửa trụ sở 5 xã. Khoản tiền này chưa được duyệt.
"""
SURVEY = """UBND TỈNH CAO PHAY

BÁO CÁO
Kết quả khảo sát sự hài lòng năm 2025 tỉnh Cao Phay

Mức độ hài lòng cao nhất ở lĩnh vực chứng thực (92,4%), tiếp đến là hộ tịch (90,1%); thấp nhất là xây dựng (77,6%).
"""
INSPECTION = """UBND TỈNH CAO PHAY

THÔNG BÁO
Kết luận thanh tra tại các xã Nà Phìn, Bản Khoang

Về thu phí: xã Nà Phìn thu phí đo đạc vượt mức quy định của 74 hộ dân.
Xã Bản Khoang niêm yết thiếu 6 thủ tục.
"""
RULE = """HỘI ĐỒNG NHÂN DÂN
TỈNH CAO PHAY
Số: 19/2025/NQ-HĐND

NGHỊ QUYẾT
Quy định mức hỗ trợ người làm việc tại bộ phận một cửa tỉnh Cao Phay

Điều 1. Phạm vi và đối tượng
Nghị quyết này quy định mức hỗ trợ công chức tại bộ phận một cửa cấp xã là 800.000 đồng/người/tháng. Nghị quyết không áp dụng đối với bộ phận một cửa cấp tỉnh.

Điều 2. Kiểm tra
Kiểm tra đột xuất không báo trước, mỗi quý ít nhất 01 lần. Thông báo kết luận chậm nhất 12 ngày làm việc.
"""
NEWS = """Bộ ngành nào đứng đầu cải cách hành chính năm 2023

Kết quả xếp hạng Chỉ số cải cách hành chính năm 2023 cho thấy Bộ Tư pháp dẫn đầu khối bộ, ngành với 91,2 điểm.

Bộ Công Thương được 84,7 điểm.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    index = module_texts(
        **{"bao-cao": REPORT, "khao-sat": SURVEY, "thanh-tra": INSPECTION, "nghi-quyet": RULE, "tin": NEWS}
    )  # fmt: skip
    return index.assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Sao năm 2025 Cao Phay lại tinh giản ít người hơn năm 2024?", "412"),
        ("Vì sao biên chế công chức được giao năm 2025 của Cao Phay tăng so với năm 2024?", "1.980"),
        ("Nghe nói năm 2024 tỉnh Cao Phay tăng 3 bậc PAR INDEX, đúng không?", "giảm 3 bậc"),
        ("Vì sao dân Cao Phay hài lòng nhất với lĩnh vực xây dựng năm 2025?", "77,6%"),
        ("Có phải xã Bản Khoang thu phí đo đạc vượt mức của 74 hộ không?", "Nà Phìn"),
        ("Theo Nghị quyết 19/2025/NQ-HĐND, bộ phận một cửa cấp tỉnh được hỗ trợ mấy triệu một tháng?", "không áp dụng"),
        ("Kiểm tra đột xuất ở Cao Phay phải báo trước mấy ngày?", "không báo trước"),
        ("Vì sao Bộ Công Thương giành hạng nhất cải cách hành chính 2023 khối bộ, ngành?", "Bộ Tư pháp"),
        ("Huyện Mường Bú đã được tỉnh cấp 9,4 tỷ đồng sửa trụ sở rồi đúng không?", "chưa được duyệt"),
    ],
)  # fmt: skip
def test_what_is_taken_for_granted_is_put_right(
    assistant: Assistant, question: str, said: str
) -> None:
    told = assistant.ask(question)
    assert told.status == "answered", told.answer
    assert said in told.answer, told.answer


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao năm 2025 Cao Phay tinh giản nhiều người hơn năm 2024?",
        "Vì sao biên chế công chức được giao năm 2025 của Cao Phay giảm so với năm 2024?",
        "Vì sao lĩnh vực xây dựng ở Cao Phay có mức hài lòng thấp nhất năm 2025?",
        "Vì sao Bộ Tư pháp dẫn đầu khối bộ, ngành về cải cách hành chính 2023?",
        "Vì sao xã Nà Phìn thu phí đo đạc vượt mức?",
    ],
)
def test_what_is_so_is_not_denied(assistant: Assistant, question: str) -> None:
    told = assistant.ask(question)
    assert not told.answer.startswith("Không đúng"), told.answer


def test_a_leader_of_former_years_does_not_lead_now(module_texts: IndexTexts) -> None:
    index = module_texts(
        **{
            "cong-bo": """Cao Phay công bố Chỉ số cải cách hành chính cấp huyện năm 2024

Sau hai năm liên tiếp (2022, 2023) vị trí số một thuộc về huyện Mường Bú, năm nay ngôi đầu đã đổi chủ.

Theo đó, huyện Phù Nhai xếp thứ nhất với 90,15 điểm. Huyện Mường Bú đứng thứ ba, đạt 87,42 điểm.
"""
        }
    )
    told = index.assistant.ask("Vì sao huyện Mường Bú dẫn đầu cải cách hành chính năm 2024?")
    assert told.answer.startswith("Không đúng"), told.answer
    assert "87,42" in told.answer, told.answer


def test_a_rank_of_one_index_denies_no_move_of_another(module_texts: IndexTexts) -> None:
    index = module_texts(
        **{
            "bang": """Kết quả năm 2024 tỉnh Cao Phay

| Đơn vị | PAR INDEX 2023 | PAR INDEX 2024 | SIPAS 2023 (%) | SIPAS 2024 (%) |
|---|---|---|---|---|
| Huyện Mường Bú | 80,12 | 84,90 | 88,10 | 86,25 |
| Huyện Phù Nhai | 83,40 | 82,15 | 84,02 | 85,11 |
"""
        }
    )
    told = index.assistant.ask("Sao năm 2024 người dân Mường Bú lại kém hài lòng hơn năm 2023?")
    assert not told.answer.startswith("Không đúng"), told.answer
