"""The command ``serve``: the page, the API and the source viewer on one port."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from assistant.cli.collecting import ingest_with_progress
from assistant.cli.errors import CommandError
from assistant.cli.terminal import console
from assistant.messages import message
from assistant.settings import Settings, SettingsError
from assistant.web import WebOptions, create_app
from assistant.web import serve as serve_app
from assistant.web.administration import Administration
from assistant.web.options import SHORTEST_TOKEN
from assistant.web.originals import OriginalFiles
from assistant.web.origins import OriginError, exact_origins
from assistant.wiring import assistant_of, open_store
from index_store.errors import IndexMissingError
from index_store.store import Store
from index_store.visitors import Visitors

QUESTIONS_FILE = "questions.json"
_ROOT_PATH = re.compile(r"(/[\w.~-]+)+")


def serve(options: argparse.Namespace, settings: Settings) -> int:
    """Serve until told to stop; on a first run, read the given folder in before."""
    store = _store(options, settings)
    console(error=True).print(message("serving", host=settings.host, port=str(settings.port)))
    questions = _sample_questions(options.first_run, store) if options.first_run else ()
    running = web_options(settings)
    app = create_app(
        assistant_of(settings, store),
        store,
        sample_questions=questions,
        options=running,
        administration=Administration(
            store,
            settings.data_dir,
            max_bytes=settings.max_file_mb * 1_000_000,
            private_hosts=_names(settings.private_hosts),
        ),
        visitors=Visitors(settings.data_dir),
        originals=OriginalFiles(
            store, settings.data_dir, max_bytes=settings.max_file_mb * 1_000_000
        )
        if settings.offer_originals
        else None,
    )
    serve_app(
        app,
        settings.host,
        settings.port,
        allowed_hosts=_names(settings.allowed_hosts),
        trusted_proxies=_names(settings.trusted_proxies),
    )
    return 0


def web_options(settings: Settings) -> WebOptions:
    """Return how the server is run; raises `SettingsError` for what cannot be used."""
    if 0 < len(settings.admin_token) < SHORTEST_TOKEN:
        raise SettingsError(
            f"admin_token: cần ít nhất {SHORTEST_TOKEN} ký tự, nhận được {len(settings.admin_token)}"
        )
    try:
        origins = exact_origins(_names(settings.allowed_origins))
    except OriginError as error:
        raise SettingsError(f"allowed_origins: {error}") from error
    if settings.root_path and not _ROOT_PATH.fullmatch(settings.root_path):
        raise SettingsError(
            f"root_path: cần dạng /tro-ly (không có / ở cuối), nhận được {settings.root_path!r}"
        )
    return WebOptions(
        admin_token=settings.admin_token,
        allowed_origins=origins,
        root_path=settings.root_path,
        visitor_per_minute=settings.visitor_per_minute,
        site_per_minute=settings.site_per_minute,
        answer_days=settings.answer_days,
        log_questions=settings.log_questions,
        has_model=bool(settings.llm_url),
        upload_bytes=max(100, 5 * settings.max_file_mb) * 1_000_000,
    )


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


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
