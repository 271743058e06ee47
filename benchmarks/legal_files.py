"""How well real legal files are read: their articles, and the facts that they state.

    python -m benchmarks.legal_files --data ../shared/data [--show]

``legal_files.tsv`` holds what each file states, read by hand ("-": not stated). The resolutions
of 2025 on the communes of the 34 provinces differ in number alone; one row stands for all.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import RefusedError
from ingest.reading import read_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.records import Document

_FACTS = ("number", "issuer", "published", "effective", "signer")
_TRUTH = Path(__file__).with_name("legal_files.tsv")


def _wanted(data: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    with _TRUTH.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = sorted(data.glob(row["path"]))
            for path in found:
                number = path.stem.replace("_", "/", 1)
                yield (
                    path,
                    {name: number if value == "=name" else value for name, value in row.items()},
                )


def _stated(document: Document) -> dict[str, str]:
    days = {"published": document.published, "effective": document.effective}
    return {
        "number": document.number or "-",
        "issuer": document.issuer or "-",
        "signer": document.signer or "-",
        **{name: day.isoformat() if day else "-" for name, day in days.items()},
    }


def _articles(document: Document) -> list[str]:
    return [mark.locator for mark in document.landmarks if mark.locator.startswith("Điều ")]


def main() -> None:
    """Print for each fact how often it is right, wrong, missing; and the articles that are found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args()
    tally: Counter[tuple[str, str]] = Counter()
    files = right = true = told = 0
    for path, wanted in _wanted(options.data):
        started = time.perf_counter()
        try:
            document = read_path(path).document
        except RefusedError as error:
            print(f"{path.name}: refused, {error}")
            continue
        files += 1
        stated = _stated(document)
        for fact in _FACTS:
            outcome = _outcome(stated[fact], wanted[fact])
            tally[fact, outcome] += 1
            if options.show and outcome != "right":
                print(f"{path.name}: {fact} is {stated[fact]!r}, should be {wanted[fact]!r}")
        if wanted["articles"] != "-":
            found, expected = _articles(document), int(wanted["articles"])
            own = {f"Điều {number}" for number in range(1, expected + 1)}
            true, told, right = true + expected, told + len(found), right + len(own & set(found))
            if options.show and own != set(found):
                print(
                    f"{path.name}: {len(own & set(found))} of {expected}, {len(set(found) - own)} more"
                )
        if options.show:
            print(f"  {path.name}: {time.perf_counter() - started:.2f} s")
    print(f"{files} files; articles: true {true}, found {told}, right {right}")
    for fact in _FACTS:
        print(
            f"{fact:10}"
            + "".join(f" {tally[fact, o]:4} {o}" for o in ("right", "wrong", "missing"))
        )


def _outcome(stated: str, wanted: str) -> str:
    if stated.casefold() == wanted.casefold():
        return "right"
    return "missing" if stated == "-" else "wrong"


if __name__ == "__main__":
    main()
