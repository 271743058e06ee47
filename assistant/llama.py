"""The assistant inside a llama-index program: a query engine and a chat engine.

Nothing of ours imports this module, because llama-index takes seconds to load.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import TYPE_CHECKING

from llama_index.core.base.llms.types import ChatMessage, ChatResponse, MessageRole
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.chat_engine.types import (
    AgentChatResponse,
    BaseChatEngine,
    StreamingAgentChatResponse,
)
from llama_index.core.query_engine import BaseQueryEngine
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.events import Stated
from assistant.payload import answer_payload
from assistant.records import Answer, Citation, Turn

if TYPE_CHECKING:
    from assistant.service import Assistant
    from index_store.store import Audience


class AssistantQueryEngine(BaseQueryEngine):  # type: ignore[misc]  # untyped here
    """Answers single questions; ``source_nodes`` are the citations, ``metadata`` the whole answer."""

    def __init__(
        self,
        assistant: Assistant,
        *,
        generator: str | None = None,
        audience: Audience = "all",
    ) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._assistant = assistant
        self._generator = generator
        self._audience: Audience = audience

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._assistant.ask(
            query_bundle.query_str, generator=self._generator, audience=self._audience
        )
        return Response(answer.answer, source_nodes(answer), answer_payload(answer))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> dict[str, object]:
        return {}


class AssistantChatEngine(BaseChatEngine):  # type: ignore[misc]  # untyped here
    """Holds a conversation: a follow-up takes place, period and indicator from the turns before."""

    def __init__(
        self,
        assistant: Assistant,
        *,
        generator: str | None = None,
        audience: Audience = "all",
    ) -> None:
        self._assistant = assistant
        self._generator = generator
        self._audience: Audience = audience
        self._history: list[ChatMessage] = []

    @property
    def chat_history(self) -> list[ChatMessage]:
        """What was said so far."""
        return self._history

    def reset(self) -> None:
        """Forget what was said."""
        self._history.clear()

    def chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> AgentChatResponse:
        """Return the answer to a message; ``chat_history`` takes the place of what was said."""
        self._take(chat_history)
        answer = self._assistant.ask(
            message, _turns(self._history), generator=self._generator, audience=self._audience
        )
        self._remember(message, answer)
        return AgentChatResponse(
            response=answer.answer,
            source_nodes=source_nodes(answer),
            metadata=answer_payload(answer),
        )

    async def achat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> AgentChatResponse:
        """Return the answer to a message, without holding up the event loop."""
        return await asyncio.to_thread(self.chat, message, chat_history)

    def stream_chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> StreamingAgentChatResponse:
        """Return a response that gives each statement when it is verified."""
        self._take(chat_history)
        nodes: list[NodeWithScore] = []
        return StreamingAgentChatResponse(
            chat_stream=self._streamed(message, nodes),
            source_nodes=nodes,
            is_writing_to_memory=False,
        )

    async def astream_chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> StreamingAgentChatResponse:
        """Return a response whose statements are given when all of them are known."""
        self._take(chat_history)
        nodes: list[NodeWithScore] = []
        replies = await asyncio.to_thread(list, self._streamed(message, nodes))

        async def each() -> AsyncIterator[ChatResponse]:
            for reply in replies:
                yield reply

        return StreamingAgentChatResponse(
            achat_stream=each(), source_nodes=nodes, is_writing_to_memory=False
        )

    def _streamed(self, message: str, nodes: list[NodeWithScore]) -> Iterator[ChatResponse]:
        said = ""
        events = self._assistant.stream(
            message, _turns(self._history), generator=self._generator, audience=self._audience
        )
        for event in events:
            delta = ""
            if isinstance(event, Stated):
                delta = ("\n" if said else "") + _marked(event)
            elif isinstance(event, Answer):
                delta = "" if said else event.answer
                nodes += source_nodes(event)
                self._remember(message, event)
            if delta:
                said += delta
                told = ChatMessage(role=MessageRole.ASSISTANT, content=said)
                yield ChatResponse(message=told, delta=delta)

    def _take(self, chat_history: list[ChatMessage] | None) -> None:
        if chat_history is not None:
            self._history = list(chat_history)

    def _remember(self, message: str, answer: Answer) -> None:
        self._history += [
            ChatMessage(role=MessageRole.USER, content=message),
            ChatMessage(role=MessageRole.ASSISTANT, content=answer.answer),
        ]


def source_nodes(answer: Answer) -> list[NodeWithScore]:
    """Return the citations as nodes: the exact quote, with its place in the stored text."""
    return [NodeWithScore(node=_node(citation), score=1.0) for citation in answer.citations]


def _node(citation: Citation) -> TextNode:
    return TextNode(
        id_=f"{citation.version}:{citation.span.start}-{citation.span.end}",
        text=citation.quote,
        start_char_idx=citation.span.start,
        end_char_idx=citation.span.end,
        metadata={
            "number": citation.number,
            "document_id": citation.document_id,
            "version": citation.version,
            "name": citation.document,
            "title": citation.title,
            "locator": citation.locator,
            "link": citation.link,
        },
    )


def _marked(stated: Stated) -> str:
    markers = "".join(f"[{number}]" for number in stated.statement.citations)
    return f"{stated.statement.text} {markers}"


def _turns(history: Sequence[ChatMessage]) -> list[Turn]:
    """Return what the two sides said; what a system or a tool said does not steer."""
    return [
        Turn("user" if message.role == MessageRole.USER else "assistant", message.content or "")
        for message in history
        if message.role in (MessageRole.USER, MessageRole.ASSISTANT)
    ]
