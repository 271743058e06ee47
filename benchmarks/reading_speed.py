"""How many pages a second each format is read: ``python -m benchmarks.reading_speed FOLDER``.

FOLDER is that with other people's data, beside the checkout. Counted is the time of processors,
the processes of readers included, so that other work on the machine changes little. "Library" is
the parser of the format alone: it gives words, no order, tables, page furniture or repair;
"reader" is the reader of this project; "all" is a whole reading: facts, law, passages, figures.
A page is a page of a PDF or an image, else 2,500 characters of what is read.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.made_tables import LAYOUTS
from benchmarks.reading_office import written
from ingest.errors import RefusedError
from ingest.readers import reader_for
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 2_500
FORMATS = ("txt", "md", "html", "pdf", "docx", "doc", "xlsx", "csv", "jpg")
_AT_MOST = {"doc": 3, "jpg": 2}
_BIGGEST = 2_000_000


def processor_seconds() -> float:
    """Return the seconds that processors worked for this process and its children that ended."""
    return sum(os.times()[:4])


def timed(work: Callable[[bytes], object], files: list[bytes]) -> float:
    """Return the processor seconds that some work on all files takes."""
    started = processor_seconds()
    for data in files:
        work(data)
    return processor_seconds() - started


def _pdf(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return sum(len(document[at].get_textpage().get_text_range()) for at in range(len(document)))


def _html(data: bytes) -> int:
    from selectolax.lexbor import LexborHTMLParser

    return len(LexborHTMLParser(data.decode("utf-8", "replace")).text())


def _docx(data: bytes) -> int:
    from docx import Document

    document = Document(io.BytesIO(data))
    cells = sum(len(c.text) for t in document.tables for row in t.rows for c in row.cells)
    return sum(len(one.text) for one in document.paragraphs) + cells


def _xlsx(data: bytes) -> int:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    return sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for _ in row)


def _csv(data: bytes) -> int:
    return sum(len(row) for row in csv.reader(io.StringIO(data.decode("utf-8", "replace")), delimiter=";"))  # fmt: skip


def _doc(data: bytes) -> int:
    with tempfile.NamedTemporaryFile(suffix=".doc") as file:
        file.write(data)
        file.flush()
        return len(subprocess.run(["antiword", file.name], capture_output=True, check=False).stdout)


def _jpg(data: bytes) -> int:
    command = ["tesseract", "stdin", "stdout", "-l", "vie"]
    return len(subprocess.run(command, input=data, capture_output=True, check=True).stdout)


ALONE: dict[str, Callable[[bytes], int]] = {
    "txt": lambda data: len(data.decode("utf-8", "replace")),
    "md": lambda data: len(data.decode("utf-8", "replace")),
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "doc": _doc,
    "xlsx": _xlsx,
    "csv": _csv,
    "jpg": _jpg,
}


def found(folder: Path) -> dict[str, list[bytes]]:
    """Return files by format that are read as what they are called; tables are self-made."""
    files: defaultdict[str, list[bytes]] = defaultdict(list)
    for path in sorted((folder / "data/parser_inputs").rglob("*")) + sorted(
        (folder / "seeds").glob("*.txt")
    ):
        form = path.suffix.lower().lstrip(".")
        if form not in FORMATS or path.stat().st_size > _BIGGEST:
            continue
        data = path.read_bytes()
        if form == "pdf" and (not data.startswith(b"%PDF") or _pdf(data) < PAGE):
            continue  # scanned, or no PDF
        if form == "docx" and not data.startswith(b"PK"):
            continue
        if len(files[form]) < _AT_MOST.get(form, 100):
            files[form].append(data)
    for form in ("xlsx", "csv"):
        files[form] = [
            written(make(random.Random(seed)), form) for make in LAYOUTS for seed in range(8)
        ]
    return files


def main() -> int:
    """Print a row a format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    options = parser.parse_args()
    read_source(_named("txt", b"Huy A.\n\nUBND huy A hop ngay 3-2-2026."))  # tables load once
    files = found(options.folder)
    print("format | files | pages | library | reader | all (pages a second of one processor)")
    for form in options.formats:
        read = reader_for(f".{form}").read
        kept, pages = [], 0.0
        for data in files[form]:
            try:
                page = read(data)
            except RefusedError:
                continue
            kept.append(data)
            printed = sum(part.locator.startswith("trang ") for part in page.parts)
            pages += max(printed, 1) if form in ("pdf", "jpg") else len(page.text) / PAGE
        if not kept:
            continue
        seconds = (
            timed(ALONE[form], kept),
            timed(read, kept),
            timed(lambda data, form=form: read_source(_named(form, data)), kept),  # type: ignore[misc]
        )
        rates = " | ".join(f"{pages / max(one, 0.001):,.1f}" for one in seconds)
        print(f"{form} | {len(kept)} | {pages:.0f} | {rates}", flush=True)
    return 0


def _named(form: str, data: bytes) -> SourceBytes:
    return SourceBytes(upload_source(f"a.{form}", data), data)


if __name__ == "__main__":
    sys.exit(main())
