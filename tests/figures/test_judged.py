"""The figures judged by hand in ``judged.tsv``, drawn at random from real articles before they were seen.

``right``: value, kind, place, indicator and period are what the text says (or are None).
``loose``: nothing is false, but the words of the indicator are cut short or too wide.
``wrong``: something is false. The offset counts in ``title + "\\n\\n" + lead + "\\n\\n" + body``.
``administration`` are 150 figures of news about administration and its reform, ``general`` 150 of
later code: half of them general news that names an administration, accidents and storms among it.
The verdicts are of the day of judging; errors that were mended since still count as wrong.

    python -m pytest tests/figures/test_judged.py    # scores the verdicts, finds the right ones again
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
from index_store.language.characters.repair import repair
from index_store.records import Document, Passage, Span

JUDGED = Path(__file__).with_name("judged.tsv")
SOURCES = ("data/news/cchc.jsonl.gz", "data/news/news.jsonl.gz")


def judged() -> list[dict[str, str]]:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("sample", "wrong"), [("administration", 24), ("general", 14)])
def test_no_verdict_is_lost_and_few_figures_are_false(sample: str, wrong: int) -> None:
    verdicts = Counter(row["verdict"] for row in judged() if row["sample"] == sample)
    assert sum(verdicts.values()) == 150
    assert set(verdicts) <= {"right", "loose", "wrong"}
    assert verdicts["wrong"] <= wrong


@pytest.mark.shared
@pytest.mark.slow
def test_figures_judged_right_are_still_found(shared: Path) -> None:
    right = [row for row in judged() if row["verdict"] == "right"]
    wanted = {row["article"] for row in right}
    articles = {}
    for source in SOURCES:
        with gzip.open(shared / source, "rt", encoding="utf-8") as file:
            for line in file:
                if line[8:30].split('"', 1)[0] in wanted:
                    row = json.loads(line)
                    articles[row["id"]] = row
    found = {i: figures(article) for i, article in articles.items()}
    lost = [
        row for row in right if (int(row["offset"]), row["figure"]) not in found[row["article"]]
    ]
    assert len(lost) <= len(right) // 20, lost


def figures(article: dict[str, str]) -> set[tuple[int, str]]:
    text = repair(f"{article['title']}\n\n{article['sapo']}\n\n{article['body']}").text
    passages = [
        Passage("d", i, Span(m.start(), m.end()), m.group(), "")
        for i, m in enumerate(re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text))
    ]
    document = Document("d", "d", "d", "sha256:0", text, repair(article["title"]).text)
    return {
        (f.span.start, " ".join(f.text.split()))
        for f in extract_figures(document, passages)
        if f.indicator is not None
    }
