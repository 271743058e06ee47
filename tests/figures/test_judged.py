"""The figures judged by hand in ``judged.tsv``: 100 drawn at random from articles never tuned to.

``right``: value, kind, place, indicator and period are what the text says (or are None).
``loose``: nothing is false, but the words of the indicator are cut short or too wide.
``wrong``: something is false. The offset counts in ``title + "\\n\\n" + lead + "\\n\\n" + body``.
The verdicts are of the day of judging; errors that were mended since still count as wrong.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from index_store.figures import extract_figures
from index_store.language.repair import repair
from index_store.records import Document, Passage, Span

JUDGED = Path(__file__).with_name("judged.tsv")


def judged() -> list[dict[str, str]]:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_no_verdict_is_lost_and_few_figures_are_false() -> None:
    verdicts = Counter(row["verdict"] for row in judged())
    assert sum(verdicts.values()) == 100
    assert set(verdicts) <= {"right", "loose", "wrong"}
    assert verdicts["wrong"] <= 13


@pytest.mark.shared
@pytest.mark.slow
def test_figures_judged_right_are_still_found(shared: Path) -> None:
    articles = {}
    with gzip.open(shared / "data/news/cchc.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            articles[row["id"]] = row
    right = [row for row in judged() if row["verdict"] == "right"]
    lost = [
        row
        for row in right
        if (int(row["offset"]), row["figure"]) not in figures(articles[row["article"]])
    ]
    assert len(lost) <= len(right) // 20, lost


def figures(article: dict[str, str]) -> set[tuple[int, str]]:
    text = repair(f"{article['title']}\n\n{article['sapo']}\n\n{article['body']}").text
    passages = [
        Passage("d", i, Span(m.start(), m.end()), m.group(), "")
        for i, m in enumerate(re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text))
    ]
    document = Document("d", "d", "d", "sha256:0", text, repair(article["title"]).text)
    return {(f.span.start, f.text) for f in extract_figures(document, passages)}
