"""Train the static embedding on prepared pairs and write the files that the product reads.

    python -m training.embedding.train whole --out build/embedding
    python -m training.embedding.train composed

Contrastive: in a batch each query must find its own passage among all of the batch
(multiple negatives ranking, both ways), at several lengths of the vector (matryoshka).
Batches keep groups together (a document's passages, neighbouring articles of one law), so
the negatives are hard; what answers a query too is masked. Torch only, on the processor.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.numpy import save
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from training.embedding.recipes import RECIPES, Recipe
from training.embedding.variants import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SCALE = 20.0
SPELLINGS = (("marked", 0.65), ("unmarked", 0.25), ("half", 0.10))


@dataclass(frozen=True, slots=True)
class Bags:
    """Ragged rows of token ids."""

    ids: NDArray[np.uint16]
    at: NDArray[np.int64]

    def mean(self, rows: NDArray[np.int64], weight: torch.Tensor) -> torch.Tensor:
        """Return for each of these rows the mean of the weight's rows of its tokens."""
        counts = self.at[rows + 1] - self.at[rows]
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        index = np.arange(counts.sum()) + np.repeat(self.at[rows] - starts, counts)
        ids = torch.from_numpy(self.ids[index].astype(np.int64))
        return embedding_bag(ids, weight, torch.from_numpy(starts))


@dataclass(frozen=True, slots=True)
class Prepared:
    """What ``prepare.py`` wrote."""

    passages: Bags
    spellings: tuple[Bags, ...]
    passage_of: NDArray[np.int64]
    piece: NDArray[np.int64]
    document: NDArray[np.int64]
    group: NDArray[np.int64]
    loose: NDArray[np.bool_]


def load(path: Path) -> Prepared:
    """Return the prepared pairs."""
    with np.load(path) as file:
        bags = {
            name: Bags(file[name], file[f"{name}_at"])
            for name in ("passages", *(name for name, _ in SPELLINGS))
        }
        rest = {name: file[name] for name in ("passage_of", "piece", "document", "group", "loose")}
    return Prepared(bags["passages"], tuple(bags[name] for name, _ in SPELLINGS), **rest)


