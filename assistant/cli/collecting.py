"""The commands about the collection: ``ingest``, ``documents``, ``doctor``."""

from __future__ import annotations

import argparse
import platform
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from importlib.util import find_spec
from types import FrameType

from assistant.cli.document_card import card_payload, document_card
from assistant.cli.errors import CommandError
from assistant.cli.terminal import console, print_json, print_json_line, progress_bar, table
from assistant.messages import message
from assistant.settings import Settings
from assistant.synthesis.model.server import NOTES
from assistant.wiring import embedder_of, model_of, open_store
from index_store.errors import IndexBusyError, IndexMissingError
from index_store.records import Visibility
from index_store.reindex import reindex as remake
from index_store.store import DocumentSummary, Store
from ingest.pipeline import ingest_paths
from ingest.readers.scans.ocr import LANGUAGE, tesseract, what_is_missing
from ingest.report import IngestReport, Remark, report_payload
from ingest.watch import changes
from prompts import fill

PARTLY = 3


def ingest(options: argparse.Namespace, settings: Settings) -> int:
    """Read files into the index and print what became of each; with ``--watch``, go on so."""
    store = open_store(settings, create=True)
    if options.watch:
        return _watch(store, options, settings)
    report = ingest_with_progress(
        store, options.targets, settings, options.visibility, prune=options.prune
    )
    if options.json:
        print_json(report_payload(report))
    else:
        print_report(report)
    return PARTLY if report.refused else 0


def _watch(store: Store, options: argparse.Namespace, settings: Settings) -> int:
    """Read what changes below the targets, and take out what is gone, until interrupted."""
    console(error=True).print(message("watching", seconds=f"{options.watch:g}"))
    with suppress(KeyboardInterrupt), _heard() as rest:
        for _ in changes(options.targets, options.watch, sleep=rest):
            report = _when_free(store, options, settings, rest)
            if options.json:
                print_json_line(report_payload(report))
            else:
                print_report(report)
    return 0


@contextmanager
def _heard() -> Iterator[Callable[[float], None]]:
    """Give a way to wait some seconds that raises KeyboardInterrupt also for one lost before.

    Python drops an interrupt that comes while it clears up an object; the watch would go on.
    """
    interrupted = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        interrupted.set()
        signal.default_int_handler(number, frame)

    def rest(seconds: float) -> None:
        if interrupted.wait(seconds):
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield rest
    finally:
        signal.signal(signal.SIGINT, before)


def _when_free(
    store: Store, options: argparse.Namespace, settings: Settings, rest: Callable[[float], None]
) -> IngestReport:
    """Return the report of a run that waits until no other process writes."""
    while True:
        try:
            return ingest_with_progress(
                store, options.targets, settings, options.visibility, prune=True
            )
        except IndexBusyError as error:
            console(error=True).print(str(error))
            rest(options.watch)


def ingest_with_progress(
    store: Store,
    targets: list[str],
    settings: Settings,
    visibility: Visibility | None = None,
    *,
    prune: bool = False,
) -> IngestReport:
    """Read files into the index while a bar on the terminal moves."""
    with progress_bar(message("reading")) as progress:
        return ingest_paths(
            store,
            targets,
            visibility=visibility,
            progress=progress,
            max_bytes=settings.max_file_mb * 1_000_000,
            prune=prune,
            private_hosts=[host.strip() for host in settings.private_hosts.split(",")],
        )


def reindex(options: argparse.Namespace, settings: Settings) -> int:
    """Make the indexes again from the stored documents; the old ones answer meanwhile."""
    started = time.perf_counter()
    try:
        with progress_bar(message("reindexing")) as progress:
            count = remake(settings.data_dir, embedder_of(settings), progress)
    except IndexMissingError as error:
        raise CommandError(message("index_missing", path=str(settings.data_dir))) from error
    seconds = time.perf_counter() - started
    if options.json:
        print_json(
            {"passages": count, "embedding": settings.embedding, "seconds": round(seconds, 3)}
        )
    else:
        console().print(message("reindexed", count=str(count), seconds=f"{seconds:.1f}"))
        if options.embedding:
            console().print(message("set_embedding", name=options.embedding))
    return 0


def print_report(report: IngestReport) -> None:
    """Print how many documents were added and so on, then what was refused and what is doubtful."""
    out = console()
    counts = table(message("outcome"), message("count"))
    for name, items in (
        ("added", report.added),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
        ("taken_out", report.removed),
        ("refused", report.refused),
    ):
        if items or name != "taken_out":
            counts.add_row(message(name), str(len(items)))
    out.print(counts)
    for name, remarks in (("refused", report.refused), ("doubtful", report.doubtful)):
        if remarks:
            rows = table(f"{message(name)}: {message('document').lower()}", message("reason"))
            for told, reason in _gathered(remarks):
                rows.add_row(told, reason)
            out.print()
            out.print(rows)


_ALIKE_FROM = 5


def _gathered(remarks: Sequence[Remark]) -> Iterator[tuple[str, str]]:
    """Yield document and reason; what is said of many documents is one line, where it first is."""
    by_reason: dict[str, list[str]] = {}
    for remark in remarks:
        by_reason.setdefault(remark.reason, []).append(remark.name)
    told: set[str] = set()
    for remark in remarks:
        names = by_reason[remark.reason]
        if len(names) < _ALIKE_FROM:
            yield remark.name, remark.reason
        elif remark.reason not in told:
            told.add(remark.reason)
            shown = message("and_others", name=", ".join(names[:2]), count=str(len(names) - 2))
            yield shown, remark.reason


