"""Builds the model that restores diacritics, and measures it on text it has not seen.

    python training/restoration.py build --data ../shared/data
    python training/restoration.py measure --data ../shared/data

``build`` counts syllable n-grams in news, law and the encyclopaedia, leaves out every 50th
record, prunes and quantises, and writes ``index_store/language/data/restoration.npz``.
``measure`` takes marks off the records left out (and, if asked, off other text) and restores
them. Names of places are added as short phrases so that the model knows how they are written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from index_store.language.marks import comparison_key
from index_store.language.syllable_model import BOUNDARY, COMMA, NUMBER, OTHER, SPECIAL, STEPS
from index_store.language.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

MODEL = Path(__file__).parent.parent / "index_store/language/data/restoration.npz"
CORPORA = ("law/phapdien", "news/news", "encyclopaedia/viwiki")
HELD_OUT_EVERY = 50
PIECES = re.compile(r"[^\W\d_]+|\d+(?:[.,/:-]\d+)*|,|[.;:!?…()\[\]|\n•]")
MAX_LOG = 255


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is kept: the least count of a syllable, and the numbers of n-grams."""

    least_count: int = 12
    pairs: int = 450_000
    triples: int = 1_300_000


def records(data: Path, corpus: str, *, held_out: bool) -> Iterator[str]:
    """Yield the texts of a corpus that are trained on, or those that are held out."""
    with gzip.open(data / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % HELD_OUT_EVERY == 7) == held_out:
                row = json.loads(line)
                fields = ("demuc", "chapter", "title", "sapo", "body", "text")
                yield "\n".join(row[field] for field in fields if row.get(field))


def place_phrases(root: Path) -> Iterator[str]:
    """Yield the names of provinces, districts and communes as people write them, weighted."""
    weights = {"tỉnh": 60, "huyện": 12, "quận": 12, "thị xã": 12, "thành phố": 30}
    for path in sorted((root / "index_store/language/data").glob("places*.tsv")):
        rows = [
            line.split("\t") for line in path.read_text("utf-8").splitlines() if line[:1] != "#"
        ]
        if rows[0][1:3] != ["unit", "name"]:
            continue
        for _, unit, name, *_ in rows[1:]:
            yield f"{unit} {name}\n{name}\n" * weights.get(unit, 2)


def streams(data: Path) -> Iterator[list[str]]:
    """Yield every training text as its pieces, in comparison form."""
    for corpus in CORPORA:
        started = time.time()
        for text in records(data, corpus, held_out=False):
            yield PIECES.findall(comparison_key(text))
        print(f"{corpus}: read in {time.time() - started:.0f} s", flush=True)
    for text in place_phrases(MODEL.parents[3]):
        yield PIECES.findall(comparison_key(text))


def vocabulary(counts: Counter[str], least: int, names: frozenset[str]) -> list[str]:
    """Return the syllables worth knowing, commonest first, after the special words.

    Syllables of place names count however rare and oddly spelt: Đắk, Krông.
    """
    known = [
        word
        for word, count in counts.most_common()
        if word in names or (count >= least and is_syllable(word))
    ]
    return [*SPECIAL, *known]


def special(piece: str) -> int:
    """Return which special word stands for a piece that is no known syllable."""
    if piece == ",":
        return COMMA
    if piece[0].isdigit():
        return NUMBER
    return OTHER if piece[0].isalpha() else BOUNDARY


def encode(texts: Iterable[list[str]]) -> tuple[NDArray[np.int64], Counter[str], list[str]]:
    """Return all texts as one stream of first-seen ids, their counts, and the pieces by id."""
    ids: dict[str, int] = {}
    stream: list[NDArray[np.int32]] = []
    for pieces in texts:
        stream.append(
            np.array([ids.setdefault(piece, len(ids)) for piece in (*pieces, "\n")], dtype=np.int32)
        )
    joined = np.concatenate(stream)
    pieces_by_id = list(ids)
    numbers = np.bincount(joined, minlength=len(ids))
    counts = Counter({piece: int(numbers[number]) for piece, number in ids.items()})
    return joined.astype(np.int64), counts, pieces_by_id


