"""A question asked again is answered at once, and anew when the index has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from assistant.events import Event, Understood
from assistant.records import Answer, Turn
from assistant.web.repeated import AT_ONCE, Repeating
from tests.web.fakes import answered

if TYPE_CHECKING:
    from assistant.checking.records import Check


@dataclass
class Counted:
    """An assistant that counts what it is asked, and how many at once."""

    version: str = "1"
    asked: list[str] = field(default_factory=list)
    busy: int = 0
    most: int = 0
    waits: float = 0.0

    def ask(self, *_: object, **__: object) -> Answer:
        raise AssertionError("the events are asked for")

    def stream(self, question: str, *_: object, **__: object) -> Iterator[Event]:
        self.asked.append(question)
        return self._events(question)

    def check(self, *_: object, **__: object) -> Check:
        raise NotImplementedError

    def _events(self, question: str) -> Iterator[Event]:
        self.busy += 1
        self.most = max(self.most, self.busy)
        threading.Event().wait(self.waits)
        yield Understood("id", question, "vi")
        self.busy -= 1
        yield replace(answered(question), index_version=self.version)


def test_asked_again_it_gives_the_same_events_until_the_index_changes() -> None:
    counted = Counted()
    repeating = Repeating(counted, lambda: counted.version)
    first = list(repeating.stream("Điểm năm 2022?"))
    again = list(repeating.stream("Điểm năm 2022?"))
    assert [type(event) for event in again] == [type(event) for event in first]
    assert repeating.ask("Điểm năm 2022?").question == "Điểm năm 2022?"
    assert len(counted.asked) == 1
    counted.version = "2"
    assert repeating.ask("Điểm năm 2022?").index_version == "2"
    assert len(counted.asked) == 2


@pytest.mark.parametrize(
    "settings",
    [{"audience": "public"}, {"as_typed": True}, {"history": (Turn("user", "Sơn Lâm"),)}],
)
def test_what_one_may_see_or_meant_is_not_given_to_another(settings: dict[str, object]) -> None:
    counted = Counted()
    repeating = Repeating(counted, lambda: counted.version)
    repeating.ask("Điểm năm 2022?")
    repeating.ask("Điểm năm 2022?", **settings)  # type: ignore[arg-type]
    assert len(counted.asked) == 2


def test_an_answer_of_an_older_index_than_it_was_asked_of_is_not_kept() -> None:
    counted = Counted(version="1")
    repeating = Repeating(counted, lambda: "2")
    repeating.ask("Điểm năm 2022?")
    repeating.ask("Điểm năm 2022?")
    assert len(counted.asked) == 2


def test_many_at_once_are_answered_a_few_at_a_time() -> None:
    counted = Counted(waits=0.01)
    repeating = Repeating(counted, lambda: counted.version)
    people = [
        threading.Thread(target=repeating.ask, args=(f"Câu {number}?",)) for number in range(20)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(counted.asked) == 20
    assert counted.most <= AT_ONCE
