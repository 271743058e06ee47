"""Turn the texts into numbered tokens once, so that training only moves arrays.

    python -m training.embedding.prepare whole --data ../shared/data --out build/embedding
    python -m training.embedding.prepare composed

Writes ``pairs-whole.npz`` or ``pairs-composed.npz``: passages and queries as ragged arrays of token ids, three spellings of
every query (marked, unmarked, half-marked), and which query belongs to which passage.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from training.embedding import texts
from training.embedding.recipes import RECIPES, Recipe
from training.embedding.variants import half_marked, question_from, unmarked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST = 256  # tokens
NEIGHBOURS = 6  # articles of law that follow one another share a group: hard negatives


@dataclass(slots=True)
class Pairs:
    """Growing lists: query ``i`` should find passage ``passage_of[i]``.

    ``group`` keeps what is alike together in a batch, so that it must be told apart; where
    ``loose`` is set, every passage of the document answers the query and none is a negative.
    """

    passages: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    passage_of: list[int] = field(default_factory=list)
    piece: list[int] = field(default_factory=list)
    document: list[int] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    loose: list[bool] = field(default_factory=list)

    def add(self, query: str, passage: int, of: tuple[int, int, int], *, loose: bool) -> None:
        """Add one pair; ``of`` is the piece, the document and the group it comes from."""
        self.queries.append(query)
        self.passage_of.append(passage)
        self.piece.append(of[0])
        self.document.append(of[1])
        self.group.append(of[2])
        self.loose.append(loose)

    def store(self, passage: str) -> int:
        """Add a passage and return its number."""
        self.passages.append(passage)
        return len(self.passages) - 1


def collect(data: Path, recipe: Recipe, chance: random.Random) -> Pairs:
    """Return all pairs: titles, cut-out questions, related articles, translations."""
    pairs = Pairs()
    documents: dict[str, int] = {}
    number = 0
    for source in (texts.law, texts.news, texts.encyclopaedia):
        for piece in source(data):
            document = documents.setdefault(piece.document, len(documents))
            group = document // NEIGHBOURS if piece.source == "law" else document
            of = (number, document, group + (1_000_000 if piece.source == "law" else 0))
            number += 1
            headed = f"{piece.titles[-1]}. {piece.text}"
            whole = pairs.store(piece.text)
            pairs.add(chance.choice(piece.titles), whole, of, loose=not piece.exact)
            for _ in range(recipe.questions[piece.source]):
                query, text = question_from(piece.text, chance, recipe.twice)
                if chance.random() < 0.3:
                    query = f"{query} {chance.choice(piece.titles)}"[:300]
                if text is not piece.text:
                    passage = pairs.store(text)
                else:
                    passage = pairs.store(headed) if chance.random() < 0.25 else whole
                pairs.add(query, passage, of, loose=False)
    for times, paired in ((1, texts.related(data)), (4, texts.parallel(data))):
        for pair in paired:
            passage = pairs.store(pair.right)
            for _ in range(times):
                pairs.add(pair.left, passage, (number, -number, 2_000_000 + number), loose=False)
            number += 1
    return pairs


def ragged(
    tokenizer: Tokenizer, lines: Sequence[str]
) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Return all token ids one after another, and where each text begins (and the end)."""
    ids: list[NDArray[np.uint16]] = []
    starts = [0]
    for at in range(0, len(lines), 4096):
        for encoding in tokenizer.encode_batch_fast(
            lines[at : at + 4096], add_special_tokens=False
        ):
            row = np.asarray(encoding.ids[:LONGEST], dtype=np.uint16)
            ids.append(row)
            starts.append(starts[-1] + len(row))
    return np.concatenate(ids), np.asarray(starts, dtype=np.int64)


def main() -> None:
    """Write the pairs of one recipe beside the tokenizer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", choices=sorted(RECIPES))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/embedding"))
    options = parser.parse_args()
    recipe = RECIPES[options.recipe]
    started, chance = time.time(), random.Random(recipe.seed)
    tokenizer = Tokenizer.from_file(str(options.out / "tokenizer.json"))
    pairs = collect(options.data, recipe, chance)
    print(f"{len(pairs.queries)} pairs, {len(pairs.passages)} passages", flush=True)
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, lines in (
        ("passages", pairs.passages),
        ("marked", pairs.queries),
        ("unmarked", [unmarked(query) for query in pairs.queries]),
        ("half", [half_marked(query, chance) for query in pairs.queries]),
    ):
        arrays[name], arrays[f"{name}_at"] = ragged(tokenizer, lines)
        print(f"{name}: {len(arrays[name])} tokens, {time.time() - started:.0f} s", flush=True)
    for name in ("passage_of", "piece", "document", "group", "loose"):
        arrays[name] = np.asarray(getattr(pairs, name))
    np.savez(options.out / f"pairs-{options.recipe}.npz", **arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
