"""Trains the small network that helps to restore diacritics; needs torch, which nothing else here does.

    python training/restoration_net.py --data ../shared/data --minutes 45

Reads the words of ``index_store/language/data/restoration.npz``, so build that first, and the
same texts, without the same records left out. Each word of a text loses its marks with one
chance for the whole text, all of them in three texts of five; the network learns to say which
syllable each one was. Writes ``restoration_net.npz`` beside the model.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parent.parent))

from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.typed.syllable_model import SyllableModel, read_model
from index_store.language.typed.syllable_net import GAP, WIDTH
from training.restoration import (
    CORPORA,
    MODEL,
    PIECES,
    dictionary,
    place_phrases,
    questions,
    records,
    special,
    terms,
    translations,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

NET = MODEL.with_name("restoration_net.npz")
ROOT = MODEL.parents[3]
SEEN, SHOWN, READ = 64, 256, 96
"""Numbers for each thing typed, in each layer, and for each reading."""
STEPS = (1, 1, 2)
ROW, ROWS = 128, 96
SHARE_OF_LAW = 0.3
"""The law repeats itself: more of it teaches little."""
RATE = 3e-3


class Net(nn.Module):  # type: ignore[misc]  # torch is not type-checked
    """The network of ``index_store/language/typed/syllable_net.py``, to be trained."""

    def __init__(self, model: SyllableModel) -> None:
        super().__init__()
        words = len(model.words)
        self.forms = nn.Embedding(len(model.forms), SEEN)
        self.marks = nn.Embedding(words, SEEN)
        self.cases = nn.Embedding(3, SEEN)
        widths = (SEEN, SHOWN, SHOWN)
        self.layers = nn.ModuleList(nn.Linear(WIDTH * width, SHOWN) for width in widths)
        self.last = nn.Linear(SHOWN, READ)
        self.readings = nn.Embedding(words, READ)
        self.bias = nn.Embedding(words, 1)
        nn.init.normal_(self.forms.weight, std=0.3)
        for table in (self.marks, self.cases, self.readings):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.zeros_(self.bias.weight)

    def contexts(self, forms: Tensor, marks: Tensor, cases: Tensor, empty: Tensor) -> Tensor:
        """Return (rows, places, READ); ``marks`` is -1 where none were typed."""
        blank = empty.unsqueeze(-1)
        seen = self.forms(forms) + self.cases(cases)
        seen = seen + self.marks(marks.clamp(min=0)) * (marks >= 0).unsqueeze(-1)
        seen = seen.masked_fill(blank, 0)
        for layer, step in zip(self.layers, STEPS, strict=True):
            shown = functional.relu(layer(_windows(seen, step)))
            seen = shown + seen if shown.shape == seen.shape else shown
            seen = seen.masked_fill(blank, 0)
        return torch.as_tensor(self.last(seen))


def _windows(rows: Tensor, step: int) -> Tensor:
    reach = WIDTH // 2 * step
    wide = functional.pad(rows, (0, 0, reach, reach))
    places = rows.shape[1]
    return torch.cat([wide[:, at * step : at * step + places] for at in range(WIDTH)], -1)


class Readings:
    """What each unmarked form may stand for, laid end to end for tensors."""

    def __init__(self, model: SyllableModel) -> None:
        plain = [*model.words[:4], *unmarked("\n".join(model.words[4:])).split("\n")]
        self.form = torch.tensor([model.forms[form] for form in plain])
        self.marked = torch.tensor(
            [
                at > 3 and form != word
                for at, (form, word) in enumerate(zip(plain, model.words, strict=True))
            ]
        )
        groups: list[list[int]] = [[] for _ in model.forms]
        for word, form in enumerate(self.form.tolist()):
            groups[form].append(word)
        self.count = torch.tensor([len(group) for group in groups])
        self.first = self.count.cumsum(0) - self.count
        self.flat = torch.tensor([word for group in groups for word in group])


def loss(net: Net, readings: Readings, words: Tensor, cases: Tensor, dropped: Tensor) -> Tensor:
    """Return the mean negative log likelihood of the syllables that lost their marks."""
    empty = words < 0
    words = words.clamp(min=0)
    forms = readings.form[words]
    marks = torch.where(~dropped & readings.marked[words], words, -1)
    contexts = net.contexts(forms, marks, cases, empty)
    open_ = dropped & ~empty & (words > 3) & (readings.count[forms] > 1)
    contexts, forms, meant = contexts[open_].float(), forms[open_], words[open_]
    count = readings.count[forms]
    row = torch.repeat_interleave(torch.arange(len(count)), count)
    offset = torch.arange(len(row)) - torch.repeat_interleave(count.cumsum(0) - count, count)
    reading = readings.flat[readings.first[forms][row] + offset]
    score = (contexts[row] * net.readings(reading)).sum(-1) + net.bias(reading).squeeze(-1)
    most = torch.full((len(count),), -1e9).scatter_reduce(0, row, score.detach(), "amax")
    total = torch.zeros(len(count)).index_add(0, row, (score - most[row]).exp())
    return (most + total.log() - score[reading == meant[row]]).mean()


def texts(data: Path) -> Iterator[str]:
    """Yield every text that is trained on, some of our own more than once."""
    drawn = np.random.default_rng(1)
    for corpus in CORPORA:
        for text in records(data, corpus, held_out=False):
            if not corpus.startswith("law") or drawn.random() < SHARE_OF_LAW:
                yield text
    yield from place_phrases(ROOT)
    for _ in range(2):
        yield from questions(ROOT, per_frame=300)
    yield from (text for text in terms(ROOT))
    yield from dictionary(data)
    yield from translations(data)


def rows(model: SyllableModel, written: Iterable[str]) -> tuple[Tensor, Tensor]:
    """Return words (-1 is an empty place) and cases, as (rows, ROW); sentences lie apart."""
    words: list[NDArray[np.int16]] = []
    cases: list[NDArray[np.int8]] = []
    for text in written:
        now, case = _encoded(model, nfc(text))
        words.append(now)
        cases.append(case)
    whole = sum(map(len, words)) // ROW * ROW
    shape = (-1, ROW)
    return (
        torch.from_numpy(np.concatenate(words)[:whole].reshape(shape)),
        torch.from_numpy(np.concatenate(cases)[:whole].reshape(shape)),
    )


def _encoded(model: SyllableModel, text: str) -> tuple[NDArray[np.int16], NDArray[np.int8]]:
    words: list[int] = []
    cases: list[int] = []
    for match in PIECES.finditer(comparison_key(text + "\n")):
        typed = text[match.start() : match.end()]
        number = model.numbers.get(match[0], special(match[0]))
        if words and words[-1] == number == 0:
            continue
        words.append(number)
        cases.append(2 if len(typed) > 1 and typed.isupper() else int(typed[:1].isupper()))
        if match[0] in ".\n?!":
            words += [-1] * GAP
            cases += [0] * GAP
    return np.array(words, np.int16), np.array(cases, np.int8)


def train(model: SyllableModel, words: Tensor, cases: Tensor, minutes: float) -> Net:
    """Return a network trained for so many minutes, at a falling rate."""
    torch.manual_seed(1)
    net, readings = Net(model), Readings(model)
    optimiser = torch.optim.Adam(net.parameters())
    started, step, mean = time.monotonic(), 0, math.nan
    order = torch.randperm(len(words))
    while (done := (time.monotonic() - started) / 60 / minutes) < 1:
        some = order[torch.arange(step * ROWS, (step + 1) * ROWS) % len(order)]
        now, case = words[some].long(), cases[some].long()
        # Half of what people type is in small letters throughout.
        case = torch.where(torch.rand(len(some), 1) < 0.45, 0, case)
        chance = torch.rand(len(some), 1)
        chance = torch.where(chance < 0.6, 1.0, 0.1 + 0.85 * torch.rand(len(some), 1))
        for group in optimiser.param_groups:
            group["lr"] = (
                RATE * min(1, (step + 1) / 200) * (1 + math.cos(math.pi * done)) / 2 + 1e-5
            )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            value = loss(net, readings, now, case, torch.rand(now.shape) < chance)
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        optimiser.step()
        now_lost = float(value.detach())
        mean = now_lost if math.isnan(mean) else 0.99 * mean + 0.01 * now_lost
        step += 1
        if step % 200 == 0:
            print(f"{step * ROWS * ROW / 1e6:.0f} million places: loss {mean:.4f}", flush=True)
    return net


def save(net: Net, output: Path) -> None:
    """Write the weights as bytes with a scale for each row."""
    parts: dict[str, NDArray[np.generic]] = {"steps": np.array(STEPS, np.int8)}
    tables = {"forms": net.forms, "marks": net.marks, "cases": net.cases, "readings": net.readings}
    layers = {f"layer{at}": layer for at, layer in enumerate(net.layers)} | {"last": net.last}
    for name, part in {**tables, **layers}.items():
        weights = part.weight.detach().float().numpy()
        scale = (np.abs(weights).max(1).clip(1e-6) / 127).astype(np.float16)
        whole = np.rint(weights / scale.astype(np.float32)[:, None]).clip(-127, 127)
        parts[name], parts[f"{name}_scale"] = whole.astype(np.int8), scale
    for name, layer in layers.items():
        parts[f"{name}_bias"] = layer.bias.detach().float().numpy()
    parts["reading_bias"] = net.bias.weight.detach()[:, 0].numpy().astype(np.float16)
    write(output, **parts)


def main() -> None:
    """Train and write, as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--minutes", type=float, default=45.0)
    parser.add_argument("--output", type=Path, default=NET)
    arguments = parser.parse_args()
    with MODEL.open("rb") as file:
        model = read_model(file)
    words, cases = rows(model, texts(arguments.data))
    print(f"{words.numel():,} places", flush=True)
    save(train(model, words, cases, arguments.minutes), arguments.output)


if __name__ == "__main__":
    main()
