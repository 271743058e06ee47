"""Places and bodies judged by hand in sentences drawn at random, with a fixed seed.

``judged_places.tsv`` holds no text: a corpus, a document, offsets into its stored text (title,
lead and body joined by line breaks; for law the article), what was found there, and a verdict.
``right``, ``wrong`` (no place or body, or another), ``loose`` (a body's name cut short),
``missed`` (should have been found). Sample ``dev`` was looked at while the rules were mended;
``fresh`` was drawn from other documents and judged once, before any rule was changed for it;
``named`` likewise, among sentences that have a kind of unit or a known name in them.
Run with ``-s`` to see the score of today's rules.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index_store.language.characters.marks import nfc
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator

JUDGED = Path(__file__).with_name("judged_places.tsv")
FILES = {
    "cchc": "data/news/cchc.jsonl.gz",
    "news": "data/news/news.jsonl.gz",
    "law": "data/law/phapdien.jsonl.gz",
}
# The verdicts of the day of judging: precision of what was found, recall of what stands there.
AT_JUDGING = {
    ("fresh", "place"): (0.95, 1.0),
    ("fresh", "organisation"): (0.94, 0.93),
    ("named", "place"): (0.92, 0.98),
}
TODAY = {"place": (0.975, 0.99), "organisation": (0.985, 0.95)}


def judged() -> list[dict[str, str]]:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def shares(verdicts: Counter[str]) -> tuple[float, float]:
    right = verdicts["right"] + verdicts["loose"]
    return right / (right + verdicts["wrong"]), right / (right + verdicts["missed"])


def test_no_verdict_is_lost() -> None:
    rows = judged()
    sentences = Counter(row["sample"] for row in rows if row["what"] == "sentence")
    assert sentences["dev"] == sentences["fresh"] == 320
    for (sample, what), floor in AT_JUDGING.items():
        own = Counter(r["verdict"] for r in rows if (r["sample"], r["what"]) == (sample, what))
        precision, recall = shares(own)
        assert precision >= floor[0], (sample, what, own)
        assert recall >= floor[1], (sample, what, own)


@pytest.mark.shared
def test_what_was_judged_right_is_still_found(shared: Path) -> None:
    wanted: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in judged():
        wanted[row["corpus"], row["document"]].append(row)
    tally: dict[str, Counter[str]] = {"place": Counter(), "organisation": Counter()}
    for key, text in texts(shared, {document for _, document in wanted}):
        for what, counts in tally.items():
            counts.update(scored(text, what, wanted.get(key, [])))
    for what, (precision, recall) in TODAY.items():
        counts = tally[what]
        sys.stdout.write(f"{what} {dict(counts)} {shares(counts)}\n")
        assert counts["right"] > 150
        assert shares(counts)[0] >= precision, counts
        assert shares(counts)[1] >= recall, counts


def scored(text: str, what: str, rows: list[dict[str, str]]) -> Counter[str]:
    """Hold what is found now in the judged sentences against the verdicts."""
    find = find_places if what == "place" else find_organisations
    sentences = [
        (int(r["start"]), int(r["end"]))
        for r in rows
        if r["what"] == "sentence" and (what == "place" or r["sample"] != "named")
    ]
    good = {
        (int(r["start"]), int(r["end"]))
        for r in rows
        if r["what"] == what and r["verdict"] in {"right", "loose", "missed"}
    }
    found = {
        (m.span.start, m.span.end)
        for m in find(text)
        if any(start <= m.span.start and m.span.end <= end for start, end in sentences)
    }
    right = {span for span in found if any(span[0] < g[1] and g[0] < span[1] for g in good)}
    missed = {g for g in good if not any(span[0] < g[1] and g[0] < span[1] for span in found)}
    return Counter(right=len(right), wrong=len(found - right), missed=len(missed))


def texts(shared: Path, ids: set[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the stored text of each document that has verdicts, by its corpus and id."""
    for corpus, path in FILES.items():
        with gzip.open(shared / path, "rt", encoding="utf-8") as file:
            for line in file:
                if line[8 : line.index('"', 8)] in ids:
                    row = json.loads(line)
                    names = ("text",) if corpus == "law" else ("title", "sapo", "body")
                    text = "\n".join(str(row.get(name) or "") for name in names)
                    yield (corpus, str(row["id"])), nfc(text)
