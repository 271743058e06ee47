"""Measures the readers of office files: cells, bindings, words and speed.

``python -m benchmarks.reading_office tables``: tables made by chance, written by python-docx,
openpyxl and by hand, read back cell by cell; and the figures of their rows against what each
cell says. ``words FOLDER``: .docx and .doc beside their ``.md`` twins. ``speed FOLDER``: files
a second, beside the library used alone. ``real FOLDER``: the tables of real Word files, cell by
cell, beside what python-docx reads.
"""

from __future__ import annotations

import argparse
import csv
import html
import io
import random
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.made_tables import LAYOUTS, Box, Made, Says
from benchmarks.unseen_tables import UNSEEN
from ingest.errors import RefusedError
from ingest.readers import reader_for
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index_store.records import Figure, Reading

FORMATS = ("docx", "xlsx", "html", "csv")


def written(made: Made, form: str) -> bytes:
    """Return a table as a file of a format."""
    return {"docx": _docx, "xlsx": _xlsx, "html": _html, "csv": _csv}[form](made)


def _docx(made: Made) -> bytes:
    from docx import Document

    document = Document()
    for line in made.above:
        document.add_paragraph(line)
    height = max(box.row + box.rows for box in made.boxes)
    width = max(box.column + box.columns for box in made.boxes)
    table = document.add_table(height, width, style="Table Grid")
    for box in made.boxes:
        cell = table.cell(box.row, box.column)
        if box.rows > 1 or box.columns > 1:
            cell = cell.merge(table.cell(box.row + box.rows - 1, box.column + box.columns - 1))
        cell.text = box.text
    for line in made.below:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _typed(text: str) -> tuple[object, str | None]:
    """Return a cell's value as a person would type it into a sheet, and its format."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        return int(text.replace(".", "")), "#,##0"
    if re.fullmatch(r"\d+,\d+", text):
        return float(text.replace(",", ".")), "0." + "0" * len(text.partition(",")[2])
    if re.fullmatch(r"\d+", text) and not text.startswith("0"):
        return int(text), None
    return text, None


def _xlsx(made: Made) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for at, line in enumerate(made.above):
        sheet.cell(at + 1, 1, line)
    top = len(made.above) + 2
    for box in made.boxes:
        value, code = _typed(box.text)
        cell = sheet.cell(box.row + top, box.column + 1, value)
        if code:
            cell.number_format = code
        if box.rows > 1 or box.columns > 1:
            sheet.merge_cells(
                start_row=box.row + top, start_column=box.column + 1,
                end_row=box.row + top + box.rows - 1, end_column=box.column + box.columns,
            )  # fmt: skip
    bottom = top + max(box.row for box in made.boxes) + 1
    for at, line in enumerate(made.below):
        sheet.cell(bottom + at, 1, line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _html(made: Made) -> bytes:
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in sorted(made.boxes, key=lambda box: (box.row, box.column)):
        rows[box.row].append(box)
    lines = [f"<p>{html.escape(line)}</p>" for line in made.above]
    table = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{box.rows}" colspan="{box.columns}">{html.escape(box.text)}</td>'
            for box in row
        )
        + "</tr>"
        for _, row in sorted(rows.items())
    )
    below = [f"<p>{html.escape(line)}</p>" for line in made.below]
    body = "".join([*lines, f"<table border=1>{table}</table>", *below])
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def _csv(made: Made) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for line in made.above:
        writer.writerow([line])
    height = max(box.row for box in made.boxes) + 1
    width = max(box.column for box in made.boxes) + 1
    grid = [[""] * width for _ in range(height)]
    for box in made.boxes:
        grid[box.row][box.column] = box.text
    writer.writerows(grid)
    for line in made.below:
        writer.writerow([line])
    return ("\ufeff" + out.getvalue()).encode()


def read(data: bytes, form: str) -> Reading:
    """Return what the product reads from a file."""
    source = upload_source(f"bang.{form}", data)
    return read_source(SourceBytes(source, data))


def cells_right(made: Made, text: str) -> tuple[int, int]:
    """Return how many body cells stand in their row under their header, and of how many."""
    rows = [
        [cell.strip() for cell in line.strip()[1:-1].split(" | ")]
        for line in text.split("\n")
        if line.startswith("| ")
    ]
    header = next((row for row in rows if row == made.headers), None)
    body = [box for box in made.boxes if box.row >= made.body_from and box.text]
    if header is None:
        return 0, len(body)
    right = 0
    for box in body:
        own = [other.text for other in body if other.row == box.row]
        column = made.headers.index(made.headers[box.column])
        right += any(
            len(row) == len(made.headers) and row[column] == box.text and set(own) <= set(row)
            for row in rows
        )
    return right, len(body)


def is_right(figure: Figure, says: Says) -> str:
    """Return "" where a figure is bound as its cell says, else what is wrong."""
    place = figure.place.value.casefold() if figure.place else ""
    indicator = f"{figure.indicator.value} {figure.indicator.text}" if figure.indicator else ""
    period = figure.period.value if figure.period else None
    wrong = []
    if place != says.place.casefold():
        wrong.append("place")
    words = says.indicator.casefold().split()
    exact = says.indicator.startswith("Chỉ số") and figure.indicator is not None
    if (
        exact and figure.indicator and not figure.indicator.value.startswith(says.indicator)
    ) or not set(words) <= set(re.findall(r"\w+", indicator.casefold())):
        wrong.append("indicator")
    if period != says.period:
        wrong.append("period")
    if figure.kind != says.kind:
        wrong.append("kind")
    if says.value is not None and figure.value != says.value:
        wrong.append("value")
    if says.unit is not None and figure.unit != says.unit:
        wrong.append("unit")
    if figure.of != says.of:
        wrong.append("of")
    return ",".join(wrong)


def judge(made: Made, reading: Reading, form: str) -> Iterator[tuple[Box, str]]:
    """Yield each figure of a table with what is wrong with how it was read."""
    figures = list(reading.figures)
    by_row: dict[int, list[str]] = defaultdict(list)
    for box in made.boxes:
        reach = 1 if form == "csv" else box.rows  # CSV knows no merged cells
        for row in range(box.row, box.row + reach):
            by_row[row].append(box.text)
    for box in made.boxes:
        if box.says is None:
            continue
        same = [
            figure
            for figure in figures
            if figure.span.of(reading.document.text) == box.text
            and all(text in figure.clause.of(reading.document.text) for text in by_row[box.row])
        ]
        wrongs = sorted((is_right(figure, box.says) for figure in same), key=len)
        yield box, wrongs[0] if wrongs else "absent"


def measure_tables(
    layouts: Sequence[Callable[[random.Random], Made]], seeds: int, *, loud: bool
) -> None:
    """Print the shares of cells and of figures that are right, for each layout and format."""
    right_cells: Counter[str] = Counter()
    all_cells: Counter[str] = Counter()
    right_figures: Counter[str] = Counter()
    all_figures: Counter[str] = Counter()
    print(
        f"{'bảng':32s} "
        + " ".join(f"{form:>13s}" for form in FORMATS)
        + "   (ô đúng / số liệu đúng)"
    )
    for layout in layouts:
        shown = []
        for form in FORMATS:
            cells, figures = [0, 0], [0, 0]
            for seed in range(seeds):
                made = layout(random.Random(f"{layout.__name__} {seed}"))
                try:
                    reading = read(written(made, form), form)
                except RefusedError as error:
                    print(made.name, form, error)
                    continue
                found = cells_right(made, reading.document.text)
                cells = [cells[0] + found[0], cells[1] + found[1]]
                for box, wrong in judge(made, reading, form):
                    figures = [figures[0] + (not wrong), figures[1] + 1]
                    if loud and wrong and seed == 0:
                        print("   ", form, box.text, box.says, "→", wrong)
            right_cells[form] += cells[0]
            all_cells[form] += cells[1]
            right_figures[form] += figures[0]
            all_figures[form] += figures[1]
            share = [a / b if b else 1.0 for a, b in (cells, figures)]
            shown.append(f"{share[0]:6.1%}/{share[1]:6.1%}")
        print(f"{made.name:32s} " + " ".join(f"{one:>13s}" for one in shown))
    for form in FORMATS:
        print(
            f"{form}: cells {right_cells[form]}/{all_cells[form]}"
            f" ({right_cells[form] / all_cells[form]:.1%}),"
            f" figures {right_figures[form]}/{all_figures[form]}"
            f" ({right_figures[form] / all_figures[form]:.1%})"
        )


def measure_real(folder: Path) -> None:
    """Print, for the tables of real Word files, how many cells python-docx reads where we do.

    python-docx repeats merged cells as we do; it knows no automatic numbers, which may stand
    before its text in ours. A cell is right where a row of ours holds its whole row, in order.
    """
    from docx import Document

    tables = right = cells = 0
    for path in sorted(folder.glob("*.docx")):
        text = reader_for(".docx").read(path.read_bytes()).text
        ours = [
            [cell.strip() for cell in line[1:-1].split(" | ")]
            for line in text.split("\n")
            if line.startswith("| ")
        ]
        found = own = 0
        for table in Document(str(path)).tables:
            rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
            if not any(_row_at(row, ours) for row in rows):
                continue  # laid out as lines: a letterhead, a signature, a form
            tables += 1
            for row in rows:
                filled = [cell for cell in row if cell]
                own += len(filled)
                whole = bool(_row_at(row, ours)) or all(_in_header(cell, ours) for cell in filled)
                found += (
                    len(filled) if whole or (len(set(filled)) == 1 and filled[0] in text) else 0
                )
        right, cells = right + found, cells + own
        if own:
            print(f"{path.name[-36:]:36s} cells {found}/{own} ({found / own:.1%})")
    print(f"{tables} real tables: cells {right}/{cells} ({right / max(1, cells):.1%})")


def _row_at(row: Sequence[str], ours: Sequence[Sequence[str]]) -> bool:
    """Return whether a row of ours ends each of its cells as ``row`` does, merged ones once."""
    wanted = [_folded(cell) for cell in row]
    for other in ours:
        cells = [_folded(cell) for cell in other]
        if len(cells) == len(wanted) and all(
            mine == its or (its and mine.endswith(its)) or (not mine and its in wanted[:at])
            or (not its and len(mine) < 5)
            for at, (mine, its) in enumerate(zip(cells, wanted, strict=True))
        ):  # fmt: skip
            return True
    return False


def _in_header(cell: str, ours: Sequence[Sequence[str]]) -> bool:
    return any(_folded(cell) in _folded(other) for row in ours for other in row)


def _folded(text: str) -> str:
    return "".join(text.translate(_FOLDED).replace("|", "/").split()).casefold()


_FOLDED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.translate(_FOLDED).casefold()))


def measure_words(folder: Path) -> None:
    """Print for each Word file with a Markdown twin which words were kept and let in."""
    for path in sorted([*folder.glob("*.docx"), *folder.glob("*.doc")]):
        twin = path.with_suffix(".md")
        if not twin.exists():
            continue
        wanted = _words(twin.read_text(encoding="utf-8"))
        found = _words(reader_for(path.suffix).read(path.read_bytes()).text)
        kept = (wanted & found).total() / wanted.total()
        let_in = (found - wanted).total() / max(1, found.total())
        print(
            f"{path.name[-24:]:24s} words {wanted.total():6d} kept {kept:.2%} let in {let_in:.2%}"
        )


def measure_speed(folder: Path) -> None:
    """Print files a second of the readers, beside python-docx and openpyxl alone."""
    from docx import Document
    from openpyxl import load_workbook

    files = sorted(folder.glob("*.docx"))
    book = io.BytesIO()
    from openpyxl import Workbook

    made = Workbook()
    for row in range(2_000):
        made.active.append([row, f"Xã số {row}", row / 7, row % 97, "Tốt", row * 3])
    made.save(book)

    def alone_docx(data: bytes) -> None:
        document = Document(io.BytesIO(data))
        for paragraph in document.paragraphs:
            _ = paragraph.text
        for table in document.tables:
            for row in table.rows:
                _ = [cell.text for cell in row.cells]

    def alone_xlsx(data: bytes) -> None:
        for row in load_workbook(io.BytesIO(data), data_only=True).active.iter_rows(
            values_only=True
        ):
            _ = row

    def timed(work: Callable[[bytes], object], inputs: Sequence[bytes]) -> float:
        start, done = time.perf_counter(), 0
        while time.perf_counter() - start < 5:
            for data in inputs:
                work(data)
                done += 1
        return done / (time.perf_counter() - start)

    word = [path.read_bytes() for path in files]
    sheet = [book.getvalue()]
    print(f".docx ({len(word)} files): ours {timed(reader_for('.docx').read, word):.1f}/s, "
          f"python-docx {timed(alone_docx, word):.1f}/s")  # fmt: skip
    print(f".xlsx (12,000 cells): ours {timed(reader_for('.xlsx').read, sheet):.1f}/s, "
          f"openpyxl {timed(alone_xlsx, sheet):.1f}/s")  # fmt: skip
    olds = [path.read_bytes() for path in sorted(folder.glob("*.doc"))]
    if olds:
        start = time.perf_counter()
        for data in olds:
            reader_for(".doc").read(data)
        print(f".doc ({len(olds)} files): {len(olds) / (time.perf_counter() - start):.2f}/s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["tables", "unseen", "real", "words", "speed"])
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--loud", action="store_true")
    options = parser.parse_args(arguments)
    if options.what in ("tables", "unseen"):
        layouts = LAYOUTS if options.what == "tables" else UNSEEN
        measure_tables(layouts, options.seeds, loud=options.loud)
    elif options.what == "real":
        measure_real(options.folder)
    elif options.what == "words":
        measure_words(options.folder)
    else:
        measure_speed(options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
