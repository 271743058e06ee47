"""One question put to both indexes at a time, and its hits joined to what is live.

Both look without holding Python up, so that the words are sought in a thread of their own while
the vectors are compared in the caller's, which may be the one that holds Chroma's folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import numpy as np
    from numpy.typing import NDArray

    from index_store.lexical import Lexical, LexicalQuery
    from index_store.library_reading import LibraryReader
    from index_store.records import Passage
    from index_store.stored import Audience, DocumentSummary, Found
    from index_store.vectors import Vectors

_WIDER = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may answer: its BM25 score (0 without a common term) and its cosine.

    ``key`` names it in the index.
    """

    key: int
    passage: Passage
    document: DocumentSummary
    lexical: float
    dense: float


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: words, a vector of length one, and how much for whom."""

    words: LexicalQuery
    vector: NDArray[np.float32]
    limit: int
    audience: Audience


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, and the library's version when it was joined."""

    version: int
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Scores by key from each index, the best first, live ones only."""

    found: Found
    lexical: dict[int, float]
    dense: dict[int, float]


def find_hits(
    library: LibraryReader, lexical: Lexical, vectors: Vectors, question: Question, aside: Executor
) -> Hits:
    """Return the best by words and the nearest by vector, each with both scores."""
    candidates = _candidates(library, lexical, vectors, question, aside)
    words, cosines = candidates.lexical, candidates.dense
    only_near = [key for key in cosines if key not in words]
    only_said = [key for key in words if key not in cosines]
    scores = aside.submit(lexical.scores, question.words, only_near)
    cosines |= vectors.cosines(question.vector, only_said)
    words |= scores.result()
    ranked = sorted(
        words.keys() | cosines.keys(),
        key=lambda key: (-words.get(key, 0.0), -cosines.get(key, 0.0), key),
    )
    live = candidates.found.passages
    return Hits(
        candidates.found.version,
        [
            Hit(
                key,
                live[key].passage,
                live[key].document,
                words.get(key, 0.0),
                cosines.get(key, 0.0),
            )
            for key in ranked
        ],
    )


def _candidates(
    library: LibraryReader, lexical: Lexical, vectors: Vectors, question: Question, aside: Executor
) -> _Candidates:
    """Return up to ``limit`` live passages from each index.

    Staged, retired and internal passages take places at the top that are not theirs, so the
    question is asked more widely until enough others are found.
    """
    limit = width = question.limit
    while True:
        sought = aside.submit(lexical.search, question.words, width)
        nearest = vectors.nearest(question.vector, width)
        by_words = sought.result()
        keys = [scored.key for scored in by_words] + [neighbour.key for neighbour in nearest]
        found = library.find(keys, question.audience)
        words = [scored for scored in by_words if scored.key in found.passages]
        near = [neighbour for neighbour in nearest if neighbour.key in found.passages]
        more_words = len(words) < limit and len(by_words) == width
        more_near = len(near) < limit and len(nearest) == width
        if not more_words and not more_near:
            return _Candidates(
                found,
                {scored.key: scored.score for scored in words[:limit]},
                {neighbour.key: neighbour.cosine for neighbour in near[:limit]},
            )
        width *= _WIDER
