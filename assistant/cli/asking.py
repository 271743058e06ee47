"""The commands that answer: ``ask`` and ``chat``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assistant.cli.errors import CommandError
from assistant.cli.stores import filled_store
from assistant.cli.terminal import print_answer, print_json
from assistant.messages import message
from assistant.payload import answer_payload
from assistant.records import Turn
from assistant.service import Assistant, QuestionError
from assistant.settings import Settings
from assistant.wiring import assistant_of

FAREWELLS = frozenset({"thoát", "thoat", "exit", "quit", "q"})


def ask(options: argparse.Namespace, settings: Settings) -> int:
    """Answer one question on standard output."""
    history = _history(options.history) if options.history else ()
    assistant = assistant_of(settings, filled_store(settings, searched=True))
    answer = assistant.ask(" ".join(options.question), history, generator=options.generator)
    if options.json:
        print_json(answer_payload(answer))
    else:
        print_answer(answer)
    return 0


def chat(_options: argparse.Namespace, settings: Settings) -> int:
    """Hold a conversation in the terminal."""
    assistant = assistant_of(settings, filled_store(settings, searched=True))
    history: list[Turn] = []
    print(message("chat_hello"))
    while True:
        try:
            question = input(f"\n{message('chat_prompt')}").strip()
        except EOFError:
            break
        if question.casefold() in FAREWELLS:
            break
        if question:
            _turn(assistant, question, history)
    print(message("chat_bye"))
    return 0


def _turn(assistant: Assistant, question: str, history: list[Turn]) -> None:
    try:
        answer = assistant.ask(question, history)
    except QuestionError as error:
        print(error, file=sys.stderr)
        return
    print_answer(answer)
    history += [Turn("user", question), Turn("assistant", answer.answer)]


def _history(path: str) -> tuple[Turn, ...]:
    try:
        turns = json.loads(Path(path).read_text(encoding="utf-8"))
        return tuple(Turn(turn["role"], str(turn["content"])) for turn in turns)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise CommandError(message("history_unreadable", path=path, reason=reason)) from error
