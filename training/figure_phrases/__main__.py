"""Train the network that reads what a number in a sentence measures, and its two chances.

    python -m training.figure_phrases --data ../shared/data [--minutes 12] [--epochs 12] [--reader FILE]

First a reader of words guesses hidden words of news and law for so many minutes (``--reader`` keeps
it, and takes it up again); then it learns from `labels`, without what is held out. By thirds of the
examples the two regressions of `index_store.figures.learned.sureness` are learned from what the
network says of examples that it has not seen. Writes ``index_store/figures/data/phrases.npz`` and
``phrase_chances.json``, and prints how both do on what was held out.
"""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from index_store.figures.learned.asked import chosen
from index_store.figures.learned.reading import Phrase, is_told, length
from index_store.figures.learned.sureness import content, signs
from index_store.language.terms.indicators import indicator_by_name
from training.figure_phrases.labels import Example, examples, fits
from training.figure_phrases.language import Reader, taught
from training.figure_phrases.tagger import answered, fitted, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.learned.network import Said

_OUT = Path(__file__).parents[2] / "index_store/figures/data"
_FOLDS = 3


class Judged:
    """One example answered: its signs, and whether either phrase is right and whole."""

    def __init__(self, example: Example, said: Said) -> None:
        one = example.asked
        taken = chosen(one, said.words[:, 0].tolist())
        self.example, self.said = example, said
        self.signs = signs(one, said, taken)
        words = " ".join(w for w, t in zip(one.seen.said, taken, strict=True) if t)
        self.lengths = length(words), length(one.what.value) if one.what is not None else 0
        self.ours = fits(content(words), example)
        self.theirs = one.what is not None and fits(content(one.what.value), example)
        self.known = one.what is not None and (
            one.what.indexed or indicator_by_name(one.what.value) is not None
        )

    @property
    def has_rule(self) -> bool:
        """Whether the grammar found free words."""
        return self.example.asked.what is not None and not self.known


def regression(rows: Sequence[Judged], *, ours: bool) -> LogisticRegression:
    """Return the regression over signs whose inputs were brought to one spread, folded back in."""
    kept = [j for j in rows if ours or j.has_rule]
    signs_of = np.array([j.signs for j in kept])
    right = np.array([j.ours if ours else j.theirs for j in kept])
    made = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))
    made.fit(signs_of, right)
    scaler, model = made[0], made[1]
    model.coef_ = model.coef_ / scaler.scale_
    model.intercept_ = model.intercept_ - model.coef_ @ scaler.mean_
    return model


def report(name: str, rows: Sequence[Judged], models: tuple[LogisticRegression, ...]) -> None:
    """Print how many figures the grammar binds, how many both together, how many rightly.

    The chances and lengths alone decide here; what the reader trims and refuses is left out.
    """
    wanted = sum(j.example.use < 3 for j in rows)
    rules = [j for j in rows if j.has_rule]
    signs_of = np.array([j.signs for j in rows])
    ours, theirs = (m.predict_proba(signs_of)[:, 1] for m in models)
    bound = right = 0
    for judged, a, b in zip(rows, ours, theirs, strict=True):
        if judged.known:
            continue
        grammar = Phrase(judged.lengths[1], float(b)) if judged.has_rule else None
        told = is_told(Phrase(judged.lengths[0], float(a)), grammar)
        bound += told or judged.has_rule
        right += judged.ours if told else judged.theirs
    print(
        f"{name}: {len(rows)} numbers, {wanted} wanted; the grammar binds {len(rules)} in free words,"
        f" {sum(j.theirs for j in rules)} rightly; both together {bound}, {right} rightly",
        flush=True,
    )


def main() -> None:
    """Run the training; see the module."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=12)
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--hidden", type=int, default=80)
    options.add_argument("--reader", type=Path)
    options.add_argument("--keep", type=Path, help="where to keep what was judged by parts")
    asked = options.parse_args()
    if asked.reader is not None and asked.reader.exists():
        stored = torch.load(asked.reader)
        words, reader = stored["words"], Reader(len(stored["words"]))
        reader.load_state_dict(stored["net"])
    else:
        words, reader = taught(asked.data, asked.minutes)
        if asked.reader is not None:
            torch.save({"words": words, "net": reader.state_dict()}, asked.reader)
    every = list(examples(asked.data))
    seen, held = [e for e in every if not e.held], [e for e in every if e.held]
    articles = sorted({e.article for e in seen})
    fold = {article: at % _FOLDS for at, article in enumerate(articles)}
    print(f"{len(seen)} examples of {len(articles)} articles, {len(held)} held out", flush=True)
    judged: list[Judged] = []
    for turn in range(_FOLDS):
        others = [e for e in seen if fold[e.article] != turn]
        net = fitted(others, words, reader, asked.epochs, asked.hidden, seed=turn)
        own = [e for e in seen if fold[e.article] == turn]
        judged += [Judged(e, said) for e, said in answered(net, own, words)]
        print(f"part {turn + 1} of {_FOLDS}", flush=True)
    if asked.keep is not None:
        asked.keep.write_bytes(pickle.dumps(judged))
    models = regression(judged, ours=True), regression(judged, ours=False)
    report("by parts", judged, models)
    net = fitted(seen, words, reader, asked.epochs, asked.hidden, seed=9)
    _OUT.mkdir(exist_ok=True)
    write(net, words, _OUT / "phrases.npz")
    stored_chances = {
        name: {
            "weights": [round(float(w), 5) for w in model.coef_[0]],
            "bias": round(float(model.intercept_[0]), 5),
        }
        for name, model in zip(("network", "grammar"), models, strict=True)
    }
    (_OUT / "phrase_chances.json").write_text(json.dumps(stored_chances) + "\n", encoding="utf-8")
    for source in ("general", "cchc"):
        part = [e for e in held if e.source == source]
        report(f"held out, {source}", [Judged(e, s) for e, s in answered(net, part, words)], models)


if __name__ == "__main__":
    main()
