"""What Vietnamese words stand beside which others: masked words of news and law, guessed."""

from __future__ import annotations

import gzip
import json
import random
import time
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from index_store.figures.learned.traits import WORD, word_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 64
"""Columns of a word's vector."""
_WORDS, _SEEN_AT_LEAST = 9_000, 25
_LAW_EVERY, _LAW_CUT = 8, 3_000  # the law repeats itself
_LENGTH, _TOGETHER, _HIDDEN = 128, 64, 0.15
_MASK = 2


class Reader(nn.Module):  # type: ignore[misc]
    """Three convolutions over five words, 1, 2 and 4 apart: rows (words, `SIZE`)."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.emb = nn.Embedding(words, SIZE, padding_idx=0)
        self.case = nn.Embedding(3, SIZE)
        nn.init.normal_(self.emb.weight, std=0.1)
        nn.init.normal_(self.case.weight, std=0.1)
        steps = (1, 2, 4)
        self.convs = nn.ModuleList(
            nn.Conv1d(SIZE, 2 * SIZE, 5, padding=2 * d, dilation=d) for d in steps
        )
        self.outs = nn.ModuleList(nn.Conv1d(2 * SIZE, SIZE, 1) for _ in steps)
        self.norms = nn.ModuleList(nn.LayerNorm(SIZE) for _ in steps)

    def forward(
        self,
        words: torch.Tensor,
        cases: torch.Tensor,
        mask: torch.Tensor,
        keep: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Return (texts, words, `SIZE`); ``mask`` is nought where a text has ended."""
        there = mask[..., None]
        rows = (self.emb(words) + self.case(cases)) * there
        if keep is not None:
            rows = rows * keep
        for conv, out, norm in zip(self.convs, self.outs, self.norms, strict=True):
            made = out(functional.relu(conv(rows.transpose(1, 2)))).transpose(1, 2)
            rows = norm(rows + made) * there
        return rows


def texts(data: Path) -> Iterator[str]:
    """Yield news (without the news about administration, which is measured on) and some law."""
    with gzip.open(data / "news/cchc.jsonl.gz", "rt", encoding="utf-8") as file:
        kept_out = {json.loads(line)["id"] for line in file}
    with gzip.open(data / "news/news.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["id"] not in kept_out:
                yield "\n".join(row[key] for key in ("title", "sapo", "body") if row[key])
    with gzip.open(data / "law/phapdien.jsonl.gz", "rt", encoding="utf-8") as file:
        for at, line in enumerate(file):
            if at % _LAW_EVERY == 0:
                row = json.loads(line)
                yield f"{row['title']}\n{row['text'][:_LAW_CUT]}"


def words_of(text: str) -> Iterator[str]:
    """Yield the keys of a text's words: small letters, all numbers as one, years as another."""
    for match in WORD.finditer(unicodedata.normalize("NFC", text)):
        word = match.group()
        if word[0].isdigit():
            yield "<y>" if len(word) == 4 and word[:2] in ("19", "20") and word.isdigit() else "<n>"
        else:
            yield "\n" if word[0] == "\n" else word.casefold()


def vocabulary(read: list[str]) -> list[str]:
    """Return the words that get a vector, the commonest first, behind three that stand for none."""
    counts: Counter[str] = Counter()
    for text in read:
        counts.update(words_of(text))
    common = (word for word, times in counts.most_common(_WORDS) if times >= _SEEN_AT_LEAST)
    return ["<pad>", "<unk>", "<mask>", *common]


def taught(data: Path, minutes: float, seed: int = 1) -> tuple[list[str], Reader]:
    """Return the words and the reader after so many minutes of guessing hidden words."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    numbers = np.random.default_rng(seed)
    read = list(texts(data))
    chance.shuffle(read)
    words = vocabulary(read)
    rows = {word: at for at, word in enumerate(words)}
    pairs = [
        word_id(match.group(), rows)
        for text in read
        for match in WORD.finditer(unicodedata.normalize("NFC", text) + "\n\n")
    ]
    ids = np.array([one for one, _ in pairs], np.int32)
    cases = np.array([two for _, two in pairs], np.int8)
    print(f"{len(read)} texts, {len(ids) / 1e6:.1f} million words, {len(words)} kept", flush=True)
    net, turn = Reader(len(words)), nn.Linear(SIZE, SIZE)
    bias = nn.Parameter(torch.zeros(len(words)))
    weights = [*net.parameters(), *turn.parameters(), bias]
    optimiser = torch.optim.AdamW(weights, lr=2e-3, weight_decay=0.01)
    began, step, mean = time.time(), 0, 0.0
    while (gone := (time.time() - began) / (minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1, step / 200 + 0.01) * max(0.03, 1 - gone)
        starts = numbers.integers(0, len(ids) - _LENGTH, _TOGETHER)
        seen = torch.from_numpy(np.stack([ids[s : s + _LENGTH] for s in starts])).long()
        case = torch.from_numpy(np.stack([cases[s : s + _LENGTH] for s in starts])).long()
        hidden = torch.rand(seen.shape) < _HIDDEN
        asked = seen[hidden]
        masked = seen.clone()
        masked[hidden & (torch.rand(seen.shape) < 0.85)] = _MASK
        case[hidden] = 0
        rows_made = net(masked, case, torch.ones(seen.shape))[hidden]
        loss = functional.cross_entropy(turn(rows_made) @ net.emb.weight.T + bias, asked)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        mean = loss.item() if step == 0 else 0.99 * mean + 0.01 * loss.item()
        step += 1
        if step % 500 == 0:
            print(f"{step} steps, loss {mean:.2f}, {gone:.0%}", flush=True)
    return words, net
