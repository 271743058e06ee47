"""Measure how fast figures are read: passages a second of this process, as reading a document cuts them.

    python -m benchmarks.figures                          # the samples of this repository
    python -m benchmarks.figures --texts cchc.jsonl.gz    # rows with a "body", perhaps "title", "sapo"

The figures of each document are read with its passages, place and title known; the best of
``--repeats`` runs counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

from index_store.figures.extract import extract_figures
from index_store.language.characters.repair import repair
from index_store.records import Document, Passage
from ingest.document_place import document_place
from ingest.passages import cut_document

ROOT = Path(__file__).resolve().parent.parent


def documents(source: Path | None, limit: int) -> list[Document]:
    """Return the documents of the file, or of the samples."""
    if source is None:
        files = sorted((ROOT / "samples" / "documents").rglob("*"))
        texts = [f.read_text(encoding="utf-8") for f in files if f.suffix in {".txt", ".md"}]
    else:
        raw = source.read_bytes()
        data = gzip.decompress(raw) if source.suffix == ".gz" else raw
        rows = (json.loads(line) for line in data.decode("utf-8").splitlines()[:limit])
        texts = [
            "\n\n".join(str(row[key]) for key in ("title", "sapo", "body") if row.get(key))
            for row in rows
        ]
    return [_document(repair(text).text, str(at)) for at, text in enumerate(texts)]


def _document(text: str, id: str) -> Document:
    title, _, body = text.partition("\n")
    place = document_place(title, None, body.splitlines())
    return Document(id, id, id, "sha256:0", text, title, place=place)


def seconds(read: list[tuple[Document, tuple[Passage, ...]]], repeats: int) -> float:
    """Return the seconds of this process that all documents take, at best."""
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        for document, passages in read:
            extract_figures(document, passages)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Print the speed."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--texts", type=Path)
    arguments.add_argument("--limit", type=int, default=400, help="documents of the file")
    arguments.add_argument("--repeats", type=int, default=3)
    options = arguments.parse_args()
    read = [(one, cut_document(one)) for one in documents(options.texts, options.limit)]
    for document, passages in read[:3]:
        extract_figures(document, passages)  # loads every table
    count = sum(len(passages) for _, passages in read)
    size = sum(len(passage.text) for _, passages in read for passage in passages)
    found = sum(len(extract_figures(document, passages)) for document, passages in read)
    took = seconds(read, options.repeats)
    print(
        f"{len(read)} documents, {count} passages of {size / max(count, 1):.0f} characters, {found} figures"
    )
    print(
        f"{count / took:.0f} passages a second, {size / took / 1e3:.0f} thousand characters a second"
    )


if __name__ == "__main__":
    main()
