"""Figures of tables and of decisions, drawn by chance for a person to judge, and the verdicts scored.

    python -m benchmarks.figure_sample draw --data ../shared/data --of tables --seed 7 --count 75
    python -m benchmarks.figure_sample wanted --data ../shared/data --of law --seed 7 --count 75
    python -m benchmarks.figure_sample score tests/figures/judged_tables.tsv

``draw`` takes figures that were read and bound, ``wanted`` numbers of the text whether read or
not. Both go by document first, so that one long table is not the sample: a document by chance,
then one of its numbers. ``tables`` are the rows of tables in real files, ``law`` the sentences of
decrees, circulars, resolutions and decisions: the same files, and articles of the codified law.

The file of verdicts holds ids, offsets and verdicts, no words of the documents. Of a figure that
was bound: ``right`` (place, indicator, period, value, unit and what it is are as the text says,
or left unbound), ``loose`` (nothing false, but words cut short or too wide), ``wrong``. Of a
number: ``found``, ``lost`` (a reader would want it), ``unbound`` (read, but not as what it measures),
``wrong`` (bound falsely), ``unwanted``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import pickle
import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from index_store.figures.extract import extract_figures
from index_store.figures.tables import is_row
from index_store.language.law.references import find_legal_references
from index_store.language.time.periods import find_periods
from index_store.records import Reading, Span
from ingest.errors import RefusedError
from ingest.reading import SourceBytes, read_path, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.records import Figure

Of = Literal["tables", "law"]
T = TypeVar("T")
_FILES = ("parser_inputs", "places/merge2025_dvhcvn/docs")
_SUFFIXES = frozenset({".doc", ".docx", ".pdf", ".html", ".md", ".csv"})
_ARTICLES = 300
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_AROUND = 260


def readings(data: Path, seed: int, kept: Path | None) -> Iterator[Reading]:
    """Yield what is read from the real files, and from articles of law drawn by ``seed``."""
    if kept is not None and kept.exists():
        files = pickle.loads(kept.read_bytes())
    else:
        files = list(_of_files(data))
        if kept is not None:
            kept.write_bytes(pickle.dumps(files))
    yield from files
    with gzip.open(data / "law" / "phapdien.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = random.Random(seed).sample(list(lines), _ARTICLES)
    for line in rows:
        row = json.loads(line)
        text = f"{row['title']}\n\n{row['source']}\n\n{row['text']}".encode()
        if not _NUMBER.search(row["text"]):
            continue
        try:
            yield read_source(SourceBytes(upload_source(f"{row['id']}.txt", text), text))
        except RefusedError:
            continue


def _of_files(data: Path) -> Iterator[Reading]:
    for folder in _FILES:
        for path in sorted((data / folder).rglob("*")):
            if path.suffix.casefold() not in _SUFFIXES:
                continue
            try:
                yield read_path(path)
            except RefusedError:
                continue


def line_of(text: str, span: Span) -> Span:
    """Return the line of the text that holds a span."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def is_of(text: str, span: Span, of: Of) -> bool:
    """Return whether what stands at ``span`` is of a row of a table, or of a sentence."""
    return is_row(line_of(text, span).of(text)) == (of == "tables")


def drawn(
    read: Sequence[Reading], of: Of, seed: int, count: int
) -> Iterator[tuple[Reading, Figure]]:
    """Yield bound figures by chance, a document first, then one of its figures."""
    pools = []
    for one in read:
        bound = [
            figure
            for figure in extract_figures(one.document, one.passages)
            if figure.indicator is not None and is_of(one.document.text, figure.span, of)
        ]
        if bound:
            pools.append((one, bound))
    yield from _by_document(pools, seed, count)


def numbers(
    read: Sequence[Reading], of: Of, seed: int, count: int
) -> Iterator[tuple[Reading, Span]]:
    """Yield numbers of the text by chance that are no reference, date or number of a clause."""
    pools = []
    for one in read:
        spans = [span for p in one.passages for span in _numbers(p.text, p.span.start)]
        spans = [span for span in spans if is_of(one.document.text, span, of)]
        if spans:
            pools.append((one, spans))
    yield from _by_document(pools, seed, count)


