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


LINES = """Câu hỏi thường gặp về thủ tục của phường Bến Hạc

Bị mất thẻ thư viện thì làm lại ở đâu?
Bạn đọc đến quầy số 4 của thư viện phường, mang theo căn cước.

Thẻ thư viện làm lại thì bao lâu có?
Thẻ được cấp lại trong 02 ngày làm việc, không phải nộp phí.
"""
TABLE = """Trả lời kiến nghị của cử tri xã Trà Khê

| TT | Câu hỏi | Trả lời |
|---|---|---|
| 1 | Bao giờ sửa cầu Bến Đò? | Cầu được sửa từ ngày 05/3/2026. |
| 2 | Vì sao chợ chưa mở lại? | Chợ chờ nghiệm thu hệ thống chữa cháy. |
"""


@pytest.fixture(scope="module")
def unmarked_pages(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"thuong-gap": LINES, "cu-tri": TABLE})


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("mat the thu vien thi lam lai o dau", "quầy số 4", "02 ngày"),
        ("làm lại thẻ thư viện có mất phí không?", "không phải nộp phí", "quầy"),
        ("Khi nào sửa cầu Bến Đò?", "05/3/2026", "nghiệm thu"),
    ],
)
def test_pairs_without_marks_and_in_tables_are_read(
    unmarked_pages: Indexed, question: str, said: str, unsaid: str
) -> None:
    answer = unmarked_pages.answered(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


def test_the_fee_of_another_service_is_not_told(module_texts: IndexTexts) -> None:
    text = "Hỏi: Nộp trực tuyến có được giảm lệ phí không?\nĐáp: Có. Hồ sơ nộp trực tuyến được giảm 40% lệ phí hộ tịch."
    page = module_texts(**{"giam-phi": text})
    asked = "Lệ phí cấp sổ đỏ nộp trực tuyến được giảm bao nhiêu phần trăm?"
    assert page.assistant.ask(asked).status == "not_found"
    assert "40%" in page.assistant.ask(asked.replace("cấp sổ đỏ", "hộ tịch")).answer