def documents(options: argparse.Namespace, settings: Settings) -> int:
    """List, show or remove documents, or change who may see them."""
    store = _existing(settings)
    if options.action == "list":
        return _list(store, as_json=options.json)
    if options.action == "show":
        return _show(store, options.id, settings.as_of, as_json=options.json)
    chosen = [_find(store, document_id).id for document_id in options.ids]
    with store.writer(wait_seconds=10) as writer:
        if options.action == "visibility":
            writer.show_to(chosen, options.visibility)
            public = options.visibility == "public"
            done, told = {options.visibility: chosen}, "shown_all" if public else "shown_inside"
        else:
            writer.remove(chosen)
            done, told = {"removed": chosen}, "removed"
    if options.json:
        print_json(done)
    else:
        console().print(message(told, count=str(len(chosen))))
    return 0


def _list(store: Store, *, as_json: bool) -> int:
    found = store.documents()
    if as_json:
        print_json([summary_payload(summary) for summary in found])
        return 0
    rows = table(
        *(message(n) for n in ("id", "document", "title", "published", "passages", "figures"))
    )
    for item in found:
        day = item.published.isoformat() if item.published else "–"
        inside = f" ({message('visibility_internal')})" if item.visibility == "internal" else ""
        rows.add_row(
            item.id[:8], item.name + inside, item.title, day, str(item.passages), str(item.figures)
        )
    console().print(rows)
    return 0


def _show(store: Store, document_id: str, on: date | None, *, as_json: bool) -> int:
    summary = _find(store, document_id)
    document, on = store.document(summary.id), on or date.today()
    if as_json:
        details = card_payload(document, store.documents(), on)
        print_json({**summary_payload(summary), **details, "text": document.text})
        return 0
    rows = table(message("fact"), message("value"), message("found_where"))
    for row in document_card(document, store.documents(), on):
        rows.add_row(row.label, row.value, row.found)
    console().print(rows)
    return 0


def summary_payload(summary: DocumentSummary) -> dict[str, object]:
    """Return what the index knows about a document, JSON-ready."""
    return {
        "id": summary.id,
        "document": summary.name,
        "version": summary.version,
        "title": summary.title,
        "publisher": summary.publisher,
        "published": summary.published.isoformat() if summary.published else None,
        "url": summary.url,
        "genre": summary.genre,
        "number": summary.number,
        "issuer": summary.issuer,
        "place": summary.place,
        "visibility": summary.visibility,
        "derived": list(summary.derived),
        "characters": summary.characters,
        "passages": summary.passages,
        "figures": summary.figures,
        "indexed_at": summary.indexed_at.isoformat(),
    }


def _find(store: Store, prefix: str) -> DocumentSummary:
    """Return the one document whose id starts so, or that has this file name."""
    found = [s for s in store.documents() if s.id.startswith(prefix) or s.name == prefix]
    if not found:
        raise CommandError(message("document_missing", id=prefix))
    if len(found) > 1:
        raise CommandError(message("document_ambiguous", id=prefix, count=str(len(found))))
    return found[0]


def _existing(settings: Settings) -> Store:
    try:
        return open_store(settings)
    except IndexMissingError as error:
        raise CommandError(message("index_missing", path=str(settings.data_dir))) from error


def doctor(options: argparse.Namespace, settings: Settings) -> int:
    """Print what is installed, what is missing, what the index holds; or how a text is read."""
    if options.explain is not None:
        from assistant.cli.explaining import print_explained

        return print_explained(options.explain, settings, as_json=options.json)
    parts = {
        "Python": platform.python_version(),
        "embedding": settings.embedding,
        "models (sentence-transformers)": _installed(
            "sentence_transformers", "pip install -e '.[models]'"
        ),
        "OCR (tesseract)": _ocr_state(),
        "LLM": _model_state(settings),
        "data": str(settings.data_dir.resolve()),
    }
    try:
        with_index = _index_state(open_store(settings))
    except IndexMissingError:
        with_index = {"index": message("index_missing", path=str(settings.data_dir))}
    if options.json:
        print_json({**parts, **with_index})
    else:
        rows = table("", "")
        for name, value in {**parts, **with_index}.items():
            rows.add_row(name, str(value))
        console().print(rows)
    return 0


def _ocr_state() -> str:
    found = tesseract()
    missing = what_is_missing()
    if found is None or missing:
        return missing or message("missing")
    return f"{found.version}, {LANGUAGE}: {message('ready')} ({found.path})"


def _model_state(settings: Settings) -> str:
    """Return whether the language model answers; it is asked for one word."""
    model = model_of(settings)
    if model is None:
        return message("llm_not_set")
    trouble = model.trouble()
    named = {"model": settings.llm_model, "url": settings.llm_url}
    if trouble is None:
        return message("llm_ready", **named)
    return message("llm_trouble", reason=fill(trouble.value, "vi", NOTES), **named)


def _installed(package: str, command: str) -> str:
    if find_spec(package):
        return message("ready")
    return f"{message('missing')}: {command}"


def _index_state(store: Store) -> dict[str, str]:
    audit = store.audit()
    state = message("doctor_ok")
    if not audit.agrees:
        state = message("doctor_bad", detail=str(audit))
    return {
        "index_version": store.index_version,
        "documents": str(audit.documents),
        "passages": str(audit.passages),
        "figures": str(audit.figures),
        "index": state,
    }
