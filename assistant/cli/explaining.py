"""The command ``doctor --explain``: how a question is read, step by step."""

from __future__ import annotations

from datetime import date

from rich.markup import escape

from assistant.cli.terminal import console, print_json, table
from assistant.messages import message
from assistant.questions.explaining import Step, explain
from assistant.settings import Settings
from assistant.wiring import open_store
from index_store.errors import IndexStoreError


def print_explained(text: str, settings: Settings, *, as_json: bool) -> int:
    """Print what every step found in ``text``; the places of the index count where there is one."""
    steps = explain(text, settings.as_of or date.today(), _known_places(settings))
    if as_json:
        print_json([_payload(step) for step in steps])
        return 0
    out = console()
    for number, step in enumerate(steps, 1):
        out.print(f"[bold]{number}. {escape(step.name)}[/] [dim]({escape(step.function)})[/]")
        if not step.findings:
            out.print(f"   [dim]{message('nothing_found')}[/]")
            continue
        rows = table("", "")
        rows.show_header = False
        for finding in step.findings:
            rows.add_row(f"   {escape(finding.words)}", escape(finding.read_as))
        out.print(rows)
    return 0


def _known_places(settings: Settings) -> tuple[str, ...]:
    try:
        store = open_store(settings)
    except IndexStoreError:
        return ()
    try:
        return store.places()
    finally:
        store.close()


def _payload(step: Step) -> dict[str, object]:
    return {
        "step": step.name,
        "function": step.function,
        "found": [{"text": f.words, "read_as": f.read_as} for f in step.findings],
    }
