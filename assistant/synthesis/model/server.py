"""A language model on an OpenAI-compatible server, through llama-index.

llama-index and its client take seconds to load, so they are loaded when the model is first
asked. Nothing of what the server or the client says on a failure is passed on: their words may
repeat the key. A failure is one of `Trouble`, told in words of ours.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx
    from llama_index.core.llms import LLM

LONGEST_STREAM = 1_000_000
"""Bytes of one reply; a server that sends more is not answering."""
NOTES = "model_notes"
"""The file of prompts that holds a frame for each `Trouble`."""
_CONNECT_SECONDS = 5.0
_WHOLE = frozenset(
    {"stop", "eos", "eos_token", "stop_sequence", "end_turn", "complete", "COMPLETE"}
)
"""What servers call the end of a whole reply: OpenAI's word and those of others."""
_TOOLS = frozenset({"tool_calls", "function_call", "tool_use"})
"""The model calls a tool, though it was given none."""


class Trouble(StrEnum):
    """Why the model gave no whole reply; each is a frame of ``model_notes``."""

    MISSING = "model_missing"
    DOWN = "model_down"
    SLOW = "model_slow"
    KEY = "model_key"
    UNKNOWN = "model_unknown"
    BUSY = "model_busy"
    REFUSED = "model_refused"
    BROKEN = "model_broken"
    MALFORMED = "model_malformed"


class ModelError(Exception):
    """The model gave no whole reply. What it said until then may be used, if it holds."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class ModelAddressError(ValueError):
    """The address, the name or the key of a model cannot be used; the key is not repeated."""


@dataclass(frozen=True, slots=True)
class ModelAddress:
    """Where a model is and how long it may take. The key shows in no representation."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0

    def __post_init__(self) -> None:
        """Refuse what would reach another host, or would make a library repeat the key."""
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ModelAddressError("expected an address like http://127.0.0.1:11434/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ModelAddressError("expected an address without a user, a password or a query")
        if not self.model.strip():
            raise ModelAddressError("expected the name of a model")
        if not all("!" <= char <= "~" for char in self.key):
            raise ModelAddressError("expected a key of printable ASCII characters without spaces")


class LanguageModel:
    """One model on one server. Safe to call from several threads."""

    def __init__(self, address: ModelAddress) -> None:
        self.address = address

    def __repr__(self) -> str:
        return f"LanguageModel({self.address!r})"

    def stream(self, system: str, user: str) -> Iterator[str]:
        """Yield the reply piece by piece, until it is whole.

        Raises `ModelError` where the server cannot be reached, refuses, is too slow as a whole,
        or ends in the middle: what was yielded before is then not the whole reply.
        """
        if not installed():
            raise ModelError(Trouble.MISSING)
        from llama_index.core.llms import ChatMessage

        deadline = time.monotonic() + self.address.seconds
        with self._client(deadline) as client:
            model = self._model(client)
            messages = [
                ChatMessage(role="system", content=self._without_key(system)),
                ChatMessage(role="user", content=self._without_key(user)),
            ]
            yield from _pieces(model, messages)

    def trouble(self) -> Trouble | None:
        """Return why the model does not answer, or None where it does. Asks it for one word."""
        try:
            for _ in self.stream("Answer with one word.", "OK?"):
                return None
        except ModelError as error:
            return error.trouble
        return Trouble.MALFORMED

    def _without_key(self, text: str) -> str:
        """Return the text without the key: a library's log of what was sent must not hold it."""
        return text.replace(self.address.key, "…") if self.address.key else text

    def _client(self, deadline: float) -> httpx.Client:
        import httpx

        wait = self.address.seconds
        return httpx.Client(
            transport=self._bounded(deadline),
            timeout=httpx.Timeout(wait, connect=min(wait, _CONNECT_SECONDS)),
            follow_redirects=False,  # the key goes to the host that was named and no other
        )

    def _bounded(self, deadline: float) -> httpx.BaseTransport:
        import httpx

        class Bounded(httpx.SyncByteStream):
            """A reply that ends with the time that it may take, however slowly it drips."""

            def __init__(self, inner: httpx.SyncByteStream) -> None:
                self._inner = inner

            def __iter__(self) -> Iterator[bytes]:
                left = LONGEST_STREAM
                for piece in self._inner:
                    left -= len(piece)
                    if time.monotonic() > deadline or left < 0:
                        raise httpx.ReadTimeout("the reply took too long")
                    yield piece

            def close(self) -> None:
                self._inner.close()

        class Transport(httpx.HTTPTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                response = super().handle_request(request)
                if isinstance(response.stream, httpx.SyncByteStream):
                    response.stream = Bounded(response.stream)
                return response

        return Transport(retries=0)

    def _model(self, client: httpx.Client) -> LLM:
        from llama_index.llms.openai_like import OpenAILike

        return OpenAILike(
            model=self.address.model,
            api_base=self.address.url,
            api_key=self.address.key or "none",
            is_chat_model=True,
            temperature=0.0,
            max_retries=0,
            timeout=self.address.seconds,
            http_client=client,
        )


def installed() -> bool:
    """Return whether what speaks to a model is installed (extra ``llm``)."""
    return find_spec("llama_index.llms") is not None and (
        find_spec("llama_index.llms.openai_like") is not None
    )


@dataclass(slots=True)
class _Ending:
    """How a reply ended, as far as it is known."""

    reason: str | None = None


def _pieces(model: LLM, messages: list[object]) -> Iterator[str]:
    """Yield the pieces of a reply; a failure of any layer below becomes a `ModelError`."""
    import httpx
    import openai

    ending = _Ending()
    try:
        for reply in model.stream_chat(messages):
            choices = reply.raw.choices
            if choices:
                ending.reason = choices[0].finish_reason or ending.reason
            if reply.delta:
                yield reply.delta
    except (openai.APITimeoutError, httpx.TimeoutException) as error:
        raise ModelError(Trouble.SLOW) from _without_words(error)
    except openai.APIStatusError as error:
        raise ModelError(_of_status(error.status_code)) from _without_words(error)
    except openai.APIConnectionError as error:
        raise ModelError(Trouble.DOWN) from _without_words(error)
    except (openai.OpenAIError, httpx.HTTPError) as error:
        raise ModelError(Trouble.BROKEN) from _without_words(error)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        # A reply that is no chat completion fails wherever the client first looks into it.
        raise ModelError(Trouble.MALFORMED) from _without_words(error)
    if ending.reason == "content_filter":
        raise ModelError(Trouble.REFUSED)
    if ending.reason in _TOOLS:
        raise ModelError(Trouble.MALFORMED)
    if ending.reason not in _WHOLE:
        raise ModelError(Trouble.BROKEN)


def _without_words(error: Exception) -> Exception:
    """Return an exception of the same name without the message, which may hold the key."""
    return RuntimeError(type(error).__name__)


def _of_status(status: int) -> Trouble:
    known = {401: Trouble.KEY, 403: Trouble.KEY, 404: Trouble.UNKNOWN, 429: Trouble.BUSY}
    return known.get(status, Trouble.BUSY if status == 503 else Trouble.REFUSED)
