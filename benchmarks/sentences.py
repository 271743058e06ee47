"""How often the chosen sentence holds the answer: UIT-ViQuAD dev, its passages as documents.

    python -m benchmarks.sentences --data ../shared/data [--every 5]

*Given*: the passage that answers is given, and one of its sentences is chosen. *End to end*: the
question is put to an index of all passages. *Right*: the sentence that the learned weights put
first holds the answer; the form asked for (a person, a time, a number) is one of their traits.
*Right as shown*: so does it with the neighbour that an answer would show beside it, where one of
the two refers back to the other; *with a neighbour* is how often there is one.
*Right and sure*, *wrong and sure*: so does, or does not, what is shown of the first sentence that
has the form and is sure enough to be told as an answer. An answer is in a sentence where the sentence
holds its words, whole and in their order; case, signs and blanks are left aside. Questions without a marked answer are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.context import Context
from assistant.finding.matching import canonical
from assistant.finding.retrieve import Found, retrieve
from assistant.questions.reading import read_question
from assistant.selection import learned, probability
from assistant.synthesis.candidates import candidates, standings
from assistant.synthesis.forms import form_of
from assistant.synthesis.neighbours import shown
from assistant.synthesis.surest import Scored
from index_store.embedding import bundled
from index_store.records import Document, Passage, Reading, Span
from index_store.store import DocumentSummary, Store

AS_OF = date(2026, 1, 1)
KINDS = ("right", "right as shown", "with a neighbour", "right and sure", "wrong and sure")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the number of the passage that answers it, and the ways to word the answer."""

    question: str
    passage: int
    answers: tuple[str, ...]


def read(data: Path) -> tuple[list[str], list[Asked]]:
    """Return the passages and the questions of the development half."""
    lines = gzip.decompress((data / "qa/viquad_dev.jsonl.gz").read_bytes()).decode("utf-8")
    rows = [json.loads(unicodedata.normalize("NFC", line)) for line in lines.split("\n") if line]
    passages = list(dict.fromkeys(str(row["context"]) for row in rows))
    number = {passage: at for at, passage in enumerate(passages)}
    return passages, [
        Asked(str(row["question"]), number[row["context"]], tuple(map(str, row["answers"])))
        for row in rows
        if row["answers"]
    ]


def stored(passages: list[str], folder: Path) -> Store:
    """Return an index with a document for each passage, named by its number."""
    store = Store.open(folder, bundled(), create=True)
    with store.writer() as writer:
        writer.put(
            [
                Reading(
                    Document(
                        id=f"p{at}", source=str(at), name=str(at), version="1", text=text, title=""
                    ),
                    (Passage(f"p{at}", 0, Span(0, len(text)), text, "", ""),),
                    (),
                    str(at),
                )
                for at, text in enumerate(passages)
            ]
        )
    return store


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentence that most likely answers, what is shown of it, and what an answer would show."""

    first: str
    shown: str
    told: str | None


def chosen(asked: Asked, found: list[Found] | None, store: Store) -> Chosen | None:
    """Return the sentence that is chosen; ``found`` None searches the index."""
    question = read_question(asked.question, AS_OF)
    part = question.parts[0]
    context = Context(store, retrieve(store, question) if found is None else found, "all")
    known = candidates(part, question, context, bundled())
    if not known:
        return None
    stands = standings(part, context, known)
    order = sorted(range(len(known)), key=lambda at: (-stands[at], at))
    form = form_of(part, question)
    scored = [Scored(known[at][0], probability(known[at][1]), 0.0, stands[at]) for at in order]
    sure = [
        one
        for one in scored
        if one.score >= learned().least and (form is None or form(one.sentence))
    ]
    return Chosen(
        scored[0].sentence.text,
        shown(scored, context).text,
        shown(sure, context).text if sure else None,
    )


def holds(sentence: str, asked: Asked) -> bool:
    """Return whether a sentence holds one of the answers: its words, whole and in their order.

    The set was joined again from cut words: "5–7" is the answer where the passage has "5 – 7".
    """
    text = _words(sentence)
    return any(_words(answer) in text for answer in asked.answers)


_WORD = re.compile(r"\w+")


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(canonical(text)))} "


def main() -> None:
    """Print the shares, of the passage given and end to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--every", type=int, default=1, help="ask every n-th question")
    options = parser.parse_args()
    passages, questions = read(options.data)
    some = questions[:: options.every]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = stored(passages, Path(folder) / "index")
        summaries = {one.id: one for one in store.documents()}
        counts = {name: Counter[str]() for name in ("given", "end to end")}
        for asked in some:
            alone = given(store, summaries[f"p{asked.passage}"])
            for name, found in (("given", alone), ("end to end", None)):
                _count(counts[name], chosen(asked, found, store), asked)
        store.close()
    print("| passage | questions | " + " | ".join(KINDS) + " |")
    print("|---|--:|" + "--:|" * len(KINDS))
    for name, count in counts.items():
        shares = (count[kind] / len(some) for kind in KINDS)
        print(f"| {name} | {len(some)} | " + " | ".join(f"{one:.3f}" for one in shares) + " |")


def given(store: Store, summary: DocumentSummary) -> list[Found]:
    """Return the passages of one document as if they had been found."""
    return [Found(passage, summary, 1.0) for passage in store.passages(summary.id)]


def _count(count: Counter[str], best: Chosen | None, asked: Asked) -> None:
    if best is None:
        return
    count["right"] += holds(best.first, asked)
    count["right as shown"] += holds(best.shown, asked)
    count["with a neighbour"] += best.shown != best.first
    if best.told is not None:
        count["right and sure" if holds(best.told, asked) else "wrong and sure"] += 1


if __name__ == "__main__":
    main()
