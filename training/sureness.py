"""Learn when a sentence is told: fits the weights of ``assistant/sureness.py`` and ``said_words.py``.

    python -m training.sureness build/indexes [--write]

Asks the questions of `training.asked` over their own documents, which are read into the given
folder the first time; everyday questions are asked over the samples. Learned
first is which words of a question an answer says, and which another sentence that stands first;
then the chance that the sentence that stands first answers, where the words' chances come from
other questions (five folds; a question and its rewordings are in one). Prints, for thresholds,
how many sentences would be told rightly and wrongly, each fold by what was learned from the
others, and with ``--write`` keeps both.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.answerability import is_judged
from assistant.context import Context
from assistant.finding.retrieve import retrieve
from assistant.said_words import Chances, Model, features
from assistant.sureness import KINDS, SIGNS, Ahead, Said, Sureness, ahead
from assistant.synthesis.candidates import candidates, standings
from assistant.synthesis.forms import form_of
from assistant.synthesis.surest import LOOKED_AT
from assistant.unsaid import unsaid, unsaid_act
from index_store.embedding import bundled
from training.asked import FOLDS, Asked, asked

TRIED = 4
"""So many of the sentences that stand best are looked at for one that answers."""
LEAST = 0.75
"""The least chance to answer with, of a sentence that is not sure by what it shares."""
_OF_WORDS, _OF_SIGNS = 1.0, 0.1
"""The inverse strengths of the penalty on squared weights; the signs are scaled to one deviation."""
_SMALLEST = 0.02


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence found: its place among them, what it says, and whether it answers, in all or in part."""

    fold: int
    place: int
    beside: tuple[float, ...]
    above: Ahead
    said: Said
    answers: bool
    wholly: bool
    answerable: bool


