"""Learn which of the found sentences answers: fits the weights of ``assistant/finding/choosing.py``.

    python -m training.sentence_choice build/indexes [--shared ../shared]

A linear model over the traits and clues of a sentence, fitted by a softmax over the sentences
that the product finds for a question (listwise; Cao and others, ICML 2007). Learned from UIT-ViQuAD
dev, once with the passage given and once with what is found among all, and from the questions of
`training.asked`, each of which counts more. Printed are scores of each fifth by weights learned from the rest: of
ViQuAD by blocks of passages, of the own questions with their rewordings, or with those of one text.
Writes ``assistant/data/choice_weights.json``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from assistant.context import Context, Sentence
from assistant.finding.choosing import clues, names
from assistant.finding.retrieve import retrieve
from assistant.questions.reading import read_question
from assistant.selection import Traits, probability
from assistant.synthesis.candidates import candidates, to_choose
from assistant.synthesis.forms import form_of
from benchmarks.sentences import Asked as OfPassage
from benchmarks.sentences import given, read, stored
from benchmarks.sentences import holds as holds_answer
from index_store.embedding import bundled
from training.asked import FOLDS, REAL, asked
from training.sentence_selection import BY_FIGURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.questions.question import Question

AS_OF = date(2026, 11, 22)
OUT = Path("assistant/data/choice_weights.json")
SAYS = 5.0
"""What one of the own questions counts: they are few, and what the product is asked."""
SAYS_REWORDED = 2.5
"""What one of their rewordings counts: there are two of each."""
BLOCK = 10
"""Neighbouring passages are of one article: so many go into one fold."""
_SMALLNESS = 2e-3  # of the squares of the weights of columns scaled to one deviation
_LEAST_DEVIATION = 0.02
TRAITS = tuple(field.name for field in fields(Traits))
COLUMNS = (*TRAITS, *names())


@dataclass(frozen=True, slots=True)
class Example:
    """The sentences found for one question: a row of columns each, and which of them answer.

    ``before`` is how they stood by the traits alone.
    """

    set: str
    fold: int
    rows: NDArray[np.float32]
    answers: NDArray[np.bool_]
    before: NDArray[np.float32]


def main() -> None:
    """Learn, print what each set scores by weights learned without it, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("indexes", type=Path, help="folder of the indexes, one for each set")
    options = parser.parse_args()
    examples = [*of_viquad(options.shared / "data"), *of_own(options.indexes)]
    told = crossed(examples)
    print(json.dumps(told, indent=1))
    weights = fitted(examples)
    named = {name: round(float(value), 3) for name, value in zip(COLUMNS, weights, strict=True)}
    card = {
        "learned_from": {
            name: sum(one.set == name for one in examples)
            for name in dict.fromkeys(one.set for one in examples)
        },
        "right_of_others": told,
        "traits": {name: named[name] for name in TRAITS},
        "clues": {name: named[name] for name in names()},
    }
    OUT.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def of_viquad(data: Path) -> Iterator[Example]:
    """Yield what is found for each question, with its passage given and among all passages."""
    passages, questions = read(data)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = stored(passages, Path(folder) / "index")
        summaries = {one.id: one for one in store.documents()}
        for wanted in questions:
            question = read_question(wanted.question, AS_OF)
            fold = wanted.passage // BLOCK % FOLDS
            right = f"p{wanted.passage}"
            for name, found in (
                ("ViQuAD, given", given(store, summaries[right])),
                ("ViQuAD, end to end", retrieve(store, question)),
            ):
                context = Context(store, found, "all")
                yield from _example(name, fold, question, context, partial(_answers, wanted))
        store.close()


def _answers(wanted: OfPassage, sentence: Sentence) -> bool:
    return holds_answer(sentence.text, wanted)


def of_own(indexes: Path) -> Iterator[Example]:
    """Yield what is found for each of the own questions that a sentence may answer."""
    for one in asked(indexes):
        question = one.assistant.understood(one.wanted.text, one.wanted.history)
        if len(question.parts) != 1 or question.parts[0].kind in BY_FIGURES:
            continue
        context = Context(one.store, retrieve(one.store, question), "all")
        yield from _example(
            one.set,
            one.fold,
            question,
            context,
            lambda sentence, one=one: one.answered(sentence).in_part,
            formed=one.set not in REAL,
        )


def _example(
    name: str,
    fold: int,
    question: Question,
    context: Context,
    answers: Callable[[Sentence], bool],
    *,
    formed: bool = False,
) -> Iterator[Example]:
    """Yield the question's sentences, those of the form asked for alone where ``formed``."""
    part = question.parts[0]
    found = candidates(part, question, context, bundled())
    form = form_of(part, question) if formed else None
    kept = [at for at, (sentence, _) in enumerate(found) if form is None or form(sentence)]
    if not kept:
        return
    said = to_choose(context, found)
    rows = np.hstack(
        [np.array([one.traits for one in said]), clues(part.text, part.about, part.asked, said)]
    )
    yield Example(
        name,
        fold,
        rows[kept].astype(np.float32),
        np.array([answers(found[at][0]) for at in kept]),
        np.array([probability(found[at][1]) for at in kept], dtype=np.float32),
    )


def counts(name: str) -> float:
    """Return what a question of a set counts."""
    if name.startswith("ViQuAD"):
        return 1.0
    return SAYS_REWORDED if name.endswith("reworded") else SAYS


def fitted(examples: Sequence[Example]) -> NDArray[np.float32]:
    """Return the weight of each column."""
    some = [one for one in examples if one.answers.any()]
    rows = np.concatenate([one.rows for one in some])
    scale = np.maximum(rows.std(axis=0), _LEAST_DEVIATION)
    x = torch.from_numpy((rows / scale).astype(np.float32))
    y = torch.from_numpy(np.concatenate([one.answers for one in some]))
    of = torch.repeat_interleave(torch.tensor([len(one.rows) for one in some]))
    says = torch.tensor([counts(one.set) for one in some])
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=80, line_search_fn="strong_wolfe")

    def of_all(scores: torch.Tensor) -> torch.Tensor:
        """Return the logarithm of the sum of the exponentials of each question's scores."""
        most = torch.full((len(some),), -1e4).scatter_reduce(0, of, scores, "amax").detach()
        summed = torch.zeros(len(some)).scatter_add(0, of, torch.exp(scores - most[of]))
        return most + torch.log(summed)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = x @ weights
        each = of_all(scores) - of_all(torch.where(y, scores, -1e4))
        total = (says * each).sum() / says.sum() + _SMALLNESS * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    found: NDArray[np.float32] = weights.detach().numpy() / scale
    return found


def crossed(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return what each set scores by weights learned from the other folds, and by the traits alone."""
    right: dict[str, list[bool]] = {}
    before: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fitted([one for one in examples if one.fold != fold])
        for one in examples:
            if one.fold == fold and one.answers.any():
                right.setdefault(one.set, []).append(one.answers[np.argmax(one.rows @ weights)])
                before.setdefault(one.set, []).append(one.answers[np.argmax(one.before)])
    return {
        name: {
            "questions": len(found),
            "before": round(float(np.mean(before[name])), 4),
            "right": round(float(np.mean(found)), 4),
        }
        for name, found in right.items()
    }


if __name__ == "__main__":
    main()
