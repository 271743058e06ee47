"""Asked from when until when, an answer tells both ends, not one day of the same matter."""

from __future__ import annotations

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

NOTICE = """Phường Sao Mộc tạm đóng cầu phao Bến Đá

Trong thời gian tạm đóng cầu phao Bến Đá, xe máy đi qua cầu Vạn Lý kể từ ngày 02/6/2024.

Cầu phao Bến Đá tạm đóng từ 6 giờ ngày 01/6/2024 đến 18 giờ ngày 15/6/2024 để thay ván.

Giấy phép sửa cầu có hiệu lực từ ngày ký đến hết năm 2024.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(cau=NOTICE)


@pytest.mark.parametrize(
    "asked",
    [
        "Cầu phao Bến Đá tạm đóng từ khi nào đến khi nào?",
        "Cầu phao Bến Đá tạm đóng từ bao giờ đến bao giờ?",
        "cau phao ben da tam dong tu khi nao den khi nao",
    ],
)
def test_both_ends_are_told(indexed: Indexed, asked: str) -> None:
    answer = indexed.assistant.ask(asked)
    assert "01/6/2024" in answer.answer
    assert "15/6/2024" in answer.answer


def test_the_first_end_need_not_be_a_date(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("Giấy phép sửa cầu có hiệu lực từ khi nào đến khi nào?")
    assert "từ ngày ký đến hết năm 2024" in answer.answer
