"""How well articles, clauses and points are found, on laws whose articles are known.

    python benchmarks/law_reading.py --data ../shared/data [--files FOLDER_OF_TEXTS]

The laws of ALQAC are written out article by article, so that the place of each is known; its
clauses and points are those that its own lines count. Each law is read as it is, with its
lines broken at 80 characters as PDFs have them, and without blanks after the numbers' words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import textwrap
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ingest.landmarks import landmarks
from ingest.page import lay_out
from ingest.records import Page

_KINDS = ("Điều", "khoản", "điểm")
_CLAUSE = re.compile(r"(\d+[a-zđ]?)\. ")
_POINT = re.compile(r"([a-zđ])\) ")


@dataclass(frozen=True)
class Truth:
    """A law written out, with the name and the first words of each part and where it begins."""

    name: str
    text: str
    parts: dict[str, int]


def written_out(
    name: str, articles: list[dict[str, str]], *, width: int | None, glued: bool
) -> Truth:
    """Return a law as one text, and where each of its parts begins in it."""
    lines: list[str] = [f"LUẬT {name.upper()}", ""]
    parts: dict[str, int] = {}
    length = sum(len(line) + 1 for line in lines)

    def add(line: str) -> int:
        nonlocal length
        at = length
        broken = textwrap.wrap(line, width) if width else [line]
        for one in broken or [""]:
            lines.append(one)
            length += len(one) + 1
        return at

    for article in articles:
        number = article["article"]
        title, _, body = article["text"].partition("\n")
        word = "Điều" if glued else "Điều "
        parts[f"Điều {number}"] = add(f"{word}{number}. {title.strip()}")
        clause = None
        for line in filter(None, (line.strip() for line in body.split("\n"))):
            at = add(line)
            found, point = _CLAUSE.match(line), _POINT.match(line)
            if found:
                clause = found.group(1)
                parts.setdefault(f"khoản {clause} Điều {number}", at)
            elif point:
                inside = f" khoản {clause}" if clause else ""
                parts.setdefault(f"điểm {point.group(1)}{inside} Điều {number}", at)
    return Truth(name, "\n".join(lines), parts)


def found_in(text: str) -> dict[str, int]:
    """Return the provisions that are read, with where they begin."""
    found: dict[str, int] = {}
    for mark in landmarks(Page(text), lay_out(text)):
        if mark.locator.startswith(_KINDS):
            found.setdefault(mark.locator, mark.span.start)
    return found


def laws_of(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the articles of each law, in order."""
    laws: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            laws[row["law"]].append(row)
    for articles in laws.values():
        articles.sort(
            key=lambda row: [
                int(n) if n.isdigit() else 0 for n in re.findall(r"\d+", row["article"])
            ]
        )
    return laws


def main() -> None:
    """Print precision and recall of the parts found, by kind and by how the text is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print what was missed")
    options = parser.parse_args()
    laws = laws_of(options.data / "qa/alqac_articles.jsonl.gz")
    for label, width, glued in (
        ("as it is", None, False),
        ("broken at 80", 80, False),
        ("glued", None, True),
    ):
        true: Counter[str] = Counter()
        right: Counter[str] = Counter()
        told: Counter[str] = Counter()
        seconds, slowest = 0.0, ("", 0, 0.0)
        for name, articles in laws.items():
            law = written_out(name, articles, width=width, glued=glued)
            started = time.perf_counter()
            found = found_in(law.text)
            took = time.perf_counter() - started
            seconds += took
            slowest = max(slowest, (name, len(articles), took), key=lambda one: one[2])
            for kind in _KINDS:
                wanted = {(n, at) for n, at in law.parts.items() if n.startswith(kind)}
                got = {(n, at) for n, at in found.items() if n.startswith(kind)}
                true[kind] += len(wanted)
                told[kind] += len(got)
                right[kind] += len(wanted & got)
                if options.show and wanted != got:
                    missed = sorted(wanted - got, key=lambda one: one[1])[:6]
                    extra = sorted(got - wanted, key=lambda one: one[1])[:6]
                    print(name, label, "missed", missed, "extra", extra)
        print(f"{label}: {len(laws)} laws, {seconds:.2f} s, slowest {slowest}")
        for kind in _KINDS:
            precision = right[kind] / max(1, told[kind])
            print(
                f"  {kind:6} true {true[kind]:5} precision {precision:.4f} recall {right[kind] / true[kind]:.4f}"
            )


if __name__ == "__main__":
    main()
