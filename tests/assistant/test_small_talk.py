"""Greetings, thanks and the like get a polite line, never a search result."""

from __future__ import annotations

import pytest

from assistant.questions.reading import read_question
from assistant.questions.small_talk import reply, small_talk
from assistant.questions.talk.conversation import standalone
from assistant.records import Turn
from tests.assistant.indexes import AS_OF


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Xin chào!", "greeting"),
        ("chao ban", "greeting"),
        ("Hello there", "greeting"),
        ("Cảm ơn anh chị nhiều ạ", "thanks"),
        ("ok, cảm ơn", "thanks"),
        ("Thanks a lot!", "thanks"),
        ("tạm biệt nhé", "farewell"),
        ("bạn là ai vậy?", "who"),
        ("ban lam duoc gi", "who"),
        ("What can you do?", "who"),
        ("trả lời ngu quá", "complaint"),
        ("sai rồi", "complaint"),
        ("vâng ạ", "agreement"),
        ("giúp tôi với", "help"),
        ("???", "help"),
        ("2022", "year"),
    ],
)
def test_small_talk_is_known(said: str, kind: str) -> None:
    assert small_talk(said) == kind
    assert reply(kind, said, "vi") != reply(kind, said, "en")


@pytest.mark.parametrize(
    "question",
    [
        "CCHC là gì",
        "ai ký",
        "vì sao?",
        "còn huyện Sơn Lâm?",
        "cảm ơn, thế năm 2022 thì sao",
        "xin chào, huyện nào đứng đầu?",
        "76,5",
        "không, tôi hỏi năm 2021",
        "Chào hỏi người dân thế nào?",
    ],
)
def test_a_question_is_none(question: str) -> None:
    assert small_talk(question) is None


def test_thanks_between_two_questions_do_not_change_the_subject() -> None:
    history = [
        Turn("user", "Huyện Đại Từ xếp thứ mấy năm 2023?"),
        Turn("assistant", "Huyện Đại Từ xếp thứ 7/9 [1]."),
        Turn("user", "cảm ơn nhé"),
        Turn("assistant", "Rất vui được giúp anh/chị."),
    ]
    asked = standalone("được bao nhiêu điểm?", history, lambda text: read_question(text, AS_OF))
    assert "Đại Từ" in asked.text
    assert "2023" in asked.text
