"""A number answers only as it was asked for: of that index, and at that rate."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

NEWS = """Thành phố Vân Sa tiếp nhận hồ sơ qua mạng
Ngày đăng: 14/5/2024

Năm 2023, thành phố Vân Sa đã giải quyết 1.250.000 hồ sơ thủ tục hành chính.

Theo bà Đỗ Thị Mận, thành phố Vân Sa có hơn 3.400 hồ sơ phải giải quyết mỗi ngày.

Chỉ số hài lòng về dịch vụ hành chính công (SIPAS) năm 2023 của thành phố Vân Sa là 86,4%.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"tiep-nhan": NEWS})


@pytest.mark.parametrize(
    "question",
    [
        "Mỗi ngày thành phố Vân Sa giải quyết bao nhiêu hồ sơ?",
        "moi ngay thanh pho van sa giai quyet bao nhieu ho so",
        "How many records does Vân Sa city handle every day?",
    ],
)
def test_a_rate_is_answered_by_a_rate(index: Indexed, question: str) -> None:
    answer = index.assistant.ask(question).answer
    assert "1.250.000" not in answer
    assert "3.400" in answer.replace(",", ".")


def test_one_index_does_not_stand_for_another(index: Indexed) -> None:
    answer = index.assistant.ask("Chỉ số PAPI năm 2023 của thành phố Vân Sa là bao nhiêu?")
    assert answer.status == "not_found"
    assert "86,4" not in answer.answer


def test_the_share_of_something_else_is_no_answer(index_texts: IndexTexts) -> None:
    news = (
        "Thành phố Vân Sa cấp phép xây dựng\nNgày đăng: 14/5/2024\n\nĐến nay, tỷ lệ hồ sơ cấp "
        "giấy phép theo quy trình liên thông chiếm 31,2% tổng số hồ sơ thành phố Vân Sa giải quyết."
    )
    answer = index_texts(**{"cap-phep": news}).assistant.ask(
        "Tỷ lệ hồ sơ giải quyết đúng hạn của thành phố Vân Sa là bao nhiêu?"
    )
    assert answer.status == "not_found"
    assert "31,2" not in answer.answer


def test_the_whole_of_a_year_is_not_what_a_day_brings(index_texts: IndexTexts) -> None:
    news = (
        "Thành phố Vân Sa thu ngân sách\nNgày đăng: 14/5/2024\n\nNăm nay thành phố Vân Sa phải thu "
        "ngân sách 36.500 tỷ đồng - tức mỗi ngày (kể cả chủ nhật) phải thu 100 tỷ đồng."
    )
    answer = index_texts(**{"thu": news}).assistant.ask(
        "Thành phố Vân Sa mỗi ngày phải thu bao nhiêu tỷ đồng?"
    )
    assert "100 tỷ" in answer.answer
