"""A visitor's conversation: what is kept, what is shown, what a failure does to it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from assistant.records import Turn
from assistant.service import QuestionError
from assistant.web.conversation import Conversation, collection_line, converse, welcome
from assistant.web.limits import HISTORY_LIMIT
from index_store.errors import IndexMissingError, IndexStoreError
from tests.web.fakes import FakeLibrary, ScriptedAssistant, scripted, the_news, the_plan
from tests.web.test_render import Tags

if TYPE_CHECKING:
    import pytest


def asked(assistant: ScriptedAssistant, *questions: str) -> Conversation:
    conversation = Conversation()
    for question in questions:
        *_, last = converse(assistant, "public", question, conversation)
        assert isinstance(last, Conversation)
        conversation = last
    return conversation


def test_the_question_is_shown_at_once_while_the_answer_is_sought() -> None:
    first = next(converse(scripted(), "public", "Huyện nào xếp cuối?", Conversation()))
    assert isinstance(first, str)
    assert "Huyện nào xếp cuối?" in first
    assert "Đang tìm trong tài liệu" in first


def test_a_follow_up_is_asked_with_what_was_said() -> None:
    assistant = scripted()
    asked(assistant, "Huyện nào xếp cuối?", "Vì sao?")
    question, history = assistant.asked[-1]
    assert question == "Vì sao?"
    assert [turn.role for turn in history] == ["user", "assistant"]
    assert history[0] == Turn("user", "Huyện nào xếp cuối?")
    assert "70,56 điểm [1]" in history[1].content


def test_only_public_documents_answer_a_visitor() -> None:
    assistant = scripted()
    asked(assistant, "Dân số?")
    assert assistant.audiences == ["public"]


def test_a_failure_is_said_kindly_and_does_not_end_the_conversation(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assistant = scripted()
    with caplog.at_level(logging.ERROR):
        conversation = asked(assistant, "Máy hỏng?", "Huyện nào xếp cuối?")
    shown = Tags(conversation.html()).text
    assert "Chưa trả lời được" in shown
    assert "70,56 điểm" in shown
    assert "scripted" not in shown
    assert assistant.asked[-1][1] == ()
    assert "an answer failed" in caplog.text


def test_an_index_that_cannot_be_read_is_said() -> None:
    assistant = ScriptedAssistant({"": IndexMissingError("no index in ./data")})
    shown = Tags(asked(assistant, "Dân số?").html()).text
    assert "cchc doctor" in shown
    assert "./data" not in shown


def test_a_question_that_cannot_be_read_is_answered_with_what_to_do() -> None:
    assistant = ScriptedAssistant({"": QuestionError("Hãy hỏi ngắn hơn.")})
    assert "Hãy hỏi ngắn hơn." in Tags(asked(assistant, "Dân số?").html()).text


def test_a_long_conversation_sends_only_its_end() -> None:
    assistant = scripted()
    asked(assistant, *[f"Dân số năm {year}?" for year in range(2000, 2030)])
    assert len(assistant.asked[-1][1]) == HISTORY_LIMIT


def test_a_question_over_the_limit_is_not_asked() -> None:
    assistant = scripted()
    conversation = asked(assistant, "a" * 2001)
    assert assistant.asked == []
    assert "2000 ký tự" in Tags(conversation.html()).text


def test_sample_questions_are_buttons() -> None:
    tags = Tags(welcome(("Ai dẫn đầu?", "<b>?")))
    assert tags.attributes("button", "data-ask") == ["Ai dẫn đầu?", "<b>?"]


def test_the_collection_is_counted_as_a_visitor_sees_it() -> None:
    library = FakeLibrary.of(the_news(), the_plan())
    assert "1 tài liệu · tính đến ngày" in collection_line(library, "public")
    assert "2 tài liệu · tính đến ngày" in collection_line(library, "all")


def test_an_empty_collection_says_what_to_do() -> None:
    assert "cchc ingest" in collection_line(FakeLibrary(), "public")


def test_an_unreadable_collection_says_what_to_do() -> None:
    class Broken(FakeLibrary):
        def documents(self, **_: object) -> list[object]:  # type: ignore[override]
            raise IndexStoreError("broken")

    assert "cchc doctor" in collection_line(Broken(), "public")  # type: ignore[arg-type]
