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
import io
import json
import random
import re
import sys
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.characters.repair import repair
from index_store.language.characters.syllables import is_syllable
from index_store.language.text.sentences import sentences
from index_store.language.typed.restore import Restorer
from index_store.language.typed.syllable_model import (
    BOUNDARY,
    COMMA,
    NUMBER,
    OTHER,
    SPECIAL,
    STEPS,
    read_model,
)
from index_store.language.typed.syllable_net import bundled_net

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

MODEL = Path(__file__).parent.parent / "index_store/language/data/restoration.npz"
CORPORA = ("law/phapdien", "news/news", "encyclopaedia/viwiki")
HELD_OUT_EVERY = 50
WORD = re.compile(r"[^\W\d_]+")
PIECES = re.compile(r"[^\W\d_]+|\d+(?:[.,/:-]\d+)*|,|[.;:!?…()\[\]|\n•]")
MAX_LOG = 255


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is kept: the least count of a syllable, and the numbers of n-grams."""

    least_count: int = 12
    pairs: int = 300_000
    triples: int = 2_600_000
    least_triple: int = 1
    own_worth: float = 0.3


def records(data: Path, corpus: str, *, held_out: bool) -> Iterator[str]:
    """Yield the texts of a corpus that are trained on, or those that are held out."""
    with gzip.open(data / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % HELD_OUT_EVERY == 7) == held_out:
                row = json.loads(line)
                fields = ("demuc", "chapter", "title", "sapo", "body", "text")
                lines_read = "\n".join(row[field] for field in fields if row.get(field)).split("\n")
                yield "\n".join(line for line in lines_read if not _unmarked_line(line))


def _unmarked_line(line: str) -> bool:
    """Whether a line was written without marks: names of attached files, other languages."""
    return line.count(" ") > 1 and unmarked(line) == line


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


def questions(root: Path, per_frame: int) -> Iterator[str]:
    """Yield questions as people ask them: frames filled with names drawn from our tables."""
    drawn = random.Random(2022)
    here = Path(__file__).parent
    frames = (here / "question_frames.txt").read_text("utf-8").splitlines()
    nouns = (here / "question_nouns.txt").read_text("utf-8").splitlines()
    folder = root / "index_store/language/data"
    places = [
        name for row in _rows(folder / "places.tsv") for name in (row[2], f"{row[1]} {row[2]}")
    ]
    indicators = [row[1] for row in _rows(folder / "indicators.tsv")]
    for frame in frames:
        yield "\n".join(
            frame.format(
                place=drawn.choice(places),
                other=drawn.choice(places),
                indicator=drawn.choice(indicators),
                noun=drawn.choice(nouns),
            )
            for _ in range(per_frame)
        )


def terms(root: Path) -> Iterator[str]:
    """Yield the terms of our own tables: what short forms stand for, indicators, bodies."""
    folder = root / "index_store/language/data"
    for name, column in (("abbreviations", 1), ("glossary", 1), ("indicators", 1), ("indicators", 3), ("organisations", 0)):  # fmt: skip
        for row in _rows(folder / f"{name}.tsv"):
            if len(row) > column:
                said = re.sub(r"[\[\]()]", "", row[column]).replace("|", "\n")
                yield f"{said}\n" * 20


def dictionary(data: Path) -> Iterator[str]:
    """Yield the words of two and more syllables of the word lists."""
    for path in sorted((data / "lexicons/underthesea_uvd").glob("*.words.txt")):
        words = [nfc(json.loads(line)["text"]) for line in path.read_text("utf-8").splitlines()]
        yield "\n".join(word for word in words if " " in word)


def translations(data: Path) -> Iterator[str]:
    """Yield the Vietnamese sides of the parallel texts whose licences let counts ship."""
    for name in ("anki_tatoeba_2018", "news_baosongngu", "news_toomva_learn", "news_vietanhsongngu"):  # fmt: skip
        lines = (data / f"parallel/{name}.tsv").read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            if number % HELD_OUT_EVERY != 7:
                yield "\n".join(side for side in line.split("\t") if _is_marked(side))


def _is_marked(text: str) -> bool:
    words = text.split()
    return sum(unmarked(word) != word for word in words) * 3 >= len(words)


def _rows(path: Path) -> list[list[str]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line[:1] != "#"]
    return [line.split("\t") for line in lines[1:]]


def streams(data: Path) -> Iterator[list[str]]:
    """Yield every training text as its pieces, in comparison form."""
    for corpus in CORPORA:
        started = time.time()
        for text in records(data, corpus, held_out=False):
            yield PIECES.findall(comparison_key(text))
        print(f"{corpus}: read in {time.time() - started:.0f} s", flush=True)
    root = MODEL.parents[3]
    asked = questions(root, per_frame=300)
    for text in (
        *place_phrases(root),
        *asked,
        *terms(root),
        *dictionary(data),
        *translations(data),
    ):
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


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each syllable, pair and triple occurs; keys as in ``SyllableModel``, in base V."""

    words: list[str]
    singles: NDArray[np.float64]
    pair_keys: NDArray[np.int64]
    pairs: NDArray[np.int64]
    triple_keys: NDArray[np.int64]
    triples: NDArray[np.int64]


