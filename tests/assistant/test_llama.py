"""The query engine and the chat engine, used as a llama-index program uses them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from assistant.service import Assistant
from tests.assistant.conftest import IndexOf

QUESTION = "Huyện Lương Khê được bao nhiêu điểm CCHC năm 2023?"


def test_the_query_engine_gives_the_answer_and_its_exact_sources(
    samples_assistant: Assistant,
) -> None:
    from assistant.llama import AssistantQueryEngine

    engine = AssistantQueryEngine(samples_assistant)
    response = engine.query(QUESTION)
    assert "85,77" in str(response)
    assert response.metadata["status"] == "answered"
    assert "85,77" in response.source_nodes[0].node.text
    assert response.source_nodes[0].node.metadata["number"] == 1
    assert str(asyncio.run(engine.aquery(QUESTION))) == str(response)


def test_the_chat_engine_carries_over_and_forgets(samples_assistant: Assistant) -> None:
    from assistant.llama import AssistantChatEngine

    chat = AssistantChatEngine(samples_assistant)
    assert "85,77" in str(chat.chat(QUESTION))
    assert "74,85" in str(chat.chat("còn huyện Đại Khê?"))
    assert len(chat.chat_history) == 4
    streamed = chat.stream_chat("không, tôi hỏi năm 2021")
    assert "78,34" in "".join(streamed.response_gen)
    assert streamed.source_nodes[0].node.metadata["link"].startswith("/documents/")
    assert len(chat.chat_history) == 6
    chat.reset()
    assert "74,85" not in str(chat.chat("còn huyện Đại Khê?"))


def test_the_chat_engine_without_waiting(samples_assistant: Assistant) -> None:
    from assistant.llama import AssistantChatEngine

    async def talk() -> str:
        chat = AssistantChatEngine(samples_assistant)
        await chat.achat(QUESTION)
        streamed = await chat.astream_chat("còn huyện Đại Khê?")
        return "".join([piece async for piece in streamed.async_response_gen()])

    assert "74,85" in asyncio.run(talk())


def test_the_program_in_the_documentation_runs(
    root: Path,
    index_of: IndexOf,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = (root / "docs" / "models.md").read_text(encoding="utf-8")
    program = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert program is not None
    assert len(program[1].splitlines()) <= 12
    monkeypatch.chdir(index_of("samples").directory.parent)
    exec(compile(program[1], "docs/models.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "70,56" in printed
    assert "85,77" in printed
    assert "74,85" in printed
