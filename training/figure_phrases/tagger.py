"""The network that is trained, in torch, and how it becomes the archive that numpy reads."""

from __future__ import annotations

import math
import random
from typing import IO, TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from index_store.figures.learned.network import USES, Said
from index_store.figures.learned.traits import KINDS, word_id
from training.figure_phrases.language import SIZE, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from training.figure_phrases.labels import Example

_DISTANCES, _TRAITS, _CHANNELS = 25, 13, 3
_TOGETHER = 32
_WEIGHTS = torch.tensor([1.0, 0.3, 0.2])  # what is measured counts most, then whose, then when
_USE_WEIGHT = 0.1


class Tagger(nn.Module):  # type: ignore[misc]
    """Reads a window with `Reader`, then once more for a number: scores of words, uses."""

    def __init__(self, words: int, hidden: int, dropped: float) -> None:
        super().__init__()
        self.reader = Reader(words)
        self.distances = nn.Embedding(_DISTANCES, 16)
        self.kinds = nn.Embedding(len(KINDS) + 1, 8)
        self.drop = nn.Dropout(dropped)
        size = SIZE + 16 + 8 + _TRAITS
        self.convs = nn.ModuleList(
            nn.Conv1d(size if d == 1 else hidden, hidden, 5, padding=2 * d, dilation=d)
            for d in (1, 2, 4)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(hidden) for _ in range(2))
        self.out = nn.Linear(hidden, _CHANNELS)
        self.use = nn.Linear(2 * hidden, len(USES))

    def forward(self, seen: Mapping[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return scores (numbers, words, 3) and uses (numbers, uses), before they are chances."""
        mask = seen["mask"]
        there = mask[..., None]
        keep = (torch.rand(mask.shape) > 0.07).float()[..., None] if self.training else None
        rows = self.reader(seen["words"], seen["cases"], mask, keep)
        kinds = self.kinds(seen["kind"])[:, None].expand(-1, mask.shape[1], -1)
        parts = [self.drop(rows), self.distances(seen["distances"]), kinds, seen["traits"]]
        first = self._turn(0, torch.cat(parts, -1) * there)
        rows = self.drop(self.norms[0](first) * there)
        rows = self.drop(self.norms[1](rows + self._turn(1, rows)) * there)
        rows = rows + self._turn(2, rows)
        at_number = rows[torch.arange(len(rows)), seen["number"]]
        pooled = torch.cat([at_number, (rows * there).max(1)[0]], -1)
        return self.out(rows), self.use(pooled)

    def _turn(self, at: int, rows: torch.Tensor) -> torch.Tensor:
        return functional.relu(self.convs[at](rows.transpose(1, 2))).transpose(1, 2)


def batch(examples: Sequence[Example], words: Mapping[str, int]) -> dict[str, torch.Tensor]:
    """Return the windows side by side, filled up with nothing to the longest."""
    longest = max(len(e.asked.seen.said) for e in examples)
    shape = (len(examples), longest)
    made = {
        "words": torch.zeros(shape, dtype=torch.long),
        "cases": torch.zeros(shape, dtype=torch.long),
        "distances": torch.full(shape, 12, dtype=torch.long),
        "mask": torch.zeros(shape),
        "traits": torch.zeros((*shape, _TRAITS)),
        "kind": torch.tensor([e.asked.kind for e in examples]),
        "number": torch.tensor([e.asked.first for e in examples]),
    }
    for at, example in enumerate(examples):
        one = example.asked
        ids = [word_id(word, words) for word in one.seen.said]
        made["words"][at, : len(ids)] = torch.tensor([i for i, _ in ids])
        made["cases"][at, : len(ids)] = torch.tensor([c for _, c in ids])
        made["distances"][at, : len(ids)] = torch.tensor(one.distances)
        made["mask"][at, : len(ids)] = 1
        made["traits"][at, : len(ids)] = torch.from_numpy(one.traits)
    return made


def fitted(
    examples: Sequence[Example], words: Sequence[str], reader: Reader, epochs: int, hidden: int,
    seed: int = 0, rate: float = 2e-3, dropped: float = 0.3,
) -> Tagger:  # fmt: skip
    """Return a tagger that starts from what ``reader`` knows of the language."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = Tagger(len(words), hidden, dropped)
    net.reader.load_state_dict(reader.state_dict())
    rows = {word: at for at, word in enumerate(words)}
    head = [p for name, p in net.named_parameters() if not name.startswith("reader.")]
    groups = [
        {"params": head, "lr": rate, "full": rate},
        {"params": list(net.reader.parameters()), "lr": rate / 4, "full": rate / 4},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.05)
    step, steps = 0, epochs * math.ceil(len(examples) / _TOGETHER)
    for _ in range(epochs):
        order = sorted(examples, key=lambda e: len(e.asked.seen.said) + chance.random() * 25)
        parts = [order[at : at + _TOGETHER] for at in range(0, len(order), _TOGETHER)]
        chance.shuffle(parts)
        net.train()
        for part in parts:
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * min(1, step / 60) * (1 - step / steps)
            loss = _loss(net, part, batch(part, rows))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
    net.eval()
    return net


def _loss(net: Tagger, part: Sequence[Example], seen: Mapping[str, torch.Tensor]) -> torch.Tensor:
    scores, uses = net(seen)
    wanted, counts = torch.zeros(scores.shape), torch.zeros(scores.shape)
    for at, example in enumerate(part):
        wanted[at, : len(example.wanted)] = torch.from_numpy(example.wanted)
        counts[at, : len(example.counts)] = torch.from_numpy(example.counts)
    wrong = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none") * counts
    by_channel = wrong.sum((0, 1)) / (counts.sum((0, 1)) + 1)
    use = functional.cross_entropy(uses, torch.tensor([e.use for e in part]))
    return (by_channel * _WEIGHTS).sum() + _USE_WEIGHT * use


def answered(
    net: Tagger, examples: Sequence[Example], words: Sequence[str]
) -> Iterator[tuple[Example, Said]]:
    """Yield each example with what the network says of it."""
    rows = {word: at for at, word in enumerate(words)}
    order = sorted(examples, key=lambda e: len(e.asked.seen.said))
    for at in range(0, len(order), 64):
        part = order[at : at + 64]
        with torch.no_grad():
            scores, uses = net(batch(part, rows))
        for example, score, use in zip(part, scores.numpy(), uses.softmax(-1).numpy(), strict=True):
            yield example, Said(score[: len(example.asked.seen.said)], use)


def write(net: Tagger, words: Sequence[str], file: Path | IO[bytes]) -> None:
    """Write the archive that `index_store.figures.learned.network.read_network` reads."""
    parts: dict[str, np.ndarray] = {
        "vocabulary": np.frombuffer("\t".join(words).encode(), np.uint8)
    }

    def rows(name: str, weights: torch.Tensor) -> None:
        table = weights.detach().numpy().astype(np.float32)
        scale = np.maximum(np.abs(table).max(axis=1), 1e-8) / 127
        parts[name] = np.round(table / scale[:, None]).astype(np.int8)
        parts[f"{name}.scale"] = scale.astype(np.float32)

    def bias(name: str, values: torch.Tensor) -> None:
        parts[name] = values.detach().numpy().astype(np.float32)

    def convolution(name: str, made: nn.Conv1d) -> None:
        rows(name, made.weight.permute(0, 2, 1).reshape(made.weight.shape[0], -1))
        bias(f"{name}.bias", made.bias)

    reader = net.reader
    rows("vectors", reader.emb.weight)
    rows("cases", reader.case.weight)
    rows("distances", net.distances.weight)
    rows("kinds", net.kinds.weight)
    for at in range(3):
        convolution(f"reader{at}", reader.convs[at])
        rows(f"reader{at}.out", reader.outs[at].weight[:, :, 0])
        bias(f"reader{at}.out.bias", reader.outs[at].bias)
        bias(f"reader{at}.scaled.weight", reader.norms[at].weight)
        bias(f"reader{at}.scaled.bias", reader.norms[at].bias)
        convolution(f"head{at}", net.convs[at])
        if at < 2:
            bias(f"head{at}.scaled.weight", net.norms[at].weight)
            bias(f"head{at}.scaled.bias", net.norms[at].bias)
    rows("out", net.out.weight)
    bias("out.bias", net.out.bias)
    rows("use", net.use.weight)
    bias("use.bias", net.use.bias)
    np.savez_compressed(file, allow_pickle=False, **parts)
