"""One question of a visitor: what is shown, what is kept, what a failure does; and the frame."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from assistant.records import Turn
from assistant.service import QuestionError
from assistant.web.conversation import Exchange, exchange, shown_again
from assistant.web.limits import HISTORY_LIMIT
from assistant.web.places.shell import collection_line, shell
from assistant.web.places.words import ENGLISH, VIETNAMESE
from index_store.errors import IndexMissingError, IndexStoreError
from tests.web.fakes import LAST, FakeLibrary, ScriptedAssistant, scripted, the_news, the_plan
from tests.web.payloads import PAYLOADS
from tests.web.test_render import Tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.web.ports import Audience
    from index_store.store import DocumentSummary

WORDS = VIETNAMESE


def asked(assistant: ScriptedAssistant, question: str, history: Sequence[Turn] = ()) -> Exchange:
    return exchange(assistant, "public", question, history, WORDS)


def test_a_follow_up_is_asked_with_what_was_said() -> None:
    assistant = scripted()
    first = asked(assistant, "Huyện nào xếp cuối?")
    said = [Turn("user", "Huyện nào xếp cuối?"), Turn("assistant", first.reply)]
    asked(assistant, "Vì sao?", said)
    assert assistant.asked[-1] == ("Vì sao?", tuple(said))
    assert "70,56 điểm [1]" in first.reply


def test_only_public_documents_answer_a_visitor() -> None:
    assistant = scripted()
    asked(assistant, "Dân số?")
    assert assistant.audiences == ["public"]


def test_a_failure_is_said_kindly_and_is_no_reply(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        shown = asked(scripted(), "Máy hỏng?")
    assert "Chưa trả lời được" in Tags(shown.html).text
    assert "scripted" not in shown.html
    assert shown.reply == ""
    assert "an answer failed" in caplog.text


def test_an_index_that_cannot_be_read_is_said() -> None:
    assistant = ScriptedAssistant({"": IndexMissingError("no index in ./data")})
    shown = Tags(asked(assistant, "Dân số?").html).text
    assert "cchc doctor" in shown
    assert "./data" not in shown


def test_a_question_that_cannot_be_read_is_answered_with_what_to_do() -> None:
    assistant = ScriptedAssistant({"": QuestionError("Hãy hỏi ngắn hơn.")})
    assert "Hãy hỏi ngắn hơn." in Tags(asked(assistant, "Dân số?").html).text


def test_a_long_conversation_sends_only_its_end() -> None:
    assistant = scripted()
    asked(assistant, "Dân số?", [Turn("user", str(year)) for year in range(2 * HISTORY_LIMIT)])
    assert len(assistant.asked[-1][1]) == HISTORY_LIMIT


def test_a_question_over_the_limit_is_not_asked() -> None:
    assistant = scripted()
    shown = asked(assistant, "a" * 2001)
    assert assistant.asked == []
    assert "2000 ký tự" in Tags(shown.html).text


def test_the_sources_come_as_footnotes_to_copy() -> None:
    first, _ = asked(scripted(), "Huyện nào xếp cuối?").footnotes
    assert first.line.startswith("[1] Huyện Sơn Lâm đứng cuối")
    assert "Báo Hà Vân, 07/4/2023, đoạn 3: “" + LAST in first.line
    assert first.address.startswith("documents/tin-son-lam?version=")


def test_sample_questions_are_buttons() -> None:
    tags = Tags(shell(WORDS, ("Ai dẫn đầu?", "<b>?")))
    assert tags.attributes("button", "data-ask") == ["Ai dẫn đầu?", "<b>?"]


def test_the_page_is_whole_in_either_language() -> None:
    for words in (VIETNAMESE, ENGLISH):
        tags = Tags(shell(words, ()))
        assert tags.attributes("cchc-page", "lang") == [words.language]
        assert words.ask.title in tags.text
    # Handlebars and template strings of Gradio must find nothing to evaluate.
    assert not set("{}$`\\") & set(shell(VIETNAMESE, ("${1}",)))


def test_the_collection_is_counted_as_a_visitor_sees_it() -> None:
    library = FakeLibrary.of(the_news(), the_plan())
    assert "1 tài liệu · tính đến ngày" in collection_line(library, "public", WORDS)
    assert "2 documents · as of" in collection_line(library, "all", ENGLISH)


def test_an_empty_collection_says_what_to_do() -> None:
    assert "cchc ingest" in collection_line(FakeLibrary(), "public", WORDS)


def test_an_unreadable_collection_says_what_to_do() -> None:
    class Broken(FakeLibrary):
        def documents(self, *, audience: Audience = "all") -> list[DocumentSummary]:
            raise IndexStoreError("broken")

    assert "cchc doctor" in collection_line(Broken(), "public", WORDS)


def test_what_the_browser_kept_is_shown_again_as_it_was() -> None:
    shown = asked(scripted(), "huyen nao xep cuoi nam 2022")
    assert shown_again(shown.kept) == shown.html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_what_a_browser_kept_becomes_markup(payload: str) -> None:
    kept = json.loads(asked(scripted(), "huyen nao xep cuoi nam 2022").kept)
    kept |= {"answer": f"{payload} [1]", "suggestions": [payload], "understood_as": payload}
    kept["citations"][0] |= {"title": payload, "quote": payload, "document_id": payload}
    tags = Tags(shown_again(json.dumps(kept)) or "")
    assert " ".join(payload.split()) in " ".join(tags.text.split())
    assert not {"script", "img", "iframe", "svg", "style", "object", "base"} & {
        tag for tag, _ in tags.tags
    }


@pytest.mark.parametrize("kept", ["", "{}", "[]", "<b>", '{"id": 1}', '"a"'])
def test_what_is_no_answer_of_ours_is_not_shown(kept: str) -> None:
    assert shown_again(kept) is None
