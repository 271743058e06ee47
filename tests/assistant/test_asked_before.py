"""A portal's page of questions and answers: a question printed there leads to its own answer."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

PAGE = """Chuyên mục Hỏi – đáp của Cổng thông tin điện tử tỉnh Vân Sa, tháng 5/2025

Hỏi (bà Hà, phường Bến Hạc): Tôi muốn sửa nhà cấp bốn thì xin giấy phép ở đâu, mấy ngày có?
Trả lời (Phòng Quản lý đô thị phường Bến Hạc): Bà nộp hồ sơ tại bộ phận một cửa của phường. Thời hạn cấp phép là 10 ngày làm việc, lệ phí 75.000 đồng.

Hỏi (ông Tú, xã Trà Khê): Đăng ký khai sinh muộn có bị phạt không?
Trả lời (Sở Tư pháp): Không. Người dân đăng ký muộn không bị phạt tiền, kết quả trả trong 01 ngày làm việc.

Câu 3: Khi cần phản ánh về hóa đơn nước thì gọi số nào?
Trả lời: Gọi số 0900 1188, nhánh 2, trong giờ hành chính.
"""


@pytest.fixture(scope="module")
def page(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"hoi-dap": PAGE})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("xin giay phep sua nha cap bon mat may ngay?", "10 ngày làm việc", "01 ngày"),
        ("Đăng ký khai sinh muộn có bị phạt không ạ?", "Không", "75.000"),
        ("Muốn phản ánh về hóa đơn nước thì gọi số nào vậy?", "0900 1188", "75.000"),
    ],
)
def test_the_answer_is_that_of_the_same_question(
    page: Indexed, question: str, said: str, unsaid: str
) -> None:
    answer = page.answered(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


def test_who_answered_is_said(page: Indexed) -> None:
    answer = page.assistant.ask("Đăng ký khai sinh muộn có bị phạt không?")
    assert "Sở Tư pháp" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["Lệ phí đăng ký khai sinh muộn là bao nhiêu tiền?", "Xin giấy phép sửa chùa mất mấy ngày?"],
)
def test_what_the_page_does_not_say_is_not_told(page: Indexed, question: str) -> None:
    answer = page.assistant.ask(question)
    assert "Không. Người dân" not in answer.answer
    assert answer.status == "not_found" or "75.000" not in answer.answer
