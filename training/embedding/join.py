"""Join two trained models of one tokenizer into one whose vectors stand side by side.

    python -m training.embedding.join build/embedding/composed build/embedding/whole \\
        --out build/embedding/model

Two small models that learned from other questions by other rows err differently: their joined
cosine ranks better than a model of the same size trained at once (docs/model-card.md). Columns
come in turns, so that the first 256 or 128 of the joined model have of both.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from index_store.embedding import load_static
from training.embedding.train import write

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS = (224, 256)
"""So many columns are kept of the first and of the second: together under 25 MB."""
SECOND = 0.95
"""What the second model's rows count beside the first's, both of one mean length."""
TURN = 128


def rows_of(directory: Path, columns: int) -> NDArray[np.float32]:
    """Return the first columns of a model's rows, ``(tokens, columns)``, of mean length one."""
    model = load_static(directory)
    rows = (model.rows[:, :columns] * model.weights).astype(np.float32)
    return rows / np.sqrt(np.square(rows).sum(axis=1).mean())


def joined(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return both tables side by side, ``TURN`` columns of the one and of the other in turn."""
    blocks: list[NDArray[np.float32]] = []
    for at in range(0, max(first.shape[1], second.shape[1]), TURN):
        blocks += [first[:, at : at + TURN], SECOND * second[:, at : at + TURN]]
    return np.concatenate(blocks, axis=1)


def main() -> None:
    """Write the joined model's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, default=Path("build/embedding/model"))
    parser.add_argument("--name", default="static-vi-2")
    options = parser.parse_args()
    both = [load_static(path).tokenizer for path in (options.first, options.second)]
    if both[0].get_vocab() != both[1].get_vocab():
        raise SystemExit(
            f"{options.first} and {options.second} have other tokens; train both with the same "
            "tokenizer.json"
        )
    tables = [
        rows_of(path, columns)
        for path, columns in zip((options.first, options.second), COLUMNS, strict=True)
    ]
    write(torch.from_numpy(joined(*tables)), both[0], options.out, options.name)


if __name__ == "__main__":
    main()
