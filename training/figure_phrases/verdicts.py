"""Learn how likely a phrase is right and whole: the two regressions of `learned.sureness`.

    python -m training.figure_phrases.verdicts --data ../shared/data [--write]

``verdicts.tsv`` holds what readers said of phrases that the network (``network``) or the grammar
(``grammar``) gave for numbers of news, not knowing whose they were: right, loose (half a phrase,
or words too many) or wrong; with the first eight digits of the SHA-256 of the phrase, since a verdict
is of these words alone. Of the numbers drawn, most had two different phrases or the network's alone.
Prints what thresholds would tell, each eighth of the articles by what was learned from the others.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.figure_phrases.labels import of_numbers, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.learned.reading import Reread
    from index_store.figures.phrases import Measured
    from index_store.language.amounts.quantities import Quantity

VERDICTS = Path(__file__).with_name("verdicts.tsv")
OUT = Path(__file__).parents[2] / "index_store/figures/data/phrase_chances.json"
WHOSE = ("network", "grammar")
FOLDS = 8
_STRENGTH = 0.03
"""The inverse strength of the penalty on squared weights; signs are scaled to one deviation."""
_THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8)


@dataclass(frozen=True, slots=True)
class Judged:
    """A phrase that was judged: whose it is, its signs, whether it is right, whether it stood alone."""

    article: str
    whose: str
    signs: list[float]
    verdict: str
    alone: bool


def digest(phrase: str) -> str:
    """Return what stands for a phrase in the table."""
    return hashlib.sha256(phrase.encode()).hexdigest()[:8]


def judged(data: Path) -> Iterator[Judged]:
    """Yield the phrases whose words are still those that were judged."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    known = {(r["article"], int(r["offset"]), r["words"], r["phrase"]): r["verdict"] for r in rows}
    found = texts(data / "news/news.jsonl.gz", {row["article"] for row in rows})
    with tempfile.TemporaryDirectory() as folder:
        for article, text in sorted(found.items()):
            path = Path(folder) / f"{article}.txt"
            path.write_text(text, encoding="utf-8")
            for offset, network, grammar, signs in of_numbers(path, _phrases):
                for whose, words in zip(WHOSE, (network, grammar), strict=True):
                    verdict = known.get((article, offset, whose, digest(words)))
                    if verdict is not None:
                        yield Judged(article, whose, signs, verdict, not grammar)


def _phrases(
    again: Reread, quantity: Quantity, what: Measured | None
) -> tuple[int, str, str, list[float]]:
    """Return of a number its place, both phrases and their signs."""
    found = again.read(quantity, what)
    network, grammar = (one.value if one is not None else "" for one in (found.words, what))
    return quantity.span.start + again.view.base, network, grammar, found.signs


def regression(rows: Sequence[Judged]) -> tuple[np.ndarray, float]:
    """Return the weights and the bias of the regression over signs as they come."""
    table = np.array([row.signs for row in rows])
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit((table - middle) / spread, [row.verdict == "right" for row in rows])
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ middle)


def crossed(rows: Sequence[Judged]) -> np.ndarray:
    """Return the chance of each row by what was learned from other articles."""
    names = {article: at for at, article in enumerate(sorted({row.article for row in rows}))}
    fold = np.array([names[row.article] % FOLDS for row in rows])
    chances = np.zeros(len(rows))
    for turn in range(FOLDS):
        weights, bias = regression([r for r, f in zip(rows, fold, strict=True) if f != turn])
        own = np.array([row.signs for row in rows])[fold == turn]
        chances[fold == turn] = 1 / (1 + np.exp(-(own @ weights + bias)))
    return chances


def main() -> None:
    """Learn, print, and keep the regressions when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(judged(options.data))
    kept: dict[str, dict[str, object]] = {}
    for whose in WHOSE:
        own = [row for row in rows if row.whose == whose]
        chances = crossed(own)
        for alone in (False, True):
            some = [(c, r.verdict) for c, r in zip(chances, own, strict=True) if r.alone is alone]
            if some:
                print(whose, "alone" if alone else "beside the other", _told(some), flush=True)
        weights, bias = regression(own)
        kept[whose] = {"weights": [round(float(w), 5) for w in weights], "bias": round(bias, 5)}
    if options.write:
        OUT.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def _told(some: Sequence[tuple[float, str]]) -> str:
    """Return for each threshold how many of how many told are right, and how many wrong."""
    parts = [f"{len(some)}, {sum(v == 'right' for _, v in some)} right;"]
    for least in _THRESHOLDS:
        told = [verdict for chance, verdict in some if chance >= least]
        parts.append(f"{least}: {told.count('right')} of {len(told)}, {told.count('wrong')} wrong;")
    return " ".join(parts)


if __name__ == "__main__":
    main()
