"""Questions that were asked before: the same words over the same index have the same answer."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.records import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.checking.records import Check
    from assistant.events import Event
    from assistant.records import Turn
    from assistant.web.ports import AssistantPort, Audience

_Key = tuple[str, "Audience", bool, str, date]
MOST = 1_000
"""Answers that are kept, some 20 kB each."""
AT_ONCE = max(2, os.cpu_count() or 2)


@dataclass(slots=True)
class Repeating:
    """An assistant that gives what it said before, as long as the index and the day are the same.

    Only to questions without a conversation before them, in the words of the documents: what a
    language model words is never the same. Whole answers are made by a few threads at once:
    one processor gives fifty no sooner together than one after another, and each holds texts
    and vectors while it waits for the others.
    """

    assistant: AssistantPort
    version: Callable[[], str]
    _held: OrderedDict[_Key, tuple[Event, ...]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Audience = "all",
        as_typed: bool = False,
    ) -> Answer:
        """Return the assistant's answer."""
        if generator == "llm":  # it waits for another server, and should not hold up others
            return self.assistant.ask(
                question, history, generator=generator, audience=audience, as_typed=as_typed
            )
        with self._turns:
            events = self.stream(
                question, history, generator=generator, audience=audience, as_typed=as_typed
            )
            return next(event for event in events if isinstance(event, Answer))

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Audience = "all",
        as_typed: bool = False,
    ) -> Iterator[Event]:
        """Return the events of the assistant's answer, of which the last is the answer."""
        if history or generator == "llm":
            return self.assistant.stream(
                question, history, generator=generator, audience=audience, as_typed=as_typed
            )
        key = (question, audience, as_typed, self.version(), date.today())
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
        if held is not None:
            return self._again(held)
        events = self.assistant.stream(
            question, generator=generator, audience=audience, as_typed=as_typed
        )
        return self._noting(key, events)

    def check(self, text: str, *, audience: Audience = "all") -> Check:
        """Return the assistant's verdicts."""
        return self.assistant.check(text, audience=audience)

    def _again(self, held: tuple[Event, ...]) -> Iterator[Event]:
        started = time.perf_counter()
        for event in held:
            if isinstance(event, Answer):
                yield replace(event, seconds=time.perf_counter() - started)
            else:
                yield event

    def _noting(self, key: _Key, events: Iterator[Event]) -> Iterator[Event]:
        told: list[Event] = []
        for event in events:
            told.append(event)
            if isinstance(event, Answer) and event.index_version == key[3]:
                with self._lock:
                    self._held[key] = tuple(told)
                    while len(self._held) > MOST:
                        self._held.popitem(last=False)
            yield event
