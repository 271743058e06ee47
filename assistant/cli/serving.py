"""The command ``serve``: the page, the API and the source viewer on one port."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from assistant.cli.collecting import ingest_with_progress
from assistant.cli.errors import CommandError
from assistant.cli.terminal import console
from assistant.messages import message
from assistant.settings import Settings
from assistant.web import create_app
from assistant.web import serve as serve_app
from assistant.wiring import assistant_of, open_store
from index_store.errors import IndexMissingError
from index_store.store import Store

QUESTIONS_FILE = "questions.json"


def serve(options: argparse.Namespace, settings: Settings) -> int:
    """Serve until told to stop; on a first run, read the given folder in before."""
    store = _store(options, settings)
    console(error=True).print(message("serving", host=settings.host, port=str(settings.port)))
    questions = _sample_questions(options.first_run, store) if options.first_run else ()
    app = create_app(assistant_of(settings, store), store, sample_questions=questions)
    serve_app(app, settings.host, settings.port)
    return 0


def _store(options: argparse.Namespace, settings: Settings) -> Store:
    try:
        store = open_store(settings)
    except IndexMissingError as error:
        if not options.first_run:
            raise CommandError(message("index_missing", path=str(settings.data_dir))) from error
        store = open_store(settings, create=True)
    if options.first_run and not store.documents():
        console(error=True).print(message("first_run", path=options.first_run))
        ingest_with_progress(store, [options.first_run], settings)
    return store


def _sample_questions(folder: str, store: Store) -> tuple[str, ...]:
    """Return the questions that come with a folder of samples, while its documents are there."""
    path = Path(folder)
    file = next(
        (p for p in (path / QUESTIONS_FILE, path.parent / QUESTIONS_FILE) if p.is_file()), None
    )
    names = {summary.name.rsplit("/", 1)[-1] for summary in store.documents()}
    if file is None or not any(item.name in names for item in path.iterdir()):
        return ()
    return tuple(json.loads(file.read_text(encoding="utf-8")))
