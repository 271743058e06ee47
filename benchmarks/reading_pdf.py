"""How much of real PDFs is read, how well, how fast: ``python -m benchmarks.reading_pdf``.

Reads ``../shared/data/parser_inputs`` and ``../shared/data/law``; ``pdftotext`` (poppler) gives
the words that are visible. Options: ``--speed`` times reading beside PDFium and Tesseract
alone; ``--scans`` compares what is recognised with lines typed off by hand, a table of file
name, page and line that stays outside the repository (``--typed FILE``).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import subprocess
import time
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import RefusedError
from ingest.landmarks import landmarks
from ingest.page import lay_out
from ingest.readers.pdf.process import open_file
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.scans import ocr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.records import Page

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDER = SHARED / "parser_inputs" / "vzyhug_dvc_bca"
_ENTRY = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|^\s*MỤC LỤC\s*$")
_SIGNING = re.compile(r"^\s*(?:Người ký|Email|Cơ quan|Thời gian ký)\s*:")
_PAGE_NUMBER = re.compile(r"\s*[-–]?\s*(?:Trang\s*)?\d{1,4}\s*[-–]?\s*")
_ARTICLE = re.compile(r"^\s*Điều (\d+)[a-zđ]?\s*\.\s", re.MULTILINE)
_EDGE = 3  # lines at the head and foot of a page
_NUMBER_OF_LAW = re.compile(r"(?:Điều (\d+)[a-zđ]?) .*?số (\d+/\d{4}/[\w-]+)")


@dataclass(frozen=True, slots=True)
class Visible:
    """The words of a PDF that are wanted, and those that only furnish its pages."""

    wanted: Counter[str]
    unwanted: Counter[str]
    articles: tuple[int, ...]


def words(text: str) -> list[str]:
    """Return the words of a text, raised figures as plain ones."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def visible(path: Path) -> Visible | None:
    """Return what pdftotext sees in a file; None where it has no text layer."""
    command = ["pdftotext", "-q", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=False).stdout.decode(
        "utf-8", "replace"
    )
    pages = [page.split("\n") for page in text.split("\f")]
    if len(words(text)) < 60 * len(pages):
        return None
    shapes: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line.strip()]
        shapes.update({_shape(line) for line in [*lines[:_EDGE], *lines[-_EDGE:]]})
    wanted: Counter[str] = Counter()
    unwanted: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line.strip()]
        for at, line in enumerate(lines):
            edge = at < _EDGE or at >= len(lines) - _EDGE
            furniture = edge and (
                shapes[_shape(line)] >= max(3, len(pages) // 3) or _PAGE_NUMBER.fullmatch(line)
            )
            if furniture or _ENTRY.search(line) or _SIGNING.match(line):
                unwanted.update(words(line))
            else:
                wanted.update(words(line))
    found = (int(number) for number in _ARTICLE.findall(unicodedata.normalize("NFC", text)))
    return Visible(wanted, unwanted, tuple(dict.fromkeys(found)))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def articles(page: Page) -> list[str]:
    """Return the articles that are landmarks of a page."""
    marks = landmarks(page, lay_out(page.text, page.title))
    return [m.locator for m in marks if re.fullmatch(r"Điều \d+[a-zđ]?", m.locator)]


def recovered(paths: Sequence[Path]) -> None:
    """Print, for each PDF with a text layer, the shares of words kept, let in and broken."""
    print("file | pages | wanted kept | unwanted let in | broken words | articles found/seen")
    kept_all = wanted_all = let_all = unwanted_all = 0
    for path in paths:
        seen = visible(path)
        if seen is None:
            continue
        page = read_pdf(path.read_bytes())
        ours = Counter(words(page.text))
        kept = sum((ours & seen.wanted).values())
        wanted = sum(seen.wanted.values())
        # What merged cells repeat is no furniture: only words beyond those wanted count.
        let_in = sum(((ours - seen.wanted) & seen.unwanted).values())
        vocabulary = set(seen.wanted) | set(seen.unwanted)
        broken = sum(count for word, count in ours.items() if word not in vocabulary)
        numbered = {int(re.findall(r"\d+", name)[0]) for name in articles(page)}
        print(
            f"{path.name[:34]} | {len(page.parts)} | {kept / wanted:.4f} | {let_in} of "
            f"{sum(seen.unwanted.values())} | {broken} of {sum(ours.values())} | "
            f"{len(numbered & set(seen.articles))}/{len(seen.articles)}"
        )
        kept_all, wanted_all = kept_all + kept, wanted_all + wanted
        let_all, unwanted_all = let_all + let_in, unwanted_all + sum(seen.unwanted.values())
    print(f"all: kept {kept_all / wanted_all:.4f}, unwanted let in {let_all} of {unwanted_all}")


def twins(paths: Sequence[Path]) -> None:
    """Print how much of an article's text in the codified law is in the same article here."""
    law: defaultdict[str, dict[int, str]] = defaultdict(dict)
    with gzip.open(SHARED / "law" / "phapdien.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            found = _NUMBER_OF_LAW.search(str(record["source"])[:120])
            if found:
                law[found[2]][int(found[1])] = str(record["text"])
    for path in paths:
        if visible(path) is None:
            continue
        page = read_pdf(path.read_bytes())
        number = re.search(r"[Ss]ố:?\s*(\d+/\d{4}/[\w-]+)", page.text[:2_000])
        if number is None or number[1] not in law:
            continue
        marks = {m.locator: m.span for m in landmarks(page, lay_out(page.text, page.title))}
        shares: list[float] = []
        for article, text in law[number[1]].items():
            span = marks.get(f"Điều {article}")
            theirs, ours = words(text), words(span.of(page.text)) if span else []
            blocks = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
            shares.append(sum(block.size for block in blocks) / max(1, len(theirs)))
        print(
            f"{number[1]}: {len(shares)} articles, mean share of words in order {sum(shares) / len(shares):.4f}, "
            f"articles below 0.9: {sum(share < 0.9 for share in shares)}"
        )


def typed_lines(path: Path) -> Iterator[tuple[str, int, str]]:
    """Yield file name, page and line of a table typed off by hand."""
    with path.open(encoding="utf-8", newline="") as stream:
        for name, page, line in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield name, int(page), unicodedata.normalize("NFC", line)


def scans(typed: Path) -> None:
    """Print the character error rate of recognised pages against lines typed off by hand."""
    pages: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for name, page, line in typed_lines(typed):
        pages[name, page].append(line)
    all_errors = all_letters = 0
    for (name, number), lines in pages.items():
        data = next(FOLDER.parent.rglob(name)).read_bytes()
        with open_file("pdf", data) as opened:
            raster = opened.render(number - 1, ocr.DOTS_PER_INCH, ocr.MAX_PIXELS)
        found = ocr.recognised(raster)
        text = " ".join(word.text for word in found.words)
        errors = letters = 0
        for line in lines:
            errors += _distance_within(line, text)
            letters += len(line)
        print(
            f"{name[:30]} page {number}: {len(lines)} lines, error rate {errors / letters:.4f}, confidence {found.confidence:.1f}"
        )
        all_errors, all_letters = all_errors + errors, all_letters + letters
    print(f"all: {all_errors} errors in {all_letters} letters, {all_errors / all_letters:.4f}")


def _distance_within(line: str, text: str) -> int:
    """Return how many letters must change for a line to be found in a text (Sellers 1980)."""
    previous = [0] * (len(text) + 1)
    for row, letter in enumerate(line, 1):
        current = [row]
        for column, other in enumerate(text, 1):
            current.append(
                min(previous[column - 1] + (letter != other), previous[column] + 1, current[-1] + 1)
            )
        previous = current
    return min(previous)


def speed(paths: Sequence[Path]) -> None:
    """Print pages a second beside the libraries alone."""
    import pypdfium2

    texts = [path for path in paths if visible(path) is not None]
    pages = 0
    started = time.perf_counter()
    for path in texts:
        document = pypdfium2.PdfDocument(path.read_bytes())
        for index in range(len(document)):
            document[index].get_textpage().get_text_range()
            pages += 1
    alone = time.perf_counter() - started
    started = time.perf_counter()
    for path in texts:
        read_pdf(path.read_bytes())
    ours = time.perf_counter() - started
    print(
        f"text: {pages} pages; PDFium alone {pages / alone:.1f}, read {pages / ours:.1f} a second"
    )
    scan = next(path for path in paths if path.name.startswith("SRC-F__24"))
    with open_file("pdf", scan.read_bytes()) as opened:
        rasters = [
            opened.render(index, ocr.DOTS_PER_INCH, ocr.MAX_PIXELS)
            for index in range(opened.about.pages)
        ]
    program = ocr.required().path
    started = time.perf_counter()
    for raster in rasters:
        command = [program, "stdin", "stdout", "-l", "vie"]
        subprocess.run(command, input=raster.pgm(), capture_output=True, check=True)
    alone = time.perf_counter() - started
    started = time.perf_counter()
    read_pdf(scan.read_bytes())
    ours = time.perf_counter() - started
    count = len(rasters)
    print(
        f"scan: {count} pages; Tesseract alone {count / alone:.2f}, read {count / ours:.2f} a second"
    )


def refused(paths: Sequence[Path]) -> None:
    """Print which files are refused, and why."""
    for path in paths:
        if b"%PDF-" in path.read_bytes()[:1_024]:
            continue
        try:
            read_pdf(path.read_bytes())
        except RefusedError as error:
            print(f"{path.name[:34]} | {error.code} | {error}")


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--typed", type=Path)
    options = parser.parse_args()
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix.lower() == ".pdf")
    if options.typed:
        scans(options.typed)
    elif options.speed:
        speed(paths)
    else:
        recovered(paths)
        twins(paths)
        refused(paths)


if __name__ == "__main__":
    main()
