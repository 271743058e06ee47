"""Train the network that reads what a number in a sentence measures.

    python -m training.figure_phrases --data ../shared/data [--minutes 12] [--epochs 12] [--reader FILE]

First a reader of words guesses hidden words of news and law for so many minutes (``--reader`` keeps
it, and takes it up again); then it learns from `labels`, without what is held out. Writes
``index_store/figures/data/phrases.npz``, and prints how it does on what was held out, whatever its
chance. The chances, and so what is told, are learned next by `training.figure_phrases.verdicts`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from index_store.figures.learned.asked import chosen
from index_store.figures.learned.sureness import content
from index_store.language.terms.indicators import indicator_by_name
from training.figure_phrases.labels import examples, fits
from training.figure_phrases.language import Reader, taught
from training.figure_phrases.tagger import answered, fitted, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index_store.figures.learned.network import Said
    from training.figure_phrases.labels import Example

_OUT = Path(__file__).parents[2] / "index_store/figures/data"
_WANTED = 3
"""The first of `USES` are those that a reader would look up."""


def report(name: str, answers: Iterable[tuple[Example, Said]]) -> None:
    """Print how many numbers the grammar binds in free words, how many rightly; and the network."""
    wanted = bound = theirs = ours = 0
    for example, said in answers:
        one = example.asked
        wanted += example.use < _WANTED
        words = zip(one.seen.said, chosen(one, said.words[:, 0].tolist()), strict=True)
        ours += fits(content(" ".join(word for word, taken in words if taken)), example)
        if one.what is not None and indicator_by_name(one.what.value) is None:
            bound += 1
            theirs += fits(content(one.what.value), example)
    print(
        f"{name}: {wanted} numbers wanted; the grammar binds {bound} in free words,"
        f" {theirs} rightly; the network says {ours} rightly",
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
    print(f"{len(seen)} examples, {len(held)} held out", flush=True)
    net = fitted(seen, words, reader, asked.epochs, asked.hidden, seed=9)
    _OUT.mkdir(exist_ok=True)
    write(net, words, _OUT / "phrases.npz")
    for source in ("general", "cchc"):
        part = [e for e in held if e.source == source]
        report(f"held out, {source}", answered(net, part, words))


if __name__ == "__main__":
    main()