def counted(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct keys, sorted, and how often each occurs."""
    keys.sort()
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[starts], np.diff(np.append(starts, len(keys)))


def discount(counts: NDArray[np.int64]) -> float:
    """Return the absolute discount of Ney, Essen and Kneser: n1 / (n1 + 2 n2)."""
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())
    return once / (once + 2 * twice)


def quantised(logs: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return logarithms as stored bytes."""
    return np.clip(np.rint(-logs * STEPS), 0, MAX_LOG).astype(np.uint8)


def build(data: Path, sizes: Sizes, output: Path) -> None:
    """Write the model to ``output``."""
    raw, counts, pieces = encode(streams(data))
    names = comparison_key(" ".join(place_phrases(MODEL.parents[3])))
    words = vocabulary(counts, sizes.least_count, frozenset(re.findall(r"[^\W\d_]+", names)))
    size = len(words)
    number_of = {word: number for number, word in enumerate(words)}
    table = np.array([number_of.get(piece, special(piece)) for piece in pieces], dtype=np.int64)
    stream = table[raw]
    del raw
    # One boundary is as good as many.
    keep = np.concatenate(([True], (stream[1:] != BOUNDARY) | (stream[:-1] != BOUNDARY)))
    stream = stream[keep]
    print(f"{len(stream):,} syllables and signs, {size:,} different syllables", flush=True)

    single_counts = np.bincount(stream, minlength=size).astype(np.float64)
    single = np.log(single_counts / single_counts.sum())

    pair_keys, pair_counts = counted(stream[:-1] * size + stream[1:])
    pair_less = discount(pair_counts)
    triple_keys, triple_counts = counted((stream[:-2] * size + stream[1:-1]) * size + stream[2:])
    triple_less = discount(triple_counts)
    print(f"{len(pair_keys):,} pairs (discount {pair_less:.2f}), "
          f"{len(triple_keys):,} triples (discount {triple_less:.2f})", flush=True)  # fmt: skip
    del stream

    first, second = np.divmod(pair_keys, size)
    share = (pair_counts - pair_less) / single_counts[first]
    # What is left to words not seen after ``first``, before anything is pruned.
    left = 1 - np.bincount(first, weights=share, minlength=size)
    pair_probability = share + left[first] * np.exp(single[second])
    gain = pair_counts * (
        np.log(pair_probability) - single[second] - np.log(np.maximum(left, 1e-9))[first]
    )

    frequent = triple_counts >= 2
    triple_keys, triple_counts = triple_keys[frequent], triple_counts[frequent]
    prefix_keys, last = np.divmod(triple_keys, size)
    prefix = np.searchsorted(pair_keys, prefix_keys)
    lower = np.searchsorted(pair_keys, (prefix_keys % size) * size + last)
    triple_share = (triple_counts - triple_less) / pair_counts[prefix]
    triple_gain = triple_counts * (np.log(triple_share) - np.log(pair_probability[lower]))
    kept = _best(np.abs(triple_gain), sizes.triples)
    prefix, lower, last = prefix[kept], lower[kept], last[kept]
    triple_share = triple_share[kept]

    # A pair is kept for its own gain, or because a kept triple starts with it.
    wanted = _best(gain, sizes.pairs)
    wanted[prefix] = True
    place = np.cumsum(wanted) - 1
    first, second = first[wanted], second[wanted]
    left = 1 - np.bincount(first, weights=share[wanted], minlength=size)
    pair_log = np.log(share[wanted] + left[first] * np.exp(single[second]))
    pair_left = 1 - np.bincount(place[prefix], weights=triple_share, minlength=len(first))
    lower_log = np.where(
        wanted[lower],
        pair_log[np.minimum(place[lower], len(pair_log) - 1)],
        np.log(np.maximum(left, 1e-9))[(pair_keys[lower] // size)] + single[last],
    )
    triple_log = np.log(triple_share + pair_left[place[prefix]] * np.exp(lower_log))

    np.savez_compressed(
        output,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        single=quantised(single),
        single_backoff=quantised(np.log(np.maximum(left, 1e-9))),
        pair_counts=np.bincount(first, minlength=size).astype(np.uint16),
        pair_words=second.astype(np.uint16),
        pair=quantised(pair_log),
        pair_backoff=quantised(np.log(np.maximum(pair_left, 1e-9))),
        triple_counts=np.bincount(place[prefix], minlength=len(first)).astype(np.uint16),
        triple_words=last.astype(np.uint16),
        triple=quantised(triple_log),
    )
    print(f"{output.name}: {len(first):,} pairs, {len(last):,} triples, "
          f"{output.stat().st_size / 1e6:.1f} MB", flush=True)  # fmt: skip


def _best(gain: NDArray[np.float64], count: int) -> NDArray[np.bool_]:
    if count >= len(gain):
        return np.ones(len(gain), dtype=np.bool_)
    least = float(np.partition(gain, len(gain) - count)[len(gain) - count])
    return np.asarray(gain >= least)


def main() -> None:
    """Build or measure, as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=("build", "measure"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--pairs", type=int, default=450_000)
    parser.add_argument("--triples", type=int, default=1_300_000)
    arguments = parser.parse_args()
    if arguments.task == "build":
        build(
            arguments.data,
            Sizes(pairs=arguments.pairs, triples=arguments.triples),
            arguments.output,
        )


if __name__ == "__main__":
    main()
