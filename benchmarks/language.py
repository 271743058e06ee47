"""Measure how fast Vietnamese is read: each function and the whole chain, on one core.

    python -m benchmarks.language                       # the samples of this repository
    python -m benchmarks.language --texts news.jsonl.gz # rows with a "text" or a "body"

The chain is what a page goes through: repaired once, then sentences, words, abbreviations,
places, organisations (given the places), periods, figures, document numbers, legal references
and indicators. Megabytes are those of the text in UTF-8; the best of ``--repeats`` runs counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.repair import repair
from index_store.language.law.document_numbers import find_document_numbers
from index_store.language.law.references import find_legal_references
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.language.terms.abbreviations import find_abbreviations
from index_store.language.terms.indicators import find_indicators
from index_store.language.text.sentences import sentences
from index_store.language.text.tokens import words
from index_store.language.time.periods import find_periods
from index_store.language.typed.restore import Restorer

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = date(2024, 3, 13)
QUESTION = "huyen nao xep cuoi nam 2022 va vi sao"
STEPS: dict[str, Callable[[str], object]] = {
    "repair": repair,
    "sentences": sentences,
    "words": words,
    "abbreviations": find_abbreviations,
    "places": find_places,
    "organisations": find_organisations,
    "periods": lambda text: find_periods(text, REFERENCE),
    "quantities": find_quantities,
    "document numbers": find_document_numbers,
    "legal references": find_legal_references,
    "indicators": find_indicators,
}


def chain(text: str) -> None:
    """Read a page wholly, as reading a document does."""
    text = repair(text).text
    sentences(text)
    words(text)
    find_abbreviations(text)
    places = find_places(text)
    find_organisations(text, places)
    find_periods(text, REFERENCE)
    find_quantities(text)
    find_document_numbers(text)
    find_legal_references(text)
    find_indicators(text)


def texts(source: Path | None, limit: int) -> list[str]:
    """Return the pages of the file, or of the samples."""
    if source is None:
        files = sorted((ROOT / "samples" / "documents").rglob("*"))
        return [f.read_text(encoding="utf-8") for f in files if f.suffix in {".txt", ".md"}]
    raw = source.read_bytes()
    data = gzip.decompress(raw) if source.suffix == ".gz" else raw
    rows = (json.loads(line) for line in data.decode("utf-8").splitlines())
    return [str(row.get("text") or row.get("body") or "") for row in rows][:limit]


def seconds(step: Callable[[str], object], pages: list[str], repeats: int) -> float:
    """Return the seconds of this process that the step takes over all pages, at best."""
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        for page in pages:
            step(page)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--texts", type=Path)
    arguments.add_argument("--limit", type=int, default=200, help="pages of the file")
    arguments.add_argument("--repeats", type=int, default=3)
    options = arguments.parse_args()
    pages = texts(options.texts, options.limit)
    size = sum(len(page.encode("utf-8")) for page in pages) / 1e6
    for page in pages[:3]:
        chain(page)  # loads every table
    print(f"{len(pages)} pages, {size:.2f} MB")
    for name, step in {**STEPS, "whole chain": chain}.items():
        print(f"{name:18} {size / seconds(step, pages, options.repeats):8.2f} MB/s")
    restorer = Restorer.load()
    restorer.restore(QUESTION)
    each = seconds(lambda text: restorer.restore(text), [QUESTION] * 200, options.repeats) / 200
    print(f"{'a question':18} {each * 1000:8.2f} ms to restore its marks")


if __name__ == "__main__":
    main()
