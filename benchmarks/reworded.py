"""The same question in other words: how much stays right when people don't ask as documents write.

    python -m benchmarks.reworded build/indexes [--held-out] [--only portal_dev] [--lost]

Questions of the evaluation sets that are answered rightly were reworded twice each by writers who
never saw the code: once plainly, once as people chat or without marks. The halves of
``tests/evaluation/reworded`` and ``reworded_held_out`` are asked over the documents of their
sets, which are read into the given folder the first time; of a set whose documents are not at
hand (``../shared``) nothing is asked. A row tells how many were asked and came out right, were
refused though the documents tell it, and of these how many nearest quotes tell it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.evaluation.answers import EvaluationReport, Tally, evaluate
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths
from tests.evaluation.news_articles import write_articles

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EVALUATION = ROOT / "tests" / "evaluation"
SAMPLES = ROOT / "samples" / "documents"
AS_OF = date(2026, 11, 22)
_ELSEWHERE = {
    "dev": (EVALUATION / "dev_documents",),
    "fresh": (EVALUATION / "held_out_documents",),
    "kinds": (SAMPLES,),
    "law_dev": (SAMPLES, EVALUATION / "documents" / "law_dev"),
    "samples": (SAMPLES,),
    "seeds": (SHARED / "seeds",),
}
_OF_NEWS = ("articles", "articles_more", "news", "news_more")


@dataclass(frozen=True, slots=True)
class Asked:
    """One set and what became of its reworded questions."""

    name: str
    report: EvaluationReport


def asked(folder: Path, indexes: Path, only: str | None = None) -> Iterator[Asked]:
    """Yield each set of a folder of reworded questions, asked over its own documents."""
    for questions in sorted(folder.glob("*.jsonl")):
        name = questions.stem
        if only not in (None, name):
            continue
        index = index_of(name, indexes)
        if index is None:
            print(f"{name}: ../shared is not here, nothing asked", file=sys.stderr)
            continue
        with closing(Store.open(index, bundled())) as store:
            assistant = Assistant(store, bundled(), as_of=AS_OF)
            yield Asked(name, evaluate(assistant.ask, questions))


def index_of(name: str, indexes: Path) -> Path | None:
    """Return the index of a set, read the first time; None where its documents are not at hand."""
    index = indexes / ("samples" if name == "kinds" else name)
    if index.exists():
        return index
    if name in _OF_NEWS:
        if not SHARED.exists():
            return None
        documents: tuple[Path, ...] = (indexes / f"{name}-articles",)
        write_articles(SHARED, documents[0], name)
    else:
        documents = _ELSEWHERE.get(name, (EVALUATION / "documents" / name,))
    if not all(folder.exists() for folder in documents):
        return None
    with closing(Store.open(index, bundled(), create=True)) as store:
        ingest_paths(store, [str(folder) for folder in documents])
    return index


def _row(name: str, tallies: list[Tally]) -> tuple[str, ...]:
    def total(field: str) -> int:
        return sum(getattr(tally, field) for tally in tallies)

    absent = total("questions") - total("answerable")
    return (
        name,
        f"{total('right')}/{total('questions')}",
        f"{total('right_answers')}/{total('answerable')}",
        str(total("wrongly_refused")),
        str(total("near")),
        f"{total('right_refusals')}/{absent}",
    )


def main() -> None:
    """Print a row for each set and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("indexes", type=Path, help="folder of the indexes, one for each set")
    parser.add_argument("--held-out", action="store_true", help="the half that is scored only")
    parser.add_argument("--only", help="one set")
    parser.add_argument("--lost", action="store_true", help="print what did not come out right")
    options = parser.parse_args()
    if options.held_out and options.lost:
        parser.error("the failures of the held-out half are not read")
    table = Table(
        "set", "right", "answered rightly", "refused wrongly", "… near", "refused rightly"
    )
    tallies: list[Tally] = []
    half = "reworded_held_out" if options.held_out else "reworded"
    for one in asked(EVALUATION / half, options.indexes, options.only):
        table.add_row(*_row(one.name, [one.report.overall]))
        tallies.append(one.report.overall)
        for outcome in one.report.outcomes if options.lost else ():
            if not outcome.right:
                print(f"{one.name} {outcome.question.id}: {outcome.question.text}")
                print(f"    {outcome.answer.answer[:200]}")
    table.add_section()
    table.add_row(*_row("all", tallies))
    Console().print(table)


if __name__ == "__main__":
    main()