def count(data: Path, least_count: int) -> Counts:
    """Return the counts over all training texts."""
    raw, counts, pieces = encode(streams(data))
    names = comparison_key(" ".join(place_phrases(MODEL.parents[3])))
    words = vocabulary(counts, least_count, frozenset(re.findall(r"[^\W\d_]+", names)))
    size = len(words)
    number_of = {word: number for number, word in enumerate(words)}
    table = np.array([number_of.get(piece, special(piece)) for piece in pieces], dtype=np.int64)
    stream = table[raw]
    # One boundary is as good as many.
    stream = stream[np.append(True, (stream[1:] != BOUNDARY) | (stream[:-1] != BOUNDARY))]
    print(f"{len(stream):,} syllables and signs, {size:,} different syllables", flush=True)
    singles = np.bincount(stream, minlength=size).astype(np.float64)
    pair_keys, pairs = counted(stream[:-1] * size + stream[1:])
    triple_keys, triples = counted((stream[:-2] * size + stream[1:-1]) * size + stream[2:])
    print(f"{len(pair_keys):,} pairs, {len(triple_keys):,} triples", flush=True)
    return Counts(words, singles, pair_keys, pairs, triple_keys, triples)


def build(counts: Counts, sizes: Sizes, output: Path) -> None:
    """Write the pruned and quantised model of ``counts`` to ``output``.

    Probabilities are interpolated with absolute discounting (Ney, Essen, Kneser 1994) over
    plain counts, which stay sound when much is pruned.
    """
    words, size = counts.words, len(counts.words)
    single = np.log(counts.singles / counts.singles.sum())
    first, second = np.divmod(counts.pair_keys, size)
    share = (counts.pairs - discount(counts.pairs)) / counts.singles[first]
    left = 1 - np.bincount(first, weights=share, minlength=size)
    full = share + left[first] * np.exp(single[second])

    prefix_keys, last = np.divmod(counts.triple_keys, size)
    prefix = np.searchsorted(counts.pair_keys, prefix_keys)
    lower = np.searchsorted(counts.pair_keys, (prefix_keys % size) * size + last)
    triple_share = (counts.triples - discount(counts.triples)) / counts.pairs[prefix]
    worth = _triple_worth(counts, sizes, by_pairs=full[lower], prefix=prefix)
    kept = _best(worth, sizes.triples)
    prefix, lower, last, triple_share = prefix[kept], lower[kept], last[kept], triple_share[kept]

    # A pair is kept for its own worth, or because a kept triple starts with it.
    gain = counts.pairs * (np.log(full) - single[second] - np.log(np.maximum(left, 1e-9))[first])
    wanted = _best(gain, sizes.pairs)
    wanted[prefix] = True
    place = np.cumsum(wanted) - 1
    first, second = first[wanted], second[wanted]
    left = np.maximum(1 - np.bincount(first, weights=share[wanted], minlength=size), 1e-9)
    pair_log = np.log(share[wanted] + left[first] * np.exp(single[second]))
    pair_left = 1 - np.bincount(place[prefix], weights=triple_share, minlength=len(first))
    pair_left = np.maximum(pair_left, 1e-9)
    lower_log = np.where(
        wanted[lower],
        pair_log[np.minimum(place[lower], len(pair_log) - 1)],
        np.log(left)[counts.pair_keys[lower] // size] + single[last],
    )
    triple_log = np.log(triple_share + pair_left[place[prefix]] * np.exp(lower_log))

    write(
        output,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        single=single.astype(np.float16),
        single_backoff=quantised(np.log(left)),
        pair_counts=np.bincount(first, minlength=size).astype(np.uint16),
        pair_low=steps(second)[:, 0],
        pair_high=steps(second)[:, 1],
        pair=quantised(pair_log),
        pair_backoff=quantised(np.log(pair_left)),
        triple_counts=np.bincount(place[prefix], minlength=len(first)).astype(np.uint16),
        triple_low=steps(last)[:, 0],
        triple_high=steps(last)[:, 1],
        triple=quantised(triple_log),
    )
    megabytes = output.stat().st_size / 1e6
    print(f"{output.name}: {len(first):,} pairs, {len(last):,} triples, {megabytes:.1f} MB")


def write(output: Path, **parts: NDArray[np.generic]) -> None:
    """Write an archive that numpy reads; what does not pack lies in it unpacked, read faster."""
    with zipfile.ZipFile(output, "w") as archive:
        for name, part in parts.items():
            packing = zipfile.ZIP_STORED if name.endswith("_low") else zipfile.ZIP_DEFLATED
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(part), allow_pickle=False)
            stamp = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(stamp, buffer.getvalue(), packing)


