"""Texts as vectors: the bundled Vietnamese model without torch, or any model by its name.

The bundled model is *static*: every token has one row, and a text's vector is the mean of
the rows of its tokens, scaled to length one. Its files are those that sentence-transformers'
``StaticEmbedding.load`` reads (int8 ``embeddings``, one float ``weights`` a row, and a
``tokenizer.json``), so anyone can load it there; here it needs numpy and tokenizers only.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index_store.named_models import (
    ModelMissingError,
    NamedEmbedder,
    clean,
    load_embedder,
    unit_rows,
)
from index_store.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = [
    "Embedder",
    "ModelMissingError",
    "NamedEmbedder",
    "StaticEmbedder",
    "bundled",
    "by_name",
    "load_static",
    "question_vector",
    "unit_rows",
]


class Embedder(Protocol):
    """What turns texts into vectors of length one.

    ``name`` goes into the index's manifest: two embedders with one name must give the same
    vectors. A text without a single known token (empty, or only punctuation) gets the first
    basis vector, never zeros or NaN, so that cosine is defined for every row.
    """

    @property
    def name(self) -> str:
        """The name that an index built with this embedder carries."""
        ...

    @property
    def dimensions(self) -> int:
        """The number of columns that ``encode`` gives."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each text, in their order: ``(n, dimensions)``."""
        ...


@dataclass(frozen=True, slots=True)
class StaticEmbedder:
    """A table with one row for each token; ``rows[i]`` belongs to the tokenizer's id ``i``.

    A token's vector is its row times its weight. The rows stay as they are stored, in eight
    bits: all of them in floats take 36 MB more, and 30 ms before the first answer.
    """

    name: str
    tokenizer: Tokenizer
    rows: NDArray[np.int8] | NDArray[np.float32]
    weights: NDArray[np.float32]
    pieces: Pieces = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pieces", Pieces(self.tokenizer))

    @property
    def dimensions(self) -> int:
        """The number of columns of the table."""
        return int(self.rows.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each text: the mean of the rows of its tokens.

        >>> bundled().encode(["cải cách hành chính", ""]).shape
        (2, 480)
        """
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for vector, text in zip(vectors, clean(texts), strict=True):
            numbers = self.pieces.numbers(text)
            if numbers.size:
                weighed = self.rows.take(numbers, axis=0) * self.weights.take(numbers, axis=0)
                np.add.reduce(weighed, axis=0, out=vector)
        return unit_rows(vectors)


@cache
def bundled() -> StaticEmbedder:
    """Return the Vietnamese model that ships with this package, read once a process."""
    return load_static(resources.files("index_store") / "model")


def load_static(directory: Traversable) -> StaticEmbedder:
    """Return the static model stored in ``directory``, without importing torch.

    The folder holds ``config.json`` (its ``name``), ``tokenizer.json`` and
    ``model.safetensors`` with ``embeddings`` (int8 or float) and ``weights`` (one a row).
    """
    from safetensors.numpy import load
    from tokenizers import Tokenizer

    try:
        config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
        tensors = load((directory / "model.safetensors").read_bytes())
        tokenizer = Tokenizer.from_str((directory / "tokenizer.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelMissingError(
            f"{directory} lacks {error.filename}; reinstall the package, or train the model "
            "with training/embedding/train.py"
        ) from error
    rows, weights = tensors["embeddings"], tensors["weights"].astype(np.float32)[:, None]
    if rows.dtype != np.int8:
        rows = rows.astype(np.float32)
    if rows.shape[0] != tokenizer.get_vocab_size():
        raise ModelMissingError(
            f"{directory}: {rows.shape[0]} rows for {tokenizer.get_vocab_size()} tokens; "
            "model.safetensors and tokenizer.json are not of one training, copy both again"
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return StaticEmbedder(str(config["name"]), tokenizer, rows, weights)


def by_name(name: str) -> Embedder:
    """Return the embedder called ``name``: the bundled one, or a sentence-transformers model.

    ``name`` is a Hugging Face name or a folder. Raises :class:`ModelMissingError` where
    sentence-transformers is not installed or has no such model.
    """
    return bundled() if name == bundled().name else load_embedder(name)


def question_vector(embedder: Embedder, text: str) -> NDArray[np.float32]:
    """Return the vector of a question: some models by name want questions marked as such."""
    if isinstance(embedder, NamedEmbedder):
        vectors = embedder.encode_questions([text])
    else:
        vectors = embedder.encode([text])
    found: NDArray[np.float32] = vectors[0]
    return found
