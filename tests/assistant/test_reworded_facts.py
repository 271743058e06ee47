"""Who, when, where, why, which article and which document, asked as other people word it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.questions.wording.everyday import in_official_words
from assistant.questions.wording.turns import in_plain_frame

if TYPE_CHECKING:
    from tests.assistant.indexes import Indexed, IndexTexts

CONCLUSION = """ỦY BAN NHÂN DÂN
TỈNH MỘC LAM
Số: 88/TB-VP
Mộc Lam, ngày 14 tháng 3 năm 2025

THÔNG BÁO
Kết luận kiểm tra công vụ tại huyện Pác Nậm

Từ ngày 03/3/2025 đến ngày 07/3/2025, Đoàn kiểm tra do bà Vi Thị Thắm, Phó Giám đốc Sở Nội vụ, làm Trưởng đoàn đã kiểm tra tại UBND huyện Pác Nậm.

I. HẠN CHẾ
- Ba xã chưa niêm yết số điện thoại đường dây nóng;
- Kho lưu trữ của huyện bị dột.

II. NHIỆM VỤ
1. UBND huyện Pác Nậm giải quyết dứt điểm hồ sơ tồn trước ngày 30/4/2025.
2. Sở Y tế tuyển 02 công chức, hoàn thành trước ngày 15/5/2025.

Huyện Pác Nậm tụt hạng do để 64 hồ sơ đất đai quá hạn và nộp báo cáo tự chấm chậm 8 ngày.

CHỦ TỊCH

Lương Văn Tấn
"""
DECREE = """CƠ QUAN MẪU
Số: 14/2024/NĐ-CQT
Ngày 05 tháng 6 năm 2024

NGHỊ ĐỊNH
Quy định việc tiếp công dân lưu động

Điều 1. Giải thích từ ngữ
1. Điểm lưu động là nơi tiếp công dân được mở tạm thời tại thôn, bản.

Điều 2. Biên bản
Biên bản tiếp công dân được lập thành hai bản.

Điều 3. Người không được tham dự buổi tiếp công dân
1. Người say rượu, bia.
2. Người mang theo vũ khí.

Điều 4. Hiệu lực
Nghị định này có hiệu lực từ ngày 01 tháng 8 năm 2024 và thay thế Nghị định số 09/2015/NĐ-CQT.
"""
NEWS = """Xã Tân Sen mở trang Facebook

Xã Tân Sen vừa ra mắt trang Facebook để tiếp nhận phản ánh của người dân về rác thải. Ông Hà Văn Quý, trưởng thôn Nà Phạ, cho biết bà con gửi ảnh mỗi ngày.

Từ giữa năm 2023, Chủ tịch UBND xã tiếp doanh nghiệp hằng tháng thay vì mỗi quý một lần. Chủ tịch UBND xã Tân Sen Lò Thị Mến nói xã sẽ trả lời trong ngày.
"""


@pytest.fixture(scope="module")
def index(module_texts: IndexTexts) -> Indexed:
    return module_texts(conclusion_txt=CONCLUSION, decree_txt=DECREE, news_txt=NEWS)


SAID = {
    # who
    "Đoàn xuống Pác Nậm kiểm tra công vụ do người nào dẫn đầu?": "Vi Thị Thắm",
    "Tên vị Chủ tịch UBND xã Tân Sen là gì ạ?": "Lò Thị Mến",
    "TB 88/TB-VP ký tên ai?": "Lương Văn Tấn",
    "Những trường hợp nào bị cấm vào dự buổi tiếp công dân?": "vũ khí",
    "Cho xin tên bà Chủ tịch UBND xã Tân Sen": "Lò Thị Mến",
    "Dưới TB 88/TB-VP là chữ ký của ai?": "Lương Văn Tấn",
    # when
    "Số hồ sơ còn tồn đọng ở huyện Pác Nậm buộc phải xử lý cho xong hôm nào?": "30/4/2025",
    "Chủ tịch UBND xã tháng nào cũng tiếp doanh nghiệp, chuyện này có từ bao giờ?": "2023",
    "Bao giờ Nghị định 14/2024/NĐ-CQT bắt đầu được áp dụng?": "01 tháng 8 năm 2024",
    "ngày tháng của TB 88/TB-VP": "14 tháng 3 năm 2025",
    "Sở Y tế tuyển 02 công chức phải xong trước mấy tây?": "15/5/2025",
    # why, what for
    "Đâu là lý do khiến huyện Pác Nậm rớt hạng?": "64 hồ sơ",
    "Pác Nậm rớt hạng, cớ làm sao?": "64 hồ sơ",
    "Xã Tân Sen mở Facebook chi vậy?": "rác thải",
    "Pác Nậm tụt hạng là lỗi tại đâu?": "64 hồ sơ",
    "Pác Nậm tụt hạng vì tội gì?": "64 hồ sơ",
    # what was wanting
    "Pác Nậm còn yếu kém, vướng ở những điểm nào?": "lưu trữ",
    "Kiểm tra huyện Pác Nậm lộ ra lỗi gì, kể": "lưu trữ",
    "Kết luận kiểm tra chỉ ra chỗ nào chưa được?": "lưu trữ",
    "Pác Nậm bị chê ở điểm nào?": "lưu trữ",
    "Mặt yếu của huyện Pác Nậm?": "lưu trữ",
    # definitions, articles, documents
    "Định nghĩa điểm lưu động?": "mở tạm thời",
    "Nghị định 14/2024/NĐ-CQT quy định biên bản ở điều nào?": "Điều 2",
    "Nghị định 09/2015/NĐ-CQT bị nghị định nào thay?": "14/2024/NĐ-CQT",
    'Khái niệm "điểm lưu động" được hiểu như thế nào?': "mở tạm thời",
    "Quy định về biên bản nằm ở điều mấy trong Nghị định 14/2024/NĐ-CQT?": "Điều 2",
    "ND 14/2024/ND-CQT bien ban la o dieu may": "Điều 2",
    "Văn bản nào ra đời để thay Nghị định 09/2015/NĐ-CQT?": "14/2024/NĐ-CQT",
}


@pytest.mark.parametrize("question", SAID)
def test_a_rewording_is_answered_as_the_usual_wording(index: Indexed, question: str) -> None:
    assert SAID[question] in index.answered(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "Đoàn xuống Tân Sen kiểm tra công vụ do người nào dẫn đầu?",
        "thôn Khe Lậu trưởng thôn tên chi rứa",
        "Văn bản nào ra đời để thay Nghị định 77/2019/NĐ-CQT?",
    ],
)
def test_what_no_document_says_stays_refused(index: Indexed, question: str) -> None:
    assert index.assistant.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Chữ ký số là gì?", "Chữ ký số là gì?"),
        ("Có mấy huyện tụt hạng, vì sao?", "Có mấy huyện tụt hạng, vì sao?"),
        ("Huyện nào yếu nhất ở lĩnh vực nào?", "Huyện nào yếu nhất ở lĩnh vực nào?"),
        ("Sở chi bao nhiêu tiền?", "Sở chi bao nhiêu tiền?"),
        ("Mấy bộ sửa quy định chậm, cớ gì?", "Vì sao Các bộ sửa quy định chậm?"),
    ],
)
def test_a_turn_keeps_to_its_own(question: str, read: str) -> None:
    assert in_plain_frame(in_official_words(question)) == read
