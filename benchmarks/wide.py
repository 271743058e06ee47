"""Questions and claims over real texts that nobody prepared: what a new collection meets.

    python -m benchmarks.wide build/wide [--held-out] [--claims] [--predictions FILE]
    python -m benchmarks.wide build/wide_more --more [--held-out] [--predictions FILE]

Sixteen writers who never saw the code each read 46 texts (news of 2016 to 2019, articles of law)
and wrote, strongly reworded, questions that a text answers, questions close to it that it does not
answer, and claims that are true by it, false by it, or not in it. All 736 texts are written out of
``../shared`` and read into the given folder the first time. The questions of seven writers are
held out: only their counts are printed, a row a writer. With ``--more``, other writers' questions
over other texts, half of them news about administration: four that a text answers to two that
come close to one.

An answer is *right* where it says all that was asked for, *quoted* where it at least cites the
sentence that answers, and *otherwise* where it tells something else; a question that is refused
though a text answers it is *near* where that sentence is among the nearest ones shown.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table

from assistant.checking.checker import check
from assistant.evaluation.answers import Outcome, evaluate
from assistant.evaluation.claims import evaluate_claims
from assistant.records import Citation
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.records import Span
from index_store.store import Store
from ingest.pipeline import ingest_paths
from tests.evaluation.wide_texts import write_texts

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EVALUATION = ROOT / "tests" / "evaluation"
AS_OF = date(2026, 11, 23)
Fate = Literal["right", "quoted", "otherwise", "near", "refused", "kept back", "told"]
FATES: tuple[Fate, ...] = (
    "right", "quoted", "otherwise", "near", "refused", "kept back", "told"
)  # fmt: skip
"""What becomes of a question; the last two of one that no text answers."""


def opened(folder: Path, collection: str = "wide") -> Store:
    """Return the index of all texts of a collection in a folder, read the first time.

    Raises `SystemExit` where they are not at hand.
    """
    index = folder / "index"
    if index.exists():
        return Store.open(index, bundled())
    if not SHARED.exists():
        raise SystemExit("../shared is not here: its texts are read from it, nothing is asked")
    write_texts(SHARED, folder / "texts", collection)
    store = Store.open(index, bundled(), create=True)
    ingest_paths(store, [str(folder / "texts")])
    return store


def answering(path: Path) -> dict[str, tuple[Span, ...]]:
    """Return of each question where its text answers it."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["id"]: tuple(Span(*span) for span in row["answered_by"]) for row in rows}


def fate(outcome: Outcome, spans: tuple[Span, ...]) -> Fate:
    """Return what became of a question whose answer stands at ``spans`` of its document."""
    question, answer = outcome.question, outcome.answer
    if not question.answerable:
        return "kept back" if outcome.abstained else "told"
    if outcome.right:
        return "right"
    quoted = answer.nearest if outcome.abstained else answer.citations
    found = any(_quotes(citation, question.documents, spans) for citation in quoted)
    if outcome.abstained:
        return "near" if found else "refused"
    return "quoted" if found else "otherwise"


def _quotes(citation: Citation, documents: tuple[str, ...], spans: tuple[Span, ...]) -> bool:
    return citation.document in documents and any(citation.span.overlaps(span) for span in spans)


def fates(assistant: Assistant, path: Path, predictions: Path | None) -> Iterator[tuple[str, Fate]]:
    """Yield of each question of a file its writer and what became of it."""
    report = evaluate(assistant.ask, path, predictions_path=predictions)
    spans = answering(path)
    for outcome in report.outcomes:
        yield outcome.question.id[0], fate(outcome, spans[outcome.question.id])


def table_of(found: list[tuple[str, Fate]]) -> Table:
    """Return how many questions of each writer came to what."""
    table = Table("writer", *FATES, title="what became of the questions")
    writers = sorted({writer for writer, _ in found})
    for name in (*writers, "all"):
        counts = Counter(one for writer, one in found if name in (writer, "all"))
        table.add_row(name, *(str(counts[one]) for one in FATES), end_section=name == writers[-1])
    return table


def main() -> None:
    """Ask, or check, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, help="folder of the texts and their index")
    parser.add_argument("--more", action="store_true", help="of the collection added later")
    parser.add_argument("--held-out", action="store_true", help="of the writers held out")
    parser.add_argument("--claims", action="store_true", help="check the claims")
    parser.add_argument("--predictions", type=Path, help="file for what was told")
    options = parser.parse_args()
    collection = "wide_more" if options.more else "wide"
    half = EVALUATION / (f"{collection}_held_out" if options.held_out else collection)
    if options.more and options.claims:
        parser.error("wide_more has no claims: leave out --claims, or --more")
    with closing(opened(options.folder, collection)) as store:
        if options.claims:
            report = evaluate_claims(
                lambda text: check(store, text, as_of=AS_OF),
                half / "claims.jsonl",
                predictions_path=options.predictions,
            )
            Console().print(report.table())
            return
        assistant = Assistant(store, bundled(), as_of=AS_OF)
        found = list(fates(assistant, half / "questions.jsonl", options.predictions))
        Console().print(table_of(found))


if __name__ == "__main__":
    main()
