"""Counts which letters follow one another in words, to tell words from rubbish.

    python training/letter_pairs.py --data ../shared/data

Reads law, news and encyclopaedia (Vietnamese) and the parallel sentences but for TED (English),
without marks and in small letters, every 50th record left out, and writes
``index_store/language/data/letter_pairs.tsv``: for each letter how likely each next letter is,
in hundredths of a nat below certainty; a space is the bound of a word.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from index_store.language.characters.marks import small, unmarked
from training.restoration import CORPORA, records

TABLE = Path(__file__).parent.parent / "index_store/language/data/letter_pairs.tsv"
LETTERS = " abcdefghijklmnopqrstuvwxyz"
WORD = re.compile("[a-z]+")
ENGLISH_WORTH = 12
"""English is a small part of the data, and no worse a language."""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    words: Counter[str] = Counter()
    for corpus in CORPORA:
        for number, text in enumerate(records(data, corpus, held_out=False)):
            if number % 8 == 0:
                words.update(WORD.findall(unmarked(small(text))))
    for path in sorted((data / "parallel").glob("*.tsv")):
        if "ted" in path.name.lower() or "iwslt" in path.name.lower():
            continue
        english = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
        found = Counter(
            w
            for row in english
            for cell in row
            if cell.isascii()
            for w in WORD.findall(small(cell))
        )
        for word, count in found.items():
            words[word] += count * ENGLISH_WORTH
    pairs: Counter[str] = Counter()
    for word, count in words.items():
        spaced = f" {word} "
        for at in range(len(spaced) - 1):
            pairs[spaced[at : at + 2]] += count
    lines = ["letter\t" + "\t".join(letter.replace(" ", "end") for letter in LETTERS)]
    for first in LETTERS:
        total = sum(pairs[first + second] for second in LETTERS)
        scores = [
            round(-100 * math.log((pairs[first + second] + total * 1e-5 + 1) / (total * 1.001)))
            for second in LETTERS
        ]
        lines.append("\t".join((first.replace(" ", "begin"), *map(str, scores))))
    TABLE.write_text("\n".join([lines[0], *sorted(lines[1:])]) + "\n", "utf-8")
    print(f"{sum(words.values()):,} words")


if __name__ == "__main__":
    main()
