"""The commands that answer: ``ask``, ``chat``, ``evaluate``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assistant.cli.errors import CommandError
from assistant.cli.floors import against_floors
from assistant.cli.stores import filled_store
from assistant.cli.terminal import console, print_answer, print_json, progress_bar
from assistant.evaluation.answers import EvaluationReport
from assistant.evaluation.answers import evaluate as run_evaluation
from assistant.evaluation.claims import ClaimsReport, evaluate_claims, holds_claims
from assistant.evaluation.floors import Run, fingerprint
from assistant.evaluation.retrieval import evaluate_retrieval
from assistant.messages import message
from assistant.payload import answer_payload
from assistant.records import Turn
from assistant.service import Assistant, QuestionError
from assistant.settings import Settings
from assistant.wiring import assistant_of, embedder_of

FAREWELLS = frozenset({"thoát", "thoat", "exit", "quit", "q"})


def ask(options: argparse.Namespace, settings: Settings) -> int:
    """Answer one question on standard output."""
    history = _history(options.history) if options.history else ()
    assistant = assistant_of(settings, filled_store(settings))
    answer = assistant.ask(" ".join(options.question), history, generator=options.generator)
    if options.json:
        print_json(answer_payload(answer))
    else:
        print_answer(answer)
    return 0


def chat(_options: argparse.Namespace, settings: Settings) -> int:
    """Hold a conversation in the terminal."""
    assistant = assistant_of(settings, filled_store(settings))
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


def evaluate(options: argparse.Namespace, settings: Settings) -> int:
    """Ask every question of a file and print the scores."""
    if options.retrieval:
        return _evaluate_retrieval(options, settings)
    if options.rankings:
        raise CommandError(message("retrieval_not_rankings"))
    assistant = assistant_of(settings, filled_store(settings))
    path = Path(options.questions)
    predictions = Path(options.predictions) if options.predictions else None
    report: EvaluationReport | ClaimsReport
    if holds_claims(path):
        with progress_bar(message("checking")) as progress:
            report = evaluate_claims(
                assistant.check, path, predictions_path=predictions, progress=progress
            )
    else:
        with progress_bar(message("asking")) as progress:
            report = run_evaluation(
                lambda question, history: assistant.ask(question, history),
                path,
                predictions_path=predictions,
                progress=progress,
            )
    if options.json:
        print_json(report.payload())
    else:
        console().print(report.table())
    run = Run(fingerprint([path]), report.floors, report.right)
    return against_floors(options, path.stem, run)


def _evaluate_retrieval(options: argparse.Namespace, settings: Settings) -> int:
    """Rank the passages of a file for each question in an index of their own; print the scores."""
    if options.predictions:
        raise CommandError(message("retrieval_not_predictions"))
    with progress_bar(message("retrieval_ranking")) as progress:
        report = evaluate_retrieval(
            Path(options.retrieval),
            Path(options.questions),
            embedder_of(settings),
            lambda store: assistant_of(settings, store).rank,
            rankings_path=Path(options.rankings) if options.rankings else None,
            progress=progress,
        )
    if options.json:
        print_json(report.payload())
    else:
        console().print(report.table())
    data = (Path(options.retrieval), Path(options.questions))
    run = Run(fingerprint(data), report.floors, report.right)
    return against_floors(options, data[1].stem, run)


def _history(path: str) -> tuple[Turn, ...]:
    try:
        turns = json.loads(Path(path).read_text(encoding="utf-8"))
        return tuple(Turn(turn["role"], str(turn["content"])) for turn in turns)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise CommandError(message("history_unreadable", path=path, reason=reason)) from error
