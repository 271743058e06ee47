"""Models by name, run by sentence-transformers: embeddings, and rerankers that read both texts.

What a model needs (a prefix before questions, another before passages, how many tokens it
reads) is a row of ``named_models.tsv``; a folder whose name ends as a row's does is taken
for that model. Anything else is used as its own files say.

Before a name, ``int8:`` runs the model's linear layers in eight bits, two to three times faster
on a processor, and ``onnx:`` runs it by ONNX Runtime (needs ``optimum-onnx``). Vectors differ a
little from those of the plain model, so the whole name, ``int8:…``, goes into the manifest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TypeVar

import numpy as np

from index_store.errors import IndexStoreError
from index_store.language.knowledge import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import CrossEncoder, SentenceTransformer

_Model = TypeVar("_Model", bound="SentenceTransformer | CrossEncoder")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_INSTALL = 'pip install "cchc-assistant[models]"'
_RUN_AS = re.compile(r"(?:(?P<form>int8|onnx):)?(?P<name>.*)", re.DOTALL)


class ModelMissingError(IndexStoreError):
    """The model that was asked for cannot be loaded on this machine."""


@dataclass(frozen=True, slots=True)
class KnownModel:
    """What is known of a model beside its files; ``longest`` in tokens."""

    name: str
    question_prefix: str
    passage_prefix: str
    longest: int


@dataclass(frozen=True, slots=True)
class NamedEmbedder:
    """A sentence-transformers model, loaded by its name or folder."""

    name: str
    dimensions: int
    model: SentenceTransformer
    question_prefix: str = ""
    passage_prefix: str = ""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each passage."""
        return self._encode([self.passage_prefix + text for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each question."""
        return self._encode([self.question_prefix + text for text in texts])

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        vectors = self.model.encode(
            list(clean(texts)), convert_to_numpy=True, show_progress_bar=False
        )
        return unit_rows(np.asarray(vectors, dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Reranker:
    """A cross-encoder: it reads a question and a passage together and says how well they fit."""

    name: str
    model: CrossEncoder

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return one score for each passage, in their order; only their differences mean something."""
        if not passages:
            return []
        (asked,) = clean([question])
        pairs = [(asked, passage) for passage in clean(passages)]
        found = self.model.predict(pairs, convert_to_numpy=True, show_progress_bar=False)
        return [float(score) for score in np.asarray(found, dtype=np.float64).reshape(len(pairs))]


def known_model(name: str) -> KnownModel | None:
    """Return what is known of a model, given its name or the folder that it was saved in.

    >>> known_model("intfloat/multilingual-e5-small").question_prefix
    'query: '
    >>> known_model("/models/multilingual-e5-small/").longest
    512
    >>> known_model("someone/my-e5")
    """
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    return next((model for model in _known() if model.name.rpartition("/")[2] == last), None)


def run_as(name: str) -> tuple[str, str]:
    """Return how a model is run, ``int8``, ``onnx`` or nothing, and its own name.

    >>> run_as("int8:intfloat/multilingual-e5-small")
    ('int8', 'intfloat/multilingual-e5-small')
    >>> run_as("C:/models/e5")
    ('', 'C:/models/e5')
    """
    match = _RUN_AS.fullmatch(name)
    assert match is not None  # the pattern meets every text
    return match["form"] or "", match["name"]


def load_embedder(name: str) -> NamedEmbedder:
    """Return the embedding model of that name or folder.

    Raises :class:`ModelMissingError` where sentence-transformers is not installed or has no
    such model.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise _not_installed(name) from error
    form, source = run_as(name)
    try:
        model = SentenceTransformer(source, device="cpu", backend=_backend(name))
    except (OSError, ValueError) as error:
        raise _not_loaded(name, error) from error
    if form == "int8":
        model = _in_eight_bits(model)
    dimensions = model.get_embedding_dimension()
    if dimensions is None:
        raise ModelMissingError(f"{name!r} does not say how many dimensions its vectors have")
    known = known_model(source)
    if known is None:
        return NamedEmbedder(name, int(dimensions), model)
    if model.max_seq_length is not None:
        model.max_seq_length = min(known.longest, model.max_seq_length)
    return NamedEmbedder(name, int(dimensions), model, known.question_prefix, known.passage_prefix)


def load_reranker(name: str) -> Reranker:
    """Return the cross-encoder of that name or folder; errors as of :func:`load_embedder`."""
    try:
        from sentence_transformers import CrossEncoder
    except ImportError as error:
        raise _not_installed(name) from error
    form, source = run_as(name)
    try:
        model = CrossEncoder(source, device="cpu", backend=_backend(name))
    except (OSError, ValueError) as error:
        raise _not_loaded(name, error) from error
    if form == "int8":
        model = _in_eight_bits(model)
    if model.num_labels != 1:
        raise ModelMissingError(
            f"{name!r} gives {model.num_labels} numbers for a pair of texts, and a reranker gives "
            "one; give the name of a cross-encoder made for ranking"
        )
    return Reranker(name, model)


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows scaled to length one; a row of zeros becomes the first basis vector.

    >>> unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]], dtype=np.float32)).tolist()
    [[0.6000000238418579, 0.800000011920929], [1.0, 0.0]]
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    nowhere = ~(lengths[:, 0] > 0)  # zeros, and NaN from models that divide by no tokens
    units = np.zeros_like(vectors)
    np.divide(vectors, lengths, out=units, where=lengths > 0)
    units[nowhere] = 0
    units[nowhere, 0] = 1
    return units


def clean(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts without halves of surrogate pairs, which no tokenizer accepts."""
    return (_LONE_SURROGATE.sub("", text) for text in texts)


def _backend(name: str) -> Literal["torch", "onnx"]:
    if run_as(name)[0] != "onnx":
        return "torch"
    if find_spec("optimum") is None:
        raise ModelMissingError(
            f"the model {name!r} needs optimum and ONNX Runtime, which are not installed; install "
            'them with: pip install "sentence-transformers[onnx]", or leave out "onnx:"'
        )
    return "onnx"


def _in_eight_bits(model: _Model) -> _Model:
    """Return the model with the weights of its linear layers as whole numbers of eight bits."""
    import warnings

    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells that another package will do this one day
        quantized: _Model = torch.ao.quantization.quantize_dynamic(
            model, {torch.nn.Linear}, dtype=torch.qint8
        )
    return quantized


@cache
def _known() -> tuple[KnownModel, ...]:
    columns = ("name", "question_prefix", "passage_prefix", "longest")
    return tuple(
        KnownModel(name, question, passage, int(longest))
        for name, question, passage, longest in table_rows(
            "index_store", "named_models.tsv", *columns
        )
    )


def _not_installed(name: str) -> ModelMissingError:
    return ModelMissingError(
        f"the model {name!r} needs sentence-transformers, which is not installed; "
        f"install it with: {_INSTALL}"
    )


def _not_loaded(name: str, error: Exception) -> ModelMissingError:
    return ModelMissingError(
        f"sentence-transformers cannot load {name!r} ({type(error).__name__}); give the name of "
        "a model that can be downloaded, or its folder, or use 'bundled'"
    )
