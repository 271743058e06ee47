"""Who has the most is no answer to who has the least, nor the other way round."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

NEWS = """Huyện Hòa Lâm còn nhiều hồ sơ chậm
Ngày đăng: 12/3/2024

Năm 2023, tỷ lệ hồ sơ quá hạn của huyện Hòa Lâm cao nhất tỉnh Vân Sa, theo báo cáo của Sở Nội vụ.

Thời gian chờ của người dân tại huyện Bản Hiêm ít nhất tỉnh Vân Sa.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"hoa-lam": NEWS})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Huyện nào có tỷ lệ hồ sơ quá hạn cao nhất tỉnh Vân Sa năm 2023?", "Hòa Lâm"),
        ("huyen nao co ty le ho so qua han cao nhat tinh van sa nam 2023", "Hòa Lâm"),
        ("Huyện nào có thời gian chờ ít nhất tỉnh Vân Sa?", "Bản Hiêm"),
    ],
)
def test_the_end_that_is_told_answers(index: Indexed, question: str, said: str) -> None:
    assert said in index.assistant.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "Huyện nào có tỷ lệ hồ sơ quá hạn thấp nhất tỉnh Vân Sa năm 2023?",
        "huyen nao co thoi gian cho nhieu nhat tinh van sa",
        "Which district had the lowest overdue rate in Vân Sa in 2023?",
    ],
)
def test_the_other_end_is_refused(index: Indexed, question: str) -> None:
    answer = index.assistant.ask(question)
    assert answer.status == "not_found", answer.answer
