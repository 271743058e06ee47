"""The index inside a llama-index program: its embedding and its retriever.

Nothing of ours imports this module, because llama-index takes seconds to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

if TYPE_CHECKING:
    from index_store.embedding import Embedder
    from index_store.search import Hit
    from index_store.store import Store
    from index_store.stored import Audience

_RANK_OFFSET = 60  # of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)


class StoreEmbedding(BaseEmbedding):  # type: ignore[misc]  # untyped here
    """One of our embedders, as llama-index wants it."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, **settings: object) -> None:
        super().__init__(model_name=embedder.name, **settings)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.encode(texts).tolist()
        return rows


class StoreRetriever(BaseRetriever):  # type: ignore[misc]  # untyped here
    """The passages of a store for a question, fused by their rank in words and in meaning.

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
        fused = sorted(fuse(hits).items(), key=lambda item: (-item[1], item[0]))
        return [
            NodeWithScore(node=_node(hits[index]), score=score)
            for index, score in fused[: self._limit]
        ]


def fuse(hits: list[Hit]) -> dict[int, float]:
    """Return for each hit, by its place in the list, the sum of its reciprocal ranks."""
    scores = dict.fromkeys(range(len(hits)), 0.0)
    by_words = sorted(scores, key=lambda index: -hits[index].lexical)
    by_meaning = sorted(scores, key=lambda index: -hits[index].dense)
    for order in (by_words, by_meaning):
        for rank, index in enumerate(order, start=1):
            scores[index] += 1 / (_RANK_OFFSET + rank)
    return scores


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
