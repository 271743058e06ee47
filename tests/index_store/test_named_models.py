"""Models by name, each kind made small and on the spot: prefixes, limits, reranking, reindexing."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from index_store.embedding import ModelMissingError, NamedEmbedder, by_name, question_vector
from index_store.errors import IndexMismatchError
from index_store.named_models import known_model, load_reranker
from index_store.reindex import reindex
from index_store.store import Store
from tests.index_store.samples import TopicEmbedder, reading

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "họp", "thuế", "đất", "query", "passage", ":"]
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # torch warns as it pleases


def tokenizer_files(folder: Path) -> None:
    transformers = pytest.importorskip("transformers")
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, "[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=words,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
    ).save_pretrained(str(folder))


def config(**more: object) -> object:
    transformers = pytest.importorskip("transformers")
    return transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=64,
        initializer_range=0.5,  # so that a word more or less is seen in the numbers
        **more,
    )


@pytest.fixture
def e5(tmp_path: Path) -> Path:
    """Give a tiny encoder in a folder with the name of a model whose prefixes are known."""
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    package = pytest.importorskip("sentence_transformers")
    torch.manual_seed(1)
    tokenizer_files(tmp_path / "bert")
    transformers.BertModel(config()).save_pretrained(str(tmp_path / "bert"))
    folder = tmp_path / "multilingual-e5-small"
    package.SentenceTransformer(str(tmp_path / "bert"), device="cpu").save(str(folder))
    return folder


@pytest.fixture
def cross_encoder(tmp_path: Path) -> Path:
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    torch.manual_seed(2)
    tokenizer_files(tmp_path / "cross")
    model = transformers.BertForSequenceClassification(config(num_labels=1))
    model.save_pretrained(str(tmp_path / "cross"))
    return tmp_path / "cross"


def test_a_known_model_gets_its_prefixes_for_questions_and_for_passages(e5: Path) -> None:
    named = by_name(str(e5))
    assert isinstance(named, NamedEmbedder)
    plain = named.model.encode(["query: thuế đất", "passage: thuế đất"])
    assert not np.allclose(plain[0], plain[1], atol=1e-3)
    asked, passage = plain / np.linalg.norm(plain, axis=1, keepdims=True)
    np.testing.assert_allclose(question_vector(named, "thuế đất"), asked, atol=1e-5)
    np.testing.assert_allclose(named.encode(["thuế đất"])[0], passage, atol=1e-5)
    assert named.model.max_seq_length <= 512


def test_an_index_moves_to_a_named_model_and_refuses_the_old_one(e5: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = Store.open(data, TopicEmbedder(), create=True)
    with store.writer() as writer:
        writer.put([reading("a", "họp đất", "thuế"), reading("b", "đất")])
    store.close()
    named = by_name(str(e5))
    assert reindex(data, named, lambda *_: None) == 3
    with pytest.raises(IndexMismatchError, match="cchc reindex"):
        Store.open(data, TopicEmbedder())
    moved = Store.open(data, named)
    assert moved.search("thuế")[0].passage.text == "thuế"
    moved.close()


def test_a_reranker_reads_question_and_passage_together(cross_encoder: Path) -> None:
    reranker = load_reranker(str(cross_encoder))
    passages = ["họp", "thuế đất", "đất đất đất", "\ud800"]
    scores = reranker.scores("thuế", passages)
    assert len(scores) == 4
    assert len(set(scores[:3])) == 3
    assert reranker.scores("thuế", passages[:2]) == pytest.approx(scores[:2], abs=1e-5)
    assert reranker.scores("họp", passages[:2]) != pytest.approx(scores[:2], abs=1e-6)
    assert reranker.scores("thuế", []) == []


def test_a_model_in_eight_bits_is_close_to_the_plain_one_and_has_a_name_of_its_own(
    e5: Path, cross_encoder: Path
) -> None:
    plain, small = by_name(str(e5)), by_name(f"int8:{e5}")
    texts = ["thuế đất", "họp"]
    cosines = (plain.encode(texts) * small.encode(texts)).sum(axis=1)
    assert (cosines > 0.95).all()
    assert not np.array_equal(plain.encode(texts), small.encode(texts))
    assert small.name == f"int8:{e5}"
    assert isinstance(small, NamedEmbedder)
    assert small.question_prefix == "query: "
    scores = load_reranker(f"int8:{cross_encoder}").scores("thuế", ["họp", "thuế đất"])
    assert scores == pytest.approx(
        load_reranker(str(cross_encoder)).scores("thuế", ["họp", "thuế đất"]), abs=0.1
    )


@pytest.mark.skipif(find_spec("optimum") is not None, reason="ONNX can be run here")
def test_a_model_by_onnx_says_what_is_missing(e5: Path) -> None:
    with pytest.raises(ModelMissingError, match="optimum"):
        by_name(f"onnx:{e5}")


@pytest.mark.skipif(find_spec("optimum") is None, reason="optimum-onnx is not installed")
def test_a_model_by_onnx_gives_the_numbers_of_the_plain_one(e5: Path, cross_encoder: Path) -> None:
    plain, exported = by_name(str(e5)), by_name(f"onnx:{e5}")
    texts = ["thuế đất", "họp", ""]
    np.testing.assert_allclose(exported.encode(texts), plain.encode(texts), atol=1e-5)
    assert exported.name == f"onnx:{e5}"
    assert isinstance(exported, NamedEmbedder)
    assert exported.question_prefix == "query: "
    scores = load_reranker(f"onnx:{cross_encoder}").scores("thuế", ["họp", "thuế đất"])
    assert scores == pytest.approx(
        load_reranker(str(cross_encoder)).scores("thuế", ["họp", "thuế đất"]), abs=1e-5
    )


@pytest.mark.parametrize("name", ["no/such-folder"])
def test_a_model_that_is_not_there_is_one_clear_error(name: str, tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    for load in (by_name, load_reranker):
        with pytest.raises(ModelMissingError, match="such-folder"):
            load(str(tmp_path / name))


def test_the_table_of_models_is_sorted_unique_and_has_a_reason_each(root: Path) -> None:
    lines = (root / "index_store" / "named_models.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == 5 and row[0] and row[4] for row in rows)
    assert all(one[0] < two[0] for one, two in pairwise(rows))
    assert known_model("BAAI/bge-m3") is not None