def steps(words: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return how far each number is from the one before it, low byte and high byte."""
    return np.diff(words, prepend=0).astype("<i2").view(np.uint8).reshape(-1, 2)


def _triple_worth(
    counts: Counts, sizes: Sizes, *, by_pairs: NDArray[np.float64], prefix: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return how much is lost with each triple.

    Most of all how far it moves the choice among triples spelt alike without marks, from where
    pairs alone would put it; and in a smaller part how far it moves its own probability.
    """
    size = len(counts.words)
    prefix_keys, last = np.divmod(counts.triple_keys, size)
    looks = _looks(counts.words)
    alike = (looks[prefix_keys // size] * size + looks[prefix_keys % size]) * size + looks[last]
    choice = counts.triples / _group_sums(alike, counts.triples.astype(np.float64))
    expected = counts.pairs[prefix] * by_pairs
    choice_by_pairs = expected / _group_sums(alike, expected)
    moved = np.abs(np.log(choice) - np.log(choice_by_pairs))
    own = np.abs(np.log(counts.triples) - np.log(expected))
    worth = counts.triples * (moved + sizes.own_worth * own)
    worth[counts.triples < sizes.least_triple] = 0
    return np.asarray(worth)


def _looks(words: list[str]) -> NDArray[np.int64]:
    """Return for each word the number of its unmarked form; special words have their own."""
    forms: dict[str, int] = {}
    plain = [*SPECIAL, *unmarked("\n".join(words[len(SPECIAL) :])).split("\n")]
    return np.array([forms.setdefault(form, len(forms)) for form in plain], dtype=np.int64)


def _group_sums(groups: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each value the sum over its group."""
    _, numbers = np.unique(groups, return_inverse=True)
    sums: NDArray[np.float64] = np.bincount(numbers, weights=values).astype(np.float64)
    return sums[numbers]


def _best(gain: NDArray[np.float64], count: int) -> NDArray[np.bool_]:
    if count >= len(gain):
        return np.ones(len(gain), dtype=np.bool_)
    least = float(np.partition(gain, len(gain) - count)[len(gain) - count])
    return np.asarray(gain > least)


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of the syllables of some sentences after marks were taken off."""

    syllables: int
    right: int
    sentences: int
    whole: int
    seconds: float

    def __str__(self) -> str:
        syllables = 100 * self.right / self.syllables
        sentences_right = 100 * self.whole / self.sentences
        each = 1000 * self.seconds / self.sentences
        return (
            f"{syllables:6.2f}% of {self.syllables:,} syllables, {sentences_right:5.1f}% of "
            f"{self.sentences:,} sentences whole, {each:.2f} ms each"
        )


def some_sentences(data: Path, corpus: str, count: int, *, held_out: bool) -> list[str]:
    """Return up to ``count`` sentences of 5 to 60 words, at most three from one record."""
    drawn = random.Random(3)
    texts = list(records(data, corpus, held_out=held_out))
    drawn.shuffle(texts)
    found: list[str] = []
    for text in texts:
        whole = repair(text).text
        fit = [s for span in sentences(whole) if 5 <= len((s := span.of(whole)).split()) <= 60]
        found += drawn.sample(fit, min(3, len(fit)))
    return found[:count]


def _kept(meant: list[str], restored: list[str]) -> list[bool]:
    """Return for each word meant whether it came back, also where loose forms moved the rest."""
    if len(meant) == len(restored):
        return [one == other for one, other in zip(meant, restored, strict=True)]
    found = [False] * len(meant)
    for block in SequenceMatcher(None, meant, restored, autojunk=False).get_matching_blocks():
        found[block.a : block.a + block.size] = [True] * block.size
    return found


def measured(restorer: Restorer, texts: list[str], left_out: float) -> Measured:
    """Return how well marks come back where each word lost its own with chance ``left_out``."""
    drawn = random.Random(5)
    syllables = right = whole = 0
    started = time.perf_counter()
    for text in texts:
        typed = WORD.sub(
            lambda match: unmarked(match[0]) if drawn.random() < left_out else match[0], text
        )
        meant = WORD.findall(comparison_key(text))
        restored = WORD.findall(comparison_key(restorer.restore(typed).text))
        kept = _kept(meant, restored)
        spoken = [is_syllable(word) for word in meant]
        same = sum(a and b for a, b in zip(spoken, kept, strict=True))
        syllables, right = syllables + sum(spoken), right + same
        whole += same == sum(spoken)
    return Measured(syllables, right, len(texts), whole, time.perf_counter() - started)


def measure(data: Path, model: Path, count: int) -> None:
    """Print how well the model restores text that it has not seen."""
    with model.open("rb") as file:
        restorer = Restorer(read_model(file), bundled_net(), {})
    for corpus in (*CORPORA, "news/cchc"):
        # No record of news/cchc is trained on: all of it may be measured with.
        texts = some_sentences(data, corpus, count, held_out=corpus in CORPORA)
        for left_out in (1.0, 0.5, 1 / 3, 0.0):
            result = measured(restorer, texts, left_out)
            print(f"{corpus:22} {left_out:4.0%} left out: {result}", flush=True)


def main() -> None:
    """Build or measure, as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=("build", "measure"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--pairs", type=int, default=300_000)
    parser.add_argument("--triples", type=int, default=2_600_000)
    parser.add_argument("--sentences", type=int, default=1_500)
    arguments = parser.parse_args()
    if arguments.task == "build":
        sizes = Sizes(pairs=arguments.pairs, triples=arguments.triples)
        build(count(arguments.data, sizes.least_count), sizes, arguments.model)
    else:
        measure(arguments.data, arguments.model, arguments.sentences)


if __name__ == "__main__":
    main()
