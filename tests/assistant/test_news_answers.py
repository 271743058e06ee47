"""Questions over an article of a newspaper: what has no table is told by the sentence that says it."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

ARTICLE = """Bộ Tài nguyên và Môi trường mở cổng dịch vụ trực tuyến
Báo Sông Mây - Ngày đăng: 12/09/2023

Sáng 7-9, tại hội nghị ở thành phố Vân Trì, Bộ Tài nguyên và Môi trường cho biết đã cấp 214.305 giấy thông hành điện tử cho khách. Bà Phan Thị Mai Liên (sinh năm 1979) đang là giám đốc cổng dịch vụ. Bà Liên được bổ nhiệm giữ chức giám đốc cổng dịch vụ từ ngày 1-12-2021.

Đợt cao điểm diễn ra từ ngày 15-6 đến ngày 20-8 tại các cửa khẩu. Khách nộp hồ sơ phải chờ 4 ngày làm việc. Quyết định bổ nhiệm bà Liên do ông Trần Văn Khoa ký.

Cổng được thử ở 3 hãng lữ hành (Mây Xanh, Núi Bạc, Suối Vàng) từ mùa thu.

Theo bảng xếp hạng của Hiệp hội Lữ hành công bố năm 2022, Lào Mây đứng thứ 57 thế giới về dịch vụ trực tuyến.

Phiếu hỏi gồm 3 lĩnh vực: đất đai; hộ tịch; thuế. Khách được hỏi nhiều lần về lĩnh vực đất đai.

Các quầy giống hệt nhau, lại nằm sát nhau, nên khách khó tìm quầy của mình.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bao-song-may": ARTICLE})


SAID = {
    "Bộ Tài nguyên và Môi trường đã cấp bao nhiêu giấy thông hành điện tử?": ("214.305",),
    "Đợt cao điểm kéo dài từ ngày nào đến ngày nào?": ("15-6", "20-8"),
    "Bà Phan Thị Mai Liên giữ chức giám đốc cổng dịch vụ từ ngày nào?": ("1-12-2021",),
    "Hiệp hội Lữ hành xếp Lào Mây đứng thứ mấy về dịch vụ trực tuyến năm 2022?": ("57",),
    "Phiếu hỏi về ba lĩnh vực nào?": ("Đất đai", "Hộ tịch", "Thuế"),
    "Quyết định bổ nhiệm bà Liên do ai ký?": ("Trần Văn Khoa",),
    "Cổng được thử ở những hãng lữ hành nào?": ("Mây Xanh", "Núi Bạc", "Suối Vàng"),
    "Hội nghị của Bộ Tài nguyên và Môi trường diễn ra ở đâu?": ("Vân Trì",),
}
UNSAID = (
    "Hiệp hội Lữ hành xếp Thái Sơn đứng thứ mấy về dịch vụ trực tuyến năm 2022?",
    "Khách chờ mấy ngày ở huyện Hòa Lâm?",
    "Đợt cao điểm bắt đầu từ năm nào?",
    "Bà Phan Thị Mai Liên sinh ra ở tỉnh nào?",
)


def test_the_sentence_that_says_it_answers(index: Indexed) -> None:
    for question, said in SAID.items():
        answer = index.assistant.ask(question)
        assert answer.status == "answered", (question, answer.answer)
        assert all(words in answer.answer for words in said), (question, answer.answer)
        assert answer.citations


def test_what_the_article_does_not_say_is_not_told(index: Indexed) -> None:
    for question in UNSAID:
        assert index.assistant.ask(question).status != "answered", question
