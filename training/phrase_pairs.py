"""Count the pairs of syllables that end or carry on a counted noun phrase.

    python -m training.phrase_pairs verbs  --news news.jsonl.gz --law phapdien.jsonl.gz
    python -m training.phrase_pairs listed --news news.jsonl.gz --law phapdien.jsonl.gz

``verbs`` prints pairs that follow "đã", "sẽ", "không" at least eight times as often as "các",
"những" or a number; ``listed`` prints pairs that stand on both sides of a comma, in either order.
What is printed are candidates: names, adjectives and halves of longer words were struck out by
hand before they became ``index_store/language/data/verb_pairs.tsv`` and ``listed_pairs.tsv``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VERBAL = frozenset(
    ["đã", "đang", "sẽ", "chưa", "phải", "cần", "để", "hãy", "vừa", "cũng", "nhằm", "không"]
)
_NOMINAL = frozenset(["các", "những", "nhiều", "mỗi", "mọi", "từng", "một", "mấy", "vài"])
_TOKEN = re.compile(r"\w+|[^\w\s]")
_COMMA = re.compile(r"(?<!\w)([^\W\d_]+ [^\W\d_]+)(?=, ([^\W\d_]+ [^\W\d_]+)(?!\w))")
_LAW_EVERY = 4  # the law repeats itself: every fourth article says enough


def texts(news: Path, law: Path) -> Iterator[str]:
    """Yield the bodies of the articles and of every fourth article of law, in NFC."""
    for source, key, every in ((news, "body", 1), (law, "text", _LAW_EVERY)):
        with gzip.open(source, "rt", encoding="utf-8") as file:
            for at, line in enumerate(file):
                if at % every == 0:
                    yield unicodedata.normalize("NFC", json.loads(line)[key])


def verbs(lines: Iterable[str]) -> Iterator[str]:
    """Yield the pairs seen as verbs, with how often behind verbal and behind nominal markers.

    >>> list(verbs(["họ đã kiểm tra và sẽ kiểm tra các hồ sơ"] * 25))
    ['kiểm tra\\t50\\t0']
    """
    verbal: Counter[str] = Counter()
    nominal: Counter[str] = Counter()
    for text in lines:
        for line in text.casefold().split("\n"):
            words = _TOKEN.findall(line)
            for marker, first, second in zip(words, words[1:], words[2:], strict=False):
                counts = verbal if marker in _VERBAL else nominal
                marked = counts is verbal or marker in _NOMINAL or marker.isdigit()
                if marked and first.isalpha() and second.isalpha():
                    counts[f"{first} {second}"] += 1
    for pair, times in sorted(verbal.items()):
        if times >= 25 and times >= 8 * nominal[pair] and pair.split()[0] not in _VERBAL:
            yield f"{pair}\t{times}\t{nominal[pair]}"


def listed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the pairs listed in either order, with how often in this one."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in lines:
        counts.update(
            (m[1], m[2]) for m in _COMMA.finditer(text) if m[1][0].islower() and m[2].islower()
        )
    for (first, second), times in sorted(counts.items()):
        if times >= 15 and (second, first) in counts:
            yield f"{first}, {second}\t{times}"


def main() -> None:
    """Print the candidates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["verbs", "listed"])
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--law", type=Path, required=True)
    options = parser.parse_args()
    lines = texts(options.news, options.law)
    found = verbs(lines) if options.what == "verbs" else listed(lines)
    sys.stdout.writelines(f"{line}\n" for line in found)


if __name__ == "__main__":
    main()
