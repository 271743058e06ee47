"""What a terminal shows: answers with their sources, tables, bars of progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from assistant.messages import message
from assistant.records import Answer, Citation
from assistant.wording import date_words


def print_json(value: object) -> None:
    """Print one JSON value and nothing else on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_json_line(value: object) -> None:
    """Print one JSON value on a line of its own, at once: for commands that go on."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def console(*, error: bool = False) -> Console:
    """Return the console of standard output, or of standard error."""
    return Console(file=sys.stderr if error else sys.stdout, highlight=False, soft_wrap=False)


def print_answer(answer: Answer) -> None:
    """Print an answer for a person: the text, its sources, the notes."""
    out = console()
    out.print()
    style = "bold" if answer.status == "answered" else "yellow"
    first, _, rest = answer.answer.partition("\n")
    out.print(f"[{style}]{escape(first)}[/]")
    if rest:
        out.print(escape(rest))
    if answer.citations:
        out.print(f"\n[dim]{message('sources')}[/]")
    for citation in answer.citations:
        print_citation(out, citation)
    if answer.nearest:
        out.print(f"\n[dim]{message('nearest')}[/]")
    for citation in answer.nearest:
        print_citation(out, citation, mark="•")
    for note in answer.notes:
        out.print(f"[cyan]ⓘ[/] {escape(note.text)}")
    for choice in answer.choices:
        out.print(f"  • {escape(choice.question)}")
    if answer.suggestions:
        out.print(f"\n[dim]{message('next')}:[/] " + escape(" · ".join(answer.suggestions)))


def print_citation(out: Console, citation: Citation, *, mark: str = "") -> None:
    """Print one source for a person: its number or ``mark``, title and facts, the quote below."""
    facts = [citation.publisher or "", citation.locator]
    if citation.published:
        day = date_words(citation.published.isoformat(), "vi")
        derived = f" ({message('derived')})" if "published" in citation.derived else ""
        facts.insert(1, day + derived)
    line = " · ".join(fact for fact in facts if fact)
    number = mark or f"\\[{citation.number}]"
    out.print(f"[bold]{number}[/] {escape(citation.title)} [dim]({escape(line)})[/]")
    out.print(f"    [italic]“{escape(' '.join(citation.quote.split()))}”[/]")


class _Rate(ProgressColumn):
    """How many are done a second."""

    def render(self, task: Task) -> Text:
        """Return the rate, empty until there is one."""
        if not task.speed:
            return Text("")
        return Text(message("rate", rate=f"{task.speed:.1f}".replace(".", ",")), style="dim")


@contextmanager
def progress_bar(label: str) -> Iterator[Bar]:
    """Show a bar on standard error while the block runs, where that is a terminal."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=console(error=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    ) as progress:
        yield Bar(progress, label)


class Bar:
    """A bar of progress; what ingestion and evaluation tell, shown."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._progress = progress
        self._task = progress.add_task(label, total=None)

    def __call__(self, done: int, total: int) -> None:
        """Show how many of how many are done."""
        self._progress.update(self._task, completed=done, total=total)

    def on_total(self, total: int) -> None:
        """Show how many there are."""
        self._progress.update(self._task, total=total)

    def on_done(self, name: str, outcome: object = None) -> None:  # noqa: ARG002 - shown by name only
        """Move on by one."""
        self._progress.update(self._task, advance=1)


def table(*columns: str) -> Table:
    """Return an empty table with the given headings."""
    made = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made