def _by_document(
    pools: list[tuple[Reading, list[T]]], seed: int, count: int
) -> Iterator[tuple[Reading, T]]:
    chance = random.Random(seed)
    pools = [(one, chance.sample(items, len(items))) for one, items in pools]
    order = [(one, item) for rank in range(8) for one, item in _at(pools, rank, chance)]
    yield from order[:count]


def _at(
    pools: list[tuple[Reading, list[T]]], rank: int, chance: random.Random
) -> list[tuple[Reading, T]]:
    """Return the item at ``rank`` of each pool that has so many, in an order of chance."""
    found = [(one, items[rank]) for one, items in pools if len(items) > rank]
    return chance.sample(found, len(found))


def _numbers(text: str, base: int) -> Iterator[Span]:
    named = [mention.span for mention in find_legal_references(text)]
    named += [period.span for period in find_periods(text)]
    for m in _NUMBER.finditer(text):
        span = Span(*m.span())
        before = text[max(0, span.start - 8) : span.start]
        if any(span.overlaps(other) for other in named) or re.search(r"[/\w-]$", before):
            continue
        if re.search(r"(?:^|\n)\W*$", before) or re.match(r"[/)-]\w", text[span.end :]):
            continue
        yield span.shifted(base)


def shown(one: Reading, span: Span, figures: Sequence[Figure]) -> str:
    """Return what a person needs to judge: the text around, the table's head, the bindings."""
    text = one.document.text
    line = line_of(text, span)
    if line.end - line.start > 2 * _AROUND:
        line = Span(max(line.start, span.start - _AROUND), min(line.end, span.end + _AROUND))
    said = f"{text[line.start : span.start]}⟦{span.of(text)}⟧{text[span.end : line.end]}"
    lines = [f"{one.document.name}  @{span.start}", f"   title: {one.document.title[:160]}"]
    if is_row(said):
        lines += [f"   {words[:300]}" for words in _above(text, line)]
    lines.append(f"   {said}")
    for figure in figures:
        bound = (figure.place, figure.indicator, figure.period)
        lines.append(
            f"   → {figure.text} {figure.kind} value={figure.value} unit={figure.unit} "
            f"of={figure.of} {figure.bound} | "
            + " | ".join(f"{b.value} ‹{b.text}›" if b else "-" for b in bound)
        )
    return "\n".join(lines)


def _above(text: str, line: Span) -> list[str]:
    """Return the caption and the first rows of the table that ``line`` is a row of."""
    lines = text[: line.start].rstrip("\n").split("\n")
    at = len(lines)
    while at and (is_row(lines[at - 1]) or not lines[at - 1].strip()):
        at -= 1
    head = [words for words in lines[at:] if words.strip()][:4]
    above = [words for words in lines[:at] if words.strip()][-2:]
    return above + head


def score(path: Path) -> None:
    """Print the shares of the verdicts of each sample."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for sample in dict.fromkeys(row["sample"] for row in rows):
        verdicts = Counter(row["verdict"] for row in rows if row["sample"] == sample)
        print(f"{sample}: " + ", ".join(f"{name} {verdicts[name]}" for name in sorted(verdicts)))
        if "found" in verdicts or "lost" in verdicts:
            wanted = sum(verdicts.values()) - verdicts["unwanted"]
            print(f"    found of wanted {verdicts['found'] / wanted:.1%} of {wanted}")
        else:
            total = sum(verdicts.values())
            wholly = verdicts["right"] / total
            print(
                f"    wholly right {wholly:.1%}, nothing false {1 - verdicts['wrong'] / total:.1%} of {total}"
            )


def main() -> None:
    """Print a sample to judge, or the score of one that was judged."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("do", choices=("draw", "wanted", "score"))
    parser.add_argument("verdicts", type=Path, nargs="?")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--of", choices=("tables", "law"), default="tables")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=75)
    parser.add_argument("--keep", type=Path, help="keep what is read of the files in this file")
    options = parser.parse_args()
    if options.do == "score":
        score(options.verdicts)
        return
    read = list(readings(options.data, options.seed, options.keep))
    if options.do == "draw":
        for at, (one, figure) in enumerate(drawn(read, options.of, options.seed, options.count)):
            print(at, shown(one, figure.span, [figure]))
        return
    for at, (one, span) in enumerate(numbers(read, options.of, options.seed, options.count)):
        figures = extract_figures(one.document, one.passages)
        print(at, shown(one, span, [f for f in figures if span.within(f.span)]))


if __name__ == "__main__":
    main()
