"""The index inside a llama-index program: its embedding and its retriever.

Nothing of ours imports this module, because llama-index takes seconds to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index_store.embedding import question_vector

if TYPE_CHECKING:
    from index_store.embedding import Embedder
    from index_store.search import Hit
    from index_store.store import Store
    from index_store.stored import Audience

_WORDS, _MEANING = 0.57, 0.43  # learned: `training/relevance.py`, its first look


class StoreEmbedding(BaseEmbedding):  # type: ignore[misc]  # untyped here
    """One of our embedders, as llama-index wants it."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, **settings: object) -> None:
        super().__init__(model_name=embedder.name, **settings)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = question_vector(self._embedder, query).tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.encode(texts).tolist()
        return rows


class StoreRetriever(BaseRetriever):  # type: ignore[misc]  # untyped here
    """The passages of a store for a question, by the sum of their scores in words and in meaning.

    A node carries the passage's exact place in the stored text (``start_char_idx``,
    ``end_char_idx``) and, as metadata, the document's id, version, name, title and locator.
    """

    def __init__(
        self, store: Store, *, limit: int = 10, audience: Audience = "all", **settings: object
    ) -> None:
        super().__init__(**settings)
        self._store = store
        self._limit = limit
        self._audience: Audience = audience

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._store.search(
            query_bundle.query_str, limit=5 * self._limit, audience=self._audience
        )
        scores = summed(hits)
        best = sorted(range(len(hits)), key=lambda index: (-scores[index], index))
        return [
            NodeWithScore(node=_node(hits[index]), score=scores[index])
            for index in best[: self._limit]
        ]


def summed(hits: list[Hit]) -> list[float]:
    """Return for each hit the sum of its scores, BM25 as a share of the best one's.

    Not a fusion of ranks, which loses the first place to the weaker of two indexes.
    """
    highest = max((hit.lexical for hit in hits), default=0.0) or 1.0
    return [_WORDS * hit.lexical / highest + _MEANING * hit.dense for hit in hits]


def _node(hit: Hit) -> TextNode:
    passage, document = hit.passage, hit.document
    return TextNode(
        id_=f"{document.version}:{passage.span.start}-{passage.span.end}",
        text=passage.text,
        start_char_idx=passage.span.start,
        end_char_idx=passage.span.end,
        metadata={
            "document_id": document.id,
            "version": document.version,
            "name": document.name,
            "title": document.title,
            "locator": passage.locator,
        },
    )
