"""The answers given last, so that whoever was given one can share it."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.records import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.records import Check
    from assistant.events import Event
    from assistant.records import Turn
    from assistant.web.metrics import Metrics
    from assistant.web.ports import AssistantPort, Audience

_LOG = logging.getLogger("cchc.questions")


@dataclass(slots=True)
class Remembering:
    """An assistant that remembers its last answers, for each audience apart."""

    assistant: AssistantPort
    capacity: int = 2000
    metrics: Metrics | None = None
    log_questions: bool = False
    _answers: OrderedDict[tuple[str, Audience], Answer] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

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
        self._log(question)
        answer = self.assistant.ask(
            question, history, generator=generator, audience=audience, as_typed=as_typed
        )
        self._remember(answer, audience)
        return answer

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
        self._log(question)
        events = self.assistant.stream(
            question, history, generator=generator, audience=audience, as_typed=as_typed
        )
        return self._noting(events, audience)

    def check(self, text: str, *, audience: Audience = "all") -> Check:
        """Return the assistant's verdicts."""
        return self.assistant.check(text, audience=audience)

    def given(self, answer_id: str, audience: Audience) -> Answer | None:
        """Return the answer with this id if it was given to this audience not long ago."""
        with self._lock:
            return self._answers.get((answer_id, audience))

    def _noting(self, events: Iterator[Event], audience: Audience) -> Iterator[Event]:
        for event in events:
            if isinstance(event, Answer):
                self._remember(event, audience)
            yield event

    def _log(self, question: str) -> None:
        if self.log_questions:
            _LOG.info("asked: %r", question)

    def _remember(self, answer: Answer, audience: Audience) -> None:
        if self.metrics is not None:
            made = {"status": answer.status, "generator": answer.generator}
            self.metrics.count("cchc_answers_total", **made)
            self.metrics.took("cchc_answer_seconds", answer.seconds, generator=answer.generator)
        with self._lock:
            self._answers[answer.id, audience] = answer
            self._answers.move_to_end((answer.id, audience))
            while len(self._answers) > self.capacity:
                self._answers.popitem(last=False)
