"""Make the tokenizer: whole words and phrases of several syllables, with pieces of rare words.

    python -m training.embedding.tokenizer --data ../shared/data --out build/embedding

A Unigram trained freely over spaces takes an hour and fills its table with stretches such as
"▁học▁và▁"; one trained on words alone cuts common words in pieces. Here the table is chosen:
the commonest words as they are, phrases by the likelihood they gain (they begin and end at a
space), and pieces for the rare rest, so that no known word is ever cut.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from training.embedding import texts
from training.embedding.variants import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "[UNK]"
LONGEST = 4  # syllables of a phrase: "ủy ban nhân dân"
_WORD = re.compile(r"[^\W_]+")
_PHRASE_END = re.compile(r"[^\w ]+|_+|\d[\d ]*")


def blank(*, split: bool) -> Tokenizer:
    """Return an untrained tokenizer: NFC, lower case, phrases between punctuation.

    Punctuation is dropped: a phrase never reaches over it, and a mean of rows gains nothing
    from full stops. With ``split`` false, spaces are marked instead of split at.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{M}\p{N} ]+"), "removed"),
            pre_tokenizers.Split(Regex(r"^ +| {2,}| +$"), "removed"),
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=split),
        ]
    )
    return tokenizer


def sample(data: Path, megabytes: float, chance: random.Random) -> list[str]:
    """Return texts of all sources in fixed shares, and the English sentences six times."""
    shares = {"law": 0.35, "news": 0.4, "encyclopaedia": 0.25}
    lines: list[str] = []
    for pieces in (texts.law(data), texts.news(data), texts.encyclopaedia(data)):
        own = list(pieces)
        chance.shuffle(own)
        room = megabytes * 1e6 * shares[own[0].source]
        for piece in own:
            line = "\n".join((piece.titles[-1], piece.text))
            lines.append(line)
            room -= len(line.encode())
            if room < 0:
                break
    return lines + 6 * [pair.left for pair in texts.parallel(data)]


def counted(lines: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Return how often each run of up to LONGEST words stands between punctuation."""
    seen: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        for stretch in _PHRASE_END.split(unicodedata.normalize("NFC", line).lower()):
            run = stretch.split()
            for size in range(1, LONGEST + 1):
                seen.update(zip(*(run[i:] for i in range(size)), strict=False))
    return seen


def words(lines: list[str], count: int) -> list[tuple[str, float]]:
    """Return the commonest words and numbers with their log probabilities; unmarked words too."""
    seen = Counter(word for line in lines for word in _WORD.findall(line.lower()))
    for word, number in list(seen.items()):
        if (bare := unmarked(word)) != word:
            seen[bare] += max(1, number // 8)
    total = seen.total()
    return [(f"▁{word}", math.log(number / total)) for word, number in seen.most_common(count)]


def pieces(lines: list[str], known: dict[str, float], count: int) -> list[tuple[str, float]]:
    """Return pieces of the words that are not known, each less likely than any whole word."""
    rare = {
        word for line in lines for word in _WORD.findall(line.lower()) if f"▁{word}" not in known
    }
    tokenizer = blank(split=True)
    trainer = trainers.UnigramTrainer(
        vocab_size=count, special_tokens=[], max_piece_length=10, show_progress=False
    )
    tokenizer.train_from_iterator(sorted({*rare, *(unmarked(word) for word in rare)}), trainer)
    vocabulary: list[list[str | float]] = json.loads(tokenizer.to_str())["model"]["vocab"]
    return [(str(piece), -18.0) for piece, _ in vocabulary]


def phrases(
    seen: Counter[tuple[str, ...]], known: dict[str, float], count: int
) -> list[tuple[str, float]]:
    """Return the phrases of known words that make the texts most likely, with log probabilities.

    The gain of a phrase is its count times how much likelier it is than its best cut in two.
    A phrase that mostly stands inside a longer one ("định tại" in "quy định tại") is left out.
    """
    total = sum(number for gram, number in seen.items() if len(gram) == 1)
    gains: list[tuple[float, tuple[str, ...]]] = []
    for gram, number in seen.items():
        if len(gram) < 2 or number < 12 or any(f"▁{word}" not in known for word in gram):
            continue
        alone = max(
            math.log(seen[gram[:cut]] / total) + math.log(seen[gram[cut:]] / total)
            for cut in range(1, len(gram))
        )
        better = math.log(number / total) - alone
        if better > 2.5:  # joined twelve times as often as by chance
            gains.append((number * (better - 2), gram))
    gains.sort(reverse=True)
    best = [gram for _, gram in gains[: count * 2]]
    inside = {
        part
        for gram in best
        for part in (gram[1:], gram[:-1])
        if len(part) > 1 and seen[gram] > 0.6 * seen[part]
    }
    kept = [gram for gram in best if gram not in inside][:count]
    return [("▁" + "▁".join(gram), math.log(seen[gram] / total)) for gram in kept]


def main() -> None:
    """Train on a sample and write ``tokenizer.json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/embedding"))
    parser.add_argument("--words", type=int, default=22_000)
    parser.add_argument("--pieces", type=int, default=5_000)
    parser.add_argument("--phrases", type=int, default=14_000)
    parser.add_argument("--unmarked-phrases", type=int, default=9_000)
    parser.add_argument("--megabytes", type=float, default=60)
    options = parser.parse_args()
    started = time.time()
    lines = sample(options.data, options.megabytes, random.Random(1))
    vocabulary = {UNKNOWN: 0.0, **dict(words(lines, options.words))}
    joined = phrases(counted(lines), vocabulary, options.phrases)
    parts = pieces(lines, vocabulary, options.pieces)
    for piece, score in joined:
        vocabulary.setdefault(piece, score)
    for piece, score in joined[: options.unmarked_phrases]:
        vocabulary.setdefault(unmarked(piece), score - 2)  # rarer than the marked phrase
    for piece, score in parts:
        vocabulary.setdefault(piece, score)
    tokenizer = blank(split=False)
    tokenizer.model = models.Unigram(list(vocabulary.items()), unk_id=0)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(options.out / "tokenizer.json"), pretty=False)
    print(f"{tokenizer.get_vocab_size()} tokens in {time.time() - started:.0f} s")


if __name__ == "__main__":
    main()
