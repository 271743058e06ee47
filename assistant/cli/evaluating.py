"""The command that scores: every question, claim or ranking of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.cli.errors import CommandError
from assistant.cli.floors import against_floors
from assistant.cli.stores import filled_store
from assistant.cli.terminal import console, print_json, progress_bar
from assistant.evaluation.answers import EvaluationReport
from assistant.evaluation.answers import evaluate as run_evaluation
from assistant.evaluation.claims import ClaimsReport, evaluate_claims, holds_claims
from assistant.evaluation.floors import Run, fingerprint
from assistant.evaluation.retrieval import evaluate_retrieval
from assistant.messages import message
from assistant.settings import Settings
from assistant.wiring import assistant_of, embedder_of


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
