"""Whether SQL, Chroma and Tantivy hold the same passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index_store.lexical import Lexical
    from index_store.library import Library
    from index_store.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Audit:
    """What each index holds, by passage key; ``unfinished`` revisions await the next writer.

    *Missing* is live in SQL and absent elsewhere; *orphaned* is elsewhere and unknown to SQL.
    """

    documents: int
    passages: int
    figures: int
    unfinished: int
    vectors_missing: frozenset[int] = frozenset()
    vectors_orphaned: frozenset[int] = frozenset()
    lexical_missing: frozenset[int] = frozenset()
    lexical_orphaned: frozenset[int] = frozenset()

    @property
    def agrees(self) -> bool:
        """Whether the three indexes hold the same live passages, and nothing unknown.

        >>> Audit(documents=1, passages=2, figures=0, unfinished=0).agrees
        True
        """
        return not (
            self.vectors_missing
            or self.vectors_orphaned
            or self.lexical_missing
            or self.lexical_orphaned
        )


def audit(library: Library, lexical: Lexical, vectors: Vectors) -> Audit:
    """Return how the three indexes compare; each is read in full, as it is on disk now.

    Raises :class:`IndexDamagedError` where the vectors cannot be read at all.
    """
    with vectors.exclusive():
        lexical.reload()
        vectors.reopen(library.version())
        live = library.live_keys()
        dead = library.dead()
        documents = library.documents("all")
        known = live.union(key for revision in dead for key in revision.keys)
        in_vectors = vectors.keys()
        in_words = lexical.keys()
    return Audit(
        documents=len(documents),
        passages=len(live),
        figures=sum(document.figures for document in documents),
        unfinished=len(dead),
        vectors_missing=frozenset(live - in_vectors),
        vectors_orphaned=frozenset(in_vectors - known),
        lexical_missing=frozenset(live - in_words),
        lexical_orphaned=frozenset(in_words - known),
    )
