"""Answers as text to be kept, by the server that shares one and by the browser of who asked."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from assistant.records import Answer


def answer_json(answer: Answer) -> str:
    """Return an answer as JSON from which `answer_of` makes it again, whole."""
    return _answers().dump_json(answer).decode()


def answer_of(content: str) -> Answer:
    """Return the answer that was kept; raises ValueError for what is none."""
    return _answers().validate_json(content)


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)