def epochs(
    group: NDArray[np.int64], size: int, chance: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """Yield batches for ever: groups in a new order each time, each group's pairs together.

    Groups are cut at 16 pairs, so that no document fills a batch.
    """
    by_group = np.argsort(group, kind="stable")
    edges = np.flatnonzero(np.diff(group[by_group])) + 1
    while True:
        parts: list[NDArray[np.int64]] = []
        for members in np.split(by_group, edges):
            members = chance.permutation(members)
            parts.extend(members[i : i + 16] for i in range(0, len(members), 16))
        order = chance.permutation(len(parts))
        flat = np.concatenate([parts[i] for i in order])
        yield from (flat[i : i + size] for i in range(0, len(flat) - size + 1, size))


def loss_of(
    queries: torch.Tensor,
    passages: torch.Tensor,
    masked: torch.Tensor,
    lengths: tuple[tuple[int | None, float], ...],
) -> torch.Tensor:
    """Return the ranking loss both ways, summed over the lengths of the vectors."""
    target = torch.arange(len(queries))
    total = torch.zeros(())
    for length, weight in lengths:
        q, p = normalize(queries[:, :length]), normalize(passages[:, :length])
        scores = (SCALE * q @ p.T).masked_fill(masked, -1e4)
        total = total + weight * (cross_entropy(scores, target) + cross_entropy(scores.T, target))
    return total / 2


def first_rows(tokenizer: Tokenizer, dimensions: int) -> torch.Tensor:
    """Return random rows, longer for rarer tokens: a start that ranks like weighted words."""
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    rarity = torch.tensor([-float(score) for _, score in vocabulary])
    torch.manual_seed(3)
    rows = torch.randn(len(vocabulary), dimensions) * (rarity.clamp(3, 15) / 10)[:, None]
    rows[0] = 0  # the unknown token says nothing
    return rows


def parts_of(tokenizer: Tokenizer) -> torch.Tensor:
    """Return a sparse square matrix: what each token's row is made of besides its own.

    A phrase has the rows of the known words and shorter phrases in it, so that what is one
    token in a question and two in a passage says the same. A token without marks has the rows
    of what it may stand for, each by how often it is meant.
    """
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    number = {token: i for i, (token, _) in enumerate(vocabulary)}
    shares: list[dict[int, float]] = [{i: 1.0} for i in range(len(vocabulary))]
    meant: dict[int, dict[int, float]] = {}
    for i, (token, score) in enumerate(vocabulary):
        words = token.split("▁")[1:]
        for size in range(1, len(words)):
            for at in range(len(words) - size + 1):
                part = number.get("▁" + "▁".join(words[at : at + size]))
                if part is not None:
                    shares[i][part] = 1.0
        bare = number.get(unmarked(token), i)
        if bare != i:
            meant.setdefault(bare, {})[i] = math.exp(score)
    for bare, marked in meant.items():
        total = sum(marked.values())
        itself = max(0.0, math.exp(vocabulary[bare][1]) - total / 8)
        for i, often in marked.items():
            for part, share in shares[i].items():
                more = share * often / (total + 4 * itself)
                shares[bare][part] = shares[bare].get(part, 0.0) + more
    rows = [i for i, found in enumerate(shares) for _ in found]
    columns = [part for found in shares for part in found]
    weights = [share for found in shares for share in found.values()]
    size = (len(vocabulary), len(vocabulary))
    return torch.sparse_coo_tensor(
        torch.tensor([rows, columns]), torch.tensor(weights), size
    ).coalesce()


def alone(tokens: int) -> torch.Tensor:
    """Return the sparse matrix of ``parts_of`` in which each token has its own row only."""
    own = torch.arange(tokens).repeat(2, 1)
    return torch.sparse_coo_tensor(own, torch.ones(tokens), (tokens, tokens)).coalesce()


def train(
    data: Prepared,
    parts: torch.Tensor,
    rows: torch.Tensor,
    recipe: Recipe,
    minutes: float,
    size: int,
    rate: float,
) -> torch.Tensor:
    """Return the rows after ``minutes`` of training; the learning rate falls to zero with time.

    What is learned is a table of which each row is a sum of ``parts``: the rows that ship.
    """
    chance = np.random.default_rng(4)
    table = torch.nn.Parameter(rows)
    optimizer = torch.optim.Adam([table], lr=rate, fused=True)
    started, step, mean = time.time(), 0, 0.0
    for batch in epochs(data.group, size, chance):
        done = (time.time() - started) / (60 * minutes)
        if done >= 1:
            break
        optimizer.param_groups[0]["lr"] = rate * min(1.0, (step + 1) / 100) * (1 - done)
        spelling = chance.choice(len(SPELLINGS), size=size, p=[share for _, share in SPELLINGS])
        order = np.argsort(spelling, kind="stable")
        batch, spelling = batch[order], spelling[order]
        weight = torch.sparse.mm(parts, table)
        queries = torch.cat(
            [bags.mean(batch[spelling == i], weight) for i, bags in enumerate(data.spellings)]
        )
        passages = data.passages.mean(data.passage_of[batch], weight)
        piece, document = (
            torch.from_numpy(data.piece[batch]),
            torch.from_numpy(data.document[batch]),
        )
        loose = torch.from_numpy(data.loose[batch])
        masked = (piece[:, None] == piece[None]) | (
            loose[:, None] & (document[:, None] == document[None])
        )
        masked.fill_diagonal_(False)
        optimizer.zero_grad()
        loss = loss_of(queries, passages, masked, recipe.lengths)
        loss.backward()
        assert table.grad is not None
        table.grad[0] = 0
        optimizer.step()
        step += 1
        mean = loss.item() if step == 1 else 0.99 * mean + 0.01 * loss.item()
        if step % 100 == 0:
            print(f"step {step}, {done:.0%}, loss {mean:.3f}", flush=True)
    print(f"{step} steps of {size}, {step * size / len(data.group):.1f} times the data")
    with torch.no_grad():
        return torch.sparse.mm(parts, table)


def write(rows: torch.Tensor, tokenizer: Tokenizer, directory: Path, name: str) -> None:
    """Write ``model.safetensors`` (int8 rows, one scale each), tokenizer and config."""
    table = rows.numpy()
    scale = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    tensors = {
        "embeddings": np.round(table / scale[:, None]).astype(np.int8),
        "weights": scale.astype(np.float32),
    }
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "model.safetensors").write_bytes(save(tensors))
    tokenizer.save(str(directory / "tokenizer.json"), pretty=False)
    config = {"name": name, "dimensions": int(table.shape[1]), "tokens": int(table.shape[0])}
    (directory / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Train and write the model's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", choices=sorted(RECIPES))
    parser.add_argument("--out", type=Path, default=Path("build/embedding"))
    parser.add_argument("--minutes", type=float, help="as the recipe says, unless told")
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=0.1)
    options = parser.parse_args()
    recipe = RECIPES[options.recipe]
    tokenizer = Tokenizer.from_file(str(options.out / "tokenizer.json"))
    rows = train(
        load(options.out / f"pairs-{options.recipe}.npz"),
        parts_of(tokenizer) if recipe.composed else alone(tokenizer.get_vocab_size()),
        first_rows(tokenizer, recipe.dimensions),
        recipe,
        options.minutes or recipe.minutes,
        options.batch,
        options.rate,
    )
    write(rows, tokenizer, options.out / options.recipe, options.recipe)


if __name__ == "__main__":
    main()
