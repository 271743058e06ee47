"""Score periods, quantities and references against what was judged by hand.

``judged_reading_sentences.tsv`` lists the sentences drawn at random (three samples, fixed seeds), and
``judged_periods.tsv`` and its fellows every mention in them as read on the day of judging:
``right``, ``wrong``, or ``missed`` by the reading of that day. Offsets count in the article's
NFC text; of news that is ``title + "\\n\\n" + lead + "\\n\\n" + body``. No text is kept.

Run as a program it prints, for each function, what was judged and what the code gives now::

    .venv/bin/python -m tests.language.judged_reading
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index_store.language.amounts.quantities import find_quantities
from index_store.language.law.references import find_legal_references
from index_store.language.time.periods import find_periods

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FUNCTIONS = ("periods", "quantities", "references")
REFERENCE = date(2019, 5, 14)
"""The date that relative words were read with, of whatever day the article is."""
_FILES = {
    "cchc": "data/news/cchc.jsonl.gz",
    "news": "data/news/news.jsonl.gz",
    "law": "data/law/phapdien.jsonl.gz",
}


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One mention: the sample and the article it stands in, where, and its value in short."""

    sample: int
    source: str
    article: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged mention."""

    mention: Mention
    verdict: str


def judged(function: str) -> list[Verdict]:
    """Return what was judged of ``function``, in the order of the file."""
    return [
        Verdict(
            Mention(
                int(row["sample"]), row["source"], row["article"],
                int(row["start"]), int(row["end"]), row["value"],
            ),
            row["verdict"],
        )
        for row in _rows(f"judged_{function}.tsv")
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence drawn: its place and its text, which is read from the shared data."""

    sample: int
    source: str
    article: str
    start: int
    text: str


def sentences() -> list[Sentence]:
    """Return the sentences that were judged, with their text."""
    rows = _rows("judged_reading_sentences.tsv")
    texts = {
        source: _articles(source, {r["article"] for r in rows if r["source"] == source})
        for source in _FILES
    }
    return [
        Sentence(
            int(r["sample"]), r["source"], r["article"], int(r["start"]),
            texts[r["source"]][r["article"]][int(r["start"]) : int(r["end"])],
        )
        for r in rows
    ]  # fmt: skip


def found(function: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield what the code reads in a sentence now, in the form in which verdicts are kept."""
    text = sentence.text
    spans: list[tuple[int, int, str]]
    if function == "periods":
        spans = [(p.span.start, p.span.end, p.value) for p in find_periods(text, REFERENCE)]
    elif function == "quantities":
        spans = [
            (
                q.number_span.start, q.number_span.end,
                "|".join((q.kind, _number(q.value), q.unit or "-", _number(q.of), q.bound, q.grade or "-")),
            )
            for q in find_quantities(text)
        ]  # fmt: skip
    else:
        spans = [
            (
                r.span.start, r.span.end,
                "|".join((r.document, r.number or r.name or "-", "; ".join(p.locator for p in r.provisions) or "-")),
            )
            for r in find_legal_references(text)
        ]  # fmt: skip
    for start, end, value in spans:
        at = sentence.start
        yield Mention(
            sentence.sample, sentence.source, sentence.article, at + start, at + end, value
        )


def _number(value: float | None) -> str:
    return "-" if value is None else format(round(value, 6), ".12g")


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _articles(source: str, wanted: set[str]) -> dict[str, str]:
    texts = {}
    with gzip.open(SHARED / _FILES[source], "rt", encoding="utf-8") as file:
        for line in file:
            if line[8 : line.index('"', 8)] not in wanted:  # {"id": "…
                continue
            row = json.loads(line)
            text = (
                row["text"]
                if source == "law"
                else f"{row['title']}\n\n{row['sapo']}\n\n{row['body']}"
            )
            texts[row["id"]] = unicodedata.normalize("NFC", text)
    return texts


@dataclass(frozen=True, slots=True)
class Score:
    """How a function does on the judged sentences now."""

    right_kept: int
    right_lost: int
    wrong_kept: int
    missed_found: int
    missed: int


def score(function: str, drawn: list[Sentence], samples: set[int]) -> Score:
    """Return how the code does on the sentences of ``samples``; a changed value counts as lost."""
    read = [m for s in drawn if s.sample in samples for m in found(function, s)]
    given = {(m.sample, m.article, m.start, m.value) for m in read}
    starts = {(m.sample, m.article, m.start) for m in read}
    kept: Counter[tuple[str, bool]] = Counter()
    for item in judged(function):
        mention = item.mention
        if mention.sample in samples:
            again = (mention.sample, mention.article, mention.start, mention.value) in given
            if item.verdict == "missed":
                again = (mention.sample, mention.article, mention.start) in starts
            kept[item.verdict, again] += 1
    return Score(
        kept["right", True], kept["right", False], kept["wrong", True],
        kept["missed", True], kept["missed", False],
    )  # fmt: skip


def main() -> None:
    """Print what was judged on the day and what the code gives now, sample by sample."""
    drawn = sentences()
    for sample in sorted({s.sample for s in drawn}):
        count = sum(s.sample == sample for s in drawn)
        sys.stdout.write(f"sample {sample}: {count} sentences\n")
        for function in FUNCTIONS:
            verdicts = Counter(v.verdict for v in judged(function) if v.mention.sample == sample)
            true = verdicts["right"] + verdicts["missed"]
            given = verdicts["right"] + verdicts["wrong"]
            now = score(function, drawn, {sample})
            sys.stdout.write(
                f"  {function:11} {given:4} read, {verdicts['wrong']} wrong"
                f" ({1000 * verdicts['wrong'] / given:.0f} in 1,000), {verdicts['missed']} missed"
                f" ({1000 * verdicts['missed'] / true:.0f} in 1,000);"
                f" now {now.right_lost} right lost, {now.wrong_kept} wrong kept,"
                f" {now.missed_found} missed found, {now.missed} still missed\n"
            )


if __name__ == "__main__":
    main()