def main() -> None:
    """Collect the rows, print what each threshold tells, and write both files when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("indexes", type=Path, help="folder of the indexes, one for each set")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [row for one in asked(options.indexes) for row in rows_of(one)]
    crossed = dict[int, float]()
    signs: dict[int, tuple[float, ...]] = {}
    for fold in range(FOLDS):
        known = words_learned([row for row in rows if row.fold != fold])
        signs |= {
            at: (*row.beside, *row.said.signs(known), *row.above)
            for at, row in enumerate(rows)
            if row.fold == fold and row.place == 0
        }
    for fold in range(FOLDS):
        train = [at for at in signs if rows[at].fold != fold]
        told = fitted([signs[at] for at in train], [rows[at].wholly for at in train])
        crossed |= {at: told(signs[at]) for at in signs if rows[at].fold == fold}
    kept = {least: counts(rows, crossed, least) for least in (0.1, 0.2, 0.3, 0.4, 0.5, LEAST)}
    print(json.dumps(kept, indent=1))
    if options.write:
        write(rows, signs, kept)


def write(
    rows: Sequence[Row], signs: dict[int, tuple[float, ...]], kept: dict[float, dict[str, int]]
) -> None:
    """Learn from all rows and keep the weights, with what they score."""
    answer, other = (_words(some) for some in _said_by(rows))
    data = Path("assistant/data")
    words = {
        "learned_from": {name: len(some) for name, some in zip(_NAMES, _said_by(rows), strict=True)}
    }
    for name, model in zip(_NAMES, (answer, other), strict=True):
        kept_weights = {
            key: round(value, 3)
            for key, value in sorted(model.weights.items())
            if abs(value) >= _SMALLEST
        }
        words[name] = {"bias": round(model.bias, 3), "weights": kept_weights}
    _dump(data / "said_words.json", words)
    weights, bias = _fit(list(signs.values()), [rows[at].wholly for at in signs])
    card = {
        "weights": {name: round(float(w), 4) for name, w in zip(SIGNS, weights, strict=True)},
        "bias": round(bias, 4),
        "least": LEAST,
        "learned_from": f"{len(signs)} parts of questions, {sum(rows[at].wholly for at in signs)} with a sentence first that answers",
        "told_of_other_folds": {str(least): found for least, found in kept.items()},
    }
    _dump(data / "sureness_weights.json", card)


_NAMES = ("answer", "other")


def _dump(path: Path, told: object) -> None:
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def rows_of(one: Asked) -> Iterator[Row]:
    """Yield the sentences found for a question: the first, and those of the next that answer."""
    question = one.assistant.understood(one.wanted.text, one.wanted.history)
    if question.language != "vi":
        return
    context = Context(one.store, retrieve(one.store, question), "all")
    for part in question.parts:
        if part.kind not in KINDS or not is_judged(part, question):
            continue
        form = form_of(part, question)
        found = candidates(part, question, context, bundled(), headings=True)
        stands = standings(part, context, found)
        ranked = sorted(range(len(found)), key=lambda at: -stands[at])
        compared = {at: stands[at] for at in ranked[:LOOKED_AT]}
        documents = {at: found[at][0].document.id for at in ranked}
        best = [at for at in ranked if form is None or form(found[at][0])]
        judge = Sureness(part, question, context)
        place = -1
        for at in best[: 2 * TRIED]:
            sentence, traits = found[at]
            only = (sentence.document,)
            if (
                unsaid(part, question, only, context)
                or unsaid_act(part, question, only, context)
                or not judge.may_answer(sentence, traits, stands[at])
            ):
                continue
            place += 1
            if place >= TRIED:
                break
            answers = one.answered(sentence)
            if place and not answers.in_part:
                continue
            yield Row(
                one.fold,
                place,
                judge.beside(sentence, traits, stands[at]),
                ahead(compared | {at: stands[at]}, documents, at),
                judge.said(sentence),
                answers.in_part,
                answers.wholly,
                one.wanted.answerable,
            )


def _said_by(rows: Sequence[Row]) -> tuple[list[Said], list[Said]]:
    """Return what the sentences that answer say, and what the others say that stand first."""
    return (
        [row.said for row in rows if row.answers],
        [row.said for row in rows if not row.answers],
    )


def words_learned(rows: Sequence[Row]) -> Callable[[str], Chances]:
    """Return the chances of each word, learned from some rows."""
    answer, other = (_words(some) for some in _said_by(rows))
    return cache(lambda word: Chances(answer.chance(word), other.chance(word)))


def _words(some: Sequence[Said]) -> Model:
    names: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for said in some:
        for word in said.words:
            for name, value in features(word):
                columns.append(names.setdefault(name, len(names)))
                values.append(value)
            ends.append(len(columns))
    table = csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(names)))
    model = LogisticRegression(C=_OF_WORDS, max_iter=2000)
    model.fit(table, [there for said in some for there in said.around])
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return Model(weights, float(model.intercept_[0]))


def _fit(
    signs: Sequence[tuple[float, ...]], right: Sequence[bool]
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], float]:
    """Return the weight of each sign, unscaled, and the bias."""
    table = np.array(signs)
    middle, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = LogisticRegression(C=_OF_SIGNS, max_iter=5000)
    model.fit((table - middle) / scale, right)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - weights @ middle)


def fitted(
    signs: Sequence[tuple[float, ...]], right: Sequence[bool]
) -> Callable[[tuple[float, ...]], float]:
    """Return what tells the chance of a sentence's signs, learned from some."""
    weights, bias = _fit(signs, right)
    return lambda one: float(1 / (1 + np.exp(-(np.array(one) @ weights + bias))))


def counts(rows: Sequence[Row], chances: dict[int, float], least: float) -> dict[str, int]:
    """Return how many sentences that stand first would be told, by what they are."""
    told = [rows[at] for at, chance in chances.items() if chance >= least]
    return {
        "right": sum(row.wholly for row in told),
        "in_part": sum(row.answers and not row.wholly for row in told),
        "wrong": sum(not row.answers and row.answerable for row in told),
        "of_unanswerable": sum(not row.answerable for row in told),
        "refused": len(chances) - len(told),
    }


if __name__ == "__main__":
    main()
