"""Passages as words in a Tantivy index, ranked by BM25.

The fields hold terms that :mod:`index_store.language.text.tokens` made, separated by spaces, and a
query is a disjunction of such terms: Tantivy's own tokenizers and query parser, which know no
Vietnamese, are never asked. What is committed here counts only once it is live in the library.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tantivy

from index_store.errors import IndexDamagedError, IndexStoreError
from index_store.language.characters.marks import unmarked
from index_store.language.text.tokens import search_terms, unmarked_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_MARKED_WEIGHT = 1.0
_UNMARKED_WEIGHT = 0.3  # ties "ngan son" to "Ngân Sơn" without letting "bàn" stand for "bán"
# A title says what the whole document is about, but a breadcrumb mostly repeats its text:
# on the laws of ALQAC nDCG@10 is 0.911 without it, 0.914 with 0.3, 0.866 with 1.5.
_HEADING_WEIGHT = 0.3
_HEAP_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """A question as the terms to look up, each once, in the order they were asked."""

    marked: tuple[str, ...]
    unmarked: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> LexicalQuery:
        """Return the query for the words of all ``texts``.

        >>> LexicalQuery.of(["Ngân Sơn", "ngân sách"]).marked
        ('ngân', 'sơn', 'ngân_sơn', 'sách', 'ngân_sách')
        """
        texts = tuple(texts)
        return cls(
            marked=tuple(dict.fromkeys(term for text in texts for term in search_terms(text))),
            unmarked=tuple(dict.fromkeys(term for text in texts for term in unmarked_terms(text))),
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's key and its BM25 score."""

    key: int
    score: float


class Lexical:
    """The lexical index of one folder; reading is safe from several threads."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        try:
            self._index = tantivy.Index(_schema(), path=str(directory), reuse=True)
        except ValueError as error:  # what Tantivy raises for every trouble with its files
            raise IndexDamagedError(
                f"the lexical index in {directory} cannot be opened ({error}); remove that "
                "folder, and the next cchc ingest makes it again from the stored documents"
            ) from error
        self._index.config_reader("manual")
        self._schema = self._index.schema

    def reload(self) -> None:
        """Make what was last committed, by any process, the state that is searched."""
        self._index.reload()

    def search(self, query: LexicalQuery, limit: int) -> list[Scored]:
        """Return up to ``limit`` passages with a term of the query, the best first."""
        wanted = self._disjunction(query)
        return self._run(wanted, limit) if wanted is not None else []

    def scores(self, query: LexicalQuery, keys: Sequence[int]) -> dict[int, float]:
        """Return the score of each of these passages that has a term of the query."""
        wanted = self._disjunction(query)
        if wanted is None or not keys:
            return {}
        among = tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(self._schema, "key", list(keys)), 0.0
        )
        both = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, among), (tantivy.Occur.Must, wanted)]
        )
        return {found.key: found.score for found in self._run(both, len(keys))}

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Return how rare each marked term is among the passages: BM25's inverse frequency."""
        searcher = self._index.searcher()
        count = int(searcher.num_docs)
        rarity = {}
        for term in terms:
            having = int(searcher.doc_freq("marked", term))
            rarity[term] = math.log1p(max(0.0, count - having + 0.5) / (having + 0.5))
        return rarity

    def count(self) -> int:
        """Return the number of passages in what was last loaded."""
        return int(self._index.searcher().num_docs)

    def keys(self) -> set[int]:
        """Return every key that was committed and not deleted."""
        count = self.count()
        everything = tantivy.Query.all_query()
        return {found.key for found in self._run(everything, count)} if count else set()

    def writer(self) -> LexicalWriter:
        """Return a writer; Tantivy allows one at a time."""
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        return LexicalWriter(writer, self._schema)

    def _run(self, query: tantivy.Query, limit: int) -> list[Scored]:
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=limit, count=False).hits
        keys = searcher.fast_field_values("key", [address for _, address in hits])
        return [
            Scored(int(key), float(score))
            for (score, _), key in zip(hits, keys, strict=True)
            if key is not None
        ]

    def _disjunction(self, query: LexicalQuery) -> tantivy.Query | None:
        weighted = [
            *((term, "marked", _MARKED_WEIGHT) for term in query.marked),
            *((term, "heading", _HEADING_WEIGHT) for term in query.marked),
            *((term, "unmarked", _UNMARKED_WEIGHT) for term in query.unmarked),
        ]
        if not weighted:
            return None
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(
                        tantivy.Query.term_query(self._schema, field, term, "freq"), weight
                    ),
                )
                for term, field, weight in weighted
            ]
        )


class LexicalWriter:
    """Additions and deletions that count together from the next commit on."""

    def __init__(self, writer: tantivy.IndexWriter, schema: tantivy.Schema) -> None:
        self._writer = writer
        self._schema = schema

    def add(self, key: int, text: str, heading: str) -> None:
        """Add a passage."""
        marked, above = " ".join(search_terms(text)), " ".join(search_terms(heading))
        entry = tantivy.Document()
        entry.add_unsigned("key", key)
        entry.add_text("marked", marked)
        entry.add_text("heading", above)
        # The same terms as of `unmarked_terms`, in half the time: marks part no words.
        entry.add_text("unmarked", unmarked(f"{above} {marked}"))
        self._writer.add_document(entry)

    def delete(self, keys: Iterable[int]) -> None:
        """Delete these passages; one that is not there is no error."""
        # Not by term: tantivy 0.27 looks for a signed number then, and deletes nothing.
        self._writer.delete_documents_by_query(
            tantivy.Query.term_set_query(self._schema, "key", list(keys))
        )

    def commit(self) -> None:
        """Write all changes since the last commit; a crash before this leaves none of them."""
        try:
            self._writer.commit()
        except ValueError as error:  # what Tantivy raises for a full disk, too
            raise IndexStoreError(
                f"the lexical index could not be written ({error}); what was indexed before "
                "still answers; see that the disk has room and run the command again"
            ) from error

    def abandon(self) -> None:
        """Free Tantivy's lock after an error; what was not committed is forgotten."""
        del self._writer

    def close(self) -> None:
        """Finish merging and free Tantivy's lock; what was not committed is forgotten."""
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for field in ("marked", "heading", "unmarked"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
