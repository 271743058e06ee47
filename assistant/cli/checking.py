"""The commands on figures: ``check`` judges a text, ``figures`` lists what the documents state."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from assistant.checking.payload import check_payload
from assistant.checking.written import verdict_words
from assistant.cli.errors import CommandError
from assistant.cli.stores import filled_store
from assistant.cli.terminal import console, print_citation, print_json, table
from assistant.messages import message
from assistant.showing.figure_table import (
    FigureFilter,
    FigureRow,
    figure_rows,
    rows_as_csv,
    rows_payload,
)
from assistant.web.places.downloads import xlsx_file
from assistant.wiring import assistant_of

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.checking.records import Check, CheckedClaim, CheckedFigure
    from assistant.settings import Settings

_STYLES = {"supported": "green", "contradicted": "red", "not_found": "yellow"}
_COLUMNS = (
    "figure_value", "figure_unit", "figure_place", "figure_indicator", "figure_period", "document",
)  # fmt: skip
_NOTED = "figure_note"
_SHEET = (
    "figure_shown", "figure_value", "figure_unit", "figure_place", "figure_indicator",
    "figure_period", "title", "document", "locator", "quote", "figure_note",
)  # fmt: skip
_MARKS = {"supported": "✓", "contradicted": "✗", "not_found": "?"}


def check(options: argparse.Namespace, settings: Settings) -> int:
    """Judge the claims of a text and print the report."""
    text = _given(options)
    found = assistant_of(settings, filled_store(settings)).check(text)
    if options.json:
        print_json(check_payload(found))
    else:
        print_check(found)
    return 0


def figures(options: argparse.Namespace, settings: Settings) -> int:
    """List the figures that meet the filters, and draw them where asked to."""
    store = filled_store(settings)
    wanted = FigureFilter(options.place, options.indicator, options.year, options.level)
    rows = figure_rows(store, wanted)
    if options.chart:
        # matplotlib takes a second to load: only a chart waits for it.
        from assistant.showing.charts import draw

        drawn = draw(rows, Path(options.chart))
        print(message("chart_written", count=str(drawn), path=options.chart), file=sys.stderr)
    if options.output or options.format == "xlsx":
        _write(rows, options.output, store.index_version)
    elif options.format == "json":
        print_json(rows_payload(rows, store.index_version))
    elif options.format == "csv":
        sys.stdout.write(rows_as_csv(rows))
    elif not options.chart:
        _print_rows(rows)
    return 0


def _write(rows: tuple[FigureRow, ...], output: str | None, index_version: str) -> None:
    """Write the figures to a file by its ending; a CSV with the mark that Excel knows UTF-8 by."""
    if output is None:
        raise CommandError(message("figures_need_output"))
    path = Path(output)
    if path.suffix.casefold() == ".csv":
        data = rows_as_csv(rows).encode("utf-8-sig")
    elif path.suffix.casefold() == ".xlsx":
        data = rows_as_xlsx(rows)
    elif path.suffix.casefold() == ".json":
        text = json.dumps(rows_payload(rows, index_version), ensure_ascii=False, indent=2)
        data = f"{text}\n".encode()
    else:
        raise CommandError(message("figures_output_ending", path=output))
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(message("file_unwritable", path=output, reason=reason)) from error
    print(message("figures_written", count=str(len(rows)), path=output), file=sys.stderr)


def rows_as_xlsx(rows: tuple[FigureRow, ...]) -> bytes:
    """Return the figures as a workbook: numbers are numbers, words are never formulas."""
    head = [message(name) for name in _SHEET]
    lines = [
        [row.shown, row.value, row.unit, row.place, row.indicator, row.period, row.title,
         row.document, row.locator, row.quote, row.remark]
        for row in rows
    ]  # fmt: skip
    return xlsx_file(message("figures"), [head, *lines])


def _given(options: argparse.Namespace) -> str:
    if options.file:
        try:
            return Path(options.file).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise CommandError(
                message("check_unreadable", path=options.file, reason=reason)
            ) from error
    if options.text == ["-"]:
        return sys.stdin.read()
    if not options.text:
        raise CommandError(message("check_usage"))
    return " ".join(options.text)


def print_check(check: Check) -> None:
    """Print a check for a person: a table of claims, then the sources and notes below it."""
    out = console()
    shown = table(message("claim"), message("verdict"))
    for claim in check.claims:
        shown.add_row(escape(claim.text), _verdict(claim))
        shown.add_section()
    if check.claims:
        out.print(shown)
    out.print(f"\n[bold]{_summary(check)}[/]")
    _print_sources(out, check)
    _print_nearest(out, check)
    for note in _notes(check):
        out.print(f"[cyan]ⓘ[/] {escape(note)}")


def _verdict(claim: CheckedClaim) -> str:
    style = _STYLES[claim.verdict]
    marks = "".join(f"\\[{citation.number}]" for citation in claim.citations)
    lines = [f"[{style}]{_MARKS[claim.verdict]} {verdict_words(claim.verdict)}[/] {marks}"]
    return "\n".join([*lines, *(_figure_line(figure) for figure in claim.figures)])


def _figure_line(figure: CheckedFigure) -> str:
    line = f"[{_STYLES[figure.verdict]}]{_MARKS[figure.verdict]}[/] {escape(figure.text)}"
    if figure.correct:
        line += f" → [bold]{escape(message('correct_figure', correct=figure.correct))}[/]"
    return line


def _summary(check: Check) -> str:
    return message(
        "check_summary",
        claims=str(len(check.claims)),
        supported=str(check.count("supported")),
        contradicted=str(check.count("contradicted")),
        not_found=str(check.count("not_found")),
    )


def _print_sources(out: Console, check: Check) -> None:
    citations = {c.number: c for claim in check.claims for c in claim.citations}
    if citations:
        out.print(f"\n[dim]{message('sources')}[/]")
    for _, citation in sorted(citations.items()):
        print_citation(out, citation)


def _print_nearest(out: Console, check: Check) -> None:
    """Print what is nearest to the claims that were not found: it supports none of them."""
    near = [claim for claim in check.claims if claim.nearest]
    if near:
        out.print(f"\n[dim]{message('check_nearest')}[/]")
    for claim in near:
        out.print(f"[yellow]{_MARKS[claim.verdict]}[/] {escape(' '.join(claim.text.split()))}")
        for citation in claim.nearest:
            print_citation(out, citation, mark="≈")


def _notes(check: Check) -> list[str]:
    own = [note for claim in check.claims for note in claim.notes if note.kind != "unanswered_part"]
    return list(dict.fromkeys(note.text for note in (*own, *check.notes)))


def _print_rows(rows: tuple[FigureRow, ...]) -> None:
    out = console()
    if not rows:
        out.print(message("figures_none"))
        return
    noted = any(row.remark for row in rows)
    shown = table(*(message(name) for name in (*_COLUMNS, *([_NOTED] if noted else []))))
    for row in rows:
        source = f"{row.document}, {row.locator}"
        cells = (row.shown, row.unit, row.place, row.indicator, row.period, source)
        remark = (row.remark,) if noted else ()
        shown.add_row(*(escape(cell or "") for cell in (*cells, *remark)))
    out.print(shown)
    out.print(f"[dim]{message('figures_count', count=str(len(rows)))}[/]")
